"""What stays when an import is rolled back, because it was edited or used since: a line for each record."""

from collections.abc import Sequence

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.references import referring
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import role_head, tie_words

_TEXT = 60


def kept_answer(number: int) -> tuple[str, str]:
    """What rolling back came to."""
    return say("The import is rolled back."), kept_line(number) if number else say("Ctrl+Z brings it back.")


def kept_line(number: int) -> str:
    """How many records stay, and why."""
    return count(
        "{n} record stays because it was edited or used since.",
        "{n} records stay because they were edited or used since.",
        number,
    )


def kept_lines(rolodex: Rolodex, kept: Sequence[Record]) -> list[str]:
    """The records in words, people first."""
    return [_line(rolodex, record) for record in sorted(kept, key=lambda one: not isinstance(one, Person))]


def _line(rolodex: Rolodex, record: Record) -> str:
    if isinstance(record, Person):
        return say("{name}", name=record.name)
    if isinstance(record, Organization):
        return say("{name} (organization)", name=record.name)
    if isinstance(record, Tie):
        names = {"a": _name(rolodex, record.a), "b": _name(rolodex, record.b), "words": tie_words(record)}
        return say("Tie of {a} and {b}: {words}", **names)
    whose = _whose(rolodex, record)
    if isinstance(record, Role):
        return say("Role of {name}: {role}", name=whose, role=role_head(rolodex, record))
    if isinstance(record, Favor):
        return say("Favor with {name}: {title}", name=whose, title=_short(record.title))
    if isinstance(record, Note):
        return say("Note on {name}: {text}", name=whose, text=_short(record.text))
    if isinstance(record, Occasion):
        return say("Occasion of {name}", name=whose)
    return say("Entry on {name}", name=whose) if whose else say("An entry about yourself")


def _whose(rolodex: Rolodex, record: Record) -> str:
    """Whom or which organization a record is about; empty for what is about nobody else than the owner."""
    about = (rolodex.find(one.kind, one.id) for one in referring(record))
    return next((one.name for one in about if isinstance(one, Person | Organization)), "")


def _name(rolodex: Rolodex, person: PersonId) -> str:
    card = rolodex.people.get(person)
    return card.name if card is not None else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _TEXT else text[: _TEXT - 1] + "…"
