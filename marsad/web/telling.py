"""An incident in plain words: one sentence made of what its claims say, and by whom."""

from collections.abc import Sequence

from marsad.records import ActorRole, Incident, ReconciledToll, Status
from marsad.vocabulary import TOLL_ORDER
from marsad.web.code_words import words_of
from marsad.web.days_said import days_text
from marsad.web.outlets import outlet_words
from marsad.web.tongue import counted, say, say_in
from marsad.web.wording import event_text, is_point, overall_text, place_text, with_kind

# So many names stand in a sentence; the others are counted.
NAMED = 2


def what_happened(incident: Incident) -> str:
    """The headline with place, days and doers: `Armed clash in Idlib, Syria, 29 Nov 2024`."""
    parts = [_where(incident)]
    if incident.time is not None and (incident.time.earliest or incident.time.latest):
        parts.append(days_text(incident.time))
    names = [actor.name for actor in incident.actors if actor.role is ActorRole.ACTOR]
    told = ", ".join(parts)
    if not names:
        return told
    return counted(
        "{what}; named as acting: {who}",
        "{what}; named as acting: {who}",
        len(set(names)),
        what=told,
        who=listed(names),
    )


def _where(incident: Incident) -> str:
    """What happened, and at which place, or somewhere in which."""
    what, place = event_text(incident), incident.place
    if place is None:
        return say("{what}, place not stated", what=what)
    where = place_text(place)
    if is_point(place):
        return say_in("at a place", "{what} in {place}", what=what, place=where)
    return say_in("somewhere in a place", "{what} in {place}", what=what, place=where)


def how_many(incident: Incident) -> str:
    """All tolls in the order of gravity: `31–34 killed, 117 injured`."""
    tolls = sorted(incident.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    if not tolls:
        return say("No source gives a toll.")
    return ", ".join(with_kind(overall_text(toll), toll) for toll in tolls) + "."


def on_whose_word(incident: Incident) -> str:
    """How well it is borne out, and by whom, with the names."""
    sentence = _on_whose_word(incident)
    return sentence[:1].upper() + sentence[1:]


def _on_whose_word(incident: Incident) -> str:
    names = list(dict.fromkeys(outlet_words(origin.name) for origin in incident.origins))
    who, count = listed(names), len(names)
    match incident.status:
        case Status.CORROBORATED:
            return counted(
                "{n} independent source bear it out: {who}.",
                "{n} independent sources bear it out: {who}.",
                incident.independent_origins,
                who=who,
            )
        case Status.SINGLE_SOURCE:
            if count > 1:
                return say("Only one independent source asserts it; told of by {who}.", who=who)
            return say("It rests on one independent source: {who}.", who=who)
        case Status.CLAIMED:
            return counted(
                "{who} claims it; nobody else bears it out.",
                "{who} claim it; nobody else bears it out.",
                count,
                who=who,
            )
        case Status.CONTESTED:
            if count > 1:
                return say("It is contested between {who}.", who=who)
            return say("{who} both tells and denies it.", who=who)
        case Status.DENIED:
            return say("It is known only from its denial by {who}.", who=who)
        case Status.WITHDRAWN:
            return say("The pages that told of it no longer do: {who}.", who=who)


def listed(names: Sequence[str]) -> str:
    """Names in a row: `A`, `A and B`, `A, B and 3 others`."""
    unique = list(dict.fromkeys(names))
    if len(unique) <= 1:
        return "".join(unique)
    if len(unique) <= NAMED + 1:
        return say("{names} and {last}", names=", ".join(unique[:-1]), last=unique[-1])
    return counted(
        "{names} and {n} other",
        "{names} and {n} others",
        len(unique) - NAMED,
        names=", ".join(unique[:NAMED]),
    )


def differences(incident: Incident) -> tuple[str, ...]:
    """Each toll on which the last words of sources differ: `killed: 31 to 34`."""
    return tuple(
        f"{words_of(toll.kind)}: {overall_text(toll)}" for toll in incident.tolls if differs(toll)
    )


def differs(toll: ReconciledToll) -> bool:
    """Whether the figures of different sources cannot all be the same number."""
    return toll.low is not None and toll.high is not None and toll.low != toll.high
