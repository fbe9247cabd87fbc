"""Touches on disk: bulk writing, the sums of people, and pages of a timeline."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, CursorResult, insert

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import PersonId, TouchId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.contact_days import extended, latest_day, sums_by_person
from godfather_desktop.storage.rows import field_names, from_rows, to_row
from godfather_desktop.storage.tables import contact_sums, down_period

_COLUMNS = ", ".join(f'"{name}"' for name in field_names(Touch))
_PREFIXED = ", ".join(f'touch."{name}"' for name in field_names(Touch))
_SUMS = ", ".join(f'"{name}"' for name in field_names(ContactSums))
_CHUNK = 10_000
BATCHES = "(SELECT id FROM batch WHERE active)"
ACTIVE = f"(touch.batch IS NULL OR touch.batch IN {BATCHES})"
"""A touch of an import that was rolled back does not exist. What others brought, too, `hand_over` gives to them."""

_ADD_NEW = (
    f"INSERT INTO touch({_COLUMNS}, key) SELECT {', '.join('?' * (len(field_names(Touch)) + 1))} "
    f"WHERE NOT EXISTS (SELECT 1 FROM touch WHERE touch.key = ?13 AND {ACTIVE})"
)


_VALUES = attrgetter(*field_names(Touch))
"""The row of a touch: none of its fields needs to be rewritten."""
_SAID = tuple(name for name in field_names(Touch) if name not in ("id", "batch"))
_values_said = attrgetter(*_SAID)
_ALL_SAID = "\x1f".join(["%s"] * len(_SAID))


def key_of(touch: Touch) -> int:
    """What makes two imported touches the same: everything but id and batch; 63 bits."""
    said = _ALL_SAID % _values_said(touch)
    return int.from_bytes(hashlib.blake2b(said.encode(), digest_size=8).digest(), "big") >> 1


_CLAIM = (
    "INSERT OR IGNORE INTO claim(touch, batch) SELECT id, ?2 FROM touch "
    f"WHERE key = ?1 AND batch <> ?2 AND batch IN {BATCHES}"
)
"""Two imports brought it: it stays until both are rolled back."""


def add_imported(
    connection: Connection, touches: Iterable[tuple[int, Touch]], next_id: int, progress: Callable[[int], None]
) -> tuple[tuple[int, int, int], int]:
    """Write the touches of an import that are not on record yet, in chunks.

    touches: each with the number of the record that it comes from. Touches without an id get one, from
    `next_id` on. progress: told the number of touches seen after each chunk; it may raise to cancel.
    Returns (records that brought a touch, records that brought none, touches added), and the next free id.
    """
    added = seen = 0
    came: dict[int, bool] = {}
    stream = iter(touches)
    records = brought = 0
    while chunk := list(islice(stream, _CHUNK)):
        rows = []
        for _, touch in chunk:
            rows.append((touch.id or next_id, *_VALUES(touch)[1:], key_of(touch)))
            next_id = max(next_id, touch.id) + 1
        if connection.exec_driver_sql(_ADD_NEW, rows).rowcount == len(rows):
            added += len(rows)
            came.update((record, True) for record, _ in chunk)
        else:
            low, high = min(row[0] for row in rows), max(row[0] for row in rows)
            there = connection.exec_driver_sql("SELECT id FROM touch WHERE id BETWEEN ? AND ?", (low, high)).scalars()
            new = {row[0] for row in rows} & set(there)
            known = [(row[-1], touch.batch) for row, (_, touch) in zip(rows, chunk, strict=True) if row[0] not in new]
            connection.exec_driver_sql(_CLAIM, known)
            added += len(new)
            for row, (record, _) in zip(rows, chunk, strict=True):
                came[record] = came.get(record, False) or row[0] in new
        seen += len(chunk)
        # Touches of one record stand together: only the last one may go on in the next chunk.
        last = chunk[-1][0]
        records += len(came) - 1
        brought += sum(new_one for record, new_one in came.items() if record != last)
        came = {last: came[last]}
        progress(seen)
    records += len(came)
    brought += sum(came.values())
    return (brought, records - brought, added), next_id


def hand_over(connection: Connection) -> None:
    """Give each touch that several imports brought to the first of those that were not taken back.

    Who had it keeps a claim, so that it is theirs again should their import come back.
    """
    claimed = "touch.batch IS NOT NULL AND touch.id IN (SELECT touch FROM claim"
    first = f"(SELECT min(claim.batch) FROM claim WHERE claim.touch = touch.id AND claim.batch IN {BATCHES})"
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO claim(touch, batch) SELECT id, batch FROM touch WHERE {claimed})"
    )
    connection.exec_driver_sql(
        f"UPDATE touch SET batch = {first} WHERE {claimed} WHERE batch IN {BATCHES}) AND batch <> {first}"
    )


def restore(connection: Connection, touches: Iterable[Touch], progress: Callable[[int], None]) -> tuple[int, int]:
    """Write touches as they were, each under its own id. Returns how many, and the first id after them."""
    seen, next_id = 0, 0
    stream = iter(touches)
    statement = f"INSERT INTO touch({_COLUMNS}, key) VALUES ({', '.join('?' * (len(field_names(Touch)) + 1))})"
    while chunk := list(islice(stream, _CHUNK)):
        connection.exec_driver_sql(statement, [(*_VALUES(touch), key_of(touch)) for touch in chunk])
        seen += len(chunk)
        next_id = max(next_id, *(touch.id + 1 for touch in chunk))
        progress(seen)
    return seen, next_id


def refresh_sums(connection: Connection, people: Iterable[PersonId], as_of: Day) -> list[ContactSums | PersonId]:
    """Make the sums of these people anew from their touches, and store them.

    Returns what `Rolodex.apply` takes: sums, or the bare id of a person without any touch.
    """
    wanted = sorted(set(people))
    if not wanted:
        return []
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS wanted(person INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM wanted")
    connection.exec_driver_sql("INSERT INTO wanted VALUES (?)", [(person,) for person in wanted])
    connection.exec_driver_sql("DELETE FROM contact_sums WHERE person IN (SELECT person FROM wanted)")
    touches = connection.exec_driver_sql(
        f"SELECT {_PREFIXED} FROM wanted CROSS JOIN touch ON touch.person = wanted.person "
        f"WHERE {ACTIVE} AND wanted.person IN (SELECT id FROM person) "
        "ORDER BY touch.person, touch.day, touch.id",
        execution_options={"stream_results": True},
    )
    made: dict[PersonId, ContactSums] = {}
    for sums in sums_by_person(from_rows(Touch, streamed(touches)), as_of, downs_of(connection)):
        made[sums.person] = sums
    if made:
        connection.execute(insert(contact_sums), [to_row(sums) for sums in made.values()])
    return [made.get(person, person) for person in wanted]


def downs_of(connection: Connection) -> list[DownPeriod]:
    """The owner's down periods, which the sums take into account."""
    columns = ", ".join(f'"{name}"' for name in field_names(DownPeriod))
    return list(from_rows(DownPeriod, connection.exec_driver_sql(f"SELECT {columns} FROM {down_period.name}")))


