"""Incidents are chosen by conditions out of the store as in it."""

from datetime import date
from typing import Any

import pytest

from marsad.reconciling.choosing import Conditions, fits
from marsad.records import EventType, Status


@pytest.mark.parametrize(
    ("conditions", "chosen"),
    [
        ({}, True),
        ({"event_type": EventType.EXPLOSIONS}, True),
        ({"event_type": EventType.BATTLES}, False),
        ({"country": "sy"}, True),
        ({"country": "UA"}, False),
        ({"earliest": date(2024, 11, 29)}, True),
        ({"earliest": date(2024, 11, 30)}, False),
        ({"latest": date(2024, 11, 29)}, True),
        ({"latest": date(2024, 11, 28)}, False),
        ({"source": "SOH"}, True),
        ({"source": "helmets"}, False),
        ({"status": Status.SINGLE_SOURCE}, True),
        ({"status": Status.CONTESTED}, False),
        ({"claims": {"a", "z"}}, True),
        ({"claims": set()}, False),
    ],
)
def test_an_incident_fits_every_condition_or_none(
    tell: Any, incident_of: Any, conditions: Any, chosen: Any
):
    incident = incident_of(tell("a", by="sohr"))
    assert fits(incident, Conditions(**conditions)) is chosen


def test_an_incident_without_days_fits_no_days(tell: Any, incident_of: Any):
    incident = incident_of(tell("a", on=None))
    assert not fits(incident, Conditions(earliest=date(2024, 1, 1)))
    assert not fits(incident, Conditions(latest=date(2025, 1, 1)))
    assert fits(incident, Conditions())
