"""A hand that drops files on the window, and small files to drop."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from godfather_desktop.gui.main_window import MainWindow
from godfather_desktop.gui.transfer.page import TransferPage
from tests.desktop import NO_MODIFIER, PATIENCE_MS, Desk

PEOPLE = "Name,E-mail,City\nZelda Quince,zelda@quince.example,Reno\nYusuf Quill,yusuf@quill.example,Elko\n"
"""A table whose columns tell what they are."""
CLUB = "Wer;Kontakt;Rang\nZelda Quince;zelda@quince.example;7\nYusuf Quill;yusuf@quill.example;8\n\n"
"""A table whose columns do not."""


def let_go(window: MainWindow, *paths: Path) -> None:
    """Drag files onto the window and drop them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enters = QDragEnterEvent(QPointF(window.rect().center()), copy, data, left, NO_MODIFIER)
    QApplication.sendEvent(window, enters)
    assert enters.isAccepted(), "the window takes no files"
    QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), copy, data, left, NO_MODIFIER))


def drop(desk: Desk, *paths: Path) -> TransferPage:
    """Drop files and see the import page."""
    let_go(desk.window, *paths)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, TransferPage)
    return page


def previewed(desk: Desk, *paths: Path) -> TransferPage:
    """Drop files and wait for the preview."""
    page = drop(desk, *paths)
    desk.qtbot.waitUntil(lambda: page.plan is not None, timeout=PATIENCE_MS)
    desk.rest()
    return page


def kept(folder: Path, name: str, content: str, encoding: str = "utf-8") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def dump(desk: Desk) -> list[str]:
    """Every record that is on the disk."""
    return list(desk.window.session.book.keeper.dump())


def letters(*heads: str) -> str:
    """A mailbox with messages of these headers."""
    return "".join(
        f"From ann@example.com Wed Jun 22 19:27:30 2016\n{head}\n"
        f"Date: Wed, {number} Jun 2016 12:27:30 -0700\nMessage-ID: <{number}@example.com>\n\nText.\n\n"
        for number, head in enumerate(heads, 1)
    )
