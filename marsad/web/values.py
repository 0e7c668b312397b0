"""The values of a claim as the pages show them: each with its words and where these stand."""

from collections.abc import Iterator

from msgspec import Struct

from marsad.records import Claim, Extent, Finding
from marsad.web.code_words import CHANGES, words_of
from marsad.web.days_said import days_text
from marsad.web.outlets import outlet_words
from marsad.web.place_names import place_name
from marsad.web.tongue import mark, mark_in, say
from marsad.web.wording import not_stated, place_detail, place_text, toll_detail, toll_text

# The kinds of value, in words.
KINDS = {
    "source": mark("source"),
    "toll": mark("toll"),
    "actor": mark_in("of a claim", "actor"),
    "weapon": mark("weapon"),
    "place": mark("place"),
    "time": mark("time"),
}


class Value(Struct, frozen=True, kw_only=True):
    """One value of a claim: `key` names it within the claim, `words` is what was read."""

    key: str
    kind: str
    kind_words: str
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
        yield _value("actor", n, actor.name, words_of(actor.role), actor)
    for n, weapon in enumerate(claim.weapons):
        yield _value("weapon", n, weapon.type, None, weapon)
    for n, place in enumerate(claim.places):
        yield _value("place", n, place_text(place), place_detail(place), place)
    if claim.time is not None:
        precision = claim.time.precision
        yield _value(
            "time", 0, days_text(claim.time), precision and words_of(precision), claim.time
        )


def _value(kind: str, n: int, words: str, detail: str | None, finding: Finding) -> Value:
    return Value(
        key=f"{kind}-{n}",
        kind=kind,
        kind_words=say(KINDS[kind]),
        words=words,
        detail=detail or None,
        finding=finding,
    )


def control_of(claim: Claim) -> str | None:
    """What a claim says of who holds a place: `most of Aleppo, taken by HTS`."""
    control = claim.control
    if control is None:
        return None
    place = say("place not stated")
    if control.place is not None:
        place = place_name(claim.places[control.place])
    if control.extent is Extent.MOST:
        place = say("most of {place}", place=place)
    if control.extent is Extent.PART:
        place = say("part of {place}", place=place)
    holder = not_stated() if control.holder is None else claim.actors[control.holder].name
    return say(CHANGES[control.change], place=place, holder=holder)


def speaker_of(claim: Claim, outlet: str) -> str:
    """Whose word a claim is: the source nearest to the fact, or the outlet's own voice."""
    return claim.sources[-1].name if claim.sources else outlet_words(outlet)
