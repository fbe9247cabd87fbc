"""ChangeSets into rows: what a save writes, inside the transaction of the store."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from godfather_desktop.domain.attachment import Content
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import ME, BatchId, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import from_plain, to_plain
from godfather_desktop.domain.touch import Touch
from godfather_desktop.storage import history
from godfather_desktop.storage.rows import field_names, from_rows, to_row
from godfather_desktop.storage.tables import TABLE_OF, journal, setting

_CHUNK = 5_000


def all_of(connection: Connection, kind: type[Record]) -> Iterable[Any]:
    """Every record of a kind, by id."""
    columns = ", ".join(f'"{name}"' for name in field_names(kind))
    result = connection.exec_driver_sql(f"SELECT {columns} FROM {TABLE_OF[kind].name} ORDER BY id")
    # The driver's own rows: wrapping each of 50,000 would take longer than reading them.
    return from_rows(kind, result.cursor.fetchall() if result.cursor is not None else ())


def each_of(connection: Connection, kind: type[Record]) -> Iterable[Any]:
    """Like `all_of`, a row at a time: for records that may be of megabytes."""
    columns = ", ".join(f'"{name}"' for name in field_names(kind))
    result = connection.exec_driver_sql(f"SELECT {columns} FROM {TABLE_OF[kind].name} ORDER BY id")
    return from_rows(kind, iter(result.cursor.fetchone, None) if result.cursor is not None else ())


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring each record to its last state: rows that go first, then rows that come or change."""
    final: dict[tuple[type[Record], int], Record | None] = {}
    for change in changes:
        record = change.record
        final[type(record), record.id] = change.after
    gone: dict[type[Record], list[int]] = {}
    kept: dict[type[Record], list[dict[str, Any]]] = {}
    for (kind, id_), after in final.items():
        if after is not None:
            row = to_row(after)
            if isinstance(after, Touch):
                # So that a file which was written from the book brings nothing into it.
                row["key"] = history.key_of(after)
            kept.setdefault(kind, []).append(row)
        elif kind is not Content:
            # Another attachment may have the same bytes: `history.purge` deletes those that nobody needs.
            gone.setdefault(kind, []).append(id_)
    for kind, ids in gone.items():
        table = TABLE_OF[kind]
        connection.execute(delete(table).where(table.c.id == bindparam("gone")), [{"gone": id_} for id_ in ids])
    for kind in TABLE_OF:
        rows = kept.get(kind)
        if rows:
            statement = upsert(TABLE_OF[kind])
            columns = [name for name in rows[0] if name != "id"]
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["id"], set_={name: statement.excluded[name] for name in columns}
                ),
                rows,
            )


def brings_nothing(changes: ChangeSet, counts: Iterable[tuple[int, int, int]]) -> bool:
    """Whether an import alters nothing but for the record of itself."""
    return all(isinstance(change.record, Batch) for change in changes.changes) and not any(new for _, _, new in counts)


def settled(connection: Connection, changes: ChangeSet, counts: list[tuple[int, int, int]]) -> ChangeSet:
    """The ChangeSet of an import with the records of its touches counted in its batch."""
    added, known, _ = (sum(count) for count in zip(*counts, strict=True))

    def counted(change: Change) -> Change:
        if not isinstance(change.after, Batch):
            return change
        batch = replace(change.after, added=change.after.added + added, unchanged=change.after.unchanged + known)
        return Change(change.before, batch)

    settled = replace(changes, changes=tuple(map(counted, changes.changes)))
    write(connection, (change for change in settled.changes if isinstance(change.record, Batch)))
    return settled


def people_concerned(connection: Connection, changes: ChangeSet) -> set[PersonId]:
    """Whose contact sums a ChangeSet may alter."""
    people: set[PersonId] = set()
    for change in changes.changes:
        for record in (change.before, change.after):
            if isinstance(record, Touch):
                people.add(record.person)
        if isinstance(change.record, Person) and (change.before is None or change.after is None):
            people.add(change.record.id)
        if isinstance(change.record, Batch):
            people.update(history.people_of_batch(connection, change.record.id))
        for period in (change.before, change.after):
            if isinstance(period, DownPeriod):
                people.update(history.people_within(connection, period))
    return people


def lone_touch(changes: ChangeSet) -> Touch | None:
    """The touch that a ChangeSet adds when nothing else in it concerns contact sums."""
    touches = [change for change in changes.changes if isinstance(change.record, Touch)]
    others = any(isinstance(change.record, Batch | Person | DownPeriod) for change in changes.changes)
    if len(touches) != 1 or others or touches[0].before is not None:
        return None
    return cast("Touch", touches[0].after)


