"""The sample owner's own records: jobs, a down period, offers, asks, targets, tasks, introductions."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from godfather_desktop.actions import sample_words as words
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, AskId, FavorId, IntroductionId, NoteId, RoleId, TargetId, TaskId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task

FAVORS = 2
"""How many favors are among these records."""
_ASKS = 26
"""Enough outcomes for the page about the chances to have something to show."""


def own_records(
    chance: random.Random,
    new_id: Callable[[], int],
    today: Day,
    down: DownPeriod,
    organizations: Sequence[Organization],
    mine: Sequence[tuple[Person, float]],
) -> Iterator[Record]:
    """All of the owner's own records. mine: my own ties, the closest first."""
    year = date.fromordinal(today).year
    first, second = organizations[1].id, organizations[2].id
    yield Role(RoleId(new_id()), ME, first, "Director of Recruiting", str(year - 13), str(year - 7), 180)
    yield Role(RoleId(new_id()), ME, second, "Vice President of People", str(year - 7), iso(down.start), 260)
    yield down
    yield Note(NoteId(new_id()), ME, today - 30, "\n".join(words.OFFERS), "offers")
    for rank, (person, _) in enumerate(mine):
        if rank < 60 and rank % 4 == 1:
            yield Note(NoteId(new_id()), person.id, today - 5 - rank, chance.choice(words.NEEDS), "needs")
    for person, _ in mine[1 : 1 + FAVORS]:
        yield Favor(
            FavorId(new_id()),
            person.id,
            down.start + 20,
            "received",
            "names for my own search",
            3,
            3,
            "unasked",
            thanked=True,
        )
    yield from _asks(chance, new_id, today, mine)
    for number, (organization, title, days, why) in enumerate(
        ((0, "CEO", 120, "the resort's search for a CFO"), (3, "CEO", 210, "a second client in the town"))
    ):
        yield Target(
            TargetId(new_id()),
            None,
            organizations[organization].id,
            today + days,
            title,
            weight=1.0 - 0.3 * number,
            value=1,
            why=why,
        )
    board = mine[min(30, len(mine) - 1)][0]
    yield Target(TargetId(new_id()), board.id, None, today + 60, weight=0.5, value=1, why="a seat on the board")
    yield Task(TaskId(new_id()), mine[min(4, len(mine) - 1)][0].id, today + 3, "coffee")
    yield Task(
        TaskId(new_id()), mine[min(9, len(mine) - 1)][0].id, today - 1, "note", "send the article about the merger"
    )
    yield from _introductions(new_id, today, mine)


def _asks(
    chance: random.Random, new_id: Callable[[], int], today: Day, mine: Sequence[tuple[Person, float]]
) -> Iterator[Ask]:
    """Asks of the last two years; those with a high chance came true more often."""
    for number in range(_ASKS):
        person = mine[chance.randrange(min(40, len(mine)))][0]
        shown = round(chance.uniform(0.15, 0.85), 4)
        day = today - 20 - number * 26
        yield Ask(
            AskId(new_id()),
            person.id,
            day,
            shown,
            shown,
            outcome="yes" if chance.random() < shown else "no",
            closed=day + chance.randint(0, 9),
            text=chance.choice(words.FAVORS_RECEIVED),
        )


def _introductions(
    new_id: Callable[[], int], today: Day, mine: Sequence[tuple[Person, float]]
) -> Iterator[Introduction]:
    """Two that are under way: one introducer has not answered yet, the other waits for the note."""
    board = min(30, len(mine) - 1)
    for target, introducer, states, days, why, for_them, why_them in (
        (
            board,
            2,
            ("draft", "asked"),
            (today - 7, today - 6),
            "a seat on the board",
            "ten years of hiring executives for resorts",
            "you chair the board that I would like to serve",
        ),
        (
            board - 1,
            3,
            ("draft", "asked", "agreed"),
            (today - 9, today - 8, today - 2),
            "the search for a CFO",
            "two candidates whom nobody else presents",
            "you have opened three resorts on time",
        ),
    ):
        yield Introduction(
            IntroductionId(new_id()),
            mine[target][0].id,
            (mine[introducer][0].id,),
            states,
            days,
            why,
            for_them,
            why_them,
            f"I am a recruiter for resorts. I would like to talk with you about {why}. What is in it for you: "
            f"{for_them}. Why I come to you: {why_them}. Could you spare fifteen minutes?",
            offer=1,
        )
