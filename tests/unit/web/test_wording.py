"""How values read for people."""

from datetime import date

import pytest

from marsad.records import (
    Bound,
    ClaimId,
    Incident,
    IncidentId,
    Place,
    ReconciledToll,
    Status,
    SubEventType,
    Toll,
    TollKind,
    TollScope,
    TollStatement,
)
from marsad.web import wording

NOV_29 = date(2024, 11, 29)


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [
        pytest.param(277, None, Bound.AT_LEAST, "277+", id="at least"),
        pytest.param(12, 40, Bound.BETWEEN, "12–40", id="between"),
        pytest.param(100, 100, Bound.ABOUT, "~100", id="about"),
        pytest.param(90, 110, Bound.ABOUT, "~90–110", id="about a range"),
        pytest.param(None, 40, Bound.AT_MOST, "up to 40", id="at most"),
        pytest.param(0, 0, Bound.EXACT, "0 reported", id="a source says none"),
        pytest.param(None, None, Bound.UNSPECIFIED, "not stated", id="no figure"),
        pytest.param(1200, 1200, Bound.EXACT, "1,200", id="thousands"),
        pytest.param(0, None, None, "0+", id="none or more"),
    ],
)
def test_a_figure_reads_as_it_was_stated(low, high, bound, expected):
    assert wording.figure(low, high, bound) == expected


def stated(low, high):
    return TollStatement(claim=ClaimId("c"), source="s", low=low, high=high, said=None)


@pytest.mark.parametrize(
    ("low", "high", "statements", "expected"),
    [
        pytest.param(15, 21, [stated(15, 15), stated(21, 21)], "15–21", id="closed"),
        pytest.param(0, None, [stated(277, None), stated(0, 0)], "0–277+", id="open and apart"),
        pytest.param(277, None, [stated(277, None)], "277+", id="open and one"),
        pytest.param(None, None, [stated(None, None)], "not stated", id="no figure"),
    ],
)
def test_an_open_top_still_shows_the_highest_figure(low, high, statements, expected):
    toll = ReconciledToll(
        kind=TollKind.KILLED, low=low, best=low, high=high, statements=tuple(statements)
    )
    assert wording.overall_text(toll) == expected


def total(low, high, kind=TollKind.KILLED):
    return ReconciledToll(kind=kind, low=low, best=low, high=high, statements=())


def test_a_toll_that_is_not_stated_is_no_zero():
    assert wording.with_kind("not stated", total(None, None)) == "killed: not stated"
    assert wording.with_kind("0 reported", total(0, 0)) == "0 killed reported"
    taken = total(70, 70, TollKind.PLACES_TAKEN)
    assert wording.with_kind("70", taken) == "70 places taken"


def test_a_running_total_says_since_when():
    toll = Toll(
        text="277",
        start=0,
        end=3,
        kind=TollKind.KILLED,
        low=277,
        high=277,
        bound=Bound.EXACT,
        scope=TollScope.PERIOD,
        since=date(2024, 11, 27),
        group="fighters",
    )
    assert wording.toll_detail(toll) == "fighters, in all since 27 Nov 2024"


def test_a_place_that_is_not_resolved_keeps_its_words():
    place = Place(text="the village", start=0, end=11)
    assert wording.place_text(place) == "the village"
    assert wording.place_detail(place) == "not found in the gazetteer"


def test_a_place_does_not_repeat_the_name_of_its_province():
    place = Place(text="Aleppo", start=0, end=6, name="Aleppo", admin1="Aleppo", country="SY")
    assert wording.place_text(place) == "Aleppo, Syria"


def incident(**fields):
    known = {
        "id": IncidentId("inc-1"),
        "event_type": None,
        "sub_event_type": None,
        "place": None,
        "time": None,
        "actors": (),
        "tolls": (),
        "claims": (),
        "pages": 1,
        "origins": (),
        "independent_origins": 1,
        "status": Status.SINGLE_SOURCE,
        "first_reported": None,
        "last_reported": None,
    }
    return Incident(**{**known, **fields})


def test_a_headline_says_what_and_where():
    place = Place(text="Idleb", start=0, end=5, name="Idlib")
    found = incident(sub_event_type=SubEventType.AIR_STRIKE, place=place)
    assert wording.headline(found) == "Air or drone strike, Idlib"


def test_a_headline_adds_nothing_that_is_not_known():
    assert wording.headline(incident()) == "Event"
