"""Vague places, over the real gazetteer: a middle, a radius, and UCDP's code."""

from collections.abc import Iterator

import pytest

from marsad.coding.places import locate
from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.records import Place

SYRIA = "Fighting went on across Syria, in Idlib, Homs and Latakia. "
HOMS = (34.724, 36.726)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as gazetteer:
        yield gazetteer


def located(gazetteer: Gazetteer, sentence: str, words: str) -> Place:
    text = SYRIA + sentence
    start = len(SYRIA) + sentence.index(words)
    place = Place(text=words, start=start, end=start + len(words))
    (found,) = locate([place], gazetteer.find(text), text, gazetteer=gazetteer)
    assert text[found.start : found.end] == found.text
    return found


def off_by(place: Place, point: tuple[float, float]) -> float:
    assert place.latitude is not None
    assert place.longitude is not None
    return distance_km((place.latitude, place.longitude), point)


@pytest.mark.parametrize(
    ("sentence", "words", "quote", "radius", "code", "role"),
    [
        pytest.param(
            "Shells fell 40 kilometres west of Homs.",
            "Homs",
            "40 kilometres west of Homs",
            16.0,
            2,
            "near",
            id="offset",
        ),
        pytest.param(
            "Shells fell north of Homs.", "Homs", "north of Homs", 15.0, 2, "near", id="direction"
        ),
        pytest.param("Clashes near Homs.", "Homs", "near Homs", 10, 2, "near", id="near"),
        pytest.param(
            "They held the Homs countryside.",
            "Homs",
            "Homs countryside",
            30,
            5,
            "location",
            id="countryside",
        ),
        pytest.param(
            "They held the outskirts of Homs.",
            "Homs",
            "the outskirts of Homs",
            10,
            2,
            "location",
            id="outskirts",
        ),
        pytest.param(
            "A shell hit Homs hospital.", "Homs", "Homs hospital", 6, 2, "location", id="site"
        ),
        pytest.param(
            "A shell hit the airport of Homs.",
            "Homs",
            "the airport of Homs",
            15,
            2,
            "location",
            id="site before",
        ),
    ],
)
def test_the_words_beside_a_name_make_it_vague(
    gazetteer: Gazetteer, sentence: str, words: str, quote: str, radius: float, code: int, role: str
) -> None:
    place = located(gazetteer, sentence, words)
    assert (place.text, place.role) == (quote, role)
    assert (place.radius_km, place.where_prec) == (radius, code)
    assert off_by(place, HOMS) <= max(radius * 3, 20)


@pytest.mark.parametrize("words", ["Homs", "Hama"])
def test_between_two_towns_is_the_middle(gazetteer: Gazetteer, words: str) -> None:
    place = located(gazetteer, "A bus burnt on the road between Homs and Hama.", words)
    assert place.text == "between Homs and Hama"
    assert place.where_prec == 5
    assert off_by(place, HOMS) == pytest.approx(place.radius_km, abs=1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops stood on the border between Syria and Turkey.",
        "Troops stood on the Syria-Turkey border.",
        "Troops stood on Syria's border with Turkey.",
    ],
)
def test_a_border_is_a_stretch_between_two_countries(gazetteer: Gazetteer, sentence: str) -> None:
    place = located(gazetteer, sentence, "Turkey")
    assert off_by(place, (36.7, 38.5)) < 300
    assert place.radius_km is not None
    assert 100 < place.radius_km < 600


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        pytest.param("Shells fell on Homs.", "Homs", id="the town"),
        pytest.param("They took Homs and Hama.", "Homs", id="two towns"),
        pytest.param("Fighting in northern Syria.", "Syria", id="part of a country"),
        pytest.param("Fighting in the north of Syria.", "Syria", id="the north of it"),
        pytest.param("They left Homs, near Hama.", "Homs", id="near another"),
        pytest.param("40 people from Homs fled.", "Homs", id="people"),
    ],
)
def test_other_words_leave_a_place_as_it_is(
    gazetteer: Gazetteer, sentence: str, words: str
) -> None:
    place = located(gazetteer, sentence, words)
    assert (place.text, place.radius_km) == (words, None)


def test_a_small_region_is_an_area(gazetteer: Gazetteer) -> None:
    place = located(gazetteer, "They struck Eastern Ghouta.", "Eastern Ghouta")
    assert (place.precision, place.radius_km, place.where_prec) == ("region", 12.0, 5)


@pytest.mark.parametrize("name", ["Africa", "Red Sea", "Sahel"])
def test_a_wide_region_places_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert located(gazetteer, f"They met in {name}.", name).latitude is None


def test_a_place_that_is_not_known_gets_the_unit_that_is_said(gazetteer: Gazetteer) -> None:
    place = located(gazetteer, "They shelled Xyzzyabad in Idlib province.", "Xyzzyabad")
    assert (place.text, place.name, place.where_prec) == ("Xyzzyabad", "Idlib", 4)


def test_disputed_land_says_who_claims_it(gazetteer: Gazetteer) -> None:
    assert located(gazetteer, "Shells fell on Simferopol.", "Simferopol").claimed_by == (
        "UA",
        "RU",
    )
    assert located(gazetteer, "Shells fell on Homs.", "Homs").claimed_by == ()
