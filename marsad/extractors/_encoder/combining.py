"""Puts together what the grammar and the encoder read: one claim where both tell the same.

Which of the two is believed for which value was decided on the corpus: see docs/encoder.md.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from marsad.extractors._encoder.decoding import Span
from marsad.records import Claim, Finding, Toll

# The encoder's own claims count from this certainty of their trigger.
SURE = 0.5


class Read(Struct, frozen=True, kw_only=True):
    """A claim that the encoder read, and the words that name its event."""

    trigger: Span
    claim: Claim


def combine(grammar: Sequence[Claim], encoder: Sequence[Read]) -> list[Claim]:
    """The claims of both, in the order of the text."""
    pairs = paired(grammar, encoder)
    told = dict(pairs)
    own = {n for n, _ in pairs}
    counted = [t for c in grammar for t in c.tolls]
    found = [
        joined(claim, encoder[told[n]].claim, counted) if n in own else claim
        for n, claim in enumerate(grammar)
    ]
    taken = set(told.values())
    found += [
        without_tolls(read.claim, counted)
        for n, read in enumerate(encoder)
        if n not in taken and read.trigger.sure >= SURE
    ]
    return sorted(found, key=lambda c: c.evidence.start)


def paired(grammar: Sequence[Claim], encoder: Sequence[Read]) -> list[tuple[int, int]]:
    """Which claims tell the same event: the most alike first, each once."""
    likely = sorted(
        (-alike, i, j)
        for i, claim in enumerate(grammar)
        for j, read in enumerate(encoder)
        if (alike := likeness(claim, read)) > 0
    )
    found: dict[int, int] = {}
    for _, i, j in likely:
        if i not in found and j not in found.values():
            found[i] = j
    return sorted(found.items())


def likeness(claim: Claim, read: Read) -> float:
    """Zero for claims of other sentences, and for those that share neither type nor toll."""
    if not overlap(claim.evidence, read.trigger):
        return 0
    tolls = sum(any(overlap(t, u) for u in read.claim.tolls) for t in claim.tolls)
    family = claim.event_type == read.claim.event_type
    return 2 * tolls + 2 * family + (claim.sub_event_type == read.claim.sub_event_type)


def joined(claim: Claim, read: Claim, counted: Sequence[Toll]) -> Claim:
    """One claim of two: what the grammar leaves open is the encoder's to say."""
    more = tuple(t for t in read.tolls if not any(overlap(t, u) for u in counted))
    return msgspec.structs.replace(
        claim,
        event_type=read.event_type,
        sub_event_type=read.sub_event_type,
        modality=read.modality,
        actors=claim.actors or read.actors,
        places=claim.places or read.places,
        time=claim.time or read.time,
        tolls=(*claim.tolls, *(without_part(t) for t in more)),
        control=claim.control or (read.control if not claim.places and not claim.actors else None),
    )


def without_tolls(claim: Claim, counted: Sequence[Toll]) -> Claim:
    """The claim without the tolls that the grammar gave to another."""
    kept = tuple(t for t in claim.tolls if not any(overlap(t, u) for u in counted))
    if len(kept) == len(claim.tolls):
        return claim
    return msgspec.structs.replace(claim, tolls=tuple(without_part(t) for t in kept))


def without_part(toll: Toll) -> Toll:
    return msgspec.structs.replace(toll, part_of=None) if toll.part_of is not None else toll


def overlap(one: Finding | Span, other: Finding | Span) -> bool:
    return one.start < other.end and other.start < one.end
