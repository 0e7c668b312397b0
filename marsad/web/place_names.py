"""The names of places and countries in the reader's language, where it has one of its own.

`locale/*/places.json` is made by `tools/place_names.py` from the packages behind the gazetteer.
"""

from functools import lru_cache

from msgspec import Struct
from msgspec.json import decode

from marsad.records import Place, PlacePrecision
from marsad.web.tongue import DEFAULT, LOCALE, tongue


class Names(Struct, frozen=True, kw_only=True):
    """Countries by their code, provinces by country and English name, places by `geonameid`.

    `numbers` are those of ISO 3166, by which the outlines of countries are known.
    """

    countries: dict[str, str] = {}
    provinces: dict[str, dict[str, str]] = {}
    places: dict[int, str] = {}
    numbers: dict[str, str] = {}


@lru_cache(maxsize=8)
def names(code: str) -> Names:
    return decode((LOCALE / code / "places.json").read_bytes(), type=Names)


def place_name(place: Place) -> str:
    """A place by its name, else by the words of the page."""
    if place.geonameid is not None:
        own = names(tongue().code).places.get(place.geonameid)
        if own is not None:
            return own
    if place.precision is PlacePrecision.COUNTRY and tongue().code != DEFAULT:
        return country_name(place.country) or place.text
    return place.name or place.text


def province_name(place: Place) -> str | None:
    if place.admin1 is None:
        return None
    own = names(tongue().code).provinces.get(place.country or "", {})
    return own.get(place.admin1, place.admin1)


def country_name(code: str | None) -> str | None:
    """A country by its name; by its code where it has none."""
    if code is None:
        return None
    own = names(tongue().code).countries.get(code)
    return own or names(DEFAULT).countries.get(code, code)


def country_number(code: str | None) -> str | None:
    return names(DEFAULT).numbers.get(code or "")
