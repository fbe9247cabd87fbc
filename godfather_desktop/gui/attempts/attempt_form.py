"""The form for an attempt to reach somebody, with the gate beside it while one types."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from godfather_desktop.actions.attempt_files import FileToKeep, log_attempt_with
from godfather_desktop.actions.today import channel_for
from godfather_desktop.domain.attempt import ATTEMPT_OUTCOMES, Attempt
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import AttemptId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.attempts.best_path import BestPath, look_for_path
from godfather_desktop.gui.attempts.day_line import DayLine
from godfather_desktop.gui.attempts.draft_box import Draft, DraftBox, choice
from godfather_desktop.gui.attempts.file_list import FileList
from godfather_desktop.gui.attempts.gate_list import WIDTH, GateList
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, gone_when_closed
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.callbacks import fair_in
from godfather_desktop.insight.patience import COLD
from godfather_desktop.insight.readiness import Draft as Sketch
from godfather_desktop.insight.readiness import readiness
from godfather_desktop.wording.attempts import CHANNELS, FORM_CHANNELS, OUTCOMES
from godfather_desktop.wording.calibration import SIZES
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import VALUES

_PAUSE_MS = 120
"""After the last key until the gate looks again."""
_TOUCHES = 20
_FORM_WIDTH = 460
_HEIGHT = 600


def open_attempt_form(
    session: Session, navigation: Navigation, person: PersonId, parent: QWidget, again: Attempt | None = None
) -> "AttemptForm":
    """Open the form for a person; it is gone once it is closed."""
    form = AttemptForm(session, navigation, person, parent, again)
    gone_when_closed(form)
    form.open()
    return form


class AttemptForm(DraftBox):
    """Logs one attempt. again: an earlier one whose purpose is tried once more, which is no second ask."""

    def __init__(
        self,
        session: Session,
        navigation: Navigation,
        person: PersonId,
        parent: QWidget,
        again: Attempt | None = None,
    ) -> None:
        name = session.rolodex.people[person].name
        title = say("An attempt to reach {name}", name=name)
        super().__init__(session, parent, title, f"attempt {person}", _FORM_WIDTH + WIDTH)
        self._navigation = navigation
        self.person = person
        self._touches: list[Touch] = []
        self._best: dict[int, BestPath] = {}
        fair = fair_in(session.rolodex, person, session.scores, session.minute())
        liked = fair.channel if fair.channel in FORM_CHANNELS else channel_for(session.rolodex, person)
        self.channel = choice(say("Channel"), [(one, CHANNELS[one]) for one in FORM_CHANNELS], liked)
        self.day = DayLine(say("Day"), self.today, self.today)
        self.purpose = QLineEdit(again.purpose if again else "")
        self.purpose.setPlaceholderText(say("what for, in a few words"))
        self.benefit = QLineEdit(again.benefit if again else "")
        self.benefit.setPlaceholderText(say("what is in it for them"))
        self.offer = choice(say("What you bring"), VALUES, again.offer if again else 0)
        self.asking = QCheckBox(say("I ask for something:"))
        self.size_box = choice(say("Size of the ask"), SIZES, SIZES[1][0])
        self.size_box.setEnabled(False)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(say("what you write or say; 400 characters are read to the end"))
        self.text.setTabChangesFocus(True)
        self.hook = QLineEdit()
        self.hook.setPlaceholderText(say("one light line in it, about what is coming their way"))
        self.outcome = choice(say("Outcome"), [(one, OUTCOMES[one]) for one in ATTEMPT_OUTCOMES if one != "replied"])
        self.attached = FileList(session, self)
        self.gate = GateList(session, self._show_way)
        self.fields = {
            "channel": self.channel,
            "day": self.day.line,
            "purpose": self.purpose,
            "benefit": self.benefit,
            "offer": self.offer,
            "asking": self.asking,
            "size": self.size_box,
            "text": self.text,
            "hook": self.hook,
            "outcome": self.outcome,
            "override": self.gate.override,
        }
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.look)
        self._lay_out(title)
        self._connect()
        self.begin()
        self.look()
        self.purpose.setFocus()
        session.ask_disk(lambda keeper: keeper.timeline(person, 0, _TOUCHES), self._know_touches)

    def draft(self) -> Draft:
        return super().draft() | {"files": tuple(self.attached.files)}

    def take_draft(self, draft: Draft) -> None:
        super().take_draft(draft)
        files: tuple[FileToKeep, ...] = draft.get("files", ())
        self.attached.files = list(files)
        self.attached.show_files()

    def look(self) -> None:
        """Have the gate look at what is typed."""
        self._later.stop()
        session = self.session
        if self.person not in session.rolodex.people:
            return
        self.size_box.setEnabled(self.asking.isChecked())
        sketch = self._sketch()
        best = self._best.get(sketch.offer)
        found = readiness(
            session.rolodex,
            session.scores,
            sketch,
            session.minute(),
            best.chance if best is not None else None,
            best.cold if best is not None else None,
            through=best.through if best is not None else None,
            touches=self._touches,
        )
        if found != self.gate.findings or not self.gate.sentence.text():
            self.gate.show_findings(self.person, found)
        if best is None and session.scores.strength(self.person).value < COLD:
            # Only those whom I hardly know are better reached through somebody else.
            look_for_path(session, self.person, sketch.offer, lambda path: self._know_path(sketch.offer, path))

    def _sketch(self) -> Sketch:
        return Sketch(
            self.person,
            self.channel.currentData(),
            self.purpose.text(),
            self.benefit.text(),
            self.offer.currentData(),
            self.asking.isChecked(),
            self.size_box.currentData(),
            self.text.toPlainText(),
            self.hook.text(),
            attachment=self.attached.bytes_together,
        )

    def _know_touches(self, touches: list[Touch]) -> None:
        if Shiboken.isValid(self):
            self._touches = touches
            self._later.start()

    def _know_path(self, offer: int, path: BestPath) -> None:
        if Shiboken.isValid(self) and offer not in self._best:
            self._best[offer] = path
            self._later.start()

    def _show_way(self) -> None:
        offer = self.offer.currentData()
        self.reject()
        self._navigation.path_requested.emit(str(self.person), float(offer))

    def _save(self) -> None:
        try:
            day = self.day.known_day("day")
        except RuleBroken as broken:
            self.refuse(broken)
            return
        self.look()
        book, sketch, now = self.session.book, self._sketch(), self.session.minute()
        attempt = Attempt(
            AttemptId(book.new_id()),
            self.person,
            day,
            sketch.channel,
            sketch.purpose,
            now if day == self.today else None,
            outcome=self.outcome.currentData(),
            benefit=sketch.benefit,
            offer=sketch.offer,
            asking=sketch.asking,
            size=sketch.size,
            text=sketch.text,
            hook=sketch.hook,
            override=self.gate.override.text() if self.gate.held else "",
        )
        files = tuple(self.attached.files)

        def decide(rolodex: Rolodex) -> ChangeSet:
            return log_attempt_with(rolodex, book.new_id, attempt, files)

        self.perform(self.session, decide)

    def _connect(self) -> None:
        for line in (self.purpose, self.benefit, self.hook):
            line.textChanged.connect(lambda _: self._later.start())
        self.text.textChanged.connect(self._later.start)
        self.asking.toggled.connect(lambda _: self.look())
        for box in (self.channel, self.offer, self.size_box):
            box.currentIndexChanged.connect(lambda _: self.look())
        self.finished.connect(lambda _: self._later.stop())

    def _lay_out(self, title: str) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.channel, 1)
        when.addWidget(self.day, 1)
        ask = QHBoxLayout()
        ask.setSpacing(8)
        ask.addWidget(self.asking)
        ask.addWidget(self.size_box, 1)
        for label, field in (
            (say("By, on"), when),
            (say("Purpose"), self.purpose),
            (say("For them"), self.benefit),
            (say("You bring"), self.offer),
            (say("Ask"), ask),
            (say("Text"), self.text),
            (say("Hook"), self.hook),
            (say("Outcome"), self.outcome),
            (say("Files"), self.attached),
        ):
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.setAccessibleName(label)
            form.addRow(PlainLabel(label, "muted"), field)
        head = PlainLabel(title, "title", wrap=True)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(head)
        # The text has all the room that is left.
        left.addLayout(form, 1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(left, 1)
        columns.addWidget(self.gate)
        self.lay_out(columns, save=self._save)
        self.resize(_FORM_WIDTH + WIDTH, _HEIGHT)
