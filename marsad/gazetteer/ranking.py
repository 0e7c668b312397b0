"""How likely a place is meant by a name before the text is asked."""

from collections.abc import Sequence
from math import log10

from marsad.gazetteer import Location
from marsad.gazetteer.features import is_rarely_meant
from marsad.records import PlacePrecision

# In powers of ten of people: a country counts as ten times its people, so that
# Jordan comes before any town; a unit less than its main town, which mostly bears the same name.
_BONUS = {PlacePrecision.COUNTRY: 1.0, PlacePrecision.ADMIN1: -0.7, PlacePrecision.ADMIN2: -0.7}

# A place that is only known as that too, against one that is called so: "Lebanon", Missouri.
OTHER_NAME_COST = 1.7

_UNCOUNTED_PEOPLE = 100

# An abandoned village, a hill: after every village of the name, and before none.
RARELY_MEANT_COST = 1.0

# A town that lends its name to a unit has this share of its people: Kherson has 11 of 100,
# Tillaberi 10. With less it only happens to be called so.
SEAT_SHARE = 0.05


def likelihood(location: Location) -> float:
    """Give the power of ten of the people of a place, weighed by what it is."""
    people = log10(location.population + _UNCOUNTED_PEOPLE)
    cost = RARELY_MEANT_COST if is_rarely_meant(location.feature) else 0.0
    return people + _BONUS.get(location.precision, 0.0) - cost


def seats_first(places: Sequence[Location]) -> tuple[Location, ...]:
    """Put the town that a first-level unit is named after before the unit: Kherson, Hama."""
    ordered = list(places)
    for unit in places:
        if unit.precision is PlacePrecision.ADMIN1:
            seat = next((place for place in ordered if _is_seat(place, unit)), None)
            if seat is not None and ordered.index(seat) > ordered.index(unit):
                ordered.remove(seat)
                ordered.insert(ordered.index(unit), seat)
    return tuple(ordered)


def _is_seat(place: Location, unit: Location) -> bool:
    inside = place.country == unit.country and place.admin1 == unit.admin1 is not None
    enough = place.population >= SEAT_SHARE * unit.population and place.population > 0
    return place.precision is PlacePrecision.TOWN and inside and enough
