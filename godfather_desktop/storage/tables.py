"""The tables of a Rolodex file, as SQLAlchemy sees them. Migrations create them.

A table has the fields of its record, under the same names. Tuples of text are JSON arrays.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, Table, Text

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
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
from godfather_desktop.storage.columns import metadata, number_column, text_column
from godfather_desktop.storage.desk_tables import (
    attachment,
    attempt,
    cadence,
    content,
    etiquette,
    introduction,
    occasion,
    pause,
    refusal,
    silence,
    snooze,
)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    text_column("name"),
    text_column("emails"),
    text_column("phones"),
    text_column("links"),
    text_column("city"),
    text_column("tags"),
    text_column("how_known"),
    Column("referred_by", ForeignKey("person.id")),
    Column("rating", Integer),
    Column("two_am", Boolean),
    text_column("relation"),
    text_column("seniority"),
    text_column("authority"),
    text_column("birthday"),
    text_column("identities"),
    text_column("extra"),
)
organization = Table("organization", metadata, Column("id", Integer, primary_key=True), text_column("name"))
role = Table(
    "role",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("organization", ForeignKey("organization.id")),
    text_column("title"),
    text_column("start"),
    text_column("end"),
    Column("headcount", Integer),
)
tie = Table(
    "tie",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("a", ForeignKey("person.id"), nullable=False),
    Column("b", ForeignKey("person.id"), nullable=False),
    text_column("source"),
    Column("strength", Integer),
    Column("certainty", Float),
    Column("says", ForeignKey("person.id")),
    text_column("since"),
    text_column("organization"),
    Column("headcount", Integer),
    text_column("start"),
    text_column("end"),
)
favor = Table(
    "favor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    text_column("direction"),
    text_column("title"),
    number_column("size"),
    number_column("effort"),
    text_column("mode"),
    text_column("status"),
    Column("thanked", Boolean, nullable=False),
    text_column("beneficiary"),
    Column("due", Integer),
)
note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    text_column("text"),
    text_column("topic"),
)
down_period = Table(
    "down_period",
    metadata,
    Column("id", Integer, primary_key=True),
    number_column("start"),
    Column("end", Integer),
    text_column("cause"),
)
correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    text_column("part"),
    Column("period", ForeignKey("down_period.id")),
    text_column("signs"),
    Column("points", Float, nullable=False),
)
# A drill outlives the people it names: their ids stand in it as plain numbers.
drill = Table(
    "drill",
    metadata,
    Column("id", Integer, primary_key=True),
    number_column("day"),
    text_column("people"),
    text_column("names"),
    text_column("chances"),
    text_column("seal"),
)
target = Table(
    "target",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id")),
    Column("organization", ForeignKey("organization.id")),
    number_column("needed"),
    text_column("title"),
    Column("weight", Float, nullable=False),
    number_column("value"),
    text_column("why"),
)
task = Table(
    "task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("due"),
    text_column("work"),
    text_column("text"),
    Column("done", Boolean, nullable=False),
    Column("target", ForeignKey("target.id")),
)
ask = Table(
    "ask",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    Column("shown", Float, nullable=False),
    Column("predicted", Float, nullable=False),
    text_column("model"),
    text_column("outcome"),
    Column("closed", Integer),
    Column("size", Float, nullable=False),
    text_column("text"),
)
batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    number_column("day"),
    text_column("files"),
    number_column("records"),
    number_column("added"),
    number_column("merged"),
    number_column("unchanged"),
    number_column("rejected"),
    Column("active", Boolean, nullable=False),
)
# A touch and a photo may outlive their person until the file is opened again, so that taking
# the removal back needs no copy of them: no foreign key, see `history.purge`.
touch = Table(
    "touch",
    metadata,
    Column("id", Integer, primary_key=True),
    number_column("person"),
    number_column("day"),
    text_column("channel"),
    text_column("direction"),
    number_column("people"),
    Column("obligate", Boolean, nullable=False),
    text_column("context"),
    Column("personal", Boolean, nullable=False),
    text_column("ask"),
    text_column("note"),
    Column("batch", Integer),
    Column("key", Integer),
)
photo = Table("photo", metadata, Column("id", Integer, primary_key=True), Column("data", LargeBinary, nullable=False))
contact_sums = Table(
    "contact_sums",
    metadata,
    Column("person", Integer, primary_key=True),
    number_column("days"),
    number_column("first"),
    number_column("last"),
    Column("weight", Float, nullable=False),
    Column("weight_in", Float, nullable=False),
    Column("weight_out", Float, nullable=False),
    number_column("exchanges"),
    number_column("last_exchange"),
    number_column("last_in"),
    number_column("last_out"),
    number_column("last_one_to_one"),
    number_column("last_personal"),
    Column("work", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    text_column("channels"),
    number_column("last_value_first"),
    text_column("runs"),
    text_column("my_asks"),
    text_column("their_asks"),
    Column("initiated", Float, nullable=False),
    Column("initiated_down", Float, nullable=False),
    number_column("last_initiated"),
    Column("met", Float, nullable=False),
    Column("met_down", Float, nullable=False),
    number_column("last_met"),
    text_column("down"),
    Column("next", Integer),
)
merge = Table(
    "merge",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    # The card that went: no foreign key.
    number_column("other"),
    number_column("day"),
    *map(text_column, ("reason", "said", "before", "lost", "moved")),
)
distinct = Table(
    "distinct_pair",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("a", ForeignKey("person.id"), nullable=False),
    Column("b", ForeignKey("person.id"), nullable=False),
    number_column("day"),
)
claim = Table(
    "claim",
    metadata,
    Column("touch", Integer, primary_key=True),
    Column("batch", Integer, primary_key=True),
)
journal = Table(
    "journal",
    metadata,
    Column("batch", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("before", Text),
    Column("after", Text),
)
setting = Table("setting", metadata, Column("name", Text, primary_key=True), text_column("value"))
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
    Merge: merge,
    Distinct: distinct,
    Batch: batch,
    Touch: touch,
    Photo: photo,
    Content: content,
}
ROW_KINDS: dict[type, Table] = {**TABLE_OF, ContactSums: contact_sums}
