"""The window: rail, search line, pages, card, status line; it wires navigation and nothing more."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.gui.bell import StartList
from godfather_desktop.gui.boxes import Boxes
from godfather_desktop.gui.card.panel import CardPanel
from godfather_desktop.gui.keys_box import AboutBox, KeysBox
from godfather_desktop.gui.menus import build_menus, key_lines
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.quick_log import QuickLog
from godfather_desktop.gui.rail import PAGES, Rail
from godfather_desktop.gui.reminders import Reminders
from godfather_desktop.gui.rolodex.page import RolodexPage
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.status_line import StatusLine
from godfather_desktop.gui.today.day_list import DayList
from godfather_desktop.gui.top_bar import TopBar
from godfather_desktop.wording.language import say
from godfather_desktop.wording.steps import step

_SEARCH_PAUSE_MS = 25


class MainWindow(QMainWindow):
    """One open Rolodex."""

    look_chosen = Signal(str)
    new_file_wanted = Signal()
    open_file_wanted = Signal(object)
    """Open this file; None asks for one."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self.session = session
        self.navigation = Navigation()
        self._preferences = preferences
        self.boxes = Boxes(session, self.navigation, self)
        self.day_list = DayList(session, preferences)
        self.setWindowTitle(f"{session.book.keeper.path.name} – Godfather Desktop")
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        self.rail = Rail()
        self.top = TopBar()
        self.search, self.undo_button = self.top.search, self.top.undo_button
        self.start_list = StartList(session, self.navigation, self.day_list, self.top)
        self.reminders = Reminders(
            session, self.day_list, preferences, self.start_list, lambda: self.page_shown == "today"
        )
        self.pages = QStackedWidget()
        self.card = CardPanel(session, self.navigation)
        self.quick_log = QuickLog(session, self.navigation)
        self.status = StatusLine(session)
        self.rolodex = RolodexPage(session, self.navigation)
        self._makers: dict[str, Callable[[], QWidget]] = {
            "today": self._make_today,
            "network": self._make_network,
            "introductions": self._make_introductions,
            **{
                name: partial(self._make_plain, name)
                for name in ("favors", "friends", "river", "chances", "duplicates")
            },
            "import": self._make_transfer,
            "settings": self._make_settings,
        }
        # Filled by the pages when they are made.
        self._reach: Callable[[str, float | None], None] = lambda _asked, _value: None
        self._introduction: Callable[[IntroductionId], None] = lambda _: None
        self._glow: Callable[[list[tuple[PersonId, ...]]], None] = lambda _: None
        self._choose_import: Callable[[], None] = lambda: None
        self._choose_export: Callable[[], None] = lambda: None
        self._made: dict[str, QWidget] = {"rolodex": self.rolodex}
        self.pages.addWidget(self.rolodex)
        self._recent = QMenu(self)
        self.actions_by_name = build_menus(self, self._slots(), self._recent)
        self._lay_out()
        self._connect()
        self.card.hide()
        self.quick_log.hide()
        session.ready.connect(lambda: session.pool(_read_pages, lambda _: None, session.fail))
        self._show_state()
        self._fill_recent()
        self.rail.show_page("rolodex")

    def page(self, name: str) -> QWidget:
        """A page, made when it is first asked for, so that the start need not wait for it."""
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._makers[name]()
            self.pages.addWidget(page)
        return page

    @property
    def page_shown(self) -> str:
        """The name of the page that is shown."""
        return next((name for name, page in self._made.items() if page is self.pages.currentWidget()), "")

    def show_page(self, name: str) -> None:
        """Show a page."""
        self.start_list.hide()
        page = self.page(name)
        self.pages.setCurrentWidget(page)
        if page.focusProxy() is not None:
            # A page that begins with a question takes the answer at once.
            page.setFocus()
        # The cards are the place where their doubles are looked for.
        self.rail.show_page("rolodex" if name == "duplicates" else name)
        self._preferences.page = name

    def show_person(self, person: PersonId | None) -> None:
        """Show a person's card, on whatever page is shown."""
        self.card.show_person(person)
        self.rolodex.show_person(person)

    def preview_import(self, paths: list[Path]) -> None:
        """Preview the import of files."""
        self.page("import")
        self.navigation.import_requested.emit(paths)

    def find_way(self, asked: str, value: float | None = None) -> None:
        """Find the way in on the introductions page."""
        self.show_page("introductions")
        self._reach(asked, value)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _files(event.mimeData())
        if len(paths) == 1 and paths[0].suffix == ".rolodex":
            self.open_file_wanted.emit(paths[0])
        elif paths:
            self.preview_import(paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.rail.recolor()
            self.top.bell.recolor()

    def _slots(self) -> dict[str, Callable[[], object]]:
        def for_shown(do: Callable[[PersonId], None]) -> Callable[[], None]:
            return lambda: do(self.card.person) if self.card.person is not None else self._ask_for_a_card()

        return {
            "new_file": self.new_file_wanted.emit,
            "open_file": lambda: self.open_file_wanted.emit(None),
            "import": self._import,
            "export": self._export,
            "card_pdf": for_shown(lambda _: self.card.save_pdf()),
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "add_person": lambda: self.boxes.edit(None),
            "edit_person": for_shown(self.boxes.edit),
            "knows": for_shown(self.boxes.say_knows),
            "tag": self.rolodex.tag_chosen,
            "remove": self._remove,
            "quick_log": lambda: self._open_quick_log(""),
            "touch": lambda: self.card.log_touch() if self.card.person else self._open_quick_log("called "),
            "favor": lambda: self.card.log_favor() if self.card.person else self._open_quick_log("gave "),
            **{"import_page" if name == "import" else name: partial(self.show_page, name) for name, _, _ in PAGES},
            "duplicates": partial(self.show_page, "duplicates"),
            "find": self._focus_search,
            "reminders": self.start_list.toggle,
            "palette": lambda: self.boxes.palette(list(self.actions_by_name.values())),
            "next_card": lambda: self.rolodex.flip(1),
            "previous_card": lambda: self.rolodex.flip(-1),
            "next_letter": lambda: self.rolodex.letters.step(1),
            "previous_letter": lambda: self.rolodex.letters.step(-1),
            "way_in": for_shown(lambda _: self.card.find_way()),
            "focus": for_shown(self._focus_network),
            "fold": self.rail.fold,
            "shortcuts": lambda: self.boxes.open(KeysBox(key_lines(self.actions_by_name), self)),
            "about": lambda: self.boxes.open(AboutBox(self.session.book.keeper.path, self)),
        }

    # A page's module is imported with the page: numpy, igraph and the readers of foreign files
    # would make the start twice as long.

    def _make_network(self) -> QWidget:
        from godfather_desktop.gui.network.page import NetworkPage

        page = NetworkPage(self.session, self.navigation)
        page.canvas.select(self.card.person)
        self._glow = page.show_paths
        return page

    def _make_introductions(self) -> QWidget:
        from godfather_desktop.gui.introductions.page import IntroductionsPage

        page = IntroductionsPage(self.session, self.navigation)
        self._reach, self._introduction = page.reach, page.show_introduction
        return page

    def _make_today(self) -> QWidget:
        from godfather_desktop.gui.today.page import TodayPage

        return TodayPage(self.session, self.navigation, self.day_list)

    def _make_plain(self, name: str) -> QWidget:
        """A page that needs nothing but the session and the navigation."""
        page: QWidget = getattr(import_module(f"godfather_desktop.gui.{name}.page"), f"{name.capitalize()}Page")(
            self.session, self.navigation
        )
        return page

    def _make_transfer(self) -> QWidget:
        from godfather_desktop.gui.transfer.page import TransferPage

        page = TransferPage(self.session, self.navigation)
        self._choose_import, self._choose_export = page.choose_files, page.choose_export
        page.working.connect(self.status.show_work)
        self.status.cancel_wanted.connect(page.stop)
        return page

    def _make_settings(self) -> QWidget:
        from godfather_desktop.gui.settings.page import SettingsPage

        page = SettingsPage(self.session, self._preferences)
        page.look_chosen.connect(self.look_chosen.emit)
        page.budget_chosen.connect(self.day_list.set_budget)
        return page

    def _connect(self) -> None:
        go = self.navigation
        go.person_requested.connect(self.show_person)
        go.records_requested.connect(self._show_records)
        go.page_requested.connect(self.show_page)
        go.path_requested.connect(self.find_way)
        go.quick_log_requested.connect(self._open_quick_log)
        go.picture_of_path_requested.connect(self._show_paths)
        go.edit_requested.connect(self.boxes.edit)
        go.knows_requested.connect(self.boxes.say_knows)
        go.attempt_requested.connect(self.boxes.attempt)
        go.introduction_requested.connect(self._show_introduction)
        self.day_list.changed.connect(self._show_number)
        self.reminders.pressed.connect(self._come_to_today)
        self.start_list.closed.connect(self._focus_page)
        self.top.bell.clicked.connect(self.start_list.toggle)
        self.top.quick_button.clicked.connect(lambda: self._open_quick_log(""))
        self.top.resized.connect(self.start_list.place)
        self.rail.page_wanted.connect(self.show_page)
        self.quick_log.closed.connect(self._close_quick_log)
        self.undo_button.clicked.connect(self.session.undo)
        self.session.state_changed.connect(self._show_state)
        self.session.changed.connect(lambda _changes, _concerned: self._show_state())
        self._typing = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._typing.timeout.connect(lambda: self.rolodex.search(self.search.text()))
        self.search.textChanged.connect(self._search_changed)
        self.search.returnPressed.connect(self._enter_results)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.search.clear)

    def _search_changed(self, text: str) -> None:
        self.start_list.hide()
        if text and self.pages.currentWidget() is not self.rolodex:
            self.show_page("rolodex")
        self._typing.start()

    def _enter_results(self) -> None:
        self.rolodex.search(self.search.text())
        self.rolodex.table.setFocus()
        if not self.rolodex.chosen_people():
            self.rolodex.flip(0)

    def _import(self) -> None:
        self.show_page("import")
        self._choose_import()

    def _export(self) -> None:
        self.show_page("import")
        self._choose_export()

    def _ask_for_a_card(self) -> None:
        self.session.refused.emit(say("This is about the card that is shown: choose a person first."))

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _open_quick_log(self, text: str) -> None:
        self.quick_log.begin(text)

    def _close_quick_log(self) -> None:
        self.quick_log.hide()
        self._focus_page()

    def _focus_page(self) -> None:
        current = self.pages.currentWidget()
        target = self.rolodex.table if current is self.rolodex else current
        if target is not None:
            target.setFocus()

    def _focus_network(self, person: PersonId) -> None:
        self.page("network")
        self.navigation.focus_requested.emit(person)

    def _show_records(self, person: PersonId, records: str) -> None:
        self.show_person(person)
        self.card.show_records(records)

    def _show_paths(self, paths: list[tuple[PersonId, ...]]) -> None:
        self.page("network")
        self._glow(paths)

    def _remove(self) -> None:
        if self.pages.currentWidget() is self.rolodex:
            self.rolodex.remove_chosen()

    def _show_introduction(self, introduction: IntroductionId) -> None:
        self.show_page("introductions")
        self._introduction(introduction)

    def _show_number(self) -> None:
        self.rail.show_count("today", self.day_list.number)
        self.top.bell.show_number(self.day_list.number)

    def _come_to_today(self) -> None:
        self.show_page("today")
        self.raise_()
        self.activateWindow()

    def _show_state(self) -> None:
        steps = self.session.book.steps
        for name, changes, word in (("undo", steps.to_undo, say("Undo")), ("redo", steps.to_redo, say("Redo"))):
            action = self.actions_by_name[name]
            action.setEnabled(changes is not None)
            action.setText(f"{word} {step(changes)}".replace("&", "&&") if changes is not None else word)
        self.undo_button.setEnabled(steps.to_undo is not None)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._preferences.recent:
            action = self._recent.addAction(str(path).replace("&", "&&"))
            action.setEnabled(path.exists() and path != self.session.book.keeper.path)
            action.triggered.connect(lambda _=False, one=path: self.open_file_wanted.emit(one))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.top)
        middle.addWidget(self.pages, 1)
        log = QHBoxLayout()
        log.setContentsMargins(16, 0, 16, 12)
        log.addWidget(self.quick_log)
        middle.addLayout(log)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        across.addWidget(self.card)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        # Above everything, and in no layout: nothing is pushed aside when it comes.
        self.start_list.setParent(whole)


def _read_pages() -> None:
    """Read the modules of the other pages before somebody asks for them; any thread may."""
    for name in (
        "chances",
        "duplicates",
        "favors",
        "friends",
        "introductions",
        "network",
        "river",
        "settings",
        "today",
        "transfer",
    ):
        import_module(f"godfather_desktop.gui.{name}.page")


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
