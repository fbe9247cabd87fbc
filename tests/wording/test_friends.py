"""The words of the friends page."""

import math
from dataclasses import replace
from typing import get_args

import pytest

from godfather_desktop.domain.correction import DOWN_SIGNS, PROOF_PARTS, DownSign, ProofPart
from godfather_desktop.domain.down_period import DOWN_CAUSES, DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import DownPeriodId, DrillId, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.drills import Outcome, Record, sealed
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.friends import SEATS, Friends, Proof, friends_in
from godfather_desktop.insight.proof import MOST_POINTS, Evidence
from godfather_desktop.wording.drills import (
    brier_words,
    drill_people,
    drill_state,
    record_words,
    score_words,
    seal_words,
)
from godfather_desktop.wording.explanations import SIGNS
from godfather_desktop.wording.friends import (
    behind,
    cause,
    choices,
    empty_seat,
    figure,
    friends_page,
    looking,
    period_days,
    reason,
    seat_words,
    shortened,
)
from tests.records import ANN, BOB, TODAY, favor, person, rolodex_of, touch

DOWN = DownPeriod(DownPeriodId(900), TODAY - 200, TODAY - 100)


def proof(chance: float, signals: int = 4, who: int = 2) -> Proof:
    return Proof(PersonId(who), chance, -3.0, Evidence(0.0, {}, signals, 0.5, 0.0))


def friends(*chances: float, signals: int = 4, beyond: float = 0.0) -> Friends:
    seated = [proof(one, signals, 2 + place) for place, one in enumerate(chances)]
    everybody = seated or [proof(0.03, 0)]
    return Friends(
        {one.person: one for one in everybody},
        (*seated, *[None] * (SEATS - len(seated))),
        math.fsum(chances) + beyond,
        (),
        (),
        (),
        (),
    )


ESTIMATE = "An estimate from your records, never a verdict."


@pytest.mark.parametrize(
    ("chances", "sentence"),
    [
        ((0.9,), "One person would probably come without the title; four seats are honestly empty."),
        ((0.9, 0.8, 0.5), "Three people would probably come without the title; two seats are honestly empty."),
        (
            (0.9, 0.8, 0.7, 0.3),
            "Three people would probably come without the title, one perhaps; one seat is honestly empty.",
        ),
        ((0.9, 0.8, 0.7, 0.7, 0.6), "Five people would probably come without the title."),
        ((0.9, 0.8, 0.4, 0.4, 0.3), "Two people would probably come without the title, three perhaps."),
        ((0.4,), "One person might come without the title; four seats are honestly empty."),
        ((0.4, 0.3, 0.3, 0.3, 0.3), "Five people might come without the title."),
        ((), "Nobody stands out yet: all five seats are honestly empty."),
    ],
)  # fmt: skip
def test_the_answer(chances: tuple[float, ...], sentence: str) -> None:
    said, evidence = friends_page(friends(*chances))
    assert said == sentence
    assert evidence.startswith(ESTIMATE if chances else "They fill from what people do")


def test_the_line_below_is_soft_and_gives_no_figure() -> None:
    assert friends_page(friends(0.9, 0.8))[1] == ESTIMATE
    assert friends_page(friends(0.9, beyond=3.0))[1] == f"{ESTIMATE} Beyond the seats, a few others may come."
    assert friends_page(friends(0.9, beyond=97.6))[1] == f"{ESTIMATE} Beyond the seats, quite a few others may come."
    assert friends_page(friends(0.9, 0.8, signals=1))[1] == f"{ESTIMATE} All of it rests on thin evidence."
    some = friends(0.9, 0.8, 0.7)
    seats = (replace(some.proofs[PersonId(2)], evidence=Evidence(0.0, {}, 1, 0.5, 0.0)), *some.seats[1:])
    assert friends_page(replace(some, seats=seats))[1] == f"{ESTIMATE} One of them rests on thin evidence."


def test_nobody_at_all() -> None:
    nobody = Friends({}, (None,) * SEATS, 0.0, (), (), (), ())
    assert friends_page(nobody)[0] == "There is nobody in your Rolodex yet, so five seats wait."


def test_looking() -> None:
    assert looking(6_000)[0] == "Looking at 6,000 people …"
    assert looking(1)[0] == "Looking at 1 person …"


