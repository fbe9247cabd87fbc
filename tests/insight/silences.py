"""Small stories of silence for the tests: attempts, pauses, what I said about them, and what follows."""

from dataclasses import replace
from itertools import count
from typing import Any

from godfather_desktop.domain.attachment import Attachment
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import (
    AttachmentId,
    AttemptId,
    ContentId,
    EtiquetteId,
    PauseId,
    PersonId,
    RefusalId,
    RoleId,
    SilenceId,
)
from godfather_desktop.domain.pause import Pause, PauseCause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.reasons import Reasons, reasons_for
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.silence_facts import Facts, facts_of
from tests.records import ANN, TODAY, person, rolodex_of

_ids = count(5_000)
AGO = 14
"""Days since the attempt of a story: 9 or 10 business days, more than anybody's patience."""


def card(rating: int | None = 9, **more: Any) -> Person:
    """Ann. By her rating alone: 10 is a strength of 69, 9 of 62, 8 of 55, 5 of 34, 3 of 21, 2 of 14."""
    return replace(person(), rating=rating, **more)


def attempt(ago: int = AGO, *, who: PersonId = ANN, **more: Any) -> Attempt:
    """A telephone call without an ask, with a purpose."""
    values: dict[str, Any] = {"channel": "call", "purpose": "the seat on the hospital board", "offer": 1}
    return Attempt(AttemptId(next(_ids)), who, TODAY - ago, **(values | more))


def mail(ago: int = AGO, **more: Any) -> Attempt:
    """A short mail that catches the eye."""
    values: dict[str, Any] = {"channel": "email", "text": "The seat is free in May.", "hook": "the lobster joke"}
    return attempt(ago, **(values | more))


def pause(cause: PauseCause, ago: int = 5, *, lasts: int | None = 10) -> Pause:
    return Pause(PauseId(next(_ids)), ANN, cause, TODAY - ago, None if lasts is None else TODAY - ago + lasts)


def no(ago: int, *, revisit: int = 180, why: str = "") -> Refusal:
    return Refusal(RefusalId(next(_ids)), ANN, TODAY - ago, TODAY - ago + revisit, why)


def tell(row: int, holds: bool, ago: int = 1) -> Silence:
    return Silence(SilenceId(next(_ids)), ANN, TODAY - ago, row, holds)


def etiquette(**more: Any) -> Etiquette:
    return Etiquette(EtiquetteId(next(_ids)), ANN, **more)


def job(start: Day, title: str = "CEO") -> Role:
    return Role(RoleId(next(_ids)), ANN, None, title, iso(start))


def file_of(one: Attempt, size: int) -> Attachment:
    return Attachment(AttachmentId(next(_ids)), ANN, one.day, "deck.pdf", size, ContentId(1), one.id)


def facts(
    *records: Record,
    who: Person | None = None,
    now: int | None = None,
    path: float | None = None,
    cold: float | None = None,
    sums: ContactSums | None = None,
) -> Facts:
    """The facts about Ann in a Rolodex of these records."""
    who = who if who is not None else card()
    rolodex = rolodex_of(who, *records)
    if sums is not None:
        rolodex.apply((), [sums])
    return of(rolodex, now=now, path=path, cold=cold, touches=[one for one in records if isinstance(one, Touch)])


def of(
    rolodex: Rolodex,
    *,
    now: int | None = None,
    path: float | None = None,
    cold: float | None = None,
    touches: list[Touch],
) -> Facts:
    """The facts about Ann."""
    latest = sorted((one for one in touches if one.person == ANN), key=lambda one: (-one.day, -one.id))
    return facts_of(rolodex, ANN, Scores(rolodex, TODAY), latest, now, path, cold)


def numbers(reasons: Reasons) -> list[int]:
    """The rows that match, the first one first."""
    first = [reasons.first.row.number] if reasons.first is not None else []
    return first + [one.row.number for one in reasons.ranked]


def why(*records: Record, **more: Any) -> list[int]:
    """The rows that match these records."""
    return numbers(reasons_for(facts(*records, **more)))
