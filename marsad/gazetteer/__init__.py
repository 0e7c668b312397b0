"""Names of places, and what may stand behind them.

A gazetteer is one SQLite file, built once by `marsad gazetteer build` and read without loading.
`marsad gazetteer add` merges more places into it.
"""

from msgspec import Struct

from marsad.records import PlacePrecision


class Location(Struct, frozen=True, kw_only=True):
    """A gazetteer entry: a country, an administrative unit, a town or a site.

    `geonameid` is negative where GeoNames does not know the place. `feature` is GeoNames' code of
    what it is ("PPLQ" is an abandoned village), `pcode` the UN's; None where no file tells.
    """

    geonameid: int
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    precision: PlacePrecision
    population: int
    feature: str | None = None
    pcode: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """A name in a text that may be a place's, with the locations it may mean, likeliest first.

    `demonym` marks an adjective or a people's name ("Syrian"): it tells of a country and places
    nothing. `usual` says that the press means the first location, as `data/names.toml` has it.
    `alike` marks a name that the gazetteer lacks: its locations are only spelt alike. A name
    without locations is known to have no one point ("the Sahel").
    """

    text: str
    start: int
    end: int
    locations: tuple[Location, ...]
    demonym: bool = False
    usual: bool = False
    alike: bool = False
