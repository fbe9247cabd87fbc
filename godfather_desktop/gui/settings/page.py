"""The settings page: the look, the day's list, reminders, where the file is, what the program promises."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop import __version__
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say

_LOOKS = (("system", "As the desktop"), ("light", "Light"), ("dark", "Dark"))

_BUDGETS = (5, 8, 10, 12, 15, 20, 30, 50)


class SettingsPage(QWidget):
    """Few settings; each takes effect at once."""

    look_chosen = Signal(str)
    budget_chosen = Signal(int)

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._folder = session.book.keeper.path.parent
        self.answer = AnswerLine()
        self.answer.say(
            (
                say("Nothing leaves this computer."),
                say(
                    "The program opens no connection. What is shown as saved is on the disk; every edit can be undone."
                ),
            )
        )
        self.look = QComboBox()
        self.look.setAccessibleName(say("Look"))
        for key, text in _LOOKS:
            self.look.addItem(say(text), key)
        self.look.setCurrentIndex(max(0, self.look.findData(preferences.look)))
        self.look.activated.connect(lambda _: self.look_chosen.emit(self.look.currentData()))
        self.budget = QComboBox()
        self.budget.setAccessibleName(say("Things a day"))
        for number in sorted({*_BUDGETS, preferences.budget}):
            self.budget.addItem(f"{number}", number)
        self.budget.setCurrentIndex(self.budget.findData(preferences.budget))
        self.budget.activated.connect(lambda _: self.budget_chosen.emit(self.budget.currentData()))
        self.remind = QCheckBox(say("Remind me at the start of a day"))
        self.remind.setChecked(preferences.remind)
        self.hide_details = QCheckBox(say("Hide names in reminders: a locked screen shows them to everybody"))
        self.hide_details.setChecked(preferences.hide_details)
        self.remind.toggled.connect(self._keep_reminders)
        self.hide_details.toggled.connect(self._keep_reminders)
        self._keep_reminders()
        place = QLineEdit(str(session.book.keeper.path))
        place.setReadOnly(True)
        place.setAccessibleName(say("Your file"))
        folder = QPushButton(say("Open the folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(PlainLabel(say("Look"), "muted"), self.look)
        form.addRow(PlainLabel(say("Things a day"), "muted"), self.budget)
        form.addRow(PlainLabel(say("Reminders"), "muted"), self.remind)
        form.addRow(PlainLabel(""), self.hide_details)
        form.addRow(PlainLabel(say("Your file"), "muted"), place)
        form.addRow(PlainLabel(""), folder)
        form.addRow(PlainLabel(say("Version"), "muted"), PlainLabel(__version__))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        inside = QWidget()
        inside.setLayout(form)
        inside.setMaximumWidth(640)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.answer)
        layout.addWidget(inside)
        layout.addStretch(1)

    def _keep_reminders(self) -> None:
        if self._preferences.remind != self.remind.isChecked():
            self._preferences.remind = self.remind.isChecked()
        if self._preferences.hide_details != self.hide_details.isChecked():
            self._preferences.hide_details = self.hide_details.isChecked()
        self.hide_details.setEnabled(self.remind.isChecked())