def add_to_sums(connection: Connection, touch: Touch, as_of: Day) -> ContactSums | None:
    """The person's sums with a touch that was just written, without reading the history again.

    None when the touch is not the latest one, or lies ahead: then only the history can tell.
    """
    row = connection.exec_driver_sql(f"SELECT {_SUMS} FROM contact_sums WHERE person = ?", (touch.person,)).fetchone()
    if row is None or touch.day > as_of:
        return None
    (sums,) = from_rows(ContactSums, [tuple(row)])
    if not _fits(sums, touch.day) or latest_day(sums) >= touch.day:
        return None
    more = extended(sums, touch, downs_of(connection))
    if more is not None:
        connection.exec_driver_sql("DELETE FROM contact_sums WHERE person = ?", (touch.person,))
        connection.execute(insert(contact_sums), [to_row(more)])
    return more


def read_sums(connection: Connection, as_of: Day) -> list[ContactSums]:
    """Everybody's sums as of a day; those stored for another day are made anew, not stored."""
    stored = from_rows(ContactSums, connection.exec_driver_sql(f"SELECT {_SUMS} FROM contact_sums"))
    fit: list[ContactSums] = []
    stale: list[PersonId] = []
    for sums in stored:
        if _fits(sums, as_of):
            fit.append(sums)
        else:
            stale.append(sums.person)
    if stale:
        downs = downs_of(connection)
        for person in stale:
            fit.extend(sums_by_person(iter(touches_of(connection, person)), as_of, downs))
    return fit


def _fits(sums: ContactSums, as_of: Day) -> bool:
    """Whether sums that were made for some day are right for this one, too."""
    return latest_day(sums) <= as_of and (sums.next is None or sums.next > as_of)


