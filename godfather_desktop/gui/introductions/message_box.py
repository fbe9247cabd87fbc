"""The box with the message of a step: change it, copy it or open it in the mail program, then say that it is sent."""

from dataclasses import replace

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.introductions import follow_up, take_step, thank_for_introduction, there
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.introduction import Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.introductions.note_field import NoteField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.forwarding import NoteFinding, blanks_in
from godfather_desktop.insight.opt_in import Do, NextStep
from godfather_desktop.wording.calibration import CHANNELS_ASKED
from godfather_desktop.wording.introduction_messages import Message, cover, link_of, skeleton
from godfather_desktop.wording.introductions import finding_words, next_words
from godfather_desktop.wording.language import say

STATE_OF: dict[Do, IntroductionState] = {
    "send the ask": "asked",
    "send the note": "blurb sent",
    "reply to it": "replied",
    "report back": "reported back",
}
"""What a step with a message leads to; a follow-up and thanks are steps of their own."""
_LINES = 13
_BY_MAIL = 3


class MessageBox(FormBox):
    """Nothing is sent by the program: the user says that it was."""

    def __init__(self, session: Session, introduction: Introduction, step: NextStep, message: Message, parent: QWidget):
        super().__init__(parent, next_words(session.rolodex, step, session.today), width=560)
        self._session = session
        self._introduction = introduction
        self._step = step
        self._message = message
        self.note: NoteField | None = None
        self.text = QPlainTextEdit(message.text)
        self.text.setAccessibleName(say("The message"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * _LINES + 24)
        self.text.textChanged.connect(self._show_blanks)
        self.blanks = PlainLabel("", "warning", wrap=True)
        self.as_it_is = QCheckBox(say("It goes out as it is"))
        self.as_it_is.hide()
        if step.do == "send the note":
            self._make_note(introduction)
        self.channel = QComboBox()
        self.channel.setAccessibleName(say("How you sent it"))
        for channel, words in CHANNELS_ASKED:
            self.channel.addItem(say(words), channel)
        self.channel.setCurrentIndex(_BY_MAIL)
        self.copy_button = QPushButton(say("Copy the text"))
        self.copy_button.clicked.connect(self._copy)
        self.mail_button = QPushButton(say("Open in the mail program"))
        self.mail_button.clicked.connect(self._mail)
        self.mail_button.setEnabled(bool(link_of(session.rolodex, message)))
        self.sent_button = QPushButton(say("I have sent it"))
        self.sent_button.setObjectName("primary")
        self.sent_button.clicked.connect(self.sent)
        self._lay_out()
        self._show_blanks()

    def letter(self) -> str:
        """The message as it would be sent."""
        if self.note is None:
            return self.text.toPlainText()
        return cover(self._session.rolodex, self._introduction, self.note.text)

    def take_letter(self, text: str) -> None:
        """Put back what was typed before."""
        if self.note is not None:
            self.note.set_text(text)
        else:
            self.text.setPlainText(text)

    @property
    def typed(self) -> str:
        """What Esc must not lose."""
        return self.note.text if self.note is not None else self.text.toPlainText()

    def sent(self) -> None:
        """Take the step."""
        session, way, step = self._session, self._introduction, self._step
        today, new_id = session.today, session.book.new_id
        channel: Channel = self.channel.currentData()
        note = self.note.text if self.note is not None else None
        consent = self.note.consent.text() if self.note is not None else None
        override = self.as_it_is.isChecked()

        def decide(rolodex: Rolodex) -> ChangeSet:
            if step.do == "follow up":
                return follow_up(rolodex, new_id, way.id, today, channel)
            if step.do in ("thank", "thank for the no"):
                return thank_for_introduction(rolodex, new_id, way.id, step.person, today, channel)
            there(rolodex, way.id)
            return take_step(
                rolodex,
                new_id,
                way.id,
                STATE_OF[step.do],
                today,
                channel=channel,
                override=override,
                note=note,
                consent=consent,
            )

        self.perform(session, decide)

    def _make_note(self, introduction: Introduction) -> None:
        self.text.hide()
        self.note = NoteField()
        rolodex = self._session.rolodex
        self.note.set_text(
            introduction.note or skeleton(rolodex, introduction.why, introduction.for_them, introduction.why_them)
        )
        self.note.consent.setText(introduction.consent)
        self.note.changed.connect(self._show_advice)
        self.note.show_check(introduction)
        self._show_advice()

    def _show_advice(self) -> None:
        if self.note is not None:
            found = self.note.findings
            self.as_it_is.setVisible(bool(found) and not any(one.holds for one in found))

    def _show_blanks(self) -> None:
        blanks = blanks_in(self.text.toPlainText()) if self.note is None else []
        self.blanks.setText(finding_words(NoteFinding("blanks", {"blanks": blanks})) if blanks else "")
        self.blanks.setVisible(bool(blanks))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.letter())
        self._session.said.emit(say("The text is on the clipboard."))

    def _mail(self) -> None:
        link = link_of(self._session.rolodex, replace(self._message, text=self.letter()))
        if not link or not QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode)):
            self.wrong.setText(say("No mail program has opened: copy the text instead."))
            self.wrong.show()

    def _lay_out(self) -> None:
        session, person = self._session, self._message.person
        card = session.rolodex.people[person]
        to = (
            say("To {name}, by a program of your own: nothing is sent from here.", name=card.name)
            if self.mail_button.isEnabled()
            else say("No e-mail address is on the card of {name}: copy the text.", name=card.name)
        )
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.copy_button)
        tools.addWidget(self.mail_button)
        tools.addStretch(1)
        tools.addWidget(self.channel)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.sent_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self.windowTitle(), "title", wrap=True))
        layout.addWidget(PlainLabel(to, "muted", wrap=True))
        layout.addWidget(self.text, 1)
        if self.note is not None:
            layout.addWidget(self.note)
            above = say("It is copied and mailed with a line to {name} above it.", name=card.name)
            layout.addWidget(PlainLabel(above, "small", wrap=True))
        layout.addWidget(self.blanks)
        layout.addWidget(self.as_it_is)
        layout.addLayout(tools)
        layout.addWidget(self.wrong)
        layout.addLayout(buttons)
