"""Copenhagen Networks Study: who is still in contact after two more weeks."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.touch import Channel
from validation.auc import compared
from validation.finding import Finding, Gate, auc_table
from validation.pairs import Event, days_of, histories, part_scores, strength_on, sums_on
from validation.source import COPENHAGEN, rows

START: Day = day_of("2020-01-01")
"""Any day would do: the study gives seconds since its start, whose date is not told."""
SPLIT: Day = START + 14
_SECONDS_A_DAY = 86_400
_CHANNELS: dict[str, Channel] = {"calls.csv": "call", "sms.csv": "message"}
_NUMBER = "number of calls and messages"
DATA = (
    "Calls and text messages among students of one university, 28 days, with their Facebook friendships "
    "(Copenhagen Networks Study, Sapiezynski and others 2019)."
)
_MAPPING = (
    "A text is a `message`, a call is a `call`, a missed one too; each goes out from one side and in to the other. "
    "Strength is computed on day 13 from days 0 to 13. Nothing is rated, and no favors, contexts or personal matters "
    "are known, so depth and services stay empty."
)
_REASON = "Two weeks are too short for a rhythm, and the parts of which this data says nothing stay empty."
_REMARK = (
    "Contact days are the best single score. Of the parts of strength, reciprocity alone is behind the plain count and "
    "lowers the sum a little: over two weeks, how even the contact is says less than on how many days there is any."
)


def events(data: Path) -> Iterator[Event]:
    """All calls and messages; a missed call is a call too, since it reached for somebody."""
    for name, channel in _CHANNELS.items():
        for row in rows(data / COPENHAGEN / name):
            day = START + int(row["timestamp"]) // _SECONDS_A_DAY
            yield Event(day, int(row["from"]), int(row["to"]), channel)


def persistence(data: Path) -> Finding:
    """Whether contact in days 0-13 lasts into days 14-27."""
    known = [touches for _, touches in sorted(histories(events(data)).items()) if touches[0].day < SPLIT]
    stayed = np.array([touches[-1].day >= SPLIT for touches in known])
    before = [[touch for touch in touches if touch.day < SPLIT] for touches in known]
    last = SPLIT - 1
    strengths = [strength_on(sums_on(touches, last), last) for touches in before]
    comparison = compared(
        {
            _NUMBER: np.array([float(len(touches)) for touches in before]),
            "strength": np.array([strength.value for strength in strengths]),
            **part_scores(strengths),
            "contact days": np.array([float(len(days_of(touches))) for touches in before]),
        },
        stayed,
    )
    number, ours = comparison.aucs[_NUMBER].value, comparison.aucs["strength"].value
    return Finding(
        "Who stays in contact",
        DATA,
        _MAPPING,
        f"{len(known)} pairs in contact in days 0-13, of which {int(stayed.sum())} again in days 14-27.",
        (auc_table(comparison, {_NUMBER: ".751", "strength": ".773", "contact days": ".786"}, "the number"),),
        Gate(
            "strength tells at least as well as the number of calls and messages",
            ours >= number,
            f"{ours:.3f} against {number:.3f}",
            _REASON,
        ),
        (_REMARK,),
    )
