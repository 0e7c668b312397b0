"""Fits how sure a claim is, on labelled passages that neither reader has learnt from.

    PYTHONPATH=. python tools/fit_confidence.py --data DATA [s02 s04 ...] [--check f05 ...]

Prints the weights for marsad/extractors/_encoder/calibration.py, and for the passages to check by
how many of the claims at each confidence are right: there, and of the same type.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks._corpus.reading import read
from benchmarks._corpus.scoring import clear, is_unclear, paired
from benchmarks.corpus import Labelled, not_learnt_from
from marsad.extractors._encoder import calibration, combining
from marsad.pipeline.read import open_tools
from marsad.settings import load_settings

FIT, CHECK = ("s02", "s04", "d02", "n09"), ("f05", "g03", "t01")
RIDGE, ROUNDS, BINS = 1.0, 50, 10
Numbers = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fit", nargs="*", default=FIT)
    parser.add_argument("--check", nargs="*", default=CHECK)
    parser.add_argument("--data", type=Path, help="where the texts whose labels stand off are")
    arguments = parser.parse_args()
    seen = list(rows_of(not_learnt_from(arguments.fit, arguments.data)))
    names = list(seen[0][0])
    signs, right = matrix(seen, names)
    weights = fit(signs, right)
    print("WEIGHTS = {")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    for title, rows in (
        ("fitted on", seen),
        ("checked on", list(rows_of(not_learnt_from(arguments.check, None)))),
    ):
        print(title, len(rows), "claims")
        report(*matrix(rows, names), weights)


def rows_of(passages: Iterable[Labelled]) -> Iterator[tuple[Mapping[str, float], bool]]:
    """For each claim that is read, what speaks for it and whether it is right."""
    toolbox, rated = open_tools(load_settings()), dict[str, Mapping[str, float]]()
    known = combining.rated

    def keep(both, claim, grammar, found):  # type: ignore[no-untyped-def]
        rated[claim.id] = combining.signs_by_both(both, claim, grammar, found)
        return known(both, claim, grammar, found)

    combining.rated = keep
    for passage, claims in passages:
        rated.clear()
        report = read(passage, toolbox)
        met = {id(c): label for label, c in paired(clear(claims), report.claims)}
        for claim in report.claims:
            label = met.get(id(claim))
            if claim.id in rated and (label is not None or not is_unclear(claim, claims)):
                same = label is not None and label.type == claim.sub_event_type
                yield dict(rated[claim.id]), same
    combining.rated = known


def matrix(
    rows: Sequence[tuple[Mapping[str, float], bool]], names: Sequence[str]
) -> tuple[Numbers, Numbers]:
    signs = np.array([[row[name] for name in names] for row, _ in rows])
    return signs, np.array([float(right) for _, right in rows])


def fit(signs: Numbers, right: Numbers) -> Numbers:
    """A ridge logistic regression by Newton's method."""
    weights = np.zeros(signs.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    ridge[0, 0] = 0.0
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - odds) - ridge @ weights
        bend = (signs * (odds * (1 - odds))[:, None]).T @ signs + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def report(signs: Numbers, right: Numbers, weights: Numbers) -> None:
    odds = np.clip(1 / (1 + np.exp(-signs @ weights)), calibration.LEAST, calibration.MOST)
    for low in range(BINS):
        inside = (odds * BINS).astype(int) == low
        if inside.any():
            mean, share = odds[inside].mean(), right[inside].mean()
            print(f".{low}  {int(inside.sum()):4} claims  said {mean:.2f}  right {share:.2f}")
    print(f"mean distance squared {((odds - right) ** 2).mean():.3f}")


if __name__ == "__main__":
    main()
