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
    `radius_km` is how far a region reaches about its point; `sea` that it is water.
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
    radius_km: float | None = None
    sea: bool = False


class Mention(Struct, frozen=True, kw_only=True):
    """A name in a text that may be a place's, with the locations it may mean, likeliest first.

    `demonym` marks an adjective or a people's name ("Syrian"): it tells of a country and places
    nothing. `usual` says that the press means the first location, as `data/names.toml` has it.
    `alike` marks a name that the gazetteer lacks: its locations are only spelt alike. A name
    without locations is known to have no one point. `within_name` marks a name in that of a body
    ("Aleppo University"): it tells where the body is at home and places nothing.
    """

    text: str
    start: int
    end: int
    locations: tuple[Location, ...]
    demonym: bool = False
    usual: bool = False
    alike: bool = False
    within_name: bool = False

    @property
    def places(self) -> bool:
        """Whether something can be said to have happened there."""
        return not self.demonym and not self.within_name
