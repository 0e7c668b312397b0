"""Fit the weights of the evidence for places (`marsad/coding/place_evidence.py`) to annotated text.

    python -m benchmarks._fit_places FILE…

The weights maximise the likelihood of the right places under the shares that marsad computes, by
gradient ascent; since the votes of the names depend on the weights, that is repeated a few times.
Accuracy is measured on each half of the articles with the weights of the other. Nothing is
written: look at what is printed, round it, and put it into the module.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from benchmarks._places.entities import RIGHT_KM
from benchmarks._places.given import homes_of, mentions_of
from benchmarks._places.texts import Article, read_articles
from marsad.coding import place_evidence
from marsad.coding.containing import point_of
from marsad.coding.homes import Home
from marsad.coding.place_evidence import Evidence, Sense, Votes
from marsad.gazetteer import Mention
from marsad.gazetteer.distance import Point, distance_km
from marsad.gazetteer.store import Gazetteer, open_gazetteer

# Too rare in the corpora, or not wanted as they are in them: see `WEIGHTS`.
BY_HAND = ("people", "unit", "usual", "alike", "outside", "type_clashes")
REPEATS = 3
STEPS = 300
RATE = 0.05
SHRINK = 1.0

Array = NDArray[np.float64]


class Case(Struct, frozen=True, eq=False):
    """An annotated name: its sense, and which of the sense's places are right (1) or not (0)."""

    sense: Sense
    right: Array


class Text(Struct, frozen=True, eq=False):
    senses: tuple[Sense, ...]
    cases: tuple[Case, ...]
    home: Home | None = None


def main(paths: Sequence[str]) -> int:
    with open_gazetteer() as gazetteer:
        texts = [text for path in paths for text in read_texts(Path(path), gazetteer)]
    start = (place_evidence.WEIGHTS, place_evidence.NONE_OF_THESE)
    for fitted, held_out in ((texts[::2], texts[1::2]), (texts[1::2], texts[::2])):
        set_weights(*start)
        fit(fitted)
        print(f"held-out half: {accuracy(held_out):.4f} of the names with a place")
    set_weights(*start)
    fit(texts)
    for name, weight in place_evidence.WEIGHTS._asdict().items():
        print(f"{name:16}{weight:6.2f}{'  (by hand)' if name in BY_HAND else ''}")
    print(f"{'none of these':16}{place_evidence.NONE_OF_THESE:6.2f}")
    return 0


def read_texts(path: Path, gazetteer: Gazetteer) -> Iterator[Text]:
    articles = read_articles(path)
    read = [mentions_of(article, gazetteer) for article in articles]
    homes = homes_of(articles, read)
    for number, (article, mentions) in enumerate(zip(articles, read, strict=True)):
        yield read_text(article, mentions, homes.get(number))


def read_text(article: Article, mentions: Sequence[Mention], home: Home | None) -> Text:
    senses = place_evidence.read_senses(mentions, article.text)
    cases = tuple(
        Case(sense, right_places(sense, gold.point))
        for gold, sense in zip(article.gold, senses, strict=True)
        if gold.point is not None and sense is not None
    )
    return Text(tuple(dict.fromkeys(filter(None, senses))), cases, home)


def right_places(sense: Sense, point: Point) -> Array:
    errors = [distance_km(point, point_of(place)) for place in sense.locations]
    return np.array([error <= RIGHT_KM for error in errors], dtype=np.float64)


def set_weights(weights: Evidence, none_of_these: float) -> None:
    place_evidence.WEIGHTS, place_evidence.NONE_OF_THESE = weights, none_of_these


def settle(text: Text) -> Votes:
    """Weigh a text's senses and give the votes that the last round was based on."""
    votes = Votes(home=text.home)
    for _ in range(1 + place_evidence.ROUNDS):
        last = votes
        for sense in text.senses:
            sense.shares = place_evidence.shares_of(sense, votes)
        votes = structs.replace(place_evidence.count_votes(text.senses), home=text.home)
    return last


def accuracy(texts: Sequence[Text]) -> float:
    right = []
    for text in texts:
        settle(text)
        right += [case.right[int(np.argmax(case.sense.shares))] for case in text.cases]
    return float(np.mean(right))


def fit(texts: Sequence[Text]) -> None:
    """Fit the weights that are not set by hand, and leave them in the module."""
    free = np.array([name not in BY_HAND for name in Evidence._fields] + [True])
    for _ in range(REPEATS):
        cases = [case for text in texts for case in evidence_of(text)]
        weights = np.array([*place_evidence.WEIGHTS, place_evidence.NONE_OF_THESE])
        mean, spread = np.zeros_like(weights), np.zeros_like(weights)
        for step in range(1, STEPS + 1):
            slope = np.where(free, gradient(cases, weights), 0.0)
            mean = 0.9 * mean + 0.1 * slope
            spread = 0.99 * spread + 0.01 * slope**2
            scale = np.sqrt(spread / (1 - 0.99**step)) + 1e-8
            weights = weights + RATE * (1 - step / STEPS) * mean / (1 - 0.9**step) / scale
        set_weights(Evidence(*map(float, weights[:-1])), float(weights[-1]))


def evidence_of(text: Text) -> Iterator[tuple[Array, Array]]:
    """Each case's evidence, with a last row for "none of these", and its right rows."""
    votes = settle(text)
    for case in text.cases:
        rows = [
            [*place_evidence.evidence(case.sense, place, votes), 0.0]
            for place in case.sense.locations
        ]
        none = [0.0] * len(Evidence._fields) + [1.0]
        missing = 0.0 if case.right.any() else 1.0
        yield np.array([*rows, none]), np.append(case.right, missing)


def gradient(cases: Sequence[tuple[Array, Array]], weights: Array) -> Array:
    """The slope of the log likelihood of the right rows, less a pull of the weights to nought."""
    slope = -SHRINK * weights
    slope[-1] = 0.0
    for rows, right in cases:
        powers = np.exp(rows @ weights - np.max(rows @ weights))
        shares = powers / powers.sum()
        wanted = shares * right / (shares * right).sum()
        slope += rows.T @ (wanted - shares)
    return slope


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
