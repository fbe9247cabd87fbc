"""Small Rolodexes of real records for the tests: people with short names and ties of any strength."""

import math
from collections.abc import Iterable
from dataclasses import fields
from itertools import count
from typing import Any

from godfather_desktop.domain.attempt import Attempt, AttemptOutcome
from godfather_desktop.domain.cadence import Cadence, Persistence, Rhythm
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.contact import ContactSums, Together
from godfather_desktop.domain.correction import Correction, ProofPart
from godfather_desktop.domain.days import Day, Minute, day_of, iso
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.etiquette import WORKWEEK, Etiquette
from godfather_desktop.domain.favor import Favor, FavorDirection, FavorMode, FavorStatus
from godfather_desktop.domain.ids import (
    ME,
    AskId,
    AttemptId,
    CadenceId,
    CorrectionId,
    DownPeriodId,
    EtiquetteId,
    FavorId,
    IntroductionId,
    OccasionId,
    OrganizationId,
    PauseId,
    PersonId,
    RefusalId,
    RoleId,
    TieId,
    TouchId,
)
from godfather_desktop.domain.introduction import Introduction, IntroductionState
from godfather_desktop.domain.meeting import Meeting
from godfather_desktop.domain.occasion import Occasion, OccasionSort
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause, PauseCause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import CHANNELS, AskSide, Channel, Context, Direction, Touch
from godfather_desktop.insight.contact_days import NEVER, sums_by_person
from godfather_desktop.insight.meetings import pair_sums
from godfather_desktop.insight.strength import YEAR_DAYS, strength_of

TODAY: Day = day_of("2026-11-21")
ANN = PersonId(2)
BOB = PersonId(3)
CY = PersonId(4)
DEE = PersonId(5)
EVE = PersonId(6)
CEO = PersonId(9)

NAMES = {ANN: "Ann Lee", BOB: "Bob Roy", CY: "Cy Young", DEE: "Dee Moor", EVE: "Eve Stone", CEO: "Carla Chief"}

_ids = count(1_000)


def person(id_: PersonId = ANN, *, rating: int | None = None) -> Person:
    """A card with a name."""
    return Person(id_, NAMES.get(id_, f"Person Number{id_}"), rating=rating)


def touch(
    day: Day,
    channel: Channel = "in-person",
    direction: Direction = "mutual",
    *,
    who: PersonId = ANN,
    people: int = 2,
    obligate: bool = False,
    context: Context = "",
    personal: bool = False,
    ask: AskSide = "none",
) -> Touch:
    """A touch with a fresh id."""
    return Touch(TouchId(next(_ids)), who, day, channel, direction, people, obligate, context, personal, ask)


def favor(
    direction: FavorDirection,
    *,
    size: int = 5,
    effort: int = 1,
    mode: FavorMode = "asked",
    age: int = 0,
    who: PersonId = ANN,
    status: FavorStatus = "done",
    thanked: bool = False,
    due: Day | None = None,
) -> Favor:
    """A favor of some days ago; as it stands its value is 1, a standard introduction."""
    return Favor(
        FavorId(next(_ids)),
        who,
        TODAY - age,
        direction,
        "favor",
        size,
        effort,
        mode,
        status,
        thanked=thanked,
        due=due,
    )


def tie(a: PersonId, b: PersonId, strength: int | None = None, *, certainty: float | None = None) -> Tie:
    """A stated tie."""
    return Tie(TieId(next(_ids)), min(a, b), max(a, b), "stated", strength, certainty)


def down(start: Day, end: Day | None = None) -> DownPeriod:
    """A down period with a fresh id."""
    return DownPeriod(DownPeriodId(next(_ids)), start, end)


def said(who: PersonId, period: DownPeriod, *signs: str) -> Correction:
    """What I say that a person did in a down period."""
    return Correction(CorrectionId(next(_ids)), who, "down", period.id, signs)


def counted(who: PersonId, part: ProofPart, points: float) -> Correction:
    """What I say that a part of the evidence counts."""
    return Correction(CorrectionId(next(_ids)), who, part, points=points)


def organization(name: str = "Acme") -> Organization:
    """An organization with a fresh id."""
    return Organization(OrganizationId(next(_ids)), name)


def role(
    who: PersonId, where: Organization, start: Day, end: Day | None = None, *, headcount: int | None = None
) -> Role:
    """A role from one day to another, or one that lasts."""
    ended = "" if end is None else iso(end)
    return Role(RoleId(next(_ids)), who, where.id, "Clerk", iso(start), ended, headcount)


def contacts(number: int, *, day: Day = TODAY, first: int = 100_000) -> list[Record]:
    """People of whom nothing is known but that we met once."""
    cards = numbered(range(first, first + number))
    return [*cards, *(touch(day, who=card.id) for card in cards)]


def rolodex_of(*records: Record, as_of: Day = TODAY) -> Rolodex:
    """A Rolodex with me, these records, and the contact sums of the touches among them."""
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    rolodex.fill(records)
    touches = sorted(
        (record for record in records if isinstance(record, Touch)), key=lambda one: (one.person, one.day, one.id)
    )
    downs = tuple(rolodex.downs.values())
    keyed: dict[tuple[int, Channel, int], list[PersonId]] = {}
    for touch in touches:
        if touch.people > 2 and touch.channel != "bulk" and touch.day <= as_of:
            keyed.setdefault((touch.day, touch.channel, touch.people), []).append(touch.person)
    meetings = [Meeting(*key, tuple(dict.fromkeys(people))) for key, people in keyed.items() if len(set(people)) > 1]
    rolodex.apply((), sums_by_person(touches, as_of, downs), Together(pair_sums(meetings), whole=True))
    return rolodex


