"""The ways from an incident's origins to the pages that tell of it."""

from typing import Any

import msgspec

from marsad.matching.incidents import match_claims
from marsad.records import Relay, RelayKind


def relays_of(*claims: Any) -> tuple[Relay, ...]:
    (incident,) = match_claims(claims)
    return incident.relays


def test_each_page_has_a_way_to_its_origin_and_the_first_seen_comes_first(tell: Any):
    later = "2024-11-29T20:00:00+00:00"
    found = relays_of(tell("b", by="SOHR", said=later), tell("a", by="SOHR"))
    assert [(each.page, each.origin, each.how) for each in found] == [
        ("page of a", "SOHR", RelayKind.CITES),
        ("page of b", "SOHR", RelayKind.CITES),
    ]
    assert found[1].said == later


def test_a_chain_of_two_names_who_stands_between(tell: Any):
    (relay,) = relays_of(tell("a", by="REUTERS citing SOHR"))
    assert (relay.origin, relay.through) == ("SOHR", ("REUTERS",))


def test_an_outlet_that_credits_nobody_is_its_own_origin(tell: Any):
    (relay,) = relays_of(tell("a", outlet="Radio Q"))
    assert (relay.origin, relay.how, relay.of) == ("Radio Q", RelayKind.OWN, None)


def test_a_copy_has_it_from_the_page_that_it_copies(tell: Any):
    found = relays_of(
        tell("a", page="wire", said="2024-11-29T10:00:00+00:00"),
        tell("b", page="copy", lineage="lineage of wire"),
    )
    assert [(each.how, each.of) for each in found] == [
        (RelayKind.OWN, None),
        (RelayKind.COPIES, "wire"),
    ]


def test_a_text_told_in_other_words_has_it_from_the_first(tell: Any):
    words = frozenset(f"name{n}" for n in range(12))
    told = [
        msgspec.structs.replace(tell(name, page=name, said=said), article_words=words)
        for name, said in (("a", "2024-11-29T10:00:00+00:00"), ("b", "2024-11-29T12:00:00+00:00"))
    ]
    assert [(each.how, each.of) for each in relays_of(*told)] == [
        (RelayKind.OWN, None),
        (RelayKind.RETELLS, "a"),
    ]


def test_two_claims_of_one_page_and_origin_are_one_way(tell: Any):
    found = relays_of(tell("a", page="p", by="SOHR"), tell("b", page="p", by="SOHR", killed=12))
    assert len(found) == 1
