"""What speaks for each of the places that a name may mean, weighed.

The evidence is weighed first name by name and then again in the light of what the other names came
to, so that the Tripoli of an article about Beirut is in Lebanon. The shares of the places of one
name and of "none of these" add up to one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp, log1p, log10
from operator import mul
from typing import NamedTuple

from msgspec import Struct, structs

from marsad.coding.containing import contains, point_of
from marsad.coding.homes import Home
from marsad.coding.namesakes import is_seat, people_of
from marsad.coding.place_units import named_units
from marsad.coding.place_words import PlaceType, holds, lies_in, type_of
from marsad.gazetteer import Location, Mention
from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.spelling import key_of, skeleton_of
from marsad.records import PlacePrecision

# A country's code, with None for the country as a whole or the name of a first-level unit.
Area = tuple[str | None, str | None]


class Evidence(NamedTuple):
    """What speaks for one place, as numbers; and, as `WEIGHTS`, how much each of them counts."""

    people: float  # powers of ten
    unit: float
    own_name: float  # and not only known by it too
    usual: float  # what the press means by the name, as names.toml says
    alike: float  # the name is only spelt like one of the place's
    country_share: float  # of the other names
    admin1_share: float
    near: float  # towns and districts of the article near by
    stray: float  # a small place of a country of which no other name speaks
    inside: float  # "Tripoli, Lebanon"
    outside: float  # "Tripoli in Idlib province", and this one is not
    type_clashes: float  # "Aleppo province", and this one is a town
    home_country: float  # the outlet's
    home_admin1: float
    home_near: float


# Fitted by benchmarks/_fit_places.py on LGL, all but six. `people` is set above LGL's 1.3, for that
# is made of small towns with great names; it costs 0.3 points there. `unit` is what LGL's GeoNames
# ids ask for: within 161 km a town and its province are one. `usual`, `alike`, `outside` and
# `type_clashes` are too rare in it and set by hand.
WEIGHTS = Evidence(
    people=1.5,
    unit=-1.0,
    own_name=3.0,
    usual=3.5,
    alike=-2.0,
    country_share=2.0,
    admin1_share=4.5,
    near=3.4,
    stray=-0.75,
    inside=2.5,
    outside=-3.0,
    type_clashes=-4.0,
    home_country=1.0,
    home_admin1=2.0,
    home_near=2.0,
)

# The score of "none of these": the gazetteer lacks the place.
NONE_OF_THESE = 8.2

# On LGL a second round gains 1.1 points, a third 0.2.
ROUNDS = 3

# A neighbour at this distance counts a third.
NEIGHBOUR_KM = 60.0

# So many people, as a power of ten, make a city known abroad.
LARGE_CITY = 6.0

# A country with less of the votes is not spoken of.
SMALLEST_SHARE = 0.02

# So many more change nothing for a city and make up for towns whose people are not counted.
UNCOUNTED_PEOPLE = 100

# No town bears the name of a region of the table, so the region is meant: as a large country is.
REGION_PEOPLE = 8.0

# A neighbour more degrees to the north or south counts nothing worth measuring.
FARTHEST_NEIGHBOUR = 3.0

# Of a name that hundreds of places bear, the rest are hamlets.
MOST_PLACES = 60

_UNITS = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2)
_LOCAL = (PlacePrecision.TOWN, PlacePrecision.ADMIN2)


class Sense(Struct, kw_only=True, eq=False):
    """One use of a name in an article: the places that it may mean and the share of each.

    Mentions of one name and type are one sense. `wholes` are places that the text may put it in
    ("Tripoli in Lebanon"), `bounds` those that it surely does ("Saraqib in Idlib province").
    """

    key: str
    type: PlaceType | None
    alike: bool
    usual: bool
    locations: tuple[Location, ...]
    wholes: frozenset[Location] = frozenset()
    bounds: frozenset[Location] = frozenset()
    shares: tuple[float, ...] = ()

    @property
    def likeliest(self) -> Location:
        return self.locations[self.shares.index(max(self.shares))]


class Votes(Struct, frozen=True, kw_only=True):
    """What the names of an article came to, one vote a name; `local` are towns and districts.

    `home` is where its outlet is at home, if that is known.
    """

    by_name: dict[str, dict[Area, float]] = {}
    total: dict[Area, float] = {}
    local: tuple[tuple[str, Location, float], ...] = ()
    home: Home | None = None

    def share(self, area: Area, *, without: str) -> float:
        """The share of an area in the votes of all names but one."""
        own = self.by_name[without].get(area, 0.0) if without in self.by_name else 0.0
        return (self.total.get(area, 0.0) - own) / max(1, self.others(without))

    def others(self, name: str) -> int:
        return len(self.by_name) - (name in self.by_name)


def weigh(
    mentions: Sequence[Mention], text: str, home: Home | None = None
) -> tuple[Sense | None, ...]:
    """Give each mention's sense, with the share of each place; None where it may mean none."""
    senses = read_senses(mentions, text)
    distinct = list(dict.fromkeys(sense for sense in senses if sense is not None))
    votes = Votes(home=home)
    for _ in range(1 + ROUNDS):
        for sense in distinct:
            sense.shares = shares_of(sense, votes)
        votes = structs.replace(count_votes(distinct), home=home)
    return senses


