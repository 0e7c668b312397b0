"""What is measured of each row of a text dump: the numbers that the line model reads.

They tell the shape of a row, what the rules take it for, and how far its matter is that of others;
no words of any language.
"""

from collections import Counter
from collections.abc import Sequence
from math import log1p

import numpy as np

from marsad.parsers._blocks import kinds_of
from marsad.parsers._matter import measure_matter
from marsad.parsers._outline import Outline
from marsad.parsers._rows import Look, Row
from marsad.parsers._signs import Numbers, count_signs
from marsad.records import BlockKind

_LOOKS = {look: at for at, look in enumerate(Look)}
_KINDS = {kind: at for at, kind in enumerate(BlockKind)}
_BULLETS = frozenset("•●▪■◦‣∙·►▶»*+–-")
# How many numbers a row has; a model that was trained on another number of them is of no use.
MEASURES = 164
_FAR = 10_000
_DAMP = 4.0


def measure(page: Outline) -> Numbers:
    """Give a row of numbers for each row of the page."""
    rows = page.rows
    if not rows:
        return np.zeros((0, MEASURES), np.float32)
    counts, edges = count_signs([row.text for row in rows])
    total = counts.sum(axis=1, keepdims=True)
    edges[:, -4:] = np.log1p(edges[:, -4:])
    columns = [
        counts / np.maximum(total, 1.0),
        edges,
        np.log1p(total),
        _shapes(rows),
        _verdicts(page),
        _places(page),
        _densities(rows),
        measure_matter(page),
    ]
    return np.hstack(columns).astype(np.float32)


def _shapes(rows: Sequence[Row]) -> Numbers:
    """The length of each row, what leads it, its column, and whether it stands there twice."""
    times = Counter(row.text for row in rows)
    return np.array(
        [
            (
                log1p(row.words),
                min(row.words, 5) / 5,
                min(row.words, 12) / 12,
                min(row.words, 60) / 60,
                log1p(len(row.matter)),
                row.line.gap,
                min(row.line.column, 20) / 20,
                row.line.sign[:1] in _BULLETS and bool(row.line.sign),
                row.line.sign[:1].isdigit(),
                row.line.sign.startswith("#"),
                row.line.sign == ">",
                "http" in row.text or "www." in row.text,
                times[row.text] > 1,
                log1p(times[row.text] - 1),
            )
            for row in rows
        ],
        np.float32,
    )


def _verdicts(page: Outline) -> Numbers:
    """What each row looks like, and what the rules take it for."""
    table = np.zeros((len(page.rows), len(_LOOKS) + len(_KINDS) + 2), np.float32)
    for at, row in enumerate(page.rows):
        table[at, _LOOKS[row.look]] = 1
    for at, kind in kinds_of(page):
        table[at, len(_LOOKS) + _KINDS[kind]] = 1
    table[sorted(page.taken), len(_LOOKS) + _KINDS[BlockKind.TEASER]] = 1
    table[page.body.start : page.body.stop, -2] = 1
    for teaser in page.teasers:
        table[teaser.first, -1] = 1
    return table


def _places(page: Outline) -> Numbers:
    """Where each row stands on the page, and how far from the rules' title and article."""
    count = len(page.rows)
    at = np.arange(count, dtype=np.float32)
    title = page.title if page.title is not None else -_FAR
    start, stop = (page.body.start, page.body.stop) if page.body else (_FAR, _FAR)
    return np.stack(
        [
            at / max(1, count - 1),
            np.log1p(at) / _DAMP,
            np.log1p(count - 1 - at) / _DAMP,
            np.full(count, log1p(count) / _DAMP),
            _signed_log(at - title),
            _signed_log(at - start),
            _signed_log(at - stop),
            np.full(count, len(page.body) / max(1, count)),
        ],
        axis=1,
    )


def _signed_log(steps: Numbers) -> Numbers:
    logs = np.log1p(np.abs(np.clip(steps, -99, 99))) / _DAMP
    return (np.sign(steps) * logs).astype(np.float32)


def _densities(rows: Sequence[Row]) -> Numbers:
    """How much running text, and how many short rows, there are around each row."""
    words = np.array([row.words if row.look in "PsC" else 0 for row in rows], np.float32)
    short = np.array([row.look in "LiHhF" for row in rows], np.float32)
    capped = (np.minimum(words, 60.0) / 60.0).astype(np.float32)
    columns = [_mean_around(values, reach) for reach in (2, 6, 20) for values in (capped, short)]
    total = np.full(len(rows), log1p(float(words.sum())) / 8)
    before = np.cumsum(capped) / max(1.0, float(capped.sum()))
    return np.stack([*columns, total, before], axis=1)


def _mean_around(values: Numbers, reach: int) -> Numbers:
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    at = np.arange(len(values))
    first, stop = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(values))
    means: Numbers = ((sums[stop] - sums[first]) / (stop - first)).astype(np.float32)
    return means
