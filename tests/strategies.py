"""What hypothesis makes the tests of: touches, favors, askings and texts as real files hold them."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attempt import ATTEMPT_OUTCOMES, Attempt
from godfather_desktop.domain.cadence import PERSISTENCES, RHYTHMS, Cadence
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS, FAVOR_MODES, FAVOR_STATUSES, Favor
from godfather_desktop.domain.ids import (
    AskId,
    AttemptId,
    CadenceId,
    DownPeriodId,
    EtiquetteId,
    FavorId,
    PauseId,
    PersonId,
    RefusalId,
    TouchId,
)
from godfather_desktop.domain.pause import PAUSE_CAUSES, Pause
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.touch import ASKS, CHANNELS, CONTEXTS, DIRECTIONS, Touch
from godfather_desktop.insight.asking import Asking
from godfather_desktop.insight.clock import DAY_MINUTES, Calendar
from godfather_desktop.insight.introducing import Approach
from godfather_desktop.insight.warmth import Warmth
from tests.records import ANN, TODAY

# Clusters matter more than spread: replies fall within 14 days, windows end at 60, 365 and 730.
AGES = st.one_of(st.integers(0, 40), st.integers(0, 800), st.integers(0, 6_000))


@st.composite
def touches(
    draw: st.DrawFn, who: PersonId = ANN, *, min_size: int = 0, max_size: int = 14, ages: st.SearchStrategy[int] = AGES
) -> list[Touch]:
    """The touches of one person, oldest first, with ids in order."""
    made = draw(
        st.lists(
            st.builds(
                Touch,
                id=st.just(TouchId(0)),
                person=st.just(who),
                day=ages.map(lambda age: TODAY - age),
                channel=st.sampled_from(CHANNELS),
                direction=st.sampled_from(DIRECTIONS),
                people=st.sampled_from((2, 2, 2, 3, 12)),
                obligate=st.booleans() if draw(st.booleans()) else st.just(False),
                context=st.sampled_from(CONTEXTS),
                personal=st.booleans(),
                ask=st.sampled_from(ASKS),
            ),
            min_size=min_size,
            max_size=max_size,
        )
    )
    made.sort(key=lambda one: one.day)
    return [replace(one, id=TouchId(10 + place)) for place, one in enumerate(made)]


@st.composite
def favors(draw: st.DrawFn, who: PersonId = ANN, *, max_size: int = 6) -> list[Favor]:
    """Favors between me and one person; some are promised or declined, some dated ahead."""
    made = draw(
        st.lists(
            st.builds(
                Favor,
                id=st.just(FavorId(0)),
                person=st.just(who),
                day=st.one_of(AGES, st.integers(-90, 0)).map(lambda age: TODAY - age),
                direction=st.sampled_from(FAVOR_DIRECTIONS),
                title=st.just("favor"),
                size=st.integers(1, 5),
                effort=st.integers(1, 5),
                mode=st.sampled_from(FAVOR_MODES),
                status=st.sampled_from(("done", "done", "done", *FAVOR_STATUSES)),
                thanked=st.booleans(),
                due=st.none() | st.integers(-50, 50).map(lambda ahead: TODAY + ahead),
            ),
            max_size=max_size,
        )
    )
    return [replace(one, id=FavorId(500 + place)) for place, one in enumerate(made)]


@st.composite
def downs(draw: st.DrawFn, *, max_size: int = 3) -> list[DownPeriod]:
    """Down periods, some of one day, some that last, some that overlap."""
    spans = draw(st.lists(st.tuples(AGES, st.none() | st.integers(0, 400)), max_size=max_size))
    return [
        DownPeriod(DownPeriodId(300 + place), TODAY - age, None if length is None else TODAY - age + length)
        for place, (age, length) in enumerate(spans)
    ]


@st.composite
def asks(draw: st.DrawFn, *, min_size: int = 0, max_size: int = 40) -> list[Ask]:
    """Asks with any chance shown; some are open."""
    chances = st.floats(0.0, 1.0)
    made = draw(
        st.lists(
            st.builds(
                Ask,
                id=st.just(AskId(0)),
                person=st.just(ANN),
                day=st.just(TODAY),
                shown=chances,
                predicted=chances,
                model=st.sampled_from(("yes", "yes", "answer")),
                outcome=st.sampled_from(("yes", "no", "no", "")),
            ),
            min_size=min_size,
            max_size=max_size,
        )
    )
    return [replace(one, id=AskId(700 + place)) for place, one in enumerate(made)]


RATINGS = st.none() | st.integers(0, 10)

ASKINGS = st.builds(
    Asking,
    strength=st.floats(0.0, 100.0),
    balance=st.floats(-0.999, 0.999),
    value_first=st.booleans(),
    recent_asks=st.floats(0.0, 6.0),
    unthanked=st.booleans(),
    broken=st.integers(0, 5),
    size=st.floats(0.05, 6.25),
    in_person=st.booleans(),
)

WARMTHS = st.builds(Warmth, certainty=st.floats(0.0, 1.0, exclude_min=True), strength=st.floats(0.0, 0.85))

APPROACHES = st.builds(Approach, value=st.sampled_from((-1.0, 0.0, 1.0, 2.0)), seniority=st.integers(0, 4))

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
"""Every code point, lone surrogates and NUL among them."""

NASTY_TEXTS = (
    "o'brien",
    "O’Brien",
    "multi-agent",
    "a AND",
    "NOT",
    "AND OR NOT",
    "name:bob",
    "(",
    ")",
    '"',
    '""',
    "'",
    "*",
    "a*",
    "^a",
    "-a",
    "a -b",
    "NEAR(a b, 2)",
    "{note}: x",
    "note : x",
    "%",
    "_",
    "\\",
    "\x00",
    "a\x00b",
    "\ud800",
    "🙂",
    "👨‍👩‍👧",
    "é" * 300,
    "x" * 60_000,
    "a b " * 15_000,
    "\t\n",
    "٣",
    "፩",
    "²",
    "𞤀𞤀",
    "1" * 5_000,
    "; DROP TABLE person; --",
)
"""What people type or paste into a search field (reliability B25)."""

ZONES = (
    "UTC",
    "America/Los_Angeles",
    "America/New_York",
    "America/St_Johns",
    "Europe/Berlin",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
)
"""Both ends of the world, half hours, and changes of clocks by an hour and by half of one."""
COUNTRIES = ("", "", "US", "DE", "JP", "IL")
OFFICE_HOURS = st.tuples(st.integers(0, DAY_MINUTES - 1), st.integers(0, DAY_MINUTES)).filter(
    lambda hours: hours[0] != hours[1]
)
"""When they open and when they close, also across midnight."""
WORKDAYS = st.sets(st.integers(0, 6), min_size=1)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Calendars of people anywhere."""
    opens, closes = draw(OFFICE_HOURS)
    return Calendar(
        ZoneInfo(draw(st.sampled_from(ZONES))),
        opens,
        closes if closes > opens else closes + DAY_MINUTES,
        frozenset(draw(WORKDAYS)),
        draw(st.sampled_from(COUNTRIES)),
    )


