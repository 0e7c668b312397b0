"""Which pages are newer versions of others."""

from typing import Any

import pytest

from marsad.reconciling.versions import find_versions
from marsad.records import LineageId, PageId
from marsad.store.versions import Captured


def page(name: str, hour: int, **fields: Any) -> Captured:
    return Captured(
        **{
            "page_id": PageId(name),
            "address": "paper.example/1",
            "captured_at": f"2024-11-30T{hour:02}:00:00+00:00",
            "title": "Rockets on a market",
            "text": "Rockets on a market",
            "words": 300,
            "articles": 1,
            "lineage": LineageId(f"lineage of {name}"),
        }
        | fields
    )


OLD = page("old", 6)


def chain(*pages: Captured) -> list[tuple[str, str]]:
    return [(each.page_id, each.newer) for each in find_versions(pages)]


@pytest.mark.parametrize(
    ("fields", "newer"),
    [
        pytest.param({}, True, id="one address and one title"),
        pytest.param({"title": "Market: toll rises"}, False, id="another article"),
        pytest.param(
            {"title": "Market: toll rises", "lineage": OLD.lineage}, True, id="text that overlaps"
        ),
        pytest.param({"address": "paper.example/2"}, False, id="another address"),
        pytest.param({"articles": 4}, False, id="a live blog"),
        pytest.param(
            {"title": "Notice", "words": 30, "text": "This article has been removed."},
            True,
            id="a notice in its place",
        ),
        pytest.param(
            {"title": "Troops", "words": 30, "text": "Troops were withdrawn from the town."},
            False,
            id="a short text on troops that were withdrawn",
        ),
        pytest.param(
            {"title": "Notice", "words": 900, "text": "This article has been removed."},
            False,
            id="a long text",
        ),
    ],
)
def test_a_page_is_a_newer_version_where_address_and_article_are_one(fields: Any, newer: Any):
    assert chain(OLD, page("new", 8, **fields)) == ([("old", "new")] if newer else [])


def test_versions_follow_each_other_whatever_the_order():
    pages = [page("c", 9), page("a", 6), page("b", 7)]
    assert sorted(chain(*pages)) == [("a", "b"), ("b", "c")]
    (first, *_) = find_versions(pages)
    assert first.at == "2024-11-30T07:00:00+00:00"


def test_two_articles_that_take_turns_at_one_address_keep_apart():
    pages = [page("a", 6), page("x", 7, title="Other"), page("b", 8), page("y", 9, title="Other")]
    assert sorted(chain(*pages)) == [("a", "b"), ("x", "y")]
