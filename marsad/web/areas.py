"""Where incidents are that are not known to the point: areas of their true size."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from litestar import Router, get
from litestar.di import Provide
from msgspec import Struct
from msgspec.json import Decoder

from marsad.records import Incident, IncidentId, Place, PlacePrecision
from marsad.store.store import Store
from marsad.web import boards
from marsad.web.lens import CLEAR, GivenLens, Lens, provide_lens
from marsad.web.place_names import country_number, place_name
from marsad.web.queries import GivenStore
from marsad.web.scene import stamp_of
from marsad.web.seeing import find_each
from marsad.web.wanted import GivenWanted, provide_wanted

# Radius of a disc where nothing says how large a place is: that of the mean area of a unit. The
# land without Antarctica, 134 million km², over the gazetteer's units: 34,939 districts, 4,400
# provinces (those of Natural Earth) and 250 countries.
USUAL_KM = {
    PlacePrecision.ADMIN2: 35.0,
    PlacePrecision.ADMIN1: 98.0,
    PlacePrecision.REGION: 98.0,
    PlacePrecision.COUNTRY: 413.0,
}


OUTLINES = Path(__file__).parent / "static" / "vendor" / "natural-earth-provinces"


class Located(Struct, frozen=True):
    """What is read of a stored incident to draw areas."""

    id: IncidentId
    place: Place | None = None


class Area(Struct, frozen=True, kw_only=True):
    """A vague place and how many incidents it has.

    A province or a country has its outline, where there is one, by `province` or `country_number`;
    any other place is a disc of `radius_km` about its point.
    """

    name: str
    incidents: int
    longitude: float
    latitude: float
    radius_km: float
    province: int | None = None
    country: str | None = None
    country_number: str | None = None


DECODER = Decoder(Located)
Spot = tuple[float, float, PlacePrecision | None, float | None]


@get("/map/areas.json", sync_to_thread=True)
def give_areas(store: GivenStore, wanted: GivenWanted, lens: GivenLens) -> list[Area]:
    """Give the areas of the incidents that fit, the largest first, so that none hides another."""
    board, fit = boards.board(store, lens), boards.fit(store, lens, wanted)
    shown = {board.ids[row] for row in np.flatnonzero(fit & (board.spot >= 0))}
    return areas_of(place for name, place in vague_places(store, lens) if name in shown)


def vague_places(store: Store, lens: Lens = CLEAR) -> tuple[tuple[str, Place], ...]:
    """The incidents known only to an area, by their ids, and where they are."""
    return _vague(store, stamp_of(store.path), lens)


@lru_cache(maxsize=16)
def _vague(
    store: Store,
    stamp: tuple[int, ...],  # noqa: ARG001  the cache's key
    lens: Lens,
) -> tuple[tuple[str, Place], ...]:
    return tuple(
        (each.id, each.place)
        for each in _located(store, lens)
        if each.place is not None and is_vague(each.place)
    )


def _located(store: Store, lens: Lens) -> Iterator[Incident | Located]:
    """Where the incidents are; of a clear lens nothing else is read of them."""
    if lens.is_clear:
        yield from map(DECODER.decode, store.each_incident_record())
    else:
        yield from find_each(store, lens)


def is_vague(place: Place) -> bool:
    """Whether a place has a point that only stands for an area."""
    if place.latitude is None or place.longitude is None:
        return False
    return place.radius_km is not None or place.precision in USUAL_KM


def areas_of(places: Iterable[Place]) -> list[Area]:
    """Each area once, with its incidents counted."""
    counts: Counter[Spot] = Counter()
    first: dict[Spot, Place] = {}
    for place in places:
        key = (place.longitude or 0, place.latitude or 0, place.precision, place.radius_km)
        counts[key] += 1
        first.setdefault(key, place)
    areas = (_area(place, counts[key]) for key, place in first.items())
    return sorted(areas, key=lambda area: (-area.radius_km, area.name))


@lru_cache(maxsize=1)
def outlined() -> frozenset[str]:
    """The countries of which there is a file with the outlines of provinces."""
    return frozenset(file.stem for file in OUTLINES.glob("*.json"))


def _area(place: Place, incidents: int) -> Area:
    radius = place.radius_km or USUAL_KM.get(place.precision or PlacePrecision.ADMIN2, 0.0)
    whole = place.radius_km is None
    is_country = whole and place.precision is PlacePrecision.COUNTRY
    return Area(
        name=place_name(place),
        incidents=incidents,
        longitude=place.longitude or 0,
        latitude=place.latitude or 0,
        radius_km=radius,
        province=place.geonameid if whole and not is_country else None,
        country=place.country if place.country in outlined() else None,
        country_number=country_number(place.country) if is_country else None,
    )


AREAS = Router(
    "/",
    route_handlers=[give_areas],
    dependencies={
        "wanted": Provide(provide_wanted, sync_to_thread=False),
        "lens": Provide(provide_lens, sync_to_thread=False),
    },
    include_in_schema=False,
)
