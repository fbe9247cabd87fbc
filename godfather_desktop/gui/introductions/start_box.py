"""The box in which an introduction is drafted, or its texts are changed: why, what is in it for them, the note."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from godfather_desktop.actions.introduction_records import held
from godfather_desktop.actions.introductions import draft_introduction, write_introduction
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.introductions.note_field import NoteField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.opt_in import may_start
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.introduction_messages import skeleton
from godfather_desktop.wording.introductions import through
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import VALUES

Texts = dict[str, str]


class StartBox(FormBox):
    """For a way that nobody has been asked about yet, or for an introduction under way."""

    def __init__(self, session: Session, introduction: Introduction, parent: QWidget) -> None:
        name = session.rolodex.people[introduction.target].name
        super().__init__(parent, say("Introduction to {name}", name=name), width=560)
        self._session = session
        self._before = introduction
        self._new = introduction.id not in session.rolodex.introductions
        self._own_note = bool(introduction.note)
        self.made: IntroductionId | None = None if self._new else introduction.id
        self.why = self._line(say("What you want to talk about"), say("the search for a CFO"), introduction.why)
        self.for_them = self._line(
            say("What is in it for them"), say("two candidates whom nobody else has"), introduction.for_them
        )
        self.why_them = self._line(say("Why just them"), say("built the team from nothing"), introduction.why_them)
        self.offer = QComboBox()
        self.offer.setAccessibleName(say("You bring"))
        for value, text in VALUES:
            self.offer.addItem(say(text), value)
        self.offer.setCurrentIndex(self.offer.findData(introduction.offer))
        self.note = NoteField()
        self.note.set_text(introduction.note)
        self.note.consent.setText(introduction.consent)
        self.hold = PlainLabel("", "warning", wrap=True)
        for line in (self.why, self.for_them, self.why_them):
            line.textChanged.connect(lambda _: self._follow())
        self.note.changed.connect(self._note_changed)
        self._writing = False
        self._show_hold()
        self._lay_out(name)
        self._follow()

    def texts(self) -> Texts:
        """What is typed."""
        return {
            "why": self.why.text(),
            "for_them": self.for_them.text(),
            "why_them": self.why_them.text(),
            "note": self.note.text if self._own_note else "",
            "consent": self.note.consent.text(),
        }

    def take_texts(self, texts: Texts) -> None:
        """Put back what was typed before."""
        self.why.setText(texts["why"])
        self.for_them.setText(texts["for_them"])
        self.why_them.setText(texts["why_them"])
        self.note.consent.setText(texts["consent"])
        if texts["note"]:
            self.note.set_text(texts["note"])

    def save(self) -> None:
        """Save the draft; nobody is asked by that."""
        session, before = self._session, self._before
        today, new_id = session.today, session.book.new_id
        texts = {**self.texts(), "note": self.note.text}
        offer: int = self.offer.currentData()

        def decide(rolodex: Rolodex) -> ChangeSet:
            if not self._new:
                return write_introduction(rolodex, before.id, offer=offer, **texts)
            chain = tuple(PersonId(one) for one in before.chain)
            changes = draft_introduction(
                rolodex, new_id, before.target, chain, today, size=before.size, offer=offer, **texts
            )
            made = changes.changes[0].after
            self.made = made.id if isinstance(made, Introduction) else None
            return changes

        self.perform(session, decide)

    def _follow(self) -> None:
        """Check the note anew; as long as nobody has changed it, it is written from what is typed above."""
        texts = self.texts()
        if not self._own_note:
            self._writing = True
            self.note.set_text(skeleton(self._session.rolodex, texts["why"], texts["for_them"], texts["why_them"]))
            self._writing = False
        before = self._before
        self.note.show_check(
            Introduction(
                before.id,
                before.target,
                before.chain,
                before.states,
                before.days,
                for_them=texts["for_them"],
                why_them=texts["why_them"],
            )
        )

    def _note_changed(self) -> None:
        if not self._writing:
            self._own_note = bool(self.note.text.strip())

    def _show_hold(self) -> None:
        rolodex, before = self._session.rolodex, self._before
        hold = None
        if before.state == "draft":
            hold = may_start(rolodex, before.target, before.introducer, self._session.today)
        self.hold.setText(refusal(held(rolodex, hold)) if hold is not None else "")
        self.hold.setVisible(hold is not None)

    def _line(self, name: str, hint: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _lay_out(self, name: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate((self.why, self.for_them, self.why_them, self.offer)):
            grid.addWidget(PlainLabel(field.accessibleName(), "muted"), row, 0)
            grid.addWidget(field, row, 1)
        self.lay_out(
            PlainLabel(say("Introduction to {name}", name=name), "title", wrap=True),
            PlainLabel(through(self._session.rolodex, self._before), "muted", wrap=True),
            self.hold,
            grid,
            PlainLabel(
                say("The note to pass on, of which both of them only have to say yes or no"), "muted", wrap=True
            ),
            self.note,
            PlainLabel(say("This is a draft: nobody is asked by saving it."), "small", wrap=True),
            save=self.save,
        )
