"""What people's decisions do to claims and to their matching."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, product

import msgspec
from msgspec import Struct

from marsad.matching.trust import Trust
from marsad.reconciling.attaching import Attached
from marsad.reconciling.correcting import correct
from marsad.records import (
    ClaimId,
    ClaimInContext,
    Decision,
    DecisionKind,
    Incident,
    Judgement,
    Verdict,
)
from marsad.registry.store import Registry
from marsad.text.names import fold


class Effects(Struct, frozen=True, kw_only=True):
    """Everything that is decided, ready to be heeded."""

    judgements: tuple[Judgement, ...] = ()
    rejected: frozenset[ClaimId] = frozenset()
    corrections: Mapping[ClaimId, tuple[Decision, ...]] = {}
    touching: Mapping[ClaimId, tuple[Decision, ...]] = {}

    def heed(self, claims: Iterable[ClaimInContext]) -> Iterator[ClaimInContext]:
        """The claims that nobody rejected, with the values that people corrected."""
        for told in claims:
            if told.claim.id in self.rejected:
                continue
            changes = self.corrections.get(told.claim.id, ())
            claim = correct(told.claim, changes) if changes else told.claim
            yield msgspec.structs.replace(told, claim=claim) if changes else told

    def on(self, incident: Incident) -> tuple[Decision, ...]:
        """The decisions that touch an incident, oldest first."""
        found = (d for claim in incident.claims for d in self.touching.get(claim, ()))
        return tuple({d.id: d for d in sorted(found, key=lambda d: (d.at, d.id))}.values())


def effects_of(attached: Iterable[Attached]) -> Effects:
    """Work out what decisions in force, in the order in which they were made, come to."""
    listed = list(attached)
    corrections: defaultdict[ClaimId, list[Decision]] = defaultdict(list)
    touching: defaultdict[ClaimId, list[Decision]] = defaultdict(list)
    for each in listed:
        for claim in each.all:
            touching[claim].append(each.decision)
            if each.decision.kind is DecisionKind.CORRECT:
                corrections[claim].append(each.decision)
    rejecting = (each for each in listed if each.decision.kind is DecisionKind.REJECT)
    return Effects(
        judgements=tuple(judgement for each in listed for judgement in _judgements(each)),
        rejected=frozenset(claim for each in rejecting for claim in each.all),
        corrections={claim: tuple(made) for claim, made in corrections.items()},
        touching={claim: tuple(made) for claim, made in touching.items()},
    )


def _judgements(each: Attached) -> Iterator[Judgement]:
    """A merge makes one of two; a split makes two of one, and keeps each together."""
    kind, ours, theirs = each.decision.kind, each.part(0), each.part(1)
    if kind is DecisionKind.MERGE and ours:
        for claim in theirs:
            yield _judgement(ours[0], claim, Verdict.SAME, each.decision)
    if kind is DecisionKind.SPLIT:
        for left, right in product(ours, theirs):
            yield _judgement(left, right, Verdict.DIFFERENT, each.decision)
        for part in (ours, theirs):
            for left, right in pairwise(part):
                yield _judgement(left, right, Verdict.SAME, each.decision)


def _judgement(left: ClaimId, right: ClaimId, verdict: Verdict, decision: Decision) -> Judgement:
    return Judgement(
        left=left,
        right=right,
        verdict=verdict,
        judged_by=decision.by,
        reasons=(decision.why,) if decision.why else (),
    )


def trust_of(
    decisions: Iterable[Decision],
    ranking: Iterable[str] = (),
    registry: Registry | None = None,
) -> Trust:
    """What the team holds of sources: of several letters for one, the last.

    A source that the registry knows is found by its names too: an outlet that speaks for itself is
    named in no claim, and so has no id there.
    """
    graded = (d for d in decisions if d.kind is DecisionKind.GRADE)
    letters = {d.source: d.value for d in graded if d.source is not None and d.value is not None}
    named = {} if registry is None else _named(letters, registry)
    return Trust(letters=named | letters, ranking=tuple(ranking))


def _named(letters: Mapping[str, str], registry: Registry) -> dict[str, str]:
    """The letters of known sources under each name that is theirs alone."""
    return {
        fold(name): letters[entry.id]
        for entry in registry.entries
        if entry.id in letters
        for name in (entry.name, *entry.aliases)
        if registry.named(name) is entry
    }
