"""An introduction: somebody is asked to open a door, from the first draft to the last thanks."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AskId, IntroductionId, PersonId

IntroductionState = Literal[
    "draft",
    "asked",
    "no",
    "silent",
    "agreed",
    "blurb sent",
    "target asked",
    "target no",
    "target yes",
    "introduced",
    "replied",
    "met",
    "reported back",
    "thanked",
    "dropped",
]
INTRODUCTION_STATES: tuple[IntroductionState, ...] = (
    "draft",
    "asked",
    "no",
    "silent",
    "agreed",
    "blurb sent",
    "target asked",
    "target no",
    "target yes",
    "introduced",
    "replied",
    "met",
    "reported back",
    "thanked",
    "dropped",
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """One way in to one target, the model's section 4.

    chain: the people between me and the target; I ask the first, who may need the next. states, days:
    every state that it went through, with its day, the present one last. why: what I want of the
    target. for_them: what is in it for the target. why_them: why just this person. note: the
    forwardable text. size: value of the ask; offer: what I bring the target, -1..2. consent: who
    agreed that which words are passed on. followed_up: the day on which a silent introducer was asked
    once more. thanked: who on the chain has heard what came of it. asks: the asks whose chance was
    shown, the introducer's first and then the target's.
    """

    id: IntroductionId
    target: PersonId
    chain: tuple[int, ...]
    states: tuple[str, ...]
    days: tuple[int, ...]
    why: str = ""
    for_them: str = ""
    why_them: str = ""
    note: str = ""
    size: float = 1.0
    offer: int = 0
    consent: str = ""
    followed_up: Day | None = None
    thanked: tuple[int, ...] = ()
    asks: tuple[int, ...] = ()

    @property
    def state(self) -> str:
        """The present state, one of INTRODUCTION_STATES."""
        return self.states[-1]

    @property
    def since(self) -> Day:
        """The day on which the present state began."""
        return self.days[-1]

    @property
    def introducer(self) -> PersonId:
        """Whom I ask."""
        return PersonId(self.chain[0])

    def names(self, person: PersonId) -> bool:
        """Whether the person stands anywhere on the way."""
        return person == self.target or person in self.chain

    def ask_ids(self) -> tuple[AskId, ...]:
        """The asks that belong to it."""
        return tuple(AskId(one) for one in self.asks)
