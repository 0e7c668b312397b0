"""Whether a resolved place is the one that was meant, though its point is another.

GeoVirus puts the United States at Washington and Russia at its middle as Wikipedia has it. By
entity credit a country, a first-level unit or a region is right if the gold point lies in it: if
the town of the gazetteer that is nearest to the point belongs to it.
"""

import sqlite3
from collections import defaultdict
from contextlib import closing
from itertools import product
from math import floor
from pathlib import Path

from marsad.gazetteer import Location
from marsad.gazetteer.distance import Point, distance_km
from marsad.gazetteer.store import DEFAULT_PATH
from marsad.records import PlacePrecision

RIGHT_KM = 161.0
# Sides of the squares by which towns are looked up, in degrees, and how far out to look.
FARTHEST_SQUARE = 3

Town = tuple[float, float, str | None, str | None]


class Ground:
    """Tells in which country and unit a point lies."""

    def __init__(self, path: Path | None = None) -> None:
        self._squares: defaultdict[tuple[int, int], list[Town]] = defaultdict(list)
        with closing(sqlite3.connect(path or DEFAULT_PATH)) as database:
            query = "SELECT latitude, longitude, country, admin1 FROM place WHERE precision = ?"
            for town in database.execute(query, (PlacePrecision.TOWN.value,)):
                self._squares[floor(town[0]), floor(town[1])].append(town)

    def nearest(self, point: Point) -> Town | None:
        row, column = floor(point[0]), floor(point[1])
        for reach in range(1, FARTHEST_SQUARE + 1):
            span = range(-reach, reach + 1)
            towns = [t for y, x in product(span, span) for t in self._at(row + y, column + x)]
            if towns:
                return min(towns, key=lambda town: distance_km(point, town[:2]))
        return None

    def _at(self, row: int, column: int) -> list[Town]:
        return self._squares.get((row, column), [])


def is_right(location: Location, point: Point) -> bool:
    """Whether a location lies within 161 km of the point."""
    return distance_km(point, (location.latitude, location.longitude)) <= RIGHT_KM


def is_entity(location: Location, point: Point, ground: Ground) -> bool:
    """Whether the point lies in a country, unit or region that the location is."""
    if is_right(location, point):
        return True
    if location.radius_km is not None:
        return distance_km(point, (location.latitude, location.longitude)) <= location.radius_km
    town = ground.nearest(point)
    if town is None or town[2] != location.country:
        return False
    if location.precision is PlacePrecision.COUNTRY:
        return True
    return location.precision is PlacePrecision.ADMIN1 and town[3] == location.admin1
