"""The sentence that each page begins with."""

import ast
from typing import get_args

import pytest

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.ids import AskId, PersonId, TargetId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.introductions import reach_of, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.river import next_bridge
from godfather_desktop.insight.asking import Asking, Bridge, Fatigue, fatigue_of
from godfather_desktop.insight.ledger import Totals
from godfather_desktop.insight.scores import Scores
from godfather_desktop.wording.answers import (
    FIXES,
    asking,
    bridge,
    favors_page,
    fix,
    network_page,
    rolodex_page,
    strength,
)
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.ways import fatigue_words, lane_text, next_bridge_words, way_in
from tests.records import ANN, BOB, CEO, CY, TODAY, favor, person, rolodex_of, tie, tied_to, touch
from tests.wording.source import trees


def answer(rolodex: Rolodex, *targets: PersonId, value: float = 1.0) -> tuple[str, str]:
    network = Network(rolodex, TODAY)
    aims = [reach_of(rolodex, one, value) for one in targets]
    return way_in(rolodex, ways_to(rolodex, Scores(rolodex, TODAY), compiled(network), aims))


def world() -> Rolodex:
    chief = Person(CEO, "Carla Chief", seniority="c-level")
    return rolodex_of(person(ANN), person(BOB), chief)


def test_ask_the_best_introducer_first() -> None:
    rolodex = world()
    rolodex.fill([tie(ANN, CEO, 4, certainty=1.0), tie(BOB, CEO, 4, certainty=1.0)])
    rolodex.apply((), [tied_to(ANN, 80), tied_to(BOB, 40)])
    assert answer(rolodex, CEO) == (
        "Ask Ann Lee first to reach Carla Chief: 36 in 100.",
        (
            "The weakest step is the last, from Ann Lee to Carla Chief. Cold it would be 4 in 100. "
            "All 2 ways one after the other: 41 in 100."
        ),
    )


def test_first_step_can_be_the_weakest() -> None:
    rolodex = world()
    rolodex.fill([tie(BOB, CEO, 5, certainty=1.0)])
    rolodex.apply((), [tied_to(BOB, 40)])
    assert "The weakest step is the first, whether Bob Roy says yes." in answer(rolodex, CEO)[1]


def test_call_somebody_known_yourself() -> None:
    rolodex = world()
    rolodex.apply((), [tied_to(CEO, 60)])
    assert answer(rolodex, CEO) == ("Call Carla Chief yourself: 65 in 100.", "")


def test_write_yourself_when_cold_is_better() -> None:
    rolodex = rolodex_of(
        Person(ANN, "Ann Lee", how_known="personally"), Person(CEO, "Carla Chief", seniority="c-level")
    )
    rolodex.fill([tie(ANN, CEO, 4, certainty=1.0)])
    assert answer(rolodex, CEO) == (
        "Write to Carla Chief yourself: 4 in 100.",
        "The best introduction, through Ann Lee, has only 3 in 100.",
    )


def test_no_way() -> None:
    sentence, evidence = answer(world(), CEO)
    assert sentence == "There is no warm path to Carla Chief yet."
    assert "Writing cold has a chance of 4 in 100." in evidence
    assert answer(world())[0] == "There is nobody to reach."


def test_no_warm_path_though_somebody_leads_there() -> None:
    rolodex = world()
    rolodex.fill([tie(ANN, CEO, 2), tie(BOB, CEO, 0)])
    rolodex.apply((), [tied_to(ANN, 70), tied_to(BOB, 40)])
    sentence, evidence = answer(rolodex, CEO, value=0.0)
    assert sentence == "There is no warm path to Carla Chief yet: the best, through Ann Lee, has 3 in 100."
    assert evidence.startswith("The weakest step is the last, from Ann Lee to Carla Chief. Cold it would be 1 in 100.")


def test_no_warm_path_though_i_know_them_a_little() -> None:
    rolodex = world()
    rolodex.apply((), [tied_to(CEO, 25)])
    assert answer(rolodex, CEO, value=-1.0) == (
        "There is no warm path to Carla Chief yet: asked by yourself it is 2 in 100.",
        "",
    )
    assert answer(rolodex, CEO, value=1.0)[0].startswith("Call Carla Chief yourself: ")


def contradicted(rolodex: Rolodex) -> None:
    """Twenty outcomes of each kind against what was shown."""
    rolodex.fill(
        Ask(AskId(900 + 2 * number + answers), CY, TODAY - 9, 0.9, 0.9, "answer" if answers else "yes", "no")
        for number in range(20)
        for answers in (0, 1)
    )


def test_no_figures_where_my_outcomes_speak_against_them() -> None:
    rolodex = world()
    rolodex.fill([person(CY), tie(ANN, CEO, 5, certainty=1.0), tie(BOB, CEO, 4, certainty=1.0)])
    contradicted(rolodex)
    rolodex.apply((), [tied_to(ANN, 80), tied_to(BOB, 40)])
    for value in (-1.0, 0.0, 1.0, 2.0):
        said = " ".join(answer(rolodex, CEO, value=value))
        assert "in 100" not in said
        assert any(band in said for band in ("likely", "possible", "unlikely"))


def test_the_next_bridge() -> None:
    rolodex = world()
    rolodex.fill([tie(ANN, CEO, 5, certainty=1.0)])
    rolodex.apply((), [tied_to(ANN, 30)])
    network, scores = compiled(Network(rolodex, TODAY)), Scores(rolodex, TODAY)
    found = next_bridge(rolodex, scores, network, Target(TargetId(1), CEO, None, TODAY + 90, value=-1))
    assert found is not None
    ((_, before, after),) = found.helped
    assert found.person == ANN
    assert next_bridge_words(rolodex, found) == (
        f"The next bridge to build: Have a coffee with Ann Lee (1.5 hours), from {before * 100:.0f} to {chance(after)}."
    )
    without_figures = next_bridge_words(rolodex, found, trusted=False)
    assert without_figures.endswith("(1.5 hours), a little higher, still unlikely.")


