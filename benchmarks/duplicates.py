"""Figures of finding duplicates, on an invented Rolodex in which they are known.

One card in ten has a second one, with the slips of real address books; and there are people who look like one
person and are two: fathers and sons, families with one telephone, namesakes, colleagues behind one address.
"""

import gc
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from benchmarks.figure import Figure
from godfather_desktop.actions.merge import merge_all
from godfather_desktop.actions.sample_words import (
    CITIES,
    FIRST_NAMES,
    LAST_NAMES,
    ORGANIZATION_FIRST,
    ORGANIZATION_SECOND,
)
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.insight.duplicates import exact_pairs, likely_pairs
from godfather_desktop.insight.nicknames import FULL_FORMS

PEOPLE, _PART = 50_000, 4_000
_TODAY = 739_941
_SECOND_CARDS, _CERTAIN = 0.1, 0.3
"""Shares: of the cards that have a second one, and of these with an address in common."""
_TRAPS = 0.02
"""Of each kind, as a share of the people."""
_FREE = ("gmail.com", "yahoo.com", "gmx.de", "outlook.com")
_ENDINGS = """
acci anov atti auer berg borne burg by caster combe croft dale den eck eda elli enko ert escu etti ez feld field ford
gate ham hart heimer hurst ic ides iewicz ini inski itz kis kovic land ley low man mann mark mere mill more nes oglu
osa ova per quist ridge rup sen shaw sky son ssen stad stein ston strom thal ton vall ville wall well wick wood
worth yan
""".split()
_BEGINNINGS = """
alder ash bart beck ben black brad bram brook calder car chester clay cran dan del dor eng fair fen find fletch glen
gold green hab hal ham hart hes hil holm hor jan kell kirk klein land lang lind lor mal mars mor nor oak ost pem pres
rad ram ros rus sand schwar shel stan sten stock sut tal thorn tol tre und vor wal wein wes whit win wolf wyn zim
""".split()
_ACCENTED = {"a": "á", "e": "é", "o": "ö", "u": "ü", "c": "ç", "n": "ñ"}


@dataclass(slots=True)
class Known:
    """An invented Rolodex, and which pairs of cards are one person's: by an address, or only by how they look."""

    rolodex: Rolodex
    certain: set[tuple[int, int]] = field(default_factory=set)
    likely: set[tuple[int, int]] = field(default_factory=set)


