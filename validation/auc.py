"""Areas under the ROC curve and their bootstrap intervals, in numpy alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

REPEATS = 2_000
SEED = 2026
_CHUNK_CELLS = 2_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95% bootstrap interval (percentiles)."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return "none" if isnan(self.value) else f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """AUCs of several scores on the same cases. gains: AUC minus that of the first score, from the same samples."""

    aucs: dict[str, Interval]
    gains: dict[str, Interval]


def auc(scores: Floats, labels: Bools) -> float:
    """The chance that a positive case scores above a negative one, ties counting half (Mann-Whitney).

    scores, labels: (n,). NaN unless both kinds of cases are there.
    """
    return float(weighted_auc(scores, labels, np.ones((1, len(scores))))[0])


def weighted_auc(scores: Floats, labels: Bools, weights: Floats) -> Floats:
    """The AUC under each row of weights: scores (n,), labels (n,), weights (samples, n) -> (samples,)."""
    order = np.argsort(scores, kind="stable")
    ranked = scores[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    weights = weights[:, order]
    positive = np.add.reduceat(np.where(labels[order], weights, 0.0), starts, axis=1)
    negative = np.add.reduceat(np.where(labels[order], 0.0, weights), starts, axis=1)
    below = np.cumsum(negative, axis=1) - negative
    wins = np.sum(positive * (below + negative / 2.0), axis=1)
    return shares(wins, positive.sum(axis=1) * negative.sum(axis=1))


def shares(parts: Floats, wholes: Floats) -> Floats:
    """Parts over wholes of the same shape, NaN where the whole is 0."""
    result: Floats = np.full(parts.shape, np.nan)
    np.divide(parts, wholes, out=result, where=wholes > 0)
    return result


def draws(units: int, *, repeats: int = REPEATS, seed: int = SEED) -> Iterator[Floats]:
    """How often each unit is drawn in each bootstrap sample, in chunks of (samples, units)."""
    random = np.random.default_rng(seed)
    if units == 0:
        yield np.zeros((repeats, 0))
        return
    chunk = max(1, min(repeats, _CHUNK_CELLS // units))
    for start in range(0, repeats, chunk):
        samples = min(chunk, repeats - start)
        drawn = random.integers(0, units, (samples, units)) + units * np.arange(samples)[:, None]
        counts = np.bincount(drawn.ravel(), minlength=samples * units)
        yield counts.reshape(samples, units).astype(np.float64)


def interval(value: float, samples: Floats) -> Interval:
    """The estimate with the middle 95% of its samples; samples that could not be computed are NaN and left out."""
    samples = samples[~np.isnan(samples)]
    low, high = np.percentile(samples, (2.5, 97.5)) if len(samples) else (nan, nan)
    return Interval(value, float(low), float(high))


def compared(
    scores: Mapping[str, Floats],
    labels: Bools,
    units: Ints | None = None,
    *,
    repeats: int = REPEATS,
    seed: int = SEED,
) -> Comparison:
    """AUCs with intervals; every score sees the same samples, so the gains are paired.

    scores: name -> (n,), the baseline first. units: (n,) numbers 0.. of what is resampled as a
    whole, by default each case by itself.
    """
    if units is None:
        units = np.arange(len(labels))
    samples: dict[str, list[Floats]] = {name: [] for name in scores}
    for counts in draws(int(units.max()) + 1, repeats=repeats, seed=seed):
        for name, score in scores.items():
            samples[name].append(weighted_auc(score, labels, counts[:, units]))
    values = {name: auc(score, labels) for name, score in scores.items()}
    spread = {name: np.concatenate(chunks) for name, chunks in samples.items()}
    first = next(iter(scores))
    return Comparison(
        {name: interval(values[name], spread[name]) for name in scores},
        {
            name: interval(values[name] - values[first], spread[name] - spread[first])
            for name in scores
            if name != first
        },
    )
