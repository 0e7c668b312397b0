"""A party's word for its own feat, or its enemy's crime or losses, is a claim; its losses are not.

Who is a party is told by the registry's kinds and alliances, else by the words of the name. What
somebody else on the page tells as well, who is no party, is no longer one side's word alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from marsad.coding.party_words import party_words, words_of
from marsad.coding.sides import Side, sides_of, toll_side
from marsad.coding.speakers import Party, Speaker, page_speaker, speaker_of
from marsad.coding.voices import accuses, is_partisan
from marsad.records import (
    ActorRole,
    Claim,
    ClaimId,
    ControlChange,
    EventType,
    Modality,
    SubEventType,
    TollKind,
    TollScope,
)
from marsad.registry.store import Registry

FEAT_TYPES = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS})
FEAT_SUB_TYPES = frozenset(
    {
        SubEventType.DISRUPTED_WEAPONS_USE,
        SubEventType.NON_VIOLENT_TRANSFER,
        SubEventType.CHANGE_TO_GROUP,
        SubEventType.LOOTING,
    }
)
# Who withdraws, surrenders or defects gives way: a feat of the other side.
GIVING_WAY = frozenset({SubEventType.NON_VIOLENT_TRANSFER, SubEventType.CHANGE_TO_GROUP})
HARMED = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.CAPTURED, TollKind.SURRENDERED})
ENEMY_WORDS = re.compile(
    r"\b(?:the|an?|of|our|its|their) enemy\b|\benemy (?:losses|dead|soldiers|troops)", re.IGNORECASE
)
OWN_DEAD = re.compile(
    r"\b(?:its|our|his|their) (?:own )?(?:[\w-]+ )?"
    r"(?:soldiers|men|troops|fighters|dead|losses|ranks)"
    r"|\b(?:lost|losing|lose|loses|suffered)\b",
    re.IGNORECASE,
)
FREED = re.compile(
    r"\b(?:rescued|freed|liberated|set free|let (?:them|her|him) go)\b", re.IGNORECASE
)
MOURNING = re.compile(
    r"\b(?:mourns?|condolences|martyrs|martyrdom|(?:were|was|been) martyred"
    r"|our (?:own )?loss\w*)\b",
    re.IGNORECASE,
)
BEATEN = re.compile(
    r"\b(?:repel\w*|repuls\w*|foil\w*|thwart\w*|rout(?:ed|ing)|beat(?:en)? (?:off|back))\b",
    re.IGNORECASE,
)


def mark_feats(
    claims: Sequence[Claim], text: str, registry: Registry, *, places: Iterable[str] = ()
) -> tuple[Claim, ...]:
    """The claims of one story, with what only a party bears out marked as claimed.

    `places` are the names of places in the story: a place that speaks is its government.
    """
    named = frozenset(name.casefold() for name in places)
    page = page_speaker(text, registry) if is_partisan(text, registry) else None
    speakers = {c.id: speaker_of(c, page, registry, named) for c in claims}
    feats = {c.id for c in claims if is_feat(c, speakers[c.id], registry, page=page)}
    return tuple(
        msgspec.structs.replace(c, modality=Modality.CLAIMED)
        if c.id in feats and not borne_out(c, claims, speakers)
        else c
        for c in claims
    )


def is_feat(
    claim: Claim, speaker: Speaker | None, registry: Registry, *, page: Speaker | None
) -> bool:
    """Whether a claim is a party's own feat, or its enemy's losses or crime, in its own word."""
    if speaker is None or speaker.party is Party.NONE or claim.modality is not Modality.ASSERTED:
        return False
    if admits(claim) or recalls(claim):
        return False
    words = claim.evidence.text
    sides = {role: sides_of(claim, role, speaker, registry) for role in ActorRole}
    harmed = {
        toll_side(t, claim.evidence, speaker)
        for t in claim.tolls
        if t.kind in HARMED and t.high != 0
    }
    if ENEMY_WORDS.search(words):
        harmed |= {Side.ENEMY}
    hit = sides[ActorRole.RECIPIENT] | harmed
    if Side.OWN in hit and BEATEN.search(words) and not OWN_DEAD.search(words):
        # Who beats off an attack tells of the soldiers whom it cost the enemy.
        hit = (hit - {Side.OWN}) | {Side.ENEMY}
    cast = Cast(doers=sides[ActorRole.ACTOR], hit=hit)
    return is_sided(claim, cast, speaker, own_voice=speaker is page)


class Cast(Struct, frozen=True, kw_only=True):
    """On whose side those stand who did it, and those who suffered it."""

    doers: set[Side]
    hit: set[Side]

    @property
    def own_loss(self) -> bool:
        """Whether only the speaker's own side is told to have suffered."""
        if self.hit == {Side.OWN}:
            return True
        return Side.OWN in self.hit and Side.ENEMY not in self.hit and Side.OWN not in self.doers


