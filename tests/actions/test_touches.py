"""Log and remove touches; write notes."""

from dataclasses import replace

import pytest

from godfather_desktop.actions.touches import log_touch, log_touch_line, remove_note, remove_touch, write_note
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, NoteId, PersonId, TouchId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.quick_line import TouchLine
from tests.records import ANN, TODAY, person, rolodex_of, touch

ROLODEX = rolodex_of(person())


def test_log_touch_cleans_its_note() -> None:
    met = replace(touch(TODAY), note=" the\x00 deal\r\nis \ud800off ")
    changes = log_touch(ROLODEX, met)
    assert (changes.intent, changes.subject) == ("touch.log", "Ann Lee")
    assert changes.changes == (Change(None, replace(met, note="the deal\nis \ufffdoff")),)


def test_long_note_is_cut() -> None:
    (change,) = log_touch(ROLODEX, replace(touch(TODAY), note="x" * 200_000)).changes
    assert isinstance(change.after, Touch)
    assert len(change.after.note) == 100_000


def test_log_line() -> None:
    line = TouchLine(ANN, "video", "in", TODAY, 4, obligate=True, context="work", personal=True, ask="theirs", note="n")
    (change,) = log_touch_line(ROLODEX, lambda: 77, line).changes
    assert change.after == Touch(TouchId(77), ANN, TODAY, "video", "in", 4, True, "work", True, "theirs", "n")


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"person": ME}, "about myself", "person"),
        ({"person": PersonId(99)}, "no such person", "person"),
        ({"day": 0}, "no such date", "date"),
        ({"people": 1}, "out of range", "people"),
        ({"channel": "fax"}, "not one of", "channel"),
        ({"direction": "up"}, "not one of", "direction"),
        ({"context": "club"}, "not one of", "context"),
        ({"ask": "both"}, "not one of", "ask"),
    ],
)
def test_touch_that_cannot_be_kept(fields: dict[str, object], reason: str, field: str) -> None:
    with pytest.raises(RuleBroken, match=reason) as caught:
        log_touch(ROLODEX, replace(touch(TODAY), **fields))  # type: ignore[arg-type]  # wrong values on purpose
    assert caught.value.field == field


def test_remove_touch() -> None:
    met = touch(TODAY)
    assert remove_touch(ROLODEX, met).changes == (Change(met, None),)


def test_free_notes_add_up_and_answers_replace() -> None:
    rolodex = rolodex_of(person())
    ids = iter(range(80, 90))
    for text, topic in (("one", ""), ("two", ""), ("a board seat", "goals"), ("to retire", "goals")):
        changes = write_note(rolodex, ids.__next__, ANN, TODAY, text, topic)  # type: ignore[arg-type]  # two topics
        rolodex.apply(changes.changes)
    assert [(note.id, note.text) for note in rolodex.notes_of(ANN)] == [(80, "one"), (81, "two"), (82, "to retire")]
    emptied = write_note(rolodex, ids.__next__, ANN, TODAY, " ", "goals")
    assert emptied.changes == (Change(Note(NoteId(82), ANN, TODAY, "to retire", "goals"), None),)


def test_note_about_myself_is_allowed() -> None:
    assert write_note(ROLODEX, lambda: 80, ME, TODAY, "I want to sail").changes[0].after == Note(
        NoteId(80), ME, TODAY, "I want to sail"
    )


def test_note_refused() -> None:
    with pytest.raises(RuleBroken, match="empty"):
        write_note(ROLODEX, lambda: 80, ANN, TODAY, "\x00 ")
    with pytest.raises(RuleBroken, match="not one of"):
        write_note(ROLODEX, lambda: 80, ANN, TODAY, "x", "secrets")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(RuleBroken, match="no such record"):
        remove_note(ROLODEX, NoteId(5))


def test_remove_note() -> None:
    note = Note(NoteId(80), ANN, TODAY, "x")
    assert remove_note(rolodex_of(person(), note), note.id).changes == (Change(note, None),)
