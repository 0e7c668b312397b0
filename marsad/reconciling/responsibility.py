"""The responsibility matrix: who accuses whom, who admits, who denies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from marsad.matching.instruments import doer_of
from marsad.matching.told_figures import heard_at
from marsad.records import (
    ActorRole,
    ClaimInContext,
    EventType,
    Modality,
    Responsibility,
    Stance,
)
from marsad.registry.store import Registry
from marsad.situations.parties import (
    Party,
    are_opposed,
    are_together,
    party_of,
    speaks_for,
    voice_of,
)

# In a battle both sides act: to name one is no accusation. An agreement accuses nobody.
MUTUAL = frozenset({EventType.BATTLES, EventType.STRATEGIC, None})


class _Word(Struct, frozen=True, kw_only=True):
    """One claim's word on one actor."""

    told: ClaimInContext
    actor: Party
    voice: Party
    stance: Stance


def find_responsibility(
    claims: Iterable[ClaimInContext], registry: Registry
) -> tuple[Responsibility, ...]:
    """Tell who is said by whom to have done it: a row for each actor, source and stance.

    A denial that names no actor speaks for the accused on the denier's side.
    """
    listed = sorted(claims, key=lambda told: (heard_at(told), told.claim.id))
    words = [word for told in listed for word in _words(told, registry)]
    accused = {word.actor.key: word.actor for word in words}
    for told in listed:
        words.extend(_bare_denials(told, list(accused.values()), registry))
    rows: defaultdict[tuple[str, str, Stance], list[_Word]] = defaultdict(list)
    for word in words:
        rows[word.actor.key, word.voice.key, word.stance].append(word)
    count = {key: sum(word.actor.key == key for word in words) for key in accused}
    ranked = sorted(rows, key=lambda row: (-count[row[0]], row[0], heard_at(rows[row][0].told)))
    return tuple(_row(rows[row], registry) for row in ranked)


def _words(told: ClaimInContext, registry: Registry) -> Iterator[_Word]:
    claim, voice = told.claim, voice_of(told, registry)
    if claim.event_type in MUTUAL:
        return
    for actor in claim.actors:
        doer = doer_of(actor, claim)
        if actor.role is ActorRole.ACTOR and doer is not None:
            party = party_of(doer, actor.id, registry)
            yield _Word(
                told=told,
                actor=party,
                voice=voice,
                stance=_stance(claim.modality, voice, party, registry),
            )


def _stance(modality: Modality, voice: Party, actor: Party, registry: Registry) -> Stance:
    if modality is Modality.DENIED:
        return Stance.DENIES
    return Stance.ADMITS if _for_actor(voice, actor, registry) else Stance.ACCUSES


def _for_actor(voice: Party, actor: Party, registry: Registry) -> bool:
    """Say whether a voice is the actor's own or its side's; a mere kind ("rebels") is nobody's."""
    if actor.entry is None:
        return voice.key == actor.key
    return speaks_for(voice, actor, registry)


def _bare_denials(
    told: ClaimInContext, accused: Sequence[Party], registry: Registry
) -> Iterator[_Word]:
    claim = told.claim
    doers = (actor for actor in claim.actors if actor.role is ActorRole.ACTOR)
    named = any(doer_of(actor, claim) is not None for actor in doers)
    if claim.modality is not Modality.DENIED or named:
        return
    voice = voice_of(told, registry)
    for actor in accused:
        if _for_actor(voice, actor, registry):
            yield _Word(told=told, actor=actor, voice=voice, stance=Stance.DENIES)


def _row(words: Sequence[_Word], registry: Registry) -> Responsibility:
    first = words[0]
    return Responsibility(
        actor=first.actor.name,
        actor_id=first.actor.entry.id if first.actor.entry else None,
        stance=first.stance,
        source=first.voice.name,
        source_id=first.voice.entry.id if first.voice.entry else None,
        own_side=_for_actor(first.voice, first.actor, registry),
        claims=tuple(dict.fromkeys(word.told.claim.id for word in words)),
        first_said=first.told.said,
    )


def is_contested(rows: Sequence[Responsibility], registry: Registry) -> bool:
    """Say whether two parties known to be opposed are each accused, by different sources.

    An admission ends it for the one who admits: who did it is then known.
    """
    if any(row.stance is Stance.ADMITS for row in rows):
        return False
    accusers: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.stance is Stance.ACCUSES and row.actor_id is not None:
            accusers[row.actor_id].add(row.source_id or row.source)
    for one, other in combinations(sorted(accusers), 2):
        left, right = (party_of("", key, registry) for key in (one, other))
        if are_opposed(left, right, registry) and accusers[one] != accusers[other]:
            return not are_together(left, right, registry)
    return False
