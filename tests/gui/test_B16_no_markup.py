"""Text from data is shown as text: a lint over the windows, and people with the worst of names."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from godfather_desktop.actions.favors import log_favor_line
from godfather_desktop.actions.people import add_person, edit_person
from godfather_desktop.actions.ties import say_knows
from godfather_desktop.actions.touches import write_note
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.plain import PlainLabel, button_text, set_tip, told
from godfather_desktop.gui.rail import PAGES
from godfather_desktop.insight.quick_line import read_favor
from tests.desktop import PATIENCE_MS, TODAY, Desk

_GUI = Path(__file__).resolve().parents[2] / "godfather_desktop" / "gui"
_PLAIN = "plain.py"
_NEVER = {
    "QTextEdit", "QTextBrowser", "QTextDocument", "QStaticText", "QInputDialog", "QProgressDialog", "QErrorMessage",
    "QWhatsThis", "QToolTip",
}  # fmt: skip
_ONLY_IN_PLAIN = {"QLabel", "QMessageBox"}
_NEVER_CALLED = {
    "setHtml", "setMarkdown", "toHtml", "insertHtml", "appendHtml", "setWhatsThis", "setStatusTip", "showText",
    "setInformativeText", "drawStaticText",
}  # fmt: skip
_QT_MODULES = ("PySide6", "pyqtgraph")


def faults(source: str, name: str) -> list[str]:
    """What a module does that could render markup, as 'name:line: what'."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        what = _fault_of(node, plain=name == _PLAIN)
        if what:
            found.append(f"{name}:{getattr(node, 'lineno', 0)}: {what}")
    return found


def _fault_of(node: ast.AST, *, plain: bool) -> str:
    if isinstance(node, ast.Name | ast.Attribute):
        word = node.id if isinstance(node, ast.Name) else node.attr
        if word in _NEVER or (word in _ONLY_IN_PLAIN and not plain):
            return word
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_QT_MODULES):
        for alias in node.names:
            if alias.name == "*" or alias.name in _NEVER or (alias.name in _ONLY_IN_PLAIN and not plain):
                return f"import of {alias.name}"
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return ""
    call, on = node.func.attr, node.func.value
    arguments = {one.arg for one in node.keywords}
    if call in _NEVER_CALLED or (call == "setToolTip" and not plain):
        return call
    if isinstance(on, ast.Name) and on.id == "QMessageBox" and call[:1].islower():
        return f"QMessageBox.{call}"
    if call == "setTextFormat" and not ast.unparse(node.args[0]).endswith("TextFormat.PlainText"):
        return call
    if "html" in arguments and call in {"TextItem", "setTitle", "setText", "addItem", "setLabel"}:
        return f"{call} with html"
    return ""


@pytest.mark.parametrize("path", sorted(_GUI.rglob("*.py")), ids=lambda path: str(path.relative_to(_GUI)))
def test_no_module_of_the_window_renders_markup(path: Path) -> None:
    name = path.name if path.parent == _GUI else str(path.relative_to(_GUI))
    assert faults(path.read_text("utf-8"), name) == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QLabel",
        "from PySide6 import QtWidgets\nQtWidgets.QLabel('x')",
        "from PySide6.QtWidgets import *",
        "from PySide6.QtWidgets import QTextEdit",
        "import PySide6.QtWidgets as w\nw.QTextBrowser()",
        "edit.setHtml(text)",
        "edit.setMarkdown(text)",
        "from PySide6.QtWidgets import QMessageBox",
        "QMessageBox.warning(None, 'a', name)",
        "from PySide6.QtWidgets import QInputDialog",
        "QProgressDialog(name)",
        "QToolTip.showText(at, name)",
        "button.setToolTip(name)",
        "label.setTextFormat(Qt.TextFormat.AutoText)",
        "pyqtgraph.TextItem(html=name)",
        "plot.setTitle(html=name)",
    ],
)
def test_the_lint_finds_what_it_is_for(source: str) -> None:
    assert faults(source, "page.py") != []


@pytest.mark.parametrize(
    "source", ["QMessageBox.warning(None, 'a', name)", "label.setTextFormat(Qt.TextFormat.RichText)", "QTextEdit()"]
)
def test_the_lint_bears_with_plain_only_as_far_as_needed(source: str) -> None:
    assert faults(source, _PLAIN) != []
    assert faults("QLabel(text)\nQMessageBox(parent)\nwidget.setToolTip(escape(text))", _PLAIN) == []


EVIL = (
    '<b>Bob</b><img src="/dev/zero">',
    "Ann & Bob && <i>Co</i>",
    "Nul\0l Byte",
    "\u202eEkans Drawkcab\u202c",
    "👨‍👩‍👧‍👦 🏳️‍🌈 Family",
    "&lt;script&gt; &amp;",
    "Ro\ud800b Surrogate",
    "W" * 4_000,
    "אבי כהן",
    "<a href='file:///etc/passwd'>x</a>\n<hr>",
)


