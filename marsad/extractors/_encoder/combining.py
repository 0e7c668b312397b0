"""Puts together what the grammar and the encoder read: one claim where both tell the same.

Both say what is an event. Whose word it is, how certain, of which type, where and when, the grammar
knows best. Numbers are the grammar's; both say which of them are tolls. This was decided by
measurement: see docs/encoder.md.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from marsad.extractors._encoder.both import Both, Read, apart, overlap
from marsad.extractors._encoder.calibration import confidence_of, signs_of
from marsad.extractors._encoder.event_types import (
    TOLD_BY_WEAPONS,
    Clues,
    likeliest_type,
    story_odds,
)
from marsad.extractors._grammar.coherence import is_labour
from marsad.extractors._grammar.story import repeats
from marsad.records import Claim, SubEventType, Toll, TollKind
from marsad.vocabulary import EVENT_TYPE_OF

# An event that only the encoder finds counts from these odds of its trigger; with a sure toll, from
# the lower ones. One that only the grammar finds counts unless the encoder finds none in the whole
# sentence, and no likely toll: from .3 instead of .1 the precision on real articles is .62 instead
# of .60, the recall .79 instead of .81, and elsewhere all but the same.
SURE_EVENT, LIKELY_EVENT = 0.8, 0.5
# In a story that looks back over years what the encoder alone finds is mostly of then; of a story
# of a sentence or so it knows too little.
SURE_OF_FEW = 0.98
NO_EVENT, LIKELY_TOLL = 0.3, 0.9
# A claim whose tolls are all none, or of a story that tells of an accident, stands only in a
# sentence in which some event is this likely.
SOME_EVENT = 0.5
# A story that tells of any event with less than these odds tells of none.
NO_STORY = 0.05
EVEN = 0.5
# Two events are the same one if their triggers begin no farther apart.
SAME_TRIGGER = 3
# What two claims of one sentence share, and two that are told by the very same word.
SENTENCE, SAME_WORD = 0.5, 20.0


def combine(both: Both) -> list[Claim]:
    """The claims of both readers, in the order of the text; none of a story that tells no event."""
    if both.story_odds() < NO_STORY and not both.short:
        return []
    sure = [read for read in both.encoder if is_sure(both, read)]
    told = dict(paired(both.grammar, sure))
    found = list(of_grammar(both, sure, told))
    own = set(told.values())
    for n, read in enumerate(sure):
        if n in own or not both.of_conflict:
            continue
        claim = msgspec.structs.replace(read.claim, tolls=both.added(read.claim.tolls))
        claim = rated(both, claim, None, read)
        told_already = read.headline and any(repeats(claim, c) for c in found)
        if not told_already and not any(is_same(claim, c) for c in found):
            found.append(claim)
    return sorted((held(claim) for claim in found), key=lambda c: c.evidence.start)


def held(claim: Claim) -> Claim:
    """Who is taken in an abduction is captured, also where the words speak of an arrest."""
    kinds = {
        SubEventType.ABDUCTION: (TollKind.ARRESTED, TollKind.CAPTURED),
        SubEventType.ARRESTS: (TollKind.CAPTURED, TollKind.ARRESTED),
    }
    said = kinds.get(claim.sub_event_type) if claim.sub_event_type is not None else None
    if said is None or not any(toll.kind is said[0] for toll in claim.tolls):
        return claim
    tolls = tuple(
        msgspec.structs.replace(t, kind=said[1]) if t.kind is said[0] else t for t in claim.tolls
    )
    return msgspec.structs.replace(claim, tolls=tolls)


def is_same(claim: Claim, other: Claim) -> bool:
    """Whether a claim adds nothing to another of its sentence: no toll, nor another place."""
    if claim.tolls or not overlap(claim.evidence, other.evidence):
        return False
    here, there = ({p.text for p in c.places} for c in (claim, other))
    return claim.sub_event_type == other.sub_event_type and (not here or not there or here <= there)


def is_sure(both: Both, read: Read) -> bool:
    """Whether an event that the encoder finds is likely enough to be one."""
    claim, quote = read.claim, read.claim.evidence
    if is_labour(quote.text, read.trigger.start - quote.start, read.trigger.end - quote.start):
        return False
    places = [place for place in claim.places if overlap(place, quote)]
    told_of = places and claim.sub_event_type is not SubEventType.OTHER
    bare = not (told_of or claim.time or claim.tolls)
    if bare and (read.headline or read.told.recalled > EVEN):
        return False
    if read.trigger.sure >= (SURE_OF_FEW if both.looks_back or both.short else SURE_EVENT):
        return True
    return bool(both.added(claim.tolls)) and read.trigger.sure >= LIKELY_EVENT


def of_grammar(both: Both, encoder: Sequence[Read], told: dict[int, int]) -> Iterator[Claim]:
    """The grammar's claims, one with the encoder's where that tells the same."""
    for n, claim in enumerate(both.grammar):
        kept = both.borne_out(claim.tolls)
        if n in told:
            read = encoder[told[n]]
            # What a later sentence counts may be a part, or of another day.
            more = both.added(read.claim.tolls)
            near = apart([t for t in more if overlap(t, claim.evidence)], more)
            yield rated(both, joined(claim, read, joined_tolls(kept, near)), claim, read)
        elif stands(both, claim, kept):
            yield rated(both, msgspec.structs.replace(claim, tolls=kept), claim, None)


def rated(both: Both, claim: Claim, grammar: Claim | None, read: Read | None) -> Claim:
    """A claim with its type and how likely it is right, by what both readers saw."""
    sub_type = likeliest_type(clues_of(both, claim, grammar, read))
    typed = msgspec.structs.replace(
        claim,
        event_type=EVENT_TYPE_OF[sub_type] if sub_type is not None else None,
        sub_event_type=sub_type,
    )
    signs = signs_by_both(both, typed, grammar, read)
    return msgspec.structs.replace(typed, confidence=confidence_of(signs))


def clues_of(both: Both, claim: Claim, grammar: Claim | None, read: Read | None) -> Clues:
    """What speaks for the type of a claim, in its sentence and in the rest of the story."""
    same = read is not None and (grammar is None or likeness(grammar, read) > SENTENCE)
    if read is not None and same:
        at, own = read.trigger.start, np.array(read.told.types, np.float32)
    else:
        at, own = both.types_at(claim)
    others = [t for w in both.windows for t in w.told if abs(t.trigger.start - at) > SAME_TRIGGER]
    before = [t for t in others if t.trigger.start < at and t.trigger.sure > EVEN]
    return Clues(
        claim=claim,
        grammar=grammar,
        own=own,
        told=same,
        story=story_odds([(t.trigger.sure, t.types) for t in others]),
        before=np.array(before[-1].types, np.float32) if before else story_odds(()),
    )


def signs_by_both(
    both: Both, claim: Claim, grammar: Claim | None, read: Read | None
) -> dict[str, float]:
    """What speaks for a claim that the grammar, the encoder or both have read."""
    return signs_of(
        claim,
        own=grammar.confidence if grammar is not None else None,
        told=read.told if read is not None else None,
        event=both.event_odds(claim.evidence),
    )


def stands(both: Both, claim: Claim, tolls: Sequence[Toll]) -> bool:
    """Whether the encoder leaves standing what only the grammar reads."""
    armed = both.of_conflict or claim.sub_event_type in TOLD_BY_WEAPONS
    if (both.short or claim.evidence.start in both.headlines) and armed:
        return True
    event = both.event_odds(claim.evidence)
    if (claim.tolls and not tolls) or not both.of_conflict:
        return event >= SOME_EVENT
    return event >= NO_EVENT or any(
        both.is_rare(t) or both.toll_odds(t) >= LIKELY_TOLL for t in tolls
    )


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
    """Zero for claims of other sentences; of one sentence the nearer in tolls and type."""
    if not overlap(claim.evidence, read.trigger):
        return 0
    if claim.id == read.claim.id:
        return SAME_WORD
    tolls = sum(any(overlap(t, u) for u in read.claim.tolls) for t in claim.tolls)
    family = claim.event_type == read.claim.event_type
    same = claim.sub_event_type == read.claim.sub_event_type
    return 2 * tolls + 2 * family + same + SENTENCE


def joined(claim: Claim, read: Read, tolls: tuple[Toll, ...]) -> Claim:
    """One claim of two; what the grammar leaves open is for the encoder to say."""
    other = read.claim
    return msgspec.structs.replace(
        claim,
        sources=claim.sources or other.sources,
        actors=claim.actors or other.actors,
        places=claim.places or other.places,
        time=claim.time or other.time,
        tolls=tolls,
        control=claim.control or (other.control if not claim.places and not claim.actors else None),
    )


def joined_tolls(first: tuple[Toll, ...], more: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """The tolls of both readers; what is part of another is so by its place among all."""
    count = len(first)
    moved = [
        toll
        if toll.part_of is None
        else msgspec.structs.replace(toll, part_of=toll.part_of + count)
        for toll in more
    ]
    return (*first, *moved)
