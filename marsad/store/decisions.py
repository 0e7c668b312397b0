"""What people decided: kept, taken back and listed, never deleted."""

import msgspec
from sqlalchemy import insert, select, update

from marsad.errors import InputError
from marsad.records import Decision, DecisionId
from marsad.store import tables
from marsad.store.prefixes import find_id
from marsad.store.rows import encode
from marsad.store.store import Store

DECISION = tables.decisions


def add_decision(store: Store, decision: Decision) -> None:
    """Keep what a person decided."""
    row = {
        "id": decision.id,
        "kind": decision.kind,
        "made_at": decision.at,
        "undone_at": decision.undone_at,
        "record": encode(decision),
    }
    with store.transaction() as connection:
        connection.execute(insert(DECISION), row)


def undo_decision(store: Store, decision_id: str, *, by: str, at: str, why: str) -> Decision:
    """Take a decision back; InputError if it was taken back before."""
    with store.transaction() as connection:
        before = decision_of(store, decision_id)
        if before.undone_at is not None:
            message = f"{before.id} was taken back already, by {before.undone_by}."
            raise InputError(message)
        after = msgspec.structs.replace(before, undone_by=by, undone_at=at, undone_why=why)
        change = update(DECISION).where(DECISION.c.id == after.id)
        connection.execute(change.values(undone_at=at, record=encode(after)))
    return after


def decision_of(store: Store, decision_id: str) -> Decision:
    """The decision with that id, or the one whose id begins so."""
    with store.reading() as connection:
        found = DecisionId(find_id(connection, DECISION.c.id, decision_id))
        record = connection.scalars(select(DECISION.c.record).where(DECISION.c.id == found)).one()
    return msgspec.json.decode(record, type=Decision)


def decisions(store: Store, *, at: str | None = None, undone: bool = False) -> list[Decision]:
    """The decisions in force, at a moment or now, in the order in which they were made.

    With `undone`, those that were taken back too.
    """
    query = select(DECISION.c.record).order_by(DECISION.c.number)
    if at is not None:
        held = DECISION.c.undone_at.is_(None) | (DECISION.c.undone_at > at)
        query = query.where(DECISION.c.made_at <= at, held)
    elif not undone:
        query = query.where(DECISION.c.undone_at.is_(None))
    with store.reading() as connection:
        return [msgspec.json.decode(each, type=Decision) for each in connection.scalars(query)]
