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

    def line(
        what: str, texts: Callable[[Person], Iterable[str]], key: Callable[[str], str] | None = folded
    ) -> Compared:
        return _line(what, [text for text in texts(one) if text], [text for text in texts(other) if text], key)

    def figures(what: str, number: Callable[[Person], int]) -> Compared:
        return _figures(what, number(one), number(other))

    rows = [
        line(say("Role"), lambda card: _roles(rolodex, card)),
        line(say("E-mail"), lambda card: card.emails),
        line(say("Phone"), lambda card: card.phones, lambda phone: phone_key(phone) or folded(phone)),
        line(say("Link"), lambda card: card.links, lambda link: folded(link).rstrip("/")),
        line(say("City"), lambda card: [card.city]),
        line(say("Birthday"), lambda card: [partial(card.birthday)]),
        line(say("Tags"), lambda card: card.tags),
        figures(say("Favors"), lambda card: len(rolodex.favors_of(card.id))),
        _figures(say("Touches"), *touches)
        if touches is not None
        # Whether there are any is known; how many comes a moment later.
        else figures(say("Touches"), lambda card: -1 if _last(rolodex, card, today) else 0),
        line(say("Last contact"), lambda card: [_last(rolodex, card, today)], None),
        figures(say("Notes"), lambda card: len(rolodex.notes_of(card.id))),
        figures(say("Ties"), lambda card: len(rolodex.ties_of(card.id))),
    ]
    return [row for row in rows if row.left or row.right]


def _line(what: str, left: list[str], right: list[str], key: Callable[[str], str] | None) -> Compared:
    """A line of texts; without a key they are told, and not compared."""
    if key is None:
        return Compared(what, tuple(map(Said, left)), tuple(map(Said, right)))
    ours, others = {key(text) for text in left}, {key(text) for text in right}
    apart = bool(ours and others) and ours.isdisjoint(others)
    return Compared(what, _said(left, others, key), _said(right, ours, key), apart)


def _said(texts: list[str], others: set[str], key: Callable[[str], str]) -> tuple[Said, ...]:
    # What differs comes first: it is what must not be cut off.
    said = sorted((Said(isolated(text), key(text) in others) for text in texts), key=lambda one: one.shared)
    if len(said) <= _MOST:
        return tuple(said)
    rest = len(said) - _MOST + 1
    return (*said[: _MOST - 1], Said(count("and {n} more", "and {n} more", rest), said[_MOST - 1].shared))


def _figures(what: str, left: int, right: int) -> Compared:
    """A line of numbers, nothing in the place of one that is not known (-1); no line where both are 0."""
    if not left and not right:
        return Compared(what, (), ())
    return Compared(what, (_number(left),), (_number(right),))


def _number(number: int) -> Said:
    return Said("" if number < 0 else f"{number:,}")


def _roles(rolodex: Rolodex, card: Person) -> list[str]:
    now = current_role(rolodex, card)
    roles = sorted(rolodex.roles_of(card.id), key=lambda role: (role != now, role.end != "", role.id))
    return [role_head(rolodex, role) for role in roles]


def _last(rolodex: Rolodex, card: Person, today: Day) -> str:
    sums = rolodex.sums.get(card.id)
    return near_day(sums.last, today) if sums is not None and sums.days else ""
