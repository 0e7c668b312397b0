"""What the claims and the registry add to an incident."""

from typing import Any

import msgspec
import pytest

from marsad.matching.trust import Trust
from marsad.reconciling.assessing import assess
from marsad.reconciling.seeing import see
from marsad.records import Decision, DecisionId, DecisionKind, Modality, Policy, Status


@pytest.fixture
def assessed(registry: Any, incident_of: Any) -> Any:
    def make(*claims: Any, decisions: Any = ()) -> Any:
        told = {each.claim.id: each for each in claims}
        return assess(incident_of(*claims), told, registry=registry, decisions=decisions)

    return make


def test_figures_say_what_their_source_is_and_whether_it_is_a_party(assessed: Any, tell: Any):
    incident = assessed(
        tell("a", by="saa", who="saa", killed=3), tell("b", by="helmets", killed=12)
    )
    (toll,) = incident.tolls
    assert [(said.speaker, said.party) for said in toll.statements] == [
        ("state_force", True),
        ("civil_defence", False),
    ]
    assert (toll.low, toll.best, toll.high) == (3, 12, 12)


def test_it_says_by_which_rules_it_is_graded(assessed: Any, tell: Any):
    incident = assessed(tell("a", by="helmets"), tell("b", by="sohr", who="saa"))
    assert (incident.status, incident.status_rule) == (Status.CORROBORATED, "status/corroborated")
    assert incident.credibility.rule == "admiralty/independent"
    assert [row.actor for row in incident.responsibility] == ["Syrian Army"]


def test_it_says_since_when_it_is_known_and_what_last_changed_it(assessed: Any, tell: Any):
    first = "2024-11-29T20:00:00+00:00"
    again = "2024-11-30T08:00:00+00:00"
    decision = Decision(
        id=DecisionId("dec-1"), kind=DecisionKind.CONFIRM, by="Amal", at="2024-12-01", why=""
    )
    claims = (tell("a", by="sohr", known_from=first), tell("b", by="sohr", known_from=again))
    assert (assessed(*claims).known_from, assessed(*claims).changed_at) == (first, again)
    decided = assessed(*claims, decisions=(decision,))
    assert (decided.changed_at, decided.decisions) == ("2024-12-01", ("dec-1",))


def test_an_incident_that_every_page_took_back_is_withdrawn(assessed: Any, tell: Any):
    incident = assessed(tell("a", killed=3, known_until="2024-11-30T08:00:00+00:00"))
    assert incident.status is Status.WITHDRAWN
    assert incident.changed_at == "2024-11-30T08:00:00+00:00"
    assert incident.claims == ("a",)
    assert (incident.tolls[0].low, incident.tolls[0].high) == (None, None)


def test_what_was_taken_back_corroborates_nothing(assessed: Any, tell: Any):
    incident = assessed(
        tell("a", by="sohr", killed=3),
        tell("b", by="helmets", killed=3, known_until="2024-11-30T08:00:00+00:00"),
    )
    assert incident.status is Status.SINGLE_SOURCE
    assert [origin.name for origin in incident.origins] == ["sohr"]


def test_seen_by_a_policy_only_numbers_and_letters_change(assessed: Any, tell: Any):
    incident = assessed(tell("a", by="saa", killed=3), tell("b", by="helmets", killed=12))
    trust = Trust(letters={"helmets": "B"})
    seen = see(incident, Policy.NEWEST_RELIABLE, trust)
    assert (seen.tolls[0].low, seen.tolls[0].best) == (12, 12)
    assert seen.credibility.letter == "B"
    assert [(origin.name, origin.letter) for origin in seen.origins] == [
        ("helmets", "B"),
        ("saa", None),
    ]
    assert see(incident) == incident
    back = msgspec.structs.replace(
        seen, tolls=incident.tolls, origins=incident.origins, credibility=incident.credibility
    )
    assert back == incident


def test_a_policy_can_be_changed_and_changed_back(assessed: Any, tell: Any):
    incident = assessed(
        tell("a", by="sohr", killed=3), tell("b", by="helmets", killed=12),
        tell("c", by="hts", killed=5, modality=Modality.CLAIMED),
    )  # fmt: skip
    for policy in Policy:
        there = see(incident, policy)
        assert see(there, Policy.LAST_WORD, Trust(letters={"nobody": "A"})).tolls == incident.tolls
