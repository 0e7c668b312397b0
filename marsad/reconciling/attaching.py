"""Where a decision holds on: the claims that it means, found by id, else by their words.

A better extractor or parser may give a claim another id, and a page that is captured again gives it
a new one. The words stay, or nearly.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio, ratio

from marsad.records import Anchor, ClaimId, ClaimInContext, Decision, DecisionId, PageId
from marsad.text.names import fold

# Of 100. Two sentences of one page that tell of different things are rarely above 60; a sentence
# that was cut or joined differently is above 90.
SAME_WORDS = 85

# The claims of a page, and those of its newer versions after it.
ClaimsOf = Callable[[PageId], Sequence[Sequence[ClaimInContext]]]


class Attached(Struct, frozen=True, kw_only=True):
    """A decision with the claims that it means today, by part; `lost` anchors found none."""

    decision: Decision
    claims: Mapping[int, tuple[ClaimId, ...]]
    lost: tuple[Anchor, ...]

    def part(self, number: int) -> tuple[ClaimId, ...]:
        return self.claims.get(number, ())

    @property
    def all(self) -> tuple[ClaimId, ...]:
        return tuple(claim for part in sorted(self.claims) for claim in self.claims[part])


def attach(decisions: Iterable[Decision], claims_of: ClaimsOf) -> dict[DecisionId, Attached]:
    """Find the claims that decisions mean, on their pages and on newer versions of these."""
    return {decision.id: _attach(decision, claims_of) for decision in decisions}


def _attach(decision: Decision, claims_of: ClaimsOf) -> Attached:
    parts: dict[int, dict[ClaimId, None]] = {}
    lost = []
    for anchor in decision.anchors:
        found = find_claims(anchor, claims_of(anchor.page))
        parts.setdefault(anchor.part, {}).update(dict.fromkeys(found))
        if not found:
            lost.append(anchor)
    claims = {part: tuple(found) for part, found in parts.items()}
    return Attached(decision=decision, claims=claims, lost=tuple(lost))


def find_claims(
    anchor: Anchor, versions: Sequence[Sequence[ClaimInContext]]
) -> tuple[ClaimId, ...]:
    """The claim that an anchor means, and its like on each newer version of the page."""
    found = []
    for claims in versions:
        here = next((told.claim.id for told in claims if told.claim.id == anchor.claim), None)
        here = here or _by_words(anchor, claims)
        if here is not None:
            found.append(here)
    return tuple(found)


def _by_words(anchor: Anchor, claims: Sequence[ClaimInContext]) -> ClaimId | None:
    """The claim whose evidence is nearest to the words that were quoted, if one is near."""
    quote = fold(anchor.quote)
    scored = [(_nearness(quote, fold(told.claim.evidence.text)), told.claim) for told in claims]
    near = [(score, claim) for score, claim in scored if score >= SAME_WORDS]
    if not near:
        return None
    best = min(
        near,
        key=lambda it: (it[1].event_type != anchor.event_type, -it[0], it[1].evidence.start),
    )
    return best[1].id


def _nearness(quote: str, other: str) -> float:
    """How alike two quotes are, of 100: a sentence that was cut shorter is nearly the same."""
    whole = ratio(quote, other)
    shorter, longer = sorted((len(quote), len(other)))
    return max(whole, partial_ratio(quote, other) - 5) if shorter * 2 >= longer else whole
