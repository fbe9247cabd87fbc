"""How much speaks for two cards being one person: evidence in logits, after Fellegi and Sunter (1969).

Each thing that two cards share, or do not, counts by how much likelier it is on two cards of one person than
on cards of two people. What is rare says more: a name that many have says little. The weights are ours,
set on invented Rolodexes with known duplicates (`benchmarks/duplicates.py`).
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.insight.addresses import (
    FREE_DOMAINS,
    ROLE_LOCALS,
    halves_of,
    phone_tail,
    profile_key,
    words_of_local,
)
from godfather_desktop.insight.fading import sigmoid
from godfather_desktop.insight.name_forms import Likeness, NameForm, form_of, roots_of

Sign = str
"""What else two cards share: `organization`, `domain`, `local`, `city`, `phone`, `email` or `birthday`."""

_LEGAL_FORM = re.compile(
    r"[\s,.]+(ab|ag|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|limited|llc|llp|ltd|nv|oy|plc|sa|sarl|se|spa"
    r"|srl)\b[\s,.]*",
    re.IGNORECASE,
)
_PEOPLE_ELSEWHERE = 2_000
"""As if so many people more were in the Rolodex, each of whom has a name of their own."""
_NOTHING: frozenset[str] = frozenset()
MOST_BY_CITY = 3.0
"""The most that a common city says."""
_ONE_IN_TEN = -math.log(10.0)
"""The share of cards that have a second one, before anything is looked at."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of one person. halves: of the e-mail addresses. tails: of the telephone numbers.
    domains: those of the addresses at which not everybody can have one.
    """

    id: PersonId
    form: NameForm
    organizations: frozenset[str]
    city: str
    emails: frozenset[str]
    halves: tuple[tuple[str, str], ...]
    tails: frozenset[str]
    profiles: frozenset[str]
    birthday: str
    domains: frozenset[str]


def card_of(rolodex: Rolodex, person: Person, organizations: dict[int, str]) -> Card:
    """What is compared of a person. organizations: names as compared by id, filled as they are needed."""
    emails = tuple(map(folded, person.emails))
    halves = tuple(map(halves_of, emails))
    form = form_of(person.name)
    if not form.words and halves and halves[0][0] not in ROLE_LOCALS:
        words = tuple(words_of_local(halves[0][0]))
        form = NameForm(words, "", words, words)
    elif any(len(word) == 1 for word in form.words):
        form = _spelled_out(form, halves)
    where = set()
    for role in rolodex.roles_of(person.id) if rolodex.has(person.id, Role) else ():
        if role.organization is not None:
            name = organizations.get(role.organization)
            if name is None:
                name = organizations[role.organization] = organization_key(
                    rolodex.organizations[role.organization].name
                )
            where.add(name)
    return Card(
        person.id,
        form,
        frozenset(where) if where else _NOTHING,
        _place(person.city) if person.city else "",
        frozenset(emails) if emails else _NOTHING,
        halves,
        frozenset(filter(None, map(phone_tail, person.phones))) if person.phones else _NOTHING,
        profiles_of(person),
        person.birthday,
        frozenset(domain for _, domain in halves if domain not in FREE_DOMAINS) if halves else _NOTHING,
    )


@lru_cache(maxsize=4_096)
def _place(city: str) -> str:
    return folded(city)


def profiles_of(person: Person) -> frozenset[str]:
    """The person's LinkedIn profiles."""
    if not person.links and not person.identities:
        return _NOTHING
    known = (one for one in person.identities if one.startswith("linkedin:"))
    return frozenset((*known, *filter(None, map(profile_key, person.links))))


def organization_key(name: str) -> str:
    """The name of an organization as it is compared: Acme Inc. is Acme."""
    short = folded(_LEGAL_FORM.sub(" ", f"{name} "))
    return short or folded(name)


