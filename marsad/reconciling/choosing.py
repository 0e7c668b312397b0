"""Which of some incidents fit conditions: as the store chooses, for incidents that it has not."""

from collections.abc import Collection
from datetime import date

from msgspec import Struct

from marsad.records import ClaimId, EventType, Incident, Status


class Conditions(Struct, frozen=True, kw_only=True):
    """What an incident must be; `claims` must hold one of its claims."""

    event_type: EventType | None = None
    country: str | None = None
    earliest: date | None = None
    latest: date | None = None
    source: str | None = None
    status: Status | None = None
    claims: Collection[ClaimId] | None = None


def fits(incident: Incident, wanted: Conditions) -> bool:
    """Say whether an incident fits every condition that is given."""
    place, names = incident.place, [origin.name.casefold() for origin in incident.origins]
    return (
        wanted.event_type in {None, incident.event_type}
        and wanted.status in {None, incident.status}
        and (wanted.country is None or (place and place.country) == wanted.country.upper())
        and (wanted.source is None or any(wanted.source.casefold() in name for name in names))
        and (wanted.claims is None or not set(wanted.claims).isdisjoint(incident.claims))
        and _within(incident, wanted)
    )


def _within(incident: Incident, wanted: Conditions) -> bool:
    """Say whether it may have happened in the days asked for; one without days fits none."""
    time = incident.time
    first, last = (None, None) if time is None else (time.earliest, time.latest)
    after = wanted.earliest is None or (last is not None and last >= wanted.earliest)
    before = wanted.latest is None or (first is not None and first <= wanted.latest)
    return after and before
