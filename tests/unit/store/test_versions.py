"""Versions of pages in the store: what stands where, and what it makes stale."""

from datetime import timedelta

import pytest

from marsad.store.versions import Replaced, captured_beside, put_versions, versions_of

URL = "https://www.paper.example/market/"


@pytest.fixture
def two(store, make):
    """A page and one captured an hour later at the same address, each with a claim."""
    pages = []
    for hour, words in enumerate(("Rockets struck Saraqeb on Friday.", "Rockets struck Saraqeb.")):
        page = make.page(words, url=URL)
        claim = make.claim(page)
        store.add_page(page, captured_at=make.morning + timedelta(hours=hour))
        report = make.report(page, claim)
        store.put_reading(page.id, (report,), version="v1", partitions={claim.id: f"p{hour}"})
        store.put_fingerprint(page.id, words=9, shingles=b"", bands=())
        pages.append(page)
    for partition in store.stale_partitions():
        store.put_incidents(partition, [])
    return pages


def replaced(make, two):
    at = (make.morning + timedelta(hours=1)).isoformat()
    return Replaced(page_id=two[0].id, newer=two[1].id, at=at)


def test_pages_of_one_address_are_found_together(store, two):
    found = captured_beside(store, [two[1].id])
    assert [page.page_id for page in found] == [page.id for page in two]
    assert {page.address for page in found} == {"paper.example/market"}
    assert [page.articles for page in found] == [1, 1]


def test_a_replaced_page_makes_its_partitions_stale_once(store, two, make):
    ids = [page.id for page in two]
    put_versions(store, ids, [replaced(make, two)])
    assert store.stale_partitions() == ["p0"]
    (told, newer) = (next(store.claims(page_id=page.id)) for page in two)
    assert told.known_until == (make.morning + timedelta(hours=1)).isoformat()
    assert told.known_from == make.morning.isoformat()
    assert newer.known_until is None
    store.put_incidents("p0", [])
    put_versions(store, ids, [replaced(make, two)])
    assert store.stale_partitions() == []


def test_what_is_no_version_any_more_counts_again(store, two, make):
    ids = [page.id for page in two]
    put_versions(store, ids, [replaced(make, two)])
    put_versions(store, ids, [])
    assert versions_of(store, two[0].id) == []
    assert next(store.claims(page_id=two[0].id)).known_until is None


@pytest.mark.parametrize("again", [0, 1])
def test_reading_either_page_again_forgets_the_version(store, two, make, again):
    put_versions(store, [page.id for page in two], [replaced(make, two)])
    assert len(versions_of(store, two[1].id)) == 1
    page = two[again]
    store.put_reading(page.id, (make.report(page),), version="v2", partitions={})
    assert versions_of(store, two[0].id) == []
    assert "p0" in store.stale_partitions()
