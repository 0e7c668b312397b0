"""The line model, as it is run."""

import numpy as np
import pytest

from marsad.parsers._line_model import Label, Net, run, tell
from marsad.parsers._measures import MEASURES

WIDTH = 4


def net(inputs: int, *, seed: int = 7, step: int = 2) -> Net:
    rng = np.random.default_rng(seed)

    def both(first: int, second: int) -> tuple[np.ndarray, np.ndarray]:
        weight = rng.normal(size=(first, second)).astype(np.float32)
        return weight, rng.normal(size=second).astype(np.float32)

    return Net(
        mean=np.zeros(inputs, np.float32),
        scale=np.ones(inputs, np.float32),
        first=both(inputs, WIDTH),
        layers=((step, *both(3 * WIDTH, WIDTH)),),
        whole=both(2 * WIDTH, WIDTH),
        last=both(WIDTH, len(Label)),
    )


def numbers(rows: int, inputs: int) -> np.ndarray:
    return np.random.default_rng(1).normal(size=(rows, inputs)).astype(np.float32)


@pytest.mark.parametrize("rows", [1, 2, 5, 400], ids=lambda rows: f"{rows} rows")
def test_the_likelihoods_of_a_row_come_to_one(rows: int):
    found = run(net(6), numbers(rows, 6))
    assert found.shape == (rows, len(Label))
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_a_row_is_read_with_those_around_it():
    page = numbers(9, 6)
    other = page.copy()
    other[6] += 5.0
    changed = np.abs(run(net(6), page) - run(net(6), other)).max(axis=1)
    assert changed[4] > 0


def test_several_nets_are_averaged():
    page, first, second = numbers(5, 6), net(6), net(6, seed=8)
    mean = (run(first, page) + run(second, page)) / 2
    assert np.allclose(tell(page, [first, second]), mean, atol=1e-6)


def test_a_page_without_rows_has_no_likelihoods():
    assert tell(np.zeros((0, MEASURES), np.float32)).shape == (0, len(Label))


def test_the_model_that_ships_fits_the_numbers_that_are_measured():
    found = tell(np.zeros((3, MEASURES), np.float32))
    assert found.shape == (3, len(Label))
    assert np.isfinite(found).all()
