"""Campaigns: which incidents are a siege or an offensive, and which happened within one.

A campaign is an incident that its claims tell of as lasting. Others are part of it by place, days
and words; each keeps its own tolls, and those of the campaign are never added to them. The rules
are in docs/reference/grades.md.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product, starmap

import msgspec
from msgspec import Struct

from marsad.matching.blocking import square_of
from marsad.matching.occasion import weigh_place
from marsad.matching.profiles import Profile
from marsad.matching.scenes import face_of
from marsad.matching.undertakings import is_siege, name_undertaking, named_operations
from marsad.records import EventType, Incident, IncidentId, PlacePrecision, TollScope
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


class _Told(Struct, frozen=True, kw_only=True):
    """An incident with the claims that make it, and the days that it may have lasted."""

    incident: Incident
    members: Sequence[Profile]
    first: date
    last: date

    def texts(self) -> list[str]:
        """The words that tell of something lasting, else all."""
        lasting = [each for each in self.members if each.clues.lasting] or self.members
        return [each.claim.evidence.text for each in lasting]


def with_campaigns(found: Sequence[tuple[Incident, Sequence[Profile]]]) -> tuple[Incident, ...]:
    """Mark the incidents that are campaigns, and those that are part of one."""
    told = [each for each in starmap(_told, found) if each is not None]
    campaigns = {each.incident.id: each for each in told if _is_campaign(each)}
    held: defaultdict[Hashable, list[_Told]] = defaultdict(list)
    for campaign in campaigns.values():
        for key in _keys(campaign):
            held[key].append(campaign)
    whole: dict[IncidentId, IncidentId] = {}
    parts: defaultdict[IncidentId, list[IncidentId]] = defaultdict(list)
    for each in told if campaigns else ():
        near = {c.incident.id: c for key in _looked(each) for c in held.get(key, ())}
        holding = [c for c in near.values() if _holds(c, each, campaigns)]
        if holding:
            holder = min(holding, key=_finest_first).incident.id
            whole[each.incident.id] = holder
            parts[holder].append(each.incident.id)
    names = {name: _name(campaign) for name, campaign in campaigns.items()}
    return tuple(_marked(incident, names, whole, parts) for incident, _ in found)


def _told(incident: Incident, members: Sequence[Profile]) -> _Told | None:
    """An incident with its days; None if nobody says when it was, or when it was told."""
    dated = [each.days for each in members if each.days is not None and each.days.dated]
    days = dated or [each.days for each in members if each.days is not None]
    if not days:
        return None
    return _Told(
        incident=incident,
        members=members,
        first=min(each.earliest for each in days),
        last=max(each.latest for each in days),
    )


def _keys(told: _Told) -> set[Hashable]:
    """What a campaign is found by: names of places and operations, squares and regions."""
    keys: set[Hashable] = {("operation", name) for name in named_operations(told.texts())}
    for each in told.members:
        keys |= {("name", name) for name in each.names}
        if each.place is not None:
            keys |= {("place", each.place_key), ("square", square_of(each.place))}
            keys.add(("region", each.place.country, each.place.admin1))
    return keys - {("square", None), ("region", None, None)}


def _looked(told: _Told) -> Iterator[Hashable]:
    for key in _keys(told):
        yield key
        match key:
            case ("square", (int(north), int(east))):
                for up, right in product((-1, 0, 1), repeat=2):
                    yield "square", (north + up, east + right)


def _is_campaign(told: _Told) -> bool:
    lasting = sum(each.clues.lasting for each in told.members)
    total = sum(each.scope is TollScope.PERIOD for each in told.members)
    return lasting > 0 and lasting + total >= LASTING_SHARE * len(told.members)


def _greatest_first(told: _Told) -> tuple[int, str]:
    return -len(told.members), told.incident.id


def _finest_first(told: _Told) -> tuple[bool, int, str]:
    place = told.incident.place
    return place is None or place.precision not in FINE, *_greatest_first(told)


def _holds(campaign: _Told, each: _Told, campaigns: Mapping[IncidentId, _Told]) -> bool:
    """Say whether an incident is part of a campaign; of two that are one, the greater holds."""
    if campaign is each:
        return False
    if each.incident.id in campaigns and _greatest_first(campaign) > _greatest_first(each):
        return False
    return _in_time(campaign, each) and _in_place(campaign, each)


def _in_time(campaign: _Told, each: _Told) -> bool:
    told_on = [p.said_at.date() for p in campaign.members if p.said_at != NEVER]
    first_told, last_told = min(told_on, default=None), max(told_on, default=campaign.last)
    stated = first_told is None or campaign.first < first_told
    since = campaign.first if stated or first_told is None else first_told - BEGAN_BEFORE
    return since <= each.last and each.first <= last_told + GOES_ON_FOR


def _in_place(campaign: _Told, each: _Told) -> bool:
    """Say whether its place or its words put an incident within a campaign.

    Whatever happens in a besieged town is part of its siege; of an offensive only what its claims
    put within it, and its fights.
    """
    if named_operations(campaign.texts()) & named_operations(each.texts()):
        return True
    mine, theirs = face_of(campaign.members), face_of(each.members)
    where = weigh_place(mine, theirs).name
    if where not in AT_THE_PLACE | IN_THE_REGION:
        return False
    if where in AT_THE_PLACE and is_siege(campaign.texts()):
        return True
    if any(profile.clues.within for profile in each.members):
        return True
    fought = each.incident.event_type is EventType.BATTLES
    return fought and (where in AT_THE_PLACE or bool(mine.involved & theirs.involved))


def _name(told: _Told) -> str:
    place = told.incident.place
    return name_undertaking(told.texts(), (place.name or place.text) if place is not None else None)


def _marked(
    incident: Incident,
    names: Mapping[IncidentId, str],
    whole: Mapping[IncidentId, IncidentId],
    parts: Mapping[IncidentId, Sequence[IncidentId]],
) -> Incident:
    return msgspec.structs.replace(
        incident,
        campaign=names.get(incident.id),
        part_of=whole.get(incident.id),
        parts=tuple(parts.get(incident.id, ())),
    )
