"""What is asked of a store through a lens: the clear one asks the store, any other its scene."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import Raw
from msgspec.json import Decoder

from marsad.errors import NotFoundError
from marsad.matching.trust import Trust
from marsad.pipeline.partition import load_decisions
from marsad.reconciling.effects import trust_of
from marsad.reconciling.seeing import see
from marsad.records import ClaimInContext, ControlState, Incident, IncidentId, Policy
from marsad.situations.control import control_at
from marsad.store.decisions import decisions
from marsad.store.incidents import Asked
from marsad.store.store import Store
from marsad.web.lens import CLEAR, Lens
from marsad.web.queries import Filters
from marsad.web.scene import Scene, scene_of, stamp_of
from marsad.web.tellers import known_registry
from marsad.web.tongue import say

DECODER = Decoder(Incident)


def find(
    store: Store,
    filters: Filters,
    lens: Lens = CLEAR,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[Incident]:
    """The incidents that fit, newest first."""
    if not lens.is_clear:
        fitting = _fitting(scene_of(store, lens), filters)
        last = None if limit is None else offset + limit
        trust = team_trust(store)
        return [by_policy(each, lens, trust) for each in islice(fitting, offset, last)]
    found = store.incidents(**_asked(filters, limit, offset))
    trust = team_trust(store)
    return [by_policy(each, lens, trust) for each in found]


def give_all(
    store: Store, filters: Filters, lens: Lens = CLEAR, *, limit: int, offset: int = 0
) -> list[Incident] | list[Raw]:
    """The same to be sent: as the store has their JSON, where nothing is to be changed in it."""
    if not is_plain(store, lens):
        return find(store, filters, lens, limit=limit, offset=offset)
    records = store.incident_records(**_asked(filters, limit, offset))
    return [Raw(record.encode()) for record in records]


def find_each(store: Store, lens: Lens = CLEAR) -> Iterator[Incident]:
    """All incidents, newest first and one by one: 100,000 at once are large."""
    if not is_plain(store, lens):
        yield from find(store, Filters(), lens)
        return
    for record in store.each_incident_record():
        yield DECODER.decode(record)


def find_these(store: Store, ids: Collection[str], lens: Lens = CLEAR) -> list[Incident]:
    """The incidents of these ids, in their order."""
    trust = team_trust(store)
    if lens.is_clear:
        found = store.these_incidents(ids)
    else:
        seen = {each.id: each for each in scene_of(store, lens).incidents}
        found = [seen[IncidentId(name)] for name in ids if name in seen]
    return [by_policy(each, lens, trust) for each in found]


def find_ids(store: Store, filters: Filters, lens: Lens = CLEAR) -> list[str]:
    """The ids of the incidents that fit, in no order."""
    if not lens.is_clear:
        return [each.id for each in _fitting(scene_of(store, lens), filters)]
    return store.incident_ids(**_asked(filters, None, 0))


def give_one(store: Store, incident_id: str, lens: Lens = CLEAR) -> Incident | Raw:
    """One incident to be sent: as the store has its JSON, where nothing is to be changed in it."""
    if not is_plain(store, lens):
        return find_incident(store, incident_id, lens)
    return Raw(store.incident_record(incident_id).encode())


def is_plain(store: Store, lens: Lens) -> bool:
    """Whether an incident is seen as it is stored: by no lens, and with no letters of the team."""
    policy = lens.policy or Policy.LAST_WORD
    return lens.is_clear and policy is Policy.LAST_WORD and not team_trust(store).letters


def _asked(filters: Filters, limit: int | None, offset: int) -> Asked:
    return Asked(
        country=filters.country,
        event_type=filters.type,
        earliest=filters.since,
        latest=filters.until,
        source=filters.source or None,
        text=filters.text or None,
        status=filters.status,
        limit=limit,
        offset=offset,
    )


def by_policy(incident: Incident, lens: Lens, trust: Trust) -> Incident:
    """See the tolls of an incident by the policy of the lens, and with the team's letters."""
    return see(incident, lens.policy or Policy.LAST_WORD, trust)


