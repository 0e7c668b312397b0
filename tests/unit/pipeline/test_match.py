from datetime import date

from marsad.matching.lineage import fingerprint
from marsad.pipeline import match
from marsad.pipeline.match import match_stale
from marsad.records import EventType, SubEventType
from marsad.registry.store import load_registry
from marsad.store import incidents
from marsad.store.scenes import Stale

ARRESTS = SubEventType.ARRESTS

WORDS = [f"word{n}" for n in range(300)]


def text(first: int, last: int) -> str:
    """A long article of its own; two that overlap copy each other."""
    return " ".join(WORDS[first:last]) + " Rockets struck Saraqeb on Friday."


def store_page(store, make, words):
    page = make.page(words)
    claim = make.claim(page, places=(make.place(words),), time=make.time(date(2024, 11, 29), words))
    store.add_page(page, captured_at=make.morning)
    text_print = fingerprint(words)
    with store.transaction():
        store.put_reading(
            page.id,
            (make.report(page, claim, published="2024-11-30"),),
            version="v1",
            partitions={claim.id: page.id},
        )
        store.put_fingerprint(
            page.id,
            words=text_print.words,
            shingles=text_print.shingles,
            bands=text_print.bands(),
        )
    return page


def lineages(store):
    return {found.page_id: found.lineage for found in store.claims()}


def test_a_copy_that_comes_later_joins_the_lineage(store, make):
    whole = store_page(store, make, text(0, 200))
    match_stale(store)
    copy = store_page(store, make, text(0, 150))
    other = store_page(store, make, text(200, 300))
    match_stale(store)
    found = lineages(store)
    assert found[whole.id] == found[copy.id]
    assert found[other.id] != found[whole.id]
    assert store.unplaced(9) == []


def test_pages_are_placed_in_parts_with_the_same_result(store, make, monkeypatch):
    monkeypatch.setattr(match, "BATCH", 1)
    pages = [store_page(store, make, text(0, last)) for last in (200, 160, 130)]
    match_stale(store)
    assert len({lineages(store)[page.id] for page in pages}) == 1


def test_an_independent_count_follows_the_lineage(store, make):
    store_page(store, make, text(0, 200))
    store_page(store, make, text(0, 150))
    match_stale(store)
    (incident,) = store.incidents()
    assert (incident.pages, incident.independent_origins) == (2, 1)


def test_only_partitions_that_changed_are_matched(store, make, monkeypatch):
    store_page(store, make, text(0, 100))
    match_stale(store)
    matched = []
    monkeypatch.setattr(match.Matching, "match", lambda _run, some: matched.append(some))
    match_stale(store)
    assert matched == []


def test_a_page_that_comes_replaces_only_the_incidents_that_it_touches(store, make, monkeypatch):
    for first in (0, 100, 200):
        store_page(store, make, text(first, first + 90))
    match_stale(store)
    written = []
    put = incidents.replace
    monkeypatch.setattr(
        incidents,
        "replace",
        lambda connection, gone, found: (
            written.append((set(gone), [each.claims for each in found.values()])),
            put(connection, gone, found),
        ),
    )
    page = make.page("Police arrested a man in Homs.")
    claim = make.claim(page, event_type=EventType.STRATEGIC, sub_event_type=ARRESTS)
    store.add_page(page, captured_at=make.morning)
    report = make.report(page, claim, published="2014-03-05")
    store.put_reading(page.id, (report,), version="v1", partitions={claim.id: page.id})
    match_stale(store)
    ((gone, found),) = written
    assert found == [(claim.id,)]
    assert len(gone) == 1


def test_what_another_process_matched_meanwhile_is_not_overlooked(store, make):
    first, second = (store_page(store, make, text(n, n + 90)) for n in (0, 100))
    while match.place_some(store):
        pass
    mine, theirs = (match.Matching(store, load_registry()) for _ in range(2))
    one, other = (
        Stale(partition=page.id, pages=(page.id,), said="2024-11-30") for page in (first, second)
    )
    mine.match([one])
    theirs.match([other])
    mine.match([one])
    assert store.stale_partitions() == []
    assert sum(len(each.claims) for each in store.incidents()) == 2


def test_a_store_of_another_matcher_is_matched_again_as_a_whole(store, make, monkeypatch):
    store_page(store, make, text(0, 100))
    match_stale(store)
    before = store.incidents()
    monkeypatch.setattr(match, "matcher_version", lambda: "another")
    match_stale(store)
    assert store.incidents() == before
    assert store.stale_partitions() == []
