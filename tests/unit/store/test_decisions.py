"""Decisions are kept in order, and never deleted."""

import pytest

from marsad.errors import InputError, NotFoundError
from marsad.records import Decision, DecisionId, DecisionKind
from marsad.store.decisions import add_decision, decision_of, decisions, undo_decision


def made(nth: int, **fields) -> Decision:
    return Decision(
        **{
            "id": DecisionId(f"dec-{nth:020}"),
            "kind": DecisionKind.GRADE,
            "by": "Amal",
            "at": f"2024-12-0{nth}T09:00:00+00:00",
            "why": "",
        }
        | fields
    )


def test_they_come_back_as_they_were_made(store):
    first, second = made(2), made(1)
    add_decision(store, first)
    add_decision(store, second)
    assert decisions(store) == [first, second]
    assert decision_of(store, "00000000000000000002") == first


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2024-12-01T08:00:00+00:00", []),
        ("2024-12-01T09:00:00+00:00", [1]),
        ("2024-12-02T09:00:00+00:00", [1, 2]),
        ("2024-12-03T09:00:00+00:00", [2]),
    ],
)
def test_a_decision_is_in_force_from_when_it_is_made_until_it_is_taken_back(store, at, held):
    for nth in (1, 2):
        add_decision(store, made(nth))
    undo_decision(store, made(1).id, by="Bassam", at="2024-12-03T09:00:00+00:00", why="it was none")
    assert [each.id for each in decisions(store, at=at)] == [made(nth).id for nth in held]


def test_rebuilding_keeps_them(store):
    add_decision(store, made(1))
    store.delete_derived()
    assert decisions(store) == [made(1)]


def test_what_is_not_there_cannot_be_taken_back(store):
    with pytest.raises(NotFoundError, match="no decision"):
        undo_decision(store, "dec-0123456789", by="Amal", at="2024-12-01", why="")
    add_decision(store, made(1))
    undo_decision(store, made(1).id, by="Amal", at="2024-12-02T09:00:00+00:00", why="")
    with pytest.raises(InputError, match="taken back already"):
        undo_decision(store, made(1).id, by="Amal", at="2024-12-02T09:00:00+00:00", why="")
