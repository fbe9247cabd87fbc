"""The tables of a Rolodex file, as SQLAlchemy sees them. Migrations create them.

A table has the fields of its record, under the same names. Tuples of text are JSON arrays.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("name"),
    _text("emails"),
    _text("phones"),
    _text("links"),
    _text("city"),
    _text("tags"),
    _text("how_known"),
    Column("referred_by", ForeignKey("person.id")),
    Column("rating", Integer),
    Column("two_am", Boolean),
    _text("relation"),
    _text("seniority"),
    _text("authority"),
    _text("birthday"),
    _text("identities"),
    _text("extra"),
)
organization = Table("organization", metadata, Column("id", Integer, primary_key=True), _text("name"))
role = Table(
    "role",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("organization", ForeignKey("organization.id")),
    _text("title"),
    _text("start"),
    _text("end"),
    Column("headcount", Integer),
)
tie = Table(
    "tie",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("a", ForeignKey("person.id"), nullable=False),
    Column("b", ForeignKey("person.id"), nullable=False),
    _text("source"),
    Column("strength", Integer),
    Column("certainty", Float),
    Column("says", ForeignKey("person.id")),
    _text("since"),
    _text("organization"),
    Column("headcount", Integer),
    _text("start"),
    _text("end"),
)
favor = Table(
    "favor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    _text("direction"),
    _text("title"),
    _number("size"),
    _number("effort"),
    _text("mode"),
    _text("status"),
    Column("thanked", Boolean, nullable=False),
    _text("beneficiary"),
    Column("due", Integer),
)
note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    _text("text"),
    _text("topic"),
)
down_period = Table(
    "down_period",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("start"),
    Column("end", Integer),
    _text("cause"),
)
correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _text("part"),
    Column("period", ForeignKey("down_period.id")),
    _text("signs"),
    Column("points", Float, nullable=False),
)
# A drill outlives the people it names: their ids stand in it as plain numbers.
drill = Table(
    "drill",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("day"),
    _text("people"),
    _text("names"),
    _text("chances"),
    _text("seal"),
)
target = Table(
    "target",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id")),
    Column("organization", ForeignKey("organization.id")),
    _number("needed"),
    _text("title"),
    Column("weight", Float, nullable=False),
    _number("value"),
    _text("why"),
)
task = Table(
    "task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("due"),
    _text("work"),
    _text("text"),
    Column("done", Boolean, nullable=False),
    Column("target", ForeignKey("target.id")),
)
ask = Table(
    "ask",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    Column("shown", Float, nullable=False),
    Column("predicted", Float, nullable=False),
    _text("model"),
    _text("outcome"),
    Column("closed", Integer),
    Column("size", Float, nullable=False),
    _text("text"),
)
attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    _text("channel"),
    _text("purpose"),
    Column("at", Integer),
    _number("number"),
    _text("outcome"),
    Column("settled", Integer),
    _text("benefit"),
    _number("offer"),
    Column("asking", Boolean, nullable=False),
    Column("size", Float, nullable=False),
    _text("text"),
    _text("hook"),
    Column("landed", Boolean),
    _text("override"),
    Column("closed", Integer),
    _text("debrief"),
    # Touches live by rules of their own, see below: no foreign key.
    Column("touch", Integer),
    Column("reply", Integer),
    Column("ask", ForeignKey("ask.id")),
)
pause = Table(
    "pause",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _text("cause"),
    _number("start"),
    Column("end", Integer),
    _text("note"),
)
etiquette = Table(
    "etiquette",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _text("zone"),
    _text("country"),
    _number("opens"),
    _number("closes"),
    _text("workdays"),
    _text("channel"),
    Column("gatekeeper", ForeignKey("person.id")),
    _text("protocol"),
    _text("decides"),
    Column("decides_says", ForeignKey("person.id")),
    _text("incumbent"),
    _text("incumbent_since"),
    _text("incumbent_change"),
)
cadence = Table(
    "cadence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id")),
    _text("rhythm"),
    _number("start"),
    _text("tag"),
    _text("persistence"),
    Column("active", Boolean, nullable=False),
)
occasion = Table(
    "occasion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _text("date"),
    _text("sort"),
    _text("text"),
)
snooze = Table(
    "snooze",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _text("item"),
    _number("day"),
    Column("until", Integer),
)
refusal = Table(
    "refusal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    _number("revisit"),
    _text("why"),
    Column("attempt", ForeignKey("attempt.id")),
)
silence = Table(
    "silence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    _number("row"),
    Column("holds", Boolean, nullable=False),
)
introduction = Table(
    "introduction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("target", ForeignKey("person.id"), nullable=False),
    _text("chain"),
    _text("states"),
    _text("days"),
    _text("why"),
    _text("for_them"),
    _text("why_them"),
    _text("note"),
    Column("size", Float, nullable=False),
    _number("offer"),
    _text("consent"),
    Column("followed_up", Integer),
    _text("thanked"),
    _text("asks"),
)
# The bytes may outlive what refers to them until the file is opened again, see `history.purge`.
attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    _number("day"),
    _text("name"),
    _number("size"),
    _number("content"),
    Column("attempt", ForeignKey("attempt.id")),
)
content = Table(
    "content",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("digest"),
    Column("data", LargeBinary, nullable=False),
)
batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("day"),
    _text("files"),
    _number("records"),
    _number("added"),
    _number("merged"),
    _number("unchanged"),
    _number("rejected"),
    Column("active", Boolean, nullable=False),
)
# A touch and a photo may outlive their person until the file is opened again, so that taking
# the removal back needs no copy of them: no foreign key, see `history.purge`.
touch = Table(
    "touch",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("person"),
    _number("day"),
    _text("channel"),
    _text("direction"),
    _number("people"),
    Column("obligate", Boolean, nullable=False),
    _text("context"),
    Column("personal", Boolean, nullable=False),
    _text("ask"),
    _text("note"),
    Column("batch", Integer),
    Column("key", Integer),
)
photo = Table("photo", metadata, Column("id", Integer, primary_key=True), Column("data", LargeBinary, nullable=False))
contact_sums = Table(
    "contact_sums",
    metadata,
    Column("person", Integer, primary_key=True),
    _number("days"),
    _number("first"),
    _number("last"),
    Column("weight", Float, nullable=False),
    Column("weight_in", Float, nullable=False),
    Column("weight_out", Float, nullable=False),
    _number("exchanges"),
    _number("last_exchange"),
    _number("last_in"),
    _number("last_out"),
    _number("last_one_to_one"),
    _number("last_personal"),
    Column("work", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    _text("channels"),
    _number("last_value_first"),
    _text("runs"),
    _text("my_asks"),
    _text("their_asks"),
    Column("initiated", Float, nullable=False),
    Column("initiated_down", Float, nullable=False),
    _number("last_initiated"),
    Column("met", Float, nullable=False),
    Column("met_down", Float, nullable=False),
    _number("last_met"),
    _text("down"),
    Column("next", Integer),
)
journal = Table(
    "journal",
    metadata,
    Column("batch", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("before", Text),
    Column("after", Text),
)
setting = Table("setting", metadata, Column("name", Text, primary_key=True), _text("value"))
place = Table(
    "place",
    metadata,
    Column("arrangement", Text, primary_key=True),
    Column("person", Integer, primary_key=True),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
)

TABLE_OF: dict[type[Record], Table] = {
    Person: person,
    Organization: organization,
    Role: role,
    Tie: tie,
    Favor: favor,
    Note: note,
    DownPeriod: down_period,
    Correction: correction,
    Drill: drill,
    Target: target,
    Task: task,
    Ask: ask,
    Attempt: attempt,
    Pause: pause,
    Etiquette: etiquette,
    Cadence: cadence,
    Occasion: occasion,
    Snooze: snooze,
    Refusal: refusal,
    Silence: silence,
    Introduction: introduction,
    Attachment: attachment,
    Batch: batch,
    Touch: touch,
    Photo: photo,
    Content: content,
}
ROW_KINDS: dict[type, Table] = {**TABLE_OF, ContactSums: contact_sums}
