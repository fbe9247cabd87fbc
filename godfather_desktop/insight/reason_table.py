"""The table of reasons why nobody answers, as data (model section 5). The first row that matches is the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.pause import PauseCause
from godfather_desktop.domain.task import TaskWork

ReasonKey = Literal[
    "roles reversed",
    "not buying",
    "too soon",
    "out of office",
    "hardship",
    "never arrived",
    "bigger fish",
    "wrong person",
    "gatekeeper",
    "incumbent",
    "fair weather",
    "no value",
    "chit-chat",
    "script",
    "boring",
    "fears a favor",
    "nominal tie",
    "cold call",
    "one of hundreds",
    "hubris",
    "mostly asks",
    "forgot",
    "no persistence",
    "unknown",
]
StepKind = Literal["task", "clock", "path", "no", "wait"]
STEP_KINDS: tuple[StepKind, ...] = ("task", "clock", "path", "no", "wait")
"""What a key makes of the next step: a dated task, a pause, a new search, a filed no, or the day to wait for."""
PathGoal = Literal["", "person", "decider"]
"""Whom the new search is for: the person themselves, or whoever decides where they work."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The next step of a row. work: of a task, empty when only words say it. days: from today until it is due;
    for a clock how long the pause is taken to last. cause: of the pause. goal: of the search. revisit: days
    until a no may be looked at again.
    """

    kind: StepKind
    work: TaskWork = ""
    days: int = 0
    cause: PauseCause | Literal[""] = ""
    goal: PathGoal = ""
    revisit: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. seeds: which of the two source articles names the reason. below: the strength under which
    it counts at all, None for any. sent: it explains silence, so that something must have been sent. asked:
    only the owner can tell, so that the owner is asked.
    """

    number: int
    key: ReasonKey
    seeds: tuple[int, ...]
    plan: Plan
    below: float | None = None
    sent: bool = True
    asked: bool = False


TABLE: tuple[TableRow, ...] = (
    TableRow(1, "roles reversed", (2,), Plan("task", "favor"), sent=False),
    TableRow(2, "not buying", (1,), Plan("no", revisit=180), sent=False),
    TableRow(3, "too soon", (1,), Plan("wait")),
    TableRow(4, "out of office", (1,), Plan("clock", days=7, cause="out-of-office"), asked=True),
    TableRow(5, "hardship", (1,), Plan("clock", "note", days=14, cause="family"), asked=True),
    TableRow(6, "never arrived", (1,), Plan("task"), asked=True),
    TableRow(7, "bigger fish", (1,), Plan("clock", days=14, cause="busy"), asked=True),
    TableRow(8, "wrong person", (1,), Plan("path", goal="decider"), asked=True),
    TableRow(9, "gatekeeper", (2, 1), Plan("path", goal="person"), asked=True),
    TableRow(10, "incumbent", (2,), Plan("task", "note", days=90), asked=True),
    TableRow(11, "fair weather", (1,), Plan("task", "note")),
    TableRow(12, "no value", (1,), Plan("task", "note", days=1), below=60.0),
    TableRow(13, "chit-chat", (2,), Plan("task", days=1), below=40.0),
    TableRow(14, "script", (2,), Plan("task", days=1), below=60.0),
    TableRow(15, "boring", (2,), Plan("task", days=1), below=60.0),
    TableRow(16, "fears a favor", (1,), Plan("task", "ask", days=60), below=80.0),
    TableRow(17, "nominal tie", (2,), Plan("path", goal="person"), below=20.0),
    TableRow(18, "cold call", (1,), Plan("path", goal="person"), below=20.0),
    TableRow(19, "one of hundreds", (2,), Plan("task", days=14)),
    TableRow(20, "hubris", (1,), Plan("no", revisit=365), asked=True),
    TableRow(21, "mostly asks", (1,), Plan("task", "favor", days=30)),
    TableRow(22, "forgot", (1,), Plan("task")),
    TableRow(23, "no persistence", (2,), Plan("task", "note"), sent=False),
    TableRow(24, "unknown", (), Plan("task", "note", days=30)),
)
ROW_OF: Mapping[ReasonKey, TableRow] = {row.key: row for row in TABLE}

MOST_REFUSALS_DAYS = 365
"""Two no's within this time are one clear no (row 2)."""
NEEDED_DAYS = 30
"""So long an ask of theirs waits for me (row 1)."""
NEW_JOB_DAYS = 60
"""A role that began so shortly before I first wrote still takes all their time (row 7)."""
FAIR_WEATHER_WAIT = 14
"""Business days (row 11)."""
LAST_CONTACTS = 5
"""Of my last so many contacts, asks had better be no more than half (row 16)."""
FRESH_ASKS = 1.0
"""Asks of mine, faded, from which on one more is feared (row 16)."""
WARM_PATH = 0.05
"""Below this chance an introduction is no warm path (rows 18 and 19)."""
IGNORED, IGNORED_DAYS = 3, 365
"""So many attempts in a year without an answer (row 20)."""
MOSTLY_ASKS, SOME_ASKS = 0.7, 3
"""Row 21."""
FORGOTTEN_DAYS = 30
"""Business days after which nobody remembers a message any more (row 22)."""
SELDOM_DAYS = 90
"""Days with at most one touch of mine (row 23)."""
