"""Incidents as the user wants to see them: as known at a moment, by a policy."""

from collections.abc import Iterable

from msgspec.structs import asdict, replace

from marsad.cli.options import to_moment
from marsad.errors import NotFoundError
from marsad.pipeline.known import incidents_known_at
from marsad.reconciling.choosing import Conditions, fits
from marsad.reconciling.effects import trust_of
from marsad.reconciling.seeing import see
from marsad.records import Incident, Policy
from marsad.registry.store import load_registry
from marsad.settings import load_settings
from marsad.store.decisions import decisions
from marsad.store.known import claims_with_words
from marsad.store.store import Store


def choose(
    store: Store,
    wanted: Conditions,
    *,
    text: str | None,
    limit: int | None,
    as_known_at: str | None,
) -> list[Incident]:
    """The incidents that fit, as they are known now or were at a moment."""
    if as_known_at is None:
        given = {name: value for name, value in asdict(wanted).items() if name != "claims"}
        return store.incidents(**given, text=text, limit=limit)
    if text is not None:
        wanted = replace(wanted, claims=claims_with_words(store, text))
    return [each for each in known_then(store, as_known_at) if fits(each, wanted)][:limit]


def known_then(store: Store, as_known_at: str) -> list[Incident]:
    """All incidents as they were known at a moment that the user names."""
    at = to_moment(as_known_at, option="--as-known-at")
    return incidents_known_at(store, at, load_registry(*load_settings().registries))


def one_then(store: Store, record_id: str, as_known_at: str) -> Incident:
    """The incident with that id as it was known at a moment."""
    digits = record_id.strip().lower().removeprefix("inc-")
    then = known_then(store, as_known_at)
    found = [each for each in then if each.id.removeprefix("inc-").startswith(digits)]
    if len(found) != 1:
        message = f"no incident {record_id!r} was known at {as_known_at}. "
        message += f"Run: marsad incidents --as-known-at {as_known_at}"
        raise NotFoundError(message)
    return found[0]


def seen(
    incidents: Iterable[Incident],
    store: Store,
    policy: Policy | None,
    as_known_at: str | None = None,
) -> list[Incident]:
    """Incidents by the policy that the user names, or the settings, with the team's letters."""
    settings = load_settings()
    at = None if as_known_at is None else to_moment(as_known_at, option="--as-known-at")
    registry = load_registry(*settings.registries)
    trust = trust_of(decisions(store, at=at), settings.ranking, registry)
    return [see(incident, policy or settings.policy, trust) for incident in incidents]
