"""Nine months of a factory's e-mail, and who reports to whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np

from godfather_desktop.domain.days import Day
from validation.auc import compared
from validation.finding import Finding, auc_table
from validation.pairs import Event, Pair, days_of, histories, pair, part_scores, strength_on, sums_on
from validation.source import MAIL, rows

DATA = (
    "The internal e-mail of a manufacturing company from January to September 2010, without its words, and the "
    "reporting tree (Nurek and Michalski, Harvard Dataverse)."
)
MAPPING = (
    "Rows of one sender and second are one mail; people = 1 + its recipients, so a mail to ten weighs a tenth. "
    "Mail to oneself is left out."
)
_NUMBER = "number of mails"
_REMARK = (
    "No gate was set here. Who reports to whom is a matter of duty, and strength does not look for it: it asks whether "
    "contact is lively and goes both ways. Each of its parts alone ranks these pairs behind the plain count, recency "
    "most of all. Pairs that never wrote hold every score down."
)


def events(data: Path) -> Iterator[Event]:
    """One event for each mail and recipient."""
    mails: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows(data / MAIL / "communication.csv", ";"):
        sender, recipient = int(row["Sender"]), int(row["Recipient"])
        if sender != recipient:
            mails[sender, row["EventDate"]].add(recipient)
    for (sender, moment), recipients in mails.items():
        day: Day = date.fromisoformat(moment[:10]).toordinal()
        for recipient in sorted(recipients):
            yield Event(day, sender, recipient, "email", 1 + len(recipients))


def mail_counts(data: Path) -> Counter[Pair]:
    """Rows of the file by pair: the plain count."""
    return Counter(
        pair(int(row["Sender"]), int(row["Recipient"])) for row in rows(data / MAIL / "communication.csv", ";")
    )


def reporting(data: Path) -> tuple[set[int], set[Pair]]:
    """Everybody in the reporting tree, and the pairs of which one reports to the other."""
    staff: set[int] = set()
    reports: set[Pair] = set()
    for row in rows(data / MAIL / "reportsto.csv"):
        one, other = row["ID"].strip(), row["ReportsToID"].strip()
        if one.isdigit():
            staff.add(int(one))
        if one.isdigit() and other.isdigit() and one != other:
            staff.add(int(other))
            reports.add(pair(int(one), int(other)))
    return staff, reports


def reports_to(data: Path) -> Finding:
    """Among all pairs of employees, whether one reports to the other."""
    staff, reports = reporting(data)
    known = histories(events(data))
    counts = mail_counts(data)
    last = max(touches[-1].day for touches in known.values())
    both = list(combinations(sorted(staff), 2))
    labels = np.array([one in reports for one in both])
    strengths = [strength_on(sums_on(known.get(one, ()), last), last) for one in both]
    comparison = compared(
        {
            _NUMBER: np.array([float(counts[one]) for one in both]),
            "strength": np.array([strength.value for strength in strengths]),
            **part_scores(strengths),
            "contact days": np.array([float(len(days_of(known.get(one, ())))) for one in both]),
        },
        labels,
    )
    wrote = sum(one in known for one in reports)
    return Finding(
        "Who reports to whom, from mail",
        "The same mail, and the reporting tree.",
        MAPPING + " Strength is computed on the last day; two who never wrote have strength 0.",
        f"{len(both)} pairs of {len(staff)} employees, {len(reports)} of them a superior and a report, of which "
        f"{wrote} ever wrote to each other.",
        (auc_table(comparison, {_NUMBER: ".741"}, "the number"),),
        None,
        (_REMARK,),
    )
