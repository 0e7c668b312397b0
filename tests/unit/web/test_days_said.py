"""How days and moments read, in the reader's language."""

from datetime import date

import pytest

from marsad.records import Incident, IncidentId, Status, Time, TimePrecision
from marsad.web import days_said
from marsad.web.tongue import Tongue, speaking

NOV_29 = date(2024, 11, 29)


def when(earliest, latest, precision=TimePrecision.DAY):
    return Time(text="x", start=0, end=1, earliest=earliest, latest=latest, precision=precision)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        pytest.param(None, "day not stated", id="nothing said"),
        pytest.param(when(None, None), "day not known", id="words without an anchor"),
        pytest.param(when(NOV_29, NOV_29), "29 Nov 2024", id="one day"),
        pytest.param(when(date(2024, 11, 27), NOV_29), "27–29 Nov 2024", id="one month"),
        pytest.param(when(NOV_29, date(2024, 12, 2)), "29 Nov – 2 Dec 2024", id="two months"),
        pytest.param(
            when(date(2024, 12, 30), date(2025, 1, 2)), "30 Dec 2024 – 2 Jan 2025", id="two years"
        ),
        pytest.param(
            when(date(2024, 11, 1), date(2024, 11, 30), TimePrecision.MONTH),
            "November 2024",
            id="a month",
        ),
        pytest.param(
            when(date(2024, 1, 1), date(2024, 12, 31), TimePrecision.YEAR), "2024", id="a year"
        ),
        pytest.param(when(NOV_29, None), "from 29 Nov 2024", id="open end"),
        pytest.param(when(None, NOV_29), "until 29 Nov 2024", id="open start"),
    ],
)
def test_days_read_as_exactly_as_they_are_known(time, expected):
    assert days_said.days_text(time) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(None, "not stated", id="nothing"),
        pytest.param("2024-11-30", "30 Nov 2024", id="a day"),
        pytest.param("2025-02-03T21:45:00+03:00", "3 Feb 2025, 21:45 +0300", id="with its zone"),
        pytest.param("2025-02-03T21:45:00Z", "3 Feb 2025, 21:45 UTC", id="universal time"),
        pytest.param("2025-02-03T21:45:00", "3 Feb 2025, 21:45", id="no zone said"),
        pytest.param("last week", "last week", id="no time at all"),
    ],
)
def test_a_publication_time_keeps_its_zone(moment, expected):
    assert days_said.moment_text(moment) == expected


def test_an_incident_without_a_day_tells_when_it_was_reported():
    found = Incident(
        id=IncidentId("inc-1"),
        event_type=None,
        sub_event_type=None,
        place=None,
        time=None,
        actors=(),
        tolls=(),
        claims=(),
        pages=1,
        origins=(),
        independent_origins=1,
        status=Status.SINGLE_SOURCE,
        first_reported="2024-11-30T08:00:00+00:00",
        last_reported=None,
    )
    assert days_said.when_text(found) == "day not stated, reported 30 Nov 2024"


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        pytest.param(when(NOV_29, NOV_29), "29 nov. 2024", id="one day"),
        pytest.param(when(date(2024, 12, 1), date(2024, 12, 1)), "1er déc. 2024", id="the first"),
        pytest.param(when(date(2024, 11, 27), NOV_29), "27-29 nov. 2024", id="one month"),
        pytest.param(when(NOV_29, date(2024, 12, 2)), "29 nov. – 2 déc. 2024", id="two months"),
        pytest.param(
            when(date(2024, 8, 1), date(2024, 8, 31), TimePrecision.MONTH),
            "août 2024",
            id="a month",
        ),
        pytest.param(when(None, NOV_29), "jusqu’au 29 nov. 2024", id="open start"),
        pytest.param(None, "date non précisée", id="nothing said"),
    ],
)
def test_days_read_so_in_french(time, expected):
    with speaking(Tongue(code="fr")):
        assert days_said.days_text(time) == expected
