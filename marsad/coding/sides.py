"""On whose side those stand who act or suffer in a claim, seen from who speaks."""

import re
from enum import StrEnum

from marsad.coding.party_words import party_words, words_of
from marsad.coding.speakers import Party, Speaker
from marsad.records import Actor, ActorRole, Claim, Quote, Toll
from marsad.registry import Entry
from marsad.registry.kinds import KINDS
from marsad.registry.store import Registry

# Who only attacked is not yet somebody's enemy by name.
NAMELESS = frozenset({"gunman", "gunmen", "attacker", "assailant", "kidnapper", "raider", "man"})
# What follows a number of one's own: "103 soldiers of its 12th brigade".
OF_ITS = re.compile(
    r"\s*(?:[\w-]+ ){0,2}(?:of|from|in|among) (?:its|his|their|our) ", re.IGNORECASE
)
SELF = frozenset({"its", "we", "our", "ours", "their", "his", "us", "i", "my"})


class Side(StrEnum):
    """Where somebody stands, seen from the source of a claim."""

    OWN = "own"
    ENEMY = "enemy"
    CIVILIAN = "civilian"
    OPEN = "open"


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
    if words >= {"other", "side"}:
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
