"""Cards that are worth a close look: by what they have in common, so that not everybody is held against everybody."""

from collections.abc import Container, Iterator, Sequence

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.insight.addresses import ROLE_LOCALS
from godfather_desktop.insight.candidates import in_turn, joined, nearly_same, pairs_in_blocks, promising, where
from godfather_desktop.insight.likenesses import LEAST_SLIP, MOST_BY_CITY, Card, Likenesses, logit_of
from godfather_desktop.insight.name_forms import roots_of

_LONG_WORD = 5
"""What stands before an @ in fewer letters says little."""


def close_cards(
    cards: Sequence[Card], weighing: Likenesses, likely: float, among: Container[PersonId] | None
) -> Iterator[tuple[Card, Card]]:
    """Every two cards that may reach the chance `likely`. among: only pairs with at least one of these people."""
    wanted = None if among is None else [card.id in among for card in cards]
    names, cities = [weighing.most_by_name(card) for card in cards], [card.city for card in cards]
    # An initial is held against all names with it, but these are not held against each other.
    short = {key for card in cards if _is_initial(card) for key in _initials_of(card)}
    named = pairs_in_blocks(([*_name_keys(card), *short.intersection(_initials_of(card))] for card in cards), wanted)
    named = where(promising(names, cities, MOST_BY_CITY, logit_of(likely), *named), named)
    slipped = pairs_in_blocks(map(_slip_keys, cards), wanted)
    slipped = where(promising(names, cities, MOST_BY_CITY, logit_of(likely) + LEAST_SLIP, *slipped), slipped)
    plain, full = ([_spelled(card, full=full) for card in cards] for full in (False, True))
    slipped = where(nearly_same(plain, full, *slipped), slipped)
    other = pairs_in_blocks(map(_other_keys, cards), wanted)
    return ((cards[a], cards[b]) for a, b in in_turn(joined(named, slipped, other)))


def _name_keys(card: Card) -> Iterator[str]:
    """The name in other words, or the other way round."""
    words = card.form.words
    if words:
        yield "s" + " ".join(sorted(words))
        yield "j" + "".join(words)
        if card.form.looks != words:
            yield "s" + " ".join(sorted(card.form.looks))
    for last in words[1:]:
        yield from (f"r{root} {last}" for root in roots_of(words[0]))


def _other_keys(card: Card) -> Iterator[str]:
    """What two cards of one person have in common besides the name; of those at one place, also a part of it."""
    words = card.form.words
    for place in (*card.organizations, *card.domains):
        yield from (f"o{place} {word[:4]}" for word in words)
        yield from (f"p{place} {word[-4:]}" for word in words)
    for local, _ in card.halves:
        if len(local) >= _LONG_WORD and local not in ROLE_LOCALS:
            yield "l" + local
    yield from ("t" + tail for tail in card.tails)
    if card.birthday and words:
        yield f"y{card.birthday} {words[0][0]}"


def _is_initial(card: Card) -> bool:
    """Whether one of two words, or the first of several, is an initial."""
    words = card.form.words
    return len(words) > 1 and (len(words[0]) == 1 or (len(words) == 2 and len(words[1]) == 1))


def _initials_of(card: Card) -> Iterator[str]:
    """The name with its first or last word shortened to the first letter."""
    words = card.form.words
    if _is_initial(card):
        yield f"i{max(words, key=len)} {min(words, key=len)}" if len(words) == 2 else f"i{words[-1]} {words[0]}"
    elif len(words) > 1:
        yield from (f"i{words[-1]} {words[0][0]}", f"i{words[0]} {words[-1][0]}")


def _slip_keys(card: Card) -> Iterator[str]:
    """What two ways of writing a name have in common: in each slip another of these stays right."""
    words = [word for word in card.form.words if len(word) > 1]
    for last in words[1:]:
        yield from (f"a{last} {words[0][0]}", f"e{last} {words[0][-3:]}")
        for root in roots_of(words[0]):
            yield from (f"b{root} {last[0]}{last[-1]}", f"c{root} {last[:3]}", f"d{root} {last[-3:]}")


def _spelled(card: Card, *, full: bool) -> str:
    """The words as they are held against others at first sight; empty when only a close look can tell."""
    words = [word for word in card.form.looks if len(word) > 1]
    if len(words) < 2:
        return ""
    return " ".join(sorted(min(roots_of(word)) if full else word for word in words))
