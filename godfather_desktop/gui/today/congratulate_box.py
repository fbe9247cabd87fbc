"""The box in which a congratulation is written down: never with an ask in it."""

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from godfather_desktop.actions.occasions import congratulate
from godfather_desktop.actions.today import USUAL_CHANNELS, channel_for
from godfather_desktop.gui.attempts.draft_box import DraftBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.today import Item
from godfather_desktop.wording.language import say
from godfather_desktop.wording.today_reasons import channel_words, reason

_HEIGHT = 96


class CongratulateBox(DraftBox):
    """By which way, and if you like with which words. A refusal leaves what was typed."""

    def __init__(self, session: Session, item: Item, parent: QWidget) -> None:
        rolodex = session.rolodex
        name = rolodex.people[item.person].name
        title = say("Congratulate {name}", name=name)
        super().__init__(session, parent, title, f"congratulate {item.person} {item.key}")
        self._session = session
        self._item = item
        self.channel = QComboBox()
        self.channel.setAccessibleName(say("By which way"))
        usual = channel_for(rolodex, item.person)
        for channel in dict.fromkeys((usual, *USUAL_CHANNELS, "letter")):
            self.channel.addItem(channel_words(channel), channel)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(say("What you said"))
        self.text.setPlaceholderText(say("What you said, if you want to keep it"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_HEIGHT)
        self.lay_out(
            PlainLabel(say("Congratulate {name}", name=name), "title", wrap=True),
            PlainLabel(reason(rolodex, item, session.today), "muted", wrap=True),
            self.channel,
            self.text,
            save=self._save,
        )
        self.fields = {"channel": self.channel, "text": self.text}
        self.begin()
        self.text.setFocus()

    def _save(self) -> None:
        book, item, today = self._session.book, self._item, self._session.today
        channel, text = self.channel.currentData(), self.text.toPlainText()
        self.perform(
            self._session,
            lambda rolodex: congratulate(rolodex, book.new_id, item.person, item.key, today, channel, text),
        )
