"""Puts together what the grammar and the encoder read: one claim where both tell the same.

Both say what is an event. Whose word it is, how certain, of which type, where and when, the grammar
knows best. Numbers are the grammar's; both say which of them are tolls. This was decided by
measurement: see docs/encoder.md.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.calibration import confidence_of, signs_of
from marsad.extractors._encoder.decoding import ReadWindow, Span, Told
from marsad.extractors._grammar.story import repeats
from marsad.records import Claim, Finding, SubEventType, Toll, TollKind
from marsad.vocabulary import EVENT_TYPE_OF

# Below the first odds a number that the grammar takes for a toll is none; from the second on one
# that only the encoder takes for one is one. So toll precision rises by .08, and recall stays (s02,
# s04, d02, n03 of the corpus, which the encoder had not seen).
NO_TOLL, SURE_TOLL = 0.02, 0.98
# An event that only the encoder finds counts from these odds of its trigger; with a sure toll, from
# the lower ones. One that only the grammar finds counts unless the encoder finds none in the whole
# sentence, and no likely toll: so claim precision rises by .04, and .003 of the recall is lost.
SURE_EVENT, LIKELY_EVENT = 0.8, 0.5
# In a story that looks back over years what the encoder alone finds is mostly of then.
SURE_OF_THE_PAST = 0.98
NO_EVENT, LIKELY_TOLL = 0.1, 0.9
# A claim whose tolls are all none, or of a story that tells of an accident, stands only in a
# sentence in which some event is this likely.
SOME_EVENT = 0.5
# A story that tells of any event with less than these odds tells of none.
NO_STORY = 0.05
EVEN = 0.5
# Of noughts in these words the encoder has seen too few.
RARE = ("not ", "neither ", "no reports", "no known")
# What the grammar's type weighs beside the encoder's odds; "Attack" is its word where it knows no
# better. Of 370 types of w11 to w14, not learnt from then, 227 are right so, by the grammar 225; of
# 109 of s02, s04 and d02 72 and 68.
GRAMMAR_TYPE, VAGUE_TYPE = 0.5, 0.25
# Of these types the encoder has read few, and the grammar's words leave no doubt.
TOLD_BY_WORDS = frozenset(
    {
        SubEventType.PEACEFUL_PROTEST, SubEventType.PROTEST_WITH_INTERVENTION,
        SubEventType.EXCESSIVE_FORCE, SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE,
        SubEventType.SEXUAL_VIOLENCE, SubEventType.CHEMICAL_WEAPON, SubEventType.SUICIDE_BOMB,
        SubEventType.NON_VIOLENT_TRANSFER, SubEventType.DISRUPTED_WEAPONS_USE,
    }
)  # fmt: skip
# Of a story of so few words the encoder knows too little to deny what the grammar reads in it.
SHORT_STORY = 25
# What two claims of one sentence share, and two that are told by the very same word.
SENTENCE, SAME_WORD = 0.5, 20.0


class Read(Struct, frozen=True, kw_only=True):
    """A claim that the encoder read, all that it saw there, and whether in a headline."""

    told: Told
    claim: Claim
    headline: bool = False

    @property
    def trigger(self) -> Span:
        """The words that name its event."""
        return self.told.trigger


class Both(Struct, frozen=True, kw_only=True):
    """What the two readers found in one story; whether it is of a conflict, and of no accident.

    `looks_back` says whether its opening tells of years ago.
    `headlines` says where headlines begin: the encoder has read too few of them to rule one out.
    """

    grammar: tuple[Claim, ...]
    encoder: tuple[Read, ...]
    windows: tuple[ReadWindow, ...]
    of_conflict: bool = True
    headlines: frozenset[int] = frozenset()
    looks_back: bool = False

    def toll_odds(self, toll: Toll) -> float:
        """How likely the encoder takes these words for a toll; of places it has seen too few."""
        rare = toll.high == 0 and toll.text.casefold().startswith(RARE)
        rare |= self.short
        if toll.kind is TollKind.PLACES_TAKEN or toll.revised or rare:
            return 1.0
        return max(
            (
                w.odds(w.tolls, toll.start, toll.end)
                for w in self.windows
                if w.start <= toll.start < w.end
            ),
            default=0.0,
        )

    @property
    def short(self) -> bool:
        """Whether the story is of a sentence or so."""
        return sum(len(window.spans) for window in self.windows) < SHORT_STORY

    def story_odds(self) -> float:
        """How likely the story tells of an event: by its likeliest window."""
        return max((window.story for window in self.windows), default=1.0)

    def event_odds(self, span: Finding) -> float:
        """How likely the encoder finds some event in these words."""
        return max((w.odds(w.triggers, span.start, span.end) for w in self.windows), default=0.0)

    def borne_out(self, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
        """The grammar's tolls that the encoder does not rule out."""
        kept = [toll for toll in tolls if self.toll_odds(toll) >= NO_TOLL]
        return apart(kept, tolls)

    def added(self, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
        """The encoder's tolls that the grammar did not read, where they are sure."""
        more = [
            toll
            for toll in tolls
            if toll.kind is not TollKind.PLACES_TAKEN
            and self.toll_odds(toll) >= SURE_TOLL
            and not any(overlap(toll, read) for claim in self.grammar for read in claim.tolls)
        ]
        return apart(more, tolls)


def combine(both: Both) -> list[Claim]:
    """The claims of both readers, in the order of the text; none of a story that tells no event."""
    if both.story_odds() < NO_STORY and not (both.short and both.of_conflict):
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
    claim = read.claim
    places = [place for place in claim.places if overlap(place, claim.evidence)]
    told_of = places and claim.sub_event_type is not SubEventType.OTHER
    bare = not (told_of or claim.time or claim.tolls)
    if bare and (read.headline or read.told.recalled > EVEN):
        return False
    if read.trigger.sure >= (SURE_OF_THE_PAST if both.looks_back else SURE_EVENT):
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
    """A claim with how likely it is right, by what both readers saw."""
    signs = signs_by_both(both, claim, grammar, read)
    return msgspec.structs.replace(claim, confidence=confidence_of(signs))


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
    if (both.short or claim.evidence.start in both.headlines) and both.of_conflict:
        return True
    event = both.event_odds(claim.evidence)
    if (claim.tolls and not tolls) or not both.of_conflict:
        return event >= SOME_EVENT
    return event >= NO_EVENT or any(both.toll_odds(t) >= LIKELY_TOLL for t in tolls)


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
    # Who was hit is named, and no fighters: then the grammar knows why it says "Attack".
    named = claim.sub_event_type is SubEventType.ATTACK and any(t.group for t in claim.tolls)
    sub_type = claim.sub_event_type if named else likeliest_type(claim.sub_event_type, read.told)
    return msgspec.structs.replace(
        claim,
        event_type=EVENT_TYPE_OF[sub_type] if sub_type is not None else None,
        sub_event_type=sub_type,
        sources=claim.sources or other.sources,
        actors=claim.actors or other.actors,
        places=claim.places or other.places,
        time=claim.time or other.time,
        tolls=tolls,
        control=claim.control or (other.control if not claim.places and not claim.actors else None),
    )


def likeliest_type(grammar: SubEventType | None, told: Told) -> SubEventType | None:
    """The type for which both readers together speak most."""
    if grammar in TOLD_BY_WORDS:
        return grammar
    said = VAGUE_TYPE if grammar is SubEventType.ATTACK else GRAMMAR_TYPE
    odds = {kind: odd + said * (kind is grammar)
            for kind, odd in zip(scheme.TYPES, told.types, strict=True)}  # fmt: skip
    return max(odds, key=lambda kind: odds[kind])


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


def apart(kept: Sequence[Toll], before: Sequence[Toll]) -> tuple[Toll, ...]:
    """Some of the tolls of a claim, each part of the same one as before if that is still there."""
    return tuple(
        msgspec.structs.replace(
            toll,
            part_of=kept.index(before[toll.part_of])
            if toll.part_of is not None and before[toll.part_of] in kept
            else None,
        )
        for toll in kept
    )


def overlap(one: Finding | Span, other: Finding | Span) -> bool:
    return one.start < other.end and other.start < one.end
