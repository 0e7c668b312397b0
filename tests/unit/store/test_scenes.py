"""The tables of scenes: what is put there is found there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.store.known import mark_stale
from marsad.store.scenes import SceneRow, SceneTables, pages_with, stale_pages

MORNING = datetime(2024, 11, 30, 6, tzinfo=UTC)


@pytest.fixture
def tables(store: Any) -> Iterator[SceneTables]:
    with store.transaction() as connection:
        yield SceneTables(connection)


def row(number: int, **fields: Any) -> SceneRow:
    told = {"number": number, "told": number * 10, "page_id": f"page {number}", "head": number}
    return SceneRow(**told | {"record": b"r", "face": b"f"} | fields)


def test_scenes_are_found_by_number_page_and_incident(tables: SceneTables):
    tables.put([row(1, record=b"one"), row(2, record=b"two", head=1)])
    assert sorted(tables.records([1, 2, 3])) == [b"one", b"two"]
    assert dict(tables.faces([2])) == {(20, 2): b"f"}
    assert sorted(tables.members(1)) == [b"one", b"two"]
    assert tables.on_pages(["page 2"]) == [b"two"]
    assert tables.newest() == (20, 2)


def test_a_scene_without_a_new_face_keeps_its_face(tables: SceneTables):
    tables.put([row(1)])
    tables.put([row(1, record=b"new", head=7, face=None)])
    assert (list(tables.records([1])), dict(tables.faces([1]))) == ([b"new"], {(10, 1): b"f"})
    assert tables.members(7) == [b"new"]


def test_a_scene_that_is_dropped_is_gone(tables: SceneTables):
    tables.put([row(1)])
    tables.drop([1])
    assert tables.newest() is None


def test_the_scenes_of_a_key_are_those_nearest_to_a_position(tables: SceneTables):
    tables.shelve([(7, (told, 1)) for told in range(10)] + [(8, (5, 1))], [])
    assert tables.before(7, (5, 1), 2) == [(4, 1), (3, 1)]
    assert tables.after(7, (5, 1), 2) == [(5, 1), (6, 1)]
    tables.shelve([], [(7, (4, 1))])
    assert tables.before(7, (5, 1), 1) == [(3, 1)]
    assert tables.sharing(8) == [(5, 1)]


def test_scenes_of_one_moment_are_told_apart_by_their_number(tables: SceneTables):
    tables.shelve([(7, (1, scene)) for scene in (3, 5, 9)], [])
    assert tables.before(7, (1, 5), 9) == [(1, 3)]
    assert tables.after(7, (1, 5), 9) == [(1, 5), (1, 9)]


def test_who_links_to_a_scene_is_found(tables: SceneTables):
    tables.link([((20, 2), (10, 1)), ((30, 3), (10, 1))], [])
    tables.link([], [((20, 2), (10, 1))])
    assert tables.linkers(1) == [(30, 3)]


def test_another_matcher_drops_the_scenes_and_has_all_matched_again(store: Any, make: Any):
    page = make.page("Guns were heard.")
    store.add_page(page, captured_at=MORNING)
    claim = make.claim(page)
    report = make.report(page, claim)
    store.put_reading(page.id, (report,), version="v1", partitions={claim.id: page.id})
    store.put_incidents(page.id, [])
    with store.transaction() as connection:
        tables = SceneTables(connection)
        assert tables.begin("one") == 0
        tables.count_run()
        tables.put([row(1)])
        assert tables.begin("one") == 1
        assert tables.begin("two") == 0
        assert tables.newest() is None
    assert store.stale_partitions() == [page.id]


def test_a_stale_partition_has_the_pages_whose_claims_or_scenes_are_in_it(store: Any, make: Any):
    page = make.page("Guns were heard.")
    store.add_page(page, captured_at=MORNING)
    claim = make.claim(page)
    report = make.report(page, claim)
    store.put_reading(page.id, (report,), version="v1", partitions={claim.id: page.id})
    mark_stale(store, [page.id, "nobody"])
    with store.transaction() as connection:
        assert [(each.partition, each.pages) for each in stale_pages(connection)] == [
            (page.id, (page.id,))
        ]
        store.put_reading(page.id, (make.report(page),), version="v2", partitions={})
        SceneTables(connection).put([row(1, page_id=page.id)])
        assert [each.pages for each in stale_pages(connection)] == [(page.id,)]
    assert pages_with(store, [claim.id]) == set()
