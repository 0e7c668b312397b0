"""Copies of one text share a lineage; texts of formulas do not."""

from itertools import permutations

import pytest

from marsad.ids import lineage_id
from marsad.matching.lineage import (
    Fingerprint,
    copied_share,
    find_lineages,
    fingerprint,
)
from marsad.records import PageId

WORDS = [f"word{n * n % 977}" for n in range(300)]
OTHER = [f"term{n * n % 983}" for n in range(300)]

WHOLE = " ".join(WORDS)
NOVEMBER = "2024-11-29"


def pages(
    *texts: str, published: str | None = NOVEMBER
) -> list[tuple[PageId, str | None, Fingerprint]]:
    return [(PageId(f"p{n}"), published, fingerprint(text)) for n, text in enumerate(texts)]


def share_a_lineage(*texts: str) -> bool:
    return len(set(find_lineages(pages(*texts)).values())) == 1


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WHOLE, id="the same text"),
        pytest.param(f"BEIRUT (Agencies) - {WHOLE.upper()}. All rights reserved.", id="dateline"),
        pytest.param(" ".join(WORDS[:90]), id="cut to a third"),
        pytest.param(" ".join(WORDS[:150] + OTHER[:150]), id="half of it in a longer text"),
        pytest.param(" ".join(WORDS[:210] + OTHER), id="seven tenths of it in a text much longer"),
        pytest.param(
            " ".join(f"x{n}" if n % 12 == 0 else w for n, w in enumerate(WORDS)), id="edited"
        ),
    ],
)
def test_a_copy_shares_the_lineage_of_its_original(copy: str):
    assert share_a_lineage(WHOLE, copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(WHOLE, " ".join(OTHER), id="other words"),
        pytest.param(WHOLE, " ".join(WORDS[:110] + OTHER[:190]), id="a third of it"),
        pytest.param(WHOLE, " ".join(WORDS[:150] + OTHER), id="half of it in a text much longer"),
        pytest.param(" ".join(WORDS[:30]), " ".join(WORDS[:29]), id="short and not equal"),
        pytest.param(WHOLE, " ".join(WORDS[:30]), id="a short piece of a long text"),
        pytest.param("", "", id="pages without text"),
    ],
)
def test_texts_that_copy_nothing_have_their_own_lineages(one: str, other: str):
    assert not share_a_lineage(one, other)


def test_short_texts_share_a_lineage_if_they_are_equal():
    assert share_a_lineage("Three killed in Saraqib.", "three killed in saraqib")


def test_a_text_that_comes_back_after_a_month_is_standing_matter_and_no_copy():
    first, second = fingerprint(WHOLE), fingerprint(" ".join(WORDS[:200]))
    found = find_lineages([(PageId("a"), NOVEMBER, first), (PageId("b"), "2024-12-29", second)])
    assert len(set(found.values())) == 2


def test_a_lineage_is_named_by_the_page_that_was_published_first():
    copy = fingerprint(WHOLE)
    rows = [
        (PageId("a"), None, copy),
        (PageId("b"), "2024-11-30", copy),
        (PageId("c"), "2024-11-30T01:00:00+03:00", copy),
    ]
    for order in permutations(rows):
        assert set(find_lineages(order).values()) == {lineage_id(PageId("c"))}


def test_a_text_put_together_of_parts_of_two_longer_ones_does_not_join_them():
    one = " ".join(WORDS[:150] + [f"one{n}" for n in range(310)])
    other = " ".join(OTHER[:150] + [f"other{n}" for n in range(310)])
    both = " ".join(WORDS[:150] + OTHER[:150])
    assert len(set(find_lineages(pages(one, both, other)).values())) == 3


def test_copies_of_copies_are_one_lineage():
    left, right = " ".join(WORDS[:200]), " ".join(WORDS[100:])
    assert copied_share(fingerprint(" ".join(WORDS[:100])), fingerprint(" ".join(WORDS[200:]))) == 0
    assert share_a_lineage(" ".join(WORDS[:100]), left, WHOLE, right, " ".join(WORDS[200:]))


def test_a_fingerprint_is_the_same_in_every_process():
    assert fingerprint("Rockets struck the town of Saraqib.").shingles.hex() == (
        "887d96d4e8dd889ef7b60d3971cf7689"
    )
