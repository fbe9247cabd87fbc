"""An attempt to reach a person: a call, a mail or a visit from which something is hoped for."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.ids import AskId, AttemptId, PersonId, TouchId
from godfather_desktop.domain.touch import Channel

AttemptOutcome = Literal["", "answered", "voicemail", "no-answer", "bounced", "auto-reply", "gatekeeper", "replied"]
ATTEMPT_OUTCOMES: tuple[AttemptOutcome, ...] = (
    "",
    "answered",
    "voicemail",
    "no-answer",
    "bounced",
    "auto-reply",
    "gatekeeper",
    "replied",
)
ANSWERS: tuple[AttemptOutcome, ...] = ("answered", "replied")
"""The outcomes in which the person was reached."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt. Its contact is a touch of its own (`touch`), None when nothing reached the person; so is
    the answer that came later (`reply`).

    day: by the owner's calendar; at: the very minute, None when nobody knows it. number: which attempt
    it is since the person was last in contact, from 1 on. outcome: empty while nothing is known of it;
    settled: the day on which the outcome came. purpose: what for, in words. benefit: what is in it for
    them; offer: the same as the model's value, -1 a pure ask, 0 vague, 1 relevant, 2 compelling.
    asking: something is asked of them; size: its value, an introduction is 1; ask: the record with the
    chance that was shown. hook: the light line in it; landed: whether it was liked. override: why it
    was sent although the benefit was missing. closed: the day on which the owner gave it up or got what
    it was for; debrief: why it went as it did, in one line.
    """

    id: AttemptId
    person: PersonId
    day: Day
    channel: Channel
    purpose: str
    at: Minute | None = None
    number: int = 1
    outcome: AttemptOutcome = ""
    settled: Day | None = None
    benefit: str = ""
    offer: int = 0
    asking: bool = False
    size: float = 1.0
    text: str = ""
    hook: str = ""
    landed: bool | None = None
    override: str = ""
    closed: Day | None = None
    debrief: str = ""
    touch: TouchId | None = None
    reply: TouchId | None = None
    ask: AskId | None = None
