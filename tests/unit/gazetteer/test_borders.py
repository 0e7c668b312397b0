"""Where two countries touch."""

import pytest

from marsad.gazetteer.borders import border_of


def test_it_is_the_middle_between_facing_towns() -> None:
    found = border_of([(10.0, 20.0), (11.0, 20.0)], [(10.0, 20.2), (11.0, 20.2), (10.5, 40.0)])
    assert found is not None
    point, radius = found
    assert point == pytest.approx((10.5, 20.1), abs=0.01)
    assert 50 < radius < 60


def test_countries_far_apart_have_none() -> None:
    assert border_of([(10.0, 20.0)], [(10.0, 25.0)]) is None
    assert border_of([], [(10.0, 25.0)]) is None
