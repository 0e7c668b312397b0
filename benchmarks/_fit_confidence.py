"""Fit the confidence of places to annotated text and write it to marsad/coding/data.

    python -m benchmarks._fit_confidence FOLDER

FOLDER holds LGL and GeoVirus. Fitted is on every second article of each, with and without the
outlet's home; how well it holds is measured on the others and written beside the fit: the mean
difference between confidence and share of right ones over ten bins, weighed by their size.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks._places.entities import Ground, is_entity, is_right
from benchmarks._places.given import homes_of, mentions_of
from benchmarks._places.texts import Article, read_articles
from marsad.coding.confidence import Calibration, calibrated
from marsad.coding.homes import Home
from marsad.coding.place_evidence import confidence_in, weigh
from marsad.gazetteer import Mention
from marsad.gazetteer.store import open_gazetteer

TARGET = Path(__file__).parent.parent / "marsad" / "coding" / "data" / "place_confidence.toml"
BINS = 10
STEPS = 200
# More is not borne out: of those with more, 98 to 99 of 100 are right.
MOST = 0.98
EDGE = 1e-6

Array = NDArray[np.float64]


class Case(Struct, frozen=True, kw_only=True):
    """A name with coordinates: the share of its likeliest place, and whether that is right."""

    share: float
    right: bool
    held_out: bool


def main(folder: Path) -> int:
    cases = list(read_cases(folder))
    slope, intercept = fit([case for case in cases if not case.held_out])
    found = Calibration(slope=slope, intercept=intercept, most=MOST, measured="")
    held_out = [case for case in cases if case.held_out]
    apart = difference(held_out, found)
    words = f"{len(held_out)} names of articles not fitted on: off by {apart:.3f} on average."
    TARGET.write_text(
        "# Written by: python -m benchmarks._fit_confidence FOLDER\n"
        f'slope = {slope:.4f}\nintercept = {intercept:.4f}\nmost = {MOST}\nmeasured = "{words}"\n',
        "utf-8",
    )
    print(words)
    return 0


def read_cases(folder: Path) -> Iterator[Case]:
    ground = Ground()
    with open_gazetteer() as gazetteer:
        for path in sorted(folder.rglob("*.xml")):
            articles = read_articles(path)
            read = [mentions_of(article, gazetteer) for article in articles]
            homes = homes_of(articles, read)
            for number, (article, mentions) in enumerate(zip(articles, read, strict=True)):
                for home in dict.fromkeys((homes.get(number), None)):
                    held_out = number % 2 == 1
                    yield from cases_of(article, mentions, home, ground, held_out=held_out)


def cases_of(
    article: Article,
    mentions: Sequence[Mention],
    home: Home | None,
    ground: Ground,
    *,
    held_out: bool,
) -> Iterator[Case]:
    by_entity = any(gold.title for gold in article.gold)
    for gold, sense in zip(article.gold, weigh(mentions, article.text, home), strict=True):
        if gold.point is None or sense is None:
            continue
        place = sense.likeliest
        right = is_entity(place, gold.point, ground) if by_entity else is_right(place, gold.point)
        yield Case(share=confidence_in(sense, place), right=right, held_out=held_out)


def fit(cases: Sequence[Case]) -> tuple[float, float]:
    """The line through the logits that makes the outcomes likeliest, by Newton's method."""
    shares = np.clip([case.share for case in cases], EDGE, 1 - EDGE)
    rows = np.stack([np.log(shares / (1 - shares)), np.ones(len(cases))], axis=1)
    right = np.array([case.right for case in cases], dtype=np.float64)
    line: Array = np.array([1.0, 0.0])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ line))
        slope = rows.T @ (right - likely)
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows
        line = line + np.linalg.solve(bend, slope)
    return round(float(line[0]), 4), round(float(line[1]), 4)


def difference(cases: Sequence[Case], found: Calibration) -> float:
    """How far confidence and share of right ones are apart, on average over ten bins."""
    sure = np.array([calibrated(case.share, found) for case in cases])
    right = np.array([case.right for case in cases])
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    apart = 0.0
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            apart += inside.mean() * abs(sure[inside].mean() - right[inside].mean())
    return float(apart)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