def test_figures_are_never_certain() -> None:
    assert [figure(one) for one in (0.0, 0.004, 0.01, 0.824, 0.994, 0.9951, 1.0)] == [
        "0", "<1", "1", "82", "99", ">99", "100",
    ]  # fmt: skip


def test_a_seat_in_words() -> None:
    rolodex = rolodex_of(
        replace(person(ANN), two_am=True),
        *[touch(TODAY - 40 * n, "call", "in") for n in range(1, 9)],
        favor("received"),
    )
    ann = friends_in(rolodex, TODAY).proofs[ANN]
    words = seat_words("Ann Lee", ann)
    assert words.startswith("Ann Lee: 77 in 100. At 2 a.m. +")
    assert "thin evidence" not in words
    assert words.endswith("and Favors for you +3.9")
    assert seat_words("Ann Lee", proof(0.3, 1)) == "Ann Lee: 30 in 100, thin evidence"
    assert reason(Row("proof favors", 0.2, 0.0, "their favors")) == "+ Favors for you"
    assert reason(Row("proof title", -0.2, 0.0, "title days")) == "− Contact that served the title"


def test_an_empty_seat_names_who_is_near_and_what_a_yes_would_do() -> None:
    calls = [touch(TODAY - 30 * n, "call", "in") for n in range(1, 4)]
    rolodex = rolodex_of(person(ANN), person(BOB), *calls)
    seen = friends_in(rolodex, TODAY)
    assert seen.seats == (None,) * SEATS
    said = empty_seat(rolodex, seen, 0)
    assert said.person == ANN
    assert said.text.startswith("Ann Lee is near, with 1")
    assert "If you would call them at 2 a.m., it would be " in said.text
    # Bob's chance is everybody's: he is not near.
    assert empty_seat(rolodex, seen, 1) == empty_seat(rolodex, seen, 1)
    assert empty_seat(rolodex, seen, 1).person is None
    texts = [empty_seat(rolodex, seen, place).text for place in range(1, 5)]
    assert len(set(texts)) == 4
    assert "Mark a down period" in texts[0]

    rolodex.fill([DOWN])
    texts = [empty_seat(rolodex, seen, place).text for place in range(1, 5)]
    assert "Log who wrote" in texts[0]
    assert texts[2] == texts[3]

    rolodex.fill([replace(person(ANN), two_am=False)])
    assert "Log what they did" in empty_seat(rolodex, seen, 0).text


def world() -> Rolodex:
    mine = Role(RoleId(70), PersonId(1), OrganizationId(50), "Director", "2015", "2020")
    hers = Role(RoleId(71), ANN, OrganizationId(50), "CFO", "2014", "2021")
    return rolodex_of(
        Person(ANN, "Ann Lee", relation="vendor"),
        Organization(OrganizationId(50), "Wynn"),
        mine,
        hers,
        DOWN,
        *[touch(TODAY - 30 * n, "call", "in") for n in range(1, 9)],
        *[favor("received", age=age, mode="unasked") for age in (10, 20, 30, 40)],
    )


def test_records_behind_the_parts() -> None:
    rolodex = world()
    ann = friends_in(rolodex, TODAY).proofs[ANN]
    told = {row.part: behind(rolodex, ann, row) for row in ann.rows}
    assert told["proof base"].tab == ""
    assert told["proof down"].tab == "touches"
    assert (told["proof unprompted"].tab, told["proof unprompted"].names) == (
        "touches",
        "last heard from on 22 Oct 2026",
    )
    assert told["proof favors"].tab == "favors"
    assert told["proof favors"].names == ("favor (11 Nov 2026), favor (1 Nov 2026), favor (22 Oct 2026) and 1 more")
    assert (told["proof changes"].tab, told["proof changes"].names) == ("roles", "CFO, Wynn")
    assert (told["proof title"].tab, told["proof title"].names) == ("touches", "you know them as vendor")


def test_nothing_on_record_has_nothing_behind() -> None:
    rolodex = rolodex_of(person(BOB))
    bob = friends_in(rolodex, TODAY).proofs[BOB]
    assert {behind(rolodex, bob, row).tab for row in (*bob.rows, *bob.evidence.rows)} == {""}


