from datetime import timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from marsad.records import Lead, Problem
from marsad.store import feeds
from marsad.store.feeds import FeedEntry, WatchedFeed
from marsad.store.opening import APPLICATION_ID, MIGRATIONS
from marsad.store.store import open_store

FEED = "https://ledger.example/feed"
LEAD = Lead(url="https://ledger.example/1", location=f"{FEED}#1", title="Shells fall")


@pytest.fixture
def watched(make):
    return WatchedFeed(address=FEED, next_at=make.morning, body_digest="ab")


@pytest.fixture
def waiting(store, make, watched):
    """An entry of a feed in the store that is to be fetched in the morning."""
    feeds.put_feed(store, watched)
    entry = FeedEntry(
        feed=FEED, entry="1", seen_at=make.morning, stamp="s", next_at=make.morning, lead=LEAD
    )
    feeds.put_entry(store, entry)
    return entry


def due(store, at, limit=10, of=(FEED,)):
    return feeds.due_entries(store, of, at=at, limit=limit)


def test_a_feed_comes_back_as_it_was_put_last(store, watched, make):
    assert feeds.feed_at(store, FEED) is None
    for failures in range(3):
        later = make.morning + timedelta(hours=failures)
        watched = WatchedFeed(address=FEED, next_at=later, failures=failures, problem="gone")
        feeds.put_feed(store, watched)
        assert feeds.feed_at(store, FEED) == watched


def test_entries_come_back_as_they_were_put_last(store, waiting):
    done = FeedEntry(feed=FEED, entry="2", seen_at=waiting.seen_at, stamp="t")
    feeds.put_entry(store, done)
    feeds.put_entry(store, done)
    names = [str(number) for number in range(2_000)]
    assert feeds.entries_of(store, FEED, names) == {"1": waiting, "2": done}
    assert feeds.entries_of(store, "https://other.example", names) == {}


def test_entries_are_due_from_their_moment_on(store, waiting, make):
    assert due(store, make.morning - timedelta(seconds=1)) == []
    assert due(store, make.morning) == [waiting]
    assert due(store, make.morning, of=["https://other.example"]) == []
    assert due(store, make.morning, limit=0) == []


@pytest.mark.usefixtures("waiting")
def test_the_next_moment_is_a_feeds_or_an_entrys(store, make):
    assert feeds.next_due(store, [FEED]) == make.morning
    assert feeds.next_due(store, ["https://other.example"]) is None
    hours = [timedelta(hours=number) for number in range(3)]
    feeds.put_feed(store, WatchedFeed(address=FEED, next_at=make.morning + hours[2]))
    assert feeds.next_due(store, [FEED]) == make.morning
    feeds.put_entry(
        store, FeedEntry(feed=FEED, entry="1", seen_at=make.morning, stamp="s", lead=LEAD)
    )
    assert feeds.next_due(store, [FEED]) == make.morning + hours[2]


@pytest.mark.usefixtures("waiting")
def test_a_page_is_known_by_the_address_of_any_entry(store, make):
    assert feeds.page_at(store, LEAD.url) is None
    page = make.page()
    store.add_page(page, captured_at=make.morning)
    feeds.put_entry(
        store,
        FeedEntry(
            feed=FEED, entry="2", seen_at=make.morning, stamp="s", page_id=page.id, lead=LEAD
        ),
    )
    assert feeds.page_at(store, LEAD.url) == page.id


def test_a_refusal_is_let_go_of(store):
    for location in (FEED, "other"):
        store.put_refusal(Problem(stage="fetch", location=location, message="it is down."))
    feeds.forget_refusal(store, FEED)
    assert [problem.location for problem in store.problems()] == ["other"]


def test_feeds_outlast_a_rebuild(store, waiting):
    store.delete_derived()
    assert feeds.entries_of(store, FEED, ["1"]) == {"1": waiting}


def test_a_store_of_the_first_version_is_upgraded_with_its_pages(tmp_path, make):
    file = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(
            "INSERT INTO page VALUES ('p', 'a.txt', 'text/plain', NULL, NULL, NULL, NULL, "
            "'2024-11-30T06:00:00+00:00', x'789c030000000001')"
        )
    engine.dispose()
    with open_store(file, write=True) as store:
        assert store.counts().pages == 1
        feeds.put_feed(store, WatchedFeed(address=FEED, next_at=make.morning))
        assert feeds.feed_at(store, FEED) is not None
