"""Whether something is ready to be sent: what speaks for it, what against, and the one thing that holds it back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.days import Minute
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.note import QUESTIONS
from godfather_desktop.domain.pause import HARDSHIPS
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.insight import silence_signs as signs
from godfather_desktop.insight.asking import Asking, Fix, bridge_of, chance_of_yes, fixes_in
from godfather_desktop.insight.callbacks import Fair, fair_after, fair_in, filed_no, open_run, pauses_on
from godfather_desktop.insight.clock import DAY_MINUTES, calendar_of, is_open, local
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.ledger import is_close
from godfather_desktop.insight.messages import (
    LARGE_ATTACHMENT,
    LONG_TEXT,
    SCRIPT_RECIPIENTS,
    SHORT_TEXT,
    has_purpose,
    is_chit_chat,
    script_in,
)
from godfather_desktop.insight.patience import COLD, WARM
from godfather_desktop.insight.reason_table import ROW_OF
from godfather_desktop.insight.requests import requests_in
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.titles import SENIORITY_RANK, seniority_of

Level = Literal["hold", "warn", "good"]
LEVELS: tuple[Level, ...] = ("hold", "warn", "good")
"""In the order in which findings are shown. Only one of them holds anything back: an ask without a benefit."""
MORATORIUM_DAYS = ROW_OF["fears a favor"].plan.days
_TWICE_AS_GOOD = 2.0
_GOODWILL = 40.0
_READ = 20_000
"""Characters of a text in which requests are counted; nobody reads on."""
_EASIEST = ("thank", "keep promise", "five-minute favor", "smaller ask", "ask in person", "coffee", "wait")
"""Fixes of a bridge, the one that takes the least time of mine first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What I want to send. offer: -1..2, what I bring; size: of the ask, an introduction is 1. recipients: to how
    many it goes at once; attachment: bytes sent along.
    """

    person: PersonId
    channel: Channel
    purpose: str = ""
    benefit: str = ""
    offer: int = 0
    asking: bool = False
    size: float = 1.0
    text: str = ""
    hook: str = ""
    recipients: int = 1
    attachment: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a draft. key: of its sentence in `wording.readiness`, which values fill."""

    key: str
    level: Level
    values: Mapping[str, object] = field(default_factory=dict)


def readiness(
    rolodex: Rolodex,
    scores: Scores,
    draft: Draft,
    now: Minute | None = None,
    best_path: float | None = None,
    cold: float | None = None,
    *,
    through: PersonId | None = None,
    touches: Sequence[Touch] = (),
) -> tuple[Finding, ...]:
    """What to know before sending: what holds it back, then what to think of, then what is well.

    now: this minute, None when it does not matter. best_path: the chance of the best introduction, which begins
    with `through`; cold: of writing without one. touches: the latest ones, newest first, as many as are at hand.
    """
    strength = scores.strength(draft.person).value
    run = open_run(rolodex, draft.person, scores.as_of)
    found = [
        *_purpose(rolodex, draft, strength),
        *_moment(rolodex, scores, draft, run, now),
        *_door(rolodex, scores, draft),
        *_path(rolodex, scores, draft, best_path, cold, through),
        *(_ask(rolodex, scores, draft, run, touches) if draft.asking else ()),
        *_message(rolodex, scores, draft, run),
        *_knowledge(rolodex, draft),
    ]
    return tuple(sorted(found, key=lambda one: LEVELS.index(one.level)))


def holds(findings: Sequence[Finding]) -> bool:
    """Whether a draft waits for something; a word why it is sent all the same lets it go."""
    return any(one.level == "hold" for one in findings)


def _purpose(rolodex: Rolodex, draft: Draft, strength: float) -> Iterator[Finding]:
    name = rolodex.people[draft.person].name
    if draft.asking and strength < WARM and not draft.benefit.strip():
        yield Finding("benefit missing", "hold")
    elif draft.asking and strength < WARM and draft.offer <= 0:
        yield Finding("little for them", "warn")
    gift = not draft.asking and bool(draft.benefit.strip())
    if not has_purpose(draft.purpose, name):
        if any(char.isalnum() for char in draft.purpose):
            yield Finding("chit-chat", "warn", {"purpose": draft.purpose.strip()})
        elif gift:
            yield Finding("pure gift", "good")
        else:
            yield Finding("purpose missing", "warn")


