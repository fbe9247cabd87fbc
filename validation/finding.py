"""What one question came to, ready to be written down."""

from collections.abc import Mapping
from dataclasses import dataclass

from validation.auc import Comparison


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a header of as many columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """What was asked for beforehand. measured: the figures that decide. reason: why, where it does not hold."""

    claim: str
    holds: bool
    measured: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One question. data: what the data set is. mapping: how its events became touches. cases: n in words."""

    title: str
    data: str
    mapping: str
    cases: str
    tables: tuple[Table, ...]
    gate: Gate | None = None
    remarks: tuple[str, ...] = ()


def auc_table(comparison: Comparison, published: Mapping[str, str], baseline: str) -> Table:
    """AUCs, their gains over the baseline, and what the design document had measured."""
    rows = []
    for name, area in comparison.aucs.items():
        gain = comparison.gains.get(name)
        gained = "" if gain is None else f"{gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"
        rows.append((name, str(area), gained, published.get(name, "")))
    return Table(("score", "AUC (95% interval)", f"difference to {baseline}", "expected"), tuple(rows))
