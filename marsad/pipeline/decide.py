"""What a person decides becomes part of the store, and what it moves is matched again."""

from collections.abc import Collection, Sequence

from marsad.errors import InputError, NotFoundError
from marsad.pipeline.match import match_stale
from marsad.pipeline.partition import load_decisions
from marsad.reconciling import deciding
from marsad.reconciling.deciding import Signed
from marsad.records import ClaimId, ClaimInContext, Decision, DecisionKind
from marsad.registry.store import Registry
from marsad.store.decisions import add_decision, decision_of, undo_decision
from marsad.store.known import mark_stale, partitions_of
from marsad.store.store import Store

# What changes the incidents themselves; a grade of a source changes only how they are seen.
MOVES = frozenset(DecisionKind) - {DecisionKind.GRADE}


def merge(store: Store, one: str, other: str, signed: Signed) -> Decision:
    """Make two incidents, given by their ids, one."""
    ours, theirs = store.claims_of(one), store.claims_of(other)
    return deciding.merge(ours, theirs, signed, texts(store))


def split(store: Store, incident: str, leaving: Collection[str], signed: Signed) -> Decision:
    """Take claims, given by their ids, out of an incident, to be one of their own."""
    claims = store.claims_of(incident)
    gone = {store.claim(claim).claim.id for claim in leaving}
    if strangers := gone - {told.claim.id for told in claims}:
        message = f"the claim {min(strangers)} is none of this incident."
        raise InputError(message)
    staying = [told for told in claims if told.claim.id not in gone]
    left = [told for told in claims if told.claim.id in gone]
    return deciding.split(staying, left, signed, texts(store))


def keep_apart(store: Store, one: str, other: str, signed: Signed) -> Decision:
    """Say that two incidents are two, whatever comes to join them."""
    ours, theirs = store.claims_of(one), store.claims_of(other)
    return deciding.split(ours, theirs, signed, texts(store))


def confirm(store: Store, record_id: str, signed: Signed) -> Decision:
    """Say of an incident or a claim that it is right."""
    return deciding.confirm(claims_meant(store, record_id), signed, texts(store))


def reject(store: Store, record_id: str, signed: Signed) -> Decision:
    """Say of an incident or a claim that it is none."""
    return deciding.reject(claims_meant(store, record_id), signed, texts(store))


def correct(store: Store, claim: str, field: str, value: object, signed: Signed) -> Decision:
    """Say that a value of a claim is another."""
    return deciding.correct(store.claim(claim), field, value, signed, texts(store))


def grade(source: str, letter: str, signed: Signed, registry: Registry) -> Decision:
    """Say how reliable a source is, by its id or any of its names."""
    entry = registry.named(source)
    key = deciding.source_key(source, None if entry is None else entry.id)
    return deciding.grade(key, letter, signed)


def claims_meant(store: Store, record_id: str) -> Sequence[ClaimInContext]:
    """The claims of an incident with that id, else the claim."""
    try:
        return store.claims_of(record_id)
    except NotFoundError:
        return (store.claim(record_id),)


def texts(store: Store) -> deciding.TextOf:
    """How the article of a claim is found."""

    def text_of(told: ClaimInContext) -> str:
        for report in store.reports(told.page_id):
            if any(claim.id == told.claim.id for claim in report.claims):
                return report.article.text
        return ""

    return text_of


def keep(store: Store, decision: Decision, registry: Registry) -> Decision:
    """Keep a decision, and match again what it moves."""
    with store.transaction():
        add_decision(store, decision)
        touch(store, decision)
    match_stale(store, registry)
    return decision


def undo(store: Store, decision_id: str, signed: Signed, registry: Registry) -> Decision:
    """Take a decision back, and match again what it had moved."""
    with store.transaction():
        touch(store, decision_of(store, decision_id))
        undone = undo_decision(
            store, decision_id, by=signed.by, at=signed.at, why=signed.why.strip()
        )
    match_stale(store, registry)
    return undone


def touch(store: Store, decision: Decision) -> None:
    """Mark the pages of all claims that a decision is about."""
    if decision.kind not in MOVES:
        return
    made = load_decisions(store)
    found: set[ClaimId] = {anchor.claim for anchor in decision.anchors}
    for each in made.attached:
        if each.decision.id == decision.id:
            found |= set(each.all)
    mark_stale(store, set(partitions_of(store, found).values()))
