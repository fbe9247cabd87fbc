"""The sample owner's callback desk: cadences, attempts that wait for an answer, pauses, occasions.

It has its own chance, so that the rest of the sample is the same with it and without.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from godfather_desktop.actions.attempts import touches_of
from godfather_desktop.domain.attempt import Attempt, AttemptOutcome
from godfather_desktop.domain.cadence import Cadence, Rhythm
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import (
    AttemptId,
    CadenceId,
    EtiquetteId,
    OccasionId,
    PauseId,
    PersonId,
    RefusalId,
    TouchId,
)
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.touch import Channel

_ABROAD = (("Europe/London", "GB"), ("Asia/Tokyo", "JP"), ("America/New_York", "US"))
_RHYTHMS: tuple[Rhythm, ...] = ("weekly", "bi-weekly", "semi-monthly", "monthly", "quarterly")


@dataclass(frozen=True, slots=True)
class _Story:
    """Attempts to reach somebody: days ago, channel and outcome of each, what for, what is in it for them."""

    tries: tuple[tuple[int, Channel, AttemptOutcome], ...]
    purpose: str
    benefit: str = ""
    hook: str = ""
    offer: int = 1


_STORIES: tuple[_Story, ...] = (
    _Story(((6, "email", ""),), "the search for a finance chief", "first look at the shortlist", "the slot joke"),
    _Story(((12, "call", "voicemail"), (7, "email", "")), "a seat on the hospital board", "meets two of their bankers"),
    _Story(((3, "email", "auto-reply"),), "a speaker for the spring meeting", "a room full of buyers"),
    _Story(((16, "call", "gatekeeper"), (9, "call", "voicemail")), "the audit of the new tower", "half the usual time"),
    _Story(((20, "email", ""), (14, "email", ""), (5, "message", "")), "catching up", offer=0),
    _Story(((1, "email", ""),), "a second opinion on an offer", "the pay figures of six towns"),
    _Story(((8, "email", "bounced"),), "the pension plan", "what three others pay"),
)


def desk_records(
    new_id: Callable[[], int], today: Day, people: Sequence[Person], mine: Sequence[tuple[Person, float]]
) -> Iterator[Record]:
    """All records of the desk. people: everybody; mine: my own ties, the closest first."""
    chance = random.Random(len(people))
    ranked = [person.id for person, _ in mine]
    for place, person in enumerate(ranked[8:40:2]):
        rhythm = _RHYTHMS[place % len(_RHYTHMS)]
        yield Cadence(CadenceId(new_id()), person, rhythm, today - chance.randint(60, 400))
    weak = ranked[len(ranked) // 2 :]
    for story, person in zip(_STORIES, weak[:: max(1, len(weak) // len(_STORIES))], strict=False):
        yield from _told(new_id, today, person, story)
    for person, (zone, country) in zip(weak, _ABROAD, strict=False):
        yield Etiquette(EtiquetteId(new_id()), person, zone, country, protocol="ask for the assistant first")
    if len(ranked) > 8:
        yield Pause(PauseId(new_id()), ranked[5], "illness", today - 3, note="an operation; home again in a week")
        yield Occasion(OccasionId(new_id()), ranked[6], iso(today - 2), "award", "employer of the year")
        yield Occasion(OccasionId(new_id()), ranked[7], iso(today + 4), "anniversary", "twenty years in the house")
        yield Refusal(RefusalId(new_id()), ranked[-1], today - 178, today + 2, "no budget before the new year")


def _told(new_id: Callable[[], int], today: Day, person: PersonId, story: _Story) -> Iterator[Record]:
    """The attempts of a story with their touches."""
    for number, (age, channel, outcome) in enumerate(story.tries, 1):
        attempt = Attempt(
            AttemptId(new_id()),
            person,
            today - age,
            channel,
            story.purpose,
            number=number,
            outcome=outcome,
            settled=today - age if outcome else None,
            benefit=story.benefit,
            offer=story.offer,
            hook=story.hook,
            touch=None if outcome == "bounced" else TouchId(new_id()),
        )
        yield from touches_of(attempt)
        yield attempt