def read_senses(mentions: Sequence[Mention], text: str) -> tuple[Sense | None, ...]:
    """Give each mention the sense that it shares with the others of its name and type."""
    senses: dict[tuple[str, PlaceType | None], Sense] = {}
    units = named_units(mentions, text, contains)
    found = [
        _sense_of(mention, text, senses, unit=number in units) if mention.locations else None
        for number, mention in enumerate(mentions)
    ]
    _add_wholes(mentions, found, text)
    return tuple(found)


def _sense_of(
    mention: Mention,
    text: str,
    senses: dict[tuple[str, PlaceType | None], Sense],
    *,
    unit: bool,
) -> Sense:
    sense = Sense(
        key=key_of(mention.text),
        type=type_of(mention, text) or (PlaceType.UNIT if unit else None),
        alike=mention.alike,
        usual=mention.usual,
        locations=mention.locations[:MOST_PLACES],
    )
    return senses.setdefault((sense.key, sense.type), sense)


def evidence(sense: Sense, place: Location, votes: Votes) -> Evidence:
    """Gather what speaks for a place of a sense."""
    known = place.population if sense.type else people_of(place, sense.locations)
    people = log10(known + UNCOUNTED_PEOPLE)
    if place.precision is PlacePrecision.REGION:
        people = REGION_PEOPLE
    of_country = votes.share((place.country, None), without=sense.key)
    of_unit = votes.share((place.country, place.admin1), without=sense.key) if place.admin1 else 0.0
    alone = of_country < SMALLEST_SHARE and votes.others(sense.key) > 0
    bounded = any(contains(whole, place) for whole in sense.bounds)
    clash = 0.0 if sense.type is None else 1 - sense.type.fit(place.precision)
    return Evidence(
        people=people,
        unit=place.precision in _UNITS,
        own_name=_is_own_name(sense.key, place.name),
        usual=sense.usual and not clash and place.geonameid == sense.locations[0].geonameid,
        alike=sense.alike,
        country_share=of_country,
        admin1_share=of_unit,
        near=_nearness(sense, place, votes),
        stray=max(0.0, LARGE_CITY - people) if alone and place.admin1 else 0.0,
        inside=any(contains(whole, place) for whole in sense.wholes),
        outside=bool(sense.bounds) and not bounded,
        type_clashes=clash,
        **_of_home(place, votes.home),
    )


