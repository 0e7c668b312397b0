"""Rows of a user's own table of places: which headers are understood, and what a row gives."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

from marsad.gazetteer.added import Fault, NewPlace, Row, number_in, point_of, refuse
from marsad.gazetteer.features import precision_in_words
from marsad.records import PlacePrecision
from marsad.text.names import fold

# Headers by what they hold, as `fold` spells them.
HEADERS = {
    "name": "name|place|place name|placename|town|village|settlement|location|location name|site"
    "|toponym|feature name|featurename|featurenam|name en|name english",
    "latitude": "latitude|lat|y|point y|center lat|centre lat|centroid lat|latitude dd|lat dd",
    "longitude": "longitude|lon|lng|long|x|point x|center lon|centre lon|centroid lon"
    "|longitude dd|lon dd|long dd",
    "country": "country|country code|country name|countrycode|iso2|iso3|iso|cc|adm0 en|adm0 name"
    "|admin0 name|admin0name en|adm0 pcode|admin0 pcode|admin0pcode",
    "admin1": "admin1|province|governorate|region|state|oblast|adm1 en|adm1 name|admin1 name"
    "|admin1name en|adm1",
    "pcode": "pcode|p code|pcodes|place code|feature ref|featureref",
    "kind": "kind|precision|type|place type|feature code|featurecode|fcode|class|category",
    "population": "population|pop|inhabitants|people",
    "others": "other names|names|alternate names|alternatenames|alternative names|alt names"
    "|alt name|aliases|alias|also known as|other name|variants",
}
_FIELD_OF = {header: field for field, text in HEADERS.items() for header in text.split("|")}

# COD-AB, the UN's administrative boundaries: ADM2_EN, adm2_name, admin2Name_en, ADM2_PCODE.
_UNIT_NAME = re.compile(r"adm(?:in)?(\d)(?: ?name)?(?: en)?")
_UNIT_PCODE = re.compile(r"adm(?:in)?(\d) ?p ?code")
_UNIT_TOO = re.compile(r"adm(?:in)?(\d) ?(?:name)? ?(?:(?!id)[a-z]{2}|ref|alt ?\d? ?[a-z]{2})")
_NAME_TOO = re.compile(
    r"(?:place )?name (?:(?!id)[a-z]{2}|arabic|english|french|kurdish|local|persian|russian"
    r"|ukrainian)"
)

# The names of the least units of COD-AB are those of villages and quarters.
_BY_LEVEL = {
    0: PlacePrecision.COUNTRY,
    1: PlacePrecision.ADMIN1,
    2: PlacePrecision.ADMIN2,
    3: PlacePrecision.ADMIN2,
}
_APART = re.compile(r"[|;,،؛]")

# So many binary digits are whole numbers in JavaScript too.
_ID_BITS = 52


class Columns(Struct, frozen=True, kw_only=True):
    """Where a table has what; `others` may be several columns. `level` is that of its units."""

    count: int
    name: int
    latitude: int
    longitude: int
    country: int | None = None
    admin1: int | None = None
    pcode: int | None = None
    kind: int | None = None
    population: int | None = None
    others: tuple[int, ...] = ()
    level: int | None = None


def columns_of(headers: Sequence[str]) -> Columns | None:
    """Tell which column is what; None if there is no name, latitude or longitude among them."""
    folded = [fold(header.replace("_", " ")) for header in headers]
    found: dict[str, int] = {}
    for number, header in enumerate(folded):
        if header in _FIELD_OF:
            found.setdefault(_FIELD_OF[header], number)
    level = None if "name" in found else _finest_level(folded)
    if level is not None:
        found.update(_columns_of_level(folded, level))
    if not {"name", "latitude", "longitude"} <= found.keys():
        return None
    others = [number for number, header in enumerate(folded) if _names_too(header, level)]
    listed = found.pop("others", None)
    return Columns(
        count=len(headers),
        others=tuple(number for number in (*others, listed) if number not in {None, found["name"]}),
        level=level,
        **found,
    )


def read_own(fields: Sequence[str], columns: Columns) -> Row:
    """Read a row of a user's table; None for an empty one."""
    if not any(map(str.strip, fields)):
        return None
    if len(fields) != columns.count:
        refuse(Fault.COLUMNS)
    name = " ".join(fields[columns.name].split())
    if not name:
        refuse(Fault.NO_NAME)
    point = point_of(fields[columns.latitude], fields[columns.longitude])
    population, pcode = _cell(fields, columns.population), _cell(fields, columns.pcode)
    country = _cell(fields, columns.country)
    return NewPlace(
        id=own_id(pcode) if pcode else own_id(name, country or "", *map(str, point)),
        name=name,
        names=tuple(_other_names(fields[number] for number in columns.others)),
        country=country,
        admin1=_cell(fields, columns.admin1),
        latitude=point[0],
        longitude=point[1],
        precision=_precision(_cell(fields, columns.kind), columns.level),
        population=max(0, number_in(population)) if population else 0,
        pcode=pcode,
    )


def own_id(*made_of: str) -> int:
    """Give a user's place its id: negative, and the same whenever it is added.

    A P-code alone makes the id, so that a corrected row takes the place of the old one.
    """
    digest = sha256("\0".join(made_of).encode()).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> (64 - _ID_BITS))


def _precision(kind: str | None, level: int | None) -> PlacePrecision:
    if kind is not None:
        return precision_in_words(kind)
    return PlacePrecision.TOWN if level is None else _BY_LEVEL.get(level, PlacePrecision.TOWN)


def _cell(fields: Sequence[str], column: int | None) -> str | None:
    return None if column is None else " ".join(fields[column].split()) or None


def _other_names(cells: Iterable[str]) -> Iterable[str]:
    return (name for cell in cells for part in _APART.split(cell) if (name := part.strip()))


def _finest_level(headers: Sequence[str]) -> int | None:
    levels = (int(found[1]) for header in headers if (found := _UNIT_NAME.fullmatch(header)))
    return max(levels, default=None)


def _columns_of_level(headers: Sequence[str], level: int) -> dict[str, int]:
    """The columns of the name and the P-code of the finest units of a table."""
    found: dict[str, int] = {}
    for field, pattern in (("name", _UNIT_NAME), ("pcode", _UNIT_PCODE)):
        for number, header in enumerate(headers):
            match = pattern.fullmatch(header)
            if match and int(match[1]) == level:
                found.setdefault(field, number)
    return found


def _names_too(header: str, level: int | None) -> bool:
    if level is None:
        return _NAME_TOO.fullmatch(header) is not None
    match = _UNIT_TOO.fullmatch(header)
    return match is not None and int(match[1]) == level
