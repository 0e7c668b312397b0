"""From scores to rows of roles."""

from itertools import pairwise, product

import numpy as np
import pytest

from marsad.extractors._attribution.roles import Role, best_roles

RNG = np.random.default_rng(5)
STEPS = RNG.normal(size=(4, 4)).astype(np.float32)


def best_of_all(scores: np.ndarray, steps: np.ndarray) -> tuple[int, ...]:
    def total(row: tuple[int, ...]) -> float:
        own = sum(float(scores[at, role]) for at, role in enumerate(row))
        return own + sum(float(steps[a, b]) for a, b in pairwise(row))

    return max(filter(is_whole, product(range(len(Role)), repeat=len(scores))), key=total)


def is_whole(row: tuple[int, ...]) -> bool:
    """Whether the source and the cue are in one part each."""
    begins = [b for a, b in pairwise((Role.NONE, *row)) if a != b]
    return begins.count(Role.SOURCE) <= 1 and begins.count(Role.CUE) <= 1


@pytest.mark.parametrize("length", [1, 2, 5, 6], ids=lambda length: f"{length} tokens")
def test_the_row_found_is_the_best_of_those_with_one_source_and_one_cue(length):
    for _ in range(5):
        scores = RNG.normal(size=(length, 4)).astype(np.float32)
        (found,) = best_roles([scores], STEPS)
        assert tuple(found.tolist()) == best_of_all(scores, STEPS)


def test_a_source_is_in_one_part_and_content_may_be_in_several():
    scores = np.zeros((5, 4), np.float32)
    scores[[0, 2, 4], Role.SOURCE] = 1, 5, 1
    scores[[0, 4], Role.CONTENT] = 0.5
    scores[[1, 3], Role.NONE] = 2
    (found,) = best_roles([scores], np.zeros((4, 4), np.float32))
    assert found.tolist() == [Role.CONTENT, 0, Role.SOURCE, 0, Role.CONTENT]


def test_what_one_table_gives_does_not_depend_on_the_others():
    tables = [RNG.normal(size=(n, 4)).astype(np.float32) for n in (3, 30, 1, 12)]
    alone = [best_roles([table], STEPS)[0].tolist() for table in tables]
    assert [row.tolist() for row in best_roles(tables, STEPS)] == alone


def test_tokens_that_can_be_nothing_are_left_out_without_a_change():
    scores = RNG.normal(size=(6, 4)).astype(np.float32)
    around = np.zeros((20, 4), np.float32)
    around[:, Role.NONE] = 100
    (found,) = best_roles([np.concatenate([around, scores, around])], STEPS)
    assert (found[:20] == Role.NONE).all()
    assert (found[26:] == Role.NONE).all()
    edge = np.array([[100, 0, 0, 0]], np.float32)
    assert found[19:27].tolist() == list(best_of_all(np.concatenate([edge, scores, edge]), STEPS))


def test_a_table_of_nothing_gives_no_role():
    scores = np.zeros((4, 4), np.float32)
    scores[:, Role.NONE] = 50
    assert best_roles([scores], STEPS)[0].tolist() == [0, 0, 0, 0]


def test_no_tables_give_no_rows():
    assert best_roles([], STEPS) == []
