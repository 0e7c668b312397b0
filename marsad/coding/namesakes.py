"""Towns and the units of the same name around them: Homs the city, and Homs the province."""

from collections.abc import Sequence

from marsad.coding.containing import point_of
from marsad.gazetteer import Location
from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.spelling import key_of
from marsad.records import PlacePrecision

# The middle of a district or province lies rarely farther than this from the town it is named for.
SEAT_KM = 80.0

_UNITS = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2)


def is_seat(town: Location, unit: Location) -> bool:
    """Whether a town lies in a unit that bears its name."""
    return (
        town.precision is PlacePrecision.TOWN
        and unit.precision in _UNITS
        and town.country == unit.country
        and key_of(town.name) == key_of(unit.name)
        and distance_km(point_of(town), point_of(unit)) <= SEAT_KM
    )


def people_of(place: Location, locations: Sequence[Location]) -> int:
    """How many people make a place known: of a unit no more than of the town it is named for.

    Where no word such as "province" stands beside the name, the press means the town.
    """
    if place.precision not in _UNITS or not place.population:
        return place.population
    seats = [town.population for town in locations if is_seat(town, place)]
    return min(place.population, max(seats)) if seats else place.population