def blank(who: PersonId = ANN, **numbers: object) -> ContactSums:
    """Contact sums of somebody I never met, but for these numbers."""
    values: dict[str, object] = {
        "channels": (NEVER,) * len(CHANNELS),
        **dict.fromkeys(("runs", "my_asks", "their_asks", "down"), ()),
        **dict.fromkeys(("weight", "weight_in", "weight_out", "initiated", "initiated_down", "met", "met_down"), 0.0),
        **dict.fromkeys(("work", "private"), False),
        "next": None,
    }
    names = (field.name for field in fields(ContactSums))
    zero: dict[str, Any] = {name: values.get(name, 0) for name in names} | {"person": who}
    return ContactSums(**(zero | numbers))


def tied_to(who: PersonId, strength: float, *, asks: int = 0, as_of: Day = TODAY) -> ContactSums:
    """Contact sums with which my tie to a person has exactly this strength, 25..85 (found by halving).

    No touch of them counts as giving first, and I asked so many times today.
    """
    flags = max(0, math.ceil((strength - 63.0) / 5.0))

    def sums(weight: float) -> ContactSums:
        channels = (as_of, as_of, as_of) if flags >= 4 else ()
        return ContactSums(
            person=who,
            days=10_000_000,
            first=as_of - round(10.5 * YEAR_DAYS),
            last=as_of,
            weight=2.0 * weight,
            weight_in=weight,
            weight_out=weight,
            exchanges=1_000_000_000,
            last_exchange=as_of,
            last_in=as_of,
            last_out=as_of,
            last_one_to_one=as_of if flags >= 1 else NEVER,
            last_personal=as_of if flags >= 2 else NEVER,
            work=flags >= 3,
            private=flags >= 3,
            channels=(*channels, *[NEVER] * (len(CHANNELS) - len(channels))),
            last_value_first=NEVER,
            runs=(as_of, as_of),
            my_asks=(as_of,) * asks,
            their_asks=(),
            initiated=0.0,
            initiated_down=0.0,
            last_initiated=NEVER,
            met=0.0,
            met_down=0.0,
            last_met=NEVER,
            down=(),
            next=None,
        )

    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2.0
        if strength_of(Person(who, "x"), sums(middle), (), as_of).value < strength:
            low = middle
        else:
            high = middle
    found = sums(high)
    assert abs(strength_of(Person(who, "x"), found, (), as_of).value - strength) < 1e-9
    return found


def numbered(ids: Iterable[int]) -> list[Person]:
    """Plain cards with these ids."""
    return [Person(PersonId(id_), f"Person Number{id_}") for id_ in ids]


def attempt(
    day: Day = TODAY,
    channel: Channel = "email",
    outcome: AttemptOutcome = "",
    *,
    who: PersonId = ANN,
    at: Minute | None = None,
    offer: int = 0,
    asking: bool = False,
    closed: Day | None = None,
    ask: AskId | None = None,
) -> Attempt:
    """An attempt to reach somebody, with a fresh id and without a touch of its own."""
    return Attempt(
        AttemptId(next(_ids)),
        who,
        day,
        channel,
        "the audit",
        at,
        outcome=outcome,
        offer=offer,
        asking=asking,
        closed=closed,
        ask=ask,
    )


def pause(cause: PauseCause, start: Day, end: Day | None = None, *, who: PersonId = ANN) -> Pause:
    """A pause with a fresh id."""
    return Pause(PauseId(next(_ids)), who, cause, start, end)


def etiquette(
    who: PersonId = ANN,
    *,
    zone: str = "",
    country: str = "",
    opens: int = 9 * 60,
    closes: int = 17 * 60,
    workdays: tuple[int, ...] = WORKWEEK,
    channel: str = "",
) -> Etiquette:
    """When and by which channel somebody can be reached."""
    return Etiquette(EtiquetteId(next(_ids)), who, zone, country, opens, closes, workdays, channel)


def cadence(
    rhythm: Rhythm = "monthly",
    start: Day = TODAY,
    *,
    who: PersonId | None = ANN,
    tag: str = "",
    persistence: Persistence = "stop",
    active: bool = True,
) -> Cadence:
    """A cadence of a person, or with `who` None of a tag."""
    return Cadence(CadenceId(next(_ids)), who, rhythm, start, tag, persistence, active)


def occasion(date: str, sort: OccasionSort = "other", text: str = "", *, who: PersonId = ANN) -> Occasion:
    """An occasion with a fresh id."""
    return Occasion(OccasionId(next(_ids)), who, date, sort, text)


def refusal(day: Day, revisit: Day, *, who: PersonId = ANN) -> Refusal:
    """A filed no."""
    return Refusal(RefusalId(next(_ids)), who, day, revisit)


def introduction(
    target: PersonId = CEO,
    chain: tuple[PersonId, ...] = (ANN,),
    states: tuple[IntroductionState, ...] = ("draft",),
    day: Day = TODAY,
) -> Introduction:
    """An introduction that went through these states, one a day, the last one on `day`."""
    days = tuple(day - len(states) + 1 + place for place in range(len(states)))
    return Introduction(IntroductionId(next(_ids)), target, chain, states, days)
