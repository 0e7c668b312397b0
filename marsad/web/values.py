"""The values of a claim as the pages show them: each with its words and where these stand."""

from collections.abc import Iterator

from msgspec import Struct

from marsad.records import Claim, ControlChange, Extent, Finding
from marsad.web.wording import (
    days_text,
    place_detail,
    place_text,
    toll_detail,
    toll_text,
)


class Value(Struct, frozen=True, kw_only=True):
    """One value of a claim: `key` names it within the claim, `words` is what was read."""

    key: str
    kind: str
    words: str
    detail: str | None
    finding: Finding


def values_of(claim: Claim) -> tuple[Value, ...]:
    """Every finding of a claim but its evidence: who says, what harm, who, where, when."""
    return tuple(_values(claim))


def _values(claim: Claim) -> Iterator[Value]:
    for n, source in enumerate(claim.sources):
        yield _value("source", n, source.name, source.cue, source)
    for n, toll in enumerate(claim.tolls):
        yield _value("toll", n, toll_text(toll), toll_detail(toll), toll)
    for n, actor in enumerate(claim.actors):
        yield _value("actor", n, actor.name, actor.role.value, actor)
    for n, weapon in enumerate(claim.weapons):
        yield _value("weapon", n, weapon.type, None, weapon)
    for n, place in enumerate(claim.places):
        yield _value("place", n, place_text(place), place_detail(place), place)
    if claim.time is not None:
        precision = claim.time.precision
        yield _value("time", 0, days_text(claim.time), precision and precision.value, claim.time)


def _value(kind: str, n: int, words: str, detail: str | None, finding: Finding) -> Value:
    return Value(key=f"{kind}-{n}", kind=kind, words=words, detail=detail or None, finding=finding)


CHANGE_WORDS = {
    ControlChange.TAKEN: "taken by",
    ControlChange.RETAKEN: "retaken by",
    ControlChange.LOST: "lost by",
    ControlChange.HELD: "held by",
    ControlChange.CONTESTED: "contested by",
}


def control_of(claim: Claim) -> str | None:
    """What a claim says of who holds a place: `most of Aleppo, taken by HTS`."""
    control = claim.control
    if control is None:
        return None
    place = "place not stated"
    if control.place is not None:
        place = claim.places[control.place].name or claim.places[control.place].text
    extent = f"{control.extent.value} of " if control.extent in (Extent.MOST, Extent.PART) else ""
    holder = "not stated" if control.holder is None else claim.actors[control.holder].name
    return f"{extent}{place}, {CHANGE_WORDS[control.change]} {holder}"


def speaker_of(claim: Claim, outlet: str) -> str:
    """Whose word a claim is: the source nearest to the fact, or the outlet's own voice."""
    return claim.sources[-1].name if claim.sources else outlet
