"""What the attempts of a person say: the open ones, how often they answer, how to go on."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.attempt import AttemptOutcome
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import AskId
from godfather_desktop.insight.callbacks import (
    answer_chance,
    open_run,
    patience_for,
    persistence_of,
    record_of,
)
from godfather_desktop.insight.clock import DAY_MINUTES
from godfather_desktop.insight.scores import Scores
from tests.insight.reaching import FRIDAY, LONG_AGO, answered, asked, desk, fair
from tests.records import (
    ANN,
    BOB,
    TODAY,
    attempt,
    cadence,
    etiquette,
    person,
    tied_to,
    touch,
)


def test_asking_does_not_shorten_the_wait_for_its_own_answer() -> None:
    """The ask itself lowers the chance of the next one; this one was made at the chance that was shown."""
    rolodex = desk(*asked(0.8), touch(FRIDAY, "email", "out", ask="mine"))
    rolodex.apply((), [replace(tied_to(ANN, 70.0, asks=3), last_in=LONG_AGO)])
    (last,) = open_run(rolodex, ANN, TODAY)
    scores = Scores(rolodex, TODAY)
    assert answer_chance(rolodex, ANN, scores, last) == 0.8
    assert answer_chance(rolodex, ANN, scores, replace(last, ask=None)) < 0.5
    assert answer_chance(rolodex, ANN, scores, replace(last, ask=AskId(999))) < 0.5


def test_an_ask_that_ages_does_not_move_its_fair_day() -> None:
    days = {fair(*asked(0.8), strength=strength, as_of=TODAY + 1).day for strength in (60.0, 70.0, 84.0)}
    assert len(days) == 1


def test_what_is_brought_counts_with_strangers() -> None:
    rolodex = desk()
    scores = Scores(rolodex, TODAY)
    assert answer_chance(rolodex, ANN, scores, None) == pytest.approx(0.0474, abs=5e-5)
    assert answer_chance(rolodex, ANN, scores, attempt(offer=2)) == pytest.approx(0.3543, abs=5e-5)
    # Nobody can be asked for a yes who does not know me: their answer is what can be hoped for.
    assert answer_chance(rolodex, ANN, scores, attempt(offer=2, asking=True)) == pytest.approx(0.3543, abs=5e-5)


def test_patience_learns_from_their_own_record() -> None:
    rolodex = desk(*asked(0.9), strength=70.0)
    assert patience_for(rolodex, ANN, Scores(rolodex, TODAY), open_run(rolodex, ANN, TODAY)[-1]) == 5
    ignored = attempt(TODAY - 100, closed=TODAY - 90)
    rolodex = desk(*asked(0.9), ignored, strength=70.0)
    assert patience_for(rolodex, ANN, Scores(rolodex, TODAY), open_run(rolodex, ANN, TODAY)[-1]) == 3


@pytest.mark.parametrize("outcome", ["", "voicemail", "no-answer", "bounced", "auto-reply", "gatekeeper"])
def test_attempts_without_an_answer_stay_open(outcome: AttemptOutcome) -> None:
    first, second = attempt(TODAY - 9), attempt(TODAY - 2, outcome=outcome)
    rolodex = desk(second, first, attempt(TODAY, who=BOB), person(ANN), person(BOB))
    assert open_run(rolodex, ANN, TODAY) == [first, second]
    assert open_run(rolodex, ANN, TODAY - 5) == [first]


@pytest.mark.parametrize("outcome", ["answered", "replied"])
def test_an_answer_ends_the_run(outcome: AttemptOutcome) -> None:
    reached, later = attempt(TODAY - 5, outcome=outcome), attempt(TODAY - 2)
    assert open_run(desk(attempt(TODAY - 9), reached, later), ANN, TODAY) == [later]
    assert open_run(desk(attempt(TODAY - 9), reached), ANN, TODAY) == []


def test_a_closed_attempt_ends_the_run() -> None:
    given_up, later = attempt(TODAY - 5, closed=TODAY - 4), attempt(TODAY - 2)
    assert open_run(desk(attempt(TODAY - 9), given_up, later), ANN, TODAY) == [later]


def test_whatever_they_send_ends_the_run_from_any_source() -> None:
    first, second = attempt(TODAY - 9), attempt(TODAY - 2)
    assert open_run(desk(first, second, touch(TODAY - 5, "email", "in")), ANN, TODAY) == [second]
    assert open_run(desk(first, second, touch(TODAY - 5, "email", "out")), ANN, TODAY) == [first, second]
    assert open_run(desk(first, second, touch(TODAY - 1)), ANN, TODAY) == []


def test_attempts_of_one_day_are_in_the_order_of_their_minutes() -> None:
    late, early = attempt(FRIDAY, at=FRIDAY * DAY_MINUTES + 900), attempt(FRIDAY, at=FRIDAY * DAY_MINUTES + 600)
    assert open_run(desk(late, early), ANN, TODAY) == [early, late]


def test_record_counts_what_arrived_and_what_was_answered() -> None:
    assert record_of(desk(), ANN, TODAY) == (0, 0)
    made = [*answered(2), attempt(TODAY - 20), attempt(TODAY - 10, outcome="bounced"), attempt(TODAY, who=BOB)]
    assert record_of(desk(*made, person(ANN), person(BOB)), ANN, TODAY) == (3, 2)


@pytest.mark.parametrize(("came", "replies"), [(0, 1), (30, 1), (31, 0)])
def test_an_imported_mail_counts_as_the_answer_for_a_month(came: int, replies: int) -> None:
    rolodex = desk(attempt(TODAY - 60), touch(TODAY - 60 + came, "email", "in"))
    assert record_of(rolodex, ANN, TODAY) == (1, replies)


def test_an_answer_is_counted_once() -> None:
    rolodex = desk(attempt(TODAY - 60, outcome="replied"), touch(TODAY - 59, "email", "in"))
    assert record_of(rolodex, ANN, TODAY) == (1, 1)


def test_how_much_to_persist_is_said_by_the_cadence_that_holds() -> None:
    card = replace(person(ANN), tags=("golf",))
    own = cadence(persistence="relentless")
    golf = cadence("weekly", who=None, tag="golf", persistence="change channel")
    rare = cadence("quarterly", who=None, tag="golf", persistence="relentless")
    assert persistence_of(desk(card), ANN) == "stop"
    assert persistence_of(desk(card, golf, own), ANN) == "relentless"
    assert persistence_of(desk(card, golf), ANN) == "change channel"
    assert persistence_of(desk(person(ANN), golf), ANN) == "stop"
    assert persistence_of(desk(card, replace(golf, active=False)), ANN) == "stop"
    # The more frequent one holds, in whatever order they came to be.
    assert persistence_of(desk(card, rare, golf), ANN) == persistence_of(desk(card, golf, rare), ANN)
    assert persistence_of(desk(card, golf, replace(own, active=False)), ANN) == "stop"


def test_persistence_does_not_depend_on_what_was_undone() -> None:
    card = replace(person(ANN), tags=("golf", "rotary"))
    golf = cadence(who=None, tag="golf", persistence="relentless")
    rotary = cadence(who=None, tag="rotary")
    rolodex = desk(card, golf, rotary)
    before = persistence_of(rolodex, ANN)
    rolodex.apply([Change(golf, None)])
    rolodex.apply([Change(None, golf)])
    assert persistence_of(rolodex, ANN) == before


@pytest.mark.parametrize(
    ("persistence", "sent", "move"),
    [
        ("stop", 3, "rest"),
        ("change channel", 3, "other channel"),
        ("change channel", 4, "rest"),
        ("relentless", 3, "value note"),
        ("relentless", 8, "value note"),
        ("relentless", 9, "rest"),
    ],
)
def test_the_cadence_says_how_the_course_goes_on(persistence: str, sent: int, move: str) -> None:
    sends = [attempt(FRIDAY - place) for place in range(sent)]
    found = fair(*sends, replace(cadence(), persistence=persistence), strength=40.0)  # type: ignore[arg-type]
    assert found.move == move


def test_the_channel_is_the_one_they_like_else_the_last_one() -> None:
    assert fair().channel == ""
    assert fair(attempt(channel="letter")).channel == "letter"
    assert fair(attempt(channel="letter"), etiquette(ANN, zone="UTC", channel="call")).channel == "call"


@pytest.mark.parametrize(
    ("phones", "emails", "tried", "channel"),
    [
        (("1",), ("a@x.example",), ("email", "email"), "call"),
        (("1",), ("a@x.example",), ("call", "call"), "message"),
        (("1",), ("a@x.example",), ("call", "message"), "email"),
        ((), ("a@x.example",), ("email", "email"), "letter"),
        ((), (), ("email", "letter"), ""),
    ],
)
def test_another_channel_is_one_that_was_not_tried(
    phones: tuple[str, ...], emails: tuple[str, ...], tried: tuple[str, str], channel: str
) -> None:
    card = replace(person(ANN), phones=phones, emails=emails)
    sends = [replace(attempt(FRIDAY - 1), channel=tried[0]), replace(attempt(FRIDAY), channel=tried[1])]  # type: ignore[arg-type]
    found = fair(card, *sends, strength=80.0)
    assert (found.move, found.channel) == ("other channel", channel)
    liked = fair(card, *sends, etiquette(ANN, zone="UTC", channel="in-person"), strength=80.0)
    assert liked.channel == "in-person"
