"""Groups of a zoom: all that is there is counted once, in a tile that it lies in."""

from random import Random

import numpy as np
import pytest

from marsad.web.board import FAMILIES, board_of
from marsad.web.grouping import TILE_PX, group


@pytest.fixture
def grouped(made_row):
    def make(*points, zoom=3, vague=False, **given):
        board = board_of(made_row(n, at=at, **given) for n, at in enumerate(points))
        return group(board, np.ones(len(board), dtype=bool), zoom, vague=vague)

    return make


def test_what_stands_in_one_spot_is_one_group_at_every_zoom(grouped):
    for zoom in range(14):
        found = grouped((37.0, 36.0), (37.0, 36.0), zoom=zoom)
        assert (found.count.tolist(), found.row.tolist()) == ([2], [-1])


def test_one_alone_is_no_group_and_says_which_it_is(grouped):
    found = grouped((-120.0, 10.0), (37.0, 36.0))
    assert sorted(found.row.tolist()) == [0, 1]
    assert found.count.tolist() == [1, 1]


def test_what_stands_apart_near_by_is_apart_far_in_and_together_far_out(grouped):
    towns = (37.0, 36.0), (37.3, 36.1)
    assert grouped(*towns, zoom=3).count.tolist() == [2]
    assert grouped(*towns, zoom=9).count.tolist() == [1, 1]


def test_two_that_touch_over_the_edge_of_a_cell_are_one(grouped):
    edge = 360 / 20 / 8 * 3  # of a cell at zoom 3
    assert grouped((edge - 0.1, 10.0), (edge + 0.1, 10.0)).count.tolist() == [2]


def test_a_group_lies_amid_its_members_and_its_box_holds_them(grouped):
    found = grouped((10.0, 0.0), (10.2, 0.0), (10.2, 0.0))
    middle = (180 + (10.0 + 2 * 10.2) / 3) / 360 * TILE_PX * 8
    assert found.x[0] == pytest.approx(middle)
    assert found.box.tolist() == [[10_000_000, 0, 10_200_000, 0]]


def test_a_group_counts_its_families(made_row):
    board = board_of([made_row(1), made_row(2, family="riots"), made_row(3, family="riots")])
    found = group(board, np.ones(3, dtype=bool), 5, vague=False)
    counts = dict(zip(FAMILIES, found.families[0].tolist(), strict=True))
    assert (counts["explosions"], counts["riots"], counts["battles"]) == (1, 2, 0)


def test_points_and_areas_are_never_in_one_group(made_row):
    board = board_of([made_row(1), made_row(2, precision="country")])
    both = np.ones(2, dtype=bool)
    assert group(board, both, 0, vague=False).row.tolist() == [0]
    assert group(board, both, 0, vague=True).row.tolist() == [1]


def test_what_does_not_fit_is_not_counted(made_row):
    board = board_of([made_row(1), made_row(2)])
    found = group(board, np.array([False, True]), 5, vague=False)
    assert (found.count.tolist(), found.row.tolist()) == ([1], [1])


def test_nothing_makes_no_groups(grouped):
    assert len(grouped().count) == 0


@pytest.mark.parametrize("zoom", [0, 2, 5, 9, 13])
def test_everything_is_counted_once_and_lies_in_its_tile(grouped, zoom):
    chance = Random(zoom)  # noqa: S311  the same every time
    points = [(chance.uniform(-180, 180), chance.uniform(-90, 90)) for _ in range(500)]
    found = grouped(*points, zoom=zoom)
    assert found.count.sum() == found.families.sum() == len(points)
    tiles = {(int(key) % (1 << zoom), int(key) >> zoom) for key in found.tile}
    parts = [(x, y, found.of_tile(x, y)) for x, y in tiles]
    assert sum(found.count[part].sum() for _, _, part in parts) == len(points)
    for x, y, part in parts:
        assert (np.floor(found.x[part] / TILE_PX).clip(0, (1 << zoom) - 1) == x).all()
        assert (np.floor(found.y[part] / TILE_PX).clip(0, (1 << zoom) - 1) == y).all()


def test_marks_of_a_crowd_do_not_lie_upon_each_other(grouped):
    chance = Random(3)  # noqa: S311  the same every time
    found = grouped(*((chance.gauss(30, 8), chance.gauss(20, 8)) for _ in range(3000)), zoom=4)
    apart = np.hypot(found.x[:, None] - found.x, found.y[:, None] - found.y)
    np.fill_diagonal(apart, np.inf)
    assert np.quantile(apart.min(axis=0), 0.1) > 20
