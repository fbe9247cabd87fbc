"""Whatever can have the focus says what it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QDialog, QLabel, QWidget

from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.plain import told
from godfather_desktop.gui.rail import PAGES
from godfather_desktop.gui.welcome import Welcome
from tests.desktop import PATIENCE_MS, SAMPLES, Desk


def nameless(root: QWidget) -> list[str]:
    """The widgets that can have the focus and say nothing, buttons and labels being named by their text."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or _is_list_of_combo(widget):
            continue
        said = widget.accessibleName()
        if isinstance(widget, QAbstractButton | QLabel):
            said = said or widget.text()
        if not said.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def _is_list_of_combo(widget: QWidget) -> bool:
    """The list that Qt itself opens below a combo box, which has the name."""
    if not isinstance(widget, QAbstractItemView):
        return False
    above: QWidget | None = widget
    while above is not None:
        above = above.parentWidget()
        if isinstance(above, QComboBox):
            return bool(above.accessibleName())
    return False


def test_what_is_nameless_is_found(desk: Desk) -> None:
    del desk
    root = QWidget()
    box = QComboBox(root)
    assert nameless(root) == ["QComboBox  in QWidget"]
    box.setAccessibleName("Order")
    assert nameless(root) == []
    root.deleteLater()


@pytest.mark.parametrize("page", [*(name for name, _, _ in PAGES), "duplicates"])
def test_every_page_with_the_card(on_sample: Desk, page: str) -> None:
    desk, window = on_sample, on_sample.window
    window.show_person(desk.person("Vera Hughes").id)
    window.quick_log.begin("gave")
    window.show_page(page)
    shown = window.page(page)
    desk.rest()
    if isinstance(shown, NetworkPage):
        desk.qtbot.waitUntil(lambda: shown.settled, timeout=PATIENCE_MS)
        desk.click(shown.table_button)
    if isinstance(shown, IntroductionsPage):
        shown.reach("CEO of Meridian")
        desk.rest()
        for row in shown.lanes:
            row.toggle()
        shown.left_out.leave_person(shown.lanes[0].lane.people[1])
    if page == "import":
        window.preview_import([SAMPLES / "three_cards.vcf"])
        desk.rest()
    for tab in range(window.card.tabs.count()):
        window.card.tabs.setCurrentIndex(tab)
        desk.rest()
    assert nameless(window) == []


@pytest.mark.parametrize("action", ["add_person", "edit_person", "knows", "tag", "palette", "shortcuts", "about"])
def test_every_dialog(on_sample: Desk, action: str) -> None:
    desk, window = on_sample, on_sample.window
    window.show_person(desk.person("Vera Hughes").id)
    window.actions_by_name[action].trigger()
    dialog = desk.dialog(QDialog)
    assert nameless(dialog) == []
    assert dialog.windowTitle()
    dialog.reject()
    desk.until_closed(dialog)


def test_the_welcome_and_the_calm_dialog(desk: Desk) -> None:
    desk.program.show_welcome("It did not work.")
    welcome = desk.program.welcome
    assert isinstance(welcome, Welcome)
    assert nameless(welcome) == []
    box = told(welcome, "It did not work.")
    assert nameless(box) == []
    box.accept()


def test_every_command_has_words_and_keys_are_not_given_twice(on_sample: Desk) -> None:
    actions = on_sample.window.actions_by_name
    assert all(action.text().strip() for action in actions.values())
    keys = [action.shortcut().toString() for action in actions.values() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert len(keys) >= 25
