"""Figures of the numbers: strength and friends, a touch, inferred ties, the river, a company."""

import gc
import random
import shutil
from datetime import date
from pathlib import Path

from benchmarks.figure import Figure, timed
from godfather_desktop.actions.touches import log_touch
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import OrganizationId, PersonId, TargetId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.touch import Touch
from godfather_desktop.graph.arrays import Arrays, compiled
from godfather_desktop.graph.introductions import reach_of, reaches_at, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.paths import best_paths
from godfather_desktop.graph.river import river_of
from godfather_desktop.insight.agenda import Agenda
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.warmth import combined, sources_between

_TARGETS, _COMPANY, _OWN_TIES = 20, 40, 1_000
_BASELINE_PAIRS = 20_000


def scoring_figures(book: Path, folder: Path) -> list[Figure]:
    """All figures of the numbers, on a copy of the book."""
    copy = folder / "numbers.rolodex"
    shutil.copy(book, copy)
    opened = Desktop().open_book(copy, date.today().toordinal())
    try:
        # As the program does once a book is open: the collector need not walk the records again.
        gc.collect()
        gc.freeze()
        network = Network(opened.rolodex, opened.today).infer()
        arrays = compiled(network)
        return [
            _scoring_figure(opened),
            _inference_figure(opened, network),
            _company_figure(opened, arrays),
            _river_figure(opened, arrays),
            _touch_figure(opened, network),
        ]
    finally:
        opened.close()


def _scoring_figure(opened: OpenBook) -> Figure:
    def cold() -> None:
        Scores(opened.rolodex, opened.today).friends()

    def from_history() -> None:
        downs = tuple(opened.rolodex.downs.values())
        for person in opened.rolodex.people:
            sums_of(person, opened.keeper.touches_of(person), opened.today, downs)
        cold()

    value = timed(cold, 3)
    baseline = timed(from_history, 1)
    return Figure(
        "strength and friends of everybody, cold", "ms", value, 400, baseline, "the same from the whole history"
    )


def _inference_figure(opened: OpenBook, network: Network) -> Figure:
    value = timed(lambda: Network(opened.rolodex, opened.today).infer(), 3) / 1_000
    chance = random.Random(7)
    people = [person.id for person in opened.rolodex.others()]
    pairs = [chance.sample(people, 2) for _ in range(_BASELINE_PAIRS)]

    def pair_by_pair() -> None:
        for a, b in pairs:
            combined(sources_between(opened.rolodex, a, b, opened.today))

    everybody = len(people) * (len(people) - 1) / 2
    baseline = timed(pair_by_pair, 1) / 1_000 * everybody / _BASELINE_PAIRS
    count = sum(1 for _ in network.facts().warmths)
    return Figure(
        "all ties between others inferred",
        "s",
        value,
        2,
        baseline,
        "each pair by itself, from a sample",
        f"{len(compiled(network).heads) // 2:,} ties, {count:,} of them recorded",
    )


def _company_figure(opened: OpenBook, arrays: Arrays) -> Figure:
    scores = Scores(opened.rolodex, opened.today)
    places = sorted(opened.rolodex.organizations, key=lambda one: abs(len(reaches_at(opened.rolodex, one)) - _COMPANY))
    place = OrganizationId(places[0])
    reaches = reaches_at(opened.rolodex, place, value=1.0)
    ways_to(opened.rolodex, scores, arrays, reaches)

    def one_by_one() -> None:
        for reach in reaches:
            best_paths(arrays, [reach], scores.first_hop)

    value = timed(lambda: ways_to(opened.rolodex, scores, arrays, reaches), 5)
    baseline = timed(one_by_one, 3)
    return Figure(
        "path to a company", "ms", value, 20, baseline, "one search a person", f"{len(reaches)} people work there"
    )


def _river_figure(opened: OpenBook, arrays: Arrays) -> Figure:
    rolodex = opened.rolodex.copy()
    scores = Scores(rolodex, opened.today)
    mine = [person for person, _ in scores.ranked()]
    for person in mine[_OWN_TIES:]:
        _forget(rolodex, person)
    chance = random.Random(11)
    people = [person.id for person in rolodex.others()]
    targets = [
        Target(TargetId(-number), person, None, opened.today + chance.randint(30, 360), value=1)
        for number, person in enumerate(chance.sample(people, _TARGETS), 1)
    ]
    scores = Scores(rolodex, opened.today)
    scores.ranked()
    found = river_of(rolodex, scores, arrays, targets, budget=20.0)
    value = timed(lambda: river_of(rolodex, scores, arrays, targets, budget=20.0), 3) / 1_000

    def target_by_target() -> None:
        for target in targets:
            river_of(rolodex, scores, arrays, [target], budget=20.0)

    baseline = timed(target_by_target, 1) / 1_000
    note = f"{len(found.bridges)} bridges, at least {found.value / found.bound * 100:.0f} % of the best possible"
    return Figure("river plan: 20 targets, 1,000 own ties", "s", value, 1, baseline, "one plan a target", note)


def _forget(rolodex: Rolodex, person: PersonId) -> None:
    """Make a person one whom I merely know of."""
    rolodex.sums.pop(person, None)
    card = rolodex.people[person]
    rolodex.people[person] = type(card)(card.id, card.name)


def _touch_figure(opened: OpenBook, network: Network) -> Figure:
    """From the intent to strength, friends, the best paths and the list of today, saved on the disk."""
    rolodex = opened.rolodex
    scores = Scores(rolodex, opened.today)
    scores.friends()
    mine = [person for person, _ in scores.ranked()]
    goal = mine[40]
    state = {"arrays": compiled(network)}
    agenda = Agenda(rolodex, scores)
    agenda.plan()

    def follow(changes: object, touched: frozenset[PersonId]) -> None:
        agenda.forget(changes, scores.forget(changes, touched))  # type: ignore[arg-type]  # the listener's own type
        before = network.revision
        network.update(changes, touched)  # type: ignore[arg-type]
        if network.revision != before:
            state["arrays"] = compiled(network)
        scores.friends()
        agenda.plan()
        ways_to(rolodex, scores, state["arrays"], [reach_of(rolodex, goal, 1.0)])

    opened.listeners.append(follow)
    turn = iter(range(1_000))

    def log() -> None:
        person = mine[next(turn)]
        opened.perform(lambda now: _touch(now, opened, person, opened.today))

    def anew() -> None:
        fresh = Scores(rolodex, opened.today)
        fresh.friends()
        ways_to(rolodex, fresh, state["arrays"], [reach_of(rolodex, goal, 1.0)])

    value = timed(log, 9)
    return Figure(
        "a touch: saved, strength, friends and paths right again", "ms", value, 60, timed(anew, 1), "all anew"
    )


def _touch(rolodex: Rolodex, opened: OpenBook, person: PersonId, day: Day) -> ChangeSet:
    return log_touch(rolodex, Touch(TouchId(opened.new_id()), person, day, "call", "mutual"))
