"""Learns the points of reasons from labelled pairs: a logistic regression that starts by hand.

The points set by hand are where each weight is drawn back to, so that a reason which few pairs show
keeps about what a careful reader gave it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks._incidents.samples import Sample
from marsad.matching.scoring import SAME_SCORE

Array = np.ndarray[Any, np.dtype[np.float64]]

# How strongly a weight is drawn back. Of 1, 2, 4 and 12, on each of st1-st4 with what the other
# three taught: B-cubed F1 .77, .77, .76, .75. With 2, a fight and its outcome come out as unsure.
DRAWN_BACK = 3.0

# What every pair begins with stays at nought: claims that show little are not one for that.
BASE_DRAWN_BACK = 20.0

STEPS = 100
BASE = "base"


def learn(
    samples: Sequence[Sample], by_hand: Mapping[str, float], weigh: Array
) -> dict[str, float]:
    """The points that make the pairs likeliest; `weigh` says how much each pair counts."""
    names = [BASE, *sorted({name for sample in samples for name in sample.reasons})]
    start = np.array([by_hand[name] for name in names])
    seen = matrix(samples, names)
    same = np.array([float(sample.same) for sample in samples])
    return {**by_hand, **dict(zip(names, map(float, _fit(seen, same, start, weigh)), strict=True))}


def matrix(samples: Sequence[Sample], names: Sequence[str]) -> Array:
    rows = [[1.0, *(sample.reasons.get(name, 0.0) for name in names[1:])] for sample in samples]
    return np.array(rows)


def _fit(seen: Array, same: Array, start: Array, weigh: Array) -> Array:
    """Newton's steps, each cut until it helps."""
    drawn = np.full(len(start), DRAWN_BACK)
    drawn[0] = BASE_DRAWN_BACK
    weights, loss = start.copy(), _loss(start, seen, same, start, weigh, drawn)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(seen @ weights - SAME_SCORE, -50, 50)))
        slope = seen.T @ (weigh * (likely - same)) + drawn * (weights - start)
        bend = (seen * (weigh * likely * (1 - likely))[:, None]).T @ seen
        step = np.linalg.solve(bend + np.diag(drawn), slope)
        while (after := _loss(weights - step, seen, same, start, weigh, drawn)) > loss:
            step = step / 2
        weights, before, loss = weights - step, loss, after
        if before - loss < 1e-7:
            break
    return weights


def _loss(
    weights: Array, seen: Array, same: Array, start: Array, weigh: Array, drawn: Array
) -> float:
    logits = seen @ weights - SAME_SCORE
    unlikely = weigh * (np.logaddexp(0, logits) - same * logits)
    return float(unlikely.sum() + (drawn / 2 * (weights - start) ** 2).sum())
