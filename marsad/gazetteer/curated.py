"""The names that people added by hand, in `data/names.toml`."""

import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad.errors import GazetteerError

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


class Curated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that `names.toml` holds."""

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
