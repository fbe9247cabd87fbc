"""The friends page: five seats and what stands behind them."""

from PySide6.QtWidgets import QWidget

from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.session import Session


class FriendsPage(QWidget):
    """Five seats and what stands behind them."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
