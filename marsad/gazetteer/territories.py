"""Land that is disputed, in `data/disputed.toml` or in a table of the user's own."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from marsad.errors import GazetteerError
from marsad.gazetteer import Location
from marsad.gazetteer.distance import distance_km
from marsad.records import Latitude, Longitude

PATH = Path(__file__).parent / "data" / "disputed.toml"


class Circle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Within so many kilometres of a point, of these countries only."""

    latitude: Latitude
    longitude: Longitude
    radius_km: Annotated[float, Meta(gt=0)]
    countries: tuple[str, ...]


class Territory(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A disputed territory: where it lies, who claims it, and why it stands in the table.

    `country` is shown instead of the gazetteer's, "" for none.
    """

    name: str
    units: tuple[str, ...] = ()
    circle: Circle | None = None
    claimed_by: Annotated[tuple[str, ...], Meta(min_length=1)]
    country: str | None = None
    reason: Annotated[str, Meta(min_length=1)]

    def __post_init__(self) -> None:
        if not self.units and self.circle is None:
            message = f"{self.name}: say where it lies, by units or a circle"
            raise ValueError(message)

    def holds(self, place: Location) -> bool:
        """Whether a place lies in it; a country or a region that is wider does not."""
        if place.country in self.units or f"{place.country}/{place.admin1}" in self.units:
            return True
        circle = self.circle
        if circle is None or place.country not in circle.countries or place.admin1 is None:
            return False
        middle = (circle.latitude, circle.longitude)
        return distance_km(middle, (place.latitude, place.longitude)) <= circle.radius_km


class Territories(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that the table holds."""

    territories: tuple[Territory, ...] = ()


@cache
def read_territories(path: Path | None = None) -> tuple[Territory, ...]:
    """Read the table, marsad's own or another, or say which entry breaks the rules."""
    file = PATH if path is None else path
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Territories).territories
    except OSError as error:
        message = f"the territories in {file} cannot be read: {error.strerror or error}."
        raise GazetteerError(message) from error
    except (msgspec.MsgspecError, tomllib.TOMLDecodeError) as error:
        message = f"{file}: {error}. The rules stand at the top of {PATH.name}."
        raise GazetteerError(message) from error


def territory_of(place: Location, territories: tuple[Territory, ...]) -> Territory | None:
    """The first disputed territory in which a place lies."""
    return next((each for each in territories if each.holds(place)), None)
