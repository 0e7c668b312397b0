"""Which place lies in which, as far as the gazetteer tells."""

from marsad.gazetteer import Location
from marsad.gazetteer.distance import Point, distance_km
from marsad.records import PlacePrecision

# Most towns of a district lie nearer than this to its middle.
DISTRICT_KM = 80.0

_LOCAL = (PlacePrecision.TOWN, PlacePrecision.ADMIN2)


def contains(whole: Location, part: Location) -> bool:
    """Say whether one place lies in another, as far as the gazetteer tells."""
    if whole.radius_km is not None:
        inside = distance_km(point_of(whole), point_of(part)) <= whole.radius_km
        return inside and part.precision is not PlacePrecision.REGION
    if whole.country != part.country or whole.geonameid == part.geonameid:
        return False
    if whole.precision is PlacePrecision.COUNTRY:
        return part.precision is not PlacePrecision.COUNTRY
    if whole.precision is PlacePrecision.ADMIN1:
        return part.precision in _LOCAL and whole.admin1 == part.admin1
    near = distance_km(point_of(whole), point_of(part)) <= DISTRICT_KM
    return part.precision is PlacePrecision.TOWN and near


def point_of(place: Location) -> Point:
    return place.latitude, place.longitude
