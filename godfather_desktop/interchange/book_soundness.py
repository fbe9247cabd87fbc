"""What a record of a JSON export must hold to, beyond its types: a file can be edited by hand."""

import math
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, Literal, get_origin

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content, content_of
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import RECORD_KINDS, Record
from godfather_desktop.domain.correction import DOWN_SIGNS, Correction
from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY, is_partial_date, names_a_day
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.references import referring
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.domain.touch import CHANNELS, Touch

LARGEST = 2**63
"""The first whole number that no file takes."""
_DAY_MINUTES = 1_440
_DAYS = frozenset("day start end due closed settled until revisit needed followed_up days".split())
_PARTIAL_DATES = frozenset("start end since birthday incumbent_since".split())
_Flaws = Iterator[str]


def flaw_of(record: Record) -> str:
    """The field whose value no record of this program has; empty for a sound record."""
    kind = type(record)
    if record.id < 1:
        return "id"
    for name in _FIELDS[kind]:
        value = getattr(record, name)
        if type(value) is tuple:
            if any(_is_beyond(name, one) for one in value):
                return name
        elif _is_beyond(name, value):
            return name
    rules = _RULES.get(kind)
    return next(rules(record), "") if rules is not None else ""


def _is_beyond(name: str, value: object) -> bool:
    """Whether no field of this name can hold the value: numbers that no file takes, days off the calendar."""
    if type(value) is int:
        return not FIRST_DAY <= value <= LAST_DAY if name in _DAYS else not -LARGEST <= value < LARGEST
    if type(value) is float:
        return not math.isfinite(value)
    return type(value) is str and name in _PARTIAL_DATES and value != "" and not is_partial_date(value)


def _person(card: Person) -> _Flaws:
    if not card.name.strip():
        yield "name"
    if card.rating is not None and not 0 <= card.rating <= 10:
        yield "rating"
    if card.referred_by == card.id:
        yield "referred_by"


def _organization(one: Organization) -> _Flaws:
    if not one.name.strip():
        yield "name"


def _role(role: Role) -> _Flaws:
    if role.headcount is not None and role.headcount < 1:
        yield "headcount"


def _tie(tie: Tie) -> _Flaws:
    if not tie.a < tie.b or ME in (tie.a, tie.b):
        yield "b"
    if tie.strength is not None and not BARELY <= tie.strength <= 5:
        yield "strength"
    if tie.certainty is not None and not 0 <= tie.certainty <= 1:
        yield "certainty"
    if tie.headcount is not None and tie.headcount < 1:
        yield "headcount"


def _favor(favor: Favor) -> _Flaws:
    if not 1 <= favor.size <= 5:
        yield "size"
    if not 1 <= favor.effort <= 5:
        yield "effort"


def _ask(ask: Ask) -> _Flaws:
    if not 0 <= ask.shown <= 1:
        yield "shown"
    if not 0 <= ask.predicted <= 1:
        yield "predicted"


def _target(target: Target) -> _Flaws:
    if (target.person is None) == (target.organization is None):
        yield "person"
    if not 0 <= target.weight <= 1:
        yield "weight"
    if not -1 <= target.value <= 2:
        yield "value"


def _attempt(attempt: Attempt) -> _Flaws:
    if not -1 <= attempt.offer <= 2:
        yield "offer"
    if attempt.number < 1:
        yield "number"
    if attempt.at is not None and not FIRST_DAY <= attempt.at // _DAY_MINUTES <= LAST_DAY:
        yield "at"


def _correction(correction: Correction) -> _Flaws:
    if not set(correction.signs) <= set(DOWN_SIGNS):
        yield "signs"


def _drill(drill: Drill) -> _Flaws:
    if not len(drill.people) == len(drill.names) == len(drill.chances):
        yield "people"
    if not all(0 <= chance <= 1 for chance in drill.chances):
        yield "chances"


def _spell(spell: Pause | DownPeriod) -> _Flaws:
    if spell.end is not None and spell.end < spell.start:
        yield "end"


def _etiquette(said: Etiquette) -> _Flaws:
    if not 0 <= said.opens < _DAY_MINUTES:
        yield "opens"
    if not 0 <= said.closes <= _DAY_MINUTES or said.closes == said.opens:
        yield "closes"
    if not all(0 <= day <= 6 for day in said.workdays):
        yield "workdays"
    if said.channel and said.channel not in CHANNELS:
        yield "channel"


def _cadence(cadence: Cadence) -> _Flaws:
    if (cadence.person is None) == (not cadence.tag):
        yield "person"


def _occasion(occasion: Occasion) -> _Flaws:
    if not names_a_day(occasion.date):
        yield "date"


def _refusal(refusal: Refusal) -> _Flaws:
    if refusal.revisit <= refusal.day:
        yield "revisit"


def _silence(silence: Silence) -> _Flaws:
    if not 1 <= silence.row <= 24:
        yield "row"


def _introduction(way: Introduction) -> _Flaws:
    if not way.chain:
        yield "chain"
    if not 0 < len(way.states) == len(way.days) or not set(way.states) <= set(INTRODUCTION_STATES):
        yield "states"
    if not -1 <= way.offer <= 2:
        yield "offer"


def _merge(merge: Merge) -> _Flaws:
    try:
        named = list(referring(merge))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # Texts inside of it that anybody may have altered: whatever is wrong with them, none can be read.
        yield "lost"
    else:
        if any(not 0 < one.id < LARGEST for one in named):
            yield "lost"


def _distinct(pair: Distinct) -> _Flaws:
    if not pair.a < pair.b:
        yield "b"


def _touch(touch: Touch) -> _Flaws:
    if touch.people < 1:
        yield "people"
    if touch.person == ME:
        yield "person"


def _attachment(kept: Attachment) -> _Flaws:
    if kept.size < 0:
        yield "size"


def _content(content: Content) -> _Flaws:
    if content_of(content.data) != content:
        yield "data"


_RULES: dict[type[Record], Callable[[Any], _Flaws]] = {
    Person: _person,
    Organization: _organization,
    Role: _role,
    Tie: _tie,
    Favor: _favor,
    Ask: _ask,
    Target: _target,
    Attempt: _attempt,
    Correction: _correction,
    Drill: _drill,
    Pause: _spell,
    DownPeriod: _spell,
    Etiquette: _etiquette,
    Cadence: _cadence,
    Occasion: _occasion,
    Refusal: _refusal,
    Silence: _silence,
    Introduction: _introduction,
    Merge: _merge,
    Distinct: _distinct,
    Touch: _touch,
    Attachment: _attachment,
    Content: _content,
}
_FIELDS = {
    kind: tuple(
        field.name
        for field in fields(kind)
        # Texts but for dates may say anything; a flag and a word of a few were checked with their types.
        if field.name in _PARTIAL_DATES
        or not (field.type in (str, bool, bytes, tuple[str, ...]) or get_origin(field.type) is Literal)
    )
    for kind in RECORD_KINDS
}
