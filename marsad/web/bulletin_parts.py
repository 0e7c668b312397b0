"""Sections of the situation report: control of places, alerts, what is disputed or not known."""

from collections.abc import Iterator, Sequence

from marsad.records import ClaimId, ControlState, ControlStatus, Incident, Status, TollStatement
from marsad.store.rows import AlertInContext
from marsad.web.cited import Line, Part, Quoted, Section, cited, joined, line, woven
from marsad.web.code_words import grade_words
from marsad.web.days_said import day_text
from marsad.web.outlets import outlet_words
from marsad.web.telling import differs, what_happened
from marsad.web.tongue import mark, say, say_in
from marsad.web.wording import count_text, either, overall_text, place_text, with_kind


def control_section(before: Sequence[ControlState], after: Sequence[ControlState]) -> Section:
    """Places whose holder, or whose state, was another one before these days."""
    was = {state.place.geonameid: state for state in before}
    lines = [
        _moved(state, was.get(state.place.geonameid))
        for state in after
        if _differs(state, was.get(state.place.geonameid))
    ]
    nothing = (line(say("No page tells of a place that changed hands in these days.")),)
    return Section(
        key="control", title=say("Who holds what: changes"), lines=tuple(lines) or nothing
    )


def _differs(state: ControlState, was: ControlState | None) -> bool:
    if was is None:
        return True
    return (state.holder, state.status) != (was.holder, was.status)


def _moved(state: ControlState, was: ControlState | None) -> Line:
    claims = [said.claim for said in state.statements]
    now = _holding(state)
    if state.since:
        now = say("{holding} since {day}", holding=now, day=day_text(state.since))
    place = say("{place}: {holding}", place=place_text(state.place), holding=now)
    if was is None:
        return line(cited(place, claims), ".", status=state.status.value)
    return woven(
        say("{now} (before: {before})."),
        status=state.status.value,
        now=cited(place, claims),
        before=cited(_holding(was), (said.claim for said in was.statements)),
    )


def _holding(state: ControlState) -> str:
    """Who holds a place, and how well that is known."""
    return f"{state.holder or say('nobody named')}, {grade_words(state.status)[0]}"


def alerts_section(alerts: Sequence[AlertInContext]) -> Section:
    """Hazard alerts, each in the words of its page: an alert is no claim and has no number."""
    lines = [_alert(told) for told in alerts]
    nothing = (line(say("No page of these days reports a hazard alert.")),)
    return Section(key="alerts", title=say("Hazard alerts"), lines=tuple(lines) or nothing)


def _alert(told: AlertInContext) -> Line:
    alert = told.alert

    def quoted(text: str) -> Quoted:
        return Quoted(text=text, page=told.page_id)

    areas = ", ".join(area.text for area in alert.areas)
    return woven(
        say("{alert}, {areas}; issued by {issuer}, told by {outlet}: “{quote}”"),
        alert=quoted(" ".join(part for part in (alert.level, alert.hazard) if part)),
        areas=quoted(areas or say("area not stated")),
        issuer=quoted(alert.issuer or say("an issuer not stated")),
        outlet=quoted(outlet_words(told.outlet)),
        quote=quoted(alert.evidence.text),
    )


def disputed_section(incidents: Sequence[Incident], held: Sequence[ControlState]) -> Section:
    lines = (*_disputed(incidents), *_contested_places(held))
    nothing = (line(say("No two sources contradict each other on these days.")),)
    return Section(key="disputed", title=say("What is disputed"), lines=lines or nothing)


def _disputed(incidents: Sequence[Incident]) -> Iterator[Line]:
    for incident in incidents:
        tolls = [toll for toll in incident.tolls if differs(toll)]
        contested = incident.status in {Status.CONTESTED, Status.DENIED}
        if not tolls and not contested:
            continue
        parts: list[Part | str] = [cited(what_happened(incident), incident.claims)]
        if contested:
            parts += [say_in("between parts", ": "), grade_words(incident.status)[0]]
        figures: list[Part] = [
            cited(
                say(
                    "{figure} by {sources}",
                    figure=with_kind(overall_text(toll), toll),
                    sources=_voices(toll.statements),
                ),
                (said.claim for said in toll.statements),
            )
            for toll in tolls
        ]
        if figures:
            parts += [
                say_in("between parts", ": "),
                *joined(figures, say_in("between parts", "; ")),
            ]
        yield line(*parts, ".", incident=incident.id, status=incident.status.value)


def _voices(statements: Sequence[TollStatement]) -> str:
    names = dict.fromkeys(said.source for said in statements)
    return count_text(len(names), "source")


def _contested_places(held: Sequence[ControlState]) -> Iterator[Line]:
    for state in held:
        if state.status is ControlStatus.CONTESTED:
            names = dict.fromkeys(s.holder for s in state.statements if s.holder is not None)
            words = say(
                "Who holds {place}: {holders}",
                place=place_text(state.place),
                holders=either(list(names)) or say("nobody named"),
            )
            yield line(cited(words, (said.claim for said in state.statements)), ".")


def unknown_section(
    incidents: Sequence[Incident], undated: Sequence[Incident], landless: Sequence[Incident]
) -> Section:
    """What the pages leave open, counted."""
    lines = tuple(
        woven(say(words), incidents=cited(count_text(len(found), "incident"), _claims(found)))
        for words, found in (*_gaps(incidents), (UNDATED, undated), (LANDLESS, landless))
        if found
    )
    nothing = (line(say("Nothing of what was asked is left open.")),)
    return Section(key="unknown", title=say("What is not known"), lines=lines or nothing)


UNDATED = mark(
    "Reported in these days without a day of their own, and so not told above: {incidents}."
)
LANDLESS = mark(
    "In a place of which no country is known, perhaps here, and so not told above: {incidents}."
)


def _gaps(incidents: Sequence[Incident]) -> Iterator[tuple[str, list[Incident]]]:
    """What is not known of incidents, and of which."""
    yield mark("No toll from any source: {incidents}."), [i for i in incidents if not i.tolls]
    words = mark("No place that the gazetteer knows: {incidents}.")
    yield words, [i for i in incidents if _unplaced(i)]
    words = mark("No second independent source: {incidents}.")
    yield words, [i for i in incidents if i.independent_origins <= 1]
    yield mark("Nobody named as acting: {incidents}."), [i for i in incidents if not i.actors]


def _unplaced(incident: Incident) -> bool:
    return incident.place is None or incident.place.latitude is None


def _claims(incidents: Sequence[Incident]) -> Iterator[ClaimId]:
    return (claim for incident in incidents for claim in incident.claims)
