"""What the pages show of claims: each as a card, ready for a template."""

from collections.abc import Sequence

from msgspec import Struct

from marsad.records import Claim, ClaimInContext, PageId
from marsad.web.days_said import moment_text
from marsad.web.outlets import outlet_words
from marsad.web.values import Value, control_of, speaker_of, values_of


class ClaimCard(Struct, frozen=True, kw_only=True):
    """A claim as a person reads it: who says it, through whom, where, when, in which words.

    `copied` if an earlier card stands for the same text: it adds no word of its own.
    """

    claim: Claim
    page_id: PageId
    outlet: str
    said: str
    speaker: str
    relay: tuple[str, ...]
    values: tuple[Value, ...]
    control: str | None
    copied: bool


def claim_cards(claims: Sequence[ClaimInContext]) -> tuple[ClaimCard, ...]:
    """The claims in their order; of copied text the first card is the one that counts."""
    first_page: dict[str, PageId] = {}
    for each in claims:
        first_page.setdefault(each.lineage, each.page_id)
    return tuple(
        claim_card(each, copied=first_page[each.lineage] != each.page_id) for each in claims
    )


def claim_card(each: ClaimInContext, *, copied: bool = False) -> ClaimCard:
    speaker = speaker_of(each.claim, each.outlet)
    return ClaimCard(
        claim=each.claim,
        page_id=each.page_id,
        outlet=outlet_words(each.outlet),
        said=moment_text(each.said),
        speaker=speaker,
        relay=relay_of(each),
        values=values_of(each.claim),
        control=control_of(each.claim),
        copied=copied,
    )


def relay_of(each: ClaimInContext) -> tuple[str, ...]:
    """Who passes a claim on: the outlet first, then sources down to the one before the last."""
    if not each.claim.sources:
        return ()
    return (outlet_words(each.outlet), *(source.name for source in each.claim.sources[:-1]))
