"""What a person should look at first."""

from typing import Any

import msgspec
import pytest

from marsad.reconciling import deciding
from marsad.reconciling.attaching import attach
from marsad.reconciling.deciding import Signed
from marsad.reconciling.pairing import unsure_pairs
from marsad.reconciling.reviewing import find_items
from marsad.records import DecisionKind, Modality, Responsibility, Stance, Status, SubEventType

SIGNED = Signed(by="Amal", at="2024-12-01T09:00:00+00:00", why="seen")


def items(*incidents: Any, attached: Any = (), decisions: Any = ()) -> list[Any]:
    return find_items(incidents, attached, pairs=lambda _asked: (), decisions=decisions)


def rules(*incidents: Any) -> list[str]:
    return [item.rule.removeprefix("review/") for item in items(*incidents)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param([{"killed": 40}], ["single-source"], id="many dead on one word"),
        pytest.param([{"killed": 2}], [], id="few dead on one word"),
        pytest.param(
            [{"killed": 40, "at": None}], ["single-source", "vague-place"], id="and nowhere"
        ),
        pytest.param(
            [{"killed": 3}, {"killed": 3, "by": "saa", "modality": Modality.DENIED}],
            ["contested"],
            id="contested",
        ),
        pytest.param(
            [{"killed": 12, "by": "sohr"}, {"killed": 33, "by": "helmets"}],
            ["wide-range"],
            id="a wide range",
        ),
    ],
)
def test_what_is_unsure_is_asked(tell: Any, incident_of: Any, fields: Any, expected: list[str]):
    claims = [tell(f"{n}", **each) for n, each in enumerate(fields)]
    assert rules(incident_of(*claims)) == expected


def test_many_dead_come_before_few(tell: Any, incident_of: Any):
    few, many = incident_of(tell("a", killed=12)), incident_of(tell("b", killed=900))
    assert [item.incidents[0] for item in items(few, many)] == [many.id, few.id]
    first = items(many)[0]
    assert first.gain > items(few)[0].gain
    assert DecisionKind.CONFIRM in first.actions


def test_what_was_confirmed_is_not_asked_until_something_new_comes(tell: Any, incident_of: Any):
    told = tell("a", killed=40)
    confirmed = deciding.confirm([told], SIGNED, lambda _told: "")
    incident = msgspec.structs.replace(
        incident_of(told), decisions=(confirmed.id,), changed_at=SIGNED.at
    )
    assert items(incident, decisions=[confirmed]) == []
    moved = msgspec.structs.replace(incident, changed_at="2024-12-02T09:00:00+00:00")
    assert len(items(moved, decisions=[confirmed])) == 1


def test_a_decision_that_lost_its_words_is_asked_first(tell: Any, incident_of: Any):
    told = tell("a", killed=40)
    lost = attach([deciding.reject([tell("z")], SIGNED, lambda _t: "")], lambda _page: [])
    first, *_ = items(incident_of(told), attached=lost.values())
    assert first.rule == "review/lost-decision"
    assert "What z says." in first.question


@pytest.mark.parametrize(
    ("kind", "fields", "asked"),
    [
        pytest.param(SubEventType.ATTACK, {}, 1, id="one place and day, told as another type"),
        pytest.param(SubEventType.AIR_STRIKE, {"on": None}, 0, id="undated: not near in time"),
    ],
)
def test_pairs_that_may_be_one_are_asked(
    tell: Any, incident_of: Any, kind: SubEventType, fields: Any, asked: int
):
    claims = {"a": tell("a", killed=2), "b": tell("b", kind, **fields)}
    incidents = [incident_of(told) for told in claims.values()]
    found = list(unsure_pairs(incidents, lambda ids: [claims[each] for each in ids]))
    assert len(found) == asked
    for item in found:
        assert set(item.incidents) == {incident.id for incident in incidents}
        assert DecisionKind.MERGE in item.actions
        assert item.reasons


def test_a_withdrawn_incident_is_not_asked(tell: Any, incident_of: Any):
    incident = msgspec.structs.replace(
        incident_of(tell("a", killed=40)), status=Status.WITHDRAWN, tolls=()
    )
    assert items(incident) == []


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        pytest.param(None, "no place is named", id="no place"),
        pytest.param("", "the pages say “", id="words that are no known place"),
    ],
)
def test_a_vague_place_says_what_is_missing(tell: Any, incident_of: Any, named: Any, reason: str):
    claim = tell("a", killed=40, at="Saraqib")
    incident = incident_of(claim)
    place = None
    if named is not None:
        place = msgspec.structs.replace(incident.place, name=None, precision=None)
    (item,) = [
        each
        for each in items(msgspec.structs.replace(incident, place=place))
        if each.rule == "review/vague-place"
    ]
    assert item.reasons[0].startswith(reason)


def test_who_denies_is_told_in_plain_words(tell: Any, incident_of: Any):
    army = {
        "actor": "the army",
        "actor_id": None,
        "source_id": None,
        "claims": (),
        "first_said": None,
    }
    rows = (
        Responsibility(**army, stance=Stance.ACCUSES, source="Amal", own_side=False),
        Responsibility(**army, stance=Stance.DENIES, source="the army", own_side=True),
        Responsibility(**army, stance=Stance.DENIES, source="its staff", own_side=True),
    )
    contested = msgspec.structs.replace(
        incident_of(tell("a", killed=3)), status=Status.CONTESTED, responsibility=rows
    )
    assert items(contested)[0].reasons == (
        "Amal accuses the army",
        "the army denies it",
        "its staff denies that it was the army",
    )
