"""The river page: who will be needed, and which bridge to build."""

from PySide6.QtWidgets import QWidget

from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.session import Session


class RiverPage(QWidget):
    """Who will be needed, and which bridge to build."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
