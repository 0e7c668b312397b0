"""How far the matter of each row of a page is that of its article, its title, the rows around."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from marsad.parsers._outline import Outline
from marsad.parsers._signs import Numbers

_NEXT, _NEAR, _AROUND = 1, 3, 12
_LONGEST_SMALL_WORD = 3
# Rows so near do not bear each other out: a teaser's title and its text are about the same
# too. The longer reach leaves out a whole group of teasers.
_BESIDE, _WITHIN_GROUP, _ROUNDS = 2, 8, 2
_OFTEN = 4.0
_FAR = 1_000_000
_PROSE, _COUNTED = frozenset("Ps"), frozenset("PsCHh")

Whole = NDArray[np.int64]


class _Stems(Struct, frozen=True, kw_only=True):
    """Each stem of each row, the same ones together, from the top of the page down."""

    row: Whole
    stem: Whole
    before: Whole  # how many rows above it stands the time before
    after: Whole
    sizes: Numbers  # how many each row has


def measure_matter(page: Outline) -> Numbers:
    """Measure it for all stems, for those of names and long words alone, and for small words."""
    looks = [row.look for row in page.rows]
    parts: list[Numbers] = []
    for matters in ([row.matter for row in page.rows], [row.telling for row in page.rows]):
        stems = _sort(matters)
        title = matters[page.title] if page.title is not None else frozenset[str]()
        alike = np.array([len(matter & title) for matter in matters], np.float32)
        counted = np.array([look in _COUNTED for look in looks], np.float32)
        parts += [
            _kinships(stems, page, np.array([look in _PROSE for look in looks], np.float32)),
            np.stack([alike / np.maximum(stems.sizes, 1.0), alike / max(1, len(title))], axis=1),
            _cohesion(stems, counted),
        ]
    parts.append(_cohesion(_sort([_small_words(row.text) for row in page.rows]), counted))
    return np.hstack(parts)


def _small_words(text: str) -> frozenset[str]:
    """The small words of a text: they tell a language from another."""
    return frozenset(word for word in text.lower().split() if len(word) <= _LONGEST_SMALL_WORD)


def _sort(matters: Sequence[frozenset[str]]) -> _Stems:
    sizes = np.fromiter(map(len, matters), np.int64, len(matters))
    ids: dict[str, int] = {}
    every = chain.from_iterable(map(sorted, matters))
    stem = np.fromiter((ids.setdefault(each, len(ids)) for each in every), np.int64, sizes.sum())
    row = np.repeat(np.arange(len(matters)), sizes)
    order = np.argsort(stem, kind="stable")
    row, stem = row[order], stem[order]
    steps = np.where(stem[1:] == stem[:-1], row[1:] - row[:-1], _FAR)
    edge = np.array([_FAR][: len(row)], np.int64)
    return _Stems(
        row=row,
        stem=stem,
        before=np.concatenate([edge, steps]),
        after=np.concatenate([steps, edge]),
        sizes=sizes.astype(np.float32),
    )


def _kinships(stems: _Stems, page: Outline, prose: Numbers) -> Numbers:
    """The shares of each row's stems that are the article's, other prose's, the rows' around."""
    taken = page.taken
    own = np.array(
        [at in page.body and at not in taken for at in range(len(page.rows))], np.float32
    )
    article = _totals(stems, own) - own[stems.row]
    shares = [
        article > 0,
        np.minimum(article, _OFTEN) / _OFTEN,
        _totals(stems, prose) > prose[stems.row],
        *(
            steps <= reach
            for steps in (stems.before, stems.after)
            for reach in (_NEXT, _NEAR, _AROUND)
        ),
    ]
    columns = [_share(stems, each) for each in shares]
    return np.stack([*columns, np.log1p(stems.sizes)], axis=1)


def _cohesion(stems: _Stems, counted: Numbers) -> Numbers:
    """How far each row is about what the page is about, judged by rows that are not beside it.

    In the second round a row counts by how far it was found to be so itself.
    """
    weights, found = counted, []
    for _ in range(_ROUNDS):
        totals = _totals(stems, weights)
        shares = _share(stems, np.clip(totals - _beside(stems, weights, _BESIDE), 0, 1))
        apart = _share(stems, np.clip(totals - _beside(stems, weights, _WITHIN_GROUP), 0, 1))
        mean = (shares * counted).sum() / max(1.0, counted.sum())
        around = _around(shares * stems.sizes) / np.maximum(_around(stems.sizes), 1.0)
        found += [shares, shares - mean, apart, around, around - mean]
        weights = shares * counted
    return np.stack(found, axis=1)


def _totals(stems: _Stems, weights: Numbers) -> Numbers:
    """For each stem of a row, the weights of all rows that have it."""
    totals = np.bincount(stems.stem, weights=weights[stems.row]).astype(np.float32)
    return totals[stems.stem]


def _beside(stems: _Stems, weights: Numbers, most: int) -> Numbers:
    """For each stem of a row, the weights of the rows beside that have it, and of the row's own."""
    own = weights[stems.row]
    total = own.copy()
    for shift in range(1, min(most, len(own) - 1) + 1):
        near = (stems.stem[shift:] == stems.stem[:-shift]) & (
            stems.row[shift:] - stems.row[:-shift] <= most
        )
        total[shift:] += near * own[:-shift]
        total[:-shift] += near * own[shift:]
    return total


def _around(values: Numbers) -> Numbers:
    """The sums over the rows beside each row and the row itself."""
    sums = np.convolve(values, np.ones(2 * _BESIDE + 1, np.float32))
    return sums[_BESIDE:-_BESIDE].astype(np.float32)


def _share(stems: _Stems, values: NDArray[np.bool_] | Numbers) -> Numbers:
    sums = np.bincount(stems.row, weights=values, minlength=len(stems.sizes))
    return (sums / np.maximum(stems.sizes, 1.0)).astype(np.float32)