class _Maker:
    """Invents people; the same ones for a seed."""

    def __init__(self, people: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = people
        self.known = Known(Rolodex())
        self.taken: set[str] = set()
        self.ids = iter(range(1, 100 * people))
        made = [begin + end for begin in _BEGINNINGS for end in _ENDINGS]
        self.chance.shuffle(made)
        self.firsts = list(dict.fromkeys([*(one for one in FULL_FORMS if len(one) > 4), *FIRST_NAMES]))
        self.lasts = [*LAST_NAMES, *made]
        # A few names are common and most are rare, as on a door plate.
        self.first_weights = [1.0 / (place + 8) for place in range(len(self.firsts))]
        self.last_weights = [1.0 / (place + 100) for place in range(len(self.lasts))]
        names = [f"{one} {two}" for one in ORGANIZATION_FIRST for two in ORGANIZATION_SECOND]
        while len(names) < people // 12:
            names.append(f"{self.chance.choice(made).title()} {self.chance.choice(ORGANIZATION_SECOND)}")
        self.organizations = [Organization(OrganizationId(next(self.ids) + 50 * people), name) for name in names]
        self.known.rolodex.fill([Person(ME, "Robin Vale"), *self.organizations])
        next(self.ids)

    def name(self) -> tuple[str, str]:
        """A first name and a surname."""
        (first,) = self.chance.choices(self.firsts, self.first_weights)
        (last,) = self.chance.choices(self.lasts, self.last_weights)
        return first.title(), last.title()

    def card(self, first: str, last: str, where: Organization, **said: object) -> Person:
        """A card of a person at an organization, with most of what a card has."""
        chance = self.chance
        emails: list[str] = []
        plain = folded(f"{first} {last}").split()
        if chance.random() < 0.6:
            local = chance.choice((".".join(plain), plain[0][0] + plain[-1], plain[0] + plain[-1][0]))
            emails.append(self.address(local, folded(where.name).replace(" ", "") + ".com"))
        if chance.random() < 0.4:
            tail = chance.choice(("", "", str(chance.randrange(100))))
            emails.append(self.address(chance.choice((".", "")).join(plain) + tail, chance.choice(_FREE)))
        middle = f" {chance.choice('ABCDEFGHJKLMNPRSTW')}." if chance.random() < 0.08 else ""
        card = Person(
            PersonId(next(self.ids)),
            f"{first}{middle} {last}",
            tuple(emails),
            (self.phone(),) if chance.random() < 0.6 else (),
            city=chance.choice(CITIES) if chance.random() < 0.7 else "",
            birthday=f"19{chance.randrange(40, 99)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
            if chance.random() < 0.1
            else "",
        )
        return replace(card, **said)  # type: ignore[arg-type]

    def address(self, local: str, domain: str) -> str:
        """An address that nobody has yet: two people never have the same."""
        number = 1
        while f"{local}{number if number > 1 else ''}@{domain}" in self.taken:
            number += 1
        address = f"{local}{number if number > 1 else ''}@{domain}"
        self.taken.add(address)
        return address

    def phone(self) -> str:
        """A telephone number in one of the ways in which it is written."""
        area, rest = self.chance.randrange(201, 989), self.chance.randrange(2_000_000, 9_999_999)
        return f"+1 {area} {rest // 10_000}-{rest % 10_000:04}"

    def keep(self, card: Person, where: Organization | None) -> None:
        """Into the Rolodex."""
        self.known.rolodex.fill([card])
        if where is not None:
            self.known.rolodex.fill([Role(RoleId(next(self.ids)), card.id, where.id, "Clerk")])

    def somebody(self) -> None:
        """A person, who may have a second card."""
        where = self.chance.choice(self.organizations)
        first, last = self.name()
        card = self.card(first, last, where)
        # Who has no address at all may still have a way to be reached.
        self.keep(card, where if self.chance.random() < 0.8 else None)
        if self.chance.random() < _SECOND_CARDS:
            if self.chance.random() < _CERTAIN:
                self.certain(card, where)
            else:
                self.likely(card, first, last, where)

    def certain(self, card: Person, where: Organization) -> None:
        """A second card with an address of the first one."""
        id_, chance = PersonId(next(self.ids)), self.chance
        first, *_, last = card.name.split()
        name = chance.choice((card.name, f"{first} {last}", f"{last}, {first}", f"{first[0]}. {last}"))
        ways: list[Person] = [Person(id_, name, identities=(f"uid:{card.id:032x}",))]
        if card.emails:
            ways.append(Person(id_, name, (card.emails[0].upper(),)))
        if card.phones:
            ways.append(Person(id_, name, phones=("".join(char for char in card.phones[0] if char in "+0123456789"),)))
        profile = f"{first}-{last}-{card.id}".lower()
        ways.append(Person(id_, name, links=(f"https://www.linkedin.com/in/{profile}/",)))
        other = chance.choice(ways)
        if other.identities:
            self.known.rolodex.fill([replace(card, identities=other.identities)])
        if other.links:
            self.known.rolodex.fill([replace(card, identities=(f"linkedin:{profile}",))])
        self.keep(other, where if chance.random() < 0.5 else None)
        self.known.certain.add((card.id, id_))

    def likely(self, card: Person, first: str, last: str, where: Organization) -> None:
        """A second card without an address of the first one, and with a slip or another form of the name."""
        chance = self.chance
        short = [one for one, full in FULL_FORMS.items() if first.lower() in full and one != first.lower()]
        ways: list[Callable[[], str]] = [
            lambda: f"{first} {last}",
            lambda: _slipped(chance, first, last),
            lambda: _slipped(chance, first, last),
            lambda: f"{last} {first}",
            lambda: f"{first[0]}. {last}",
            lambda: _accented(f"{first} {last}"),
        ]
        if short:
            ways.append(lambda: f"{chance.choice(short).title()} {last}")
        name = chance.choice(ways)()
        # The second card comes from another program, which knows the place of work, the city or an old address.
        told = {"work"} if self.known.rolodex.roles_of(card.id) and chance.random() < 0.6 else set()
        told |= {"city"} if card.city and chance.random() < 0.5 else set()
        told |= {"address"} if card.emails and chance.random() < 0.4 else set()
        can = [("work", self.known.rolodex.roles_of(card.id)), ("city", card.city), ("address", card.emails)]
        told = told or {word for word, known in can[:1] if known} or {word for word, known in can if known}
        local = card.emails[0].partition("@")[0] if "address" in told else folded(first + last)
        other = Person(
            PersonId(next(self.ids)),
            name,
            (self.address(local, chance.choice(_FREE)),) if "address" in told or chance.random() < 0.3 else (),
            (self.phone(),) if chance.random() < 0.2 else (),
            city=card.city if "city" in told else "",
        )
        at = "work" in told
        self.keep(other, where if at else None)
        self.known.likely.add((card.id, other.id))

    def father_and_son(self) -> None:
        """One name, one telephone, one roof."""
        first, last = self.name()
        city, phone = self.chance.choice(CITIES), (self.phone(),)
        for end in self.chance.choice(((" Sr.", " Jr."), ("", " Jr."), ("", " III"))):
            where = self.chance.choice(self.organizations)
            self.keep(self.card(first, last + end, where, name=f"{first} {last}{end}", phones=phone, city=city), where)

    def family(self) -> None:
        """One surname, one telephone, perhaps one address."""
        _, last = self.name()
        city, phone = self.chance.choice(CITIES), (self.phone(),)
        address = (self.address(last.lower(), self.chance.choice(_FREE)),)
        firsts = self.chance.sample(self.firsts, 2)
        for first in firsts:
            where = self.chance.choice(self.organizations)
            emails = {"emails": address} if self.chance.random() < 0.5 else {}
            name = f"{first.title()} {last}"
            self.keep(self.card(first.title(), last, where, name=name, phones=phone, city=city, **emails), where)

    def namesakes(self) -> None:
        """One name at two organizations in two cities."""
        first, last = self.name()
        for city in self.chance.sample(CITIES, 2):
            where = self.chance.choice(self.organizations)
            self.keep(self.card(first, last, where, city=city), where)

    def one_desk(self) -> None:
        """Colleagues behind one address."""
        where = self.chance.choice(self.organizations)
        address = (f"{self.chance.choice(('info', 'office', 'sales'))}@{folded(where.name).replace(' ', '')}.com",)
        for _ in range(self.chance.randrange(2, 5)):
            self.keep(self.card(*self.name(), where, emails=address), where)

    def siblings(self) -> None:
        """Two of one surname at one organization."""
        where = self.chance.choice(self.organizations)
        _, last = self.name()
        for first in self.chance.sample(self.firsts, 2):
            self.keep(self.card(first.title(), last, where), where)

    def martin_and_martina(self) -> None:
        """First names that differ by an ending, at one organization."""
        where = self.chance.choice(self.organizations)
        _, last = self.name()
        for first in self.chance.choice((("Martin", "Martina"), ("Mario", "Maria"), ("Daniel", "Daniela"))):
            self.keep(self.card(first, last, where), where)


def invented(people: int = PEOPLE, seed: int = 5) -> Known:
    """A Rolodex of about so many people with known duplicates."""
    maker = _Maker(people, seed)
    traps = (
        maker.father_and_son, maker.family, maker.namesakes, maker.one_desk, maker.siblings, maker.martin_and_martina
    )  # fmt: skip
    for trap in traps:
        for _ in range(round(people * _TRAPS / len(traps))):
            trap()
    while len(maker.known.rolodex.people) < people:
        maker.somebody()
    return maker.known


def duplicate_figures() -> list[Figure]:
    """All figures of finding duplicates and of merging those that are certain."""
    known = invented()
    rolodex = known.rolodex
    # As the program does once a book is open: the collector need not walk the records again.
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    certain, likely = exact_pairs(rolodex), likely_pairs(rolodex)
    seconds = time.perf_counter() - start
    part = invented(_PART)
    start = time.perf_counter()
    found = _all_pairs([(person.id, person.name) for person in part.rolodex.people.values()])
    reckoned = (time.perf_counter() - start) * (len(rolodex.people) / len(part.rolodex.people)) ** 2
    theirs = len(found & part.likely) / len(part.likely)
    right = known.certain | known.likely
    sure, queue = {(one.a, one.b) for one in certain}, {(one.a, one.b) for one in likely}
    start = time.perf_counter()
    merged = merge_all(rolodex, iter(range(10**9, 2 * 10**9)).__next__, _TODAY, certain, ())
    merging = time.perf_counter() - start
    share = 100 * len(queue & right) / len(queue)
    where = f"of {len(known.likely):,} known; {share:.0f} % of {len(queue):,} shown are right"
    return [
        Figure(
            "duplicates: finding them among 50,000 people",
            "s",
            seconds,
            5,
            reckoned,
            "every pair by rapidfuzz, reckoned",
        ),
        Figure(
            "duplicates: wrong among those merged at once",
            "%",
            100 * len(sure - right) / len(sure),
            1,
            note=f"of {len(sure):,}",
        ),
        Figure("duplicates: certain ones that were missed", "%", 100 * len(known.certain - sure) / len(known.certain)),
        Figure(
            "duplicates: likely ones missing in the queue",
            "%",
            100 * len(known.likely - queue - sure) / len(known.likely),
            5,
            100 * (1 - theirs),
            "every pair by rapidfuzz, 90 of 100 alike",
            where,
        ),
        Figure(f"merging {merged.subject} at once", "s", merging, None, note=f"{len(merged.changes):,} records"),
    ]


def _all_pairs(people: Sequence[tuple[int, str]]) -> set[tuple[int, int]]:
    """Who looks alike when everybody is held against everybody: what one would write first."""
    names = [folded(name) for _, name in people]
    scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=90, workers=1)
    first, second = scores.nonzero()
    return {(people[a][0], people[b][0]) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b}


def _slipped(chance: random.Random, first: str, last: str) -> str:
    """A name with a letter left out, doubled, swapped or wrong; now and then with two of these."""
    words = [first, last]
    for _ in range(1 + (chance.random() < 0.15)):
        which = chance.randrange(2) if len(first) > 4 else 1
        word = words[which]
        if len(word) < 4:
            continue
        place = chance.randrange(0 if chance.random() < 0.1 else 1, len(word) - 1)
        words[which] = chance.choice(
            (
                word[:place] + word[place + 1 :],
                word[:place] + word[place] + word[place:],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                word[:place] + chance.choice("abcdefghiklmnoprstuvwz") + word[place + 1 :],
            )
        )
    return " ".join(words)


def _accented(name: str) -> str:
    return "".join(_ACCENTED.get(char, char) for char in name)


if __name__ == "__main__":
    from benchmarks.figure import table

    print(table(duplicate_figures()))
