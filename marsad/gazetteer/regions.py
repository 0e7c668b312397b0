"""Regions that are no unit of today, in `data/regions.toml`: a middle and a radius each."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from marsad.errors import GazetteerError
from marsad.gazetteer import Location
from marsad.gazetteer.own import own_id
from marsad.gazetteer.spelling import key_of
from marsad.records import Latitude, Longitude, PlacePrecision

PATH = Path(__file__).parent / "data" / "regions.toml"


class Region(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region as the table has it."""

    names: Annotated[tuple[str, ...], Meta(min_length=1)]
    abbreviations: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    country: str | None = None
    geonameid: int | None = None
    latitude: Latitude
    longitude: Longitude
    radius_km: Annotated[float, Meta(gt=0)]
    sea: bool = False
    note: str


class Regions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that `regions.toml` holds."""

    regions: tuple[Region, ...] = ()


@cache
def read_regions(path: Path = PATH) -> tuple[Region, ...]:
    """Read the regions, or say which entry breaks the rules."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Regions).regions
    except (msgspec.MsgspecError, tomllib.TOMLDecodeError) as error:
        message = f"{path}: {error}. The rules stand at the top of that file."
        raise GazetteerError(message) from error


def location_of_region(region: Region) -> Location:
    """A region as a location: its middle, and how far it reaches."""
    name = region.names[0]
    return Location(
        geonameid=region.geonameid or own_id(name, "region"),
        name=name,
        country=region.country,
        admin1=None,
        latitude=region.latitude,
        longitude=region.longitude,
        precision=PlacePrecision.REGION,
        population=0,
        radius_km=region.radius_km,
        sea=region.sea,
    )


def demonym_keys(region: Region) -> Iterator[str]:
    """The keys of a region's adjectives and peoples, with their plurals in s."""
    for demonym in region.demonyms:
        key = key_of(demonym)
        yield key
        if not key.endswith(("s", "sh", "ch", "ese", "z")):
            yield f"{key}s"
