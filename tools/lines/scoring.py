"""How many lines, and runs of four words, of articles that nobody showed are told right."""

from collections.abc import Sequence

import numpy as np

from lines.renderings import Sample
from marsad.parsers._blocks import kinds_of
from marsad.parsers._judging import likely_own, verdicts_of
from marsad.parsers._line_model import Label, Net
from marsad.records import BlockKind

_LIKELIER = 0.5
_OWN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE})


def by_rules(sample: Sample) -> np.ndarray:
    """Which rows the rules keep."""
    keep = np.zeros(len(sample.page.rows), bool)
    for at, kind in kinds_of(sample.page):
        keep[at] = kind in _OWN
    return keep


def by_labels(sample: Sample) -> np.ndarray:
    return np.array([label <= Label.HEADING for label in sample.labels], bool)


def agreement(sample: Sample) -> float:
    """The F1 of the rules on a page, by its labels."""
    keep, own = by_rules(sample), by_labels(sample)
    return float(2 * (keep & own).sum() / max(1, keep.sum() + own.sum()))


class Scores:
    """Counts of the lines that were told right, for both renderings."""

    def __init__(self) -> None:
        self._counts = np.zeros((2, 3), int)

    def add(self, lesson: "tuple", nets: Sequence[Net] | None) -> None:
        for at, sample in enumerate(lesson.tests):
            if not len(sample.labels):
                continue
            own = by_labels(sample)
            if nets is None:
                keep = by_rules(sample)
            else:
                keep = likely_own(sample.numbers, verdicts_of(sample.page), nets).own > _LIKELIER
            self._counts[at] += [(keep & own).sum(), (keep & ~own).sum(), (~keep & own).sum()]

    def __str__(self) -> str:
        both = []
        for right, wrong, missed in self._counts.tolist():
            both.append(2 * right / max(1, 2 * right + wrong + missed))
        return "line F1 {:.3f} main, {:.3f} all".format(*both)