def _fill(desk: Desk) -> list[PersonId]:
    """People of these names, who know one another and have notes, favors, tags and roles of such text."""
    session = desk.window.session
    book = session.book
    people: list[PersonId] = []

    def done(changes: ChangeSet) -> None:
        people.extend(one.after.id for one in changes.changes if isinstance(one.after, Person))

    for name in EVIL:
        card = Person(PersonId(book.new_id()), name, emails=(f"{name}@x.example",), tags=(name,), city=name)
        book.perform(
            lambda rolodex, card=card, name=name: add_person(  # type: ignore[misc]
                rolodex, book.new_id, card, title=name, organization=name
            ),
            done,
        )
        desk.rest()
    assert len(people) == len(EVIL)
    for place, person in enumerate(people):
        text = EVIL[place]
        other = people[(place + 1) % len(people)]
        for decide in (
            lambda rolodex, one=person, two=other: say_knows(rolodex, book.new_id, one, two, 4),
            lambda rolodex, one=person, text=text: write_note(rolodex, book.new_id, one, TODAY, text),
            lambda rolodex, one=person, text=text: write_note(rolodex, book.new_id, one, TODAY, text, "goals"),
        ):
            book.perform(decide)
            desk.rest()
    assert session.names is not None
    line = read_favor("gave Vera Hughes <img src='/dev/zero'><h1>help</h1>", session.names, TODAY)
    book.perform(lambda rolodex: log_favor_line(rolodex, book.new_id, line))
    desk.rest()
    return people


def _seen(widget: QWidget) -> None:
    """Draw a widget; nothing of it takes text for markup."""
    for label in widget.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label
    assert not widget.grab().toImage().isNull()


def test_people_with_the_worst_of_names_on_every_page_and_card(on_sample: Desk) -> None:
    desk = on_sample
    window = desk.window
    people = _fill(desk)
    rolodex: Rolodex = window.session.rolodex
    # The card of the first: bold is not bold but written.
    window.show_person(people[0])
    assert window.card.name.text() == EVIL[0]
    assert window.card.avatar.accessibleName() == EVIL[0]
    for name, _, _ in PAGES:
        window.show_page(name)
        desk.rest()
        page = window.page(name)
        if isinstance(page, NetworkPage):
            desk.qtbot.waitUntil(lambda page=page: page.settled, timeout=PATIENCE_MS)  # type: ignore[misc]
            page.focus_on(people[0])
            desk.qtbot.waitUntil(lambda page=page: page.settled, timeout=PATIENCE_MS)  # type: ignore[misc]
            assert not page.canvas.image().isNull()
        for person in people:
            window.show_person(person)
            for tab in range(window.card.tabs.count()):
                window.card.tabs.setCurrentIndex(tab)
                desk.rest()
            _seen(window.card)
        _seen(window)
    introductions = window.page("introductions")
    assert isinstance(introductions, IntroductionsPage)
    for person in people:
        window.find_way(str(person))
        desk.rest()
        assert introductions.goal.text() == rolodex.people[person].name
        for row in introductions.lanes:
            row.toggle()
        _seen(introductions)
    window.find_way(f"CEO of {EVIL[0]}")
    desk.rest()
    _seen(introductions)

    for action in ("edit_person", "knows", "tag", "palette", "about"):
        window.show_page("rolodex")
        window.show_person(people[0])
        window.actions_by_name[action].trigger()
        dialog = desk.dialog(QDialog)
        _seen(dialog)
        dialog.reject()
        desk.until_closed(dialog)
    box = told(window, EVIL[0])
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(label, QLabel)
    assert label.text() == EVIL[0]
    _seen(box)
    box.accept()
    desk.until_closed(box)


def test_the_name_of_a_step_in_the_menu_is_no_mnemonic(on_sample: Desk) -> None:
    desk = on_sample
    book = desk.window.session.book
    vera = desk.person("Vera Hughes")
    edited = Person(**{slot: getattr(vera, slot) for slot in vera.__slots__} | {"name": "Ann & Bob"})
    book.perform(lambda rolodex: edit_person(rolodex, book.new_id, edited, title="", organization=""))
    desk.rest()
    assert desk.step() == "Undo edit Ann && Bob"


def test_plain_text_is_drawn_as_it_is_written(desk: Desk) -> None:
    del desk
    bold, written = PlainLabel("<b>x</b>"), PlainLabel("x")
    assert bold.sizeHint().width() > 3 * written.sizeHint().width()
    set_tip(bold, "<b>x</b> & y")
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in bold.toolTip()
    set_tip(bold, "")
    assert bold.toolTip() == ""
    assert button_text("A & B") == "A && B"
    picture = QImage(bold.grab().toImage())
    assert picture.width() > 0
    bold.deleteLater()
    written.deleteLater()
