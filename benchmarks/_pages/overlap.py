"""How much of an article was found: runs of four words, and passages that people marked."""

import re
from collections import Counter
from collections.abc import Iterable
from statistics import fmean
from typing import NamedTuple

SHINGLE = 4

_WORD = re.compile(r"\w+")


class Counts(NamedTuple):
    """What was found and right, found and wrong, and missed."""

    right: int
    wrong: int
    missed: int


class Scores(NamedTuple):
    """Precision, recall, and their harmonic mean."""

    f1: float
    precision: float
    recall: float


def words_of(content: str) -> list[str]:
    return _WORD.findall(content)


def runs_of(content: str) -> Counter[tuple[str, ...]]:
    """The runs of four words, and how often each stands there; of fewer words the one run."""
    words = words_of(content)
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(count))


def shingles(gold: str, found: str) -> Counts:
    """Compare two texts by their runs of four words."""
    wanted, given = runs_of(gold), runs_of(found)
    right = (wanted & given).total()
    return Counts(right, given.total() - right, wanted.total() - right)


def segments(inside: Iterable[str], outside: Iterable[str], found: str) -> Counts:
    """Count which of the marked passages are in the text."""
    given = _squeeze(found)
    held = [_squeeze(passage) in given for passage in inside]
    return Counts(sum(held), sum(_squeeze(p) in given for p in outside), len(held) - sum(held))


def by_page(counts: Iterable[Counts]) -> Scores:
    """Scores as that benchmark has them: precision and recall averaged over pages, then F1."""
    known = list(counts)
    precisions = [c.right / (c.right + c.wrong) for c in known if c.right + c.wrong]
    recalls = [c.right / (c.right + c.missed) for c in known if c.right + c.missed]
    return _scores(fmean(precisions or [0.0]), fmean(recalls or [0.0]))


def over_all(counts: Iterable[Counts]) -> Scores:
    """Scores over everything that was counted, together."""
    right, wrong, missed = (sum(column) for column in zip(Counts(0, 0, 0), *counts, strict=True))
    return _scores(right / max(1, right + wrong), right / max(1, right + missed))


def share(part: float, whole: float) -> float | None:
    """The part as a share, in four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def _scores(precision: float, recall: float) -> Scores:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Scores(round(f1, 4), round(precision, 4), round(recall, 4))


def _squeeze(content: str) -> str:
    return " ".join(content.split())
