"""What moved in a store since a moment."""

from datetime import date
from functools import cache

from marsad.pipeline.known import (
    control_claims,
    control_claims_then,
    incidents_now,
    look_back,
    moved_since,
)
from marsad.reconciling.changes import Between, control_changes, find_changes
from marsad.records import Change, ClaimId, ClaimInContext
from marsad.registry.store import Registry
from marsad.situations.control import control_at
from marsad.store.decisions import decisions
from marsad.store.known import claims_with_ids
from marsad.store.store import Store


def changes_since(store: Store, since: str, registry: Registry, *, today: date) -> list[Change]:
    """List what moved in incidents, then in who holds what as seen today, and why."""
    then = look_back(store, since)
    moved = moved_since(store, then, registry)
    between = Between(
        then=moved.then,
        now=incidents_now(store, moved),
        since=since,
        decisions=decisions(store, undone=True),
    )

    @cache
    def claim_of(claim_id: ClaimId) -> ClaimInContext | None:
        return next(iter(claims_with_ids(store, (claim_id,))), None)

    told_then, told_now = (
        control_at(claims, today, registry=registry)
        for claims in (
            control_claims_then(store, then),
            control_claims(store, today),
        )
    )
    return [*find_changes(between, claim_of), *control_changes(told_then, told_now)]
