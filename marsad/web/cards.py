"""What the pages show of claims and tolls: each as a card or a table row, ready for a template."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from marsad.records import (
    Bound,
    Claim,
    ClaimId,
    ClaimInContext,
    Incident,
    PageId,
    ReconciledToll,
    TollStatement,
)
from marsad.vocabulary import TOLL_ORDER
from marsad.web.values import Value, control_of, speaker_of, values_of
from marsad.web.wording import TOLL_WORDS, figure, moment_text, overall_text


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


class TollLine(Struct, frozen=True, kw_only=True):
    """One source's figure, the words that state it, and when it was told, in short and in full."""

    source: str
    figure: str
    quote: str
    day: str
    said: str
    claim: ClaimId


class TollTable(Struct, frozen=True, kw_only=True):
    """All figures for one kind of toll: `overall` is what they come to, low to high."""

    kind: str
    overall: str
    best: str | None
    lines: tuple[TollLine, ...]


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
        outlet=each.outlet,
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
    return (each.outlet, *(source.name for source in each.claim.sources[:-1]))


def toll_tables(incident: Incident, claims: Sequence[ClaimInContext]) -> tuple[TollTable, ...]:
    """The tolls of an incident in the order of gravity, each source's figure with its words."""
    by_id = {each.claim.id: each.claim for each in claims}
    tolls = sorted(incident.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    return tuple(toll_table(toll, by_id) for toll in tolls)


def toll_table(toll: ReconciledToll, claims: Mapping[ClaimId, Claim]) -> TollTable:
    return TollTable(
        kind=TOLL_WORDS[toll.kind],
        overall=overall_text(toll),
        best=None if toll.best is None else f"{toll.best:,}",
        lines=tuple(toll_line(said, toll, claims.get(said.claim)) for said in toll.statements),
    )


def toll_line(said: TollStatement, toll: ReconciledToll, claim: Claim | None) -> TollLine:
    quote, bound = stated_as(said, toll, claim)
    return TollLine(
        source=said.source,
        figure=figure(said.low, said.high, bound),
        quote=quote,
        day=moment_text(said.said and said.said[:10]),
        said=moment_text(said.said),
        claim=said.claim,
    )


def stated_as(
    said: TollStatement, toll: ReconciledToll, claim: Claim | None
) -> tuple[str, Bound | None]:
    """The words of a figure and how they bound it, from the claim that states it."""
    for each in claim.tolls if claim else ():
        if (each.kind, each.low, each.high) == (toll.kind, said.low, said.high):
            return each.text, each.bound
    return "", None
