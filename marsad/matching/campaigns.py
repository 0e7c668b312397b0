"""Campaigns: which incidents are a siege or an offensive, and which happened within one.

A campaign is an incident that its claims tell of as lasting. Others are part of it by place, days
and words; each keeps its own tolls, and those of the campaign are never added to them. The rules
are in docs/reference/grades.md.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from marsad.matching.occasion import weigh_place
from marsad.matching.profiles import Profile
from marsad.matching.scenes import face_of
from marsad.matching.undertakings import is_siege, name_undertaking, named_operations
from marsad.records import EventType, Incident, IncidentId, PlacePrecision, TollScope

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
    """An incident with what its claims say together, and the days that it may have lasted."""

    incident: Incident
    members: Sequence[Profile]
    face: Profile
    first: date
    last: date

    def texts(self) -> list[str]:
        """The words that tell of something lasting, else all."""
        lasting = [each for each in self.members if each.clues.lasting] or self.members
        return [each.claim.evidence.text for each in lasting]


def with_campaigns(found: Sequence[tuple[Incident, Sequence[Profile]]]) -> tuple[Incident, ...]:
    """Mark the incidents that are campaigns, and those that are part of one."""
    told = [_told(incident, members) for incident, members in found]
    campaigns = sorted(filter(_is_campaign, told), key=_greatest_first)
    whole: dict[IncidentId, _Told] = {}
    for each in told:
        holding = [c for c in campaigns if c is not each and _holds(c, each, campaigns)]
        if holding:
            whole[each.incident.id] = min(holding, key=_finest_first)
    parts: dict[IncidentId, list[IncidentId]] = {}
    for part, campaign in whole.items():
        parts.setdefault(campaign.incident.id, []).append(part)
    names = {c.incident.id: _name(c) for c in campaigns}
    return tuple(_marked(each.incident, names, whole, parts) for each in told)


def _told(incident: Incident, members: Sequence[Profile]) -> _Told:
    dated = [each.days for each in members if each.days is not None and each.days.dated]
    days = dated or [each.days for each in members if each.days is not None]
    said = [each.said_at.date() for each in members]
    return _Told(
        incident=incident,
        members=members,
        face=face_of(members),
        first=min((each.earliest for each in days), default=min(said)),
        last=max((each.latest for each in days), default=max(said)),
    )


def _is_campaign(told: _Told) -> bool:
    lasting = sum(each.clues.lasting for each in told.members)
    total = sum(each.scope is TollScope.PERIOD for each in told.members)
    return lasting > 0 and lasting + total >= LASTING_SHARE * len(told.members)


def _greatest_first(told: _Told) -> tuple[int, str]:
    return -len(told.members), told.incident.id


def _finest_first(told: _Told) -> tuple[bool, int, str]:
    place = told.face.place
    return place is None or place.precision not in FINE, *_greatest_first(told)


def _holds(campaign: _Told, each: _Told, campaigns: Sequence[_Told]) -> bool:
    """Say whether an incident is part of a campaign; of two that are one, the greater holds."""
    if any(other is each for other in campaigns) and _greatest_first(campaign) > _greatest_first(
        each
    ):
        return False
    return _in_time(campaign, each) and _in_place(campaign, each)


def _in_time(campaign: _Told, each: _Told) -> bool:
    said = [profile.said_at.date() for profile in campaign.members]
    since = campaign.first if campaign.first < min(said) else min(said) - BEGAN_BEFORE
    return since <= each.last and each.first <= max(said) + GOES_ON_FOR


def _in_place(campaign: _Told, each: _Told) -> bool:
    """Say whether its place or its words put an incident within a campaign.

    Whatever happens in a besieged town is part of its siege; of an offensive only what its claims
    put within it, and its fights.
    """
    if named_operations(campaign.texts()) & named_operations(each.texts()):
        return True
    where = weigh_place(campaign.face, each.face).name
    if where not in AT_THE_PLACE | IN_THE_REGION:
        return False
    if where in AT_THE_PLACE and is_siege(campaign.texts()):
        return True
    if any(profile.clues.within for profile in each.members):
        return True
    fought = each.incident.event_type is EventType.BATTLES
    return fought and (where in AT_THE_PLACE or bool(campaign.face.involved & each.face.involved))


def _name(told: _Told) -> str:
    place = told.incident.place
    return name_undertaking(told.texts(), (place.name or place.text) if place is not None else None)


def _marked(
    incident: Incident,
    names: Mapping[IncidentId, str],
    whole: Mapping[IncidentId, _Told],
    parts: Mapping[IncidentId, Sequence[IncidentId]],
) -> Incident:
    campaign = whole.get(incident.id)
    return msgspec.structs.replace(
        incident,
        campaign=names.get(incident.id),
        part_of=campaign.incident.id if campaign is not None else None,
        parts=tuple(parts.get(incident.id, ())),
    )
