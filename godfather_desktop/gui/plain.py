"""Widgets that show text as text. Qt's own take data for markup; a lint test bans those ways elsewhere."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """A label that never renders markup. name: the style sheet's `#name`."""

    def __init__(self, text: str = "", name: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if name:
            self.setObjectName(name)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip; Qt would render markup in it, so it is escaped."""
    widget.setToolTip(f"<span>{escape(text)}</span>" if text else "")


def button_text(text: str) -> str:
    """Text for a button: an ampersand in data must not become a mnemonic."""
    return text.replace("&", "&&")


_told: set[QDialog] = set()


def gone_when_closed(dialog: QDialog) -> None:
    """Have a dialog deleted after it is closed; its parent would keep it as long as the window stands."""
    dialog.finished.connect(dialog.deleteLater)


def told(parent: QWidget | None, text: str) -> QDialog:
    """A calm dialog with one sentence; the caller need not keep it."""
    box = QMessageBox(parent)
    gone_when_closed(box)
    # Without a parent nobody else would hold it.
    _told.add(box)
    box.finished.connect(lambda _: _told.discard(box))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(text)
    box.setWindowTitle("Godfather Desktop")
    box.open()
    return box


def agreed(parent: QWidget | None, question: str, yes: str) -> bool:
    """Ask before something that is meant rarely. yes: the word on the button that does it."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(question)
    box.setWindowTitle("Godfather Desktop")
    accept = box.addButton(button_text(yes), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is accept
