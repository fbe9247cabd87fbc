"""The card: the same on every page, for the person who is shown."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabWidget, QToolButton, QVBoxLayout, QWidget

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.gui.card.how_known import how_known
from godfather_desktop.gui.card.tabs import TABS, Tab
from godfather_desktop.gui.icons import icon
from godfather_desktop.gui.marks import Avatar, StrengthBar
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.photos import small_photo
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.titles import current_role
from godfather_desktop.wording.answers import bridge
from godfather_desktop.wording.chances import standing, strength_figures
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import role_head

WIDTH = 348


class CardPanel(QWidget):
    """Who they are, how strong the tie is and why, what to do next."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self.person: PersonId | None = None
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(say("Card"))
        self.avatar = Avatar()
        self._photo: QImage | None = None
        self.name = PlainLabel("", "title", wrap=True)
        self.role = PlainLabel("", "", wrap=True)
        self.known = PlainLabel("", "small", wrap=True)
        self.reach = PlainLabel("", "small", wrap=True)
        self.bar = StrengthBar()
        self.figure = PlainLabel("", "title")
        self.standing = PlainLabel("", "small", wrap=True)
        self.bridge = PlainLabel("", "small", wrap=True)
        self.next = PlainLabel("", "", wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(say("Parts of the card"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(say("Parts of the card"))
        # The tabs are made when they are first looked at: no card is shown while the program starts.
        self._pages: dict[int, Tab] = {}
        for title, _, _ in TABS:
            self.tabs.addTab(_empty(), say(title))
        self.tabs.currentChanged.connect(lambda _: self._fill_tab())
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill)
        session.changed.connect(self._follow)
        session.day_changed.connect(self._fill)
        session.ready.connect(self._fill_tab)
        session.ties_inferred.connect(self._fill_tab)

    def show_person(self, person: PersonId | None) -> None:
        """Show this person's card; None shows none."""
        if person is not None and person not in self._session.rolodex.people:
            person = None
        fresh = person != self.person
        self.person = person
        self.setVisible(person is not None)
        if person is not None and fresh:
            self._later.stop()
            self._photo = None
            self._fill()
            self._show_photo(person)

    def show_records(self, records: str) -> None:
        """Show the tab that holds these records."""
        self.tabs.setCurrentIndex([name for _, name, _ in TABS].index(records))
        self._fill_tab()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.role)
        names.addWidget(self.known)
        head.addLayout(names, 1)
        close = QToolButton()
        close.setIcon(icon("x", "muted"))
        close.setAccessibleName(say("Close the card"))
        set_tip(close, say("Close the card"))
        close.clicked.connect(lambda: self._navigation.person_requested.emit(None))
        corner = QVBoxLayout()
        corner.setSpacing(2)
        corner.addWidget(close)
        corner.addWidget(self._more_button())
        corner.addStretch(1)
        head.addLayout(corner)
        measure = QHBoxLayout()
        measure.setSpacing(12)
        measure.addWidget(self.bar, 1)
        measure.addWidget(self.figure)
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(8)
        for text, tip, slot in (
            (say("Touch"), say("Log a touch (Ctrl+T)"), self.log_touch),
            (say("Favor"), say("Log a favor (Ctrl+G)"), self.log_favor),
            (say("Edit"), say("Edit the card (Ctrl+E)"), self.edit),
        ):
            button = QPushButton(text)
            set_tip(button, tip)
            button.clicked.connect(slot)
            actions.addWidget(button, 1)
        self._way = QPushButton(say("Find a way in"))
        self._way.setObjectName("primary")
        self._way.clicked.connect(self.find_way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.reach)
        layout.addLayout(measure)
        layout.addWidget(self.standing)
        layout.addWidget(self.bridge)
        layout.addWidget(self.next)
        layout.addWidget(self._actions)
        layout.addWidget(self._way)
        layout.addWidget(self.tabs, 1)

    def _more_button(self) -> QToolButton:
        more = QToolButton()
        more.setIcon(icon("dots-three", "muted"))
        more.setAccessibleName(say("More about this card"))
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(more)
        self.menu.addAction(say("Save as PDF …")).triggered.connect(lambda _=False: self.save_pdf())
        more.setMenu(self.menu)
        set_tip(more, say("More about this card"))
        return more

    def save_pdf(self) -> None:
        """Save the card as a PDF file where the user chooses."""
        if self.person is not None:
            # Read when it is needed: no card is printed while the program starts.
            from godfather_desktop.gui.card.card_pdf import choose_pdf

            choose_pdf(self._session, self.person, self)

    def log_touch(self) -> None:
        """Begin a line about a touch with this person."""
        if self.person is not None:
            self._navigation.quick_log_requested.emit(say("called {name} ", name=self._plain_name()))

    def log_favor(self) -> None:
        """Begin a line about a favor for this person."""
        if self.person is not None:
            self._navigation.quick_log_requested.emit(say("gave {name} ", name=self._plain_name()))

    def edit(self) -> None:
        """Open the form for this person."""
        if self.person is not None:
            self._navigation.edit_requested.emit(self.person)

    def find_way(self) -> None:
        """Find the way in to this person."""
        if self.person is not None:
            self._navigation.path_requested.emit(str(self.person), None)

    def _plain_name(self) -> str:
        return self._session.rolodex.people[self.person].name if self.person is not None else ""

    def _fill(self) -> None:
        person = self.person
        if person is None or person not in self._session.rolodex.people:
            return
        rolodex = self._session.rolodex
        card = rolodex.people[person]
        role = current_role(rolodex, card)
        self.name.setText(card.name)
        self.role.setText(role_head(rolodex, role) if role is not None else "")
        self.role.setVisible(role is not None)
        self.known.setText(how_known(rolodex, card))
        self.known.setVisible(bool(self.known.text()))
        self.reach.setText("\n".join(one for one in (*card.emails[:2], *card.phones[:2], card.city) if one))
        self.reach.setVisible(bool(self.reach.text()))
        self.avatar.show_person(person, card.name, self._photo)
        mine = person == ME
        for widget in (self.bar, self.figure, self.standing, self.bridge, self._way):
            widget.setVisible(not mine)
        if not mine:
            strength = self._session.scores.strength(person)
            self.bar.show_strength(strength)
            self.bar.setAccessibleName(say("Strength {figures}", figures=strength_figures(strength)))
            self.figure.setText(strength_figures(strength) if strength.state != "unknown" else "–")
            self.standing.setText(standing(strength))
            self.bridge.setText(
                bridge(self._session.scores.asking(person), trusted=self._session.scores.trusted("yes"))
            )
            # No card is shown while the program starts.
            from godfather_desktop.insight.callbacks import fair_in
            from godfather_desktop.wording.fair import next_words

            fair = fair_in(rolodex, person, self._session.scores, self._session.minute())
            self.next.setText(next_words(rolodex, person, fair, self._session.today))
        self.next.setVisible(not mine and bool(self.next.text()))
        self._fill_tab()

    def _fill_tab(self) -> None:
        if self.person is not None and self.person in self._session.rolodex.people:
            self._page(self.tabs.currentIndex()).show_person(self.person)

    def _page(self, place: int) -> Tab:
        page = self._pages.get(place)
        if page is None:
            _, _, make = TABS[place]
            page = self._pages[place] = make(self._session, self._navigation)
            holder = self.tabs.widget(place)
            layout = holder.layout() if holder is not None else None
            if isinstance(page, QWidget) and layout is not None:
                layout.addWidget(page)
                page.show()
        return page

    def _show_photo(self, person: PersonId) -> None:
        def then(image: QImage | None) -> None:
            if self.person == person:
                self._photo = image
                self.avatar.show_person(person, self._plain_name(), image)

        self._session.ask_disk(lambda keeper: small_photo(keeper.photo_of(person)), then, "photo")

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        if self.person is None:
            return
        if self.person not in self._session.rolodex.people:
            self._navigation.person_requested.emit(None)
            return
        # Anything may stand on a card: a referrer's name, a tie, a favor. Filled a moment later, once
        # for all that changes together, so that the ledger and the list are painted meanwhile.
        self._later.start()
        if any(isinstance(change.record, Photo | Person) for change in changes):
            self._show_photo(self.person)


def _empty() -> QWidget:
    """The holder of a tab that is not made yet."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    return holder
