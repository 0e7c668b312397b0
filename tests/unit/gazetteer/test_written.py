import pytest

from marsad.gazetteer.store import Gazetteer
from marsad.gazetteer.written import other_names
from marsad.records import PlacePrecision


@pytest.mark.parametrize("written", ["Aleppo city", "the town of Aleppo", "Aleppo  village"])
def test_a_town_is_found_with_its_type(small: Gazetteer, written: str) -> None:
    assert [place.precision for place in small.lookup(written)] == [PlacePrecision.TOWN]


@pytest.mark.parametrize("written", ["Halab province", "governorate of Halab"])
def test_a_unit_is_found_with_its_type(small: Gazetteer, written: str) -> None:
    assert [place.precision for place in small.lookup(written)] == [PlacePrecision.ADMIN1]


def test_a_unit_that_is_not_known_is_no_town_of_its_name(small: Gazetteer) -> None:
    assert small.lookup("Grey City district") == ()


def test_the_type_is_no_part_of_a_mention(small: Gazetteer) -> None:
    mention = small.mention("the town of Aleppo", 10)
    assert (mention.text, mention.start, mention.end) == ("Aleppo", 22, 28)


def test_a_type_with_a_capital_belongs_to_the_name(small: Gazetteer) -> None:
    assert small.lookup("Aleppo City") == ()


@pytest.mark.parametrize("written", ["Atlantis/Aleppo", "Atlantis (Aleppo)", "Atlantis / Aleppo"])
def test_a_place_is_found_by_either_of_its_names(small: Gazetteer, written: str) -> None:
    assert small.lookup(written)[0].name == "Aleppo"


def test_names_with_a_type_are_taken_apart_without_it() -> None:
    assert other_names("Atlantis/Aleppo town") == ("Atlantis", "Aleppo")
    assert other_names("Aleppo town") == ()
