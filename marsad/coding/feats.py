"""A party's word for its own feat, or its enemy's crime or losses, is a claim; its losses are not.

Who is a party is told by the registry's kinds and alliances, else by the words of the name. What
somebody else on the page tells as well, who is no party, is no longer one side's word alone.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec
from msgspec import Struct

from marsad.coding.voices import OPENING, accuses, is_partisan, party_words
from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    ControlChange,
    EventType,
    Modality,
    Quote,
    Source,
    SubEventType,
    Toll,
    TollKind,
    TollScope,
)
from marsad.registry import Entry
from marsad.registry.kinds import KINDS
from marsad.registry.store import Registry

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
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
# A party's own people who report for it, and the media that a state speaks through.
OWN_REPORTERS = frozenset({"correspondent", "our", "reporter", "spokesman", "source", "ministry"})
MEDIA = frozenset({"television", "tv", "radio", "media", "agency", "broadcaster", "newspaper"})
GROUPS = frozenset({"group", "movement", "faction"})
# Who only attacked is not yet somebody's enemy by name.
NAMELESS = frozenset({"gunman", "gunmen", "attacker", "assailant", "kidnapper", "raider", "man"})
HARMED = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.CAPTURED, TollKind.SURRENDERED})
POSSESSIVE = re.compile(r"['’]s?$")
ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("tted", ("t",)),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("men", ("man",)),
)
# What follows a number of one's own: "103 soldiers of its 12th brigade".
OF_ITS = re.compile(
    r"\s*(?:[\w-]+ ){0,2}(?:of|from|in|among) (?:its|his|their|our) ", re.IGNORECASE
)
ENEMY_WORDS = re.compile(
    r"\b(?:the|an?|of|our|its|their) enemy\b|\benemy (?:losses|dead|soldiers|troops)", re.IGNORECASE
)
FREED = re.compile(
    r"\b(?:rescued|freed|liberated|set free|let (?:them|her|him) go)\b", re.IGNORECASE
)
MOURNING = re.compile(
    r"\b(?:mourns?|condolences|martyrs|martyrdom|(?:were|was) martyred|our (?:own )?loss\w*)\b",
    re.IGNORECASE,
)
BEATEN = re.compile(
    r"\b(?:repel\w*|repuls\w*|foil\w*|thwart\w*|rout(?:ed|ing)|beat(?:en)? (?:off|back))\b",
    re.IGNORECASE,
)
SELF = frozenset({"its", "we", "our", "ours", "their", "his", "us", "i", "my"})


class Side(StrEnum):
    """Where somebody stands, seen from the source of a claim."""

    OWN = "own"
    ENEMY = "enemy"
    CIVILIAN = "civilian"
    OPEN = "open"


class Party(StrEnum):
    """What a source is to the fight: it commands fighters, governs, or is no party."""

    REBEL = "rebel"
    COMMAND = "command"
    AUTHORITY = "authority"
    NONE = "none"


class Speaker(Struct, frozen=True, kw_only=True):
    """Whose word a claim is, as a party: a source, or the page itself where it takes sides."""

    party: Party
    entry: Entry | None = None
    name: str = ""
    side_known: bool = True


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


def page_speaker(text: str, registry: Registry) -> Speaker:
    """The party as which a page speaks: the first that its opening names."""
    for mention in registry.find(text[:OPENING]):
        kind = KINDS[mention.entry.kind]
        if (kind.armed or kind.state) and not kind.independent:
            party = Party.COMMAND if kind.state else Party.REBEL
            return Speaker(party=party, entry=mention.entry, name=mention.entry.name)
    return Speaker(party=Party.COMMAND, side_known=False)


def speaker_of(
    claim: Claim, page: Speaker | None, registry: Registry, places: frozenset[str]
) -> Speaker | None:
    """The source nearest to the fact as a party; the page where it credits nobody, or its own."""
    if not claim.sources:
        return page
    source = claim.sources[-1]
    speaker = as_speaker(source, registry)
    if page is not None and speaker.entry is not None and speaker.entry.kind == "state_media":
        return page
    if speaker.party is not Party.NONE or (speaker.entry is not None and page is None):
        return speaker
    if source.text.casefold() in places:
        return msgspec.structs.replace(speaker, party=Party.COMMAND)
    words = words_of(source.text)
    if page is not None and words & OWN_REPORTERS:
        return page
    fought = any(is_self(a, source) for a in claim.actors if a.role is ActorRole.ACTOR)
    if fought and speaker.entry is None and not words & party_words().listed("civilians"):
        return msgspec.structs.replace(speaker, party=Party.REBEL)
    return speaker


def is_self(actor: Actor, source: Source) -> bool:
    """Whether who speaks tells of what he did himself: "it said it had ambushed"."""
    return actor.name.casefold() == source.name.casefold()


def as_speaker(source: Source, registry: Registry) -> Speaker:
    entry = registry.get(source.id) if source.id is not None else None
    words = words_of(f"{source.text} {source.name}")
    voice = mouthpiece_of(entry, registry) if entry is not None else None
    return Speaker(party=voice or party_of(entry, words), entry=entry, name=source.name)


def mouthpiece_of(entry: Entry, registry: Registry) -> Party | None:
    """The party for which a medium speaks, where the registry lists fighters as its allies."""
    if entry.kind not in {"media", "news_agency"}:
        return None
    armed = any(KINDS[registry.get(ally).kind].armed for ally in entry.allies)
    return Party.REBEL if armed else None


def party_of(entry: Entry | None, words: frozenset[str]) -> Party:
    """What a source is to the fight, by its kind, else by the words of its name."""
    commands = words & party_words().listed("commands")
    if words & party_words().listed("civil") and not commands:
        return Party.NONE
    if entry is None:
        return party_by_words(words)
    kind = KINDS[entry.kind]
    if kind.independent or entry.kind == "state_media":
        return Party.COMMAND if entry.kind == "state_media" else Party.NONE
    if kind.armed and not kind.state:
        return Party.REBEL
    if commands or entry.kind == "state_force":
        return Party.COMMAND
    return Party.AUTHORITY if kind.state else Party.NONE


def party_by_words(words: frozenset[str]) -> Party:
    tables = party_words()
    if words & {"state", "official"} and words & MEDIA:
        return Party.COMMAND
    if words & GROUPS:
        return Party.REBEL
    if words & tables.listed("commands") and "police" not in words:
        return Party.COMMAND
    if words & tables.listed("authorities"):
        return Party.AUTHORITY
    return Party.REBEL if words & tables.listed("rebels") else Party.NONE


def is_feat(
    claim: Claim, speaker: Speaker | None, registry: Registry, *, page: Speaker | None
) -> bool:
    """Whether a claim is a party's own feat, or its enemy's losses or crime, in its own word."""
    if speaker is None or speaker.party is Party.NONE or claim.modality is not Modality.ASSERTED:
        return False
    if admits(claim) or recalls(claim):
        return False
    sides = {role: sides_of(claim, role, speaker, registry) for role in ActorRole}
    harmed = {
        toll_side(t, claim.evidence, speaker)
        for t in claim.tolls
        if t.kind in HARMED and t.high != 0
    }
    if ENEMY_WORDS.search(claim.evidence.text):
        harmed |= {Side.ENEMY}
    cast = Cast(doers=sides[ActorRole.ACTOR], hit=sides[ActorRole.RECIPIENT] | harmed)
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
    if Side.ENEMY in cast.hit and claim.sub_event_type is not SubEventType.ARRESTS and not mixed:
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


def sides_of(claim: Claim, role: ActorRole, speaker: Speaker, registry: Registry) -> set[Side]:
    return {
        side_of(a, speaker, registry)
        for a in claim.actors
        if a.role is role and not (role is ActorRole.ACTOR and is_nameless(a))
    }


def is_nameless(actor: Actor) -> bool:
    return actor.id is None and bool(words_of(actor.text) & NAMELESS)


def side_of(actor: Actor, speaker: Speaker, registry: Registry) -> Side:
    """Where a party to the event stands, seen from who speaks."""
    first = actor.text.casefold().split()[0]
    if actor.name.casefold() == speaker.name.casefold() or first in SELF:
        return Side.OWN
    entry = registry.get(actor.id) if actor.id is not None else None
    if entry is not None and speaker.entry is not None:
        if registry.allied(entry, speaker.entry):
            return Side.OWN
        return Side.ENEMY if KINDS[entry.kind].armed else Side.OPEN
    return side_by_words(words_of(actor.text), speaker, entry)


def toll_side(toll: Toll, evidence: Quote, speaker: Speaker) -> Side:
    words = words_of(f"{toll.group or ''} {toll.text}")
    after = evidence.text[max(0, toll.end - evidence.start) :]
    own = OF_ITS.match(after) or OF_ITS.search(toll.text)
    return Side.OWN if own else side_by_words(words, speaker, None)


def side_by_words(words: frozenset[str], speaker: Speaker, entry: Entry | None) -> Side:
    """Where those stand who have no name that the registry knows beside the speaker's."""
    tables = party_words()
    if words & {"our", "own", "comrade", "hero"}:
        return Side.OWN
    if words & {"enemy", "adversary", "foe", "occupier", "invader", "aggressor"}:
        return Side.ENEMY
    if not speaker.side_known:
        return Side.CIVILIAN if words & tables.listed("civilians") else Side.OPEN
    if entry is not None and speaker.party is not Party.REBEL:
        kind = KINDS[entry.kind]
        if kind.state:
            unnamed = speaker.entry is None and speaker.party is Party.COMMAND
            return Side.OWN if unnamed else Side.OPEN
        hostile = kind.armed and not kind.independent and not entry.allies
        return Side.ENEMY if hostile else Side.OPEN
    if speaker.party is Party.AUTHORITY and words & NAMELESS:
        return Side.OPEN
    rebels, soldiers = words & tables.listed("rebels"), words & tables.listed("soldiers")
    own, other = (rebels, soldiers) if speaker.party is Party.REBEL else (soldiers, rebels)
    if other:
        return Side.ENEMY
    if own:
        return Side.OWN
    return Side.CIVILIAN if words & tables.listed("civilians") else Side.OPEN


def borne_out(claim: Claim, claims: Iterable[Claim], speakers: dict[str, Speaker | None]) -> bool:
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


def words_of(text: str) -> frozenset[str]:
    """The words of a phrase, and what they may be forms of."""
    words = {POSSESSIVE.sub("", m.group().casefold()) for m in WORD.finditer(text)}
    words |= {part for word in words for part in word.split("-")}
    return frozenset(form for word in words for form in forms_of(word))


def forms_of(word: str) -> set[str]:
    """A word and what it may be a regular form of: "mercenaries", "acknowledged"."""
    found = {word}
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found |= {word.removesuffix(ending) + letters for letters in instead}
    return found