def is_sided(claim: Claim, cast: Cast, speaker: Speaker, *, own_voice: bool) -> bool:
    """Whether the words are a feat of the speaker's side, or its enemy's losses or crime."""
    mixed = speaker.party is Party.AUTHORITY and cast.hit & {Side.OWN, Side.CIVILIAN}
    if Side.ENEMY in cast.hit and not mixed and not only_arrests(claim):
        return True
    if not can_be_feat(claim) or (cast.own_loss and not takes_ground(claim)):
        return False
    if claim.control is not None and claim.control.change is ControlChange.HELD:
        return Side.OWN in cast.doers
    if own_voice:
        return is_own_boast(claim, cast)
    if claim.sub_event_type in GIVING_WAY:
        return Side.ENEMY in cast.doers
    if Side.OWN in cast.doers:
        return is_boast(claim, cast, speaker)
    return speaker.party is not Party.AUTHORITY and is_charge(claim, cast, speaker)


def only_arrests(claim: Claim) -> bool:
    killed = any(t.kind is TollKind.KILLED for t in claim.tolls)
    return claim.sub_event_type is SubEventType.ARRESTS and not killed


def takes_ground(claim: Claim) -> bool:
    change = claim.control.change if claim.control is not None else None
    return change in {ControlChange.TAKEN, ControlChange.RETAKEN}


def is_boast(claim: Claim, cast: Cast, speaker: Speaker) -> bool:
    """Whether one's own deed is told as a feat.

    Who tells of civilians that it killed admits it, but a rebel group boasts of them; that both
    sides fight on is nobody's feat.
    """
    if cast.doers >= {Side.OWN, Side.ENEMY} and not cast.hit and not takes_ground(claim):
        return BEATEN.search(claim.evidence.text) is not None
    if speaker.party is Party.AUTHORITY:
        return takes_ground(claim) or claim.sub_event_type in FEAT_SUB_TYPES
    return speaker.party is Party.REBEL or Side.CIVILIAN not in cast.hit


def is_charge(claim: Claim, cast: Cast, speaker: Speaker) -> bool:
    """Whether a fighting party tells of its enemy's deeds, or of blows that can only be its own."""
    words = claim.evidence.text
    if BEATEN.search(words) or (cast.hit and accuses(words)):
        return True
    if cast.doers:
        # That it was attacked tells of no feat; whom its enemy harmed is an accusation.
        return bool(cast.hit) or claim.event_type is not EventType.BATTLES
    if claim.control is not None or claim.sub_event_type in FEAT_SUB_TYPES:
        return True
    if speaker.party is Party.REBEL:
        return True
    return claim.event_type is EventType.EXPLOSIONS and not cast.hit


def is_own_boast(claim: Claim, cast: Cast) -> bool:
    """Whether a party tells it on its own page for its side: no retreat, no attack on itself."""
    if claim.sub_event_type in GIVING_WAY:
        return Side.OWN not in cast.doers
    if MOURNING.search(claim.evidence.text) and Side.ENEMY not in cast.hit | cast.doers:
        return claim.event_type is not EventType.BATTLES
    attacked = Side.ENEMY in cast.doers and claim.event_type is EventType.BATTLES
    return bool(cast.hit) or not attacked


def can_be_feat(claim: Claim) -> bool:
    if claim.sub_event_type is SubEventType.OTHER:
        return FREED.search(claim.evidence.text) is not None
    held = claim.event_type is None and claim.control is not None
    return claim.event_type in FEAT_TYPES or claim.sub_event_type in FEAT_SUB_TYPES or held


def recalls(claim: Claim) -> bool:
    """Whether all that it counts is of an older event."""
    return bool(claim.tolls) and all(t.scope is TollScope.PAST for t in claim.tolls)


def admits(claim: Claim) -> bool:
    """Whether the cue is of one who speaks against himself: "acknowledged", "admitted"."""
    cue = claim.sources[-1].cue if claim.sources else None
    return cue is not None and bool(words_of(cue) & party_words().listed("admitting"))


def borne_out(
    claim: Claim, claims: Iterable[Claim], speakers: Mapping[ClaimId, Speaker | None]
) -> bool:
    """Whether somebody who is no party tells the same: the type, the place, and as many."""
    return any(
        other is not claim
        and other.modality is Modality.ASSERTED
        and is_no_party(speakers[other.id])
        and other.sub_event_type == claim.sub_event_type
        and places_of(other) == places_of(claim)
        and figures(claim) <= figures(other)
        and (figures(claim) or claim.control is not None)
        for other in claims
    )


def is_no_party(speaker: Speaker | None) -> bool:
    return speaker is None or speaker.party is Party.NONE


def places_of(claim: Claim) -> set[str]:
    return {(p.name or p.text).casefold() for p in claim.places[:1]}


def figures(claim: Claim) -> set[tuple[TollKind, int | None, int | None]]:
    return {(t.kind, t.low, t.high) for t in claim.tolls}
