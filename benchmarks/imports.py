"""Figures of whole imports, through the command line: from the file to the last fsync, in a process of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.calendars import OWNER, write_calendar
from benchmarks.figure import Figure
from benchmarks.mail import write_mailbox
from benchmarks.vcards import cards_file

_MESSAGES, _EVENTS = 100_000, 100_000
_MB = 1_000_000
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_TIMED = """
import sys, time
from godfather_desktop.compose import run_command
start = time.perf_counter()
status = run_command(sys.argv[1:])
print(time.perf_counter() - start, open("/proc/self/status").read())
sys.exit(status)
"""


def import_figures(folder: Path) -> list[Figure]:
    """All figures of whole imports. Writes 1.4 GB into the folder, and deletes it."""
    return [*_vcards(folder), *_mailbox(folder), *_calendar(folder)]


def _vcards(folder: Path) -> list[Figure]:
    cards, book = cards_file(folder / "cards.vcf"), _new(folder, "cards")
    cold, _ = _run("import", str(book), str(cards))
    again, _ = _run("import", str(book), str(cards))
    cards.unlink()
    return [
        Figure("import of 6,000 vCards with photos, cold", "s", cold, 6),
        Figure("the same again, no change", "s", again, 3),
    ]


def _mailbox(folder: Path) -> list[Figure]:
    box, book = folder / "import.mbox", _new(folder, "mail")
    write_mailbox(box, _MESSAGES)
    megabytes = box.stat().st_size / _MB
    seconds, peak = _run("import", str(book), str(box), "--mine", "ann.lee@example.org")
    box.unlink()
    return [
        Figure(
            "import of an mbox of 1 GB, saved",
            "s",
            seconds,
            megabytes / 60,
            note=f"{megabytes / seconds:,.0f} MB/s",
        ),
        Figure("memory of that import at its peak", "MB", peak, 250),
    ]


def _calendar(folder: Path) -> list[Figure]:
    calendar, book = folder / "import.ics", _new(folder, "calendar")
    write_calendar(calendar, _EVENTS)
    seconds, peak = _run("import", str(book), str(calendar), "--mine", OWNER)
    calendar.unlink()
    return [
        Figure("import of 100,000 calendar events, saved", "s", seconds, 20),
        Figure("memory of that import at its peak", "MB", peak, None),
    ]


def _new(folder: Path, name: str) -> Path:
    book = folder / f"import {name}.rolodex"
    _run("new", str(book), "--me", "Robin Vale")
    return book


def _run(*words: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one call of the command line, without starting Python."""
    root = Path(__file__).parent.parent
    command: Sequence[str] = (sys.executable, "-c", _TIMED, *words)
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}
    )
    told = done.stdout.rpartition("Name:")
    peak = _PEAK.search(told[2])
    seconds = told[0].strip().split("\n")[-1]
    return float(seconds), int(peak[1]) / 1_024 if peak is not None else 0.0
