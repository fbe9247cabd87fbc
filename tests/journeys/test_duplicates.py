"""A user goes through cards that look alike, closes the file, and takes a merge apart days later."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from godfather_desktop.gui.duplicates.page import DuplicatesPage
from godfather_desktop.gui.palette_box import PaletteBox
from tests.desktop import CTRL, PATIENCE_MS, SHIFT, TODAY, Desk, texts
from tests.twins import CERTAIN, LIKELY, dump_of, make_twins


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in which people are twice."""
    made = tmp_path / "Twins.rolodex"
    make_twins(made)
    return made


def _page(desk: Desk) -> DuplicatesPage:
    """Find the page in the palette, as somebody does who knows no key."""
    desk.press(Qt.Key.Key_K, CTRL)
    palette = desk.dialog(PaletteBox)
    desk.write("dupl")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(palette)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, DuplicatesPage)
    page._pause.setInterval(0)
    _settle(desk, page)
    return page


def _settle(desk: Desk, page: DuplicatesPage) -> None:
    desk.rest()
    desk.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    desk.rest()


def _but_told_apart(lines: list[str]) -> list[str]:
    return [line for line in lines if '"kind": "distinct"' not in line]


def test_everything_is_merged_then_taken_apart_after_the_file_was_closed(path: Path, desk: Desk) -> None:
    before = dump_of(path)
    desk.open(path)
    page = _page(desk)
    people = len(desk.window.session.rolodex.people)
    desk.press(Qt.Key.Key_M, SHIFT)
    _settle(desk, page)
    for _ in LIKELY:
        desk.press(Qt.Key.Key_M)
        _settle(desk, page)
    rolodex = desk.window.session.rolodex
    merges = len(LIKELY) + len(CERTAIN)
    assert len(rolodex.people) == people - merges
    assert page.answer.sentence.text() == "Nobody is here twice, as far as can be seen."
    assert sum(len(rolodex.favors_of(person)) for person in rolodex.people) == 4 * merges
    kept = desk.person("Zora Quimby")
    assert kept.emails == ("second0@elsewhere.example",)
    desk.close()
    merged = dump_of(path)
    assert merged != before

    desk.open(path)
    desk.window.session.begin_day(TODAY + 9)
    desk.rest()
    page = _page(desk)
    assert len(page.past.rows) == merges
    assert texts(page.past.rows[-1])[-2].startswith("22 Mar 2026: the same e-mail address")
    for _ in range(merges):
        desk.click(page.past.rows[0].findChildren(type(page.certain.merge_all))[0])
        _settle(desk, page)
    assert page.past.none.isVisible()
    assert len(desk.window.session.rolodex.people) == people
    assert page.queue.current is None
    desk.close()
    after = dump_of(path)
    assert len(after) == len(before) + merges, "what was taken apart was told apart"
    assert _but_told_apart(after) == before

    desk.open(path)
    assert desk.step() == ""


def test_a_merge_is_undone_and_the_file_is_as_it_was(path: Path, desk: Desk) -> None:
    before = dump_of(path)
    desk.open(path)
    page = _page(desk)
    keys = (Qt.Key.Key_M, Qt.Key.Key_X, Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_S)
    for key in keys:
        desk.press(key)
        _settle(desk, page)
    desk.click(page.past.rows[-1].findChildren(type(page.certain.merge_all))[0])
    _settle(desk, page)
    # After the click the keys still work.
    for _ in range(5):
        desk.press(Qt.Key.Key_Z)
        _settle(desk, page)
    assert page.pairs.where.text() == "1 of 4"
    assert desk.step() == ""
    desk.close()
    assert dump_of(path) == before


def test_an_edit_since_the_merge_is_kept_when_it_is_taken_apart(path: Path, desk: Desk) -> None:
    desk.open(path)
    page = _page(desk)
    one, other = (head.name.text() for head in page.pairs.view.heads if head.name is not None)
    desk.press(Qt.Key.Key_M)
    _settle(desk, page)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write(f"gave {one} a lift to the airport yesterday")
    desk.press(Qt.Key.Key_Return)
    _settle(desk, page)
    desk.click_button(page.past, "Take apart")
    _settle(desk, page)
    favors = desk.window.session.rolodex.favors_of
    assert len(favors(desk.person(one).id)) == 4
    assert len(favors(desk.person(other).id)) == 1
