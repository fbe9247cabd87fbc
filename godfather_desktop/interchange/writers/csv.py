"""The small spreadsheets, safe to open in a spreadsheet program and readable again."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from godfather_desktop.domain.days import iso
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import BARELY
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.interchange.csv_table import guarded
from godfather_desktop.interchange.listed_cell import joined
from godfather_desktop.interchange.sheet_names import SheetNames
from godfather_desktop.interchange.writers.referrers import referrers_first

_ROWS_AT_ONCE = 2_000
_Rows = Iterator[Sequence[str]]
_PEOPLE = (
    "name email phone organization title seniority authority relation met_through rating two_am tags how_known city "
    "birthday link id"
).split()
_ROLES = "person organization title from to headcount".split()
_TIES = "a b strength certainty source since organization headcount from to says".split()
_FAVORS = "date person direction title size effort mode status thanked beneficiary due".split()
_DOWN = "from to kind".split()
_NOTES = "person date topic text".split()
_OCCASIONS = "person date sort text".split()
_TOUCHES = "date person channel direction people obligate context personal ask note".split()
_YES = {None: "", True: "yes", False: "no"}


def csv_zip(rolodex: Rolodex, touches: Iterable[Touch]) -> Iterator[bytes]:
    """All spreadsheets in one zip, piece by piece: people first, whom the others name, and the contact log last."""
    who = SheetNames(rolodex)
    packed = _Pieces()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, rows in (
            ("people.csv", people_rows(rolodex, who)),
            ("roles.csv", role_rows(rolodex, who)),
            ("ties.csv", tie_rows(rolodex, who)),
            ("favors.csv", favor_rows(rolodex, who)),
            ("down.csv", down_rows(rolodex)),
            ("notes.csv", note_rows(rolodex, who)),
            ("occasions.csv", occasion_rows(rolodex, who)),
            ("interactions.csv", touch_rows(touches, who)),
        ):
            # A fixed date makes the same Rolodex give the same file.
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as sheet:
                while some := list(islice(rows, _ROWS_AT_ONCE)):
                    sheet.write(written(some).encode("utf-8"))
                    yield packed.taken()
    yield packed.taken()


def written(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV text; no cell begins with what a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) if cell else cell for cell in row] for row in rows)
    return text.getvalue()


def people_rows(rolodex: Rolodex, who: SheetNames) -> _Rows:
    """people.csv; its last column tells those apart whom name and addresses do not."""
    yield _PEOPLE
    for person in referrers_first(rolodex):
        role = current_role(rolodex, person)
        yield [
            person.name,
            joined(person.emails),
            joined(person.phones),
            organization_name(rolodex, role),
            role.title if role else "",
            person.seniority,
            person.authority,
            person.relation,
            who(person.referred_by),
            "" if person.rating is None else str(person.rating),
            _YES[person.two_am],
            joined(person.tags),
            person.how_known,
            person.city,
            person.birthday,
            joined(person.links),
            who.number(person),
        ]


def role_rows(rolodex: Rolodex, who: SheetNames) -> _Rows:
    """roles.csv."""
    yield _ROLES
    for role in rolodex.roles.values():
        yield [
            who(role.person),
            organization_name(rolodex, role),
            role.title,
            role.start,
            role.end,
            _number(role.headcount),
        ]


def tie_rows(rolodex: Rolodex, who: SheetNames) -> _Rows:
    """ties.csv, with who said so as a further column."""
    yield _TIES
    for tie in rolodex.ties.values():
        yield [
            who(tie.a),
            who(tie.b),
            "" if tie.strength is None else "barely" if tie.strength == BARELY else str(tie.strength),
            "" if tie.certainty is None else repr(tie.certainty),
            tie.source,
            tie.since,
            tie.organization,
            _number(tie.headcount),
            tie.start,
            tie.end,
            who(tie.says),
        ]


def favor_rows(rolodex: Rolodex, who: SheetNames) -> _Rows:
    """favors.csv, with the day a promise is due as a further column."""
    yield _FAVORS
    for favor in rolodex.favors.values():
        yield [
            iso(favor.day),
            who(favor.person),
            favor.direction,
            favor.title,
            str(favor.size),
            str(favor.effort),
            favor.mode,
            favor.status,
            _YES[favor.thanked],
            favor.beneficiary,
            "" if favor.due is None else iso(favor.due),
        ]


def down_rows(rolodex: Rolodex) -> _Rows:
    """down.csv."""
    yield _DOWN
    for period in rolodex.downs.values():
        yield [iso(period.start), "" if period.end is None else iso(period.end), period.cause]


def note_rows(rolodex: Rolodex, who: SheetNames) -> _Rows:
    """notes.csv, with the answers to the five questions."""
    yield _NOTES
    for note in rolodex.notes.values():
        yield [who(note.person), iso(note.day), note.topic, note.text]


def occasion_rows(rolodex: Rolodex, who: SheetNames) -> _Rows:
    """occasions.csv."""
    yield _OCCASIONS
    for occasion in rolodex.occasions.values():
        yield [who(occasion.person), occasion.date, occasion.sort, occasion.text]


def touch_rows(touches: Iterable[Touch], who: SheetNames) -> _Rows:
    """interactions.csv."""
    yield _TOUCHES
    for touch in touches:
        yield [
            iso(touch.day),
            who(touch.person),
            touch.channel,
            touch.direction,
            str(touch.people),
            _YES[touch.obligate],
            touch.context,
            _YES[touch.personal],
            touch.ask,
            touch.note,
        ]


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


class _Pieces:
    """A file that is written from beginning to end, and taken away piece by piece."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Take in the next bytes."""
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = b"".join(self._parts)
        self._parts.clear()
        return data
