"""One measured figure and how it is shown."""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


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
