"""Every place of the gazetteer with its names, put together from the data packages."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from math import floor

from msgspec import Struct

from marsad.gazetteer import Location
from marsad.gazetteer.distance import Point, distance_km, middle_of
from marsad.gazetteer.packages import Country, Town, Unit, read_countries, read_towns, read_units
from marsad.gazetteer.spelling import key_of
from marsad.records import PlacePrecision

_TYPED = re.compile(
    r"(?:(?:Autonomous )?(?:Republic|State|Province|Governorate) of )?(.+?)"
    r"(?: (?:Governorate|Province|Region|Republic|State|Oblast|Regional State|District|Department"
    r"|Prefecture|Raion|County|Parish))?"
)


class Entry(Struct, frozen=True, kw_only=True):
    """A location with its names beside the one that it is shown under.

    `codes` are a country's or a unit's, as files name it: "SY", "SYR", "SY.09".
    """

    location: Location
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class Surroundings(Struct, frozen=True, kw_only=True):
    """What an entry takes from others: `towns` by country code, unit code and row of unit.

    `squares` are the towns by the whole degrees of their point, `admin1` the names of first-level
    units by code, `seats` the points of the largest towns by first-level unit and key. `points`,
    of countries and units by code, grows as they are read: parents come first.
    """

    towns: dict[str | int, list[Town]]
    squares: dict[tuple[int, int], list[Town]]
    admin1: dict[str, str]
    seats: dict[tuple[str, str], Point]
    points: dict[str, Point]

    def population(self, *members: str | int) -> int:
        return max(sum(town.population for town in self.towns.get(of, ())) for of in members)

    def point(self, stated: Point | None, *members: str | int) -> Point | None:
        """The stated point if it lies among the member towns, else the middle of these.

        Some points of the packages lie elsewhere: Kuwait's in Saudi Arabia, a region of Western
        Sahara in Rabat. So the town that lies nearest to a point must be a member.
        """
        member = next((of for of in members if of in self.towns), None)
        if member is None:
            return stated
        if stated is not None and member in _memberships(self._nearest(stated)):
            return stated
        return middle_of([town.point for town in self.towns[member]])

    def seat(self, unit: Unit, parent: str) -> Point | None:
        """The point of the largest town that bears a unit's name within the same parent."""
        return self.seats.get((parent, key_of(without_type(unit.name))))

    def _nearest(self, point: Point) -> Town | None:
        """The town nearest to a point, within some two degrees."""
        row, column = floor(point[0]), floor(point[1])
        rows, columns = range(row - 2, row + 3), range(column - 2, column + 3)
        towns = [town for square in product(rows, columns) for town in self.squares.get(square, ())]
        return min(towns, key=lambda town: distance_km(point, town.point), default=None)


def gather_entries(report: Callable[[str], None]) -> Iterator[Entry]:
    """Give every country, administrative unit and town, in this order and each by its id."""
    report("reading towns")
    towns = sorted(read_towns(), key=lambda town: town.geonameid)
    report("reading countries and administrative units")
    countries = sorted(read_countries(), key=lambda country: country.geonameid)
    units = sorted(read_units(), key=lambda unit: (unit.code.count("."), unit.geonameid))
    admin1 = {unit.code: english_name(unit) for unit in units if unit.code.count(".") == 1}
    around = Surroundings(
        towns=_by_member(towns),
        squares=_by_square(towns),
        admin1=admin1,
        seats=_by_name(towns),
        points={},
    )
    for country in countries:
        yield from _country_entry(country, around)
    for unit in units:
        yield from _unit_entry(unit, around)
    for town in towns:
        yield _town_entry(town, around)


