"""The columns of the board say what the rows say."""

from datetime import date

import pytest

from marsad.web.board import FAMILIES, MISSING, board_of, day_number, minute_of


def test_no_rows_are_an_empty_board():
    board = board_of([])
    assert (len(board), len(board.spots.longitude), len(board.reported.row)) == (0, 0, 0)


def test_a_spot_is_kept_once_and_what_has_none_has_no_number(made_row):
    board = board_of([made_row(1), made_row(2, at=None), made_row(3), made_row(4, at=(1.0, 2.0))])
    assert board.spot.tolist() == [0, -1, 0, 1]
    assert board.spots.longitude.tolist() == [37.0, 1.0]


def test_a_vague_place_is_no_point_even_where_a_point_stands(made_row):
    board = board_of([made_row(1), made_row(2, precision="admin1")])
    assert board.spots.vague.tolist() == [False, True]


def test_what_is_not_known_is_missing_and_nought_is_not(made_row):
    board = board_of([made_row(1), made_row(2, killed=0, killed_high=3)])
    assert board.killed.tolist() == [MISSING, 0]
    assert board.killed_high.tolist() == [MISSING, 3]


def test_half_a_span_of_days_stands_for_both_ends(made_row):
    board = board_of([made_row(1, latest=date(1970, 1, 3)), made_row(2)])
    assert (board.first.tolist(), board.last.tolist()) == ([2, MISSING], [2, MISSING])


def test_a_row_has_all_its_moments_and_sources(made_row):
    told = ("1970-01-01", "1970-01-01T01:00:00+01:00", "1970-01-02T00:01Z")
    board = board_of([made_row(1), made_row(2, reported=told, sources=("a", "the mayor"))])
    assert board.reported.row.tolist() == [1, 1, 1]
    assert board.reported.value.tolist() == [0, 0, 1441]
    assert board.source_names == ["the mayor", "a"]
    assert board.sources.value.tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("text", "minute"),
    [("1970-01-01", 0), ("1970-01-01T00:01:30Z", 1), ("last week", None), ("", None)],
    ids=["a day", "a moment", "words", "nothing"],
)
def test_a_moment_is_minutes_since_1970(text, minute):
    assert minute_of(text) == minute


def test_every_family_has_its_place():
    assert FAMILIES[-1] == "other"
    assert day_number(date(1970, 1, 2)) == 1
