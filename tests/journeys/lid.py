"""The program in a process of its own: logs a favor through the window, says ACK once it is shown as saved, waits.

Run as `python -m tests.journeys.lid FILE LINE ...`; whoever started it ends it the hard way.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from godfather_desktop.gui.application import Program, set_up
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.storage.store import create, open_store
from tests.desktop import TODAY


def _until(program: Program, what: str) -> None:
    """Let the program work until the named part of it is there."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        window = program.window
        if window is None:
            continue
        if what == "ready" and window.session.names is not None:
            return
        if what == "saved" and window.status.said.text().startswith("·  Saved"):
            assert window.status.state.text() == "all changes saved"
            return
    raise SystemExit(f"not {what} within a minute")


def main(path: Path, lines: list[str]) -> None:
    """Log each line, acknowledge it, and wait for the end."""
    application = QApplication(["lid"])
    set_up(application)
    program = Program(open_store, create, lambda: TODAY, Preferences(Path(tempfile.mkdtemp()) / "window.ini"))
    program.open_file(path)
    _until(program, "ready")
    window = program.window
    assert window is not None
    for line in lines:
        window.status.said.setText("")
        QTest.keyClick(window.rolodex.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(window.quick_log.line, line)
        QTest.keyClick(window.quick_log.line, Qt.Key.Key_Return)
        _until(program, "saved")
        print("ACK", line, flush=True)
    while True:
        QCoreApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
