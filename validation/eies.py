"""EIES: 32 scientists, how many messages they sent to whom, and whom they called a close friend."""

import math
from itertools import permutations
from pathlib import Path

import numpy as np

from godfather_desktop.insight.strength import MONTHLY_WEIGHT
from validation.auc import compared
from validation.finding import Finding, auc_table
from validation.pairs import pair
from validation.source import NETWORKS, rows

CLOSE_FRIEND = 4.0


def frequency_part(weight: float) -> float:
    """20 xF of section 1 without its gate, 0..20, from contact that was not faded."""
    return 20.0 * weight / (weight + MONTHLY_WEIGHT)


def reciprocity_part(one: float, other: float) -> float:
    """20 xB of section 1, 0..20, from contact that was not faded."""
    return 40.0 * min(one, other) / (one + other + 2.0)


def close_friends(data: Path) -> Finding:
    """Among all ordered pairs, whether the first calls the second a close friend."""
    folder = data / NETWORKS
    people = [int(row["id"]) for row in rows(folder / "eies_messages_nodes.csv")]
    sent = {
        (int(row["source"]), int(row["target"])): float(row["weight"])
        for row in rows(folder / "eies_messages_edges.csv")
    }
    rated = {
        (int(row["source"]), int(row["target"])): float(row["rank_2"])
        for row in rows(folder / "eies_relations_edges.csv")
    }
    ordered = list(permutations(people, 2))
    labels = np.array([rated.get(both, math.nan) == CLOSE_FRIEND for both in ordered])
    both_ways = [(sent.get((one, other), 0.0), sent.get((other, one), 0.0)) for one, other in ordered]
    numbers: dict[tuple[int, int], int] = {}
    units = np.array([numbers.setdefault(pair(*both), len(numbers)) for both in ordered])
    comparison = compared(
        {
            "number of messages, both ways": np.array([out + back for out, back in both_ways]),
            "reciprocity part": np.array([reciprocity_part(out, back) for out, back in both_ways]),
            "frequency and reciprocity parts": np.array(
                [frequency_part(out + back) + reciprocity_part(out, back) for out, back in both_ways]
            ),
        },
        labels,
        units,
    )
    return Finding(
        "Who is called a close friend",
        "Messages among 32 scientists on an early computer conferencing system (EIES, Freeman and Freeman 1979), and "
        "how each rated the others at the end: 4 is a close personal friend.",
        "The file has totals without dates, so strength cannot be computed: there are no contact days, no rhythm and "
        "no exchanges. Only the frequency and reciprocity formulas are applied, to totals that were not faded.",
        f"{len(ordered)} ordered pairs, {int(labels.sum())} of them rated 4 in the second round; both orders of a pair "
        "are resampled together.",
        (auc_table(comparison, {"number of messages, both ways": ".824"}, "the number"),),
        None,
        ("This reproduces the baseline; it says nothing of our strength.",),
    )
