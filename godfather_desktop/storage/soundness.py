"""What may be wrong with a file that opens: looked for by `check`, never while the program starts."""

import math
from collections.abc import Iterator
from dataclasses import astuple

from sqlalchemy import Connection

from godfather_desktop.domain.change import DISK_KINDS
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction
from godfather_desktop.domain.plain import from_plain, to_plain
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.storage import history
from godfather_desktop.storage.rows import field_names, from_rows
from godfather_desktop.storage.rows_written import all_of, fill_missing_sums
from godfather_desktop.storage.tables import TABLE_OF

_OUT_OF_RANGE = (
    "SELECT 1 FROM person WHERE rating NOT BETWEEN 0 AND 10",
    "SELECT 1 FROM favor WHERE size NOT BETWEEN 1 AND 5 OR effort NOT BETWEEN 1 AND 5",
    "SELECT 1 FROM ask WHERE shown NOT BETWEEN 0 AND 1 OR predicted NOT BETWEEN 0 AND 1",
    "SELECT 1 FROM target WHERE weight NOT BETWEEN 0 AND 1 OR value NOT BETWEEN -1 AND 2",
    "SELECT 1 FROM attempt WHERE offer NOT BETWEEN -1 AND 2 OR number < 1",
    "SELECT 1 FROM etiquette WHERE opens NOT BETWEEN 0 AND 1439 OR closes NOT BETWEEN 0 AND 1440 OR opens = closes",
    "SELECT 1 FROM etiquette, json_each(workdays) WHERE json_each.value NOT BETWEEN 0 AND 6",
    "SELECT 1 FROM introduction, json_each(chain) WHERE json_each.value NOT IN (SELECT id FROM person)",
    "SELECT 1 FROM refusal WHERE revisit <= day",
    "SELECT 1 FROM silence WHERE row NOT BETWEEN 1 AND 24",
    "SELECT 1 FROM cadence WHERE (person IS NULL) = (tag = '')",
    "SELECT 1 FROM attachment WHERE content NOT IN (SELECT id FROM content)",
    "SELECT 1 FROM attachment JOIN content ON content.id = attachment.content WHERE length(data) <> attachment.size",
    'SELECT 1 FROM pause WHERE "end" < start',
    'SELECT 1 FROM down_period WHERE "end" < start',
    "SELECT 1 FROM tie WHERE a >= b OR strength NOT BETWEEN 0 AND 5 OR certainty NOT BETWEEN 0 AND 1",
)


def findings(connection: Connection) -> Iterator[str]:
    """What is wrong: keys of `wording.errors`. Mends what can be made anew: sums and the word index."""
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        yield "damaged pages"
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone() is not None:
        yield "broken reference"
    if connection.exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (ME,)).fetchone() is None:
        yield "owner missing"
    if any(connection.exec_driver_sql(f"{query} LIMIT 1").fetchone() for query in _OUT_OF_RANGE) or not _readable(
        connection
    ):
        yield "value out of range"
    if _mend_sums(connection):
        yield "sums mended"
    connection.exec_driver_sql("INSERT INTO touch_words(touch_words) VALUES('rebuild')")


def _readable(connection: Connection) -> bool:
    """Whether every record holds only words that its fields know."""
    for kind in TABLE_OF:
        if kind in DISK_KINDS:
            continue
        for record in all_of(connection, kind):
            try:
                from_plain(to_plain(record))
            except ValueError:
                return False
            if isinstance(record, Introduction) and not _is_way(record):
                return False
    return True


def _is_way(introduction: Introduction) -> bool:
    """Whether an introduction has somebody between, and every state its day."""
    return (
        bool(introduction.chain)
        and 0 < len(introduction.states) == len(introduction.days)
        and set(introduction.states) <= set(INTRODUCTION_STATES)
    )


def _mend_sums(connection: Connection) -> bool:
    """Make the contact sums anew that differ from their touches; tells whether there were any."""
    fill_missing_sums(connection, LAST_DAY)
    columns = ", ".join(f'"{name}"' for name in field_names(ContactSums))
    stored = list(from_rows(ContactSums, connection.exec_driver_sql(f"SELECT {columns} FROM contact_sums")))
    downs = history.downs_of(connection)
    wrong = [sums.person for sums in stored if not _same(sums, _anew(connection, sums, downs))]
    wrong += set(history.everybody_touched(connection)) - {sums.person for sums in stored}
    history.refresh_sums(connection, wrong, LAST_DAY)
    return bool(wrong)


def _anew(connection: Connection, sums: ContactSums, downs: list[DownPeriod]) -> ContactSums | None:
    as_of = LAST_DAY if sums.next is None else sums.next - 1
    return sums_of(sums.person, history.touches_of(connection, sums.person), as_of, downs)


def _same(one: ContactSums, other: ContactSums | None) -> bool:
    return other is not None and all(
        math.isclose(mine, theirs, rel_tol=1e-9) if isinstance(mine, float) else mine == theirs
        for mine, theirs in zip(astuple(one), astuple(other), strict=True)
    )
