"""Fits what speaks for the type of a claim, on labelled passages that neither reader learnt from.

    PYTHONPATH=. python tools/fit_types.py --data DATA [s02 s04 ...]

Prints the weights for marsad/extractors/_encoder/event_types.py, and the share of types that are
right as weighed today, as fitted, and as fitted on other passages (in five parts).
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks._corpus.labels import LabelledClaim, Passage
from benchmarks._corpus.reading import read
from benchmarks._corpus.scoring import clear, paired
from benchmarks.corpus import not_learnt_from
from marsad.extractors._encoder import combining, event_types
from marsad.pipeline.read import open_tools
from marsad.settings import load_settings

FIT = ("s02", "s04", "d02", "n09")
RIDGE, ROUNDS, PARTS = 10.0, 30, 5
# Where the weights begin, and are held by the ridge: as fitted with the encoder before this one, on
# 1,363 claims from which that one had not learnt, and most of which this one has learnt from.
BEGIN = {
    "trigger": 0.60, "words": 0.40, "vague": 0.47, "clash": 1.89, "weapon": 1.61,
    "other": 1.24, "cue": 2.69, "one cue of several": 1.92, "cue beside a type": 1.88,
    "by a state": 1.10, "story": 0.49, "before": 0.02, "fighters": 1.42, "both hit": 1.06,
    "civilians": 0.38, "nobody hit": -0.01, "haven": 0.45, "post": 0.74, "vague, story": 0.31,
    "vague, before": 0.10,
}  # fmt: skip
Numbers = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fit", nargs="*", default=FIT)
    parser.add_argument("--data", type=Path, help="where the texts whose labels stand off are")
    arguments = parser.parse_args()
    passages = not_learnt_from(arguments.fit, arguments.data)
    names, rows = list(event_types.WEIGHTS), list(rows_of(passages))
    signs = np.array([[row[1][name] for name in names] for row in rows], np.float64)
    wanted = np.array([row[2] for row in rows])
    part = np.array([crc32(row[0].encode()) % PARTS for row in rows])
    begin = np.array([BEGIN.get(name, 0.0) for name in names])
    weights = fit(signs, wanted, begin)
    print("WEIGHTS = {")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    today = np.array([event_types.WEIGHTS[name] for name in names])
    apart = [
        right(signs[part == n], wanted[part == n], fit(signs[part != n], wanted[part != n], begin))
        for n in range(PARTS)
    ]
    print(f"{len(rows)} claims; right today {right(signs, wanted, today).mean():.3f}", end=", ")
    print(f"fitted {right(signs, wanted, weights).mean():.3f}", end=", ")
    print(f"on others {np.concatenate(apart).mean():.3f}")
    sets = np.array([row[0].split("-")[0] for row in rows])
    for name in sorted(set(sets)):
        at = sets == name
        print(
            name,
            at.sum(),
            *(f"{right(signs[at], wanted[at], w).mean():.3f}" for w in (today, weights)),
        )


def rows_of(
    passages: Iterable[tuple[Passage, tuple[LabelledClaim, ...]]],
) -> Iterator[tuple[str, dict[str, Any], int]]:
    """For each claim that is met: its passage, what speaks for each type, and the right one."""
    toolbox = open_tools(load_settings())
    known, seen = combining.likeliest_type, dict[str, Any]()

    def keep(clues):  # type: ignore[no-untyped-def]
        if clues.grammar is None or clues.grammar.sub_event_type not in event_types.BEYOND_DOUBT:
            seen[clues.claim.id] = event_types.signs_of(clues)
        return known(clues)

    combining.likeliest_type = keep
    for passage, claims in passages:
        seen.clear()
        report = read(passage, toolbox)
        for label, claim in paired(clear(claims), report.claims):
            if claim.id in seen:
                yield passage.id, seen[claim.id], event_types.PLACES[label.type]
    combining.likeliest_type = known


def fit(signs: Numbers, wanted: NDArray[np.int64], begin: Numbers) -> Numbers:
    """A ridge regression over the odds of all types at once, by Newton's method."""
    weights, rows = begin.copy(), np.arange(len(wanted))
    for _ in range(ROUNDS):
        odds = odds_of(signs, weights)
        expected = np.einsum("nft,nt->nf", signs, odds)
        slope = (signs[rows, :, wanted] - expected).sum(0) - RIDGE * (weights - begin)
        bend = np.einsum("nft,ngt,nt->fg", signs, signs, odds) - expected.T @ expected
        weights = weights + np.linalg.solve(bend + RIDGE * np.eye(len(begin)), slope)
    return weights


def odds_of(signs: Numbers, weights: Numbers) -> Numbers:
    scores = np.einsum("f,nft->nt", weights, signs)
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def right(signs: Numbers, wanted: NDArray[np.int64], weights: Numbers) -> NDArray[np.bool_]:
    return np.asarray(odds_of(signs, weights).argmax(axis=1) == wanted)


if __name__ == "__main__":
    main()
