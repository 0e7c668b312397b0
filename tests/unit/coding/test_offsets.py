"""Distances and directions from a place."""

import pytest

from marsad.coding.offsets import LEAST_WIDTH_KM, UNSAID_RADIUS_KM, Offset, bearing_of, read_offset
from marsad.gazetteer.distance import distance_km

HERE = (36.2, 37.16)


@pytest.mark.parametrize(
    ("before", "distance", "bearing"),
    [
        pytest.param("a blast 27 kilometres west of ", 27.0, 270.0, id="kilometres"),
        pytest.param("some 30km north-east of ", 30.0, 45.0, id="joined unit, eight winds"),
        pytest.param("ten miles (16 km) to the south of ", 16.09, 180.0, id="miles, both units"),
        pytest.param("about 1,200 km east of the city of ", 1200.0, 90.0, id="comma, type"),
        pytest.param("a few kilometers southwest of ", 3.0, 225.0, id="few"),
        pytest.param("500 metres north of ", 0.5, 0.0, id="metres"),
        pytest.param("a village north of ", None, 0.0, id="direction alone"),
        pytest.param("a camp 12 km from ", 12.0, None, id="distance alone"),
        pytest.param("two miles outside the town of ", 3.22, None, id="outside"),
    ],
)
def test_an_offset_is_read_from_the_words_before_a_name(
    before: str, distance: float | None, bearing: float | None
) -> None:
    offset = read_offset(before)
    assert offset is not None
    assert (offset.distance_km and round(offset.distance_km, 2), offset.bearing) == (
        distance,
        bearing,
    )


@pytest.mark.parametrize(
    "before",
    ["in ", "in northern ", "the governor of ", "9,000 km east of ", "12 people from ", "north "],
)
def test_other_words_are_no_offset(before: str) -> None:
    assert read_offset(before) is None


def test_the_words_begin_where_they_stand() -> None:
    offset = read_offset("It fell 27 km west of ", 100)
    assert offset is not None
    assert offset.start == 108


@pytest.mark.parametrize("bearing", [0.0, 45.0, 90.0, 180.0, 270.0])
def test_the_point_lies_at_its_distance(bearing: float) -> None:
    point, radius = Offset(start=0, distance_km=27.0, bearing=bearing).from_point(HERE)
    assert distance_km(HERE, point) == pytest.approx(27.0, abs=0.1)
    assert 0 < radius < 27.0


def test_west_is_where_longitudes_are_less() -> None:
    (latitude, longitude), _radius = Offset(start=0, distance_km=10, bearing=270).from_point(HERE)
    assert longitude < HERE[1]
    assert latitude == pytest.approx(HERE[0], abs=0.01)


def test_a_distance_without_a_direction_is_a_circle() -> None:
    assert Offset(start=0, distance_km=12.0, bearing=None).from_point(HERE) == (HERE, 12.0)


def test_a_direction_without_a_distance_is_vague() -> None:
    assert Offset(start=0, distance_km=None, bearing=0.0).from_point(HERE)[1] == UNSAID_RADIUS_KM


def test_no_offset_is_exact() -> None:
    assert Offset(start=0, distance_km=0.2, bearing=0.0).from_point(HERE)[1] == LEAST_WIDTH_KM


@pytest.mark.parametrize(
    ("word", "bearing"),
    [("north", 0.0), ("North-Western", 315.0), ("south east", 135.0), ("", None), ("up", None)],
)
def test_a_direction_is_degrees_from_north(word: str, bearing: float | None) -> None:
    assert bearing_of(word) == bearing
