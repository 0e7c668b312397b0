"""How a name is written where people list places: with its type, and with its other names."""

import re
from collections.abc import Iterator

from msgspec import Struct

from marsad.gazetteer import Location
from marsad.records import PlacePrecision

_ANY = frozenset(PlacePrecision)
_TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.SITE})
_UNITS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2})

# In small letters: "Homs city" is Homs, and Kansas City is no Kansas.
_TOWN_TYPE = "city|hamlet|settlement|suburb|town|village"
_UNIT_TYPE = "county|district|governorate|oblast|prefecture|province|raion|region|subdistrict"
_TYPED = re.compile(
    rf"(?:(?:the )?(?:(?P<town_of>{_TOWN_TYPE})|(?P<unit_of>{_UNIT_TYPE})) of (?:the )?)?"
    rf"(?P<name>.+?)(?:\s+(?:(?P<town>{_TOWN_TYPE})|(?P<unit>{_UNIT_TYPE})))?"
)

# "Kobane/Ayn al-Arab", "Kobane (Ayn al-Arab)".
_OTHER_NAME = re.compile(r"\s*/\s*|\s*[()]\s*")


class Asked(Struct, frozen=True):
    """A name to look for, and how exact the places are that it may mean.

    `start` and `end` are the stretch of what is written that names the place, without its type.
    """

    name: str
    start: int
    end: int
    fits: frozenset[PlacePrecision] = _ANY

    def among(self, locations: tuple[Location, ...]) -> tuple[Location, ...]:
        """The places that fit, if any does; a town's name may only be known as its district's."""
        fitting = tuple(place for place in locations if place.precision in self.fits)
        return locations if not fitting and self.fits is _TOWNS else fitting


def asked_for(written: str) -> Iterator[Asked]:
    """Give the names to look for, in the order to try them in: the whole, and without its type."""
    found = _TYPED.fullmatch(written)
    if found is None:
        yield Asked(written, 0, len(written))
        return
    fits = _TOWNS if found["town"] or found["town_of"] else _ANY
    fits = _UNITS if found["unit"] or found["unit_of"] else fits
    if fits is not _ANY:
        yield Asked(written, 0, len(written))
    start, end = found.span("name")
    yield Asked(found["name"], start, end, fits)


def other_names(written: str) -> tuple[str, ...]:
    """Take apart several names of one place: "Kobane/Ayn al-Arab", "Kobane (Ayn al-Arab)".

    Only a list of places means that by it: in a text, "Otter Tail/Grant" are two counties.
    """
    name = written if (found := _TYPED.fullmatch(written)) is None else found["name"]
    parts = tuple(part for part in _OTHER_NAME.split(name) if part)
    return parts if len(parts) > 1 else ()
