"""What is remembered between starts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from godfather_desktop.gui import preferences as module
from godfather_desktop.gui import theme
from godfather_desktop.gui.application import Program, preferred_look
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.settings.page import SettingsPage
from godfather_desktop.storage.store import create, open_store
from tests.desktop import TODAY, Desk


def _again(made: Preferences, path: Path) -> Preferences:
    made._settings.sync()
    return Preferences(path)


def test_everything_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    first = Preferences(path)
    assert (first.look, first.page, first.recent, first.geometry) == ("system", "rolodex", [], None)
    first.look = "dark"
    first.page = "network"
    first.geometry = QByteArray(b"\x00\x01\xff;,=[]")
    names = [tmp_path / name for name in ("a, b.rolodex", "ü;=%20.rolodex", "[x].rolodex")]
    for one in names:
        first.opened(one)
    second = _again(first, path)
    assert second.look == "dark"
    assert second.page == "network"
    assert second.geometry is not None
    assert bytes(second.geometry.data()) == b"\x00\x01\xff;,=[]"
    assert second.recent == names[::-1]


def test_recent_files_are_few_and_each_named_once(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    first = Preferences(path)
    first.opened(tmp_path / "only.rolodex")
    assert _again(first, path).recent == [tmp_path / "only.rolodex"]
    for number in range(12):
        first.opened(tmp_path / f"{number}.rolodex")
    first.opened(tmp_path / "7.rolodex")
    recent = _again(first, path).recent
    assert len(recent) == 8
    assert recent[0] == tmp_path / "7.rolodex"
    assert len(set(recent)) == 8


def test_nonsense_in_the_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[General]\nlook=purple\nrecent=\ngeometry=12\npage=\n\x00[[", "utf-8")
    read = Preferences(path)
    assert read.look == "system"
    assert read.recent == []
    assert read.geometry is None


def test_the_places_are_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert module.data_folder() == tmp_path / "data" / "godfather-desktop"


@pytest.mark.parametrize(("look", "shown"), [("light", "light"), ("dark", "dark"), ("system", "light")])
def test_the_look_that_is_preferred(tmp_path: Path, look: str, shown: str, desk: Desk) -> None:
    del desk
    made = Preferences(tmp_path / "look.ini")
    made.look = look
    assert preferred_look(made) == shown


def test_the_window_opens_as_it_was_closed(desk: Desk, sample: Path, tmp_path: Path) -> None:
    desk.open(sample)
    desk.window.resize(900, 612)
    desk.window.show_page("favors")
    desk.close()
    desk.program.preferences._settings.sync()
    again = Program(open_store, create, lambda: TODAY, Preferences(tmp_path / "window.ini"))
    other = Desk(desk.qtbot, again)
    other.open(sample)
    assert (other.window.width(), other.window.height()) == (900, 612)
    assert again.preferences.page == "favors"
    other.close()
    again.deleteLater()


def test_the_look_is_chosen_on_the_settings_page(on_sample: Desk) -> None:
    desk = on_sample
    desk.window.show_page("settings")
    page = desk.window.page("settings")
    assert isinstance(page, SettingsPage)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        page.look.setFocus()
        desk.write("d")
        assert page.look.currentData() == "dark"
        page.look.activated.emit(page.look.currentIndex())
        assert theme.current().name == "dark"
        assert desk.program.preferences.look == "dark"
        desk.rest()
    finally:
        theme.apply(application, "light")
