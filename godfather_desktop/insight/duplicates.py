"""Two cards of one person: those that are certain, and those that are likely."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.merge import Merge, MergeReason
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.references import read
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.insight.addresses import ROLE_LOCALS, halves_of, phone_key, phone_tail
from godfather_desktop.insight.likenesses import Card, Likenesses, card_of, chance_of, profiles_of, same_birthday
from godfather_desktop.insight.name_forms import form_of, likeness, slips_between

LIKELY = 0.2
"""The chance from which on a pair is shown."""
_FEW = 6
"""So many people may share an address before it is that of an office: then it is not asked who is who."""
_MANY = 20
"""Among more people than that, only the same name tells who is one."""
_LONG_WORD = 5
"""In a shorter word a slip is sooner another name."""
_SHARES_A_WORD, _CLASHES = 0.4, 0.2
"""Chances for two who share an address but not a name."""

_Common = tuple[MergeReason, str, list[Person]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards, a < b. reason: why they may be one person's; said: the address or name that says so.

    score: the chance that they are, 1 for what is certain. signs: how the names are alike, see
    `insight.name_forms.Alike`, or `clash`; then what else they share, see `insight.likenesses.Sign`.
    """

    a: PersonId
    b: PersonId
    reason: MergeReason
    said: str
    score: float
    signs: tuple[str, ...] = ()


def exact_pairs(rolodex: Rolodex, among: Container[PersonId] | None = None) -> list[Pair]:
    """Cards with one identity, e-mail address, profile or telephone number, whose names do not contradict.

    Of many cards of one person each is in a pair with one before it. Pairs told apart are left out.
    among: only pairs with at least one of these people.
    """
    return _certain(rolodex, _shared(rolodex), among)


def likely_pairs(rolodex: Rolodex, among: Container[PersonId] | None = None) -> list[Pair]:
    """Cards that are likely one person's and not certainly, the likeliest first; none that were told apart.

    among: only pairs with at least one of these people. What is certain is in `exact_pairs`.
    """
    # numpy comes with it, which the first page does not need.
    from godfather_desktop.insight.close_cards import close_cards

    organizations: dict[int, str] = {}
    cards = [card_of(rolodex, person, organizations) for person in rolodex.people.values()]
    weighing = Likenesses(cards)
    shared = list(_shared(rolodex))
    left_out = _told_apart(rolodex) | {(one.a, one.b) for one in _certain(rolodex, shared)}
    found: dict[tuple[PersonId, PersonId], Pair] = {}
    for one, other in close_cards(cards, weighing, LIKELY, among):
        low, high = (one, other) if one.id < other.id else (other, one)
        if (low.id, high.id) not in left_out and (pair := _weighed(rolodex, weighing, low, high)) is not None:
            found[low.id, high.id] = pair
    by_id = {card.id: card for card in cards}
    for reason, said, people in shared:
        for a, b in _pairs_of(people) if len(people) <= _FEW else ():
            if (a, b) not in left_out and (among is None or a in among or b in among):
                found[a, b] = _sharing(weighing, by_id[a], by_id[b], reason, said)
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.a, pair.b))


def contradict(one: Person, other: Person, reason: MergeReason) -> bool:
    """Whether two cards cannot be one person's although they share what the reason says, or it must be asked.

    An identity or a profile is one person's, whatever the names. An address may be a family's, a telephone
    sooner so: father and son, Christian and Christina, Mr and Mrs Lee share both.
    """
    if reason in ("identity", "profile"):
        return False
    mine, theirs = form_of(one.name), form_of(other.name)
    profiles, their_profiles = profiles_of(one), profiles_of(other)
    if profiles and their_profiles and profiles.isdisjoint(their_profiles):
        return True
    if one.birthday and other.birthday and not same_birthday(one.birthday, other.birthday):
        return True
    if not mine.words or not theirs.words:
        return False
    if mine.generation != theirs.generation or {mine.salutation, theirs.salutation} == {"he", "she"}:
        return True
    alike = likeness(mine, theirs)
    if alike is None:
        # A married name: the first names are the same, and the address is one that nobody shares by trade.
        return reason != "email" or mine.words[0] != theirs.words[0] or len(mine.words[0]) == 1
    slips = [(a, b) for a, b in alike.matched if 0 < slips_between(a, b) < 3]
    first = {mine.words[0], theirs.words[0]}
    # A letter makes another first name sooner than another surname, but for a slip inside of it: Philip and Phillip.
    if any(
        not first.isdisjoint(pair) and (reason != "email" or slips_between(*pair) > 1 or pair[0][-1] != pair[1][-1])
        for pair in slips
    ):
        return True
    if reason != "phone":
        return False
    short, long = sorted((mine.words, theirs.words), key=len)
    if len(short) == 1 and short[0] != long[0]:
        return True
    return any(len(word) < _LONG_WORD for word, _ in slips)


def kept_first(rolodex: Rolodex, one: PersonId, other: PersonId) -> tuple[PersonId, PersonId]:
    """Which of two cards stays: mine, then one with a name, then the one with more on record, then the older one."""
    first, second = sorted((one, other), key=lambda person: _standing(rolodex, person))
    return first, second


