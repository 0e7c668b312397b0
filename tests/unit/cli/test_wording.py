from datetime import date

import msgspec
import pytest

from marsad.cli import wording
from marsad.records import Bound, ReconciledToll, Source, Time, TimePrecision, Toll, TollKind


@pytest.mark.parametrize(
    ("low", "high", "about", "shown"),
    [
        (12, 12, False, "12"),
        (277, None, False, "277+"),
        (12, 40, False, "12–40"),
        (None, 40, False, "up to 40"),
        (100, 100, True, "~100"),
        (100, None, True, "~100"),
        (0, 0, False, "0 reported"),
        (0, 3, False, "0–3"),
        (10_000, 20_000, False, "10,000–20,000"),
        (None, None, False, "not stated"),
    ],
)
def test_a_number_shows_what_it_leaves_open(low, high, about, shown):
    assert wording.number(low, high, about=about) == shown


def test_a_toll_that_is_only_about_so_many_shows_its_best():
    toll = ReconciledToll(kind=TollKind.PLACES_TAKEN, low=None, best=70, high=None, statements=())
    assert wording.reconciled(toll) == "~70 places taken"


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (54, 56, 60, "56 (54–60) killed"),
        (12, 12, None, "12+ killed"),
        (12, None, 40, "12–40 killed"),
    ],
)
def test_a_toll_shows_its_best_before_its_bounds(low, best, high, shown):
    toll = ReconciledToll(kind=TollKind.KILLED, low=low, best=best, high=high, statements=())
    assert wording.reconciled(toll) == shown


def test_a_claims_toll_says_whom_and_since_when():
    toll = Toll(
        text="277",
        start=0,
        end=3,
        kind=TollKind.KILLED,
        low=277,
        high=None,
        bound=Bound.AT_LEAST,
        group="fighters",
        since=date(2024, 11, 27),
    )
    assert wording.stated(toll) == "277+ killed fighters since 2024-11-27"


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        (date(2024, 11, 29), date(2024, 11, 29), "2024-11-29"),
        (date(2024, 11, 27), date(2024, 11, 29), "2024-11-27 to 2024-11-29"),
        (date(2024, 11, 27), None, "2024-11-27 to …"),
        (None, date(2024, 11, 29), "… to 2024-11-29"),
        (None, None, "“on Friday”"),
    ],
)
def test_days_show_what_is_known_of_them(earliest, latest, shown):
    time = Time(text="on Friday", start=0, end=9, earliest=earliest, latest=latest)
    assert wording.days(time) == shown


@pytest.mark.parametrize(
    ("precision", "earliest", "latest", "shown"),
    [
        (TimePrecision.YEAR, date(2017, 1, 1), date(2017, 12, 31), "2017"),
        (TimePrecision.MONTH, date(2024, 8, 1), date(2024, 8, 31), "2024-08"),
        (TimePrecision.MONTH, date(2024, 8, 1), date(2024, 9, 30), "2024-08-01 to 2024-09-30"),
    ],
)
def test_a_whole_month_or_year_is_called_by_its_name(precision, earliest, latest, shown):
    time = Time(text="then", start=0, end=4, earliest=earliest, latest=latest, precision=precision)
    assert wording.days(time) == shown


def test_an_incident_of_no_known_day_shows_when_it_was_first_told(make):
    incident = make.incident(make.claim(make.page()), first_reported="2024-11-30T18:00:00Z")
    assert wording.when(incident) == "not stated, told 2024-11-30"


def test_a_place_shows_each_name_once_and_else_its_words(make):
    place = msgspec.structs.replace(make.place(), admin1="Saraqeb")
    assert wording.where(place) == "Saraqeb, SY"
    assert wording.where(msgspec.structs.replace(place, name=None)) == "“Saraqeb”"
    assert wording.where(None) == "not stated"


def test_a_claim_without_sources_is_in_the_outlets_own_words(make, store):
    page = make.page(outlet="Example Post")
    store.add_page(page, captured_at=make.morning)
    store.put_reading(page.id, (make.report(page, make.claim(page)),), version="1", partitions={})
    found = next(store.claims())
    assert wording.said_by(found) == "Example Post"
    source = Source(text="SOHR", start=0, end=4, name="Syrian Observatory", cue="said")
    credited = msgspec.structs.replace(
        found, claim=msgspec.structs.replace(found.claim, sources=(source,))
    )
    assert wording.said_by(credited) == "Syrian Observatory (said)"
