"""Disputed territory: the table, and a user's own."""

from pathlib import Path

import pytest

from marsad.errors import GazetteerError
from marsad.gazetteer import Location
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.gazetteer.territories import read_territories, territory_of
from marsad.records import PlacePrecision

OWN = """[[territories]]
name = "Testland"
units = ["SY/Idlib"]
claimed_by = ["SY", "XX"]
country = ""
reason = "A test."
"""


def place(country: str, admin1: str | None, point: tuple[float, float]) -> Location:
    return Location(
        geonameid=1,
        name="X",
        country=country,
        admin1=admin1,
        latitude=point[0],
        longitude=point[1],
        precision=PlacePrecision.TOWN,
        population=0,
    )


@pytest.mark.parametrize(
    ("country", "admin1", "point", "claimed_by"),
    [
        pytest.param("UA", "Crimea", (45.0, 34.0), ("UA", "RU"), id="unit"),
        pytest.param("XK", "Pristina", (42.7, 21.2), ("XK", "RS"), id="country"),
        pytest.param("SY", "Quneitra", (33.0, 35.8), ("SY", "IL"), id="circle"),
        pytest.param("UA", "Kyiv", (50.4, 30.5), None, id="elsewhere in the country"),
        pytest.param("JO", "Irbid", (33.0, 35.8), None, id="another country in the circle"),
    ],
)
def test_a_place_lies_in_it_or_not(
    country: str, admin1: str, point: tuple[float, float], claimed_by: tuple[str, ...] | None
) -> None:
    found = territory_of(place(country, admin1, point), read_territories())
    assert (found and found.claimed_by) == claimed_by


def test_every_entry_gives_its_reason_and_who_claims_it() -> None:
    for territory in read_territories():
        assert territory.reason.endswith(".")
        assert len(territory.claimed_by) > 1


def test_every_unit_of_the_table_is_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    for unit in (unit for each in read_territories() for unit in each.units if "/" in unit):
        country, _, name = unit.partition("/")
        assert any(p.admin1 == name for p in gazetteer.lookup(name, country=country)), unit


def test_a_users_table_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    with open_gazetteer(territories=path) as opened:
        found = opened.territory(place("SY", "Idlib", (35.9, 36.6)))
        assert found is not None
        assert (found.name, found.country) == ("Testland", "")
        assert opened.territory(place("UA", "Crimea", (45.0, 34.0))) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[[territories]]\nname = "X"\n', id="fields lacking"),
        pytest.param(OWN.replace('units = ["SY/Idlib"]\n', ""), id="nowhere"),
        pytest.param("[[", id="no TOML"),
    ],
)
def test_a_table_that_breaks_the_rules_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(GazetteerError, match=r"bad\.toml"):
        read_territories(path)


def test_a_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_territories(tmp_path / "none.toml")
