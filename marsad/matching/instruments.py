"""Who is behind the weapon that a sentence names as the doer: "a drone struck", "its drones"."""

from marsad.records import Actor, Claim

OWNS = "'s "


def doer_of(actor: Actor, claim: Claim) -> str | None:
    """Return who is named: of "the army's drones" the army, and of "a drone" nobody."""
    armed = any(actor.start <= arm.start and arm.end == actor.end for arm in claim.weapons)
    if actor.id is not None or not armed:
        return actor.name
    owner, mark, _ = actor.name.replace("’", "'").rpartition(OWNS)
    return owner if mark and owner else None
