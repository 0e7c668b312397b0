"""Logistic regression over hashed signs: AdaGrad, some signs left out at random."""

from collections.abc import Sequence

import numpy as np

from marsad.extractors._grammar.place_odds import ROWS, Rows, likely, rows_of
from marsad.extractors._grammar.place_signs import signs_again
from place_odds.lessons import Lesson

Numbers = np.ndarray
EPOCHS, BATCH, RATE, DECAY = 14, 128, 0.1, 3e-4
LEFT_OUT, LEAST_SEEN, FOLDS, SEED = 0.1, 3, 4, 1
# The sets mark by other rules; what only tells them apart is learnt apart, and thrown away.
OF_SET = ROWS

Example = tuple[Rows, bool]


def learn(lessons: Sequence[Lesson]) -> tuple[Numbers, Numbers]:
    """The weights of both rounds; the second is learnt on odds of lessons not learnt from."""
    first = fit([e for lesson in lessons for e in examples(lesson, lesson.rows)])
    folds = np.random.default_rng(SEED).integers(FOLDS, size=len(lessons))
    again: list[Example] = []
    for fold in range(FOLDS):
        table = fit([e for n, x in zip(folds, lessons, strict=True) if n != fold
                     for e in examples(x, x.rows)]).tolist()  # fmt: skip
        for n, lesson in zip(folds, lessons, strict=True):
            if n == fold:
                again += examples(lesson, rows_again(lesson, table))
    return first, fit(again)


def rows_again(lesson: Lesson, table: Sequence[float]) -> list[Rows]:
    odds = [likely(table, rows) for rows in lesson.rows]
    return [
        (*own, *rows_of(signs_again(lesson.tree, lesson.names, odds, n)))
        for n, own in enumerate(lesson.rows)
    ]


def examples(lesson: Lesson, rows: Sequence[Rows]) -> list[Example]:
    extra = (OF_SET,) if lesson.set == "event-location" else ()
    return [((*own, *extra), right) for own, right in zip(rows, lesson.right, strict=True)
            if right is not None]  # fmt: skip


def fit(examples: Sequence[Example]) -> Numbers:
    """One weight a row; rows that were hardly seen have none."""
    rows = [np.unique(own) for own, _ in examples]
    right = np.array([y for _, y in examples], np.float64)
    seen = np.bincount(np.concatenate(rows), minlength=ROWS + 1) >= LEAST_SEEN
    weights, squares = np.zeros(ROWS + 1), np.full(ROWS + 1, 1e-8)
    chance = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        rate = RATE * (1 - 0.9 * epoch / EPOCHS)
        order = chance.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            some = [rows[n] for n in batch]
            learn_batch(some, right[batch], weights, squares, seen, rate, chance)
    return weights[:ROWS].astype(np.float16).astype(np.float64)


def learn_batch(
    rows: list[Numbers], right: Numbers, weights: Numbers, squares: Numbers, seen: Numbers,
    rate: float, chance: np.random.Generator,
) -> None:  # fmt: skip
    flat = np.concatenate(rows)
    owner = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    kept = seen[flat] & (chance.random(len(flat)) >= LEFT_OUT)
    flat, owner = flat[kept], owner[kept]
    scores = np.bincount(owner, weights[flat], minlength=len(rows))
    wrong = (1 / (1 + np.exp(-scores)) - right) / len(rows)
    touched, at = np.unique(flat, return_inverse=True)
    slopes = np.bincount(at, wrong[owner]) + DECAY * weights[touched]
    squares[touched] += slopes * slopes
    weights[touched] -= rate * slopes / np.sqrt(squares[touched])
