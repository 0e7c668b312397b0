"""An incident in plain words: one sentence made of what its claims say, and by whom."""

from collections.abc import Sequence

from marsad.records import ActorRole, Incident, ReconciledToll, Status
from marsad.vocabulary import TOLL_ORDER
from marsad.web.wording import (
    TOLL_WORDS,
    count_text,
    days_text,
    event_text,
    overall_text,
    place_text,
    with_kind,
)

# So many names stand in a sentence; the others are counted.
NAMED = 2


def what_happened(incident: Incident) -> str:
    """The headline with place, days and doers: `Air or drone strike in Idlib, SY, 29 Nov 2024`."""
    place = f" in {place_text(incident.place)}" if incident.place else ", place not stated"
    known = incident.time is not None and (incident.time.earliest or incident.time.latest)
    days = f", {days_text(incident.time)}" if known else ""
    return f"{event_text(incident)}{place}{days}{_doers(incident)}"


def _doers(incident: Incident) -> str:
    names = [actor.name for actor in incident.actors if actor.role is ActorRole.ACTOR]
    return f"; named as acting: {listed(names)}" if names else ""


def how_many(incident: Incident) -> str:
    """All tolls in the order of gravity: `31–34 killed, 117 injured`."""
    tolls = sorted(incident.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    if not tolls:
        return "No source gives a toll."
    return ", ".join(with_kind(overall_text(toll), toll.kind) for toll in tolls) + "."


def on_whose_word(incident: Incident) -> str:
    """How well it is borne out, and by whom, with the names."""
    sentence = _on_whose_word(incident)
    return sentence[:1].upper() + sentence[1:]


def _on_whose_word(incident: Incident) -> str:
    names = [origin.name for origin in incident.origins]
    who, many = listed(names), len(names) > 1
    match incident.status:
        case Status.CORROBORATED:
            origins = count_text(incident.independent_origins, "independent source")
            return f"{origins} bear it out: {who}."
        case Status.SINGLE_SOURCE:
            if many:
                return f"Only one independent source asserts it; told of by {who}."
            return f"It rests on one independent source: {who}."
        case Status.CLAIMED:
            return f"{who} {'claim' if many else 'claims'} it; nobody else bears it out."
        case Status.CONTESTED:
            return f"It is contested between {who}." if many else f"{who} both tells and denies it."
        case Status.DENIED:
            return f"It is known only from its denial by {who}."
        case Status.WITHDRAWN:
            return f"The pages that told of it no longer do: {who}."


def listed(names: Sequence[str]) -> str:
    """Names in a row: `A`, `A and B`, `A, B and 3 others`."""
    unique = list(dict.fromkeys(names))
    if not unique:
        return ""
    if len(unique) <= NAMED + 1:
        return " and ".join(part for part in (", ".join(unique[:-1]), unique[-1]) if part)
    others = count_text(len(unique) - NAMED, "other")
    return f"{', '.join(unique[:NAMED])} and {others}"


def differences(incident: Incident) -> tuple[str, ...]:
    """Each toll on which the last words of sources differ: `killed: 31 to 34`."""
    return tuple(
        f"{TOLL_WORDS[toll.kind]}: {overall_text(toll)}" for toll in incident.tolls if differs(toll)
    )


def differs(toll: ReconciledToll) -> bool:
    """Whether the figures of different sources cannot all be the same number."""
    return toll.low is not None and toll.high is not None and toll.low != toll.high
