"""The queue of what is unsure in a store."""

from collections.abc import Sequence

from marsad.pipeline.partition import load_decisions
from marsad.reconciling.pairing import unsure_pairs
from marsad.reconciling.reviewing import find_items
from marsad.records import ClaimId, ClaimInContext, Incident, ReviewItem
from marsad.store.decisions import decisions
from marsad.store.known import claims_with_ids
from marsad.store.store import Store

# The newest incidents are looked through; nobody reviews a war at a sitting.
LOOKED_THROUGH = 2_000


def review_items(
    store: Store, *, country: str | None = None, limit: int | None = None
) -> list[ReviewItem]:
    """What a person should look at, the most useful first."""

    def claims_of(ids: Sequence[ClaimId]) -> list[ClaimInContext]:
        return claims_with_ids(store, ids)

    incidents: list[Incident] = store.incidents(country=country, limit=LOOKED_THROUGH)
    items = find_items(
        incidents,
        load_decisions(store).attached,
        pairs=lambda asked: unsure_pairs(asked, claims_of),
        decisions=decisions(store),
    )
    return items[:limit]
