"""A gazetteer of a few places, and the real one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from marsad.gazetteer import Location
from marsad.gazetteer.build import gather_rows, write_tables
from marsad.gazetteer.curated import Curated, CuratedName, Region
from marsad.gazetteer.entries import Entry
from marsad.gazetteer.store import Gazetteer, open_gazetteer
from marsad.records import PlacePrecision


def place(
    geonameid: int,
    name: str,
    country: str,
    *,
    population: int,
    precision: PlacePrecision = PlacePrecision.TOWN,
    admin1: str | None = None,
) -> Location:
    return Location(
        geonameid=geonameid,
        name=name,
        country=country,
        admin1=admin1,
        latitude=30.0,
        longitude=40.0,
        precision=precision,
        population=population,
    )


ENTRIES = (
    Entry(
        location=place(1, "Syria", "SY", population=17_000_000, precision=PlacePrecision.COUNTRY),
        names=("Syrie", "SYR"),
        demonyms=("Syrian",),
        codes=("SY", "SYR"),
    ),
    Entry(
        location=place(2, "France", "FR", population=67_000_000, precision=PlacePrecision.COUNTRY),
        demonyms=("French",),
    ),
    Entry(
        location=place(
            3, "French Guiana", "GF", population=290_000, precision=PlacePrecision.COUNTRY
        ),
        demonyms=("French",),
    ),
    Entry(
        location=place(
            4,
            "Aleppo",
            "SY",
            population=2_800_000,
            precision=PlacePrecision.ADMIN1,
            admin1="Aleppo",
        ),
        names=("Halab", "Aleppo Governorate"),
        codes=("SY.09",),
    ),
    Entry(
        location=place(5, "Aleppo", "SY", population=2_100_000, admin1="Aleppo"),
        names=("Halab", "ALP", "a lei po", "Alep"),
    ),
    Entry(
        location=place(6, "Jisr ash Shughūr", "SY", population=39_000, admin1="Idlib"),
        names=("Jisr esh Shughur",),
    ),
    Entry(location=place(7, "Halab", "XX", population=600)),
    Entry(location=place(8, "Sahel", "BF", population=9_000)),
)

CURATED = Curated(
    names=(CuratedName(names=("Grey City",), geonameid=5, first=True, note="test"),),
    abbreviations=(
        CuratedName(names=("SY",), country="SY", note="test"),
        CuratedName(names=("Al.",), geonameid=4, after_comma=True, note="test"),
    ),
    regions=(Region(names=("Sahel",), note="test"),),
)


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gazetteer") / "small.db"
    with closing(sqlite3.connect(path)) as database:
        write_tables(database, gather_rows(iter(ENTRIES), CURATED), {"made": "here"})
    return path


@pytest.fixture
def small(small_path: Path) -> Iterator[Gazetteer]:
    with open_gazetteer(small_path) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as gazetteer:
        yield gazetteer
