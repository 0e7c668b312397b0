"""What a claim's type and modality owe to who its parties are and where they stand."""

import msgspec

from marsad.records import Actor, ActorRole, Claim, ControlChange, Modality, SubEventType
from marsad.registry.kinds import KINDS
from marsad.registry.store import Registry
from marsad.vocabulary import EVENT_TYPE_OF

REGAINS, OVERTAKES = SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES


def code_parties(claim: Claim, registry: Registry) -> Claim:
    """The claim with its type and modality settled by its parties."""
    return own_feat(territory(claim, registry), registry)


def territory(claim: Claim, registry: Registry) -> Claim:
    """Tell who regains from who overtakes, as the ACLED codebook does.

    A government regains ground in its own country, alone or through its allies; a foreign army
    that takes a town there overtakes territory like any non-state actor.
    """
    if claim.sub_event_type not in {REGAINS, OVERTAKES} or not claim.places:
        return claim
    actor = next((a for a in claim.actors if a.role is ActorRole.ACTOR and a.id is not None), None)
    country = claim.places[0].country
    if actor is None or actor.id is None or country is None:
        return claim
    entry = registry.get(actor.id)
    if not KINDS[entry.kind].state:
        return retyped(claim, OVERTAKES)
    home = entry.country == country or fights_for(actor.id, country, registry)
    return retyped(claim, REGAINS if home else OVERTAKES)


def fights_for(actor: str, country: str, registry: Registry) -> bool:
    """Whether a state force of the country is its ally."""
    return any(
        entry.country == country
        and KINDS[entry.kind].state
        and registry.allied(registry.get(actor), entry)
        for entry in registry.entries
    )


def retyped(claim: Claim, sub_type: SubEventType) -> Claim:
    changed = msgspec.structs.replace(
        claim, sub_event_type=sub_type, event_type=EVENT_TYPE_OF[sub_type]
    )
    control = claim.control
    if control is None or control.change not in {ControlChange.TAKEN, ControlChange.RETAKEN}:
        return changed
    if control.change is ControlChange.TAKEN and sub_type is REGAINS:
        control = msgspec.structs.replace(control, change=ControlChange.RETAKEN)
    return msgspec.structs.replace(changed, control=control)


def own_feat(claim: Claim, registry: Registry) -> Claim:
    """A party's word for its own feat is a claim; its word for its own loss is none."""
    if claim.modality is not Modality.ASSERTED or not claim.sources:
        return claim
    given_up = claim.control is not None and claim.control.change is ControlChange.LOST
    if given_up or claim.sub_event_type is SubEventType.NON_VIOLENT_TRANSFER:
        return claim
    nearest = claim.sources[-1]
    doers = [a for a in claim.actors if a.role is ActorRole.ACTOR]
    own = any(is_same(nearest.id, nearest.name, actor, registry) for actor in doers)
    return msgspec.structs.replace(claim, modality=Modality.CLAIMED) if own else claim


def is_same(source_id: str | None, name: str, actor: Actor, registry: Registry) -> bool:
    """Whether a source is the actor itself or speaks for the same state's forces."""
    if source_id is None or actor.id is None:
        return name.casefold() == actor.name.casefold()
    if source_id == actor.id:
        return True
    source, doer = registry.get(source_id), registry.get(actor.id)
    state = KINDS[source.kind].state and KINDS[doer.kind].state
    return state and source.country is not None and source.country == doer.country
