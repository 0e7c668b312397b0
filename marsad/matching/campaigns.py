"""Campaigns: which incidents are a siege or an offensive, and which happened within one.

A campaign is an incident that its claims tell of as lasting. Others are part of it by place, days
and words; each keeps its own tolls, and those of the campaign are never added to them. The rules
are in docs/reference/grades.md; `holding` finds for each incident the campaign that holds it.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import product

from msgspec import Struct

from marsad.matching.blocking import square_of
from marsad.matching.occasion import weigh_place
from marsad.matching.positions import key_number
from marsad.matching.profiles import Profile
from marsad.matching.scenes import face_of
from marsad.matching.undertakings import is_siege, name_undertaking, named_operations
from marsad.records import EventType, Incident, IncidentId, Place, PlacePrecision, TollScope
from marsad.text.moments import NEVER

# An incident is a campaign if so large a part of its claims tell of one.
LASTING_SHARE = 0.5

# A campaign goes on for so long after its last news, and began so long before its first news if
# nobody says when.
GOES_ON_FOR = timedelta(days=7)
BEGAN_BEFORE = timedelta(days=30)

# In or by the place of a campaign, and in a region with it.
AT_THE_PLACE = frozenset(
    {"place_same_site", "place_same_town", "place_same_name", "place_sounds_same", "place_near"}
)
IN_THE_REGION = frozenset(
    f"place_{how}_{which}" for how in ("same", "within") for which in ("admin1", "admin2", "region")
)
FINE = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})


class Sketch(Struct, frozen=True, kw_only=True):
    """What of an incident says whether it is a campaign, and of which campaign it is part.

    `name` is that of a campaign, None for what is none. `first` to `last` are the days on which it
    may have happened; what happened from `since` to `until` may be part of it. `keys` are the
    numbers under which it is found, `looked` those under which it finds others.
    """

    id: IncidentId
    told_at: datetime
    claims: int
    name: str | None
    is_fine: bool
    is_siege: bool
    is_within: bool
    is_fight: bool
    operations: frozenset[str]
    place: Place | None
    place_key: int | str | None
    names: frozenset[str]
    involved: frozenset[str]
    first: date
    last: date
    since: date
    until: date
    keys: tuple[int, ...]
    looked: tuple[int, ...]


def sketch_of(incident: Incident, members: Sequence[Profile]) -> Sketch | None:
    """Sketch an incident; None if nobody says when it was, or when it was told."""
    dated = [each.days for each in members if each.days is not None and each.days.dated]
    days = dated or [each.days for each in members if each.days is not None]
    if not days:
        return None
    first, last = min(each.earliest for each in days), max(each.latest for each in days)
    since, until = _reach(members, first, last)
    face, texts, place = face_of(members), _texts(members), incident.place
    name = _name(incident, texts) if _is_campaign(members) else None
    is_within = any(each.clues.within for each in members)
    is_fight = incident.event_type is EventType.BATTLES
    keys = set(_keys(members, of_region=name is not None or is_within or is_fight))
    return Sketch(
        id=incident.id,
        told_at=members[0].said_at,
        claims=len(members),
        name=name,
        is_fine=place is not None and place.precision in FINE,
        is_siege=is_siege(texts),
        is_within=is_within,
        is_fight=is_fight,
        operations=named_operations(texts),
        place=face.place,
        place_key=face.place_key,
        names=face.names,
        involved=face.involved,
        first=first,
        last=last,
        since=since,
        until=until,
        keys=_numbers(keys),
        looked=_numbers(_looked(keys)),
    )


def _texts(members: Sequence[Profile]) -> list[str]:
    """The words that tell of something lasting, else all."""
    lasting = [each for each in members if each.clues.lasting] or members
    return [each.claim.evidence.text for each in lasting]


def _reach(members: Iterable[Profile], first: date, last: date) -> tuple[date, date]:
    """The days between which other incidents are part of a campaign of these days."""
    told_on = [each.said_at.date() for each in members if each.said_at != NEVER]
    first_told, last_told = min(told_on, default=None), max(told_on, default=last)
    stated = first_told is None or first < first_told
    since = first if stated or first_told is None else first_told - BEGAN_BEFORE
    return since, min(last_told, date.max - GOES_ON_FOR) + GOES_ON_FOR


def _keys(members: Sequence[Profile], *, of_region: bool) -> Iterator[Hashable]:
    """What an incident is found by: names of places and operations, squares and regions.

    In a mere region a campaign holds only fights, and what is told to be within one.
    """
    yield from (("operation", name) for name in named_operations(_texts(members)))
    for each in members:
        yield from (("name", name) for name in each.names)
        if each.place is None:
            continue
        yield "place", each.place_key
        if (square := square_of(each.place)) is not None:
            yield "square", square
        region = each.place.country, each.place.admin1
        if of_region and region != (None, None):
            yield "region", *region


def _looked(keys: Iterable[Hashable]) -> Iterator[Hashable]:
    """The same keys, and the squares around."""
    for key in keys:
        yield key
        match key:
            case ("square", (int(north), int(east))):
                for up, right in product((-1, 0, 1), repeat=2):
                    yield "square", (north + up, east + right)


def _numbers(keys: Iterable[Hashable]) -> tuple[int, ...]:
    return tuple(sorted({key_number(key) for key in keys}))


def _is_campaign(members: Sequence[Profile]) -> bool:
    lasting = sum(each.clues.lasting for each in members)
    total = sum(each.scope is TollScope.PERIOD for each in members)
    return lasting > 0 and lasting + total >= LASTING_SHARE * len(members)


def _name(incident: Incident, texts: Sequence[str]) -> str:
    place = incident.place
    return name_undertaking(texts, (place.name or place.text) if place is not None else None)


def finest_first(campaign: Sketch) -> tuple[bool, int, str]:
    """The key that sorts campaigns: of several, the first holds what is part of them."""
    return not campaign.is_fine, *_greatest_first(campaign)


def _greatest_first(sketch: Sketch) -> tuple[int, str]:
    return -sketch.claims, sketch.id


def holds(campaign: Sketch, each: Sketch) -> bool:
    """Say whether an incident is part of a campaign; of two that are one, the greater holds."""
    if campaign.id == each.id or campaign.name is None:
        return False
    if each.name is not None and _greatest_first(campaign) > _greatest_first(each):
        return False
    in_time = campaign.since <= each.last and each.first <= campaign.until
    return in_time and _in_place(campaign, each)


def _in_place(campaign: Sketch, each: Sketch) -> bool:
    """Say whether its place or its words put an incident within a campaign.

    Whatever happens in a besieged town is part of its siege; of an offensive only what its claims
    put within it, and its fights.
    """
    if campaign.operations & each.operations:
        return True
    where = weigh_place(campaign, each).name
    if where not in AT_THE_PLACE | IN_THE_REGION:
        return False
    if where in AT_THE_PLACE and campaign.is_siege:
        return True
    both = campaign.involved & each.involved
    return each.is_within or (each.is_fight and (where in AT_THE_PLACE or bool(both)))
