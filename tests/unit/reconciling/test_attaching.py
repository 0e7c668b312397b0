"""Where a decision holds on, when claims got other ids."""

from typing import Any

import msgspec
import pytest

from marsad.reconciling import deciding
from marsad.reconciling.attaching import attach, find_claims
from marsad.reconciling.deciding import Signed
from marsad.records import ClaimId, EventType, PageId, SubEventType

SIGNED = Signed(by="Amal", at="2024-12-01T09:00:00+00:00", why="seen")
WORDS = "Rockets struck the market of Saraqib on Friday, killing twelve people."


def anchored(told: Any) -> Any:
    return deciding.confirm([told], SIGNED, lambda _told: f"Before. {WORDS} After.")


def renamed(told: Any, name: str, words: str | None = None, **fields: Any) -> Any:
    claim = msgspec.structs.replace(told.claim, id=ClaimId(name), **fields)
    if words is not None:
        quote = msgspec.structs.replace(claim.evidence, text=words, end=len(words))
        claim = msgspec.structs.replace(claim, evidence=quote)
    return msgspec.structs.replace(told, claim=claim)


def test_an_anchor_keeps_the_words_and_those_around_them(tell: Any):
    (anchor,) = anchored(tell("a", words=WORDS)).anchors
    assert (anchor.claim, anchor.page, anchor.quote) == ("a", "page of a", WORDS)
    assert anchor.event_type is EventType.EXPLOSIONS


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(WORDS, True, id="the same words"),
        pytest.param(WORDS.upper(), True, id="other letters"),
        pytest.param(WORDS.replace(", killing twelve people", ""), True, id="cut shorter"),
        pytest.param(WORDS + " Two shops burned.", True, id="joined with the next sentence"),
        pytest.param("Soldiers entered the town of Nayrab at noon.", False, id="other words"),
        pytest.param("Friday.", False, id="one word of it"),
    ],
)
def test_a_claim_with_another_id_is_found_by_its_words(tell: Any, words: str, found: Any):
    (anchor,) = anchored(tell("a", words=WORDS)).anchors
    now = renamed(tell("a", words=WORDS), "b", words)
    assert find_claims(anchor, [[now]]) == (("b",) if found else ())


def test_of_two_claims_of_one_sentence_the_one_of_the_same_type_is_meant(tell: Any):
    (anchor,) = anchored(tell("a", words=WORDS)).anchors
    other = tell("b", SubEventType.ARMED_CLASH, words=WORDS)
    same = tell("c", words=WORDS)
    assert find_claims(anchor, [[other, same]]) == ("c",)


def test_it_holds_for_the_newer_version_of_the_page_too(tell: Any):
    (anchor,) = anchored(tell("a", words=WORDS)).anchors
    newer = tell("b", words=WORDS, page="page again")
    assert find_claims(anchor, [[tell("a", words=WORDS)], [newer]]) == ("a", "b")


def test_what_finds_nothing_is_lost_and_says_so(tell: Any):
    decision = anchored(tell("a", words=WORDS))
    (attached,) = attach([decision], lambda _page: []).values()
    assert attached.all == ()
    assert attached.lost == decision.anchors


def test_only_the_anchors_page_is_looked_at(tell: Any):
    asked = []

    def claims_of(page: PageId) -> Any:
        asked.append(page)
        return [[tell("a", words=WORDS)]]

    attach([anchored(tell("a", words=WORDS))], claims_of)
    assert asked == ["page of a"]
