"""Points of the earth: how far apart they lie, and what lies in their middle."""

from collections.abc import Sequence
from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

# Latitude and longitude, in degrees.
Point = tuple[float, float]

EARTH_DIAMETER_KM = 12742.0

# The places of an article are weighed against each other in several rounds.
KEPT_DISTANCES = 20_000


@lru_cache(KEPT_DISTANCES)
def distance_km(one: Point, other: Point) -> float:
    """Measure along the great circle between two points."""
    latitude, longitude, other_latitude, other_longitude = map(radians, (*one, *other))
    across = sin((other_latitude - latitude) / 2) ** 2
    along = sin((other_longitude - longitude) / 2) ** 2
    chord = across + cos(latitude) * cos(other_latitude) * along
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(chord)))


def moved(point: Point, *, bearing: float, distance_km: float) -> Point:
    """Go from a point in a direction, in degrees from north clockwise; to four decimals."""
    latitude, longitude, course = radians(point[0]), radians(point[1]), radians(bearing)
    arc = 2 * distance_km / EARTH_DIAMETER_KM
    reached = asin(sin(latitude) * cos(arc) + cos(latitude) * sin(arc) * cos(course))
    east = sin(course) * sin(arc) * cos(latitude)
    there = longitude + atan2(east, cos(arc) - sin(latitude) * sin(reached))
    return round(degrees(reached), 4), round((degrees(there) + 540) % 360 - 180, 4)


def middle_of(points: Sequence[Point]) -> Point:
    """Give the middle of some points, to four decimals; the date line is no edge."""
    x = y = z = 0.0
    for point in points:
        latitude, longitude = map(radians, point)
        x += cos(latitude) * cos(longitude)
        y += cos(latitude) * sin(longitude)
        z += sin(latitude)
    return round(degrees(atan2(z, hypot(x, y))), 4), round(degrees(atan2(y, x)), 4)
