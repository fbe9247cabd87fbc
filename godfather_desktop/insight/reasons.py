"""Why nobody answers: which rows of the table match, the first one, the runners-up, and what the owner is asked."""

from dataclasses import dataclass

from godfather_desktop.insight.reason_finders import FINDERS, Evidence, Found, ignored
from godfather_desktop.insight.reason_table import TABLE, TableRow
from godfather_desktop.insight.silence_facts import Facts

MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """A row that matches, and what speaks for it."""

    row: TableRow
    evidence: Found


@dataclass(frozen=True, slots=True)
class Reasons:
    """first: the answer, None when nobody is waiting for one. ranked: the other rows that match, in the table's
    order. to_ask: rows that only the owner can tell, at most three.
    """

    first: Reason | None
    ranked: tuple[Reason, ...] = ()
    to_ask: tuple[TableRow, ...] = ()


def reasons_for(facts: Facts) -> Reasons:
    """The reasons of a silence, the first match first."""
    matching = [reason for row in TABLE if (reason := _matched(row, facts)) is not None]
    to_ask = [row for row in TABLE if _open_question(row, facts) and all(row is not one.row for one in matching)]
    if not facts.run:
        return Reasons(matching[0] if matching else None, tuple(matching[1:]))
    # The last row stands for all that is not known; beside a reason it says nothing.
    known = [one for one in matching if one.row.key != "unknown"] or matching
    return Reasons(known[0], tuple(known[1:]), tuple(to_ask[:MOST_QUESTIONS]))


def rests_on_path(facts: Facts, reasons: Reasons) -> bool:
    """Whether the answer hangs on a search for introductions that nobody has made yet."""
    return not facts.searched and reasons.first is not None and reasons.first.row.key == "one of hundreds"


def _matched(row: TableRow, facts: Facts) -> Reason | None:
    if row.sent and not facts.run:
        return None
    said = facts.told.get(row.number) if row.key != "unknown" else None
    if said is False or (row.below is not None and facts.strength >= row.below):
        return None
    found = FINDERS[row.key](facts)
    if said and row.asked and row.key != "hubris":
        # Records speak first; my word stands where they are silent.
        found = found or (Evidence("owner says"),)
    return Reason(row, found) if found else None


def _open_question(row: TableRow, facts: Facts) -> bool:
    if not row.asked or row.number in facts.told:
        return False
    return row.key != "hubris" or bool(ignored(facts))
