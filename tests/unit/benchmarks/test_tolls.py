"""The conventions of the public sets, each applied in the benchmark alone."""

import msgspec
import pytest

from benchmarks.tolls import allows, enemies, least, plain_text, stated, total
from marsad.ids import claim_id
from marsad.records import (
    ArticleId,
    Bound,
    Claim,
    Modality,
    Quote,
    Toll,
    TollKind,
)

EXACT, AT_LEAST, VAGUE = Bound.EXACT, Bound.AT_LEAST, Bound.UNSPECIFIED


def toll(text: str, low: int | None, *, bound: Bound = EXACT, start: int = 0) -> Toll:
    high = low if bound is EXACT else None
    return Toll(
        text=text, start=start, end=start + len(text), kind=TollKind.KILLED, low=low, high=high,
        bound=bound,
    )  # fmt: skip


def claim(words: str, *tolls: Toll, start: int = 0) -> Claim:
    moved = [
        msgspec.structs.replace(
            t, start=start + words.index(t.text), end=start + words.index(t.text) + len(t.text)
        )
        for t in tolls
    ]
    return Claim(
        id=claim_id(ArticleId("a"), start, start + 1, 0), story="article", event_type=None,
        sub_event_type=None, modality=Modality.ASSERTED, tolls=tuple(moved),
        evidence=Quote(text=words, start=start, end=start + len(words)), confidence=0.5,
        extractor="x/1",
    )  # fmt: skip


def test_more_than_a_number_is_stated_as_the_number() -> None:
    assert stated(toll("more than 20", 21, bound=AT_LEAST)) == 20
    assert stated(toll("at least 20", 20, bound=AT_LEAST)) == 20


def test_the_same_figure_told_twice_counts_once() -> None:
    claims = [claim("five men", toll("five men", 5)), claim("five died", toll("five", 5), start=50)]
    assert total(claims, TollKind.KILLED) == 5


def test_what_another_sentence_adds_is_added() -> None:
    claims = [claim("five men", toll("five men", 5)), claim("two more", toll("two", 2), start=50)]
    assert total(claims, TollKind.KILLED) == 5
    claims[1] = claim("another two", toll("another two", 2), start=50)
    assert total(claims, TollKind.KILLED) == 7


@pytest.mark.parametrize(("words", "number"), [("several men", 3), ("numerous men", 4)])
def test_vague_words_have_the_number_of_the_set(words: str, number: int) -> None:
    assert least(toll(words, 2, bound=VAGUE)) == number


def test_soldiers_are_no_enemies() -> None:
    words = "two soldiers"
    assert enemies([claim(words, toll(words, 2))], {TollKind.KILLED}) == 0


def test_who_was_told_of_before_is_not_added() -> None:
    claims = [
        claim("killed one insurgent", toll("one insurgent", 1)),
        claim("killing him", toll("killing him", 1), start=60),
    ]
    assert enemies(claims, {TollKind.KILLED}) == 1


def test_a_release_is_read_line_by_line() -> None:
    assert plain_text("PRESS RELEASE TEXT: One.\u2028Two.") == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("one", "best", "right"),
    [
        (toll("12", 12), 12, True),
        (toll("12", 12), 13, False),
        (toll("more than 30", 31, bound=AT_LEAST), 30, True),
        (toll("dozens", 12, bound=VAGUE), 40, True),
        (toll("dozens", 12, bound=VAGUE), 4, False),
    ],
)
def test_a_toll_allows_what_its_bound_holds(one: Toll, best: int, right: bool) -> None:  # noqa: FBT001
    assert allows(one, best) is right
