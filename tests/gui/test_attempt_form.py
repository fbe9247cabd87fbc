"""The form for an attempt: the gate while one types, what is held back, files, and nothing typed is lost."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from godfather_desktop.actions.attachments import LARGEST
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.attempts.attempt_form import AttemptForm, open_attempt_form
from godfather_desktop.insight.clock import DAY_MINUTES
from tests.desktop import CTRL, PATIENCE_MS, TODAY, Desk, button, texts
from tests.gui.test_accessible_names import nameless

NOON = TODAY * DAY_MINUTES + 12 * 60


def opened(desk: Desk, name: str = "Vera Hughes", again: Attempt | None = None) -> AttemptForm:
    window = desk.window
    open_attempt_form(window.session, window.navigation, desk.person(name).id, window, again)
    form = desk.dialog(AttemptForm)
    looked(desk, form)
    return form


def looked(desk: Desk, form: AttemptForm) -> None:
    """Wait until the gate has looked at what was typed last."""
    desk.qtbot.waitUntil(lambda: not form._later.isActive(), timeout=PATIENCE_MS)
    desk.rest()
    desk.qtbot.waitUntil(lambda: not form._later.isActive(), timeout=PATIENCE_MS)


def keys(form: AttemptForm) -> list[str]:
    return [one.key for one in form.gate.findings]


def held(form: AttemptForm) -> bool:
    return form.gate.held


def attempts(desk: Desk, name: str = "Vera Hughes") -> list[Attempt]:
    return desk.window.session.rolodex.attempts_of(desk.person(name).id)


def saved(desk: Desk, form: AttemptForm) -> None:
    desk.click_button(form, "Save")
    desk.until_closed(form)


def test_an_attempt_typed_by_keyboard_is_logged_and_taken_back(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    assert nameless(form) == []
    assert form.purpose.hasFocus()
    desk.write("the audit of the north wing")
    desk.press(Qt.Key.Key_Tab)
    assert form.benefit.hasFocus()
    desk.write("a look at the plans")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(form)
    (logged,) = attempts(desk)
    assert (logged.purpose, logged.benefit, logged.number) == ("the audit of the north wing", "a look at the plans", 1)
    assert (logged.day, logged.at, logged.outcome, logged.override) == (TODAY, None, "", "")
    assert desk.step() == "Undo log an attempt to reach Vera Hughes"
    desk.undo()
    assert attempts(desk) == []


def test_the_gate_follows_what_is_typed(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    assert "purpose missing" in keys(form)
    assert not held(form)
    desk.write("catch up")
    looked(desk, form)
    assert "chit-chat" in keys(form)
    assert "'catch up' says nothing that Vera Hughes could answer: name one concrete purpose." in texts(form.gate)
    form.purpose.setText("the audit")
    form.text.setPlainText("Could you call me? Could you send me the list?")
    looked(desk, form)
    assert "chit-chat" not in keys(form)
    assert "several requests" in keys(form)
    assert not form.gate.override.isVisible()
    form.reject()
    desk.until_closed(form)


def test_an_ask_without_anything_for_them_waits_for_a_reason(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    desk.write("a seat on the board")
    desk.click(form.asking)
    looked(desk, form)
    assert held(form)
    assert keys(form)[0] == "benefit missing"
    assert form.gate.override.isVisible()
    assert form.size_box.isEnabled()
    desk.click_button(form, "Save")
    desk.rest()
    assert form.isVisible(), "what is held back is not saved"
    assert form.wrong.text().startswith("Vera Hughes has no reason yet to say yes")
    assert form.benefit.hasFocus()
    form.benefit.setText("news of the new mine")
    looked(desk, form)
    assert not held(form)
    assert not form.gate.override.isVisible()
    form.benefit.clear()
    looked(desk, form)
    desk.click(form.gate.override)
    desk.write("she wanted to be asked")
    saved(desk, form)
    (logged,) = attempts(desk)
    assert (logged.asking, logged.benefit, logged.override) == (True, "", "she wanted to be asked")
    assert logged.ask in desk.window.session.rolodex.asks


def test_no_reason_is_kept_where_nothing_was_held_back(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    desk.write("a seat on the board")
    desk.click(form.asking)
    looked(desk, form)
    form.gate.override.setText("because")
    form.benefit.setText("news")
    saved(desk, form)
    assert attempts(desk)[0].override == ""


def test_five_minutes_later_it_asks_whether_to_send_anyway(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = on_sample
    session = desk.window.session
    monkeypatch.setattr(session, "minute", lambda: NOON)
    form = opened(desk)
    desk.write("the audit")
    saved(desk, form)
    assert attempts(desk)[0].at == NOON
    monkeypatch.setattr(session, "minute", lambda: NOON + 5)
    form = opened(desk, again=attempts(desk)[0])
    assert form.purpose.text() == "the audit"
    assert not form.asking.isChecked(), "the same question once more is no second ask"
    (said,) = [one for one in texts(form.gate) if "5 minutes have passed" in one]
    assert "send anyway?" in said
    saved(desk, form)
    assert [one.number for one in attempts(desk)] == [1, 2]


def test_an_attempt_of_another_day_has_no_minute(on_sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = on_sample
    monkeypatch.setattr(desk.window.session, "minute", lambda: NOON)
    form = opened(desk)
    desk.write("the audit")
    form.day.line.setText("2026-02-30")
    desk.click_button(form, "Save")
    assert form.wrong.text().startswith("'2026-02-30' is not a date")
    assert form.day.line.hasFocus()
    form.day.line.setText("3 days ago")
    saved(desk, form)
    (logged,) = attempts(desk)
    assert (logged.day, logged.at) == (TODAY - 3, None)


def test_esc_keeps_what_was_typed(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    said: list[str] = []
    desk.window.session.said.connect(said.append)
    voice = tmp_path / "voice.mp3"
    voice.write_bytes(b"\1" * 2_000)
    form = opened(desk)
    desk.write("the audit")
    form.text.setPlainText("A long letter\nwith two lines")
    form.asking.setChecked(True)
    form.offer.setCurrentIndex(3)
    form.attached.read(voice)
    looked(desk, form)
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)
    assert said == ["What you typed is kept for the next time you open this form."]
    other = opened(desk, "Carlos Egan")
    assert other.purpose.text() == ""
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(other)
    form = opened(desk)
    assert form.purpose.text() == "the audit"
    assert form.text.toPlainText() == "A long letter\nwith two lines"
    assert form.asking.isChecked()
    assert form.offer.currentData() == 2
    assert [file.name for file in form.attached.files] == ["voice.mp3"]
    form.benefit.setText("news")
    saved(desk, form)
    form = opened(desk)
    assert form.purpose.text() == "", "what was saved is no draft"
    form.reject()
    desk.until_closed(form)
    assert len(said) == 2


def test_a_file_is_kept_with_the_attempt_and_goes_with_it(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, session = on_sample, on_sample.window.session
    voice = tmp_path / "voice & <b>mail<b>.mp3"
    voice.write_bytes(b"\1\2\3" * 500)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(voice), ""))
    form = opened(desk)
    desk.write("the audit")
    desk.click_button(form, "Attach a file …")
    desk.rest()
    assert "voice & <b>mail<b>.mp3" in texts(form)
    assert "2 kB" in texts(form)
    saved(desk, form)
    (logged,) = attempts(desk)
    (kept,) = session.rolodex.attachments_of(logged.person)
    assert (kept.name, kept.size, kept.attempt) == (voice.name, 1_500, logged.id)
    data: list[bytes | None] = []
    session.ask_disk(lambda keeper: keeper.content_of(kept.content), data.append)
    desk.rest()
    assert data == [voice.read_bytes()]
    desk.undo()
    assert not session.rolodex.attachments_of(logged.person)
    assert attempts(desk) == []


def test_files_that_cannot_be_kept_are_refused_in_one_sentence(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    form = opened(desk)
    pipe, film = tmp_path / "pipe", tmp_path / "film.mp4"
    os.mkfifo(pipe)
    with film.open("wb") as file:
        file.truncate(8 * LARGEST)
    for path, said in (
        (tmp_path, "is not a plain file"),
        (pipe, "is not a plain file"),
        (tmp_path / "gone", "cannot be read"),
        (film, "The file film.mp4 is larger than 25 MB"),
    ):
        form.attached.read(path)
        desk.rest()
        assert said in form.wrong.text()
        assert form.attached.choose_button.isEnabled()
    assert form.attached.files == []
    desk.write("the audit")
    saved(desk, form)
    assert len(attempts(desk)) == 1


def test_a_file_can_be_taken_out_again(on_sample: Desk, tmp_path: Path) -> None:
    desk = on_sample
    form = opened(desk)
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
        form.attached.read(tmp_path / name)
        desk.rest()
    assert form.attached.bytes_together == 14
    (out,) = [one for one in form.findChildren(QWidget) if one.accessibleName() == "Take one.txt out again"]
    desk.click(out)
    assert [file.name for file in form.attached.files] == ["two.txt"]
    form.reject()
    desk.until_closed(form)


def test_a_text_of_a_megabyte_is_refused_and_stays(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    desk.write("the audit")
    form.text.setPlainText("word " * 200_000)
    looked(desk, form)
    assert "far too long" in keys(form)
    desk.click_button(form, "Save")
    desk.rest()
    assert form.wrong.text() == "The text is longer than 100,000 characters: shorten it, or attach it as a file."
    assert len(form.text.toPlainText()) == 1_000_000
    form.text.setPlainText("word")
    saved(desk, form)
    assert attempts(desk)[0].text == "word"


def test_a_congratulation_carries_no_ask(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    desk.write("congratulations on the award")
    form.asking.setChecked(True)
    form.benefit.setText("joy")
    desk.click_button(form, "Save")
    desk.rest()
    assert form.wrong.text().startswith("A congratulation with an ask in it sounds like a pretext")
    form.asking.setChecked(False)
    saved(desk, form)
    assert len(attempts(desk)) == 1


def stranger(desk: Desk) -> PersonId:
    """Somebody whom I hardly know and whom a friend knows well."""
    session = desk.window.session
    for card in session.rolodex.others():
        if session.scores.strength(card.id).value >= 20:
            continue
        form = open_attempt_form(session, desk.window.navigation, card.id, desk.window)
        looked(desk, form)
        found = "warm path" in keys(form)
        form.reject()
        desk.until_closed(form)
        if found:
            return card.id
    raise AssertionError("the sample has warm paths")


def test_the_best_path_arrives_later_and_can_be_shown(on_sample: Desk) -> None:
    desk = on_sample
    who = stranger(desk)
    asked: list[tuple[str, object]] = []
    desk.window.navigation.path_requested.connect(lambda goal, value: asked.append((goal, value)))
    form = open_attempt_form(desk.window.session, desk.window.navigation, who, desk.window)
    looked(desk, form)
    form.purpose.setText("the audit")
    looked(desk, form)
    desk.click(button(form.gate, "Show the way"))
    desk.until_closed(form)
    assert asked == [(str(who), 0.0)]
    form = open_attempt_form(desk.window.session, desk.window.navigation, who, desk.window)
    assert form.purpose.text() == "the audit", "it is there when the way was looked at"
    form.reject()
    desk.until_closed(form)


def test_enter_in_the_text_begins_a_line_and_saves_nothing(on_sample: Desk) -> None:
    desk = on_sample
    form = opened(desk)
    form.text.setFocus()
    desk.write("one")
    desk.press(Qt.Key.Key_Return)
    desk.write("two")
    assert form.isVisible()
    assert form.text.toPlainText() == "one\ntwo"
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Backspace)
    form.reject()
    desk.until_closed(form)


def test_a_person_removed_meanwhile_is_one_sentence(on_sample: Desk) -> None:
    from godfather_desktop.actions.people import remove_people

    desk, session = on_sample, on_sample.window.session
    vera = desk.person("Vera Hughes").id
    form = opened(desk)
    desk.write("the audit")
    session.perform(lambda rolodex: remove_people(rolodex, [vera]))
    desk.rest()
    desk.click_button(form, "Save")
    desk.rest()
    assert form.wrong.text() == "That person is not in the Rolodex any more: choose another one."
    form.reject()
    desk.until_closed(form)
