"""The person's touches, newest first, a page at a time from the disk."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.touches import remove_touch
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.dates import ago, day
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import touch_head

_PAGE = 20


class TouchesTab(QWidget):
    """What was said and when."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._person: PersonId | None = None
        self._shown = 0
        self._rows = Rows(say("Touches"))
        self._more = QPushButton(say("Show more"))
        self._more.clicked.connect(self._load)
        self._more.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self._more)

    def show_person(self, person: PersonId) -> None:
        """Show this person's touches."""
        self._person = person
        self._shown = 0
        self._load()

    def _load(self) -> None:
        person, shown = self._person, self._shown
        if person is None:
            return
        self._session.ask_disk(
            lambda keeper: keeper.timeline(person, shown, _PAGE + 1), lambda page: self._show(person, page), "timeline"
        )

    def _show(self, person: PersonId, page: list[Touch]) -> None:
        if person != self._person:
            return
        if self._shown == 0:
            self._rows.clear()
            if not page:
                self._rows.add(fact(say("No touches yet."), say("Ctrl+T logs one in a line.")))
        for touch in page[:_PAGE]:
            when = f"{day(touch.day)} · {ago(touch.day, self._session.today)}"
            self._rows.add(
                fact(
                    touch_head(touch),
                    "\n".join(one for one in (when, touch.note) if one),
                    undo=(say("Remove this touch"), lambda one=touch: self._remove(one)),  # type: ignore[misc]
                )
            )
        self._shown += len(page[:_PAGE])
        self._more.setVisible(len(page) > _PAGE)

    def _remove(self, touch: Touch) -> None:
        self._session.perform(lambda rolodex: remove_touch(rolodex, touch))
