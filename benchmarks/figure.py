"""One measured figure and how it is shown."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

_TIMED = """
import sys, time
from benchmarks.figure import peak
from godfather_desktop.compose import run_command
start = time.perf_counter()
status = run_command(sys.argv[1:])
print(time.perf_counter() - start, peak())
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure. value, goal, baseline in `unit`; a goal of None is reported without one."""

    name: str
    unit: str
    value: float
    goal: float | None = None
    baseline: float | None = None
    baseline_name: str = ""
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        return None if self.goal is None else self.value <= self.goal


def timed(work: Callable[[], object], runs: int = 5) -> float:
    """The median time of a call in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.median(times)


def peak() -> float:
    """The most memory this process had, in megabytes; the figures of `resource` hold those of its parent, too."""
    told = next(line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) * 1_024 / 1e6


def command_line(*words: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one call of the command line in a process of its own, without starting Python."""
    root = Path(__file__).parent.parent
    done = subprocess.run(
        (sys.executable, "-c", _TIMED, *words),
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    seconds, most = done.stdout.split()[-2:]
    return float(seconds), float(most)


def table(figures: list[Figure]) -> str:
    """The figures as a table of text."""
    rows = [("what", "value", "goal", "baseline", "")]
    for one in figures:
        mark = "" if one.reached is None else "ok" if one.reached else "MISSED"
        baseline = f"{one.baseline:,.1f} {one.baseline_name}" if one.baseline is not None else ""
        goal = f"<= {one.goal:,.4g}" if one.goal is not None else ""
        rows.append((one.name, f"{one.value:,.1f} {one.unit}", goal, baseline, f"{mark} {one.note}".strip()))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write(figures: list[Figure], path: Path) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(one) | {"reached": one.reached} for one in figures]
    path.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")
