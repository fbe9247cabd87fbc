"""Measure everything: `python -m benchmarks [--people 6000]`. Writes benchmarks/results/figures.json."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.calendars import calendar_figures
from benchmarks.core import core_figures
from benchmarks.desk import desk_figures
from benchmarks.duplicates import duplicate_figures
from benchmarks.exports import export_figures
from benchmarks.figure import Figure, table, write
from benchmarks.imports import import_figures
from benchmarks.linkedin import linkedin_figures
from benchmarks.mail import mail_figures
from benchmarks.scoring import scoring_figures
from benchmarks.vcards import vcard_figures
from benchmarks.windows import window_figures
from godfather_desktop.compose import run_command

RESULTS = Path(__file__).parent / "results" / "figures.json"
_ROUNDS = 7


def main() -> int:
    """Run all benchmarks; the exit status says nothing about the figures, which are for reading."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=6_000)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "bench.rolodex"
        run_command(["sample", str(book), "--people", str(people)])
        figures = [
            *start_figures(book, Path(folder)),
            *core_figures(book),
            *scoring_figures(book, Path(folder)),
            *desk_figures(book, Path(folder)),
            *export_figures(book, Path(folder)),
            *window_figures(book, Path(folder)),
            *import_figures(Path(folder)),
            *vcard_figures(Path(folder)),
            *linkedin_figures(Path(folder)),
            *mail_figures(Path(folder)),
            *calendar_figures(),
            *duplicate_figures(),
        ]
    write(figures, RESULTS)
    print(table(figures))
    return 0


def start_figures(book: Path, folder: Path) -> list[Figure]:
    """The start of the program and of the bare script, in turn, warm."""
    today = str(date.today().toordinal())
    ours: list[float] = []
    bare: list[float] = []
    resident: list[float] = []
    for number in range(_ROUNDS + 1):
        started, memory = _run("start.py", str(book), today, str(folder / "window.ini"))
        (empty,) = _run("bare.py")
        if number:  # the first round warms the disk cache
            ours.append(started)
            bare.append(empty)
            resident.append(memory)
    value, baseline = statistics.median(ours), statistics.median(bare)
    return [
        Figure("start to a painted, usable Rolodex page", "ms", value, 2_000, baseline, "bare script"),
        Figure("start, as a multiple of the bare script", "x", value / baseline, 1.6),
        Figure("memory after loading, indexes and network made", "MB", statistics.median(resident), 350),
    ]


def _run(script: str, *arguments: str) -> tuple[float, ...]:
    command = [sys.executable, str(Path(__file__).parent / script), str(time.time()), *arguments]
    # the rest print nothing; the last line is the time.
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root, env=environment)
    return tuple(float(word) for word in done.stdout.splitlines()[-1].split())


if __name__ == "__main__":
    sys.exit(main())
