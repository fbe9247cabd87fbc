"""The first minutes: where the file will be kept, four ways to begin, and why one did not work."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from shiboken6 import Shiboken

from godfather_desktop.gui import application
from godfather_desktop.gui.transfer.page import TransferPage
from godfather_desktop.gui.welcome import Welcome
from tests.desktop import SAMPLES, Desk, delete_what_is_due, texts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a Rolodex is kept unless another place is chosen."""
    place = tmp_path / "data" / "godfather-desktop"
    monkeypatch.setattr(application, "data_folder", lambda: place)
    monkeypatch.setattr(application, "_user_name", lambda: "Kim Doe")
    return place


@pytest.fixture
def welcome(desk: Desk, folder: Path) -> Welcome:
    """The first page of the program."""
    desk.program.start([])
    assert desk.program.window is None
    assert desk.program.welcome is not None
    return desk.program.welcome


def test_the_place_of_the_file_is_shown_before_anything_is_made(welcome: Welcome, folder: Path) -> None:
    assert welcome.isVisible()
    assert str(folder) in welcome.place.text()
    assert welcome.place.isVisible()
    assert welcome.name.text() == "Kim Doe"
    assert not folder.exists()


def test_open_the_sample(desk: Desk, welcome: Welcome, folder: Path) -> None:
    desk.click_button(welcome, "Open the sample")
    desk.ready()
    assert desk.window.session.book.keeper.path == folder / "Sample.rolodex"
    assert desk.window.rolodex.answer.sentence.text() == "240 people in your Rolodex."
    assert desk.window.session.rolodex.me.name == application.SAMPLE_OWNER
    assert desk.program.welcome is None
    assert desk.program.preferences.recent == [folder / "Sample.rolodex"]
    assert str(folder / "Sample.rolodex") in desk.window.status.place.text()


def test_a_double_click_on_open_the_sample_makes_one_and_refuses_nothing(
    desk: Desk, welcome: Welcome, folder: Path
) -> None:
    desk.click(welcome.sample)
    assert not welcome.sample.isEnabled()
    QTest.mouseClick(welcome.sample, Qt.MouseButton.LeftButton)
    desk.ready()
    desk.qtbot.wait(50)
    desk.rest()
    assert [path.name for path in folder.glob("*.rolodex")] == ["Sample.rolodex"]
    assert desk.window.findChildren(QMessageBox) == []


def test_start_empty(desk: Desk, welcome: Welcome, folder: Path) -> None:
    welcome.name.setFocus()
    welcome.name.selectAll()
    desk.write("Lee Ann Roy")
    desk.click_button(welcome, "Start empty")
    desk.ready()
    assert desk.window.session.rolodex.me.name == "Lee Ann Roy"
    assert desk.window.session.book.keeper.path == folder / "My.rolodex"
    assert desk.window.rolodex.answer.sentence.text() == "Your Rolodex is empty."


def test_import_my_contacts(desk: Desk, welcome: Welcome) -> None:
    desk.click_button(welcome, "Import my contacts")
    desk.ready()
    page = desk.window.pages.currentWidget()
    assert isinstance(page, TransferPage)
    assert page.answer.sentence.text() == "Bring your contacts in."
    desk.window.preview_import([SAMPLES / "three_cards.vcf"])
    desk.qtbot.waitUntil(lambda: page.plan is not None)
    desk.click(page.go)
    desk.rest()
    assert {one.name for one in desk.window.session.rolodex.others()} == {"Zelda Quince", "Yusuf Quill"}


def test_a_start_without_a_name_says_what_is_missing(desk: Desk, welcome: Welcome, folder: Path) -> None:
    welcome.name.clear()
    desk.click_button(welcome, "Start empty")
    assert welcome.wrong.isVisible()
    assert welcome.wrong.text().startswith("Type your name first")
    assert not folder.exists()


def test_a_refused_start_says_why_and_the_next_try_works(desk: Desk, welcome: Welcome, folder: Path) -> None:
    folder.mkdir(parents=True)
    blocked = folder / "blocked"
    blocked.write_text("a file where a folder should be", "utf-8")
    welcome._folder = blocked
    desk.click_button(welcome, "Start empty")
    desk.qtbot.waitUntil(welcome.wrong.isVisible)
    assert str(blocked) in welcome.wrong.text()
    assert welcome.wrong.text().endswith(".")
    assert desk.program.window is None
    welcome._folder = folder
    desk.click_button(welcome, "Start empty")
    desk.ready()
    assert desk.window.session.book.keeper.path.parent == folder


def test_another_folder_and_another_file(
    desk: Desk, welcome: Welcome, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(elsewhere))
    desk.click_button(welcome, "Keep it elsewhere …")
    assert str(elsewhere) in welcome.place.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sample), ""))
    desk.click_button(welcome, "Open a Rolodex file …")
    desk.ready()
    assert desk.window.session.book.keeper.path == sample


def test_a_file_that_is_no_rolodex_is_refused_at_the_start(desk: Desk, folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.rolodex"
    wrong.write_text("Dear Sir or Madam, this is a letter and no book at all.", "utf-8")
    desk.program.start([str(wrong)])
    desk.qtbot.waitUntil(lambda: desk.program.welcome is not None)
    welcome = desk.program.welcome
    assert welcome is not None
    assert "is not a Rolodex file" in welcome.wrong.text()
    assert wrong.read_text("utf-8").startswith("Dear Sir")


def test_the_last_file_opens_by_itself_at_the_next_start(desk: Desk, folder: Path, sample: Path) -> None:
    desk.open(sample)
    desk.close()
    desk.program.start([])
    desk.ready()
    assert desk.window.session.book.keeper.path == sample


def test_a_second_file_takes_the_place_of_the_first(desk: Desk, welcome: Welcome, folder: Path, sample: Path) -> None:
    desk.click_button(welcome, "Start empty")
    desk.ready()
    first = desk.window
    desk.open(sample)
    assert desk.window is not first
    delete_what_is_due()
    assert not Shiboken.isValid(first)
    desk.program.open_file(sample.with_name("nothing.rolodex"))
    desk.qtbot.waitUntil(lambda: desk.window.findChildren(QMessageBox) != [])
    (box,) = desk.window.findChildren(QMessageBox)
    assert "nothing.rolodex" in box.text()
    assert desk.window.session.book.keeper.path == sample
    box.accept()
    assert "240 people in your Rolodex." in texts(desk.window)


def test_the_first_window_is_no_higher_than_the_screen(desk: Desk, sample: Path) -> None:
    desk.program.open_file(sample)
    desk.ready()
    room = desk.window.screen().availableSize()
    assert desk.window.frameSize().height() < room.height()
    assert desk.window.width() == max(desk.window.minimumWidth(), room.width() - 8)
