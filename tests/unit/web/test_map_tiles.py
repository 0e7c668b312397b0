"""What a tile tells of single incidents and of groups."""

import numpy as np
import pytest

from marsad.web.board import board_of
from marsad.web.grouping import group
from marsad.web.map_tiles import short, tile_points
from marsad.web.tongue import Tongue, speaking
from marsad.web.vector_tiles import EXTENT


@pytest.fixture
def points():
    def make(*rows, zoom=0, x=0, y=0):
        board = board_of(rows)
        groups = group(board, np.ones(len(board), dtype=bool), zoom, vague=False)
        return tile_points(board, groups, x, y)

    return make


def test_one_alone_tells_what_its_mark_shows(points, made_row):
    (point,) = points(made_row(1, killed=3, killed_high=9, harm="3–9 killed", at=(0.0, 0.0)))
    assert (point.x, point.y) == (EXTENT // 2, EXTENT // 2)
    assert point.properties == {
        "id": "inc-00000001",
        "headline": "Shelling 1",
        "family": "explosions",
        "status": "single_source",
        "harm": "3–9 killed",
        "killed": 3,
        "high": 9,
        "precision": "town",
    }


def test_an_open_or_unknown_figure_makes_no_halo(points, made_row):
    (open_,) = points(made_row(1, killed=4))
    (unknown,) = points(made_row(1))
    assert (open_.properties["killed"], open_.properties["high"]) == (4, 4)
    assert (unknown.properties["killed"], unknown.properties["high"]) == (0, 0)


def test_a_group_tells_its_counts_and_its_box_and_adds_no_tolls(points, made_row):
    (found,) = points(made_row(1, killed=5), made_row(2, killed=7, family="riots"))
    assert found.properties["point_count"] == 2
    assert found.properties["riots"] == found.properties["explosions"] == 1
    assert found.properties["box"] == "37.000000,36.000000,37.000000,36.000000"
    assert "killed" not in found.properties


def test_a_tile_has_only_what_lies_in_it(points, made_row):
    rows = made_row(1, at=(-90.0, 40.0)), made_row(2, at=(90.0, 40.0))
    assert [each.properties["id"] for each in points(*rows, zoom=1, x=1)] == ["inc-00000002"]
    assert points(*rows, zoom=1, x=1, y=1) == []


@pytest.mark.parametrize(
    ("count", "words"),
    [(2, "2"), (999, "999"), (1000, "1.0k"), (1240, "1.2k"), (9999, "10.0k"), (37_400, "37k")],
)
def test_large_counts_are_told_in_thousands(count, words):
    assert short(count) == words


def test_a_count_is_shortened_as_the_reader_writes_it():
    with speaking(Tongue(code="fr")):
        assert short(1234) == "1,2k"
