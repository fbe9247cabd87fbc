"""A simulated Rolodex: an owner with a title, and five loyal friends among 150 contacts.

Everything follows from the seed. The rates and likelihoods stand in `kinds`.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random

from godfather_desktop.domain.days import Day, day_of, iso
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor, FavorDirection, FavorMode
from godfather_desktop.domain.ids import ME, DownPeriodId, FavorId, OrganizationId, PersonId, RoleId, TouchId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import AskSide, Channel, Direction, Touch
from godfather_desktop.insight.contact_days import sums_by_person
from validation import kinds
from validation.kinds import DESCRIBED, KINDS, OTHER_ODDS, SPREAD, Cast, Kind, Odds

AS_OF: Day = day_of("2026-06-30")
START: Day = AS_OF - 1_600
CHANGE: Day = AS_OF - 1_250
"""The owner moved from the first employer to the second, with the title."""
DOWN = DownPeriod(DownPeriodId(1), AS_OF - 540, AS_OF - 505, "illness")
_FIRST, _SECOND = OrganizationId(2), OrganizationId(3)
_LEFT_SECOND = 0.25
"""Share of the former colleagues who were so at the second employer and left it."""
_YEAR = 365.0


@dataclass(frozen=True, slots=True)
class World:
    """Records of one Rolodex, me left out; touches by person, then day. loyal, charming: the truth."""

    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    roles: tuple[Role, ...]
    favors: tuple[Favor, ...]
    touches: tuple[Touch, ...]
    loyal: frozenset[PersonId]
    charming: frozenset[PersonId]


def rolodex_of(world: World, *, down: bool = True) -> Rolodex:
    """The Rolodex of a world; without `down`, the down period was not marked as one."""
    downs = (DOWN,) if down else ()
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Owner"), *world.people, *world.organizations, *world.roles, *world.favors, *downs])
    rolodex.apply((), sums_by_person(world.touches, AS_OF, downs))
    return rolodex


def without_answers(rolodex: Rolodex) -> Rolodex:
    """The same Rolodex, of which nobody is rated or named for 2 a.m."""
    other = rolodex.copy()
    other.fill([replace(one, rating=None, two_am=None) for one in rolodex.others()])
    return other


def world_of(seed: int, number: int, cast: Cast = DESCRIBED) -> World:
    """The n-th world of a seed."""
    random = Random(f"{seed} {number}")
    contacts = [kind for kind in cast.kinds for _ in range(kind.number)]
    loyal: set[int] = set()
    while len(loyal) < kinds.LOYAL:
        loyal.update(random.choices(range(len(contacts)), [kind.loyal_odds for kind in contacts]))
    ids = count(10)
    roles = [
        Role(RoleId(next(ids)), ME, _FIRST, "Director", iso(START - 1_000), iso(CHANGE)),
        Role(RoleId(next(ids)), ME, _SECOND, "Vice president", iso(CHANGE + 1)),
    ]
    people: list[Person] = []
    favors: list[Favor] = []
    touches: list[Touch] = []
    truly: set[PersonId] = set()
    charming: set[PersonId] = set()
    for place, kind in enumerate(contacts):
        story = _Story(random, ids, kind, cast.loyal if place in loyal else OTHER_ODDS, loyal=place in loyal)
        people.append(story.live())
        roles += story.roles
        favors += story.favors
        touches += sorted(story.touches, key=lambda touch: touch.day)
        if place in loyal:
            truly.add(story.id)
        if kind.charming:
            charming.add(story.id)
    return World(
        tuple(people),
        (Organization(_FIRST, "First"), Organization(_SECOND, "Second")),
        tuple(roles),
        tuple(favors),
        tuple(touches),
        frozenset(truly),
        frozenset(charming),
    )


class _Story:
    """One contact's history; a class because each part of it draws from the same chance and ids."""

    def __init__(self, random: Random, ids: Iterator[int], kind: Kind, odds: Odds, *, loyal: bool) -> None:
        self.random, self.ids, self.kind, self.odds, self.loyal = random, ids, kind, odds, loyal
        self.comes = kinds.CHARMING_COMES if kind.charming and not loyal else odds.comes
        self.goes = kinds.CHARMING_GOES if kind.charming and not loyal else odds.goes
        self.theirs = kind.theirs * (kinds.LOYAL_ASKS if loyal else 1.0)
        self.id = PersonId(next(ids))
        self.roles: list[Role] = []
        self.favors: list[Favor] = []
        self.touches: list[Touch] = []

    def live(self) -> Person:
        """Go through the years; returns the card."""
        pace = math.exp(self.random.gauss(0.0, SPREAD)) * (kinds.LOYAL_PACE if self.loyal else 1.0)
        yearly = self.kind.yearly * pace
        if self.kind.relation in ("family", "friend"):
            self._meet(START, AS_OF, yearly, self.kind.duty)
            since = START
        elif self.kind.relation == "former-colleague":
            since = self._part(yearly, pace)
        else:
            since = self.random.randint(CHANGE + 1, AS_OF - 200)
            self._meet(since, AS_OF, yearly, self.kind.duty)
            if self.kind.relation in ("peer", "report"):
                self._work_at(_SECOND, since)
        self._talk(self.random.randint(max(since, AS_OF - 700), AS_OF))
        self._do_favors(since)
        self._go_through_down_period(since)
        return self._card()

    def _part(self, yearly: float, pace: float) -> Day:
        """Work together like peers, part, and perhaps stay in contact; returns the day we met."""
        if self.random.random() < _LEFT_SECOND:
            since, parted = CHANGE + self.random.randint(1, 200), AS_OF - self.random.randint(460, 900)
            self._work_at(_SECOND, since, parted)
        else:
            since, parted = START, CHANGE
            self._work_at(_FIRST, since - self.random.randint(0, 500))
        peer = next(kind for kind in KINDS if kind.relation == "peer")
        self._meet(since, parted, peer.yearly * pace, peer.duty)
        if self.random.random() < self.odds.survived:
            self._meet(parted + 1, AS_OF, yearly, 0.0)
            self._talk(self.random.randint(parted + 91, parted + 450))
        else:
            self._meet(parted + 451, AS_OF, yearly, 0.0)
        return since

    def _work_at(self, where: OrganizationId, start: Day, end: Day | None = None) -> None:
        self.roles.append(Role(RoleId(next(self.ids)), self.id, where, "", iso(start), "" if end is None else iso(end)))

    def _meet(self, start: Day, end: Day, yearly: float, duty: float) -> None:
        """Contact at random days."""
        for day in self._days(start, end, yearly):
            drawn = self.random.random()
            if self.random.random() < duty:
                self._touch(day, "in-person", "mutual", people=self.random.randint(2, 6), obligate=True)
            elif drawn < self.comes:
                self._message(day, "in")
            elif drawn < self.comes + self.goes:
                self._message(day, "out")
            else:
                self._talk(day)

    def _days(self, start: Day, end: Day, yearly: float) -> Iterator[Day]:
        """Days of a Poisson process, none of them in the down period, when usual business rests."""
        at = float(start)
        while yearly > 0.0:
            at += self.random.expovariate(yearly / _YEAR)
            if at > end:
                return
            if not DOWN.holds(int(at)):
                yield int(at)

    def _talk(self, day: Day) -> None:
        if not DOWN.holds(day):
            channels: tuple[Channel, ...] = ("in-person", "call", "video")
            self._touch(day, self.random.choices(channels, (0.6, 0.25, 0.15))[0], "mutual")

    def _message(self, day: Day, direction: Direction) -> None:
        channels: tuple[Channel, ...] = ("message", "email", "call")
        channel = self.random.choices(channels, (0.5, 0.35, 0.15))[0]
        ask: AskSide = "none"
        if direction == "in" and self.random.random() < self.theirs:
            ask = "theirs"
        elif direction == "out" and self.random.random() < 0.25:
            ask = "mine"
        self._touch(day, channel, direction, ask=ask)
        answer = day + self.random.randint(0, 3)
        if self.random.random() < kinds.REPLIES and answer <= AS_OF and not DOWN.holds(answer):
            self._touch(answer, channel, "in" if direction == "out" else "out")

    def _touch(
        self,
        day: Day,
        channel: Channel,
        direction: Direction,
        *,
        people: int = 2,
        obligate: bool = False,
        ask: AskSide = "none",
    ) -> None:
        personal = not obligate and self.random.random() < max(self.kind.personal, 0.4 if self.loyal else 0.0)
        work = obligate or self.random.random() < self.kind.work
        self.touches.append(
            Touch(
                TouchId(next(self.ids)),
                self.id,
                day,
                channel,
                direction,
                people,
                obligate,
                "work" if work else "personal",
                personal,
                ask,
            )
        )

    def _do_favors(self, since: Day) -> None:
        small = 2 if self.kind.charming else 3
        for day in self._days(since, AS_OF, self.kind.gifts):
            self._favor(day, "received", "unasked", self.random.randint(1, 3), self.random.randint(1, small))
        for day in self._days(since, AS_OF, kinds.LOYAL_GIFTS if self.loyal else 0.0):
            self._favor(day, "received", "unasked", self.random.randint(2, 4), self.random.randint(2, 4))
        for day in self._days(since, AS_OF, self.kind.got):
            self._favor(day, "received", "asked", self.random.randint(1, 4), self.random.randint(1, 3))
        for day in self._days(since, AS_OF, self.kind.gave):
            self._favor(day, "given", "asked", self.random.randint(1, 4), self.random.randint(1, 3))

    def _favor(self, day: Day, direction: FavorDirection, mode: FavorMode, size: int, effort: int) -> None:
        self.favors.append(Favor(FavorId(next(self.ids)), self.id, day, direction, "favor", size, effort, mode))

    def _go_through_down_period(self, since: Day) -> None:
        if since > DOWN.start:
            return
        day = self.random.randint(DOWN.start + 2, DOWN.start + 12)
        reached = False
        if self.random.random() < kinds.HEARD:
            reached = self.random.random() < self.odds.reached
            if reached:
                self._touch(day, "message", "in")
            if self.random.random() < self.odds.helped:
                self._favor(day + 3, "received", "unasked", 3, 3)
        if reached or self.random.random() >= kinds.NOTED:
            return
        self._touch(day, "message", "out")
        drawn = self.random.random()
        if drawn < self.odds.replied:
            self._touch(day + self.random.randint(1, 10), "message", "in")
        elif drawn < self.odds.replied + self.odds.ignored:
            self._touch(day + 4, "message", "out")

    def _card(self) -> Person:
        card = Person(self.id, f"Person {self.id}", relation=self.kind.relation)
        if self.random.random() >= kinds.ANSWERED:
            return card
        mean = self.kind.rating + (kinds.LOYAL_RATING if self.loyal else 0.0)
        rating = min(10, max(0, round(self.random.gauss(mean, kinds.RATING_SPREAD))))
        return replace(card, rating=rating, two_am=self.random.random() < self.odds.named)
