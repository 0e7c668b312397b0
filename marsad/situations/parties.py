"""Who a claim's holder and its voice are, on which side, and who is opposed to whom."""

from functools import lru_cache

from msgspec import Struct

from marsad.records import Actor, Claim, ClaimInContext, SubEventType
from marsad.registry import Entry
from marsad.registry.kinds import KINDS, Kind, kind_of_word
from marsad.registry.store import Registry
from marsad.text.names import fold


class Party(Struct, frozen=True, kw_only=True):
    """Somebody named in a claim, and what the registry knows of them.

    `state` says whether they belong to a state, None where nothing tells.
    """

    name: str
    entry: Entry | None
    kind: Kind | None
    state: bool | None

    @property
    def key(self) -> str:
        return self.entry.id if self.entry is not None else fold(self.name)


def holder_of(claim: Claim, registry: Registry) -> Party | None:
    """Who is said to hold, to take or to lose the place."""
    if claim.control is None or claim.control.holder is None:
        return None
    actor: Actor = claim.actors[claim.control.holder]
    return party_of(actor.name, actor.id, registry, state=_taken_by_state(claim))


def voice_of(told: ClaimInContext, registry: Registry) -> Party:
    """Whose word a claim is: the source nearest to the fact, else the outlet."""
    if told.claim.sources:
        source = told.claim.sources[-1]
        return party_of(source.name, source.id, registry)
    return party_of(told.outlet, None, registry)


def party_of(
    name: str, entry_id: str | None, registry: Registry, *, state: bool | None = None
) -> Party:
    """Tell who a name means; `state` is what the text says of them, where no kind does."""
    entry = _entry(entry_id, registry) or _named(name, registry)
    kind = KINDS[entry.kind] if entry is not None else _kind_named(name)
    known = kind.state if kind is not None else state
    return Party(name=entry.name if entry else name, entry=entry, kind=kind, state=known)


@lru_cache(maxsize=4096)
def _kind_named(name: str) -> Kind | None:
    """The kind that the last words of a name mean: "the Idlib health directorate", "police"."""
    words = name.split()
    named = (kind_of_word(" ".join(words[first:])) for first in range(len(words)))
    return next((kind for kind in named if kind is not None), None)


def _entry(entry_id: str | None, registry: Registry) -> Entry | None:
    """The entry with that id; None if the claim was read with a registry that had others."""
    try:
        return registry.get(entry_id) if entry_id is not None else None
    except KeyError:
        return None


@lru_cache(maxsize=4096)
def _named(name: str, registry: Registry) -> Entry | None:
    """The entry that a name means: outlets and sources come up in claim after claim."""
    return registry.named(name)


def _taken_by_state(claim: Claim) -> bool | None:
    """What the type of the event says of who gained by it."""
    gained = {SubEventType.GOVERNMENT_REGAINS: True, SubEventType.NON_STATE_OVERTAKES: False}
    return gained.get(claim.sub_event_type) if claim.sub_event_type is not None else None


def are_opposed(one: Party, other: Party, registry: Registry) -> bool:
    """Say whether two are known to be on different sides."""
    if one.entry is not None and other.entry is not None:
        return not _allied(one.entry.id, other.entry.id, registry)
    return None not in {one.state, other.state} and one.state != other.state


def are_together(one: Party, other: Party, registry: Registry) -> bool:
    """Say whether two are known to be on one side."""
    if one.entry is not None and other.entry is not None:
        return _allied(one.entry.id, other.entry.id, registry)
    return one.key == other.key or bool(one.state and other.state)


def speaks_for(voice: Party, holder: Party, registry: Registry) -> bool:
    """Say whether a voice is on the holder's side, so that its word is a party's word.

    Where the holder is only a kind ("the rebels"), every voice that fights on that kind of side,
    or that belongs to a state if the holder does, counts as theirs.
    """
    if voice.entry is not None and holder.entry is not None:
        return _allied(voice.entry.id, holder.entry.id, registry)
    if voice.key == holder.key:
        return True
    if voice.kind is None or holder.state is None or voice.kind.independent:
        return False
    return voice.kind.state == holder.state and (voice.kind.armed or voice.kind.state)


@lru_cache(maxsize=65536)
def _allied(one: str, other: str, registry: Registry) -> bool:
    """Whether two entries are on one side: the same pairs come up in claim after claim."""
    return registry.allied(registry.get(one), registry.get(other))
