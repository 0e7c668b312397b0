"""Build the gazetteer: one SQLite file from the data packages and `data/names.toml`."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct, structs

from marsad.errors import GazetteerError
from marsad.gazetteer import Location
from marsad.gazetteer.curated import Curated, CuratedName, CuratedPlace, PointOverride, read_curated
from marsad.gazetteer.entries import Entry, gather_entries
from marsad.gazetteer.naming import named_keys, skeletons
from marsad.gazetteer.own import own_id
from marsad.gazetteer.packages import package_versions
from marsad.gazetteer.spelling import key_of
from marsad.gazetteer.tables import FORMAT, SCHEMA, NameKind
from marsad.records import PlacePrecision

Report = Callable[[str], None]

_NO_PLURAL = ("s", "sh", "ch", "ese", "z")


class Rows(Struct, kw_only=True):
    """What goes into the tables, gathered before it is sorted and written."""

    places: dict[int, Location] = {}
    names: list[tuple[str, int, NameKind]] = []
    skeletons: set[tuple[str, str]] = set()
    abbreviations: set[tuple[str, int, bool]] = set()
    demonyms: set[tuple[str, int]] = set()
    regions: set[tuple[str]] = set()
    units: set[tuple[str, int, str]] = set()


def build_gazetteer(path: Path, *, report: Report) -> None:
    """Write a gazetteer file, whole or not at all; the same packages give the same bytes."""
    versions = package_versions()
    curated = read_curated()
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        rows = gather_rows(gather_entries(report), curated)
        report(f"writing {len(rows.places):,} places")
        with closing(sqlite3.connect(part)) as database:
            write_tables(database, rows, versions)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        message = f"the gazetteer cannot be written to {path}: {error}. Is there room on the disk?"
        raise GazetteerError(message) from error
    finally:
        part.unlink(missing_ok=True)
    report(f"wrote {path}")


def gather_rows(entries: Iterator[Entry], curated: Curated) -> Rows:
    """Gather the rows of every entry, then those of the names that people added."""
    rows = Rows()
    demonyms: dict[str, Location] = {}
    for entry in entries:
        place = entry.location
        _add_entry(rows, entry)
        for demonym in entry.demonyms:
            # Overseas territories repeat the demonym of their country.
            demonyms[demonym] = max(place, demonyms.get(demonym, place), key=_population)
    for demonym, place in demonyms.items():
        _add_demonym(rows, demonym, place.geonameid)
    _add_curated(rows, curated)
    return rows


def _population(place: Location) -> int:
    return place.population


def _add_entry(rows: Rows, entry: Entry) -> None:
    place = entry.location
    rows.places[place.geonameid] = place
    keys = named_keys(place.name, entry.names, place.country)
    rows.names.extend((key, place.geonameid, kind) for key, kind in keys.items())
    rows.skeletons.update((skeleton, key) for key, skeleton in skeletons(keys, place.country))
    rows.units.update((code, place.geonameid, place.name) for code in entry.codes)


def _add_demonym(rows: Rows, demonym: str, geonameid: int) -> None:
    """Add a demonym with its plural, unless it is the country's very name ("Djibouti")."""
    key = key_of(demonym)
    if key == key_of(rows.places[geonameid].name):
        return
    rows.demonyms.add((key, geonameid))
    if not key.endswith(_NO_PLURAL):
        rows.demonyms.add((f"{key}s", geonameid))


def _add_curated(rows: Rows, curated: Curated) -> None:
    for lacking in curated.places:
        _add_entry(rows, _entry_of(lacking))
    countries = {
        place.country: place.geonameid
        for place in rows.places.values()
        if place.precision is PlacePrecision.COUNTRY
    }
    for entry in curated.names:
        kind = NameKind.FIRST if entry.first else NameKind.OTHER
        place = _place_of(entry, rows, countries)
        rows.names.extend((key_of(name), place, kind) for name in entry.names)
    for entry in curated.abbreviations:
        place = _place_of(entry, rows, countries)
        rows.abbreviations.update((name, place, entry.after_comma) for name in entry.names)
    for entry in curated.demonyms:
        for name in entry.names:
            _add_demonym(rows, name, _place_of(entry, rows, countries))
    for point in curated.points:
        place = _place_of(point, rows, countries)
        rows.places[place] = structs.replace(
            rows.places[place], latitude=point.latitude, longitude=point.longitude
        )
    rows.regions.update((key_of(name),) for region in curated.regions for name in region.names)


def _entry_of(place: CuratedPlace) -> Entry:
    location = Location(
        geonameid=own_id(place.names[0], place.country),
        name=place.names[0],
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=PlacePrecision.TOWN,
        population=0,
    )
    return Entry(location=location, names=place.names)


def _place_of(
    entry: CuratedName | PointOverride, rows: Rows, countries: dict[str | None, int]
) -> int:
    geonameid = entry.geonameid or countries.get(entry.country)
    if geonameid in rows.places:
        return geonameid
    message = (
        f"names.toml: the packages know no place {entry.geonameid or entry.country} "
        f"({entry.note}). Correct the entry or leave it out."
    )
    raise GazetteerError(message)


def write_tables(database: sqlite3.Connection, rows: Rows, versions: dict[str, str]) -> None:
    """Write all tables, sorted, so that the same rows give the same bytes."""
    database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
    places = (
        (
            place.geonameid,
            place.name,
            place.country,
            place.admin1,
            place.latitude,
            place.longitude,
            place.precision.value,
            place.population,
            place.feature,
            place.pcode,
            0,
        )
        for _id, place in sorted(rows.places.items())
    )
    _insert(database, "place", places)
    _insert(database, "unit", sorted(rows.units))
    # Sorted, the first of several kinds of one name is the one to keep.
    _insert(database, "name", sorted(rows.names))
    _insert(database, "skeleton", sorted(rows.skeletons))
    _insert(database, "abbreviation", sorted(rows.abbreviations))
    _insert(database, "demonym", sorted(rows.demonyms))
    _insert(database, "region", sorted(rows.regions))
    _insert(database, "meta", sorted({"format": str(FORMAT), **versions}.items()))
    database.commit()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    columns = len(database.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * columns)
    database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608  our own table names
