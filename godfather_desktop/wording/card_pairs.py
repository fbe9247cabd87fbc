"""Two cards side by side: what stands on each, and which of it they share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded, isolated
from godfather_desktop.insight.addresses import phone_key
from godfather_desktop.insight.titles import current_role
from godfather_desktop.wording.dates import near_day, partial
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import role_head

_MOST = 3
"""So many addresses, roles or tags of one card are shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing on a card. shared: it stands on the other one, too."""

    text: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One line about two cards. apart: both say something, and nothing of it is the same."""

    what: str
    left: tuple[Said, ...]
    right: tuple[Said, ...]
    apart: bool = False


def compared(
    rolodex: Rolodex, left: PersonId, right: PersonId, today: Day, touches: tuple[int, int] | None
) -> list[Compared]:
    """Everything that helps to tell whether two cards are one person's; what neither has is left out.

    touches: how many each has, None before the disk has answered: then nothing stands there.
    """
    one, other = rolodex.people[left], rolodex.people[right]
    sides = (one, other)
    rows = [
        _line(say("Role"), *(_roles(rolodex, card) for card in sides), folded),
        _line(say("E-mail"), one.emails, other.emails, folded),
        _line(say("Phone"), one.phones, other.phones, lambda phone: phone_key(phone) or folded(phone)),
        _line(say("Link"), one.links, other.links, lambda link: folded(link).rstrip("/")),
        _line(say("City"), *((card.city,) if card.city else () for card in sides), folded),
        _line(say("Birthday"), *((partial(card.birthday),) if card.birthday else () for card in sides), folded),
        _line(say("Tags"), one.tags, other.tags, folded),
        _figures(say("Favors"), *(len(rolodex.favors_of(card.id)) for card in sides)),
        _figures(say("Touches"), *(touches or (-1 if _last(rolodex, card, today) else 0 for card in sides))),
        _line(say("Last contact"), *(_last(rolodex, card, today) for card in sides), None),
        _figures(say("Notes"), *(len(rolodex.notes_of(card.id)) for card in sides)),
        _figures(say("Ties"), *(len(rolodex.ties_of(card.id)) for card in sides)),
    ]
    return [row for row in rows if row.left or row.right]


def _line(
    what: str, left: Iterable[str], right: Iterable[str], key: Callable[[str], str] | None
) -> Compared:
    """A line of texts; without a key they are told, and not compared."""
    mine, theirs = [one for one in left if one], [one for one in right if one]
    if key is None:
        return Compared(what, tuple(map(Said, mine)), tuple(map(Said, theirs)))
    ours, others = {key(one) for one in mine}, {key(one) for one in theirs}
    apart = bool(ours and others) and ours.isdisjoint(others)
    return Compared(what, _said(mine, others, key), _said(theirs, ours, key), apart)


def _said(texts: list[str], others: set[str], key: Callable[[str], str]) -> tuple[Said, ...]:
    # What differs comes first: it is what must not be cut off.
    said = sorted((Said(isolated(text), key(text) in others) for text in texts), key=lambda one: one.shared)
    if len(said) <= _MOST:
        return tuple(said)
    rest = len(said) - _MOST + 1
    return (*said[: _MOST - 1], Said(count("and {n} more", "and {n} more", rest), said[_MOST - 1].shared))


def _figures(what: str, left: int, right: int) -> Compared:
    """A line of numbers; nothing stands where one is not known (-1), and no line is made where both are 0."""
    if not left and not right:
        return Compared(what, (), ())
    return Compared(what, *((Said("" if number < 0 else f"{number:,}"),) for number in (left, right)))


def _roles(rolodex: Rolodex, card: Person) -> list[str]:
    now = current_role(rolodex, card)
    roles = sorted(rolodex.roles_of(card.id), key=lambda role: (role != now, role.end != "", role.id))
    return [role_head(rolodex, role) for role in roles]


def _last(rolodex: Rolodex, card: Person, today: Day) -> tuple[str, ...]:
    sums = rolodex.sums.get(card.id)
    return (near_day(sums.last, today),) if sums is not None and sums.days else ()
