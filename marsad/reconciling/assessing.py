"""An incident as matched becomes one that is assessed: who speaks, who is accused, how sure."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from marsad.matching.policies import apply_policy
from marsad.reconciling.grading import credibility_of, hear_all, status_of
from marsad.reconciling.responsibility import find_responsibility
from marsad.records import (
    ClaimId,
    ClaimInContext,
    Decision,
    Incident,
    ReconciledToll,
    TollStatement,
)
from marsad.registry.store import Registry
from marsad.situations.parties import Party, party_of, speaks_for


def assess(
    incident: Incident,
    claims: Mapping[ClaimId, ClaimInContext],
    *,
    registry: Registry,
    decisions: Iterable[Decision] = (),
) -> Incident:
    """Add to an incident what its claims and the registry say of it beyond their joining.

    `claims` holds at least the incident's own; `decisions` are those that touch it.
    """
    told = [claims[claim_id] for claim_id in incident.claims]
    standing = [each for each in told if each.known_until is None]
    matrix = find_responsibility(standing, registry)
    heard = hear_all(standing)
    status, rule = status_of(heard, matrix, registry)
    captures = [each.known_from for each in told if each.known_from is not None]
    made = tuple(decisions)
    moved = [*captures, *(each.known_until for each in told if each.known_until is not None)]
    parties = [party_of(actor.name, actor.id, registry) for actor in incident.actors]
    return msgspec.structs.replace(
        incident,
        tolls=_introduce(incident.tolls, parties, registry),
        group_tolls=_introduce(incident.group_tolls, parties, registry),
        running_totals=_introduce(incident.running_totals, parties, registry),
        status=status,
        status_rule=rule,
        responsibility=matrix,
        credibility=credibility_of(heard),
        known_from=min(captures, default=None),
        changed_at=max([*moved, *(each.at for each in made)], default=None),
        decisions=tuple(each.id for each in made),
    )


def _introduce(
    tolls: Iterable[ReconciledToll], parties: Sequence[Party], registry: Registry
) -> tuple[ReconciledToll, ...]:
    """Say of each figure's source what it is, and whether it is a party to the event."""
    return tuple(
        apply_policy(
            msgspec.structs.replace(
                toll,
                statements=tuple(_known(said, parties, registry) for said in toll.statements),
            ),
            toll.policy,
        )
        for toll in tolls
    )


def _known(said: TollStatement, parties: Sequence[Party], registry: Registry) -> TollStatement:
    voice = party_of(said.source, said.source_id, registry)
    sides = [speaks_for(voice, party, registry) for party in parties if party.entry is not None]
    return msgspec.structs.replace(
        said,
        speaker=voice.kind.name if voice.kind is not None else None,
        party=any(sides) if sides and voice.kind is not None else None,
    )