@st.composite
def etiquettes(draw: st.DrawFn, who: PersonId = ANN) -> Etiquette:
    """What may be said about the calendar of a person. The zone is always named: none is this computer's."""
    return Etiquette(
        EtiquetteId(800),
        who,
        draw(st.sampled_from(ZONES)),
        draw(st.sampled_from(COUNTRIES)),
        *draw(OFFICE_HOURS),
        tuple(sorted(draw(WORKDAYS))),
        draw(st.sampled_from(("", "call", "letter"))),
    )


@st.composite
def attempts(draw: st.DrawFn, who: PersonId = ANN, *, max_size: int = 6) -> list[Attempt]:
    """Attempts of the last weeks, most of them unanswered, some to the minute, oldest first."""
    made = draw(
        st.lists(
            st.builds(
                Attempt,
                id=st.just(AttemptId(0)),
                person=st.just(who),
                day=st.integers(0, 120).map(lambda age: TODAY - age),
                channel=st.sampled_from(CHANNELS),
                purpose=st.just("the audit"),
                outcome=st.sampled_from(("", "", "voicemail", "no-answer", *ATTEMPT_OUTCOMES)),
                offer=st.integers(-1, 2),
            ),
            max_size=max_size,
        )
    )
    made.sort(key=lambda one: one.day)
    minutes = st.none() | st.integers(0, DAY_MINUTES - 1)
    found: list[Attempt] = []
    for place, one in enumerate(made):
        minute = draw(minutes)
        at = None if minute is None else one.day * DAY_MINUTES + minute
        found.append(replace(one, id=AttemptId(810 + place), at=at))
    return found


@st.composite
def pauses(draw: st.DrawFn, who: PersonId = ANN, *, max_size: int = 4, latest: Day = TODAY + 60) -> list[Pause]:
    """Pauses that began, or will begin until `latest`; some have no end, some lie over others."""
    spans = draw(
        st.lists(
            st.tuples(st.sampled_from(PAUSE_CAUSES), st.integers(TODAY - 60, latest), st.none() | st.integers(0, 40)),
            max_size=max_size,
        )
    )
    return [
        Pause(PauseId(840 + place), who, cause, start, None if length is None else start + length)
        for place, (cause, start, length) in enumerate(spans)
    ]


@st.composite
def refusals(draw: st.DrawFn, who: PersonId = ANN, *, max_size: int = 2) -> list[Refusal]:
    """Filed noes, some of which may be looked at again by now."""
    spans = draw(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 300)), max_size=max_size))
    return [
        Refusal(RefusalId(860 + place), who, TODAY - age, TODAY - age + length)
        for place, (age, length) in enumerate(spans)
    ]


CADENCES = st.builds(
    Cadence,
    id=st.just(CadenceId(870)),
    person=st.just(ANN),
    rhythm=st.sampled_from(RHYTHMS),
    start=AGES.map(lambda age: TODAY - age),
    persistence=st.sampled_from(PERSISTENCES),
    active=st.booleans(),
)
