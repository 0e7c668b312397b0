"""Seven pages may be two origins: who is counted, and how well it is borne out."""

from typing import Any

import msgspec
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


def test_a_source_counts_once_for_its_names_and_two_on_one_page_are_two(tell: Any):
    same_name = incident_of(tell("a", by="police"), tell("b", by="Police"))
    same_text = incident_of(tell("a", by="police", page="p"), tell("b", by="a doctor", page="p"))
    assert [i.independent_origins for i in (same_name, same_text)] == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "independent"),
    [
        pytest.param("the Civil Defence", "Civil Defence in Idlib", 1, id="a name and its place"),
        pytest.param("the army", "a military spokesman", 1, id="a body and who speaks for it"),
        pytest.param("the French army", "the Malian army", 2, id="two armies"),
        pytest.param("the mayor", "the governor", 2, id="two offices"),
        pytest.param("health officials", "the health directorate", 1, id="two words for one"),
        pytest.param("the hospital", "the police", 2, id="two kinds"),
    ],
)
def test_names_that_nothing_tells_apart_are_one_voice(
    tell: Any, one: str, other: str, independent: int
):
    found = incident_of(tell("a", by=one, killed=12), tell("b", by=other, killed=12))
    assert found.independent_origins == independent


def test_a_bystander_speaks_for_the_outlet_that_met_him(tell: Any):
    found = incident_of(tell("a", by="residents", outlet="Radio Q"), tell("b", by="SOHR"))
    assert {origin.name for origin in found.origins} == {"Radio Q", "SOHR"}


def test_its_spokesman_is_the_source_that_the_page_names(tell: Any):
    found = incident_of(
        tell("a", by="SOHR", page="p"), tell("b", by="its spokesman", page="p", killed=12)
    )
    assert [origin.name for origin in found.origins] == ["SOHR"]


def test_the_medium_of_a_state_gives_the_word_of_its_army(tell: Any):
    found = incident_of(
        tell("a", outlet="State News Bureau"), tell("b", by="the army", outlet="Agency")
    )
    assert found.independent_origins == 1


def test_a_text_that_retells_another_in_its_own_words_is_no_origin(tell: Any):
    words = frozenset(f"name{n}" for n in range(12))
    first, second = (
        msgspec.structs.replace(tell(name, outlet=outlet), article_words=words)
        for name, outlet in (("a", "Agency"), ("b", "Feed"))
    )
    found = incident_of(first, second)
    assert [origin.name for origin in found.origins] == ["Agency"]


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
