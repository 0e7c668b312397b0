"""What the timeline is told: days, spans and reports of what fits."""

from datetime import date

import numpy as np
import pytest

from marsad.web import overview
from marsad.web.board import board_of
from marsad.web.overview import box_of, sources_of, timeline_of
from marsad.web.tongue import Tongue, speaking


def told(*rows, fit=None):
    board = board_of(rows)
    kept = np.array(fit if fit is not None else [True] * len(rows), dtype=bool)
    return timeline_of(board, kept, board)


def day(number):
    return {"earliest": date(1970, 1, number + 1), "latest": date(1970, 1, number + 1)}


def test_days_tell_those_that_fit_from_the_others(made_row):
    rows = made_row(1, **day(4)), made_row(2, **day(4)), made_row(3, **day(6), family="riots")
    found = told(*rows, fit=[True, False, False]).days
    assert [(each.day, each.family, each.fit, each.rest, each.id) for each in found] == [
        (4, "explosions", 1, 1, None),
        (6, "riots", 0, 1, "inc-00000003"),
    ]


def test_what_has_no_day_is_counted_apart(made_row):
    found = told(made_row(1), made_row(2, **day(1)))
    assert (found.undated, len(found.days), found.last) == (1, 1, 1)


def test_nothing_dated_has_no_last_day(made_row):
    assert told(made_row(1)).last is None
    assert told().days == []


def test_the_last_day_is_that_of_the_last_report(made_row):
    assert told(made_row(1, **day(1), reported=("1970-01-20T05:00Z",))).last == 19


def test_only_what_may_have_happened_on_several_days_is_wide(made_row):
    span = {"earliest": date(1970, 1, 2), "latest": date(1970, 1, 9)}
    rows = made_row(1, **day(1)), made_row(2, **span), made_row(3, **span)
    (wide,) = told(*rows, fit=[True, True, False]).wide
    assert (wide.first, wide.last, wide.id) == (1, 8, "inc-00000002")
    assert wide.words == "Shelling 2: 3 May 2024"


def test_a_span_of_days_is_told_as_the_reader_writes_it(made_row):
    row = made_row(2, earliest=date(1970, 1, 2), latest=date(1970, 1, 9))
    with speaking(Tongue(code="fr")):
        (wide,) = told(row).wide
    assert wide.words == "Shelling 2\u00a0: 3 May 2024"


def test_reports_of_one_minute_are_one_tick_and_a_correction_is_chosen_first(made_row):
    at = "1970-01-01T02:00:10Z"
    rows = made_row(1, reported=(at,)), made_row(2, reported=(at,), corrected=(at,))
    (tick,) = told(*rows).reports
    assert (tick.minute, tick.reports, tick.corrections) == (120, 2, 1)
    assert tick.id == "inc-00000002"
    assert tick.told == ("Shelling 1", "Shelling 2")


def test_reports_of_what_does_not_fit_are_left_out(made_row):
    assert told(made_row(1, reported=("1970-01-02",)), fit=[False]).reports == []


def test_many_reports_are_told_more_coarsely(made_row, monkeypatch):
    monkeypatch.setattr(overview, "MOST_REPORTS", 3)
    moments = tuple(f"1970-01-01T{hour:02}:{minute:02}Z" for hour in (1, 2) for minute in (1, 9))
    found = told(made_row(1, reported=moments)).reports
    assert [(each.minute, each.reports) for each in found] == [(60, 2), (120, 2)]


@pytest.mark.parametrize("most", [1, 2])
def test_those_named_most_often_can_be_chosen(made_row, monkeypatch, most):
    monkeypatch.setattr(overview, "MOST_SOURCES", most)
    rows = [made_row(n, sources=("The mayor", "army")[: 1 + n % 2]) for n in range(3)]
    assert sources_of(board_of(rows)) == ["army", "The mayor"][-most:]


def test_the_box_holds_what_fits_and_has_a_place(made_row):
    rows = made_row(1, at=(1.0, 2.0)), made_row(2, at=(3.0, -4.0)), made_row(3, at=None)
    board = board_of(rows)
    assert box_of(board, np.array([True, True, True])) == (1.0, -4.0, 3.0, 2.0)
    assert box_of(board, np.array([True, False, True])) == (1.0, 2.0, 1.0, 2.0)
    assert box_of(board, np.array([False, False, True])) is None


def test_what_a_lens_leaves_out_still_stands_pale_on_its_day(made_row):
    whole = board_of([made_row(1, **day(4)), made_row(2, **day(4)), made_row(3)])
    seen = board_of([made_row(2, **day(5))])
    found = timeline_of(seen, np.array([True]), whole)
    assert [(each.day, each.fit, each.rest) for each in found.days] == [(4, 0, 1), (5, 1, 0)]
    assert (found.undated, found.last) == (1, 5)
