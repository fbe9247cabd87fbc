"""An attempt and its files are one step."""

from itertools import count

import pytest

from godfather_desktop.actions.attachments import LARGEST
from godfather_desktop.actions.attempt_files import FileToKeep, keep_file, log_attempt_with
from godfather_desktop.domain.attachment import Attachment, Content, content_of
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.trouble import RuleBroken
from tests.records import ANN, TODAY, attempt, person, rolodex_of

VOICE = FileToKeep("voice.mp3", content_of(b"hello"))


def test_an_attempt_and_its_files_are_one_step() -> None:
    rolodex, ids = rolodex_of(person()), count(50)
    changes = log_attempt_with(rolodex, lambda: next(ids), attempt(), [VOICE, FileToKeep("../../x", VOICE.content)])
    assert (changes.intent, changes.subject) == ("attempt.log", "Ann Lee")
    (made,) = [one.after for one in changes.changes if isinstance(one.after, Attempt)]
    kept = [one.after for one in changes.changes if isinstance(one.after, Attachment)]
    assert [(one.name, one.size, one.person, one.day, one.attempt) for one in kept] == [
        ("voice.mp3", 5, ANN, TODAY, made.id),
        ("../../x", 5, ANN, TODAY, made.id),
    ]
    assert {one.after for one in changes.changes if isinstance(one.after, Content)} == {VOICE.content}
    assert len({one.id for one in kept}) == 2
    assert len(log_attempt_with(rolodex, lambda: next(ids), attempt()).changes) == len(changes.changes) - 4


def test_names_are_one_line_and_never_empty() -> None:
    rolodex, ids = rolodex_of(person()), count(50)
    for name, kept in (("a\nb\0c", "a bc"), ("", "file"), ("x" * 400, "x" * 255), ("Ro\ud800b", "Ro\ufffdb")):
        changes = keep_file(rolodex, lambda: next(ids), ANN, TODAY, FileToKeep(name, VOICE.content))
        (record,) = [one.after for one in changes.changes if isinstance(one.after, Attachment)]
        assert record.name == kept
        assert record.attempt is None


def test_what_cannot_be_kept_keeps_the_attempt_back_too() -> None:
    rolodex, ids = rolodex_of(person()), count(50)
    film = FileToKeep("film.mp4", content_of(bytes(LARGEST + 1)))
    with pytest.raises(RuleBroken) as caught:
        log_attempt_with(rolodex, lambda: next(ids), attempt(), [VOICE, film])
    assert caught.value.reason == "file too large"
    with pytest.raises(RuleBroken, match="about myself"):
        keep_file(rolodex, lambda: next(ids), ME, TODAY, VOICE)