@pytest.mark.parametrize(
    ("asks", "given", "words"),
    [
        (0, 0, ""),
        (0, 3, ""),
        (1, 0, "Asked 1 time in 90 days; you did 0 favors for them in a year."),
        (2, 0, "Asked 2 times in 90 days; you did 0 favors for them in a year. Let them rest, or give first."),
        (2, 1, "Asked 2 times in 90 days; you did 1 favor for them in a year. Let them rest, or give first."),
        (2, 2, "Asked 2 times in 90 days; you did 2 favors for them in a year."),
    ],
)
def test_an_introducer_who_may_be_tired(asks: int, given: int, words: str) -> None:
    assert fatigue_words(Fatigue(asks, given)) == words


def test_asks_of_ninety_days_and_favors_of_a_year_are_counted() -> None:
    rolodex = rolodex_of(
        person(),
        touch(TODAY, "email", "out", ask="mine"),
        touch(TODAY - 90, "email", "out", ask="mine"),
        touch(TODAY - 91, "email", "out", ask="mine"),
        favor("received", age=80),
        favor("received", age=80, mode="unasked"),
        favor("given", age=365),
        favor("given", age=366),
        favor("given", age=-1),
        favor("given", status="promised"),
    )
    assert fatigue_of(rolodex, ANN, TODAY) == Fatigue(3, 1)
    assert fatigue_of(rolodex, BOB, TODAY) == Fatigue(0, 0)


def test_lane_as_text() -> None:
    rolodex = world()
    rolodex.fill([tie(ANN, CEO, 4)])
    rolodex.apply((), [tied_to(ANN, 80)])
    network = Network(rolodex, TODAY)
    found = ways_to(rolodex, Scores(rolodex, TODAY), compiled(network), [reach_of(rolodex, CEO)])
    assert lane_text(rolodex, found.lanes[0]) == "You → Ann Lee → Carla Chief"


def test_favors_page() -> None:
    assert favors_page(Totals(214, 96, 1, 1, 3, 1)) == (
        "You have done 214 favors for 96 people; 3 thanks are due and 1 promise is due.",
        "1 favor received from 1 person.",
    )
    assert favors_page(Totals(1, 1, 0, 0, 0, 0))[0] == "You have done 1 favor for 1 person; nothing is due."
    assert favors_page(Totals(0, 0, 0, 0, 0, 0))[0] == "No favors on record yet."


def test_rolodex_page() -> None:
    assert rolodex_page(0, 0, "")[0] == "Your Rolodex is empty."
    assert rolodex_page(1, 1, "")[0] == "1 person in your Rolodex."
    assert rolodex_page(9, 0, "zz{}")[0] == "Nobody fits 'zz{}'."
    assert rolodex_page(9, 2, "an")[0] == "2 people fit 'an'."


def test_network_page() -> None:
    assert network_page(0, 0, [])[0] == "You are alone here still."
    assert network_page(2, 1, ["choir", "golf", "board", "x"]) == (
        "You are at the center of 2 people, and the largest circles are choir, golf and board.",
        "1 tie among them, recorded or likely.",
    )
    assert network_page(2, 0, [])[0] == "You are at the center of 2 people."
    assert network_page(3, 0, [], focus="Ann")[0] == "3 people within reach of Ann."


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asking(60.0), "Ann would say yes with 54 in 100: the bridge is built."),
        (Asking(50.0), "Ann would say yes with 43 in 100: the bridge is partly built."),
        (Asking(0.0), "Ann would say yes with 7 in 100: the bridge is not built yet."),
    ],
)
def test_asking(asked: Asking, words: str) -> None:
    assert asking("Ann", asked) == words


def test_asking_without_figures() -> None:
    assert asking("Ann", Asking(60.0), trusted=False) == "Ann would say yes: likely, the bridge is built."
    assert asking("Ann", Asking(0.0), trusted=False) == "Ann would say yes: unlikely, the bridge is not built yet."


def test_every_bridge_was_tried() -> None:
    assert set(get_args(Bridge)) == {"built", "partly", "not built"}


def test_every_fix_has_words() -> None:
    (tree,) = [tree for place, tree in trees() if place == "insight/asking.py"]
    offered = {
        node.elts[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Tuple)
        and len(node.elts) == 2
        and isinstance(node.elts[0], ast.Constant)
        and isinstance(node.elts[1], ast.Call)
        and isinstance(node.elts[1].func, ast.Name)
        and node.elts[1].func.id == "replace"
    }
    assert offered == set(FIXES)
    assert all(fix(one) for one in FIXES)


def test_strength_in_a_sentence() -> None:
    rolodex = rolodex_of(person(rating=10))
    assert strength("Ann", Scores(rolodex, TODAY).strength(ANN)) == "Ann: 69 of 100, strong, active."


def test_a_chance_without_figures() -> None:
    assert [chance(value, trusted=False) for value in (0.0, 0.2499, 0.25, 0.4999, 0.5, 1.0)] == [
        "unlikely",
        "unlikely",
        "possible",
        "possible",
        "likely",
        "likely",
    ]


def test_the_bridge_on_the_card() -> None:
    assert bridge(Asking(60.0)) == "Bridge built: an introduction 54 in 100."
    assert bridge(Asking(50.0, size=2.5)) == "Bridge not built yet: an ask of this size 23 in 100."
    assert bridge(Asking(0.0), trusted=False) == "Bridge not built yet: an introduction unlikely."