def team_trust(store: Store) -> Trust:
    """What the user's team holds of sources."""
    return _team_trust(store, stamp_of(store.path))


@lru_cache(maxsize=8)
def _team_trust(store: Store, stamp: tuple[int, ...]) -> Trust:  # noqa: ARG001  the cache's key
    return trust_of(decisions(store), registry=known_registry())


def find_incident(store: Store, incident_id: str, lens: Lens = CLEAR) -> Incident:
    """One incident; NotFoundError if there is none, or if the lens leaves nothing of it."""
    stored = store.incident(incident_id)
    if lens.is_clear:
        return by_policy(stored, lens, team_trust(store))
    found = scene_of(store, lens).incident(stored.id)
    if found is None:
        message = say(
            "nothing of the incident {incident} is left with these claims left out, or was known "
            "by then",
            incident=stored.id,
        )
        raise NotFoundError(message)
    return by_policy(found, lens, team_trust(store))


def find_claims(store: Store, incident: Incident, lens: Lens = CLEAR) -> list[ClaimInContext]:
    """The claims of an incident, in its order."""
    return (
        store.claims_of(incident.id) if lens.is_clear else scene_of(store, lens).claims_of(incident)
    )


def control_claims(store: Store, lens: Lens = CLEAR) -> tuple[ClaimInContext, ...]:
    """The claims on who holds a place."""
    return _control_claims(store, stamp_of(store.path), lens)


@lru_cache(maxsize=8)
def _control_claims(
    store: Store,
    stamp: tuple[int, ...],  # noqa: ARG001  the cache's key
    lens: Lens,
) -> tuple[ClaimInContext, ...]:
    if lens.is_clear:
        return tuple(load_decisions(store).effects.heed(store.control_claims()))
    claims = scene_of(store, lens).claims.values()
    return tuple(told for told in claims if told.claim.control is not None)


def control_on(store: Store, day: date, lens: Lens = CLEAR) -> tuple[ControlState, ...]:
    """Who holds each place on a day; worked out once for each day until the store is written."""
    return _control_on(store, stamp_of(store.path), day, lens)


@lru_cache(maxsize=128)
def _control_on(
    store: Store, stamp: tuple[int, ...], day: date, lens: Lens
) -> tuple[ControlState, ...]:
    claims = _control_claims(store, stamp, lens)
    return control_at(claims, day, registry=known_registry())


def place_claims(store: Store, geonameid: int, lens: Lens = CLEAR) -> list[ClaimInContext]:
    """The claims that name a place, oldest first."""
    found = store.place_history(geonameid)
    if lens.is_clear:
        return found
    kept = scene_of(store, lens).claims
    return [kept[told.claim.id] for told in found if told.claim.id in kept]


def _fitting(scene: Scene, filters: Filters) -> Iterator[Incident]:
    return (found for found in scene.incidents if _fits(found, filters, scene))


def _fits(incident: Incident, filters: Filters, scene: Scene) -> bool:
    """Whether an incident meets every condition, as the store would say it."""
    kind, place, time = incident.event_type, incident.place, incident.time
    if filters.type is not None and kind is not filters.type:
        return False
    if filters.country is not None and (place is None or place.country != filters.country):
        return False
    if filters.status is not None and incident.status is not filters.status:
        return False
    if filters.since and not (time and time.latest and time.latest >= filters.since):
        return False
    if filters.until and not (time and time.earliest and time.earliest <= filters.until):
        return False
    names = "\n".join(origin.name.casefold() for origin in incident.origins)
    if filters.source and filters.source.casefold() not in names:
        return False
    return not filters.text or _tells(scene.claims_of(incident), filters.text.casefold().split())


def _tells(claims: list[ClaimInContext], words: list[str]) -> bool:
    """Whether the evidence of one claim has all the words."""
    return any(
        all(word in told.claim.evidence.text.casefold() for word in words) for told in claims
    )
