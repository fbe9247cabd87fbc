"""The baseline of the start: the same libraries imported, an empty window painted."""

import sys
import time

START = float(sys.argv[1]) if len(sys.argv) > 1 else time.time()

import networkx  # noqa: E402, F401, ICN001
import pyqtgraph  # noqa: E402, F401
import sqlalchemy  # noqa: E402, F401
from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: E402

application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
window.grab()
print((time.time() - START) * 1_000)