def write_journal(connection: Connection, changes: ChangeSet) -> None:
    """Write down what an import changed, so that it can be rolled back later."""
    batch = next(change.record.id for change in changes.changes if isinstance(change.record, Batch))
    rows = [
        {"batch": batch, "position": position, "before": _written(change.before), "after": _written(change.after)}
        for position, change in enumerate(changes.changes)
        # The bytes of a file may belong to other attachments, too: nothing takes them back.
        if not isinstance(change.record, Batch | Content)
    ]
    if rows:
        connection.execute(insert(journal), rows)


def others(connection: Connection) -> Iterator[str]:
    """What an export holds beside records, a line of JSON each: journals of imports and claims on touches."""
    rows = connection.execute(
        select(journal)
        .where(journal.c.batch.in_(select(TABLE_OF[Batch].c.id).where(TABLE_OF[Batch].c.active)))
        .order_by(journal.c.batch, journal.c.position)
    )
    for batch, position, before, after in rows:
        told = {name: json.loads(text) for name, text in (("before", before), ("after", after)) if text is not None}
        yield json.dumps(
            {"kind": "journal", "batch": batch, "position": position, **told}, ensure_ascii=False, sort_keys=True
        )
    claims = connection.exec_driver_sql(
        "SELECT claim.touch, claim.batch FROM claim JOIN batch ON batch.id = claim.batch AND batch.active "
        "JOIN touch ON touch.id = claim.touch AND touch.batch <> claim.batch "
        "JOIN person ON person.id = touch.person ORDER BY 1, 2"
    )
    for touch, batch in claims:
        yield json.dumps({"kind": "claim", "touch": touch, "batch": batch}, sort_keys=True)


def write_others(connection: Connection, entries: Iterable[dict[str, Any]]) -> None:
    """Write what `others` told; of two entries in one place the first."""
    stream = iter(entries)
    while some := list(islice(stream, _CHUNK)):
        claims = [(one["touch"], one["batch"]) for one in some if one["kind"] == "claim"]
        changes = [
            (one["batch"], one["position"], _text(one.get("before")), _text(one.get("after")))
            for one in some
            if one["kind"] == "journal"
        ]
        if claims:
            connection.exec_driver_sql("INSERT OR IGNORE INTO claim(touch, batch) VALUES (?, ?)", claims)
        if changes:
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO journal(batch, position, before, after) VALUES (?, ?, ?, ?)", changes
            )


def journal_of(connection: Connection, batch: BatchId) -> list[Change]:
    """What an import changed, in order; without photos that were replaced since."""
    rows = connection.execute(
        select(journal.c.before, journal.c.after).where(journal.c.batch == batch).order_by(journal.c.position)
    )
    changes = [Change(_unwritten(before), _unwritten(after)) for before, after in rows]
    return [whole for change in changes if (whole := _with_photo(connection, change)) is not None]


def _with_photo(connection: Connection, change: Change) -> Change | None:
    """The change with the picture itself, None when the person has another one today."""
    photo = change.after
    if not isinstance(photo, Photo):
        return change
    data = connection.exec_driver_sql("SELECT data FROM photo WHERE id = ?", (photo.id,)).scalar()
    if data is None or photo.data not in (_mark(bytes(data)), bytes(data)):
        return None
    return Change(None, Photo(photo.id, bytes(data)))


def _mark(data: bytes) -> bytes:
    """What a journal keeps of a picture."""
    return hashlib.sha256(data).digest()


def _written(record: Record | None) -> str | None:
    if isinstance(record, Photo):
        record = Photo(record.id, _mark(record.data))
    return None if record is None else _text(to_plain(record))


def _text(plain: dict[str, Any] | None) -> str | None:
    return None if plain is None else json.dumps(plain, ensure_ascii=False)


def _unwritten(text: str | None) -> Record | None:
    return None if text is None else from_plain(json.loads(text))


def highest_id(changes: ChangeSet) -> int:
    """The highest id of the common sequence among the records of a ChangeSet."""
    return max((change.record.id for change in changes.changes if not isinstance(change.record, Content)), default=0)


def next_id(connection: Connection) -> int:
    """The first id that no record ever had."""
    return int(setting_of(connection, "next_id", str(ME + 1)))


def fill_missing_sums(connection: Connection, as_of: Day) -> None:
    """Make everybody's contact sums where a migration dropped them: the file is opened for the first time since."""
    if setting_of(connection, "sums", "") == "missing":
        history.refresh_sums(connection, history.everybody_touched(connection), as_of)
        keep_setting(connection, "sums", "")


def setting_of(connection: Connection, name: str, default: str) -> str:
    """A setting kept in the file."""
    value = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
    return default if value is None else str(value)


def keep_setting(connection: Connection, name: str, value: str) -> None:
    """Keep a setting in the file."""
    statement = upsert(setting)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value}),
        [{"name": name, "value": value}],
    )
