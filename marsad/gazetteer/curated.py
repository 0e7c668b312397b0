"""The names that people added by hand, in `data/names.toml`."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from marsad.errors import GazetteerError
from marsad.records import Latitude, Longitude

PATH = Path(__file__).parent / "data" / "names.toml"


class CuratedName(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of one place, by its id or by its country's code, and where they come from."""

    names: tuple[str, ...]
    geonameid: int | None = None
    country: str | None = None
    first: bool = False
    after_comma: bool = False
    note: str

    def __post_init__(self) -> None:
        if (self.geonameid is None) == (self.country is None):
            message = f"{', '.join(self.names)}: give a geonameid or a country, one of the two"
            raise ValueError(message)


class Region(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of regions that have no one point."""

    names: tuple[str, ...]
    note: str


class PointOverride(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a place lies, if the packages are wrong."""

    geonameid: int
    country: None = None
    latitude: float
    longitude: float
    note: str


class CuratedPlace(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A town that the packages lack, shown under the first of its names."""

    names: Annotated[tuple[str, ...], Meta(min_length=1)]
    country: str
    admin1: str | None = None
    latitude: Latitude
    longitude: Longitude
    note: str


class Curated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that `names.toml` holds."""

    places: tuple[CuratedPlace, ...] = ()
    names: tuple[CuratedName, ...] = ()
    abbreviations: tuple[CuratedName, ...] = ()
    demonyms: tuple[CuratedName, ...] = ()
    regions: tuple[Region, ...] = ()
    points: tuple[PointOverride, ...] = ()


def read_curated(path: Path = PATH) -> Curated:
    """Read the names that people added, or say which entry breaks the rules."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Curated)
    except (msgspec.MsgspecError, tomllib.TOMLDecodeError) as error:
        message = f"{path}: {error}. The rules stand at the top of that file."
        raise GazetteerError(message) from error
