"""Rows of GeoNames' files: places, alternate names, and the codes of administrative units."""

import re

from marsad.gazetteer.added import (
    BadRowError,
    Fault,
    NewName,
    NewPlace,
    NewUnit,
    Row,
    number_in,
    point_of,
    refuse,
)
from marsad.gazetteer.features import precision_of

PLACE_COLUMNS = 19
# Older files of alternate names end before the two columns of years.
NAME_COLUMNS = (8, 10)
CODE_COLUMNS = 4

# What `alternateNamesV2.txt` gives beside names: links, codes of posts, airports and ports.
_NO_LANGUAGES = frozenset("abbr faac iata icao link phon piny post tcid unlc wkdt".split())

_UNIT = re.compile(r"[A-Z]{2}\.[^.\s]+")
_SUBUNIT = re.compile(r"[A-Z]{2}\.[^.]+\.[^.]+")
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_place(line: str) -> Row:
    """Read a row of a dump; None for what news names no place by, such as a stream."""
    fields = line.split("\t")
    if len(fields) != PLACE_COLUMNS:
        refuse(Fault.COLUMNS)
    geonameid, point = id_in(fields[0]), point_of(fields[4], fields[5])
    name = fields[1].strip() or fields[2].strip()
    country, code = fields[8] if _COUNTRY.fullmatch(fields[8]) else None, fields[7]
    population = max(0, number_in(fields[14])) if fields[14] else 0
    if not name:
        refuse(Fault.NO_NAME)
    precision = precision_of(fields[6], code)
    if precision is None:
        return None
    return NewPlace(
        id=geonameid,
        name=name,
        names=tuple(filter(None, (fields[2], *fields[3].split(",")))),
        country=country,
        unit=f"{country}.{fields[10]}" if country and fields[10] else None,
        latitude=point[0],
        longitude=point[1],
        precision=precision,
        population=population,
        feature=code or None,
    )


def read_name(line: str) -> Row:
    """Read a row of alternate names; None for links and codes."""
    fields = line.split("\t")
    if len(fields) not in NAME_COLUMNS:
        refuse(Fault.COLUMNS)
    id_in(fields[0])
    place, language, name = id_in(fields[1]), fields[2], fields[3].strip()
    if not name:
        refuse(Fault.NO_NAME)
    if language in _NO_LANGUAGES:
        return None
    return NewName(place=place, name=name, own=language == "en" and fields[4] == "1")


def read_unit(line: str) -> Row:
    """Read a row of admin1CodesASCII.txt."""
    return _unit(line, _UNIT)


def read_subunit(line: str) -> Row:
    """Read a row of admin2Codes.txt."""
    return _unit(line, _SUBUNIT)


def _unit(line: str, pattern: re.Pattern[str]) -> NewUnit:
    fields = line.split("\t")
    if len(fields) != CODE_COLUMNS or not pattern.fullmatch(fields[0]):
        refuse(Fault.COLUMNS)
    place, names = id_in(fields[3]), tuple(filter(None, (fields[1].strip(), fields[2].strip())))
    if not names:
        refuse(Fault.NO_NAME)
    return NewUnit(code=fields[0], place=place, names=names)


def id_in(text: str) -> int:
    """Read one of GeoNames' ids, which are positive and fit SQLite's integers."""
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 16 and int(text)):  # noqa: PLR2004  safe in JavaScript too
        raise BadRowError(Fault.NO_NUMBER)
    return int(text)