class Likenesses:
    """Weighs pairs of cards, by how common their names, places and words are among all of them."""

    def __init__(self, cards: Collection[Card]) -> None:
        self._people = len(cards) + _PEOPLE_ELSEWHERE
        self._cards = max(2, len(cards))
        self._words = Counter(chain.from_iterable(card.form.words for card in cards))
        self._roots: Counter[str] = Counter()
        self._letters: Counter[str] = Counter()
        for word, number in self._words.items():
            self._letters[word[0]] += number
            for root in roots_of(word):
                self._roots[root] += number
        self._rarities = {word: self._rarity(number) for word, number in self._words.items()}
        self._organizations = Counter(chain.from_iterable(card.organizations for card in cards))
        self._cities = Counter(card.city for card in cards if card.city)
        self._domains = Counter(chain.from_iterable(card.domains for card in cards))
        self._locals = Counter(chain.from_iterable({local for local, _ in card.halves} for card in cards))

    def of(self, one: Card, other: Card, alike: Likeness | None) -> tuple[float, tuple[Sign, ...]]:
        """The logit that two cards are one person's, and what they share besides what is alike of their names."""
        signs: list[Sign] = []
        logit = self._name(alike) + self._generation(one, other)
        logit += self._work(one, other, signs) + self._addresses(one, other, signs)
        if one.city and other.city:
            same = one.city == other.city
            logit += self._shared(self._cities[one.city], 0.3, MOST_BY_CITY) if same else -0.5
            signs += ["city"] * same
        if one.tails and other.tails:
            same = not one.tails.isdisjoint(other.tails)
            logit += 5.0 if same else -0.2
            signs += ["phone"] * same
        if one.profiles and other.profiles:
            logit += 8.0 if not one.profiles.isdisjoint(other.profiles) else -2.0
        if one.birthday and other.birthday:
            agrees = same_birthday(one.birthday, other.birthday)
            logit += 4.0 if agrees else -4.0
            signs += ["birthday"] * agrees
        return logit, tuple(signs)

    def most_by_name(self, card: Card) -> float:
        """The logit that a card can reach with nothing but its name."""
        logit = _ONE_IN_TEN - math.log(self._cards)
        for word in card.form.words:
            logit += self._initial(word) if len(word) == 1 else self._rarities[word]
        return logit

    def _initial(self, letter: str) -> float:
        return math.log(self._cards / max(1, self._letters[letter]))

    def _name(self, alike: Likeness | None) -> float:
        """The evidence of the names, with how unlikely any two cards are one person's."""
        if alike is None:
            return _ONE_IN_TEN - math.log(self._cards) - 2.0
        logit = _ONE_IN_TEN - math.log(self._cards)
        for mine, theirs in alike.matched:
            if mine == theirs:
                logit += self._rarity(self._words[mine])
            elif len(mine) == 1 or len(theirs) == 1:
                logit += self._initial(mine[0])
            elif roots := roots_of(mine) & roots_of(theirs):
                logit += self._rarity(max(self._roots[root] for root in roots))
            else:
                logit += self._slip(mine, theirs)
        prices = {"nickname": 0.7, "order": 0.3}
        return logit - prices.get(alike.alike, 0.0) - 0.5 * alike.left

    def _rarity(self, number: int) -> float:
        """What it says that two share a word that so many have in their names."""
        return math.log(self._people / (max(1, number - 1) + 1.0))

    def _slip(self, one: str, other: str) -> float:
        """What it says that a word of one name is another of the other with a slip: much when one of them is nobody's
        name, little when many have either, as Lara and Lana.
        """
        rare, common = sorted((self._words[one], self._words[other]))
        return min(self._rarity(common), self._rarity(rare) - 0.8 * math.log(max(1, rare))) - _price_of_slip(one, other)

    def _generation(self, one: Card, other: Card) -> float:
        """Father and son."""
        mine, theirs = one.form.generation, other.form.generation
        if mine == theirs:
            return 0.0
        return -6.0 if mine and theirs else -3.0

    def _work(self, one: Card, other: Card, signs: list[Sign]) -> float:
        """The same organization, or addresses at it."""
        shared = [
            self._shared(self._organizations[where], 1.0, 6.0) for where in one.organizations & other.organizations
        ]
        signs += ["organization"] * bool(shared)
        mine, theirs = one.domains, other.domains
        common = [self._shared(self._domains[domain], 1.0, 5.0) for domain in mine & theirs]
        if common and not shared and one.emails.isdisjoint(other.emails):
            signs.append("domain")
        if shared or common:
            return max((*shared, *common))
        apart = 0.7 if one.organizations and other.organizations else 0.0
        return -apart - (0.4 if mine and theirs else 0.0)

    def _addresses(self, one: Card, other: Card, signs: list[Sign]) -> float:
        """The same address; the same before the @; two addresses at one place, as two people have them there."""
        if not one.emails.isdisjoint(other.emails):
            signs.append("email")
            return 6.0
        logit = 0.0
        locals_there = {domain: local for local, domain in one.halves}
        for local, domain in other.halves:
            mine = locals_there.get(domain)
            if mine is not None and mine != local and domain not in FREE_DOMAINS:
                logit = min(logit, -1.0 if _is_form_of(mine, other.form) and _is_form_of(local, one.form) else -2.5)
        shared = {local for local, _ in one.halves} & {local for local, _ in other.halves}
        shared = {local for local in shared if len(local) >= 5 and local not in ROLE_LOCALS}
        if shared:
            signs.append("local")
            logit += max(self._local(local, one, other) for local in shared)
        return logit

    def _local(self, local: str, one: Card, other: Card) -> float:
        """Before the @ of two people of one name often stands the same; where it is the name of one of them alone,
        the other name is a slip.
        """
        if _is_form_of(local, one.form) and _is_form_of(local, other.form):
            return 1.2
        return min(5.0, math.log(self._cards / self._locals[local]))

    def _shared(self, number: int, least: float, most: float) -> float:
        """What it says that two share something that so many have."""
        return min(most, max(least, math.log(0.6 * self._people / (number + 1.0))))


