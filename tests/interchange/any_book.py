"""Any Rolodex: records of every kind that name each other, with all that their fields may hold."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Literal, NewType, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content, content_of
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import DISK_KINDS, RECORD_KINDS, Record
from godfather_desktop.domain.correction import DOWN_SIGNS
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.introduction import INTRODUCTION_STATES
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import to_plain
from godfather_desktop.domain.references import written
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.domain.touch import CHANNELS
from godfather_desktop.insight.drills import seal_of
from tests.records import TODAY

TEXTS = st.text(max_size=20).map(clean_text) | st.sampled_from(("", '"kind": "touch"', "]}", "\\", "a\nb", "語", "'=1"))
LINES = st.text(min_size=1, max_size=12).map(clean_line).filter(bool) | st.just("Ann Lee")
DAYS = st.integers(TODAY - 9_000, TODAY + 400) | st.just(1)
PARTIAL_DATES = st.sampled_from(("", "1980", "1980-03", "1980-03-22", "--02-29", "0001-01-01"))
SHARES = st.floats(0, 1)
_DATED = frozenset("start end since birthday incumbent_since".split())
_HINTS = {kind: get_type_hints(kind) for kind in RECORD_KINDS}
_KIND_OF = {_HINTS[kind]["id"]: kind for kind in RECORD_KINDS if kind is not Photo}
_SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "Person.name": LINES,
    "Person.rating": st.none() | st.integers(0, 10),
    "Organization.name": LINES,
    "Role.headcount": st.none() | st.integers(1, 9_999),
    "Tie.headcount": st.none() | st.integers(1, 9_999),
    "Tie.strength": st.none() | st.integers(0, 5),
    "Tie.certainty": st.none() | SHARES,
    "Favor.size": st.integers(1, 5),
    "Favor.effort": st.integers(1, 5),
    "Correction.signs": st.lists(st.sampled_from(DOWN_SIGNS), max_size=2).map(tuple),
    "Correction.points": st.floats(-3, 3),
    "Target.weight": SHARES,
    "Target.value": st.integers(-1, 2),
    "Ask.shown": SHARES,
    "Ask.predicted": SHARES,
    "Ask.size": st.floats(0.05, 6),
    "Attempt.offer": st.integers(-1, 2),
    "Attempt.number": st.integers(1, 9),
    "Attempt.size": st.floats(0.05, 6),
    "Attempt.at": st.none() | st.integers(1_440, LAST_DAY * 1_440),
    "Etiquette.opens": st.integers(0, 719),
    "Etiquette.closes": st.integers(720, 1_440),
    "Etiquette.workdays": st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    "Etiquette.channel": st.sampled_from(("", *CHANNELS)),
    "Occasion.date": st.sampled_from(("--02-29", "1980-03-22")),
    "Snooze.item": st.sampled_from(("call", "help:needs", "follow:4711", "task:1")),
    "Silence.row": st.integers(1, 24),
    "Introduction.offer": st.integers(-1, 2),
    "Introduction.size": st.floats(0.05, 6),
    "Touch.people": st.integers(1, 99),
}


@st.composite
def books(draw: st.DrawFn, most: int = 3) -> list[Record]:
    """The records of a Rolodex, me among them, by kind and id."""
    made: dict[type[Record], list[Record]] = {}
    ids = iter(draw(st.lists(st.integers(2, 2**40), unique=True, min_size=200, max_size=200).map(sorted)))
    for kind in RECORD_KINDS:
        number = draw(st.integers(0, most))
        if kind is Person:
            made[kind] = [Person(ME, "Robin Vale"), *(_record(draw, kind, next(ids), made) for _ in range(number + 2))]
        elif kind is Photo:
            made[kind] = [Photo(one.id, draw(st.binary(max_size=9))) for one in made[Person][: number + 1]]  # type: ignore[arg-type]
        elif kind is Content:
            made[kind] = sorted(_CONTENTS.values(), key=lambda one: one.id) if made[Attachment] else []
        else:
            made[kind] = [_record(draw, kind, next(ids), made) for _ in range(number)]
    return [_sound(draw, one, made) for records in made.values() for one in records]


def lines_of(records: list[Record]) -> list[str]:
    """The logical dump of records."""
    return [json.dumps(to_plain(one), ensure_ascii=False, sort_keys=True) for one in records]


_CONTENTS = {one.id: one for one in (content_of(b"a voicemail"), content_of(b""))}


def _record(draw: st.DrawFn, kind: type[Record], id_: int, made: dict[type[Record], list[Record]]) -> Record:
    values: dict[str, Any] = {"id": id_}
    for field in fields(kind):
        if field.name != "id":
            special = _SPECIAL.get(f"{kind.__name__}.{field.name}")
            values[field.name] = draw(
                special if special is not None else _value(field.name, _HINTS[kind][field.name], made)
            )
    make: Callable[..., Record] = kind
    return make(**values)


def _value(name: str, hint: Any, made: dict[type[Record], list[Record]]) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.just(()) if inner[0] in (int, float) else st.lists(LINES, max_size=2, unique=True).map(tuple)
    if inner:
        return st.none() | _value(name, next(one for one in inner if one is not type(None)), made)
    if isinstance(hint, NewType):
        kind = _KIND_OF.get(hint, Person)
        if kind is Content:
            return st.sampled_from(sorted(_CONTENTS))
        known = [one.id for one in made.get(kind, ()) if one.id != ME]
        return st.sampled_from(known) if known else st.none()
    if hint is int:
        return DAYS
    if hint is bool:
        return st.booleans()
    return PARTIAL_DATES if name in _DATED else TEXTS


def _sound(draw: st.DrawFn, record: Any, made: dict[type[Record], list[Record]]) -> Record:
    """The record as it may stand in a Rolodex: what its fields must hold together."""
    name, people = type(record).__name__, [one.id for one in made[Person] if one.id != ME]
    if name == "Person" and record.referred_by == record.id:
        return cast("Record", replace(record, referred_by=None))
    if name in ("Tie", "Distinct"):
        a, b = sorted(draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True)))
        return cast("Record", replace(record, a=a, b=b))
    if name in ("Pause", "DownPeriod"):
        end = None if record.end is None else record.start + record.end % 100
        return cast("Record", replace(record, end=end))
    if name == "Target":
        place = None if record.person is not None else _first(made[Organization])
        return cast("Record", replace(record, organization=place, person=people[0] if place is None else None))
    if name == "Cadence":
        return cast("Record", replace(record, tag="vip" if record.person is None else ""))
    if name == "Refusal":
        return cast(
            "Record", replace(record, day=min(record.day, LAST_DAY - 9), revisit=min(record.day, LAST_DAY - 9) + 9)
        )
    if name == "Introduction":
        return cast(
            "Record", replace(record, chain=(people[0],), states=INTRODUCTION_STATES[:2], days=(5, record.id % 99 + 6))
        )
    if isinstance(record, Drill):
        shown = (people[0], 77), ("Ann Lee", "Somebody who left"), (0.75, 0.5)
        return replace(record, people=shown[0], names=shown[1], chances=shown[2], seal=seal_of(record.day, *shown))
    if isinstance(record, Merge):
        card = Person(record.other, "Anna Lee", referred_by=people[0])  # type: ignore[arg-type]
        note = json.dumps([None, to_plain(card)], ensure_ascii=False)
        return replace(record, before=written(card), lost=(written(card), note), moved=(f"person {people[0]}",))
    if isinstance(record, Attempt):
        touches = [one.id for one in made[_kind("Touch")]]
        return replace(record, touch=touches[0] if touches else None, reply=None)  # type: ignore[arg-type]
    if isinstance(record, Ask) and record.closed is not None:
        return replace(record, outcome="yes")
    if isinstance(record, Attachment):
        return replace(record, size=len(_CONTENTS[record.content].data))
    if isinstance(record, Batch):
        return replace(record, active=True, records=5, added=5)
    return cast("Record", record)


def _first(records: list[Record]) -> int | None:
    return records[0].id if records else None


def _kind(name: str) -> type[Record]:
    return next(kind for kind in (*RECORD_KINDS, *DISK_KINDS) if kind.__name__ == name)