def _moment(
    rolodex: Rolodex, scores: Scores, draft: Draft, run: Sequence[Attempt], now: Minute | None
) -> Iterator[Finding]:
    calendar = calendar_of(rolodex, draft.person)
    refusal = filed_no(rolodex, draft.person, scores.as_of)
    if refusal is not None:
        yield Finding("filed no", "warn", {"day": refusal.day, "revisit": refusal.revisit, "why": refusal.why})
    for pause in pauses_on(rolodex, draft.person, scores.as_of):
        values = {"cause": pause.cause, "after": fair_after(calendar, pause)}
        if draft.asking:
            yield Finding("no ask in a pause", "warn", values)
        elif pause.cause in HARDSHIPS:
            yield Finding("supportive note", "good", values)
        else:
            yield Finding("paused", "warn", values)
    fair = fair_in(rolodex, draft.person, scores, now)
    if run:
        yield from _patience(run[-1], fair, scores, now)
    if now is not None and not is_open(calendar, now):
        yield Finding("off hours", "warn", {"minutes": local(calendar, now)[1]})


def _patience(last: Attempt, fair: Fair, scores: Scores, now: Minute | None) -> Iterator[Finding]:
    if fair.waited < fair.patience:
        elapsed = now - last.at if now is not None and last.at is not None else -1
        if 0 <= elapsed < DAY_MINUTES:
            yield Finding("minutes ago", "warn", {"minutes": elapsed, "fair": fair.day})
        else:
            # A clock that was set back tells no minutes, but days are counted all the same.
            yield Finding("too soon", "warn", {"waited": fair.waited, "patience": fair.patience, "fair": fair.day})
    elif fair.because == "course" and fair.day > scores.as_of:
        yield Finding("before its day", "warn", {"fair": fair.day, "number": fair.number})
    elif fair.day <= scores.as_of:
        yield Finding("fair now", "good", {"waited": fair.waited, "number": fair.number})


def _door(rolodex: Rolodex, scores: Scores, draft: Draft) -> Iterator[Finding]:
    """Who decides, and who stands before them."""
    card, said = rolodex.people[draft.person], rolodex.etiquette_of(draft.person)
    decides = said.decides if said is not None else ""
    says = said.decides_says if said is not None else None
    if draft.asking:
        if decides == "verified":
            yield Finding("decides verified", "good", {"who": says})
        elif card.authority in ("influencer", "gatekeeper"):
            yield Finding("no decider", "warn", {"authority": card.authority})
        elif decides == "claimed" or card.authority == "decision-maker":
            yield Finding("decides claimed", "warn", {"who": says})
        else:
            yield Finding("decides unknown", "warn")
    if said is not None and said.gatekeeper is not None and said.gatekeeper in rolodex.people:
        keeper = scores.strength(said.gatekeeper)
        favors = rolodex.favors_of(said.gatekeeper)
        close = is_close(rolodex.people[said.gatekeeper], keeper.value)
        values = {
            "who": said.gatekeeper,
            "strength": keeper,
            "balance": balance_of(favors, scores.as_of) if favors and not close else None,
            "protocol": said.protocol,
        }
        yield Finding("gatekeeper", "good" if keeper.value >= _GOODWILL else "warn", values)


def _path(
    rolodex: Rolodex,
    scores: Scores,
    draft: Draft,
    best_path: float | None,
    cold: float | None,
    through: PersonId | None,
) -> Iterator[Finding]:
    strength = scores.strength(draft.person).value
    if best_path is None or strength >= COLD:
        return
    if cold is None:
        card = rolodex.people[draft.person]
        rank = SENIORITY_RANK[seniority_of(card, rolodex.roles_of(draft.person))]
        cold = direct(strength, Approach(float(draft.offer), rank, scores.shift("answer")))
    if best_path >= _TWICE_AS_GOOD * cold:
        yield Finding("warm path", "warn", {"who": through, "chance": best_path, "cold": cold})


