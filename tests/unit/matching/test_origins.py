"""Seven pages may be two origins: who is counted, and how well it is borne out."""

from typing import Any

import pytest

from marsad.matching.incidents import match_claims
from marsad.records import Modality, Status

CLAIMED, DENIED = Modality.CLAIMED, Modality.DENIED


def incident_of(*claims: Any) -> Any:
    (incident,) = match_claims(claims)
    return incident


def test_outlets_that_quote_one_monitor_are_one_origin(tell: Any):
    incident = incident_of(*(tell(f"{n}", by="SOHR") for n in range(5)))
    assert incident.pages == 5
    assert incident.independent_origins == 1
    assert incident.status is Status.SINGLE_SOURCE


def test_the_source_nearest_to_the_fact_counts_and_not_the_relay(tell: Any):
    incident = incident_of(tell("a", by="REUTERS citing SOHR"), tell("b", by="SOHR"))
    assert [(origin.name, origin.claims) for origin in incident.origins] == [("SOHR", 2)]


def test_the_names_of_one_source_are_joined_by_its_id(tell: Any):
    one, other = tell("a", by="SOHR"), tell("b", by="sohr")
    incident = incident_of(one, other)
    assert [(origin.name, origin.claims) for origin in incident.origins] == [("SOHR", 2)]


def test_copies_are_one_origin_under_the_name_of_the_first_outlet(tell: Any):
    incident = incident_of(
        tell("a", page="wire", said="2024-11-29T10:00:00+00:00"),
        tell("b", page="copy", lineage="lineage of wire"),
    )
    assert [origin.name for origin in incident.origins] == ["outlet of wire"]
    assert incident.independent_origins == 1


def test_an_outlet_leans_on_the_source_that_it_cites(tell: Any):
    incident = incident_of(tell("headline", page="p"), tell("text", page="p", by="SOHR"))
    assert len(incident.origins) == 2
    assert incident.independent_origins == 1


def test_an_outlet_that_cites_nobody_is_an_origin(tell: Any):
    incident = incident_of(tell("a"), tell("b", by="SOHR"))
    assert incident.independent_origins == 2
    assert incident.status is Status.CORROBORATED


def test_sources_that_nobody_knows_count_once_for_a_name_and_once_for_a_text(tell: Any):
    same_name = incident_of(tell("a", by="police"), tell("b", by="Police"))
    same_text = incident_of(tell("a", by="police", page="p"), tell("b", by="a doctor", page="p"))
    two = incident_of(tell("a", by="police"), tell("b", by="a doctor"))
    assert [i.independent_origins for i in (same_name, same_text, two)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            [("SOHR", None), ("WHITE HELMETS", None)], Status.CORROBORATED, id="two assert"
        ),
        pytest.param(
            [("SOHR", None), ("SOHR", None)], Status.SINGLE_SOURCE, id="one asserts twice"
        ),
        pytest.param([("SOHR", None), ("HTS", CLAIMED)], Status.SINGLE_SOURCE, id="a party adds"),
        pytest.param([("HTS", CLAIMED), ("SNA", CLAIMED)], Status.CLAIMED, id="parties claim"),
        pytest.param(
            [("SOHR", None), ("UN", None), ("SAA", DENIED)], Status.CONTESTED, id="denied"
        ),
        pytest.param([("HTS", CLAIMED), ("SAA", DENIED)], Status.CONTESTED, id="claim and denial"),
        pytest.param([("SAA", DENIED)], Status.DENIED, id="only denials"),
    ],
)
def test_an_incident_is_graded_by_who_asserts_and_who_denies(
    tell: Any, told: list[tuple[str, Modality | None]], expected: Status
):
    claims = [
        tell(f"{n}", by=by, modality=modality or Modality.ASSERTED)
        for n, (by, modality) in enumerate(told)
    ]
    assert incident_of(*claims).status is expected
