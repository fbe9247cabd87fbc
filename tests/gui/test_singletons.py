"""PySide6 6.12 loses references to None on Python 3.11; the program must outlive that."""

import subprocess
import sys

import pytest

_MANY_CALLS = """
import sys
import godfather_desktop.gui
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(300_000):
    widget.update()
print(sys.getrefcount(None) > 1_000_000)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_none_outlives_more_qt_calls_than_it_has_references() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr
