"""The small spreadsheets, safe to open in a spreadsheet program and readable again."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator

from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import BARELY
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.interchange.csv_table import guarded
from godfather_desktop.interchange.readers.spreadsheets import PEOPLE_COLUMNS


def csv_zip(rolodex: Rolodex, touches: Iterable[Touch]) -> bytes:
    """All spreadsheets in one zip: people, roles, ties, favors, down periods and the contact log."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in (
            ("people.csv", people_rows(rolodex)),
            ("roles.csv", role_rows(rolodex)),
            ("ties.csv", tie_rows(rolodex)),
            ("favors.csv", favor_rows(rolodex)),
            ("down.csv", down_rows(rolodex)),
            ("interactions.csv", touch_rows(rolodex, touches)),
        ):
            # A fixed date makes the same Rolodex give the same file.
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), written(rows))
    return packed.getvalue()


def written(rows: Iterable[list[str]]) -> str:
    """Rows as CSV text; no cell begins with what a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def people_rows(rolodex: Rolodex) -> Iterator[list[str]]:
    """people.csv, with city, birthday and links as further columns."""
    yield [*PEOPLE_COLUMNS, "how_known", "city", "birthday", "link"]
    for person in rolodex.others():
        role = current_role(rolodex, person)
        yield [
            person.name,
            "; ".join(person.emails),
            "; ".join(person.phones),
            organization_name(rolodex, role),
            role.title if role else "",
            person.seniority,
            person.authority,
            person.relation,
            _who(rolodex, person.referred_by),
            "" if person.rating is None else str(person.rating),
            "" if person.two_am is None else "yes" if person.two_am else "no",
            "; ".join(person.tags),
            person.how_known,
            person.city,
            person.birthday,
            "; ".join(person.links),
        ]


def role_rows(rolodex: Rolodex) -> Iterator[list[str]]:
    """roles.csv."""
    yield ["person", "organization", "title", "from", "to", "headcount"]
    for role in rolodex.roles.values():
        yield [
            _who(rolodex, role.person),
            organization_name(rolodex, role),
            role.title,
            role.start,
            role.end,
            _number(role.headcount),
        ]


def tie_rows(rolodex: Rolodex) -> Iterator[list[str]]:
    """ties.csv."""
    yield ["a", "b", "strength", "certainty", "source", "since", "organization", "headcount", "from", "to"]
    for tie in rolodex.ties.values():
        strength = "" if tie.strength is None else "barely" if tie.strength == BARELY else str(tie.strength)
        yield [
            _who(rolodex, tie.a),
            _who(rolodex, tie.b),
            strength,
            "" if tie.certainty is None else f"{tie.certainty:g}",
            tie.source,
            tie.since,
            tie.organization,
            _number(tie.headcount),
            tie.start,
            tie.end,
        ]


def favor_rows(rolodex: Rolodex) -> Iterator[list[str]]:
    """favors.csv, with the day a promise is due as a further column."""
    yield [
        "date", "person", "direction", "title", "size", "effort", "mode", "status", "thanked", "beneficiary", "due"
    ]  # fmt: skip
    for favor in rolodex.favors.values():
        yield [
            iso(favor.day),
            _who(rolodex, favor.person),
            favor.direction,
            favor.title,
            str(favor.size),
            str(favor.effort),
            favor.mode,
            favor.status,
            "yes" if favor.thanked else "no",
            favor.beneficiary,
            iso(favor.due) if favor.due is not None else "",
        ]


def down_rows(rolodex: Rolodex) -> Iterator[list[str]]:
    """down.csv."""
    yield ["from", "to", "kind"]
    for period in rolodex.downs.values():
        yield [iso(period.start), iso(period.end) if period.end is not None else "", period.cause]


def touch_rows(rolodex: Rolodex, touches: Iterable[Touch]) -> Iterator[list[str]]:
    """interactions.csv."""
    yield ["date", "person", "channel", "direction", "people", "obligate", "context", "personal", "ask", "note"]
    for touch in touches:
        yield [
            iso(touch.day),
            _who(rolodex, touch.person),
            touch.channel,
            touch.direction,
            str(touch.people),
            "yes" if touch.obligate else "no",
            touch.context,
            "yes" if touch.personal else "no",
            touch.ask,
            touch.note,
        ]


def _who(rolodex: Rolodex, person: PersonId | None) -> str:
    """A person as a spreadsheet names them: by e-mail where there is one, since names repeat."""
    if person is None:
        return ""
    if person == ME:
        return "me"
    record = rolodex.people[person]
    return record.emails[0] if record.emails else record.name


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
