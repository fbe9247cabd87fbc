"""The tables of the callback desk and of introductions, see `storage.tables`."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, Table

from godfather_desktop.storage.columns import metadata, number_column, text_column

attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    text_column("channel"),
    text_column("purpose"),
    Column("at", Integer),
    number_column("number"),
    text_column("outcome"),
    Column("settled", Integer),
    text_column("benefit"),
    number_column("offer"),
    Column("asking", Boolean, nullable=False),
    Column("size", Float, nullable=False),
    text_column("text"),
    text_column("hook"),
    Column("landed", Boolean),
    text_column("override"),
    Column("closed", Integer),
    text_column("debrief"),
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
    text_column("cause"),
    number_column("start"),
    Column("end", Integer),
    text_column("note"),
)
etiquette = Table(
    "etiquette",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    text_column("zone"),
    text_column("country"),
    number_column("opens"),
    number_column("closes"),
    text_column("workdays"),
    text_column("channel"),
    Column("gatekeeper", ForeignKey("person.id")),
    text_column("protocol"),
    text_column("decides"),
    Column("decides_says", ForeignKey("person.id")),
    text_column("incumbent"),
    text_column("incumbent_since"),
    text_column("incumbent_change"),
)
cadence = Table(
    "cadence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id")),
    text_column("rhythm"),
    number_column("start"),
    text_column("tag"),
    text_column("persistence"),
    Column("active", Boolean, nullable=False),
)
occasion = Table(
    "occasion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    text_column("date"),
    text_column("sort"),
    text_column("text"),
)
snooze = Table(
    "snooze",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    text_column("item"),
    number_column("day"),
    Column("until", Integer),
)
refusal = Table(
    "refusal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    number_column("revisit"),
    text_column("why"),
    Column("attempt", ForeignKey("attempt.id")),
)
silence = Table(
    "silence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    number_column("row"),
    Column("holds", Boolean, nullable=False),
)
introduction = Table(
    "introduction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("target", ForeignKey("person.id"), nullable=False),
    text_column("chain"),
    text_column("states"),
    text_column("days"),
    text_column("why"),
    text_column("for_them"),
    text_column("why_them"),
    text_column("note"),
    Column("size", Float, nullable=False),
    number_column("offer"),
    text_column("consent"),
    Column("followed_up", Integer),
    text_column("thanked"),
    text_column("asks"),
)
# The bytes may outlive what refers to them until the file is opened again, see `history.purge`.
attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    number_column("day"),
    text_column("name"),
    number_column("size"),
    number_column("content"),
    Column("attempt", ForeignKey("attempt.id")),
)
content = Table(
    "content",
    metadata,
    Column("id", Integer, primary_key=True),
    text_column("digest"),
    Column("data", LargeBinary, nullable=False),
)
