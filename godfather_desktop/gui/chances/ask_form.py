"""The line in which an ask is written down, with the chance that is shown for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.actions.asks import asked, log_ask
from godfather_desktop.domain.ids import ME, AskId
from godfather_desktop.domain.touch import Channel
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.calibration import CHANNELS_ASKED, SIZES, about_to_ask
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say


class AskForm(QWidget):
    """Whom, what, how much and how; Enter or the button writes it down."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._saving = False
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.person = PersonField(session, say("Whom did you ask?"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("for what"))
        self.text.setAccessibleName(say("What you asked for"))
        self.size_box = QComboBox()
        self.size_box.setAccessibleName(say("How much you asked for"))
        for size, words in SIZES:
            self.size_box.addItem(say(words), size)
        self.size_box.setCurrentIndex(1)
        self.channel = QComboBox()
        self.channel.setAccessibleName(say("How you asked"))
        for channel, words in CHANNELS_ASKED:
            self.channel.addItem(say(words), channel)
        self.channel.setCurrentIndex(3)
        self.log_button = QPushButton(say("Log the ask"))
        self.log_button.setObjectName("primary")
        self.said = PlainLabel("", "small", wrap=True)
        self.log_button.clicked.connect(self.log)
        self.person.entered.connect(self.log)
        self.text.returnPressed.connect(self.log)
        self.person.chosen.connect(lambda _: self.show_chance())
        self.person.textChanged.connect(lambda _: self.show_chance())
        for box in (self.size_box, self.channel):
            box.currentIndexChanged.connect(lambda _: self.show_chance())
        self._lay_out()
        self.show_chance()

    def show_chance(self) -> None:
        """Say the chance that would be written down, as soon as somebody is meant."""
        who = self.person.picked
        rolodex = self._session.rolodex
        if who is None or who == ME or who not in rolodex.people:
            self._say(say("The chance shown on that day is kept with it, so that you see later how good it was."))
            return
        ask = asked(
            rolodex,
            AskId(0),
            who,
            self._session.today,
            size=self.size_box.currentData(),
            in_person=self.channel.currentData() == "in-person",
        )
        trusted = self._session.scores.trusted(ask.model)
        self._say(about_to_ask(ask, rolodex.people[who].name, trusted=trusted))

    def log(self) -> None:
        """Write the ask down, or say what is wrong."""
        if self._saving:
            return
        book, today = self._session.book, self._session.today
        size: float = self.size_box.currentData()
        channel: Channel = self.channel.currentData()
        text = self.text.text()
        try:
            person = self.person.person()
        except RuleBroken as broken:
            self._refused(broken)
            self.person.setFocus()
            return
        self._saving = True
        book.perform(
            lambda rolodex: log_ask(rolodex, book.new_id, person, today, size=size, channel=channel, text=text),
            lambda _: self._done(),
            self._refused,
        )

    def _done(self) -> None:
        self._session.said.emit(say("Saved. Ctrl+Z takes it back."))
        if Shiboken.isValid(self):
            self._saving = False
            self.person.set_person(None)
            self.text.clear()
            self.show_chance()

    def _refused(self, error: BaseException) -> None:
        self._saving = False
        if not isinstance(error, RuleBroken | DiskTrouble):
            raise error
        self._say(refusal(error), "warning")

    def _say(self, sentence: str, name: str = "small") -> None:
        self.said.setText(sentence)
        self.said.setObjectName(name)
        self.person.setProperty("wrong", name == "warning")
        for widget in (self.said, self.person):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.person, 0, 0)
        grid.addWidget(self.text, 0, 1)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.size_box)
        choices.addWidget(self.channel)
        choices.addStretch(1)
        choices.addWidget(self.log_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addLayout(choices)
        layout.addWidget(self.said)
