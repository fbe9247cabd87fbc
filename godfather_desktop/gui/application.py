"""The program with a window: starts Qt, opens a file off the UI thread, shows it."""

import gc
import getpass
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import Shiboken

from godfather_desktop.book.keeper import Keeper
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui import theme
from godfather_desktop.gui.lane import Lane
from godfather_desktop.gui.main_window import MainWindow
from godfather_desktop.gui.plain import told
from godfather_desktop.gui.preferences import Preferences, data_folder
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.welcome import Welcome
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say

SAMPLE_OWNER = "Robin Vale"
_SAMPLE_SIZE = 240
_MINUTE_MS = 60_000
_SWITCH_S = 0.0005
_PREPARE_AFTER_MS = 120
_SIZE, _FRAME = QSize(1280, 800), QSize(8, 40)
"""Of the first window, and of what the desktop draws around it: it fits on a screen of that very size."""
_log = logging.getLogger(__name__)

OpenStore = Callable[[Path], Keeper]
CreateStore = Callable[[Path, str], Keeper]
Loaded = tuple[Keeper, Rolodex, int]


class Program(QObject):
    """Holds the one window that is shown: the welcome, or an open Rolodex."""

    def __init__(
        self,
        open_store: OpenStore,
        create_store: CreateStore,
        today: Callable[[], Day],
        preferences: Preferences,
        minute: Callable[[], Minute | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._open_store = open_store
        self._create_store = create_store
        self._today = today
        self._minute_now = minute
        self.preferences = preferences
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self._lane: Lane | None = None
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._watch_day)
        self._minute.start()

    def start(self, arguments: list[str]) -> None:
        """Open the file that was named, or the last one; else welcome."""
        if arguments:
            self.open_file(Path(arguments[0]))
            return
        last = next(iter(self.preferences.recent), None)
        if last is not None and last.exists():
            self.open_file(last)
        else:
            self.show_welcome()

    def show_welcome(self, refused: str = "") -> None:
        """Show the first page of the program."""
        welcome = self.welcome = Welcome(data_folder(), _user_name(), self.preferences.recent)
        welcome.sample_wanted.connect(self.make_sample)
        welcome.empty_wanted.connect(self.make_empty)
        welcome.file_wanted.connect(self.open_file)
        if refused:
            welcome.refuse(refused)
        welcome.show()

    def open_file(self, path: Path) -> None:
        """Open a file; the present one is closed when that has worked."""
        self._load(lambda: self._open_store(path), lambda _: None)

    def make_empty(self, path: Path, me: str, contacts: bool = False) -> None:
        """Make an empty Rolodex, and go on to the import if wanted."""

        def shown(window: MainWindow) -> None:
            if contacts:
                window.show_page("import")

        self._load(lambda: self._created(path, me), shown)

    def make_sample(self, path: Path) -> None:
        """Make the sample Rolodex."""
        today = self._today()

        def make() -> Keeper:
            keeper = self._created(path, SAMPLE_OWNER)
            try:
                numbers = iter(range(keeper.next_id(), 1_000_000_000))
                # The sample's words take a moment to read, which no other start should pay.
                from godfather_desktop.actions.sample import make_sample

                sample = make_sample(lambda: next(numbers), today, people=_SAMPLE_SIZE)
                keeper.save(sample.changes, today, touches=[enumerate(sample.touches())])
            except BaseException:
                keeper.close()
                raise
            return keeper

        self._load(make, lambda _: None)

    def close(self) -> None:
        """Close the window and the file."""
        window, self.window = self.window, None
        if window is not None:
            window.session.close()
            window.close()
            window.deleteLater()

    def apply_look(self) -> None:
        """Show the look that is preferred."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, preferred_look(self.preferences))

    def _created(self, path: Path, me: str) -> Keeper:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskTrouble("cannot open", path) from error
        return self._create_store(path, me)

    def _load(self, get: Callable[[], Keeper], shown: Callable[[MainWindow], None]) -> None:
        lane = Lane("book")
        today = self._today()
        if self.welcome is not None:
            # A double click must not begin twice.
            self.welcome.setEnabled(False)
        # Hundreds of thousands of records come in and all of them stay: a collection in between
        # finds nothing and stalls the window. The session's collector takes over.
        gc.disable()

        def work() -> Loaded:
            keeper = get()
            try:
                return keeper, keeper.load(today), keeper.next_id()
            except BaseException:
                keeper.close()
                raise

        def then(loaded: Loaded) -> None:
            old = self.window
            self.close()
            self._show(*loaded, today, lane)
            if self.window is not None:
                shown(self.window)
            if old is None and self.welcome is not None:
                self.welcome.close()
                self.welcome.deleteLater()
                self.welcome = None

        def failed(error: BaseException) -> None:
            if self.welcome is not None:
                self.welcome.setEnabled(True)
            if self.window is None:
                gc.enable()
            lane.close()
            if not isinstance(error, RuleBroken | DiskTrouble):
                raise error
            if self.window is not None:
                told(self.window, refusal(error))
            elif self.welcome is not None:
                self.welcome.refuse(refusal(error))
            else:
                self.show_welcome(refusal(error))

        lane(work, then, failed)

    def _show(self, keeper: Keeper, rolodex: Rolodex, next_id: int, today: Day, lane: Lane) -> None:
        session = Session(keeper, rolodex, next_id, today, lane, Lane("pool"), self._minute_now)
        window = self.window = MainWindow(session, self.preferences)
        self.preferences.opened(keeper.path)
        window.look_chosen.connect(self._choose_look)
        window.new_file_wanted.connect(self._choose_new)
        window.open_file_wanted.connect(self._choose_open)
        geometry = self.preferences.geometry
        if geometry is None or not window.restoreGeometry(geometry):
            window.resize(_SIZE.boundedTo(window.screen().availableSize() - _FRAME))
        window.show()
        window.rolodex.table.setFocus()
        # First the page, painted and answering; the indexes, which share the interpreter, a moment later.
        QTimer.singleShot(_PREPARE_AFTER_MS, session, session.prepare)

    def _choose_look(self, look: str) -> None:
        self.preferences.look = look
        self.apply_look()

    def _choose_open(self, path: Path | None) -> None:
        if path is None:
            name, _ = QFileDialog.getOpenFileName(
                self.window, say("Open a Rolodex file"), str(data_folder()), "Rolodex (*.rolodex)"
            )
            path = Path(name) if name else None
        if path is not None:
            self.open_file(path)

    def _choose_new(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window, say("New Rolodex"), str(data_folder() / "New.rolodex"), "Rolodex (*.rolodex)"
        )
        if name and self.window is not None:
            me = self.window.session.rolodex.me.name
            self.make_empty(Path(name), me)

    def _watch_day(self) -> None:
        if self.window is not None and self._today() != self.window.session.today:
            self.window.session.begin_day(self._today())


def preferred_look(preferences: Preferences) -> str:
    """Light or dark: as chosen, else as the desktop says where it says anything."""
    if preferences.look != "system":
        return preferences.look
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme.name == "Dark" else "light"


def set_up(application: QApplication) -> None:
    """Name and style the program the same with and without a display."""
    application.setApplicationName("godfather-desktop")
    application.setApplicationDisplayName("Godfather Desktop")
    application.setDesktopFileName("godfather-desktop")
    application.setStyle("Fusion")
    # Each call of Qt lets go of the interpreter and must win it back: with Python's usual 5 ms a
    # busy worker thread would hold up every line that is painted.
    sys.setswitchinterval(_SWITCH_S)
    icon = theme.RESOURCES / "godfather-desktop.svg"
    application.setWindowIcon(QIcon(str(icon)))


def run(
    arguments: list[str],
    open_store: OpenStore,
    create_store: CreateStore,
    today: Callable[[], Day],
    minute: Callable[[], Minute | None],
) -> int:
    """Run the program with a window until it is closed. Returns the exit status."""
    application = QApplication(sys.argv[:1])
    set_up(application)
    preferences = Preferences()
    program = Program(open_store, create_store, today, preferences, minute)
    program.apply_look()
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: program.apply_look())
    sys.excepthook = calm_hook(lambda: program.window or program.welcome)
    program.start(arguments)
    status = application.exec()
    program.close()
    return status


def calm_hook(
    window: Callable[[], QWidget | None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An error that is our own bug: logged, said calmly; the book stays open and intact.

    The log tells the kind of the error and where it arose. Its message is left out: it may quote
    a name or a note.
    """
    shown: list[QDialog] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("An error of the program: %s\n%s", kind.__name__, _places(error, trace))
        if any(Shiboken.isValid(box) and box.isVisible() for box in shown):
            # An error in painting comes again with each painting.
            return
        shown[:] = [
            told(
                window(),
                say(
                    "The program made an error ({kind}). Your file is intact: what was shown as saved is saved. "
                    "You can go on; please report the text that stands in the terminal.",
                    kind=kind.__name__,
                ),
            )
        ]

    return hook


def _places(error: BaseException, trace: TracebackType | None) -> str:
    """Where an error arose, and those that led to it, without what they say."""
    text = "".join(traceback.format_tb(trace))
    before = error.__cause__ or error.__context__
    if before is None:
        return text
    return f"{_places(before, before.__traceback__)}{type(before).__name__}, which led to:\n{text}"


def _user_name() -> str:
    """The name that the system knows the user by, as a first suggestion."""
    try:
        return getpass.getuser().replace(".", " ").title()
    except OSError:
        return ""
