"""Explanations: rows that sum to a number, as data. `wording.explanations` turns them into words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a number.

    part: a key of `wording.explanations.PARTS`. points: what the part adds to the strength
    (0..100) or to the chance (0..1). maximum: the most that it could add, 0 where there is no
    bound. reason and values: the sentence. improve: the cheapest thing to do about it, a key of
    `wording.explanations.IMPROVEMENTS`, or empty.
    """

    part: str
    points: float
    maximum: float
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    improve: str = ""


def chance_rows(logits: Iterable[Row], chance_at: Callable[[float], float]) -> tuple[Row, ...]:
    """Turn rows of logits into rows of chance that sum to `chance_at(sum of the logits)`.

    Each row gets what the chance rises or falls by when it is added to the rows above it.
    """
    rows: list[Row] = []
    logit = before = 0.0
    for row in logits:
        logit += row.points
        after = chance_at(logit)
        rows.append(replace(row, points=after - before))
        before = after
    return tuple(rows)


def row_to(rows: tuple[Row, ...], chance: float, part: str, **values: object) -> tuple[Row, ...]:
    """The rows with one more that takes their sum to `chance`."""
    return (*rows, Row(part, chance - sum(row.points for row in rows), 0.0, part, values))