def _of_home(place: Location, home: Home | None) -> dict[str, float]:
    """How near a place is to where the outlet is at home."""
    if home is None or place.country != home.country:
        return {"home_country": 0.0, "home_admin1": 0.0, "home_near": 0.0}
    near = 0.0
    if home.point is not None and place.precision in _LOCAL:
        near = exp(-distance_km(point_of(place), home.point) / NEIGHBOUR_KM)
    within = home.admin1 is not None and place.admin1 == home.admin1
    return {"home_country": 1.0, "home_admin1": float(within), "home_near": near}


def shares_of(sense: Sense, votes: Votes) -> tuple[float, ...]:
    """Give the share of each of a sense's places, of which "none of these" has the rest."""
    scores = [sum(map(mul, WEIGHTS, evidence(sense, place, votes))) for place in sense.locations]
    highest = max(*scores, NONE_OF_THESE)
    powers = [exp(score - highest) for score in scores]
    whole = sum(powers) + exp(NONE_OF_THESE - highest)
    return tuple(power / whole for power in powers)


def count_votes(senses: Sequence[Sense]) -> Votes:
    """Count for what each name stands: its senses share its one vote."""
    uses = Counter(sense.key for sense in senses)
    by_name: dict[str, dict[Area, float]] = {sense.key: defaultdict(float) for sense in senses}
    total: dict[Area, float] = defaultdict(float)
    local: dict[str, tuple[str, Location, float]] = {}
    for sense in senses:
        for place, share in zip(sense.locations, sense.shares, strict=True):
            for area in dict.fromkeys(((place.country, None), (place.country, place.admin1))):
                by_name[sense.key][area] += share / uses[sense.key]
                total[area] += share / uses[sense.key]
            if place.precision in _LOCAL and share > local.get(sense.key, ("", place, 0.0))[2]:
                local[sense.key] = (sense.key, place, share)
    return Votes(by_name=by_name, total=total, local=tuple(local.values()))


def _add_wholes(mentions: Sequence[Mention], senses: Sequence[Sense | None], text: str) -> None:
    """Note for each sense what the text puts it in; all senses of a name share it."""
    wholes: defaultdict[str, set[Location]] = defaultdict(set)
    bounds: defaultdict[str, set[Location]] = defaultdict(set)
    for (mention, sense), (following, other) in pairwise(zip(mentions, senses, strict=True)):
        if sense is None or other is None:
            continue
        # "Helmand, Kandahar and Zabul provinces": no province lies in another.
        if sense.type is not PlaceType.UNIT and lies_in(mention, following, text):
            wholes[sense.key].update(other.locations)
            if other.type in (PlaceType.UNIT, PlaceType.DISTRICT):
                bounds[sense.key].update(other.locations)
        if holds(mention, following, text):
            wholes[other.key].update(sense.locations)
    for sense in filter(None, senses):
        sense.wholes = frozenset(wholes[sense.key])
        sense.bounds = frozenset(bounds[sense.key])


def _nearness(sense: Sense, place: Location, votes: Votes) -> float:
    """How many towns and districts of the article lie near a town or district, dampened."""
    if place.precision not in _LOCAL:
        return 0.0
    neighbours = (
        share * exp(-distance_km(point_of(place), point_of(other)) / NEIGHBOUR_KM)
        for key, other, share in votes.local
        if key != sense.key and abs(other.latitude - place.latitude) < FARTHEST_NEIGHBOUR
    )
    return log1p(sum(neighbours))


def confidence_in(sense: Sense, place: Location) -> float:
    """The share of a place with those that hold it or lie in it: Homs, the town or the province."""
    return sum(
        share
        for other, share in zip(sense.locations, sense.shares, strict=True)
        if other == place
        or any(contains(*pair) or is_seat(*pair) for pair in ((other, place), (place, other)))
    )


@lru_cache(maxsize=20_000)
def _is_own_name(key: str, name: str) -> bool:
    """Say whether a place is called so itself, in some spelling, and not only known as that."""
    own = key_of(name)
    return key == own or skeleton_of(key) == skeleton_of(own)
