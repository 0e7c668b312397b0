"""Tolls in the situation report: what they come to, for whom, and what is never added."""

from collections.abc import Iterator, Sequence

from marsad.records import Incident, ReconciledToll, TollKind, TollScope
from marsad.vocabulary import TOLL_ORDER
from marsad.web.cited import Cited, Line, Section, cited, joined, line, woven
from marsad.web.code_words import words_of
from marsad.web.tongue import number_text, say, say_in
from marsad.web.wording import in_all, not_stated, overall_text, place_text, with_kind

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
    words = text if text is not None else with_kind(overall_text(toll), toll)
    return cited(words, (said.claim for said in toll.statements))


def tolls_section(ranked: Sequence[Incident]) -> Section:
    """Each kind of harm: what it comes to when incidents are added up, and by whom it was borne."""
    kinds = [kind for kind in TOLL_ORDER if any(_own_toll(i, kind) for i in ranked)]
    heads = (
        line(say("Kind")),
        line(say("Lowest, added up")),
        line(say("Highest, added up")),
        line(say("Incidents")),
        line(say("Groups named")),
    )
    rows = tuple(_toll_row(kind, [i for i in ranked if _own_toll(i, kind)]) for kind in kinds)
    running = tuple(_running(ranked))
    if not rows:
        nothing = line(say("No source gives the toll of one incident."))
        return Section(key="tolls", title=say("Tolls"), lines=(nothing, *running))
    warning = line(
        say(
            "Added up over the incidents that have a figure. Two reports of one thing that were "
            "not recognised as one would count twice; what nobody counted is not in it."
        )
    )
    return Section(key="tolls", title=say("Tolls"), lines=(warning, *running), rows=(heads, *rows))


def _toll_row(kind: TollKind, incidents: Sequence[Incident]) -> tuple[Line, ...]:
    tolls = [toll for incident in incidents if (toll := _own_toll(incident, kind)) is not None]
    claims = [said.claim for toll in tolls for said in toll.statements]
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high for toll in tolls]
    most = sum(high for high in highs if high is not None)
    highest = say("open upwards") if None in highs else number_text(most)
    lowest = number_text(sum(lows)) if lows else not_stated()
    return (
        line(words_of(kind)),
        line(cited(lowest, claims)),
        line(cited(highest, claims)),
        line(cited(number_text(len(tolls)), claims)),
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
                words = f"{with_kind(overall_text(toll), toll)} {in_all(toll)}"
                yield woven(
                    say("A running total, not added: {figure}."),
                    of=incident.id,
                    figure=figure_of(toll, f"{words} ({place_text(incident.place)})"),
                )


def _groups(kind: TollKind, incidents: Sequence[Incident]) -> Line:
    parts = [
        figure_of(
            toll,
            say(
                "{group}: {figure} ({place})",
                group=toll.group,
                figure=overall_text(toll),
                place=place_text(incident.place),
            ),
        )
        for incident in incidents
        for toll in incident.group_tolls
        if toll.kind is kind and toll.group
    ]
    return (
        line(*joined(parts[:LISTED], say_in("between parts", "; "))) if parts else line(say("none"))
    )


def displaced_section(ranked: Sequence[Incident]) -> Section:
    lines = [
        woven(
            say("{figure} at {place}."),
            of=incident.id,
            figure=figure_of(toll),
            place=cited(place_text(incident.place), incident.claims),
        )
        for incident in ranked
        for toll in (*incident.tolls, *incident.running_totals)
        if toll.kind is TollKind.DISPLACED
    ]
    nothing = (line(say("No page gives a figure of people displaced.")),)
    return Section(key="displacement", title=say("Displacement"), lines=tuple(lines) or nothing)
