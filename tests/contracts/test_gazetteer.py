"""What the gazetteer that ships must know, whatever the versions of its packages."""

import sqlite3
from collections.abc import Iterator

import pytest

from marsad.gazetteer.packages import PACKAGES
from marsad.gazetteer.store import DEFAULT_PATH, Gazetteer, open_gazetteer
from marsad.records import PlacePrecision


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as gazetteer:
        yield gazetteer


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{DEFAULT_PATH.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()


TOWN, ADMIN1, ADMIN2, COUNTRY = (
    PlacePrecision.TOWN,
    PlacePrecision.ADMIN1,
    PlacePrecision.ADMIN2,
    PlacePrecision.COUNTRY,
)


@pytest.mark.parametrize(
    ("name", "geonameid", "country", "admin1", "precision"),
    [
        ("Aleppo", 170063, "SY", "Aleppo", TOWN),
        ("Saraqeb", 164816, "SY", "Idlib", TOWN),
        ("Idlib", 169389, "SY", "Idlib", TOWN),
        ("Damascus", 170654, "SY", "Damascus", TOWN),
        ("Latakia", 173576, "SY", "Latakia", TOWN),
        ("Deir Ezzor", 170794, "SY", "Deir ez-Zor", TOWN),
        ("Kiev", 703448, "UA", "Kyiv", TOWN),
        ("Kyiv", 703448, "UA", "Kyiv", TOWN),
        ("Rangoon", 1298824, "MM", "Rangoon", TOWN),
        ("El Fasher", 379555, "SD", "North Darfur", TOWN),
        ("Magdeburg", 2874545, "DE", "Saxony-Anhalt", TOWN),
        ("Flamanville", 3018409, "FR", "Normandy", TOWN),
        ("Crimea", 703883, "UA", "Crimea", ADMIN1),
        ("West Bank", 285153, "PS", "West Bank", ADMIN1),
        ("Gaza", 281132, "PS", "Gaza Strip", ADMIN1),
        ("Tigray", 444187, "ET", "Tigray", ADMIN1),
        ("Haute-Savoie", 3013736, "FR", "Auvergne-Rhône-Alpes", ADMIN2),
        ("Isère", 3012715, "FR", "Auvergne-Rhône-Alpes", ADMIN2),
        ("Manche", 2996268, "FR", "Normandy", ADMIN2),
        ("Ille-et-Vilaine", 3012849, "FR", "Brittany", ADMIN2),
        ("Côtes-d’Armor", 3023414, "FR", "Brittany", ADMIN2),
        ("Syria", 163843, "SY", None, COUNTRY),
        ("Syrie", 163843, "SY", None, COUNTRY),
        ("سوريا", 163843, "SY", None, COUNTRY),
        ("U.S.", 6252001, "US", None, COUNTRY),
        ("UAE", 290557, "AE", None, COUNTRY),
        ("DRC", 203312, "CD", None, COUNTRY),
        ("Burma", 1327865, "MM", None, COUNTRY),
    ],
)
def test_places_in_the_news_are_known(
    gazetteer: Gazetteer,
    name: str,
    geonameid: int,
    country: str,
    admin1: str | None,
    precision: PlacePrecision,
) -> None:
    place = gazetteer.lookup(name)[0]
    assert (place.geonameid, place.country, place.admin1, place.precision) == (
        geonameid,
        country,
        admin1,
        precision,
    )


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Syrian", "SY"),
        ("Ukrainian", "UA"),
        ("Sudanese", "SD"),
        ("Israeli", "IL"),
        ("Palestinian", "PS"),
        ("French", "FR"),
        ("American", "US"),
        ("Congolese", "CD"),
    ],
)
def test_demonyms_in_the_news_are_known(gazetteer: Gazetteer, word: str, country: str) -> None:
    mention = gazetteer.mention(word)
    assert mention.demonym
    assert mention.locations[0].country == country


@pytest.mark.parametrize("name", ["Darfur", "Kordofan", "the Sahel", "Donbas", "Middle East"])
def test_regions_have_a_middle_and_a_radius(gazetteer: Gazetteer, name: str) -> None:
    assert [place.radius_km is not None for place in gazetteer.lookup(name)] == [True]


def test_every_place_lies_on_the_earth(database: sqlite3.Connection) -> None:
    outside = "SELECT count(*) FROM place WHERE abs(latitude) > 90 OR abs(longitude) > 180"
    assert database.execute(outside).fetchone() == (0,)


def test_every_town_has_a_country(database: sqlite3.Connection) -> None:
    lost = "SELECT count(*) FROM place WHERE precision = 'town' AND country IS NULL"
    assert database.execute(lost).fetchone() == (0,)


def test_every_name_belongs_to_a_place(database: sqlite3.Connection) -> None:
    lost = "SELECT count(*) FROM name LEFT JOIN place ON place.id = name.place WHERE id IS NULL"
    assert database.execute(lost).fetchone() == (0,)


def test_every_first_level_unit_of_a_country_at_war_has_its_code(
    database: sqlite3.Connection,
) -> None:
    codes = dict(database.execute("SELECT code, name FROM unit WHERE code LIKE 'SY.__'"))
    assert (codes["SY.09"], codes["SY.12"], len(codes)) == ("Aleppo", "Idlib", 14)


def test_the_gazetteer_is_as_large_as_it_was(database: sqlite3.Connection) -> None:
    (places,) = database.execute("SELECT count(*) FROM place").fetchone()
    (names,) = database.execute("SELECT count(*) FROM name").fetchone()
    assert places > 280_000
    assert names > 950_000


def test_the_packages_it_was_built_from_are_noted(database: sqlite3.Connection) -> None:
    noted = {key for (key,) in database.execute("SELECT key FROM meta")}
    assert noted == {"format", *PACKAGES}
