"""Records as plain JSON values and back."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import RECORD_KINDS, Record
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import (
    AskId,
    AttachmentId,
    AttemptId,
    CadenceId,
    ContentId,
    EtiquetteId,
    IntroductionId,
    OccasionId,
    PauseId,
    PersonId,
    RefusalId,
    SilenceId,
    SnoozeId,
    TouchId,
)
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import PLAIN_KINDS, from_plain, to_plain
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from tests.records import ANN, BOB, TODAY, favor, person, tie, touch

ANY_RECORD: st.SearchStrategy[Record] = st.one_of(*(st.from_type(kind) for kind in RECORD_KINDS))


@given(ANY_RECORD)
def test_written_and_read_back(record: Record) -> None:
    plain = to_plain(record)
    assert from_plain(plain) == record
    if "NaN" not in json.dumps(plain):
        assert from_plain(json.loads(json.dumps(plain))) == record


def test_every_kind_has_its_name() -> None:
    assert set(PLAIN_KINDS.values()) == set(RECORD_KINDS)


def test_defaults_are_left_out() -> None:
    assert to_plain(person()) == {"kind": "person", "id": 2, "name": "Ann Lee"}
    assert to_plain(Photo(ANN, b"\x00\xff")) == {"kind": "photo", "id": 2, "data": "AP8="}


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"kind": "dragon", "id": 1},
        {"kind": None},
        {"kind": "person"},
        {"kind": "person", "id": 2},
        {"kind": "person", "id": "2", "name": "x"},
        {"kind": "person", "id": True, "name": "x"},
        {"kind": "person", "id": 2.0, "name": "x"},
        {"kind": "person", "id": 2, "name": None},
        {"kind": "person", "id": 2, "name": "x", "age": 9},
        {"kind": "person", "id": 2, "name": "x", "emails": "a"},
        {"kind": "person", "id": 2, "name": "x", "emails": [1]},
        {"kind": "person", "id": 2, "name": "x", "relation": "enemy"},
        {"kind": "person", "id": 2, "name": "x", "relation": []},
        {"kind": "person", "id": 2, "name": "x", "two_am": 1},
        {"kind": "favor", "id": 2, "person": 3, "day": 1, "direction": "given", "title": "x", "thanked": 0},
        {"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": "1"},
        {"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": True},
        {"kind": "attempt", "id": 2, "person": 3, "day": 1, "channel": "email"},
        {"kind": "attempt", "id": 2, "person": 3, "day": 1, "channel": "email", "purpose": "x", "outcome": "maybe"},
        {"kind": "attempt", "id": 2, "person": 3, "day": 1, "channel": "pigeon", "purpose": "x"},
        {"kind": "attempt", "id": 2, "person": 3, "day": 1, "channel": "email", "purpose": "x", "landed": 1},
        {"kind": "pause", "id": 2, "person": 3, "cause": "sulking", "start": 1},
        {"kind": "etiquette", "id": 2, "person": 3, "workdays": ["Monday"]},
        {"kind": "etiquette", "id": 2, "person": 3, "decides": "perhaps"},
        {"kind": "cadence", "id": 2, "person": 3, "rhythm": "daily", "start": 1},
        {"kind": "cadence", "id": 2, "rhythm": "weekly", "start": 1},
        {"kind": "cadence", "id": 2, "person": 3, "rhythm": "weekly", "start": 1, "persistence": "stalking"},
        {"kind": "occasion", "id": 2, "person": 3, "date": "2026-01-01", "sort": "divorce"},
        {"kind": "silence", "id": 2, "person": 3, "day": 1, "row": 5, "holds": None},
        {"kind": "introduction", "id": 2, "target": 3, "chain": 4, "states": ["draft"], "days": [1]},
        {"kind": "introduction", "id": 2, "target": 3, "chain": ["4"], "states": ["draft"], "days": [1]},
        {"kind": "attachment", "id": 2, "person": 3, "day": 1, "name": "x", "size": 1, "content": "5"},
        {"kind": "content", "id": 2, "digest": "aa", "data": "?"},
        {"kind": "photo", "id": 2, "data": "?"},
        {"kind": "photo", "id": 2, "data": [1]},
        {"kind": "photo", "id": 2, "data": "é"},
    ],
)
def test_anything_else_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(plain)


_FULL: tuple[Record, ...] = (
    Attempt(
        AttemptId(2),
        ANN,
        TODAY,
        "call",
        "the audit",
        at=TODAY * 1_440,
        number=3,
        outcome="voicemail",
        settled=TODAY,
        benefit="a lead",
        offer=-1,
        asking=True,
        size=2.5,
        text="Dear Ann\nbest",
        hook="the boat",
        landed=False,
        override="she asked",
        closed=TODAY,
        debrief="away",
        touch=TouchId(3),
        reply=TouchId(4),
        ask=AskId(5),
    ),
    Pause(PauseId(2), ANN, "funeral", TODAY, TODAY + 1, "her father"),
    Etiquette(
        EtiquetteId(2),
        ANN,
        "Asia/Tokyo",
        "JP",
        0,
        240,
        (6,),
        "letter",
        BOB,
        "praise the garden",
        "verified",
        BOB,
        "Zenith",
        "2019-05",
        "a new chief",
    ),
    Cadence(CadenceId(2), None, "semi-monthly", TODAY, "golf", "relentless", active=False),
    Occasion(OccasionId(2), ANN, "--02-29", "award", "best of show"),
    Snooze(SnoozeId(2), ANN, "call:1", TODAY, TODAY + 7),
    Refusal(RefusalId(2), ANN, TODAY, TODAY + 180, "no budget", AttemptId(3)),
    Silence(SilenceId(2), ANN, TODAY, 24, True),
    Introduction(
        IntroductionId(2),
        ANN,
        (3, 4),
        ("draft", "asked"),
        (TODAY - 1, TODAY),
        "the board",
        "a buyer",
        "they sail",
        "Ann, meet Robin",
        2.0,
        2,
        "Bob, by mail",
        TODAY,
        (3,),
        (7, 8),
    ),
    Attachment(AttachmentId(2), ANN, TODAY, "../../x", 9, ContentId(2**63 - 1), AttemptId(3)),
    Content(ContentId(2**63 - 1), "ff", b"\x00\xff"),
)


@pytest.mark.parametrize("record", _FULL, ids=lambda record: type(record).__name__)
def test_every_field_of_the_callback_desk_is_written_and_read_back(record: Record) -> None:
    plain = to_plain(record)
    assert set(plain) == {"kind", *(field.name for field in fields(record))}
    assert from_plain(json.loads(json.dumps(plain))) == record


def test_whole_numbers_serve_as_fractions() -> None:
    assert from_plain({"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": 1}) == from_plain(
        {"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": 1.0}
    )


@pytest.mark.parametrize("record", [person(), favor("given", due=TODAY), touch(TODAY), tie(ANN, BOB, 3)])
def test_all_plain_fields_are_fields(record: Record) -> None:
    assert set(to_plain(record)) - {"kind"} <= {field.name for field in fields(record)}


def test_identities_keep_their_order() -> None:
    card = Person(PersonId(5), "x", identities=("vcard:b", "vcard:a"))
    assert to_plain(card)["identities"] == ["vcard:b", "vcard:a"]
