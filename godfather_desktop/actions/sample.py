"""A fictional, deterministic Rolodex: an executive recruiter's, with people, ties, favors and touches.

It is made to be lifelike in what the program is for: few close ties and many nominal ones,
organizations where people know one another, boards and clubs that cross them, favors that run
both ways unevenly, and a chief executive who can only be reached through others.
"""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from godfather_desktop.actions import sample_desk, sample_own
from godfather_desktop.actions import sample_words as words
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor, FavorStatus
from godfather_desktop.domain.ids import (
    DownPeriodId,
    FavorId,
    NoteId,
    OrganizationId,
    PersonId,
    RoleId,
    TieId,
    TouchId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import HowKnown, Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Channel, Direction, Touch

TARGET_ORGANIZATION = "Meridian Resorts"
"""Its chief executive is known of, not known: the sample's question is how to reach them."""
_TIES_EACH = 5
_TOUCHES_EACH = 10
_YEARS = 12


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample's records, and its touches as a stream; written: touches that stand among the records."""

    changes: ChangeSet
    touches: Callable[[], Iterator[Touch]]
    people: int
    ties: int
    favors: int
    written: int


def make_sample(new_id: Callable[[], int], today: Day, *, people: int = 240, seed: int = 1) -> Sample:
    """Make a sample of this many people (me not counted). The same arguments make the same sample.

    There are five ties among others, ten touches and a third of a favor for each person.
    """
    chance = random.Random(seed)
    world = _World(chance, new_id, today, max(12, people))
    changes = tuple(Change(None, record) for record in world.records())
    return Sample(
        ChangeSet("import.bring", "sample", changes),
        lambda: world.touches(seed),
        len(world.people),
        len(world.ties),
        sum(isinstance(change.after, Favor) for change in changes),
        sum(isinstance(change.after, Touch) for change in changes),
    )


class _World:
    """The sample while it is made."""

    def __init__(self, chance: random.Random, new_id: Callable[[], int], today: Day, size: int) -> None:
        self._chance = chance
        self._new_id = new_id
        self._today = today
        self.organizations = self._make_organizations(max(5, size // 24))
        self.people: list[Person] = []
        self.roles: list[Role] = []
        self._home: dict[PersonId, OrganizationId] = {}
        sizes = [1.0 / (rank + 6.0) for rank in range(len(self.organizations))]
        self._sizes = sizes
        self._headcounts = {
            one.id: max(12, round(size * share / sum(sizes) * chance.choice((8, 15, 30))))
            for one, share in zip(self.organizations, sizes, strict=True)
        }
        self._make_people(size)
        self._mine = self._make_own_ties()
        self.ties = self._make_ties()
        self._down = DownPeriod(DownPeriodId(new_id()), today - 420, today - 310, "job-loss")
        self.favors = self._make_favors()
        self.notes = self._make_notes()
        self._own = sample_own.own_records(chance, new_id, today, self._down, self.organizations, self._mine)

    def records(self) -> Iterator[Record]:
        yield from self.people
        yield from self.organizations
        yield from self.roles
        yield from self.ties
        yield from self.favors
        yield from self.notes
        yield from self._own
        yield from sample_desk.desk_records(self._new_id, self._today, self.people, self._mine)

    def _make_organizations(self, count: int) -> list[Organization]:
        names = [TARGET_ORGANIZATION]
        pairs = [f"{first} {second}" for second in words.ORGANIZATION_SECOND for first in words.ORGANIZATION_FIRST]
        pairs = [name for name in pairs if not name.startswith(TARGET_ORGANIZATION.split(maxsplit=1)[0])]
        self._chance.shuffle(pairs)
        names += pairs[: count - 1]
        return [Organization(OrganizationId(self._new_id()), name) for name in names]

    def _make_people(self, size: int) -> None:
        chance = self._chance
        pairs = [(first, last) for first in words.FIRST_NAMES for last in words.LAST_NAMES]
        chance.shuffle(pairs)
        titles = [title for title, weight in words.TITLES for _ in range(weight)]
        chiefs: set[OrganizationId] = set()
        for number in range(size):
            first, last = pairs[number]
            employer = chance.choices(self.organizations, self._sizes)[0]
            if number < len(self.organizations):
                employer = self.organizations[number]
            title = "CEO" if employer.id not in chiefs else chance.choice([one for one in titles if one != "CEO"])
            chiefs.add(employer.id)
            domain = "".join(char for char in folded(employer.name) if char.isalnum())
            person = Person(
                PersonId(self._new_id()),
                f"{first} {last}",
                emails=(f"{folded(first)}.{folded(last).replace(' ', '')}@{domain}.example",),
                phones=(f"+1 702 555 {number % 10_000:04d}",) if chance.random() < 0.6 else (),
                city=words.CITIES[self.organizations.index(employer) % len(words.CITIES)],
                tags=tuple(one for one in words.COMMUNITIES if chance.random() < 0.05),
                birthday=f"--{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}" if chance.random() < 0.3 else "",
            )
            self.people.append(person)
            self._home[person.id] = employer.id
            self._make_roles(person, employer, title)

    def _make_roles(self, person: Person, employer: Organization, title: str) -> None:
        chance = self._chance
        year = date.fromordinal(self._today).year
        start = year - int(chance.expovariate(0.25))
        headcount = self._headcounts[employer.id]
        self.roles.append(Role(RoleId(self._new_id()), person.id, employer.id, title, str(start), "", headcount))
        if chance.random() < 0.4:
            before = chance.choice(self.organizations)
            began = start - 1 - int(chance.expovariate(0.3))
            self.roles.append(
                Role(
                    RoleId(self._new_id()),
                    person.id,
                    before.id,
                    chance.choice(words.TITLES[3:])[0],
                    str(began),
                    str(start),
                    self._headcounts[before.id] if chance.random() < 0.6 else None,
                )
            )

    def _make_own_ties(self) -> list[tuple[Person, float]]:
        """My own ties with their liveliness, from a few close friends down to faint acquaintances."""
        chance = self._chance
        chief = self.people[0]
        known = [person for person in self.people if person is not chief]
        chance.shuffle(known)
        count = min(
            len(known),
            max(8, int(len(self.people) * 0.62) if len(self.people) <= 1_000 else 600 + len(self.people) // 6),
        )
        mine = [(person, (rank + 2.0) ** -0.75) for rank, person in enumerate(known[:count])]
        place = {person.id: number for number, person in enumerate(self.people)}
        for rank, (person, _) in enumerate(mine):
            how: HowKnown = (
                "personally" if rank < 40 or chance.random() < 0.5 else "referral" if chance.random() < 0.6 else "cold"
            )
            through = mine[chance.randrange(min(rank, 40))][0].id if how == "referral" and rank else None
            self.people[place[person.id]] = replace(
                person,
                how_known=how if how != "referral" or through is not None else "personally",
                referred_by=through,
                rating=max(1, min(10, round(10 - math.log2(rank + 1) + chance.gauss(0, 1)))) if rank < 40 else None,
                relation="friend"
                if rank < 6
                else "family"
                if rank in (6, 7)
                else chance.choice(("", "", "peer", "candidate", "former-colleague", "vendor")),
                two_am=True if rank < 3 else None,
            )
        return mine

    def _make_ties(self) -> list[Tie]:
        """Who knows whom among the others: mostly within an organization or a community."""
        chance = self._chance
        groups: dict[object, list[PersonId]] = {}
        for person in self.people:
            groups.setdefault(self._home[person.id], []).append(person.id)
            for tag in person.tags:
                groups.setdefault((tag, person.city), []).append(person.id)
        rooms = [members for members in groups.values() if len(members) > 2]
        weights = [len(members) for members in rooms]
        everybody = [person.id for person in self.people]
        wanted = min(_TIES_EACH * len(everybody), len(everybody) * (len(everybody) - 1) // 3)
        pairs: dict[tuple[PersonId, PersonId], Tie] = {}
        chief = self.people[0].id
        for place, strength in ((4, 4), (20, 5)):
            friend = self._mine[min(place, len(self._mine) - 1)][0].id
            low, high = min(chief, friend), max(chief, friend)
            pairs[low, high] = Tie(TieId(self._new_id()), low, high, "stated", strength)
        while len(pairs) < wanted:
            room = chance.choices(rooms, weights)[0] if rooms and chance.random() < 0.85 else everybody
            first = chance.choice(room)
            second = (
                room[(room.index(first) + 1 + int(chance.expovariate(0.12))) % len(room)]
                if room is not everybody
                else chance.choice(room)
            )
            low, high = min(first, second), max(first, second)
            if low == high or (low, high) in pairs:
                continue
            within = room is not everybody
            strength = chance.choices((0, 1, 2, 3, 4, 5), (1, 2, 4, 5, 3, 1) if within else (4, 4, 2, 1, 1, 0))[0]
            listed = not within and chance.random() < 0.3
            pairs[low, high] = Tie(
                TieId(self._new_id()),
                low,
                high,
                "listed" if listed else "stated",
                None if listed else strength,
                since=str(date.fromordinal(self._today).year - chance.randint(0, 15)) if chance.random() < 0.4 else "",
            )
        return list(pairs.values())

    def _make_favors(self) -> list[Favor]:
        chance = self._chance
        favors: list[Favor] = []
        lively = [liveliness for _, liveliness in self._mine]
        for person, _ in chance.choices(
            self._mine, [one**0.8 for one in lively], k=max(4, len(self.people) // 3) - sample_own.FAVORS
        ):
            given = chance.random() < 0.66
            age = int(chance.expovariate(1 / 500))
            status: FavorStatus = chance.choices(("done", "promised", "declined"), (90, 6, 4))[0]
            if not given and status != "done":
                status = "done"
            favors.append(
                Favor(
                    FavorId(self._new_id()),
                    person.id,
                    self._today - age,
                    "given" if given else "received",
                    chance.choice(words.FAVORS_GIVEN if given else words.FAVORS_RECEIVED),
                    chance.choices((1, 2, 3, 4, 5), (3, 5, 5, 2, 1))[0],
                    chance.choices((1, 2, 3, 4, 5), (5, 5, 3, 2, 1))[0],
                    chance.choices(("unasked", "asked", "role"), (4, 5, 2))[0],
                    status,
                    thanked=status == "done"
                    and (chance.random() < (0.95 if not given else 0.7) or (not given and age > 90)),
                    due=self._today + chance.randint(-20, 30) if status == "promised" else None,
                )
            )
        return favors

    def _make_notes(self) -> list[Note]:
        chance = self._chance
        notes: list[Note] = []
        for rank, (person, _) in enumerate(self._mine):
            if rank < 25 or chance.random() < 0.15:
                notes.append(
                    Note(
                        NoteId(self._new_id()),
                        person.id,
                        self._today - chance.randint(5, 900),
                        chance.choice(words.GOALS),
                        "goals",
                    )
                )
            if rank < 25 or chance.random() < 0.1:
                notes.append(
                    Note(
                        NoteId(self._new_id()),
                        person.id,
                        self._today - chance.randint(5, 900),
                        chance.choice(words.WORRIES),
                        "worries",
                    )
                )
        return notes

    def touches(self, seed: int) -> Iterator[Touch]:
        """Ten touches for each person of the Rolodex, spread over my own ties by their liveliness."""
        chance = random.Random(seed * 7919 + 1)
        together = [*self._dinners(chance), *self._while_down(chance)]
        yield from together
        total = _TOUCHES_EACH * len(self.people) - len(together)
        weights = [liveliness for _, liveliness in self._mine]
        scale = total / sum(weights)
        shares = [int(weight * scale) for weight in weights]
        for place in range(total - sum(shares)):
            shares[place % len(shares)] += 1
        for (person, _), share in zip(self._mine, shares, strict=True):
            quiet = int(chance.expovariate(1 / 60)) if share > 20 else int(chance.expovariate(1 / 400))
            span = min(_YEARS * 365, max(60, share * 12))
            known: set[Touch] = set()
            for _ in range(share):
                touch = self._touch(chance, person.id, self._today - quiet - int(span * chance.random() ** 1.4))
                while touch in known:
                    # Two equal touches on one day are one touch: the second falls on the day before.
                    touch = replace(touch, day=touch.day - 1)
                known.add(touch)
                yield touch

    def _dinners(self, chance: random.Random) -> Iterator[Touch]:
        """A table of a few people every month: who sat there together has met."""
        lively = [person for person, _ in self._mine[: max(8, len(self._mine) // 4)]]
        for month in range(min(36, len(self.people) // 12)):
            day = self._today - 12 - 30 * month
            guests = chance.sample(lively, min(len(lively), chance.randint(3, 5)))
            for guest in guests:
                yield Touch(
                    TouchId(0), guest.id, day, "in-person", "mutual", len(guests) + 1, context="work", note="dinner"
                )

    def _while_down(self, chance: random.Random) -> Iterator[Touch]:
        """My lost job: a few close people came by themselves, some answered a note, some did not."""
        start = self._down.start
        for rank, (person, _) in enumerate(self._mine[:24]):
            if rank < 4 or rank in (11, 17):
                yield Touch(
                    TouchId(0), person.id, start + 4 + rank, "call", "in", context="personal", note="asked how I am"
                )
                continue
            yield Touch(TouchId(0), person.id, start + 12, "email", "out", note="told about the job")
            if chance.random() < 0.4:
                yield Touch(TouchId(0), person.id, start + 15 + rank % 7, "email", "in", note="sorry to hear")
            elif chance.random() < 0.5:
                yield Touch(TouchId(0), person.id, start + 30, "email", "out", note="wrote again")

    def _touch(self, chance: random.Random, person: PersonId, day: Day) -> Touch:
        channel: Channel = chance.choices(
            ("in-person", "video", "call", "email", "message", "letter", "reaction", "bulk"),
            (14, 6, 20, 34, 16, 1, 5, 4),
        )[0]
        mutual = channel in ("in-person", "video") or (channel == "call" and chance.random() < 0.6)
        direction: Direction = "mutual" if mutual else chance.choices(("in", "out"), (45, 55))[0]
        if channel == "bulk":
            direction = "out"
        crowd = chance.choices((2, 3, 6, 12), (82, 8, 6, 4))[0] if channel in ("in-person", "video", "email") else 2
        private = chance.random() < 0.12
        return Touch(
            TouchId(0),
            person,
            day,
            channel,
            direction,
            crowd,
            obligate=channel == "in-person" and chance.random() < 0.08,
            context="personal" if private else "work" if chance.random() < 0.7 else "",
            personal=private and chance.random() < 0.6,
            ask=chance.choices(("none", "mine", "theirs"), (90, 4, 6))[0],
            note=chance.choice(words.NOTES) if chance.random() < 0.5 else "",
        )