def people_within(connection: Connection, period: DownPeriod) -> list[PersonId]:
    """Who was in contact during a down period."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT person FROM touch WHERE day >= ? AND (? IS NULL OR day <= ?)",
        (period.start, period.end, period.end),
    )
    return [PersonId(person) for (person,) in rows]


def everybody_touched(connection: Connection) -> list[PersonId]:
    """Who has a touch on record."""
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT touch.person FROM touch JOIN person ON person.id = touch.person WHERE {ACTIVE}"
    )
    return [PersonId(person) for (person,) in rows]


def people_of_batch(connection: Connection, batch: int) -> list[PersonId]:
    """Whose touches an import brought."""
    rows = connection.exec_driver_sql(
        "SELECT person FROM touch WHERE batch = ?1 UNION "
        "SELECT person FROM touch JOIN claim ON claim.touch = touch.id WHERE claim.batch = ?1",
        (batch,),
    )
    return [PersonId(person) for (person,) in rows]


def touches_of(connection: Connection, person: PersonId) -> list[Touch]:
    """All touches of a person, oldest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_PREFIXED} FROM touch WHERE person = ? AND {ACTIVE} ORDER BY day, id", (person,)
    )
    return list(from_rows(Touch, rows))


def timeline(connection: Connection, person: PersonId, skip: int, limit: int) -> list[Touch]:
    """A page of a person's touches, newest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_PREFIXED} FROM touch WHERE person = ? AND {ACTIVE} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?",
        (person, limit, skip),
    )
    return list(from_rows(Touch, rows))


def every_touch(connection: Connection) -> Iterator[Touch]:
    """All touches of people in the Rolodex, by id."""
    rows = connection.exec_driver_sql(
        f"SELECT {_PREFIXED} FROM touch JOIN person ON person.id = touch.person WHERE {ACTIVE} ORDER BY touch.id"
    )
    return iter(from_rows(Touch, streamed(rows)))


def purge(connection: Connection) -> None:
    """Delete what no undo can bring back any more: while opening and before a restore there is nothing to undo."""
    hand_over(connection)
    connection.exec_driver_sql(f"DELETE FROM claim WHERE batch NOT IN {BATCHES}")
    connection.exec_driver_sql(f"DELETE FROM touch WHERE NOT {ACTIVE}")
    connection.exec_driver_sql("DELETE FROM claim WHERE touch NOT IN (SELECT id FROM touch)")
    connection.exec_driver_sql("DELETE FROM touch WHERE person NOT IN (SELECT id FROM person)")
    # Worded so that the indexes tell which are meant, and no picture is read.
    nobodys = "SELECT id FROM photo EXCEPT SELECT id FROM person EXCEPT SELECT other FROM merge"
    connection.exec_driver_sql(f"DELETE FROM photo WHERE id IN ({nobodys})")
    unused = "SELECT id FROM content EXCEPT SELECT content FROM attachment"
    connection.exec_driver_sql(f"DELETE FROM content WHERE id IN ({unused})")
    connection.exec_driver_sql("DELETE FROM contact_sums WHERE person NOT IN (SELECT id FROM person)")
    connection.exec_driver_sql("DELETE FROM place WHERE person NOT IN (SELECT id FROM person)")
    connection.exec_driver_sql(f"DELETE FROM journal WHERE batch NOT IN {BATCHES}")


def find_by_words(connection: Connection, expression: str, limit: int) -> list[tuple[PersonId, TouchId, str]]:
    """The newest touches whose notes match a full-text expression: (person, touch, note)."""
    rows = connection.exec_driver_sql(
        "SELECT touch.person, touch.id, touch.note FROM touch_words JOIN touch ON touch.id = touch_words.rowid "
        f"WHERE touch_words MATCH ? AND {ACTIVE} ORDER BY touch_words.rowid DESC LIMIT ?",
        (expression, limit),
    )
    return [(PersonId(person), TouchId(touch), note) for person, touch, note in rows]


def words_of_notes(connection: Connection) -> list[str]:
    """Every word that stands in a note of a touch, folded as the index folds it."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.touch_terms USING fts5vocab('main', 'touch_words', 'row')"
    )
    return [term for (term,) in connection.exec_driver_sql("SELECT term FROM temp.touch_terms")]


def streamed(result: CursorResult[Any]) -> Iterator[Sequence[Any]]:
    """The driver's own rows, chunk by chunk: wrapping each takes longer than reading it."""
    while result.cursor is not None and (rows := result.cursor.fetchmany(_CHUNK)):
        yield from rows
