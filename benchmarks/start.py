"""The program's start, from the process to a painted Rolodex page that answers a key."""

import resource
import sys
import time
from pathlib import Path

START = float(sys.argv[1])

from PySide6.QtCore import QCoreApplication, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from godfather_desktop.compose import guard_files  # noqa: E402
from godfather_desktop.gui.application import Program, set_up  # noqa: E402
from godfather_desktop.gui.preferences import Preferences  # noqa: E402
from godfather_desktop.storage.store import create, open_store  # noqa: E402

guard_files()
application = QApplication(["godfather-desktop"])
set_up(application)
today = int(sys.argv[3])
program = Program(open_store, create, lambda: today, Preferences(Path(sys.argv[4])))
program.apply_look()
program.start([sys.argv[2]])
while program.window is None:
    QCoreApplication.processEvents()
    time.sleep(0.0005)
window = program.window
window.grab()
row = window.rolodex.table.currentIndex().row()
QTest.keyClick(window.rolodex.table, Qt.Key.Key_Down)
QCoreApplication.processEvents()
if window.rolodex.table.currentIndex().row() == row:
    raise SystemExit("the page does not answer a key")
took = (time.time() - START) * 1_000
while window.session.index is None or not (window.session.lane.idle and window.session.pool.idle):
    QCoreApplication.processEvents()
window.show_page("network")
page = window.page("network")

# Imported here: the start must not wait for what the first page does not need.
from godfather_desktop.gui.network.page import NetworkPage  # noqa: E402

while not (isinstance(page, NetworkPage) and page.settled):
    QCoreApplication.processEvents()
resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
print(took, resident)
program.close()
QCoreApplication.processEvents()
