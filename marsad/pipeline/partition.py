"""From claims to incidents, with people's decisions heeded."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from marsad.matching.incidents import match_claims
from marsad.reconciling.assessing import assess
from marsad.reconciling.attaching import Attached, ClaimsOf, attach
from marsad.reconciling.effects import Effects, effects_of
from marsad.records import ClaimId, ClaimInContext, Incident, PageId
from marsad.registry.store import Registry
from marsad.store.decisions import decisions
from marsad.store.store import Store
from marsad.store.versions import versions_of

# Later than any moment that a store holds.
ALWAYS = "9999-12-31T23:59:59+00:00"


class Deciding(Struct, frozen=True, kw_only=True):
    """The decisions in force at a moment, and what they do."""

    attached: tuple[Attached, ...] = ()
    effects: Effects = Effects()

    def touched(self) -> set[ClaimId]:
        return {claim for each in self.attached for claim in each.all}


def load_decisions(store: Store, at: str | None = None) -> Deciding:
    """Attach the decisions in force to the claims that they mean, now or at a moment."""
    made = decisions(store, at=at)
    if not made:
        return Deciding()
    attached = tuple(attach(made, claims_on(store, at or ALWAYS)).values())
    return Deciding(attached=attached, effects=effects_of(attached))


def claims_on(store: Store, at: str) -> ClaimsOf:
    """How the claims of a page, and of its newer versions by a moment, are found."""

    @cache
    def of_page(page_id: PageId) -> list[list[ClaimInContext]]:
        return [list(store.claims(page_id=one)) for one in chain_from(store, page_id, at)]

    return of_page


def chain_from(store: Store, page_id: PageId, at: str) -> Iterator[PageId]:
    """A page and its newer versions that were captured by a moment."""
    following: PageId | None = page_id
    while following is not None:
        yield following
        newer = (v.newer for v in versions_of(store, following) if v.page_id == following)
        captured = (one for one in newer if store.page_row(one).captured_at.isoformat() <= at)
        following = next(captured, None)


def match_partition(
    claims: Iterable[ClaimInContext], effects: Effects, registry: Registry
) -> tuple[Incident, ...]:
    """Make the incidents of claims that are matched with no others, and assess each."""
    told = {each.claim.id: each for each in effects.heed(claims)}
    found = match_claims(tuple(told.values()), judgements=effects.judgements)
    return tuple(
        assess(incident, told, registry=registry, decisions=effects.on(incident))
        for incident in found
    )
