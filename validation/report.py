"""The findings as text: for a terminal, and as the page docs/validation.md."""

from collections.abc import Iterable, Sequence

from validation.auc import REPEATS
from validation.finding import Finding, Gate, Table

_INTENT = (
    "Godfather Desktop computes how strong a tie is, and how likely somebody is to show up when the title is gone. "
    "This page puts these scores beside plain counts, on public data and in a simulated world. It is written by"
)
_COMMAND = "    make validate"
_DATA = (
    "which reads the data sets from `../shared/data` (`.venv/bin/python -m validation --data FOLDER` takes them from "
    "elsewhere). Without them only the simulated world is run, and this page stays as it is. The data sets are no part "
    "of the program; only totals stand here."
)
_READING = (
    "**How to read it.** AUC is the chance that a score ranks a case that came true above one that did not: 0.5 is a "
    f"coin, 1 is perfect. In brackets is the 95% interval of {REPEATS:,} bootstrap samples with a fixed seed; "
    "differences are taken within the same samples. Pairs are resampled as if they were independent, though one person "
    "is in several of them, so the true intervals are somewhat wider. *Expected* is what the design of the program had "
    "measured beforehand. A *gate* is a claim that was fixed beforehand. Nothing is tuned on these data: the formulas "
    "and their numbers are the ones that the program uses for everybody."
)


def page(findings: Sequence[Finding]) -> str:
    """The whole page in Markdown."""
    gates = [(finding.title, finding.gate) for finding in findings if finding.gate is not None]
    summary = Table(
        ("question", "gate", "measured", "verdict"),
        tuple((title, gate.claim, gate.measured, verdict(gate)) for title, gate in gates),
    )
    blocks = ["# How well the scores do", _INTENT, _COMMAND, _DATA, _READING, "## Gates", _markdown(summary)]
    for finding in findings:
        blocks += _section(finding)
    return "\n\n".join(blocks) + "\n"


def verdict(gate: Gate) -> str:
    """Whether a gate holds, in words."""
    return "holds" if gate.holds else "does not hold"


def plain(findings: Iterable[Finding]) -> str:
    """The findings for a terminal."""
    lines: list[str] = []
    for finding in findings:
        lines += [finding.title, f"  {finding.cases}"]
        for table in finding.tables:
            lines += [f"  {line}" for line in _columns(table)]
        if finding.gate is not None:
            lines.append(f"  Gate: {finding.gate.claim}: {finding.gate.measured}: {verdict(finding.gate).upper()}")
        lines.append("")
    return "\n".join(lines)


def _section(finding: Finding) -> list[str]:
    blocks = [f"## {finding.title}", finding.data, f"**Mapping.** {finding.mapping}", f"**Cases.** {finding.cases}"]
    blocks += [_markdown(table) for table in finding.tables]
    gate = finding.gate
    if gate is not None:
        reason = "" if gate.holds else f" {gate.reason}"
        blocks.append(f"**Gate:** {gate.claim}. Measured: {gate.measured}. It **{verdict(gate)}**.{reason}")
    return [*blocks, *finding.remarks]


def _markdown(table: Table) -> str:
    rows = [table.header, ("---",) * len(table.header), *table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _columns(table: Table) -> list[str]:
    rows = [table.header, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