@pytest.mark.parametrize("name", [one for one in PROOF_PARTS if one != "down"])
def test_choices_stay_within_bounds_and_say_what_would_be(name: ProofPart) -> None:
    ann = friends_in(world(), TODAY).proofs[ANN]
    offered = choices(ann, name)
    low, high = MOST_POINTS[name]
    assert [offered[0][0], offered[-1][0]] == [low, high]
    assert all(" in 100" in text for _, text in offered)
    assert 0.0 in [value for value, _ in offered]


def test_periods_and_causes() -> None:
    assert period_days(DOWN) == "5 May 2026 to 13 Aug 2026"
    assert period_days(replace(DOWN, end=None)) == "since 5 May 2026"
    assert [cause(one) for one in DOWN_CAUSES] == ["job loss", "illness", "bereavement", "something else"]
    assert set(SIGNS) == set(DOWN_SIGNS) == set(get_args(DownSign))


def drill() -> Drill:
    rolodex = rolodex_of(*[Person(PersonId(n), f"Person {n}", two_am=True) for n in range(2, 10)])
    return sealed(DrillId(1), TODAY, friends_in(rolodex, TODAY), rolodex)


def test_seals() -> None:
    one = drill()
    assert seal_words(one) == f"seal {one.seal[:8]}, intact"
    assert "broken" in seal_words(replace(one, chances=(0.5, *one.chances[1:])))


def test_how_far_a_drill_has_come() -> None:
    one = drill()
    waiting = Outcome(one, None, None, decided=False)
    assert drill_state(waiting, TODAY).startswith("Waits for a down period.")
    assert drill_people(waiting) == []
    assert score_words(waiting) == ""
    due = TODAY + 30
    running = Outcome(one, DOWN, due, decided=False, hits=(2,), misses=(3, 4, 5), surprises=(9,))
    assert drill_state(running, TODAY) == "Will be decided on 21 Dec 2026, in 30 days; so far 1 of 4 seated came."
    assert drill_state(running, TODAY + 29).startswith("Will be decided on 21 Dec 2026, in 1 day;")
    assert drill_people(running) == ["Came, as predicted: Person 2.", "Came as a surprise: Person 9."]
    over = Outcome(one, DOWN, due, True, (2,), (3, 4), (6, 7, 8, 9), 0.11, 0.19)
    assert drill_state(over, due) == "Decided on 21 Dec 2026: 1 of 3 seated came."
    assert drill_people(over) == [
        "Came, as predicted: Person 2.",
        "Predicted, not heard from: Person 3 and Person 4.",
        "Came as a surprise: Person 6, Person 7, Person 8 and Person 9.",
    ]
    assert score_words(over) == "Brier score (0 is perfect) 0.11, better than 0.19 for guessing everybody alike."
    assert drill_state(Outcome(one, DOWN, due, decided=True), due) == "Decided on 21 Dec 2026: nobody had a seat."
    many = Outcome(one, DOWN, due, True, (), (), (2, 3, 4, 5, 6, 7, 8))
    assert drill_people(many)[0].endswith("Person 6 and 2 more.")


@pytest.mark.parametrize(
    ("brier", "base", "words"),
    [
        (None, None, ""),
        (0.11, 0.19, "0.11, better than 0.19 for guessing everybody alike"),
        (0.25, 0.19, "0.25, not as good as 0.19 for guessing everybody alike"),
        (0.191, 0.192, "0.19, as good as guessing everybody alike"),
        (0.04, 0.0, "0.04; everybody did the same, so there was nothing to tell apart"),
    ],
)
def test_brier_scores(brier: float | None, base: float | None, words: str) -> None:
    assert brier_words(brier, base) == words


def test_the_running_record() -> None:
    assert record_words(Record(0, 0, 0, None, None)) == "No drill is decided yet. Your record will stand here."
    assert record_words(Record(1, 5, 3, 0.11, 0.19)) == (
        "1 drill decided: 3 of 5 seated came; Brier score 0.11, better than 0.19 for guessing everybody alike."
    )
    assert record_words(Record(2, 8, 3, None, None)) == "2 drills decided: 3 of 8 seated came."


def test_long_names_are_shortened() -> None:
    assert shortened("Ann Lee") == "Ann Lee"
    assert len(shortened("W" * 4_000)) == 48
