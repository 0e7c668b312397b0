"""Sections of the situation report: control of places, alerts, what is disputed or not known."""

from collections.abc import Iterator, Sequence

from marsad.records import ClaimId, ControlState, ControlStatus, Incident, Status, TollStatement
from marsad.store.rows import AlertInContext
from marsad.web.cited import Line, Part, Quoted, Section, cited, joined, line
from marsad.web.telling import differs, what_happened
from marsad.web.wording import (
    CONTROL_WORDS,
    count_text,
    day_text,
    overall_text,
    place_text,
    with_kind,
)


def control_section(before: Sequence[ControlState], after: Sequence[ControlState]) -> Section:
    """Places whose holder, or whose state, was another one before these days."""
    was = {state.place.geonameid: state for state in before}
    lines = [
        _moved(state, was.get(state.place.geonameid))
        for state in after
        if _differs(state, was.get(state.place.geonameid))
    ]
    nothing = (line("No page tells of a place that changed hands in these days."),)
    return Section(key="control", title="Who holds what: changes", lines=tuple(lines) or nothing)


def _differs(state: ControlState, was: ControlState | None) -> bool:
    if was is None:
        return True
    return (state.holder, state.status) != (was.holder, was.status)


def _moved(state: ControlState, was: ControlState | None) -> Line:
    claims = [said.claim for said in state.statements]
    since = f" since {day_text(state.since)}" if state.since else ""
    now = f"{state.holder or 'nobody named'}, {CONTROL_WORDS[state.status][0]}{since}"
    parts: list[Part | str] = [cited(f"{place_text(state.place)}: {now}", claims)]
    if was is not None:
        earlier = f"{was.holder or 'nobody named'}, {CONTROL_WORDS[was.status][0]}"
        parts += [" (before: ", cited(earlier, (said.claim for said in was.statements)), ")"]
    return line(*parts, ".", status=state.status.value)


def alerts_section(alerts: Sequence[AlertInContext]) -> Section:
    """Hazard alerts, each in the words of its page: an alert is no claim and has no number."""
    lines = [_alert(told) for told in alerts]
    nothing = (line("No page of these days reports a hazard alert."),)
    return Section(key="alerts", title="Hazard alerts", lines=tuple(lines) or nothing)


def _alert(told: AlertInContext) -> Line:
    alert = told.alert

    def quoted(text: str) -> Quoted:
        return Quoted(text=text, page=told.page_id)

    return line(
        quoted(" ".join(part for part in (alert.level, alert.hazard) if part)),
        ", ",
        quoted(", ".join(area.text for area in alert.areas) or "area not stated"),
        "; issued by ",
        quoted(alert.issuer or "an issuer not stated"),
        ", told by ",
        quoted(told.outlet),
        ": “",
        quoted(alert.evidence.text),
        "”",
    )


def disputed_section(incidents: Sequence[Incident], held: Sequence[ControlState]) -> Section:
    lines = (*_disputed(incidents), *_contested_places(held))
    nothing = (line("No two sources contradict each other on these days."),)
    return Section(key="disputed", title="What is disputed", lines=lines or nothing)


def _disputed(incidents: Sequence[Incident]) -> Iterator[Line]:
    for incident in incidents:
        tolls = [toll for toll in incident.tolls if differs(toll)]
        contested = incident.status in {Status.CONTESTED, Status.DENIED}
        if not tolls and not contested:
            continue
        parts: list[Part | str] = [cited(what_happened(incident), incident.claims)]
        if contested:
            parts += [": ", incident.status.value]
        figures: list[Part] = [
            cited(
                f"{with_kind(overall_text(toll), toll.kind)} by {_voices(toll.statements)}",
                (said.claim for said in toll.statements),
            )
            for toll in tolls
        ]
        if figures:
            parts += [": ", *joined(figures, "; ")]
        yield line(*parts, ".", incident=incident.id, status=incident.status.value)


def _voices(statements: Sequence[TollStatement]) -> str:
    names = dict.fromkeys(said.source for said in statements)
    return count_text(len(names), "source")


def _contested_places(held: Sequence[ControlState]) -> Iterator[Line]:
    for state in held:
        if state.status is ControlStatus.CONTESTED:
            names = dict.fromkeys(s.holder for s in state.statements if s.holder is not None)
            yield line(
                cited(
                    f"Who holds {place_text(state.place)}: {' or '.join(names) or 'nobody named'}",
                    (said.claim for said in state.statements),
                ),
                ".",
            )


def unknown_section(
    incidents: Sequence[Incident], undated: Sequence[Incident], landless: Sequence[Incident]
) -> Section:
    """What the pages leave open, counted."""
    gaps = (
        ("no toll from any source", [i for i in incidents if not i.tolls]),
        ("no place that the gazetteer knows", [i for i in incidents if _unplaced(i)]),
        ("no second independent source", [i for i in incidents if i.independent_origins <= 1]),
        ("nobody named as acting", [i for i in incidents if not i.actors]),
        ("reported in these days without a day of their own, and so not told above", undated),
        ("in a place of which no country is known, perhaps here, and so not told above", landless),
    )
    lines = tuple(
        line(
            f"{words[0].upper()}{words[1:]}: ",
            cited(count_text(len(found), "incident"), _claims(found)),
            ".",
        )
        for words, found in gaps
        if found
    )
    nothing = (line("Nothing of what was asked is left open."),)
    return Section(key="unknown", title="What is not known", lines=lines or nothing)


def _unplaced(incident: Incident) -> bool:
    return incident.place is None or incident.place.latitude is None


def _claims(incidents: Sequence[Incident]) -> Iterator[ClaimId]:
    return (claim for incident in incidents for claim in incident.claims)
