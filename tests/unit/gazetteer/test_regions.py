"""Regions that are no unit of today."""

from pathlib import Path

import pytest

from marsad.errors import GazetteerError
from marsad.gazetteer.regions import Region, demonym_keys, location_of_region, read_regions
from marsad.gazetteer.store import Gazetteer
from marsad.records import PlacePrecision


def test_no_name_stands_twice() -> None:
    names = [name for region in read_regions() for name in region.names]
    assert len(names) == len(set(names))


def test_every_region_says_what_it_is() -> None:
    assert all(region.note.endswith((".", "toml.")) for region in read_regions())


def test_a_region_is_a_location_with_a_radius() -> None:
    region = Region(names=("Testland",), latitude=1, longitude=2, radius_km=30, note="A test.")
    location = location_of_region(region)
    assert (location.precision, location.radius_km) == (PlacePrecision.REGION, 30)
    assert location.geonameid < 0


def test_its_people_are_known_in_the_plural_too() -> None:
    region = Region(
        names=("X",), demonyms=("Xian", "Xish"), latitude=1, longitude=2, radius_km=3, note="A."
    )
    assert list(demonym_keys(region)) == ["xian", "xians", "xish"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ships left the Gulf of Guinea.", "Gulf of Guinea"),
        ("They hid in Sambisa Forest.", "Sambisa Forest"),
        ("The EU met.", "EU"),
    ],
)
def test_names_of_several_words_and_short_forms_are_found(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert [mention.text for mention in gazetteer.find(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ['[[regions]]\nnames = ["X"]\n', "[[regions]]\nname = 3", "["],
    ids=["fields lacking", "unknown field", "no TOML"],
)
def test_a_table_that_breaks_the_rules_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(GazetteerError, match=r"bad\.toml"):
        read_regions(path)
