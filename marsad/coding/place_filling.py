"""Fill a place of a claim with what it was resolved to, and say how vague that is."""

import msgspec
from msgspec import Struct

from marsad.coding.vague_places import Vague
from marsad.gazetteer import Location
from marsad.gazetteer.store import Gazetteer
from marsad.records import Place, PlacePrecision

# UCDP's codes of how exactly a place is known (`where_prec`).
EXACT, NEAR, DISTRICT, PROVINCE, VAGUE, COUNTRY, AT_SEA = range(1, 8)
_CODES = {
    PlacePrecision.SITE: EXACT,
    PlacePrecision.TOWN: EXACT,
    PlacePrecision.ADMIN2: DISTRICT,
    PlacePrecision.ADMIN1: PROVINCE,
    PlacePrecision.COUNTRY: COUNTRY,
    PlacePrecision.REGION: VAGUE,
}

# UCDP calls "near" what lies within about so far of a known point.
NEAR_KM = 25.0

# A wider region tells of the article and places nothing: no pin in the middle of Africa.
WIDEST_REGION_KM = 500.0


class Resolution(Struct, frozen=True, kw_only=True):
    """The location that a name has in its article, and how sure that is, from 0 to 1."""

    location: Location
    confidence: float


def filled(place: Place, resolution: Resolution, gazetteer: Gazetteer) -> Place:
    """The place with all that is known of its location; a wide region keeps its words alone."""
    location = resolution.location
    if location.radius_km is not None and location.radius_km > WIDEST_REGION_KM:
        return place
    disputed = gazetteer.territory(location)
    shown = disputed.country if disputed is not None else None
    return msgspec.structs.replace(
        place,
        name=location.name,
        geonameid=location.geonameid,
        pcode=location.pcode,
        country=location.country if shown is None else shown or None,
        admin1=location.admin1,
        latitude=location.latitude,
        longitude=location.longitude,
        precision=location.precision,
        confidence=resolution.confidence,
        radius_km=location.radius_km,
        where_prec=_code_of(location),
        claimed_by=() if disputed is None else disputed.claimed_by,
    )


def filled_vaguely(
    place: Place, resolution: Resolution, vague: Vague, text: str, gazetteer: Gazetteer
) -> Place:
    """The place as the words beside its name make it; its text is then all of these words."""
    found = resolution
    if vague.site is not None:
        found = msgspec.structs.replace(resolution, location=vague.site)
    known = filled(place, found, gazetteer)
    if known.latitude is None:
        return place
    start, end = min(place.start, vague.start), max(place.end, vague.end)
    return msgspec.structs.replace(
        known,
        text=text[start:end],
        start=start,
        end=end,
        role="near" if vague.near else place.role,
        latitude=vague.point[0],
        longitude=vague.point[1],
        radius_km=vague.radius_km,
        where_prec=_vague_code(found.location, vague),
    )


def _code_of(location: Location) -> int:
    return AT_SEA if location.sea else _CODES[location.precision]


def _vague_code(location: Location, vague: Vague) -> int:
    if vague.radius_km is None:
        return EXACT
    if vague.between:
        return VAGUE
    plain = _code_of(location)
    return max(plain, NEAR if vague.radius_km <= NEAR_KM else VAGUE)