def card_inside(merge: Merge) -> Person:
    """The card that went in a merge, as it was. Raises ValueError when what the merge wrote down cannot be read."""
    card = read(merge.lost[0]) if merge.lost else None
    if not isinstance(card, Person):
        raise ValueError("a merge without its card")
    return card


def _standing(rolodex: Rolodex, person: PersonId) -> tuple[bool, bool, int, PersonId]:
    card, sums = rolodex.people[person], rolodex.sums.get(person)
    return (
        person != ME,
        not form_of(card.name).words,
        -(len(rolodex.records_of(person)) + (sums.days if sums else 0)),
        person,
    )


def _certain(rolodex: Rolodex, shared: Iterable[_Common], among: Container[PersonId] | None = None) -> list[Pair]:
    told = _told_apart(rolodex)
    found: dict[tuple[PersonId, PersonId], Pair] = {}
    for reason, said, cards in shared:
        for place, other in enumerate(cards):
            for one in cards[:place]:
                if (one.id, other.id) not in told and _is_one(one, other, reason, said, cards):
                    if among is None or one.id in among or other.id in among:
                        found.setdefault((one.id, other.id), Pair(one.id, other.id, reason, said, 1.0))
                    break
    return list(found.values())


def _told_apart(rolodex: Rolodex) -> set[tuple[PersonId, PersonId]]:
    return {(one.a, one.b) for one in rolodex.distincts.values()}


def _shared(rolodex: Rolodex) -> Iterator[_Common]:
    """What several people have in common, one after the other: the reason, what it says, and who, the oldest first."""
    cards = [rolodex.people[person] for person in sorted(rolodex.people)]
    for identity, people in _groups((card, one) for card in cards for one in card.identities):
        if not identity.startswith("linkedin:"):
            yield "identity", identity, people
    for email, people in _groups((card, folded(one)) for card in cards for one in card.emails):
        yield "email", next(one for one in people[0].emails if folded(one) == email), people
    for profile, people in _groups((card, one) for card in cards for one in profiles_of(card)):
        yield "profile", profile, people
    # To read a telephone number takes time: only those whose ends are shared are read.
    ends = {end for end, _ in _groups((card, phone_tail(one)) for card in cards for one in card.phones)}
    phones = ((card, phone_key(one)) for card in cards for one in card.phones if phone_tail(one) in ends)
    for phone, people in _groups(phones):
        yield "phone", next(one for one in people[0].phones if phone_key(one) == phone), people


def _groups(keyed: Iterable[tuple[Person, str]]) -> Iterator[tuple[str, list[Person]]]:
    """The keys that several cards have, and these cards; an empty key is none."""
    first: dict[str, Person] = {}
    several: dict[str, list[Person]] = {}
    for card, key in keyed:
        one = first.setdefault(key, card)
        if one is not card and key:
            people = several.setdefault(key, [one])
            if people[-1] is not card:
                people.append(card)
    yield from several.items()


def _is_one(one: Person, other: Person, reason: MergeReason, said: str, cards: Sequence[Person]) -> bool:
    """Whether two who share an address are certainly one, seen beside the others who share it."""
    if reason in ("identity", "profile"):
        return True
    if len(cards) > _MANY:
        mine, theirs = form_of(one.name), form_of(other.name)
        return bool(mine.words) and mine.sorted == theirs.sorted and not contradict(one, other, reason)
    if reason == "email" and halves_of(folded(said))[0] in ROLE_LOCALS:
        # As with a telephone, anybody there may answer.
        reason = "phone"
    if contradict(one, other, reason):
        return False
    # A. Lee may be Ann or Alan, when both are there: then it is not certain who.
    return all(
        contradict(third, one, reason) == contradict(third, other, reason)
        for third in cards
        if third not in (one, other)
    )


def _weighed(rolodex: Rolodex, weighing: Likenesses, one: Card, other: Card) -> Pair | None:
    alike = likeness(one.form, other.form)
    if alike is None:
        return None
    logit, signs = weighing.of(one, other, alike)
    score = chance_of(logit)
    if score < LIKELY:
        return None
    return Pair(one.id, other.id, "name", rolodex.people[other.id].name, score, (alike.alike, *signs))


def _sharing(weighing: Likenesses, one: Card, other: Card, reason: MergeReason, said: str) -> Pair:
    alike = likeness(one.form, other.form)
    logit, signs = weighing.of(one, other, alike)
    if alike is not None:
        # Father and son share a roof.
        most = 1.0 if one.form.generation == other.form.generation else LIKELY
        return Pair(one.id, other.id, reason, said, min(most, chance_of(logit)), (alike.alike, *signs))
    score = _SHARES_A_WORD if set(one.form.words) & set(other.form.words) else _CLASHES
    return Pair(one.id, other.id, reason, said, score, ("clash", *signs))


def _pairs_of(cards: Sequence[Person]) -> Iterator[tuple[PersonId, PersonId]]:
    return ((one.id, other.id) for place, other in enumerate(cards) for one in cards[:place])
