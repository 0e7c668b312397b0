import pytest

from marsad.gazetteer.distance import distance_km, middle_of


def test_aleppo_lies_310_km_from_damascus() -> None:
    assert distance_km((36.2012, 37.1612), (33.5102, 36.2913)) == pytest.approx(310, abs=2)


def test_a_point_has_no_distance_from_itself() -> None:
    assert distance_km((36.2, 37.1), (36.2, 37.1)) == 0


def test_the_middle_of_points_on_both_sides_of_the_date_line_is_near_it() -> None:
    latitude, longitude = middle_of([(-17.0, 179.0), (-17.0, -179.0)])
    assert abs(longitude) == pytest.approx(180, abs=0.01)
    assert latitude == pytest.approx(-17.0, abs=0.01)
