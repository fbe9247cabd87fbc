"""What a user may type, paste or choose by mistake at the callback desk: one clear sentence, and nothing is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPushButton
from shiboken6 import Shiboken

from godfather_desktop.actions.people import remove_people
from godfather_desktop.gui.card.etiquette_box import EtiquetteBox
from godfather_desktop.gui.card.occasion_box import OccasionBox
from godfather_desktop.gui.introductions.message_box import MessageBox
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.introductions.start_box import StartBox
from godfather_desktop.gui.today.congratulate_box import CongratulateBox
from godfather_desktop.gui.today.snooze_box import SnoozeBox
from tests.desktop import CTRL, PATIENCE_MS, Desk, texts
from tests.journeys.test_callback_desk import (
    attempts,
    calls,
    dump,
    fair,
    form_of,
    go_to,
    in_view,
    lines,
    named,
    refused,
    save,
    today,
)

VERA = "Vera Hughes"
MEGABYTE = "word " * 200_000
_LIMIT = "The text is longer than 100,000 characters: shorten it, or attach it as a file."


def _is_one_sentence(text: str) -> bool:
    return text.endswith(".") and ". " not in text and "\n" not in text and text[:1].isupper() | (text[:1] == "'")


def _paste(desk: Desk, text: str) -> None:
    """Paste over what stands in the line that has the focus."""
    QGuiApplication.clipboard().setText(text)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_V, CTRL)
    QGuiApplication.clipboard().clear()


def _leave(desk: Desk, box: QDialog) -> None:
    """Close a box that is still open."""
    if Shiboken.isValid(box) and box.isVisible():
        desk.press(Qt.Key.Key_Escape)
        desk.until_closed(box)


def _ways(desk: Desk) -> IntroductionsPage:
    """The ways in to a chief of a company."""
    desk.press(Qt.Key.Key_4, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, IntroductionsPage)
    desk.write("CEO of Meridian")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    return page


def _begun(desk: Desk, page: IntroductionsPage) -> StartBox:
    """The box in which the first way is drafted."""
    lane = next(row for row in page.lanes if len(row.lane.people) > 2)
    desk.click_button(lane, "Start this introduction")
    return desk.dialog(StartBox)


@pytest.mark.parametrize("wrong", ["31 February", "2026-02-30", "yesterday", "0", "99999999999", "10000-01-01"])
def test_a_day_that_is_none_puts_nothing_off(on_sample: Desk, wrong: str) -> None:
    desk = on_sample
    page = today(desk)
    start, there = dump(desk), lines(page)
    desk.press(Qt.Key.Key_S)
    box = desk.dialog(SnoozeBox)
    desk.click(box.date)
    desk.write(wrong)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert box.wrong.isVisible()
    assert _is_one_sentence(box.wrong.text())
    assert box.date.text() == wrong
    assert (dump(desk), lines(page)) == (start, there)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("2026-03-27")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(box)
    assert len(desk.window.session.rolodex.snoozes) == 1


def test_an_occasion_on_a_day_that_is_none(on_sample: Desk) -> None:
    desk = on_sample
    start = dump(desk)
    tab = calls(desk, VERA)
    desk.press(Qt.Key.Key_O)
    box = desk.dialog(OccasionBox)
    desk.click(box.text)
    desk.write("Woman of the Year")
    for wrong in ("", "2025-02-29", "--02-30", "31 June", "2026-13-01", "1 of never", "2026", "0000-01-01"):
        desk.click(box.date)
        desk.press(Qt.Key.Key_A, CTRL)
        desk.press(Qt.Key.Key_Backspace)
        desk.write(wrong)
        said = refused(desk, box)
        assert _is_one_sentence(said)
        assert said.startswith(f"'{wrong}' is not a date on the calendar")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)
    assert dump(desk) == start
    desk.click(tab)
    desk.press(Qt.Key.Key_O)
    box = desk.dialog(OccasionBox)
    assert (box.date.text(), box.text.text()) == ("0000-01-01", "Woman of the Year"), "what was typed is kept"
    desk.click(box.date)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("--02-29")
    save(desk, box)
    assert "29 Feb, every year" in texts(tab)


def test_hours_past_midnight_and_hours_that_are_none(on_sample: Desk) -> None:
    desk = on_sample
    start = dump(desk)
    tab = calls(desk, VERA)
    desk.press(Qt.Key.Key_H)
    box = desk.dialog(EtiquetteBox)

    def type_in(line: QLineEdit, text: str) -> None:
        desk.click(line)
        desk.press(Qt.Key.Key_A, CTRL)
        desk.write(text)

    type_in(box.opens, "9")
    type_in(box.closes, "9:00")
    assert refused(desk, box) == (
        "The hours end when they begin: choose a later end, or an earlier one for a night shift."
    )
    type_in(box.opens, "26:00")
    assert refused(desk, box) == "'26:00' is not a time of day: write it like 9:00, 16:30 or 4 pm."
    type_in(box.opens, "20:00")
    type_in(box.closes, "04:00")
    type_in(box.zone, "Mars/Olympus Mons")
    assert refused(desk, box) == (
        "'Mars/Olympus Mons' is not a time zone: write it like Europe/Berlin or America/New_York."
    )
    assert box.zone.hasFocus()
    assert (box.opens.text(), box.closes.text()) == ("20:00", "04:00")
    assert dump(desk) == start
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Backspace)
    save(desk, box)
    assert any("20:00 to 4:00 (past midnight)" in one for one in texts(tab))
    assert fair(tab) == "A first attempt is fair from Mon 23 Mar, 20:00."
    desk.undo()
    assert dump(desk) == start


def test_a_megabyte_pasted_into_an_attempt(on_sample: Desk) -> None:
    desk = on_sample
    start = dump(desk)
    tab = calls(desk, VERA)
    form = form_of(desk, tab)
    desk.write("the audit")
    desk.click(form.text)
    _paste(desk, MEGABYTE)
    assert refused(desk, form) == _LIMIT
    assert form.text.toPlainText() == MEGABYTE
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)
    assert dump(desk) == start
    form = form_of(desk, tab)
    assert (form.purpose.text(), form.text.toPlainText()) == ("the audit", MEGABYTE)
    desk.click(form.text)
    _paste(desk, "two lines\nof it")
    save(desk, form)
    assert [one.text for one in attempts(desk, VERA)] == ["two lines\nof it"]


def test_a_congratulation_of_a_megabyte_is_refused(on_sample: Desk) -> None:
    desk = on_sample
    page = today(desk)
    start = dump(desk)
    go_to(desk, page, "Dora Porter: Birthday")
    desk.press(Qt.Key.Key_D)
    box = desk.dialog(CongratulateBox)
    _paste(desk, MEGABYTE)
    try:
        assert refused(desk, box) == _LIMIT
        assert box.text.toPlainText() == MEGABYTE
    finally:
        _leave(desk, box)
    assert dump(desk) == start


def test_a_way_past_the_gatekeeper_of_a_megabyte_is_refused(on_sample: Desk) -> None:
    desk = on_sample
    start = dump(desk)
    calls(desk, VERA)
    desk.press(Qt.Key.Key_H)
    box = desk.dialog(EtiquetteBox)
    desk.click(box.protocol)
    _paste(desk, MEGABYTE)
    try:
        assert refused(desk, box) == _LIMIT
        assert box.protocol.toPlainText() == MEGABYTE
    finally:
        _leave(desk, box)
    assert dump(desk) == start


def test_a_note_to_pass_on_of_a_megabyte_is_refused(on_sample: Desk) -> None:
    desk = on_sample
    start = dump(desk)
    page = _ways(desk)
    box = _begun(desk, page)
    desk.click(box.note.editor)
    _paste(desk, MEGABYTE)
    try:
        assert refused(desk, box) == _LIMIT
        assert box.note.text == MEGABYTE
    finally:
        _leave(desk, box)
    assert dump(desk) == start


def test_a_megabyte_pasted_as_a_day(on_sample: Desk) -> None:
    desk = on_sample
    start = dump(desk)
    today(desk)
    desk.press(Qt.Key.Key_S)
    box = desk.dialog(SnoozeBox)
    desk.click(box.date)
    _paste(desk, MEGABYTE)
    said = refused(desk, box)
    assert "is not a date on the calendar" in said
    assert len(said) < 300, "the sentence can be read"
    _leave(desk, box)
    assert dump(desk) == start


def test_a_film_of_200_mb(on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = on_sample
    start = dump(desk)
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(film), ""))
    said = "The file film.mp4 is larger than 25 MB, the most that is kept here: keep it elsewhere and write down where."
    tab = calls(desk, VERA)
    desk.click(named(tab, "Keep a file with this person"))
    desk.rest()
    assert desk.window.status.said.text() == f"·  {said}"
    assert dump(desk) == start
    form = form_of(desk, tab)
    desk.write("the audit")
    desk.click_button(form, "Attach a file …")
    desk.rest()
    assert form.wrong.text() == said
    assert form.purpose.text() == "the audit"
    save(desk, form)
    assert len(attempts(desk, VERA)) == 1
    assert not desk.window.session.rolodex.attachments


ODD = {
    "line\nbreak.ogg": "line break.ogg",
    "<b>bold<b> & co.ogg": "_b_bold_b_ & co.ogg",
    "\u202egpj.exe": "_gpj.exe",
    "100% {name} %s.txt": "100% {name} %s.txt",
    "C:\\x\\y.txt": "y.txt",
    "...": "file",
    " ": "file",
    "x" * 250: "x" * 250,
}
"""How a file is called, and under which name a copy of it is offered."""


def test_files_with_odd_names(on_sample: Desk, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = on_sample
    folder = tmp_path / "theirs"
    folder.mkdir()
    chosen: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen[-1]), ""))
    tab = calls(desk, VERA)
    for number, name in enumerate(ODD):
        chosen.append(folder / name)
        chosen[-1].write_bytes(b"%d" % number)
        desk.click(named(tab, "Keep a file with this person"))
        desk.rest()
    desk.close()
    desk.open(sample)
    tab = calls(desk, VERA)
    offered: list[str] = []

    def save_as(_parent: object, _title: str, name: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / f"copy {len(offered)}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    copies = [one for one in tab.findChildren(QPushButton) if one.text() == "Save a copy …" and one.isVisible()]
    assert len(copies) == len(ODD)
    # The newest stands first.
    for one in reversed(copies):
        desk.click(in_view(one))
        desk.rest()
    assert offered == list(ODD.values())
    for number in range(len(ODD)):
        assert (tmp_path / f"copy {number + 1}").read_bytes() == b"%d" % number


def test_the_introducer_is_removed_while_the_ask_is_written(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _ways(desk)
    known = set(session.rolodex.introductions)
    save(desk, _begun(desk, page))
    (way,) = [one for one in session.rolodex.introductions if one not in known]
    introducer = session.rolodex.introductions[way].introducer
    start = dump(desk)
    desk.click_button(in_view(page.board.cards[way]), "Write the ask")
    letter = desk.dialog(MessageBox)
    desk.click(letter.text)
    _paste(desk, "My own words.")
    session.perform(lambda rolodex: remove_people(rolodex, [introducer]))
    desk.qtbot.waitUntil(lambda: way not in session.rolodex.introductions, timeout=PATIENCE_MS)
    without = dump(desk)
    desk.click(letter.sent_button)
    desk.qtbot.waitUntil(letter.wrong.isVisible, timeout=PATIENCE_MS)
    assert letter.wrong.text() == (
        "This introduction is not in the Rolodex any more: undo what took it away, or start a new one."
    )
    assert letter.text.toPlainText() == "My own words."
    assert dump(desk) == without
    _leave(desk, letter)
    assert way not in page.board.cards
    desk.undo()
    assert dump(desk) == start
    desk.click_button(in_view(page.board.cards[way]), "Write the ask")
    letter = desk.dialog(MessageBox)
    assert letter.text.toPlainText() == "My own words.", "what was typed is there again"
    desk.click(letter.sent_button)
    desk.until_closed(letter)
    assert session.rolodex.introductions[way].state == "asked"


def test_the_introducer_is_removed_while_the_introduction_is_drafted(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _ways(desk)
    start = dump(desk)
    introducer = next(row.lane.people[1] for row in page.lanes if len(row.lane.people) > 2)
    box = _begun(desk, page)
    desk.click(box.why)
    desk.write("the CFO search")
    session.perform(lambda rolodex: remove_people(rolodex, [introducer]))
    desk.qtbot.waitUntil(lambda: introducer not in session.rolodex.people, timeout=PATIENCE_MS)
    without = dump(desk)
    assert refused(desk, box) == "That person is not in the Rolodex any more: choose another one."
    assert box.why.text() == "the CFO search"
    assert dump(desk) == without
    _leave(desk, box)
    desk.undo()
    assert dump(desk) == start
    box = _begun(desk, page)
    assert box.why.text() == "the CFO search", "what was typed is there again"
    save(desk, box)


def test_the_target_is_removed_midway(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    (way,) = [one for one in session.rolodex.introductions.values() if one.state == "asked"]
    start = dump(desk)
    calls(desk, session.rolodex.people[way.target].name)
    desk.window.rolodex.table.setFocus()
    desk.press(Qt.Key.Key_Delete, CTRL)
    desk.rest()
    assert way.target not in session.rolodex.people
    assert way.id not in session.rolodex.introductions
    assert "1 introduction under way goes, too." in desk.window.status.said.text()
    assert not any("Introduction to Mira Draper" in one for one in lines(today(desk)))
    desk.undo()
    assert dump(desk) == start
    assert any("Introduction to Mira Draper" in one for one in lines(today(desk)))
