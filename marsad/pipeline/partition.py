"""From the claims of a partition to its incidents, with people's decisions heeded."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from marsad.matching.incidents import match_claims, partition_key
from marsad.reconciling.assessing import assess
from marsad.reconciling.attaching import Attached, ClaimsOf, attach
from marsad.reconciling.effects import Effects, effects_of
from marsad.records import ClaimId, ClaimInContext, Incident, PageId
from marsad.registry.store import Registry
from marsad.store.decisions import decisions
from marsad.store.known import claims_until, claims_with_ids, partitions_of
from marsad.store.store import Store
from marsad.store.versions import versions_of

# Later than any moment that a store holds.
ALWAYS = "9999-12-31T23:59:59+00:00"


class Deciding(Struct, frozen=True, kw_only=True):
    """The decisions in force at a moment, what they do, and which claims they take where.

    `moves` are claims that a merge or a correction takes to the incidents of another partition.
    """

    attached: tuple[Attached, ...] = ()
    effects: Effects = Effects()
    moves: Mapping[ClaimId, str] = {}

    def touched(self) -> set[ClaimId]:
        return {claim for each in self.attached for claim in each.all}


def load_decisions(store: Store, at: str | None = None) -> Deciding:
    """Attach the decisions in force to the claims that they mean, now or at a moment."""
    made = decisions(store, at=at)
    if not made:
        return Deciding()
    attached = tuple(attach(made, claims_on(store, at or ALWAYS)).values())
    effects = effects_of(attached)
    return Deciding(attached=attached, effects=effects, moves=moves_of(store, effects))


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


def moves_of(store: Store, effects: Effects) -> dict[ClaimId, str]:
    """The claims that decisions take to another partition than the one where they were read."""
    changed = {*effects.moves, *effects.moves.values(), *effects.corrections}
    homes = partitions_of(store, changed)
    moves: dict[ClaimId, str] = {}
    for told in claims_with_ids(store, effects.corrections):
        (heeded,) = [*effects.heed((told,))] or [told]
        here, there = partition_key(told.claim), partition_key(heeded.claim)
        if here != there and told.claim.id in homes:
            moves[told.claim.id] = homes[told.claim.id] = there
    for claim, target in effects.moves.items():
        if target in homes and homes.get(claim) != homes[target]:
            moves[claim] = homes[target]
    return moves


def claims_in(
    store: Store, partition: str, deciding: Deciding, until: str = ALWAYS
) -> list[ClaimInContext]:
    """The claims of a partition: without those that were taken elsewhere, with those taken here."""
    own = [
        told
        for told in claims_until(store, partition, until)
        if deciding.moves.get(told.claim.id, partition) == partition
    ]
    held = {told.claim.id for told in own}
    coming = [claim for claim, there in deciding.moves.items() if there == partition]
    others = claims_with_ids(store, [claim for claim in coming if claim not in held])
    return [*own, *(told for told in others if (told.known_from or "") <= until)]


def with_targets(store: Store, partitions: Iterable[str], deciding: Deciding) -> list[str]:
    """These partitions, and those to which decisions take claims of them."""
    found = set(partitions)
    homes = partitions_of(store, deciding.moves)
    found |= {there for claim, there in deciding.moves.items() if homes.get(claim) in found}
    return sorted(found)


def match_partition(
    claims: Iterable[ClaimInContext], effects: Effects, registry: Registry
) -> tuple[Incident, ...]:
    """Make the incidents of a partition's claims, and assess each."""
    told = {each.claim.id: each for each in effects.heed(claims)}
    found = match_claims(tuple(told.values()), judgements=effects.judgements)
    return tuple(
        assess(incident, told, registry=registry, decisions=effects.on(incident))
        for incident in found
    )
