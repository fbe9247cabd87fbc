"""The form of a card: add or edit a person. Esc closes it and keeps what was typed for the next time."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from godfather_desktop.actions.people import add_person, edit_person, set_photo
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES, Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.photos import decoded, small_photo
from godfather_desktop.gui.pictures import jpeg_bytes
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say

_TWO_AM = (("", "not said"), ("yes", "yes"), ("no", "no"))


class PersonForm(QDialog):
    """All fields of a card. Saving that is refused leaves the form as it is, with the reason beside it."""

    def __init__(self, session: Session, person: PersonId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.person = person
        card = session.rolodex.people[person] if person is not None else None
        self.setWindowTitle(say("Edit {name}", name=card.name) if card else say("Add a person"))
        self.setMinimumSize(520, 560)
        self.name = QLineEdit()
        self.title = QLineEdit()
        self.organization = QLineEdit()
        self.emails = QPlainTextEdit()
        self.phones = QPlainTextEdit()
        self.links = QPlainTextEdit()
        self.city = QLineEdit()
        self.tags = QLineEdit()
        self.birthday = QLineEdit()
        self.how_known = _choice(HOW_KNOWN)
        self.through = PersonField(session, say("through whom"))
        self.relation = _choice(RELATIONS)
        self.seniority = _choice(SENIORITIES)
        self.authority = _choice(AUTHORITIES)
        self.rating = _choice(("", *map(str, range(11))))
        self.two_am = QComboBox()
        for value, text in _TWO_AM:
            self.two_am.addItem(say(text), value)
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        self._photo: bytes | None = None
        self._photo_chosen = False
        self._lay_out()
        if card is not None:
            self._fill(card)
        self.name.setFocus()

    def draft(self) -> dict[str, str]:
        """What is typed, by field; given back to the form when it is opened again."""
        return {name: _typed(widget) for name, widget in self._fields()}

    def take_draft(self, draft: dict[str, str]) -> None:
        """Show what was typed before."""
        for name, widget in self._fields():
            _type(widget, draft.get(name, ""))

    def _fields(self) -> list[tuple[str, QWidget]]:
        return [
            ("name", self.name),
            ("title", self.title),
            ("organization", self.organization),
            ("emails", self.emails),
            ("phones", self.phones),
            ("links", self.links),
            ("city", self.city),
            ("tags", self.tags),
            ("birthday", self.birthday),
            ("how_known", self.how_known),
            ("referred_by", self.through),
            ("relation", self.relation),
            ("seniority", self.seniority),
            ("authority", self.authority),
            ("rating", self.rating),
            ("two_am", self.two_am),
        ]

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for area, hint in (
            (self.emails, "one to a line"),
            (self.phones, "one to a line"),
            (self.links, "one to a line"),
        ):
            area.setFixedHeight(64)
            area.setTabChangesFocus(True)
            area.setPlaceholderText(say(hint))
        self.tags.setPlaceholderText(say("separated by commas"))
        self.birthday.setPlaceholderText("1980-03-22, 1980, --03-22")
        photo = QPushButton(say("Choose a photo …"))
        photo.clicked.connect(self._choose_photo)
        labels = (
            "Name", "Title", "Organization", "E-mail", "Telephone", "Links", "City", "Tags", "Birthday",
            "How known", "Through", "Relation", "Seniority", "Authority", "Closeness", "Call at 2 a.m.?",
        )  # fmt: skip
        for label, (_, widget) in zip(labels, self._fields(), strict=True):
            widget.setAccessibleName(say(label))
            form.addRow(PlainLabel(say(label), "muted"), widget)
        form.addRow(PlainLabel(say("Photo"), "muted"), photo)
        inside = QWidget()
        inside.setLayout(form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(say("Fields of the card"))
        scroll.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.wrong, 1)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = QPushButton(say("Save"))
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)

    def _fill(self, card: Person) -> None:
        role = current_role(self._session.rolodex, card)
        self.take_draft(
            {
                "name": card.name,
                "title": role.title if role else "",
                "organization": organization_name(self._session.rolodex, role),
                "emails": "\n".join(card.emails),
                "phones": "\n".join(card.phones),
                "links": "\n".join(card.links),
                "city": card.city,
                "tags": ", ".join(card.tags),
                "birthday": card.birthday,
                "how_known": card.how_known,
                "relation": card.relation,
                "seniority": card.seniority,
                "authority": card.authority,
                "rating": "" if card.rating is None else str(card.rating),
                "two_am": "" if card.two_am is None else "yes" if card.two_am else "no",
            }
        )
        self.through.set_person(card.referred_by)

    def _card(self, base: Person) -> Person:
        draft = self.draft()
        through = self.through.person() if self.through.text().strip() else None
        card = replace(
            base,
            name=draft["name"],
            emails=tuple(draft["emails"].splitlines()),
            phones=tuple(draft["phones"].splitlines()),
            links=tuple(draft["links"].splitlines()),
            city=draft["city"],
            tags=tuple(draft["tags"].split(",")),
            birthday=draft["birthday"].strip(),
            rating=int(draft["rating"]) if draft["rating"] else None,
            two_am={"": None, "yes": True, "no": False}[draft["two_am"]],
            referred_by=through,
        )
        # Combo boxes hold nothing but the words of their field; `checked_person` makes sure.
        words = {name: draft[name] for name in ("how_known", "relation", "seniority", "authority")}
        return replace(card, **words)  # type: ignore[arg-type]

    def _save(self) -> None:
        book = self._session.book
        title, organization = self.title.text(), self.organization.text()

        def decide(rolodex: Rolodex) -> ChangeSet:
            if self.person is None:
                card = self._card(Person(PersonId(book.new_id()), ""))
                return add_person(rolodex, book.new_id, card, title=title, organization=organization)
            card = self._card(rolodex.people[self.person])
            return edit_person(rolodex, book.new_id, card, title=title, organization=organization)

        def done(changes: ChangeSet) -> None:
            added = next((change.after.id for change in changes.changes if isinstance(change.after, Person)), None)
            self.person = self.person if self.person is not None else added
            self._save_photo()
            if Shiboken.isValid(self):
                self.accept()

        book.perform(decide, done, self._refused)

    def _save_photo(self) -> None:
        person, data = self.person, self._photo
        if not self._photo_chosen or person is None:
            return
        self._session.ask_disk(
            lambda keeper: keeper.photo_of(person),
            lambda before: self._session.perform(lambda rolodex: set_photo(rolodex, person, before, data)),
        )

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | DiskTrouble):
            raise error
        if not Shiboken.isValid(self):
            self._session.fail(error)
            return
        self.wrong.setText(refusal(error))
        self.wrong.show()
        field = error.field if isinstance(error, RuleBroken) else ""
        for name, widget in self._fields():
            widget.setProperty("wrong", name == (field if field != "person" else "referred_by"))
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            if name == field:
                widget.setFocus()

    def _choose_photo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, say("Choose a photo"), "", "*.png *.jpg *.jpeg *.gif *.webp")
        if not path:
            return
        try:
            picture = decoded(Path(path).read_bytes())
        except OSError:
            self._refused(DiskTrouble("unreadable", Path(path)))
            return
        if picture is None:
            self._refused(RuleBroken("not a picture", field="photo"))
            return
        size = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self._photo = jpeg_bytes(picture.scaled(512, 512, *size))
        self._photo_chosen = small_photo(self._photo) is not None


def _choice(words: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    for word in words:
        box.addItem(say(word) if word else "–", word)
    return box


def _typed(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return str(widget.currentData()) if isinstance(widget, QComboBox) else ""


def _type(widget: QWidget, text: str) -> None:
    if isinstance(widget, QLineEdit):
        widget.setText(text)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(0, widget.findData(text)))
