"""Figures of the callback desk: the list of today, and why nobody calls back."""

import gc
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.figure import Figure, timed
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import RHYTHMS, Cadence
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.ids import AttemptId, CadenceId, PersonId
from godfather_desktop.insight.agenda import Agenda
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.insight.reasons import reasons_for
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.silence_facts import facts_of
from godfather_desktop.insight.today import items_of

_CADENCES, _WAITING = 500, 300
_LATEST = 60
"""Touches of a person that the reasons look at."""


def desk_figures(book: Path, folder: Path) -> list[Figure]:
    """All figures of the callback desk, on a copy of the book."""
    copy = folder / "desk.rolodex"
    shutil.copy(book, copy)
    opened = Desktop().open_book(copy, date.today().toordinal())
    try:
        opened.rolodex.fill(_desk_of(opened))
        # As the program does once a book is open: the collector need not walk the records again.
        gc.collect()
        gc.freeze()
        return [*_today_figures(opened), _reason_figure(opened)]
    finally:
        opened.close()


def _desk_of(opened: OpenBook) -> Iterator[Record]:
    """Cadences that run and attempts that wait."""
    chance = random.Random(5)
    people = [person.id for person in opened.rolodex.others()]
    today = opened.today
    for person in chance.sample(people, min(_CADENCES, len(people))):
        rhythm = chance.choice(RHYTHMS)
        yield Cadence(CadenceId(opened.new_id()), person, rhythm, today - chance.randint(30, 400))
    for person in chance.sample(people, min(_WAITING, len(people))):
        day = today - chance.randint(0, 25)
        yield Attempt(AttemptId(opened.new_id()), person, day, "email", "a board seat", offer=1, text="A word. " * 40)


def _today_figures(opened: OpenBook) -> list[Figure]:
    rolodex, today = opened.rolodex, opened.today

    def cold() -> None:
        Agenda(rolodex, Scores(rolodex, today)).plan()

    def from_history() -> None:
        for person in rolodex.people:
            sums_of(person, opened.keeper.touches_of(person), today, tuple(rolodex.downs.values()))
        cold()

    scores = Scores(rolodex, today)
    agenda = Agenda(rolodex, scores)
    plan = agenda.plan()
    attempts = iter(list(rolodex.attempts.values()) * 4)

    def one_change() -> None:
        before = next(attempts)
        changes = [Change(before, replace(before, purpose=f"{before.purpose}, once more"))]
        rolodex.apply(changes)
        agenda.forget(changes, scores.forget(changes))
        agenda.plan()

    def everybody_anew() -> None:
        for person in rolodex.people:
            items_of(rolodex, person, scores)

    note = f"{len(plan.today) + len(plan.later)} things, {len(rolodex.cadences)} cadences"
    made, anew = timed(cold, 5), timed(from_history, 1)
    changed, all_again = timed(one_change, 30), timed(everybody_anew, 3)
    return [
        Figure("today, cold", "ms", made, 100, anew, "the same from the whole history", note),
        Figure("today after one change", "ms", changed, 10, all_again, "everybody looked at again"),
    ]


def _reason_figure(opened: OpenBook) -> Figure:
    """From the records and the latest touches in hand to the ranked reasons."""
    rolodex = opened.rolodex
    scores = Scores(rolodex, opened.today)
    people = list(dict.fromkeys(one.person for one in rolodex.attempts.values()))[:100]
    latest = {person: opened.keeper.timeline(person, 0, _LATEST) for person in people}

    def looked_at(person: PersonId) -> None:
        reasons_for(facts_of(rolodex, person, scores, latest[person]))

    each = [timed(lambda who=person: looked_at(who), 3) for person in people]  # type: ignore[misc]

    def with_the_disk() -> None:
        reasons_for(facts_of(rolodex, people[0], scores, opened.keeper.touches_of(people[0])))

    return Figure(
        "why nobody calls back, slowest of 100 people",
        "ms",
        max(each),
        5,
        timed(with_the_disk, 5),
        "one, with the whole history read",
    )
