"""Whose word a claim is, as a party to the fight: who commands, who governs, rebels, nobody."""

from enum import StrEnum

import msgspec
from msgspec import Struct

from marsad.coding.party_words import party_words, words_of
from marsad.coding.voices import OPENING
from marsad.records import Actor, ActorRole, Claim, Source
from marsad.registry import Entry
from marsad.registry.kinds import KINDS
from marsad.registry.store import Registry

# A party's own people who report for it, and the media that a state speaks through.
OWN_REPORTERS = frozenset({"correspondent", "our", "reporter", "spokesman", "source", "ministry"})
MEDIA = frozenset({"television", "tv", "radio", "media", "agency", "broadcaster", "newspaper"})
GROUPS = frozenset({"group", "movement", "faction"})


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
    """The party for which a medium speaks, where the registry has it serve fighters."""
    if entry.kind not in {"media", "news_agency"}:
        return None
    served = [tie if isinstance(tie, str) else tie.id for tie in (*entry.serves, *entry.allies)]
    armed = any(KINDS[registry.get(other).kind].armed for other in served)
    return Party.REBEL if armed else None


def party_of(entry: Entry | None, words: frozenset[str]) -> Party:
    """What a source is to the fight, by its kind, else by the words of its name."""
    commands = words & party_words().listed("commands")
    if "civil" in words or (words & party_words().listed("civil") and not commands):
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