def _ask(
    rolodex: Rolodex, scores: Scores, draft: Draft, run: Sequence[Attempt], touches: Sequence[Touch]
) -> Iterator[Finding]:
    fresh = signs.recent_asks(rolodex, draft.person, scores, run)
    asking = replace(
        scores.asking(draft.person, size=draft.size, in_person=draft.channel == "in-person"), recent_asks=fresh
    )
    limit = ROW_OF["fears a favor"].below or 0.0
    if asking.strength < limit and signs.asked_much(fresh, *signs.last_contacts(touches, run)):
        yield Finding("asked much", "warn", {"after": scores.as_of + MORATORIUM_DAYS})
    bridge, chance = bridge_of(asking), chance_of_yes(asking)
    if bridge == "built":
        yield Finding("bridge built", "good", {"chance": chance})
        return
    fixes = fixes_in(rolodex, draft.person, scores.as_of, asking)
    fix = _easiest(asking, fixes)
    values = {"bridge": bridge, "chance": chance, "do": fix.do if fix else "", "then": fix.chance if fix else chance}
    yield Finding("bridge", "warn", values)
    smaller = next((one for one in fixes if one.do == "smaller ask"), None)
    if smaller is not None and (fix is None or fix.do != "smaller ask"):
        yield Finding("large ask", "warn", {"chance": chance, "then": smaller.chance})


def _easiest(asking: Asking, fixes: Sequence[Fix]) -> Fix | None:
    """What I have to put right in any case, else the easiest fix that builds the bridge, else the best."""
    if asking.unthanked or asking.broken:
        able = [one for one in fixes if one.do in ("thank", "keep promise")]
    else:
        able = [one for one in fixes if one.chance >= 0.5]
    return min(able, key=lambda one: _EASIEST.index(one.do), default=fixes[0] if fixes else None)


def _message(rolodex: Rolodex, scores: Scores, draft: Draft, run: Sequence[Attempt]) -> Iterator[Finding]:
    strength = scores.strength(draft.person).value
    text = draft.text.strip()
    found: list[Finding] = []
    if draft.attachment > LARGE_ATTACHMENT:
        found.append(Finding("large attachment", "warn", {"bytes": draft.attachment}))
    if text:
        found += _text(rolodex, scores, draft, run, strength)
        if not found:
            found.append(Finding("message well", "good", {"length": len(text)}))
    yield from found


def _text(rolodex: Rolodex, scores: Scores, draft: Draft, run: Sequence[Attempt], strength: float) -> Iterator[Finding]:
    if strength < (ROW_OF["script"].below or 0.0):
        script = script_in(rolodex, draft.person, draft.text, scores.as_of, tuple(run), draft.recipients)
        if script is not None and script.recipients >= SCRIPT_RECIPIENTS:
            yield Finding("same text", "warn", {"recipients": script.recipients})
        elif script is not None:
            yield Finding("similar text", "warn", {"who": script.who, "likeness": script.likeness})
    length = len(draft.text.strip())
    if is_chit_chat(draft.text, rolodex.people[draft.person].name):
        yield Finding("empty words", "warn")
    if length > LONG_TEXT:
        yield Finding("far too long", "warn", {"length": length})
    elif length > SHORT_TEXT:
        yield Finding("long", "warn", {"length": length})
    if not draft.hook.strip() and strength < (ROW_OF["boring"].below or 0.0):
        yield Finding("no hook", "warn")
    requests = len(requests_in(draft.text[:_READ]))
    if requests > 1:
        yield Finding("several requests", "warn", {"requests": requests})


def _knowledge(rolodex: Rolodex, draft: Draft) -> Iterator[Finding]:
    answered = {note.topic for note in rolodex.notes_of(draft.person) if note.text.strip()}
    if not answered & set(QUESTIONS):
        yield Finding("questions empty", "warn")
