"""An import: one record for everything that it brought."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import BatchId


@dataclass(frozen=True, slots=True)
class Batch:
    """One import. active: False once it was rolled back or undone; its touches then do not exist."""

    id: BatchId
    day: Day
    files: tuple[str, ...]
    records: int = 0
    added: int = 0
    merged: int = 0
    unchanged: int = 0
    rejected: int = 0
    active: bool = True
