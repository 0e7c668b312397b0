"""Pairs of incidents that may be one: their claims are nearly alike enough to be joined."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import timedelta
from itertools import product

from marsad.matching.scoring import SAME_SCORE, judge
from marsad.reconciling.changes import told
from marsad.reconciling.reviewing import OPEN_PAIR, gain, harmed
from marsad.records import (
    ClaimId,
    ClaimInContext,
    DecisionKind,
    Incident,
    IncidentId,
    Judgement,
    ReviewItem,
    Verdict,
)

# Of each incident so many claims are compared: its first ones, which name it best.
COMPARED = 3
# A busy town on a busy day: of more incidents than this, neighbours only.
NEIGHBOURS = 12
# Pairs that are further from being joined than this many points are not asked about.
BAND = 3.0

ClaimsOf = Callable[[Sequence[ClaimId]], Sequence[ClaimInContext]]


def unsure_pairs(incidents: Sequence[Incident], claims_of: ClaimsOf) -> Iterator[ReviewItem]:
    """Ask of incidents near each other whether they are one."""
    by_id = {incident.id: incident for incident in incidents}
    heads = {
        incident.id: tuple(claims_of(incident.claims[:COMPARED])) for incident in by_id.values()
    }
    for one, other in sorted(_near(incidents)):
        best = _best(heads[one], heads[other])
        if best is not None:
            yield _item(by_id[one], by_id[other], best)


def _near(incidents: Sequence[Incident]) -> set[tuple[IncidentId, IncidentId]]:
    """Incidents of one place, or one region, within a day of each other."""
    blocks: defaultdict[Hashable, list[IncidentId]] = defaultdict(list)
    for incident in incidents:
        for key in _keys(incident):
            blocks[key].append(incident.id)
    found = set()
    for block in blocks.values():
        for left, one in enumerate(block):
            for other in block[left + 1 : left + NEIGHBOURS]:
                found.add((min(one, other), max(one, other)))
    return {(one, other) for one, other in found if one != other}


def _keys(incident: Incident) -> Iterator[Hashable]:
    place, time = incident.place, incident.time
    if place is None or time is None or time.earliest is None:
        return
    for where in {place.geonameid, (place.country, place.admin1)} - {None}:
        for days in (0, 1):
            yield where, time.earliest + timedelta(days=days)


def _best(left: Sequence[ClaimInContext], right: Sequence[ClaimInContext]) -> Judgement | None:
    """The judgement that comes nearest to joining two incidents; None if one speaks against it."""
    judged = [judge(one, other) for one, other in product(left, right)]
    if not judged or any(each.verdict is Verdict.DIFFERENT for each in judged):
        return None
    best = max(judged, key=lambda each: each.score or 0)
    return best if (best.score or 0) >= SAME_SCORE - BAND else None


def _item(one: Incident, other: Incident, judged: Judgement) -> ReviewItem:
    smaller = min((one, other), key=harmed)
    short_of = max(0.0, SAME_SCORE - (judged.score or 0))
    return ReviewItem(
        rule="review/unsure-pair",
        question=f"Are these one? {told(one)} / {told(other)}",
        gain=gain(smaller, OPEN_PAIR * (1 - short_of / (2 * BAND))),
        incidents=(one.id, other.id),
        claims=(judged.left, judged.right),
        reasons=judged.reasons,
        actions=(DecisionKind.MERGE, DecisionKind.SPLIT),
    )