def _spelled_out(form: NameForm, halves: Iterable[tuple[str, str]]) -> NameForm:
    """A name whose initial stands in full before the @ of an address: A. Lee of ann.lee."""
    for local, _ in halves:
        parts = words_of_local(local)
        full = [part for part in parts if part not in form.words and len(part) > 1]
        if len(parts) > 1 and len(full) == 1 and any(word in parts for word in form.words if len(word) > 1):
            words = tuple(full[0] if len(word) == 1 and word == full[0][0] else word for word in form.words)
            return NameForm(words, form.generation, words, words)
    return form


def chance_of(logit: float) -> float:
    """The logit as a chance, 0..1."""
    return sigmoid(logit)


def logit_of(chance: float) -> float:
    """A chance, more than 0 and less than 1, as a logit."""
    return math.log(chance / (1.0 - chance))


LEAST_SLIP = 0.8
"""What a slip costs in the longest words."""


def _price_of_slip(one: str, other: str) -> float:
    """What a slip costs: in a short word it is sooner another name, and the first letter is seldom wrong."""
    length = min(len(one), len(other))
    price = 3.0 if length <= 4 else 2.0 if length == 5 else 1.2 if length < 8 else LEAST_SLIP
    return price + (one[0] != other[0])


def same_birthday(one: str, other: str) -> bool:
    """Whether two partial dates can be one day; one of them may lack its year, month or day."""
    if one.startswith("--") or other.startswith("--"):
        return one[-5:] == other[-5:]
    return one.startswith(other) or other.startswith(one)


def _is_form_of(local: str, form: NameForm) -> bool:
    """Whether what stands before an @ can be made of a name: alee, ann.lee or lee of Ann Lee."""
    words = words_of_local(local)
    joined = "".join(words)
    return bool(words) and _made_of(joined, form.words)


def _made_of(joined: str, words: Iterable[str]) -> bool:
    """Whether a text is put together of words and their first letters."""
    rest = [word for word in words if joined.startswith((word, word[0]))]
    if not joined:
        return True
    others = list(words)
    for word in rest:
        left = [one for one in others if one is not word]
        if (joined.startswith(word) and _made_of(joined[len(word) :], left)) or _made_of(joined[1:], left):
            return True
    return False
