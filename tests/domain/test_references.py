"""Which fields of which kind name other records, and records with new ids."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import count
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import RECORD_KINDS, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import MergeId, NoteId, OccasionId, PersonId, SnoozeId, TaskId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import PLAIN_KINDS
from godfather_desktop.domain.references import Reference, moved_entry, read, referring, rewritten, written
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.today import items_of
from tests.records import (
    ANN,
    BOB,
    CEO,
    CY,
    TODAY,
    attempt,
    cadence,
    favor,
    introduction,
    organization,
    pause,
    person,
    refusal,
    role,
    rolodex_of,
    tie,
    touch,
)

NAMED: dict[type[Record], dict[str, type[Record]]] = {
    Person: {"referred_by": Person},
    Organization: {},
    Role: {"person": Person, "organization": Organization},
    Tie: {"a": Person, "b": Person, "says": Person},
    Favor: {"person": Person},
    Note: {"person": Person},
    DownPeriod: {},
    Correction: {"person": Person, "period": DownPeriod},
    Drill: {"people": Person},
    Target: {"person": Person, "organization": Organization},
    Task: {"person": Person, "target": Target},
    Ask: {"person": Person},
    Attempt: {"person": Person, "touch": Touch, "reply": Touch, "ask": Ask},
    Pause: {"person": Person},
    Etiquette: {"person": Person, "gatekeeper": Person, "decides_says": Person},
    Cadence: {"person": Person},
    Occasion: {"person": Person},
    Snooze: {"person": Person},
    Refusal: {"person": Person, "attempt": Attempt},
    Silence: {"person": Person},
    Introduction: {"target": Person, "chain": Person, "thanked": Person, "asks": Ask},
    Attachment: {"person": Person, "content": Content, "attempt": Attempt},
    Merge: {"person": Person, "other": Person},
    Distinct: {"a": Person, "b": Person},
    Batch: {},
    Touch: {"person": Person, "batch": Batch},
    Photo: {"id": Person},
    Content: {},
}
"""What each field names, said once more by hand: a new kind or field has to be thought about here."""

NO_IDS = {
    *(("day", kind) for kind in RECORD_KINDS),
    *((name, kind) for kind in (DownPeriod, Pause) for name in ("start", "end")),
    *(("due", kind) for kind in (Favor, Task)),
    *(("headcount", kind) for kind in (Role, Tie)),
    *((name, Batch) for name in ("records", "added", "merged", "unchanged", "rejected")),
    *((name, Attempt) for name in ("at", "number", "settled", "offer", "closed")),
    *((name, Etiquette) for name in ("opens", "closes", "workdays")),
    *((name, Favor) for name in ("size", "effort")),
    *((name, Target) for name in ("needed", "value")),
    *((name, Introduction) for name in ("days", "offer", "followed_up")),
    ("rating", Person),
    ("strength", Tie),
    ("closed", Ask),
    ("start", Cadence),
    ("until", Snooze),
    ("revisit", Refusal),
    ("row", Silence),
    ("size", Attachment),
    ("people", Touch),
}
"""Numbers that are no ids."""


def _full(kind: type[Record]) -> tuple[Record, list[Reference]]:
    """A record of a kind with another number in each field that names something, and what it names."""
    numbers = count(1_001)
    values: dict[str, Any] = {"id": 1_000}
    named: list[Reference] = []
    for field in fields(kind):
        if field.name not in NAMED[kind] or field.name == "id":
            continue
        many = get_type_hints(kind)[field.name] == tuple[int, ...]
        ids = [next(numbers) for _ in range(3 if many else 1)]
        values[field.name] = tuple(ids) if many else ids[0]
        named += [Reference(field.name, NAMED[kind][field.name], id_) for id_ in ids]
    blank = {"tuple": (), "str": "", "int": 1, "float": 0.5, "bool": True, "bytes": b""}
    for field in fields(kind):
        if field.name not in values and isinstance(field.default, type(fields(Person)[0].default)):
            hint = get_type_hints(kind)[field.name]
            simple = hint.__name__ if hasattr(hint, "__name__") else ""
            values[field.name] = blank[simple] if simple in blank else get_args(hint)[0]
    if kind is Photo:
        named.append(Reference("id", Person, 1_000))
    made: Record = kind(**values)
    return made, named


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_everything_that_a_record_names_is_found(kind: type[Record]) -> None:
    record, named = _full(kind)
    assert list(referring(record)) == named


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_every_number_of_a_record_is_known_as_an_id_or_as_none(kind: type[Record]) -> None:
    for field in fields(kind):
        hint = str(get_type_hints(kind)[field.name])
        if field.name != "id" and ("int" in hint or "Id" in hint) and field.name not in NAMED[kind]:
            assert (field.name, kind) in NO_IDS


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_every_id_is_rewritten_and_nothing_else(kind: type[Record]) -> None:
    record, named = _full(kind)
    shift = {id_: id_ + 50_000 for id_ in range(1_000, 1_020)}
    after = rewritten(record, dict.fromkeys(RECORD_KINDS, shift))
    assert after.id == 51_000
    assert list(referring(after)) == [replace(one, id=one.id + 50_000) for one in named]
    ids = {"id", *NAMED[kind]}
    for field in fields(kind):
        if field.name not in ids:
            assert getattr(after, field.name) == getattr(record, field.name)


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_each_kind_is_renumbered_by_its_own_numbers(kind: type[Record]) -> None:
    record, named = _full(kind)
    shift = {id_: id_ + 50_000 for id_ in range(1_000, 1_020)}
    for renumbered in RECORD_KINDS:
        after = rewritten(record, {renumbered: shift})
        wanted = [replace(one, id=one.id + 50_000) if one.kind is renumbered else one for one in named]
        assert list(referring(after)) == wanted
        if kind is not Photo:
            assert after.id == (51_000 if renumbered is kind else 1_000)


@given(st.one_of(*(st.from_type(kind) for kind in RECORD_KINDS if kind is not Merge)))
def test_without_new_ids_the_record_itself_comes_back(record: Record) -> None:
    assert rewritten(record, {}) is record
    assert rewritten(record, {kind: {-1: -1} for kind in RECORD_KINDS}) is record


@pytest.mark.parametrize("first", [tie(ANN, CY, 3), Distinct(MergeId(9), ANN, CY, TODAY)])  # type: ignore[arg-type]
def test_two_people_stay_in_order(first: Tie | Distinct) -> None:
    after = rewritten(first, {Person: {ANN: CEO}})
    assert isinstance(after, Tie | Distinct)
    assert (after.a, after.b) == (CY, CEO)


_WORK = organization()


def _everything_to_do() -> Iterator[tuple[Record, str]]:
    """One record for each kind of thing on the list of today, and the first word of its key."""
    yield attempt(TODAY - 10), "follow"
    yield refusal(TODAY - 90, TODAY - 1), "revisit"
    yield pause("illness", TODAY - 2), "support"
    yield cadence("weekly", TODAY - 30), "cadence"
    yield favor("received", age=3), "thanks"
    yield favor("given", age=3, status="promised", due=TODAY), "promise"
    yield Task(TaskId(77), ANN, TODAY, text="send the plan"), "task"
    yield introduction(CEO, (ANN,), ("asked",), TODAY - 10), "introduction"
    yield role(ANN, _WORK, TODAY - 5), "occasion"


@pytest.mark.parametrize(
    ("record", "word"), list(_everything_to_do()), ids=lambda one: one if isinstance(one, str) else ""
)
def test_what_is_put_off_is_found_by_its_key(record: Record, word: str) -> None:
    rolodex = rolodex_of(person(), person(CEO), _WORK, record)
    keys = [item.key for item in items_of(rolodex, ANN, Scores(rolodex, TODAY)) if item.key.startswith(word + ":")]
    assert len(keys) == 1
    snooze = Snooze(SnoozeId(5), ANN, keys[0], TODAY)
    assert list(referring(snooze)) == [Reference("person", Person, ANN), Reference("item", type(record), record.id)]
    after = rewritten(snooze, {type(record): {record.id: 4_711}})
    assert isinstance(after, Snooze)
    assert list(referring(after))[1] == Reference("item", type(record), 4_711)
    assert after.item.replace("4711", str(record.id)) == keys[0]


@pytest.mark.parametrize(
    "item",
    [
        "",
        "call:739000",
        "occasion:birthday:739000:",
        "occasion:award:5:7",
        "occasion:award:5:a:7",
        "follow",
        "task:x",
        "task:٣",
    ],
)
def test_other_keys_name_nothing(item: str) -> None:
    snooze = Snooze(SnoozeId(5), ANN, item, TODAY)
    assert [one.field for one in referring(snooze)] == ["person"]
    assert rewritten(snooze, {kind: {7: 8, 739000: 1} for kind in RECORD_KINDS}) is snooze


def _merge() -> Merge:
    card, other = person(), person(BOB)
    pairs = [[json.loads(written(card)), json.loads(written(replace(card, city="Reno")))], [None, None]]
    lost = (written(other), written(tie(ANN, BOB)), written(Snooze(SnoozeId(40), BOB, "task:41", TODAY)))
    return Merge(MergeId(30), ANN, BOB, TODAY, "own", "", json.dumps(pairs), lost, ("note 42", "tie 43 a", "photo 3"))


def test_what_is_written_down_in_a_merge_is_found_and_rewritten() -> None:
    merge = _merge()
    named = {(one.field, one.kind, one.id) for one in referring(merge)}
    assert {
        ("person", Person, 2),
        ("other", Person, 3),
        ("before", Person, 2),
        ("lost", Person, 3),
        ("lost", Person, 2),
        ("lost", Snooze, 40),
        ("lost", Task, 41),
        ("moved", Note, 42),
        ("moved", Tie, 43),
        ("moved", Person, 3),
    } <= named
    shift = {id_: id_ + 50_000 for id_ in range(1, 2_000)}
    after = rewritten(merge, dict.fromkeys(RECORD_KINDS, shift))
    assert {(one.field, one.kind, one.id - 50_000) for one in referring(after)} == named
    assert isinstance(after, Merge)
    assert after.moved == ("note 50042", "tie 50043 a", "photo 50003")
    assert read(after.lost[2]) == Snooze(SnoozeId(50_040), PersonId(50_003), "task:50041", TODAY)
    assert json.loads(after.before)[0][1] == {"kind": "person", "id": 50_002, "name": "Ann Lee", "city": "Reno"}
    assert json.loads(after.before)[1] == [None, None]


def test_a_merge_without_texts_names_its_two_people() -> None:
    merge = Merge(MergeId(30), ANN, BOB, TODAY, "own")
    assert [one.id for one in referring(merge)] == [ANN, BOB]


@pytest.mark.parametrize("text", ["{", "[]5", '{"kind": "dragon"}', '[{"id": 5}]', "7"])
def test_a_merge_that_cannot_be_read_says_so(text: str) -> None:
    for merge in (
        Merge(MergeId(30), ANN, BOB, TODAY, "own", before=text),
        Merge(MergeId(30), ANN, BOB, TODAY, "own", lost=(text,)),
    ):
        with pytest.raises(ValueError, match=r".+"):
            list(referring(merge))
        with pytest.raises(ValueError, match=r".+"):
            rewritten(merge, {Person: {ANN: CEO}})


@pytest.mark.parametrize("entry", ["", "note", "note x", "dragon 5"])
def test_an_entry_that_cannot_be_read_says_so(entry: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        moved_entry(entry)


@given(st.one_of(*(st.from_type(kind) for kind in RECORD_KINDS)))
def test_a_record_is_written_and_read_back(record: Record) -> None:
    text = written(record)
    if "NaN" not in text:
        assert read(text) == record
    assert PLAIN_KINDS[json.loads(text)["kind"]] is type(record)


def test_a_number_that_is_no_id_of_its_kind_stays() -> None:
    note = Note(NoteId(7), ANN, 7, "7")
    assert rewritten(note, {Note: {7: 8}}) == Note(NoteId(8), ANN, 7, "7")
    occasion = Occasion(OccasionId(5), ANN, "2026-11-21")
    assert rewritten(occasion, {Person: {5: 6}}) is occasion
    assert rewritten(touch(TODAY), {Person: {int(TODAY): 1}}).id > 0
