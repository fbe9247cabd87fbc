"""What they need, the five questions, dated notes, and what other programs knew."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.people import remove_role
from godfather_desktop.actions.touches import remove_note, write_note
from godfather_desktop.domain.ids import ME, MergeId, NoteId, PersonId, RoleId
from godfather_desktop.domain.note import QUESTIONS, Topic
from godfather_desktop.gui.card.role_box import RoleBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.dates import partial as partial_date
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import QUESTION_WORDS, role_detail, role_head


class NotesTab(QWidget):
    """What to know before calling. Enter in a line keeps it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._person: PersonId | None = None
        self._sent = ""
        self._rows = Rows(say("Notes"))
        self._line = QLineEdit()
        self._line.setPlaceholderText(say("Write a note, Enter keeps it"))
        self._line.setAccessibleName(say("New note"))
        self._line.returnPressed.connect(self._write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.addWidget(self._line)
        layout.addWidget(self._rows, 1)

    def show_person(self, person: PersonId) -> None:
        """Show what is known of this person."""
        if person != self._person:
            self._line.clear()
        self._person = person
        self._rows.clear()
        rolodex = self._session.rolodex
        notes = rolodex.notes_of(person)
        for note in sorted((note for note in notes if not note.topic), key=lambda note: (-note.day, -note.id)):
            self._rows.add(
                fact(note.text, day(note.day), undo=(say("Remove this note"), partial(self._remove, note.id)))
            )
        answers: dict[Topic, str] = {note.topic: note.text for note in notes if note.topic}
        if person != ME:
            # What is matched with what I can offer comes before the rest.
            self._rows.add(self._question(person, "needs", say("What could they use?"), answers.get("needs", "")))
        for topic in QUESTIONS:
            self._rows.add(self._question(person, topic, say(QUESTION_WORDS[topic]), answers.get(topic, "")))
        self._add_roles(person)
        self._add_merges(person)
        card = rolodex.people[person]
        if card.birthday:
            self._rows.add(fact(say("Birthday"), partial_date(card.birthday)))
        for link in card.links:
            self._rows.add(fact(say("Link"), link))
        for extra in card.extra:
            head, _, text = extra.partition(": ")
            if head != "N":
                self._rows.add(fact(head, text))

    def _add_roles(self, person: PersonId) -> None:
        rolodex = self._session.rolodex
        add = QPushButton(say("Add a role …"))
        add.clicked.connect(lambda: RoleBox(self._session, person, self).open())
        self._rows.add(fact(PlainLabel(say("Roles"), "title"), right=add))
        for role in sorted(rolodex.roles_of(person), key=lambda role: (role.end != "", role.start)):
            undo = (say("Remove this role"), partial(self._remove_role, role.id))
            self._rows.add(fact(role_head(rolodex, role), role_detail(role), undo=undo))

    def _add_merges(self, person: PersonId) -> None:
        """Whose cards went into this one."""
        for merge in sorted(self._session.rolodex.merges_of(person), key=lambda one: -one.id):
            # Comparing names comes with it, which a card without merges does not need.
            from godfather_desktop.wording.look_alikes import merged_from, merged_when

            apart = QPushButton(say("Take apart"))
            apart.setObjectName("small")
            apart.setAccessibleName(f"{say('Take apart')}: {merged_from(merge)}")
            apart.clicked.connect(partial(self._take_apart, merge.id))
            self._rows.add(fact(merged_from(merge), merged_when(merge), apart))

    def _take_apart(self, merge: MergeId, _checked: bool = False) -> None:
        from godfather_desktop.gui.duplicates.merging import say_saved, take_apart

        take_apart(self._session, merge, partial(say_saved, self._session), self._session.fail)

    def _remove_role(self, role: RoleId) -> None:
        self._session.perform(lambda rolodex: remove_role(rolodex, role))

    def _question(self, person: PersonId, topic: Topic, words: str, answer: str) -> QWidget:
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(PlainLabel(words, "small"))
        line = QLineEdit(answer)
        line.setAccessibleName(words)
        line.setPlaceholderText(say("not known yet"))
        line.editingFinished.connect(partial(self._answer, person, topic, line, answer))
        layout.addWidget(line)
        return row

    def _answer(self, person: PersonId, topic: Topic, line: QLineEdit, before: str) -> None:
        text = line.text()
        if text.strip() == before.strip() or person not in self._session.rolodex.people:
            return
        book = self._session.book
        self._session.perform(
            lambda rolodex: write_note(rolodex, book.new_id, person, self._session.today, text, topic)
        )

    def _write(self) -> None:
        person, text = self._person, self._line.text()
        if person is None or not text.strip():
            return
        book = self._session.book
        if book.busy and text == self._sent:
            # Enter was pressed twice.
            return
        self._sent = text
        self._session.perform(
            lambda rolodex: write_note(rolodex, book.new_id, person, self._session.today, text),
            lambda _: self._line.clear() if self._line.text() == text else None,
        )

    def _remove(self, note: NoteId) -> None:
        self._session.perform(lambda rolodex: remove_note(rolodex, note))
