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

    return max(product(range(len(Role)), repeat=len(scores)), key=total)


@pytest.mark.parametrize("length", [1, 2, 5], ids=lambda length: f"{length} tokens")
def test_the_row_found_is_the_best_of_all_rows(length):
    scores = RNG.normal(size=(length, 4)).astype(np.float32)
    (found,) = best_roles([scores], STEPS)
    assert tuple(found.tolist()) == best_of_all(scores, STEPS)


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
