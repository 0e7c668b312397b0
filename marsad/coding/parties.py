"""What a claim's type owes to who its parties are and where they stand."""

import msgspec

from marsad.records import ActorRole, Claim, ControlChange, SubEventType
from marsad.registry.kinds import KINDS
from marsad.registry.store import Registry
from marsad.vocabulary import EVENT_TYPE_OF

REGAINS, OVERTAKES = SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES


def code_parties(claim: Claim, registry: Registry) -> Claim:
    """The claim with its type settled by its parties."""
    return territory(claim, registry)


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
