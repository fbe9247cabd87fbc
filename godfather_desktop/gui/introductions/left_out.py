"""Whom and which ties the ways must do without: a menu to leave out, chips to allow again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.introductions import Ways
from godfather_desktop.graph.paths import Pair
from godfather_desktop.gui.plain import button_text, set_tip
from godfather_desktop.wording.language import say


class LeftOut(QWidget):
    """Holds what is left out; `changed` says that the ways must be found again."""

    changed = Signal()

    def __init__(self, rolodex: Rolodex) -> None:
        super().__init__()
        self._rolodex = rolodex
        self.people: list[PersonId] = []
        self.ties: list[Pair] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.hide()

    def menu_of(self, ways: Ways, parent: QWidget) -> QPushButton:
        """The button that leaves out an introducer, or a tie, of these ways."""
        button = QPushButton(say("Not through …"), parent)
        menu = QMenu(button)
        for who in dict.fromkeys(person for lane in ways.lanes for person in lane.people[1:-1]):
            menu.addAction(self._name(who)).triggered.connect(lambda _=False, one=who: self.leave_person(one))
        ties = dict.fromkeys(
            (step.start, step.end) for lane in ways.lanes for step in lane.steps if ME not in (step.start, step.end)
        )
        if ties:
            menu.addSeparator()
        for pair in ties:
            text = say("the tie {one} – {other}", one=self._name(pair[0]), other=self._name(pair[1]))
            menu.addAction(text).triggered.connect(lambda _=False, one=pair: self.leave_tie(one))
        button.setMenu(menu)
        button.setProperty("popup", True)
        button.setEnabled(not menu.isEmpty())
        return button

    def leave_person(self, person: PersonId) -> None:
        """Leave out a person."""
        if person not in self.people:
            self.people.append(person)
        self._show()

    def leave_tie(self, pair: Pair) -> None:
        """Leave out a tie of two people."""
        if pair not in self.ties:
            self.ties.append(pair)
        self._show()

    def _show(self) -> None:
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        there = self._rolodex.people
        for person in self.people:
            if person in there:
                self._add(say("not {name}  ×", name=self._name(person)), lambda one=person: self.people.remove(one))
        for pair in self.ties:
            if pair[0] in there and pair[1] in there:
                text = say("not {one} – {other}  ×", one=self._name(pair[0]), other=self._name(pair[1]))
                self._add(text, lambda one=pair: self.ties.remove(one))
        self._layout.addStretch(1)
        self.setVisible(bool(self.people or self.ties))
        self.changed.emit()

    def _add(self, text: str, allow: object) -> None:
        chip = QPushButton(text)
        chip.setObjectName("chip")
        set_tip(chip, say("Allow again"))

        def clicked() -> None:
            if callable(allow):
                allow()
            self._show()

        chip.clicked.connect(clicked)
        self._layout.addWidget(chip)

    def _name(self, person: PersonId) -> str:
        return button_text(self._rolodex.people[person].name)
