"""Copenhagen Networks Study: whether shared Facebook friends tell who is a friend."""

from collections import defaultdict
from pathlib import Path

import numpy as np

from godfather_desktop.insight import warmth
from validation.auc import compared
from validation.copenhagen import events
from validation.finding import Finding, auc_table
from validation.pairs import pair
from validation.source import COPENHAGEN, rows

LISTED_STRENGTH = 0.10
"""The strength of a tie of which only a listed connection is known (model section 4)."""
_MAPPING = (
    f"Every listed friendship is a tie of the same strength s = {LISTED_STRENGTH:.2f}. Our certainty is "
    "1-(1-0.3 s s)^m for m shared friends. Overlap is shared friends divided by all friends of either. The friendship "
    "of the two themselves is hidden from the scores."
)
_REMARK = (
    "The .868 that was expected is the overlap with the rows about oneself kept, which give part of the answer away. "
    "Where all ties are equally strong, our certainty ranks pairs exactly as the number of shared friends does: it "
    "does not know that ten shared friends say less of two people who have hundreds."
)


def certainty(shared: int) -> float:
    """The chance that two people with so many shared contacts know each other, as the program computes it."""
    return warmth.shared_contacts((LISTED_STRENGTH**2,) * shared).certainty


def overlap(one: set[int], other: set[int]) -> float:
    """Shared contacts over all contacts of either, the two themselves left out; 0 where there are none.

    one, other: the contacts of each, without the two. O = n / (k1 + k2 - n), Onnela and others 2007.
    """
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def shared_contacts(data: Path) -> Finding:
    """Among pairs that called or texted, whether they are Facebook friends."""
    friends: dict[int, set[int]] = defaultdict(set)
    oneself = 0
    for row in rows(data / COPENHAGEN / "fb_friends.csv"):
        one, other = int(row["user_a"]), int(row["user_b"])
        if one == other:
            oneself += 1
            continue
        friends[one].add(other)
        friends[other].add(one)
    listed = sum(len(circle) for circle in friends.values()) // 2
    met = sorted({pair(event.sender, event.receiver) for event in events(data) if event.sender != event.receiver})
    labels = np.array([other in friends[one] for one, other in met])
    circles = [(friends[one] - {other}, friends[other] - {one}) for one, other in met]
    shared = [len(one & other) for one, other in circles]
    comparison = compared(
        {
            "number of shared friends": np.array([float(number) for number in shared]),
            "our certainty": np.array([certainty(number) for number in shared]),
            "overlap": np.array([overlap(one, other) for one, other in circles]),
        },
        labels,
    )
    return Finding(
        "Who knows whom, from shared contacts",
        "The same study, and who is whose friend on Facebook.",
        _MAPPING,
        f"{len(met)} pairs that called or texted within 28 days, {int(labels.sum())} of them Facebook friends; that is "
        f"{100 * labels.sum() / listed:.1f}% of the {listed} friendships, so most listed friends neither called nor "
        f"texted. {oneself} rows that befriend somebody with themselves are left out.",
        (auc_table(comparison, {"overlap": ".868"}, "the number"),),
        None,
        (_REMARK,),
    )
