"""Which names stand for a unit, not for its town: "Buffalo, New York", "Ohio and New York"."""

from collections.abc import Callable, Iterator, Sequence

from marsad.coding.place_words import are_listed, lies_in
from marsad.gazetteer import Location, Mention
from marsad.records import PlacePrecision

Contains = Callable[[Location, Location], bool]

# Of a name that many places bear, the rest are hamlets.
_MOST_PLACES = 20


def named_units(mentions: Sequence[Mention], text: str, contains: Contains) -> frozenset[int]:
    """The numbers of the mentions that name a first-level unit by what stands beside them."""
    holding = set(_holding(mentions, text, contains))
    return frozenset(holding | set(_listed(mentions, text)))


def _holding(mentions: Sequence[Mention], text: str, contains: Contains) -> Iterator[int]:
    """Those in which the place named before lies: "Buffalo, New York"."""
    for number in range(1, len(mentions)):
        part, whole = mentions[number - 1], mentions[number]
        units = _units_of(whole)
        if not units or not lies_in(part, whole, text) or _is_unit(part) or _is_country(whole):
            continue
        parts = part.locations[:_MOST_PLACES]
        if any(contains(unit, place) for unit in units for place in parts):
            yield number


def _listed(mentions: Sequence[Mention], text: str) -> Iterator[int]:
    """Those whose neighbours in a list are units of the same country: "Oregon and Washington"."""
    for number, mention in enumerate(mentions):
        countries = {unit.country for unit in _units_of(mention)}
        if not countries or _is_country(mention) or _is_unit(mention):
            continue
        beside = list(_neighbours(mentions, number, text))
        if beside and all(_is_unit(m) and m.locations[0].country in countries for m in beside):
            yield number


def _neighbours(mentions: Sequence[Mention], number: int, text: str) -> Iterator[Mention]:
    for first, other in ((number - 1, number - 1), (number, number + 1)):
        if 0 <= first < len(mentions) - 1 and are_listed(
            mentions[first], mentions[first + 1], text
        ):
            yield mentions[other]


def _units_of(mention: Mention) -> list[Location]:
    """The units that a name may mean; none for a people's name."""
    if not mention.places:
        return []
    return [p for p in mention.locations[:_MOST_PLACES] if p.precision is PlacePrecision.ADMIN1]


def _is_unit(mention: Mention) -> bool:
    places = mention.locations
    return mention.places and bool(places) and places[0].precision is PlacePrecision.ADMIN1


def _is_country(mention: Mention) -> bool:
    places = mention.locations
    return bool(places) and places[0].precision is PlacePrecision.COUNTRY
