"""The tolls of an incident as its page shows them: a table, a chart, and why each number is so."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from marsad.records import (
    Claim,
    ClaimId,
    ClaimInContext,
    Incident,
    ReconciledToll,
    Toll,
    TollPart,
    TollScope,
    TollStatement,
)
from marsad.vocabulary import TOLL_ORDER
from marsad.web.chart import LadderChart, ladder_chart
from marsad.web.code_words import words_of
from marsad.web.days_said import moment_text
from marsad.web.ladder_words import aside_words, why_words
from marsad.web.outlets import outlet_words
from marsad.web.tongue import number_text
from marsad.web.wording import figure, in_all, overall_text


class TollLine(Struct, frozen=True, kw_only=True):
    """One source's figure, the words that state it, when it was told, and how it stands."""

    source: str
    figure: str
    quote: str
    day: str
    said: str
    claim: ClaimId
    standing: str
    standing_words: str


class TollTable(Struct, frozen=True, kw_only=True):
    """All figures for one kind of toll: `overall` is what they come to, low to high.

    `whom` says who is counted where it is not all, `why` how the numbers follow, `aside` why
    other figures gave none.
    """

    kind: str
    whom: str
    overall: str
    best: str | None
    policy: str
    lines: tuple[TollLine, ...]
    chart: LadderChart | None
    why: tuple[str, ...]
    aside: tuple[str, ...]


def toll_tables(incident: Incident, claims: Sequence[ClaimInContext]) -> tuple[TollTable, ...]:
    """The tolls of the event in the order of gravity."""
    return _tables(incident.tolls, claims)


def other_tables(incident: Incident, claims: Sequence[ClaimInContext]) -> tuple[TollTable, ...]:
    """What stands beside and is never added: parts of the toll, and running totals."""
    return _tables((*incident.group_tolls, *incident.running_totals), claims)


def _tables(
    tolls: Sequence[ReconciledToll], claims: Sequence[ClaimInContext]
) -> tuple[TollTable, ...]:
    by_id = {each.claim.id: each.claim for each in claims}
    ranked = sorted(tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    return tuple(toll_table(toll, by_id) for toll in ranked)


def toll_table(toll: ReconciledToll, claims: Mapping[ClaimId, Claim]) -> TollTable:
    return TollTable(
        kind=words_of(toll.kind),
        whom=_whom(toll),
        overall=overall_text(toll),
        best=None if toll.best is None else number_text(toll.best),
        policy=toll.policy.value,
        lines=tuple(toll_line(said, toll, claims.get(said.claim)) for said in toll.statements),
        chart=ladder_chart(toll),
        why=tuple(
            why_words(step, toll) for step in toll.steps if step.part is not TollPart.SET_ASIDE
        ),
        aside=tuple(
            aside_words(step, toll) for step in toll.steps if step.part is TollPart.SET_ASIDE
        ),
    )


def _whom(toll: ReconciledToll) -> str:
    parts = [toll.group] if toll.group else []
    if toll.scope is TollScope.PERIOD:
        parts.append(in_all(toll))
    return ", ".join(parts)


def toll_line(said: TollStatement, toll: ReconciledToll, claim: Claim | None) -> TollLine:
    stated = _stated(said, toll, claim)
    return TollLine(
        source=outlet_words(said.source),
        figure=figure(said.low, said.high, said.bound or (stated.bound if stated else None)),
        quote=stated.text if stated else "",
        day=moment_text(said.said and said.said[:10]),
        said=moment_text(said.said),
        claim=said.claim,
        standing=said.standing.value,
        standing_words=words_of(said.standing),
    )


def _stated(said: TollStatement, toll: ReconciledToll, claim: Claim | None) -> Toll | None:
    """The toll behind a figure, in the claim that states it; None where several are added up."""
    for each in claim.tolls if claim else ():
        if (each.kind, each.low, each.high) == (toll.kind, said.low, said.high):
            return each
    return None
