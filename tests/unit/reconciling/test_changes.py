"""What moved between two moments, and why."""

from typing import Any

import msgspec
import pytest

from marsad.reconciling.changes import (
    JOINED,
    NEW_PAGES,
    WITHDRAWN,
    Between,
    amount,
    control_changes,
    find_changes,
)
from marsad.records import (
    Anchor,
    ChangeKind,
    ControlState,
    ControlStatus,
    Decision,
    DecisionId,
    DecisionKind,
    Extent,
    IncidentId,
    PageId,
    ReconciledToll,
    Status,
    TollKind,
)

SINCE = "2024-11-30T00:00:00+00:00"
BEFORE, AFTER = "2024-11-29T20:00:00+00:00", "2024-11-30T08:00:00+00:00"


def changes(then: Any, now: Any, *claims: Any, decisions: Any = ()) -> list[Any]:
    by_id = {told.claim.id: told for told in claims}
    between = Between(then=then, now=now, since=SINCE, decisions=decisions)
    return find_changes(between, by_id.get)


def test_nothing_moved_says_nothing(tell: Any, incident_of: Any):
    claim = tell("a", killed=3)
    incident = incident_of(claim)
    assert changes([incident], [incident], claim) == []


def test_a_new_page_that_tells_of_something_new(tell: Any, incident_of: Any):
    claim = tell("a", killed=3, known_from=AFTER)
    (change,) = changes([], [incident_of(claim)], claim)
    assert (change.kind, change.before, change.at) == (ChangeKind.NEW, None, AFTER)
    assert (change.why, change.claims) == (NEW_PAGES, ("a",))
    assert "Saraqib" in change.what


def test_a_toll_that_rose_says_from_what_to_what(tell: Any, incident_of: Any):
    old, new = tell("a", by="sohr", killed=3), tell("b", by="helmets", killed=5, known_from=AFTER)
    moved = changes([incident_of(old)], [incident_of(old, new)], old, new)
    kinds = {change.kind: (change.before, change.after) for change in moved}
    assert kinds[ChangeKind.TOLL] == ("3 killed", "3–5 killed, best 3")
    assert kinds[ChangeKind.CLAIMS] == ("1", "2")
    assert kinds[ChangeKind.STATUS] == ("single_source", "corroborated")
    assert {change.claims for change in moved} == {("b",)}


def test_a_page_captured_again_with_other_words_is_the_reason(tell: Any, incident_of: Any):
    old = tell("a", by="sohr", killed=3)
    gone = msgspec.structs.replace(old, known_until=AFTER)
    now = msgspec.structs.replace(incident_of(gone), status=Status.WITHDRAWN)
    moved = changes([incident_of(old)], [now], gone)
    assert {(change.why, change.at) for change in moved} == {(WITHDRAWN, AFTER)}


def test_two_that_became_one(tell: Any, incident_of: Any):
    old, other, link = tell("a"), tell("b", at="Nayrab"), tell("c", known_from=AFTER)
    joined = msgspec.structs.replace(incident_of(old, link), claims=("a", "b", "c"))
    moved = changes([incident_of(old), incident_of(other)], [joined], old, other, link)
    (merged,) = [change for change in moved if change.kind is ChangeKind.MERGED]
    assert merged.after == f"part of {joined.id}"
    assert merged.why == JOINED


@pytest.mark.parametrize(
    ("undone", "why"),
    [(None, "Amal decided “reject”: a film"), (AFTER, "Bassam took back “reject”: it was none")],
)
def test_a_decision_is_the_reason_where_there_is_one(
    tell: Any, incident_of: Any, undone: str | None, why: str
):
    claim = tell("a", known_from=BEFORE)
    decision = Decision(
        id=DecisionId("dec-1"),
        kind=DecisionKind.REJECT,
        by="Amal",
        at=AFTER if undone is None else BEFORE,
        why="a film",
        anchors=(Anchor(claim=claim.claim.id, page=PageId("p"), quote="q"),),
        undone_at=undone,
        undone_by="Bassam" if undone else None,
        undone_why="it was none" if undone else None,
    )
    (change,) = changes([incident_of(claim)], [], claim, decisions=[decision])
    assert (change.kind, change.why) == (ChangeKind.GONE, why)
    assert (change.decision, change.at) == ("dec-1", AFTER)


def test_a_place_that_changed_hands(make: Any):
    def state(holder: str) -> ControlState:
        return ControlState(
            place=make.place(), at="2024-12-01", status=ControlStatus.CLAIMED, holder=holder,
            extent=Extent.ALL, since=None, statements=(),
        )  # fmt: skip

    (change,) = control_changes([state("SAA")], [state("HTS")])
    assert (change.kind, change.what) == (ChangeKind.CONTROL, "Saraqeb")
    assert (change.before, change.after) == ("SAA, all, claimed", "HTS, all, claimed")
    assert list(control_changes([state("SAA")], [state("SAA")])) == []


def test_an_incident_keeps_its_id_through_its_changes(tell: Any, incident_of: Any):
    old, new = tell("a", killed=3), tell("b", killed=5, known_from=AFTER)
    moved = changes([incident_of(old)], [incident_of(old, new)], old, new)
    assert {change.incident for change in moved} == {IncidentId(incident_of(old).id)}


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (15, 20, 21, "15–21 killed, best 20"),
        (14, 14, 14, "14 killed"),
        (57, 57, None, "57+ killed"),
        (None, 30, 30, "up to 30 killed"),
        (None, 100, None, "about 100 killed"),
        (None, None, None, "killed not stated"),
    ],
)
def test_a_toll_is_told_as_elsewhere(low: Any, best: Any, high: Any, words: str):
    toll = ReconciledToll(kind=TollKind.KILLED, low=low, best=best, high=high, statements=())
    assert amount(toll) == words
