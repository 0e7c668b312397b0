"""Our incidents beside those that a stream's writer meant."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from benchmarks._incidents.agreement import figures
from benchmarks._incidents.reading import Matched
from benchmarks._incidents.streams import Report, Row, Stream, Truth, page_of
from marsad.matching.incidents import makes_incident
from marsad.records import ClaimInContext, Incident, PageId, ReconciledToll, TollKind

KILLED = TollKind.KILLED


class Labelled(Struct, frozen=True, kw_only=True):
    """What of a stream was found: the incident of each claim by label, and reports without any."""

    truth: dict[str, str]
    silent: tuple[tuple[str, Report], ...]
    reports: int


def label(stream: Stream, matched: Matched) -> Labelled:
    """Give each claim the incident whose quote it stands in."""
    told: defaultdict[PageId, list[ClaimInContext]] = defaultdict(list)
    for each in matched.claims:
        if makes_incident(each.claim):
            told[each.page_id].append(each)
    truth: dict[str, str] = {}
    silent = []
    for row in stream.rows:
        page_id = page_of(row).id
        found = dict(labels_of(row, matched.texts.get(page_id, ""), told[page_id]))
        truth |= found
        heard = set(found.values())
        silent += [(row.id, report) for report in row.reports if report.incident not in heard]
    reports = sum(len(row.reports) for row in stream.rows)
    return Labelled(truth=truth, silent=tuple(silent), reports=reports)


def labels_of(row: Row, text: str, claims: list[ClaimInContext]) -> Iterator[tuple[str, str]]:
    """The labelled incident of each claim of a page; where two quotes fit alike, by its places."""
    spans = [
        (report.incident, start, start + len(quote))
        for report in row.reports
        for quote in report.quotes
        if (start := text.find(quote)) >= 0
    ]
    counts = Counter[str]()
    for each in claims:
        evidence = each.claim.evidence
        fits = [
            (overlap / (end - start), incident)
            for incident, start, end in spans
            if (overlap := min(end, evidence.end) - max(start, evidence.start)) > 0
            and 2 * overlap >= min(end - start, evidence.end - evidence.start)
        ]
        best = {incident for share, incident in fits if share == max(fits)[0]}
        if len(best) == 1:
            counts.update(best)
            yield each.claim.id, best.pop()


def rows(stream: Stream, matched: Matched) -> Iterator[dict[str, Any]]:
    """One row for a stream: how claims, origins and tolls agree with what its writer meant."""
    labelled = label(stream, matched)
    found = matched.incident_of()
    chosen = dict(choose(stream, labelled.truth, matched))
    yield {
        "set": "incidents",
        "split": stream.name,
        "pages": len(stream.rows),
        "incidents": len(stream.incidents),
        "incidents_with_claims": len(chosen),
        "labelled_claims": len(labelled.truth),
        **figures(labelled.truth, {claim: found[claim] for claim in labelled.truth}),
        "origins_right": share(
            truth.origins == mine.independent_origins for truth, mine in pairs(stream, chosen)
        ),
        "killed_low_right": share(
            truth.killed.low == low(mine)
            for truth, mine in pairs(stream, chosen)
            if truth.killed is not None
        ),
        "killed_high_right": share(
            truth.killed.high == high(mine)
            for truth, mine in pairs(stream, chosen)
            if truth.killed is not None
        ),
        "reports": labelled.reports,
        "reports_without_claim": round(len(labelled.silent) / labelled.reports, 3),
    }


def choose(
    stream: Stream, truth: dict[str, str], matched: Matched
) -> Iterator[tuple[str, Incident]]:
    """For each incident that is meant, ours that holds most of its claims."""
    by_id = {incident.id: incident for incident in matched.incidents}
    found = matched.incident_of()
    for meant in stream.incidents:
        held = Counter(found[claim] for claim, incident in truth.items() if incident == meant.id)
        if held:
            most = max(held.values())
            yield meant.id, by_id[min(name for name, n in held.items() if n == most)]


def pairs(stream: Stream, chosen: dict[str, Incident]) -> Iterator[tuple[Truth, Incident]]:
    for meant in stream.incidents:
        if meant.id in chosen:
            yield meant, chosen[meant.id]


def killed(incident: Incident) -> ReconciledToll | None:
    return next((toll for toll in incident.tolls if toll.kind is KILLED), None)


def low(incident: Incident) -> int | None:
    toll = killed(incident)
    return toll.low if toll is not None else None


def high(incident: Incident) -> int | None:
    toll = killed(incident)
    return toll.high if toll is not None else None


def share(right: Iterator[bool]) -> float:
    listed = list(right)
    return round(sum(listed) / len(listed), 3) if listed else 0.0
