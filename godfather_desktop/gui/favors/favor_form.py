"""The form of one favor: everything about it can be corrected."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from godfather_desktop.actions.favors import edit_favor
from godfather_desktop.domain.days import Day, day_of, iso
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS, FAVOR_MODES, FAVOR_STATUSES, Favor
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import mode_words, status_words


class FavorForm(FormBox):
    """Edits a favor. What cannot be kept is said in the form, and nothing is lost."""

    def __init__(self, session: Session, favor: Favor, parent: QWidget) -> None:
        super().__init__(parent, say("A favor"), 460)
        self._session = session
        self._favor = favor
        self.title = QLineEdit(favor.title)
        self.when = QLineEdit(iso(favor.day))
        self.due = QLineEdit(iso(favor.due) if favor.due is not None else "")
        self.due.setPlaceholderText(say("2026-03-22, or empty"))
        self.beneficiary = QLineEdit(favor.beneficiary)
        self.beneficiary.setPlaceholderText(say("a third person whom it served"))
        self.direction, self.mode, self.status = QComboBox(), QComboBox(), QComboBox()
        for direction in FAVOR_DIRECTIONS:
            self.direction.addItem(say("given") if direction == "given" else say("received"), direction)
        for mode in FAVOR_MODES:
            self.mode.addItem(mode_words(replace(favor, mode=mode)), mode)
        for status in FAVOR_STATUSES:
            self.status.addItem(status_words(replace(favor, status=status, thanked=False)), status)
        self.direction.setCurrentIndex(FAVOR_DIRECTIONS.index(favor.direction))
        self.mode.setCurrentIndex(FAVOR_MODES.index(favor.mode))
        self.status.setCurrentIndex(FAVOR_STATUSES.index(favor.status))
        self.size_box, self.effort = QSpinBox(), QSpinBox()
        for box, value in ((self.size_box, favor.size), (self.effort, favor.effort)):
            box.setRange(1, 5)
            box.setValue(value)
        self.thanked = QCheckBox(say("thanks were said"))
        self.thanked.setChecked(favor.thanked)
        name = PlainLabel(session.rolodex.people[favor.person].name, "title", wrap=True)
        self.lay_out(name, self._fields(), save=self._save)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            (say("What"), self.title),
            (say("Date"), self.when),
            (say("Direction"), self.direction),
            (say("How"), self.mode),
            (say("Benefit to whoever got it, 1 to 5"), self.size_box),
            (say("Cost to whoever did it, 1 to 5"), self.effort),
            (say("Served whom"), self.beneficiary),
            (say("What became of it"), self.status),
            (say("Due"), self.due),
            ("", self.thanked),
        )
        for text, field in fields:
            field.setAccessibleName(text or say("Thanked"))
            form.addRow(PlainLabel(text, "muted") if text else QWidget(), field)
        return form

    def _save(self) -> None:
        try:
            favor = replace(
                self._favor,
                title=self.title.text(),
                day=_day(self.when.text()),
                direction=self.direction.currentData(),
                mode=self.mode.currentData(),
                size=self.size_box.value(),
                effort=self.effort.value(),
                beneficiary=self.beneficiary.text(),
                status=self.status.currentData(),
                due=_day(self.due.text()) if self.due.text().strip() else None,
                thanked=self.thanked.isChecked(),
            )
        except RuleBroken as broken:
            self.refuse(broken)
            return
        self.perform(self._session, lambda rolodex: edit_favor(rolodex, favor))


def _day(text: str) -> Day:
    try:
        return day_of(text)
    except ValueError:
        raise RuleBroken("no such date", field="date", said=text) from None
