"""Where an outlet is at home: a local paper's Paris need not be the one in France.

Its other articles tell best. Else the ending of its address tells the country ("….com.au"); endings
that everybody uses (.com, .org, .tv) tell nothing.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from marsad.gazetteer import Location
from marsad.gazetteer.distance import Point
from marsad.records import PlacePrecision

# Fewer articles tell of what was in the news, not of where the outlet is; and a home that is learnt
# from few moves with the next one. On LGL 91.2 of 100 names are right so, 91.4 with two.
LEAST_ARTICLES = 4

# The home is where this share of the articles names a place. Chosen on half of LGL: 92.5 of 100
# names are right, 91.8 with a share of 0.5; on the other half 90.3 and 89.6.
LEAST_SHARE = 0.3

# What a single article names is not usual.
LEAST_NAMING = 2

# Endings of two letters that are sold to everybody, and those that are no country's code.
_SOLD = frozenset("ai am cc co fm gg io la ly me nu sh so tk to tv vc ws".split())
_OTHER_CODES = {"uk": "GB"}
_CODE_LETTERS = 2


class Home(Struct, frozen=True, kw_only=True):
    """An outlet's country, and its province and town if it is a local one."""

    country: str
    admin1: str | None = None
    point: Point | None = None


def home_of(named: Sequence[Sequence[Location]]) -> Home | None:
    """Tell an outlet's home by the sure places of each of its articles; None if they disagree."""
    if len(named) < LEAST_ARTICLES:
        return None
    countries = Counter(c for places in named for c in {p.country for p in places if p.country})
    country = _usual(countries, len(named))
    if country is None:
        return None
    units = [{p.admin1 for p in places if p.country == country and p.admin1} for places in named]
    admin1 = _usual(Counter(unit for each in units for unit in each), len(named))
    if admin1 is None:
        return Home(country=country)
    points = Counter(
        point
        for places in named
        for point in {
            (p.latitude, p.longitude)
            for p in places
            if p.precision is PlacePrecision.TOWN and (p.country, p.admin1) == (country, admin1)
        }
    )
    return Home(country=country, admin1=admin1, point=_usual(points, len(named)))


def home_of_host(host: str | None) -> Home | None:
    """Tell an outlet's country by its address: "example.com.au" is at home in Australia."""
    ending = (host or "").lower().rstrip(".").rpartition(".")[2]
    if len(ending) != _CODE_LETTERS or not ending.isalpha() or ending in _SOLD:
        return None
    return Home(country=_OTHER_CODES.get(ending, ending.upper()))


T = TypeVar("T")


def _usual(counted: Counter[T], articles: int) -> T | None:
    """What most articles name, if enough do; of equals the first by the alphabet."""
    usual = min(counted.items(), key=lambda each: (-each[1], str(each[0])), default=None)
    if usual is None or usual[1] < LEAST_SHARE * articles or usual[1] < LEAST_NAMING:
        return None
    return usual[0]
