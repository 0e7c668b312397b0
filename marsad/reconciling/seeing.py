"""An incident as somebody wants to see it: by a policy for tolls, and with the team's letters."""

from collections.abc import Iterable

import msgspec

from marsad.matching.policies import apply_policy
from marsad.matching.trust import Trust
from marsad.reconciling.grading import UNGRADED
from marsad.records import Credibility, Incident, Policy, ReconciledToll


def see(
    incident: Incident, policy: Policy = Policy.LAST_WORD, trust: Trust | None = None
) -> Incident:
    """See a stored incident by a policy: nothing but the numbers and the letters changes."""
    trust = trust or Trust()
    if policy is Policy.LAST_WORD and not trust.letters:
        return incident
    ids = {said.source: said.source_id for toll in incident.tolls for said in toll.statements} | {
        row.source: row.source_id for row in incident.responsibility
    }
    origins = tuple(
        msgspec.structs.replace(origin, letter=trust.letter(origin.name, ids.get(origin.name)))
        for origin in incident.origins
    )
    letters = [origin.letter for origin in origins if origin.letter is not None]
    return msgspec.structs.replace(
        incident,
        tolls=_seen(incident.tolls, policy, trust),
        group_tolls=_seen(incident.group_tolls, policy, trust),
        running_totals=_seen(incident.running_totals, policy, trust),
        origins=origins,
        credibility=_lettered(incident.credibility, letters),
    )


def _seen(
    tolls: Iterable[ReconciledToll], policy: Policy, trust: Trust
) -> tuple[ReconciledToll, ...]:
    return tuple(apply_policy(toll, policy, trust) for toll in tolls)


def _lettered(credibility: Credibility | None, letters: list[str]) -> Credibility | None:
    """The best letter of a source stands for the incident."""
    if credibility is None:
        return None
    return msgspec.structs.replace(credibility, letter=min(letters, default=UNGRADED))
