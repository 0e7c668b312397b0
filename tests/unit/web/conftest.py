"""Rows of made-up incidents, for what counts them."""

import pytest

from marsad.web.rows import IncidentRow, Spot


@pytest.fixture
def made_row():
    def make(number, *, at=(37.0, 36.0), precision="town", **given):
        spot = at and Spot(
            name="Kelmar", geonameid=1, longitude=at[0], latitude=at[1], precision=precision
        )
        values = {
            "id": f"inc-{number:08}",
            "headline": f"Shelling {number}",
            "family": "explosions",
            "event_type": "Explosions/Remote violence",
            "status": "single_source",
            "status_words": "single source",
            "where": "Kelmar",
            "spot": spot,
            "when": "3 May 2024",
            "earliest": None,
            "latest": None,
            "harm": None,
            "killed": None,
            "killed_high": None,
            "reported": (),
            "corrected": (),
            "sources": ("the mayor",),
        }
        return IncidentRow(**{**values, **given})

    return make
