"""'Which addresses are yours?': asked once, for files in which it must be known who is who."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.text import isolated
from godfather_desktop.gui.plain import PlainLabel, button_text
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.wording.imports import address_words
from godfather_desktop.wording.language import count, say

_MOST = 12
_BETWEEN = re.compile(r"[,;\s]+")
_SHOWN = 60


class OwnAddressesBox(QDialog):
    """mine: what the user said; empty when none of them is, or the box was left. answered: not left by Esc."""

    def __init__(self, parent: QWidget, likely: Sequence[LikelyMine], mine: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.mine: tuple[str, ...] = ()
        self.answered = False
        self.setWindowTitle(say("Which addresses are yours?"))
        self.setMinimumWidth(480)
        about = say(
            "To tell whom you were in touch with, it must be known who of these is you. What you say is kept on "
            "your own card, so you are asked only once."
        )
        self.boxes: list[tuple[QCheckBox, str]] = []
        for one in likely[:_MOST]:
            self.boxes.append((self._check_box(one, checked=one.address in mine), one.address))
        others = [one for one in mine if one not in {address for _, address in self.boxes}]
        self.line = QLineEdit(", ".join(others))
        self.line.setPlaceholderText(say("Another address of yours"))
        self.line.setAccessibleName(say("Another address of yours"))
        self.line.textChanged.connect(self._follow)
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        self.none = QPushButton(say("None of these"))
        self.none.setAutoDefault(False)
        self.none.clicked.connect(self._none)
        self.keep = QPushButton(say("These are mine"))
        self.keep.setObjectName("primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        buttons = QHBoxLayout()
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("Which addresses are yours?"), "title"))
        layout.addWidget(PlainLabel(about, "muted", wrap=True))
        for box, _ in self.boxes:
            layout.addWidget(box)
        layout.addWidget(self.line)
        layout.addWidget(self.wrong)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        self._follow()
        (self.boxes[0][0] if self.boxes else self.line).setFocus()

    def _check_box(self, one: LikelyMine, *, checked: bool) -> QCheckBox:
        address = address_words(one.address)
        if len(address) > _SHOWN:
            address = address[: _SHOWN - 1] + "…"
        records = count("in {n} record", "in {n} records", one.records)
        box = QCheckBox(button_text(say("{address}, {records}", address=isolated(address), records=records)))
        box.setChecked(checked)
        box.toggled.connect(self._follow)
        return box

    def _said(self) -> list[str]:
        typed = [part for part in _BETWEEN.split(self.line.text()) if part]
        return [*(address for box, address in self.boxes if box.isChecked()), *typed]

    def _follow(self, _: object = None) -> None:
        self.wrong.hide()
        self.keep.setEnabled(bool(self._said()))

    def _none(self) -> None:
        self.answered = True
        self.accept()

    def _keep(self) -> None:
        known = {address for _, address in self.boxes}
        bad = next((one for one in self._said() if one not in known and address_in(one) != one), None)
        if bad is not None:
            self.wrong.setText(say("'{said}' is no e-mail address: write it like me@example.org.", said=bad[:_SHOWN]))
            self.wrong.show()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.mine = tuple(dict.fromkeys(self._said()))
        self.answered = True
        self.accept()
