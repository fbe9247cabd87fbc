"""The Rolodex page: browse by letter, find by a few letters of anything, flip by keyboard."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.people import remove_people, tag
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.line_box import LineBox
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import agreed, gone_when_closed
from godfather_desktop.gui.rolodex.letter_tabs import LETTERS, LetterTabs
from godfather_desktop.gui.rolodex.people_model import LAST, NAME, ROLE, STRENGTH, TAGS, PeopleModel, sort_name
from godfather_desktop.gui.rolodex.people_view import people_table
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.finding import Hit
from godfather_desktop.wording.answers import rolodex_page
from godfather_desktop.wording.introductions import goes_too
from godfather_desktop.wording.language import count, say

_MATCHES_SHOWN = 60
_SORTS = (("name", "By name"), ("strength", "By strength"), ("last", "By last touch"))


class RolodexPage(QWidget):
    """Everybody, in order; or those who fit what is typed in the search line."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._query = ""
        self._tag = ""
        self._keys: dict[PersonId, str] = {}
        self._restoring = False
        self.answer = AnswerLine()
        self.model = PeopleModel(session)
        self.table = people_table(session)
        self.table.setModel(self.model)
        self.table.setAccessibleName(say("People"))
        self.letters = LetterTabs()
        self.order = QComboBox()
        self.order.setAccessibleName(say("Order"))
        for key, text in _SORTS:
            self.order.addItem(say(text), key)
        self.tags = QComboBox()
        self.tags.setAccessibleName(say("Tag"))
        self.tags.setMinimumWidth(150)
        self._lay_out()
        self.order.currentIndexChanged.connect(lambda _: self.refresh())
        self.tags.activated.connect(self._filter_by_tag)
        self.letters.chosen.connect(self.go_to_letter)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._show_letter())
        self.table.doubleClicked.connect(
            lambda index: self._navigation.edit_requested.emit(self.model.people[index.row()])
        )
        self.table.horizontalHeader().sectionClicked.connect(self._order_by_column)
        session.changed.connect(self._follow)
        self._keys = {person.id: sort_name(person.name) for person in session.rolodex.others()}
        self._learn_letters()
        self.refresh()

    def search(self, query: str) -> None:
        """Show those who fit."""
        self._query = query.strip()
        if self._query:
            self._session.find(self._query, self._found)
        else:
            self._session.forget_search()
            self.refresh()

    def refresh(self) -> None:
        """Show everybody again, in the chosen order."""
        if self._query:
            self._session.find(self._query, self._found)
            return
        people = self._ordered([person for person in self._keys if self._has_tag(person)])
        self._show(people, {})

    def show_person(self, person: PersonId | None) -> None:
        """Choose a person in the list, where they are shown."""
        if person is None:
            # A click on the same row must show the card again.
            self.table.clearSelection()
            return
        row = self.model.row_of(person)
        if row is None:
            return
        if self.table.currentIndex().row() != row or not self.chosen_people():
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, NAME), self.table.ScrollHint.PositionAtCenter)

    def flip(self, by: int) -> None:
        """Show the next or previous card; the first one while none is chosen."""
        if not self.model.people:
            return
        row = self.table.currentIndex().row() if self.chosen_people() else -1
        self._choose_row(row + by if row >= 0 else 0)

    def go_to_letter(self, letter: str) -> None:
        """Scroll to the first person of a letter, or of the next one that has people."""
        wanted = LETTERS.index(letter)
        for row in range(len(self.model.people)):
            if (
                LETTERS.index(self.model.letter_of(row)) >= wanted
                if letter != "#"
                else self.model.letter_of(row) == "#"
            ):
                self.table.selectRow(row)
                self.table.scrollTo(self.model.index(row, NAME), self.table.ScrollHint.PositionAtTop)
                return

    def chosen_people(self) -> list[PersonId]:
        """The people whose rows are chosen."""
        return [self.model.people[index.row()] for index in self.table.selectionModel().selectedRows()]

    def remove_chosen(self) -> None:
        """Remove the chosen people; it can be taken back, so only many at once are asked about."""
        people = self.chosen_people()
        if not people:
            return
        question = count("Remove {n} person?", "Remove {n} people?", len(people))
        along = goes_too(self._session.rolodex, people)
        said = " ".join(one for one in (question, along, say("Ctrl+Z takes it back.")) if one)
        if len(people) > 1 and not agreed(self, said, say("Remove")):
            return
        row = self.table.currentIndex().row()

        def then(_: object) -> None:
            if along:
                self._session.said.emit(f"{along} {say('Ctrl+Z takes it back.')}")
            if self.model.people and row >= 0:
                self._choose_row(row)
            else:
                self._navigation.person_requested.emit(None)

        self._session.perform(lambda rolodex: remove_people(rolodex, people), then)

    def tag_chosen(self) -> None:
        """Ask for a tag and give it to the chosen people."""
        people = self.chosen_people()
        if people:
            box = LineBox(
                self,
                count("Tag {n} person", "Tag {n} people", len(people)),
                say("A tag they all have is taken away."),
                lambda word: self._session.perform(lambda rolodex: tag(rolodex, people, word)),
            )
            gone_when_closed(box)
            box.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_people():
            self._navigation.edit_requested.emit(self.chosen_people()[0])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.order)
        tools.addWidget(self.tags)
        tools.addStretch(1)
        for text, slot in (
            (say("Add person"), lambda: self._navigation.edit_requested.emit(None)),
            (say("Tag"), self.tag_chosen),
            (say("Remove"), self.remove_chosen),
        ):
            button = QPushButton(text)
            button.clicked.connect(slot)
            tools.addWidget(button)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QHBoxLayout(panel)
        inside.setContentsMargins(4, 4, 1, 4)
        inside.setSpacing(2)
        inside.addWidget(self.letters)
        inside.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.answer)
        layout.addLayout(tools)
        layout.addWidget(panel, 1)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setTabOrder(self.order, self.tags)

    def _fit_columns(self) -> None:
        width = self.table.viewport().width()
        tags = width > 760
        self.table.setColumnHidden(TAGS, not tags and not self._query)
        self.table.setColumnHidden(LAST, width < 560)
        rest = width - 150 - (128 if width >= 560 else 0)
        self.table.setColumnWidth(STRENGTH, 150)
        self.table.setColumnWidth(LAST, 128)
        shares = (0.36, 0.40) if tags or self._query else (0.46, 0.54)
        self.table.setColumnWidth(NAME, int(rest * shares[0]))
        self.table.setColumnWidth(ROLE, int(rest * shares[1]))

    def _choose_row(self, row: int) -> None:
        """Choose a row, the nearest when there is none such."""
        row = max(0, min(len(self.model.people) - 1, row))
        self.table.selectRow(row)
        self.table.scrollTo(self.model.index(row, NAME))

    def _ordered(self, people: list[PersonId]) -> list[PersonId]:
        by = self.order.currentData()
        if by == "strength":
            strength = self._session.scores.strength
            return sorted(people, key=lambda person: (-strength(person).value, self._keys[person]))
        if by == "last":
            sums = self._session.rolodex.sums
            return sorted(
                people, key=lambda person: (-(sums[person].last if person in sums else 0), self._keys[person])
            )
        return sorted(people, key=lambda person: (self._keys[person][:1] < "a", self._keys[person], person))

    def _has_tag(self, person: PersonId) -> bool:
        return not self._tag or self._tag in self._session.rolodex.people[person].tags

    def _found(self, hits: list[Hit]) -> None:
        index = self._session.index
        hits = [hit for hit in hits if hit.person in self._keys and self._has_tag(hit.person)]
        matches: dict[PersonId, str] = {}
        if index is not None:
            shown = index.shown(hits[:_MATCHES_SHOWN], self._query)
            matches = {hit.person: hit.text for hit in shown if hit.field != "name"}
        self._show([hit.person for hit in hits], matches)

    def _learn_letters(self) -> None:
        self._letters = frozenset(key[:1].upper() if "a" <= key[:1] <= "z" else "#" for key in self._keys.values())

    def _show(self, people: list[PersonId], matches: dict[PersonId, str]) -> None:
        kept = set(self.chosen_people())
        self.model.show_people(people, matches)
        self._fit_columns()
        self.answer.say(rolodex_page(len(self._keys), len(people), self._query))
        self.table.viewport().update()
        self.letters.setVisible(not self._query and self.order.currentData() == "name")
        self._fill_tags()
        selection = QItemSelection()
        rows = sorted(row for person in kept if (row := self.model.row_of(person)) is not None)
        for row in rows[:200]:
            selection.select(self.model.index(row, NAME), self.model.index(row, TAGS))
        if rows:
            # Chosen already: choosing them again must not change which card is shown.
            self._restoring = True
            self.table.setCurrentIndex(self.model.index(rows[0], NAME))
            self.table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._restoring = False
        elif people and self._query:
            self.table.setCurrentIndex(self.model.index(0, NAME))
        QTimer.singleShot(0, self, self._show_letter)

    def _show_letter(self) -> None:
        row = self.table.rowAt(4)
        self.letters.show_letters(self._letters, self.model.letter_of(row) if 0 <= row < len(self.model.people) else "")

    def _fill_tags(self) -> None:
        words = sorted(
            {word for person in self._session.rolodex.people.values() for word in person.tags}, key=str.casefold
        )
        if [self.tags.itemData(place) for place in range(1, self.tags.count())] == words and self.tags.count():
            return
        if self._tag not in words:
            self._tag = ""
        self.tags.blockSignals(True)
        self.tags.clear()
        self.tags.addItem(say("All tags"), "")
        for word in words:
            self.tags.addItem(word, word)
        self.tags.setCurrentIndex(max(0, self.tags.findData(self._tag)))
        self.tags.blockSignals(False)

    def _filter_by_tag(self, _place: int) -> None:
        self._tag = self.tags.currentData() or ""
        self.refresh()

    def _order_by_column(self, column: int) -> None:
        wanted = {NAME: "name", STRENGTH: "strength", LAST: "last"}.get(column)
        if wanted:
            self.order.setCurrentIndex(self.order.findData(wanted))

    def _chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        current: QModelIndex = self.table.currentIndex()
        if current.isValid() and current.row() < len(self.model.people) and self.chosen_people():
            self._navigation.person_requested.emit(self.model.people[current.row()])

    def _follow(self, changes: tuple[Change, ...], concerned: set[PersonId]) -> None:
        listed = tagged = False
        for change in changes:
            if isinstance(change.record, Person) and change.record.id != ME:
                before = self._keys.get(change.record.id)
                if change.after is None:
                    self._keys.pop(change.record.id, None)
                elif isinstance(change.after, Person):
                    self._keys[change.record.id] = sort_name(change.after.name)
                listed = listed or before != self._keys.get(change.record.id)
                tags_before = change.before.tags if isinstance(change.before, Person) else ()
                tags_after = change.after.tags if isinstance(change.after, Person) else ()
                tagged = tagged or tags_before != tags_after
        if tagged:
            # Once, before the list: the tag by which it is filtered may be nobody's any more.
            self._fill_tags()
            listed = True
        if listed:
            self._learn_letters()
        if listed or self._query or (concerned and self.order.currentData() != "name"):
            self.refresh()
        else:
            self.model.repaint(concerned)
