"""Tolls in the situation report: what they come to, for whom, and what is never added."""

from collections.abc import Iterator, Sequence

from marsad.records import Incident, ReconciledToll, TollKind, TollScope
from marsad.vocabulary import TOLL_ORDER
from marsad.web.cited import Cited, Line, Section, cited, joined, line
from marsad.web.wording import TOLL_WORDS, day_text, overall_text, place_text, with_kind

LISTED = 8  # groups under one kind of toll


def number_of(incident: Incident, kind: TollKind) -> float:
    toll = _toll(incident, kind)
    return (
        0
        if toll is None
        else next((n for n in (toll.best, toll.low, toll.high) if n is not None), 0)
    )


def _toll(incident: Incident, kind: TollKind) -> ReconciledToll | None:
    return next((toll for toll in incident.tolls if toll.kind is kind), None)


def figure_of(toll: ReconciledToll, text: str | None = None) -> Cited:
    """A toll with the claims that state its figures."""
    words = text if text is not None else with_kind(overall_text(toll), toll.kind)
    return cited(words, (said.claim for said in toll.statements))


def tolls_section(ranked: Sequence[Incident]) -> Section:
    """Each kind of harm: what it comes to when incidents are added up, and by whom it was borne."""
    kinds = [kind for kind in TOLL_ORDER if any(_own_toll(i, kind) for i in ranked)]
    heads = tuple(
        map(line, ("Kind", "Lowest, added up", "Highest, added up", "Incidents", "Groups named"))
    )
    rows = tuple(_toll_row(kind, [i for i in ranked if _own_toll(i, kind)]) for kind in kinds)
    running = tuple(_running(ranked))
    if not rows:
        nothing = line("No source gives the toll of one incident.")
        return Section(key="tolls", title="Tolls", lines=(nothing, *running))
    warning = line(
        "Added up over the incidents that have a figure. Two reports of one thing that were not "
        "recognised as one would count twice; what nobody counted is not in it."
    )
    return Section(key="tolls", title="Tolls", lines=(warning, *running), rows=(heads, *rows))


def _toll_row(kind: TollKind, incidents: Sequence[Incident]) -> tuple[Line, ...]:
    tolls = [toll for incident in incidents if (toll := _own_toll(incident, kind)) is not None]
    claims = [said.claim for toll in tolls for said in toll.statements]
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high for toll in tolls]
    highest = "open upwards" if None in highs else f"{sum(h for h in highs if h is not None):,}"
    lowest = f"{sum(lows):,}" if lows else "not stated"
    return (
        line(TOLL_WORDS[kind]),
        line(cited(lowest, claims)),
        line(cited(highest, claims)),
        line(cited(f"{len(tolls):,}", claims)),
        _groups(kind, incidents),
    )


def _own_toll(incident: Incident, kind: TollKind) -> ReconciledToll | None:
    """A toll that counts one incident and no others, so that it may be added up."""
    toll = _toll(incident, kind)
    return toll if toll is not None and toll.scope is TollScope.INCIDENT else None


def _running(incidents: Sequence[Incident]) -> Iterator[Line]:
    """Totals of longer stretches, each beside the others."""
    for incident in incidents:
        for toll in (*incident.tolls, *incident.running_totals):
            if toll.scope is TollScope.PERIOD:
                since = f" since {day_text(toll.since)}" if toll.since else ""
                words = f"{with_kind(overall_text(toll), toll.kind)} in all{since}"
                yield line(
                    "A running total, not added: ",
                    figure_of(toll, f"{words} ({place_text(incident.place)})"),
                    ".",
                    incident=incident.id,
                )


def _groups(kind: TollKind, incidents: Sequence[Incident]) -> Line:
    parts = [
        figure_of(toll, f"{toll.group}: {overall_text(toll)} ({place_text(incident.place)})")
        for incident in incidents
        for toll in incident.group_tolls
        if toll.kind is kind and toll.group
    ]
    return line(*joined(parts[:LISTED], "; ")) if parts else line("none")


def displaced_section(ranked: Sequence[Incident]) -> Section:
    lines = [
        line(
            figure_of(toll),
            " at ",
            cited(place_text(incident.place), incident.claims),
            ".",
            incident=incident.id,
        )
        for incident in ranked
        for toll in (*incident.tolls, *incident.running_totals)
        if toll.kind is TollKind.DISPLACED
    ]
    nothing = (line("No page gives a figure of people displaced."),)
    return Section(key="displacement", title="Displacement", lines=tuple(lines) or nothing)
