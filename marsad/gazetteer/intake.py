"""Take the rows of added files into the work file: places, names, codes, and users' places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import structs

from marsad.gazetteer import Location
from marsad.gazetteer.added import Fault, NewName, NewPlace, NewUnit, Row
from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.entries import without_type
from marsad.gazetteer.lines import Line
from marsad.gazetteer.staging import Staging, Tally
from marsad.records import PlacePrecision

# A user's place is one that is here if it bears its name and lies so near: two lists put the point
# of a village at its mosque or its middle, that of a unit at its seat or its middle.
SAME_PLACE_KM = {
    PlacePrecision.SITE: 3.0,
    PlacePrecision.TOWN: 5.0,
    PlacePrecision.ADMIN2: 40.0,
    PlacePrecision.ADMIN1: 200.0,
    PlacePrecision.COUNTRY: 1000.0,
}

# P-codes begin with the code of their country, of two letters or of three.
_PREFIXES = (2, 3)

_KEPT_AREAS = 10_000


class Intake:
    """Takes the rows of one file into the work file and counts what came of them."""

    def __init__(self, staging: Staging, *, nth: int, tally: Tally, country: str | None) -> None:
        self.tally = tally
        self._staging = staging
        self._nth = nth
        self._country = country
        self._code_of = lru_cache(_KEPT_AREAS)(staging.code_of)
        self._admin1_of = lru_cache(_KEPT_AREAS)(staging.admin1_of)

    def take(self, rows: Sequence[tuple[Row | Fault, Line]]) -> None:
        """Take some rows; they are sure at the next checkpoint."""
        places: list[tuple[NewPlace, int]] = []
        names: list[NewName] = []
        units: list[NewUnit] = []
        for row, line in rows:
            match row:
                case Fault():
                    self.tally.blame(row, line.number)
                case NewPlace():
                    places.append((row, line.number))
                case NewName():
                    names.append(row)
                case NewUnit():
                    units.append(row)
                case None:
                    self.tally.left_out += 1
        self._take_places(places)
        self._take_names(names)
        self._take_units(units)
        self.tally.rows += len(rows)
        self.tally.lines, self.tally.read_bytes = rows[-1][1].number, rows[-1][1].end

    def checkpoint(self) -> None:
        self._staging.checkpoint(self._nth, self.tally)

    def _take_places(self, places: Sequence[tuple[NewPlace, int]]) -> None:
        ids = [place.id for place, _line in places]
        here = self._staging.known(ids, table="old.place")
        taken = set(self._staging.known(ids, table="main.place")) | self._staging.merged(ids)
        for place, line in places:
            own = place.id < 0
            located = self._located(place) if own else place
            if place.id in taken:
                self.tally.blame(Fault.TWICE, line)
            elif located is None:
                self.tally.blame(Fault.NO_COUNTRY, line)
            else:
                taken.add(place.id)
                self._put(located, known=place.id in here)

    def _put(self, place: NewPlace, *, known: bool) -> None:
        same = None if known or place.id > 0 else self._same_as(place)
        self.tally.known += known or same is not None
        self.tally.added += not known and same is None
        if same is None:
            self.tally.names += self._staging.put_place(place, nth=self._nth)
            return
        self._staging.merge(place, same.geonameid)
        names = (place.name, *place.names)
        self.tally.names += self._staging.put_names(
            same.geonameid, same.name, names, country=same.country
        )

    def _take_names(self, names: Iterable[NewName]) -> None:
        by_place: defaultdict[int, list[NewName]] = defaultdict(list)
        for name in names:
            by_place[name.place].append(name)
        here = self._called(by_place)
        for place, found in by_place.items():
            if place not in here:
                self.tally.elsewhere += len(found)
                continue
            own_name, country = here[place]
            self._staging.put_names(place, own_name, [name.name for name in found], country=country)
            self._staging.put_own_names(place, [name.name for name in found if name.own])
            self.tally.names += len(found)

    def _take_units(self, units: Iterable[NewUnit]) -> None:
        units = tuple(units)
        here = self._called(unit.place for unit in units)
        for unit in units:
            self._staging.put_unit(unit)
            if unit.place in here:
                name, country = here[unit.place]
                names = (*unit.names, *map(without_type, unit.names))
                self.tally.names += self._staging.put_names(
                    unit.place, name, names, country=country
                )
            else:
                self.tally.elsewhere += 1

    def _called(self, places: Iterable[int]) -> dict[int, tuple[str, str | None]]:
        ids = list(places)
        here = self._staging.known(ids, table="main.place")
        return here | self._staging.known(ids, table="old.place")

    def _located(self, place: NewPlace) -> NewPlace | None:
        """Give a user's place with codes and names as the gazetteer has them.

        None if its country is none: a wrong one would hide the place from every lookup in its own.
        """
        country = self._country_of(place)
        if country is None and place.country is not None:
            return None
        admin1 = self._admin1_of(place.admin1, country) if place.admin1 else None
        return structs.replace(place, country=country, admin1=admin1 or place.admin1)

    def _country_of(self, place: NewPlace) -> str | None:
        if place.country is not None:
            return self._code_of(place.country)
        prefixes = [(place.pcode or "")[:length] for length in _PREFIXES]
        told = (self._code_of(prefix) for prefix in prefixes if prefix.isalpha())
        return next(filter(None, told), self._country)

    def _same_as(self, place: NewPlace) -> Location | None:
        """The place of the gazetteer that a user's place is, if there is one."""
        point = (place.latitude, place.longitude)
        near = [
            (distance_km(point, (other.latitude, other.longitude)), other.geonameid, other)
            for name in dict.fromkeys((place.name, *place.names))
            for other in self._staging.called(name)
            if other.precision is place.precision and other.country == place.country
        ]
        least = min(near, key=lambda found: found[:2], default=None)
        if least is None or least[0] > SAME_PLACE_KM[place.precision]:
            return None
        return least[2]
