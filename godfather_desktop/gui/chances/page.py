"""The chances page: how good the chances have been."""

from PySide6.QtWidgets import QWidget

from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.session import Session


class ChancesPage(QWidget):
    """How good the chances have been."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
