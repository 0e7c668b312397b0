"""The tables of a gazetteer file, which the build and an addition write and the store reads."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from marsad.gazetteer import Location
from marsad.records import PlacePrecision

# Raise it whenever the tables or what they hold change: files of another format are refused.
FORMAT = 2

# `addition` says which of the added files brought a place, 0 for the packages. `unit` has the
# codes under which GeoNames' files name the administrative units that a place lies in.
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE addition (
    nth INTEGER PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL, tally TEXT NOT NULL
);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT,
    admin1 TEXT,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    precision TEXT NOT NULL,
    population INTEGER NOT NULL,
    feature TEXT,
    pcode TEXT,
    addition INTEGER NOT NULL
);
CREATE TABLE unit (code TEXT PRIMARY KEY, place INTEGER, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT, place INTEGER, kind INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT, key TEXT, PRIMARY KEY (skeleton, key)) WITHOUT ROWID;
CREATE TABLE abbreviation (
    written TEXT, place INTEGER, after_comma INTEGER NOT NULL, PRIMARY KEY (written, place)
) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE region (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""

# The columns of `place` that make a Location, in its order.
LOCATION_COLUMNS = (
    "place.id, place.name, country, admin1, latitude, longitude, precision, population, feature,"
    " pcode"
)


class NameKind(IntEnum):
    """How a name belongs to a place: set first by hand, its own name, or another name of it."""

    FIRST = 0
    MAIN = 1
    OTHER = 2


def location_of(row: Sequence[Any]) -> Location:
    """Make a location of a row of `LOCATION_COLUMNS`."""
    geonameid, name, country, admin1, latitude, longitude, precision, population, *rest = row
    return Location(
        geonameid=geonameid,
        name=name,
        country=country,
        admin1=admin1,
        latitude=latitude,
        longitude=longitude,
        precision=PlacePrecision(precision),
        population=population,
        feature=rest[0],
        pcode=rest[1],
    )
