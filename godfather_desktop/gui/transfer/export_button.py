"""Everything out again: the formats in words, the question where to, and the writing on the book lane."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from godfather_desktop.book.keeper import Keeper
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.session import Session
from godfather_desktop.interchange.export import export
from godfather_desktop.wording.language import say

_FORMATS = (
    ("json", "Everything, to be restored exactly (JSON)", "JSON (*.json)", "rolodex.json"),
    ("vcard4", "Cards for other address books (vCard 4)", "vCard 4.0 (*.vcf)", "rolodex.vcf"),
    ("vcard3", "Cards for older address books (vCard 3)", "vCard 3.0 (*.vcf)", "rolodex.vcf"),
    ("csv", "Spreadsheets in a zip (CSV)", "Spreadsheets in a zip (*.zip)", "rolodex.zip"),
    ("graphml", "The network, for Gephi and others (GraphML)", "GraphML (*.graphml)", "rolodex.graphml"),
    ("gexf", "The network, for Gephi (GEXF)", "GEXF (*.gexf)", "rolodex.gexf"),
)


class ExportButton(QPushButton):
    """Opens the menu of formats."""

    working = Signal(str)
    """What is under way, empty when nothing is."""

    def __init__(self, session: Session) -> None:
        super().__init__(say("Export"))
        self._session = session
        self.setProperty("popup", True)
        self.menu_of_formats = QMenu(self)
        for name, words, kind, file in _FORMATS:
            self.menu_of_formats.addAction(say(words)).triggered.connect(partial(self._ask, name, kind, file))
        self.setMenu(self.menu_of_formats)

    def open_menu(self) -> None:
        """Show the formats, as a click does."""
        self.setFocus()
        self.menu_of_formats.popup(self.mapToGlobal(QPoint(0, self.height())))

    def write(self, name: str, path: Path) -> None:
        """Write everything in a format, on the book lane, where the records stand still."""
        session = self._session
        try:
            path = session.book.apart(path)
        except (RuleBroken, DiskTrouble) as refused:
            session.fail(refused)
            return
        rolodex, today = session.rolodex, session.today

        def work(keeper: Keeper) -> None:
            export(name, path, rolodex, today, dump=keeper.dump, photo_of=keeper.photo_of, touches=keeper.every_touch)

        def done(_: None) -> None:
            self.working.emit("")
            session.said.emit(say("{path} is written.", path=str(path)))

        def failed(error: BaseException) -> None:
            self.working.emit("")
            session.fail(error)

        self.working.emit(say("Exporting …"))
        session.lane(lambda: work(session.book.keeper), done, failed)

    def _ask(self, name: str, kind: str, file: str, _checked: bool = False) -> None:
        path, _ = QFileDialog.getSaveFileName(self, say("Export"), str(Path.home() / file), say(kind))
        if path:
            self.write(name, Path(path))
