"""The boxes of the import: as wide a table as may be read, long and strange texts, names for all that has the focus."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.transfer.columns_box import ColumnsBox
from godfather_desktop.gui.transfer.fitted_rows import FittedRows, Panel
from godfather_desktop.gui.transfer.guide_box import GuideBox
from godfather_desktop.gui.transfer.own_addresses_box import OwnAddressesBox
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.tables import Table
from tests.desktop import Desk
from tests.gui.test_accessible_names import nameless


@pytest.fixture
def window(desk: Desk) -> QWidget:
    """Something to open boxes above."""
    del desk
    return QWidget()


def _table(width: int) -> Table:
    header = tuple(f"column {number}" for number in range(width))
    return Table(header, (tuple(f"<b>{number}</b>" for number in range(width)),) * 3, {"column 0": "name"})


def test_a_table_of_two_thousand_columns_opens_at_once_and_is_walked_by_keyboard(desk: Desk, window: QWidget) -> None:
    before = time.perf_counter()
    box = ColumnsBox(window, "wide.csv", _table(2_000), {})
    assert time.perf_counter() - before < 1.0
    made = len(box.choices)
    assert made < 40
    box.show()
    box.activateWindow()
    desk.qtbot.waitUntil(box.isActiveWindow)
    box.choices[0].setFocus()
    for _ in range(made + 5):
        desk.press(Qt.Key.Key_Tab)
    assert box.focusWidget() is box.choices[made + 5]
    assert box.table.columnAt(box.table.viewport().width() - 1) >= made + 5
    box.table.horizontalScrollBar().setValue(box.table.horizontalScrollBar().maximum())
    assert 1_999 in box.choices
    assert len(box.choices) < 120
    assert len(box.mapping) == 2_000
    box.choices[1_999].setFocus()
    for _ in range(40):
        desk.press(Qt.Key.Key_Backtab)
    assert box.focusWidget() is box.choices[1_959]
    desk.press(Qt.Key.Key_Tab)
    assert box.focusWidget() is box.choices[1_960]
    assert box.mapping["column 1999"] == "extra"
    window.deleteLater()


def test_columns_of_one_name_are_one_column(desk: Desk, window: QWidget) -> None:
    del desk
    box = ColumnsBox(window, "x.csv", Table(("mail", "", "mail"), (("a", "b", "c"),), {}), {"mail": "email"})
    assert [choice.currentData() for choice in box.choices.values()] == ["email", "extra", "email"]
    assert box.keep.isEnabled()
    box.choices[2].choose("note")
    box.choices[2].activated.emit(box.choices[2].currentIndex())
    assert [choice.currentData() for choice in box.choices.values()] == ["note", "extra", "note"]
    assert not box.keep.isEnabled()
    window.deleteLater()


def test_addresses_are_bounded_and_shown_as_text(desk: Desk, window: QWidget) -> None:
    del desk
    likely = [LikelyMine(f"{'x' * 200}&{number}@example.org", 9) for number in range(30)]
    box = OwnAddressesBox(window, likely, ["other@example.org"])
    assert len(box.boxes) == 12
    assert box.sizeHint().width() < 900
    assert box.line.text() == "other@example.org"
    assert box.keep.isEnabled()
    assert nameless(box) == []
    window.deleteLater()


@pytest.mark.parametrize("make", [GuideBox, lambda parent: ColumnsBox(parent, "x.csv", _table(3), {})])
def test_every_control_has_a_name(desk: Desk, window: QWidget, make: type[QDialog]) -> None:
    del desk
    box = make(window)
    assert nameless(box) == []
    assert box.windowTitle()
    window.deleteLater()


def test_a_panel_is_no_taller_than_its_rows_and_scrolls_only_when_it_must(desk: Desk) -> None:
    rows = FittedRows("Rows")
    panel = Panel("Title", rows)
    panel.resize(700, 400)
    panel.show()
    desk.qtbot.waitExposed(panel)
    rows.add(PlainLabel("word " * 60, wrap=True))
    desk.qtbot.waitUntil(lambda: panel.maximumHeight() < 200)
    assert rows.verticalScrollBar().maximum() == 0
    for _ in range(60):
        rows.add(PlainLabel("word " * 60, wrap=True))
    desk.qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() > 400)
    assert panel.maximumHeight() > 1_000
    panel.deleteLater()
