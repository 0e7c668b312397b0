"""In which country a point lies, by the outlines that the map draws."""

import pytest

from marsad.web.lands import country_near, country_of


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        pytest.param(36.2, 37.16, "Syria", id="Aleppo"),
        pytest.param(15.6, 32.5, "Sudan", id="Khartoum"),
        pytest.param(-29.6, 28.2, "Lesotho", id="a country within another"),
        pytest.param(-29.0, 26.2, "South Africa", id="beside it"),
        pytest.param(33.0, 34.0, None, id="the sea"),
        pytest.param(-17.8, 178.0, "Fiji", id="an island"),
    ],
)
def test_a_point_lies_in_its_country(latitude, longitude, name):
    assert country_of(latitude, longitude) == name


def test_a_harbour_off_the_drawn_coast_is_ashore():
    assert country_near(35.52, 35.77) == "Syria"
