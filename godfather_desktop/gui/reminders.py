"""Reminders: the list in the window at the start of a day, and a notification where the desktop has a tray."""

from collections.abc import Callable
from html import escape
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from godfather_desktop.gui.bell import StartList
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.today.day_list import DayList


class Tray(Protocol):
    """Where a notification goes."""

    def notify(self, title: str, body: str) -> None: ...


class DesktopTray(QObject):
    """The tray of the desktop."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.messageClicked.connect(self.pressed)
        self._icon.activated.connect(lambda _: self.pressed.emit())
        self._icon.show()

    def notify(self, title: str, body: str) -> None:
        """Show a notification."""
        self._icon.showMessage(title, body, self._icon.icon())


class Reminders(QObject):
    """Reminds once when the list is first known and once on each new day, unless the user wants none."""

    pressed = Signal()
    """The notification was clicked."""

    def __init__(
        self,
        session: Session,
        day_list: DayList,
        preferences: Preferences,
        start_list: StartList,
        at_list: Callable[[], bool],
        tray: Callable[[], Tray | None] | None = None,
    ) -> None:
        """at_list: whether the user is looking at the page of today. tray: where notifications go."""
        super().__init__()
        self._session = session
        self._day_list = day_list
        self._preferences = preferences
        self._start_list = start_list
        self._at_list = at_list
        self._tray_of = tray if tray is not None else self._desktop_tray
        self._tray: Tray | None = None
        self._due = True
        session.day_changed.connect(self._begin_day)
        day_list.changed.connect(self._follow)

    def _begin_day(self) -> None:
        self._due = True

    def _follow(self) -> None:
        plan, due = self._day_list.plan, self._due
        self._due = False
        if not due or plan is None or not plan.today or not self._preferences.remind:
            return
        hide = self._preferences.hide_details
        if not self._at_list():
            self._start_list.show_list(hide_names=hide)
        if self._tray is None:
            self._tray = self._tray_of()
        if self._tray is not None:
            # The words are read with the first notification, not while the program starts.
            from godfather_desktop.wording.reminders import reminder

            title, body = reminder(self._session.rolodex, plan.today, hide=hide)
            # Desktops render markup in the body of a notification.
            self._tray.notify(title, escape(body))

    def _desktop_tray(self) -> Tray | None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        tray = DesktopTray(self)
        tray.pressed.connect(self.pressed)
        return tray