def english_name(unit: Unit) -> str:
    """Choose the name under which a first-level unit is known in English: "Aleppo" for Ḩalab.

    A name that both GeoNames and ISO 3166-2 give comes first, then GeoNames' "Aleppo Governorate"
    without its type. A name that only adds to the unit's own ("State of Berlin") is none.
    """
    typed = [name for alias in unit.aliases if (name := without_type(alias)) != alias]
    known = {key_of(name) for name in (unit.name, *unit.aliases, *typed)}
    spellings = [name for name in unit.english if key_of(name) in known]
    spellings += [name for name in typed if name.isascii()]
    return next((name for name in spellings if not _adds_to(name, unit.name)), unit.name)


def _adds_to(name: str, own: str) -> bool:
    words, own_words = set(key_of(name).split()), set(key_of(own).split())
    return own_words < words


def without_type(name: str) -> str:
    """Leave out what a unit is: "Manbij District" is Manbij, "Republic of Dagestan" Dagestan."""
    found = _TYPED.fullmatch(name)
    return found[1] if found else name


def _by_member(towns: list[Town]) -> dict[str | int, list[Town]]:
    members: defaultdict[str | int, list[Town]] = defaultdict(list)
    for town in towns:
        for of in _memberships(town):
            members[of].append(town)
    return dict(members)


def _memberships(town: Town | None) -> tuple[str | int, ...]:
    """What a town is a member of: its country's code, its first unit's code, its units' rows."""
    return () if town is None else (town.country, town.admin1, *town.units)


def _by_square(towns: list[Town]) -> dict[tuple[int, int], list[Town]]:
    squares: defaultdict[tuple[int, int], list[Town]] = defaultdict(list)
    for town in towns:
        squares[floor(town.point[0]), floor(town.point[1])].append(town)
    return dict(squares)


def _by_name(towns: list[Town]) -> dict[tuple[str, str], Point]:
    ascending = sorted(towns, key=lambda town: town.population)
    return {(town.admin1, key_of(town.name)): town.point for town in ascending}


def _country_entry(country: Country, around: Surroundings) -> Iterator[Entry]:
    """Give a country's entry, unless nobody knows where it lies (Antarctica, dissolved states)."""
    point = around.point(country.point, country.code)
    if point is None:
        return
    around.points[country.code] = point
    location = Location(
        geonameid=country.geonameid,
        name=country.name.strip(),
        country=country.code,
        admin1=None,
        latitude=point[0],
        longitude=point[1],
        precision=PlacePrecision.COUNTRY,
        population=country.population,
    )
    codes = tuple(filter(None, (country.code, country.long_code)))
    yield Entry(location=location, names=country.names, demonyms=country.demonyms, codes=codes)


def _unit_entry(unit: Unit, around: Surroundings) -> Iterator[Entry]:
    """Give a unit's entry; where only its parent's point is known, with the parent's precision."""
    country, _, rest = unit.code.partition(".")
    parent = f"{country}.{rest.partition('.')[0]}"
    first_level = parent == unit.code
    precision = PlacePrecision.ADMIN1 if first_level else PlacePrecision.ADMIN2
    members = (unit.row, unit.code)
    point = around.point(unit.point, *members) or around.seat(unit, parent)
    if point is None:
        precision = PlacePrecision.COUNTRY if first_level else PlacePrecision.ADMIN1
        point = around.points.get(country if first_level else parent)
    if point is None:
        return
    around.points[unit.code] = point
    name = around.admin1[unit.code] if first_level else unit.name
    names = (unit.name, *unit.aliases, *unit.english, *unit.others)
    location = Location(
        geonameid=unit.geonameid,
        name=name,
        country=country,
        admin1=around.admin1.get(parent),
        latitude=point[0],
        longitude=point[1],
        precision=precision,
        population=around.population(*members),
    )
    yield Entry(location=location, names=(*names, *map(without_type, names)), codes=(unit.code,))


def _town_entry(town: Town, around: Surroundings) -> Entry:
    location = Location(
        geonameid=town.geonameid,
        name=town.name,
        country=town.country,
        admin1=around.admin1.get(town.admin1),
        latitude=town.point[0],
        longitude=town.point[1],
        precision=PlacePrecision.TOWN,
        population=town.population,
    )
    return Entry(location=location, names=town.names)
