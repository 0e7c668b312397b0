"""Watching a web of answers under a clock of our own, whole and stopped at each of its steps."""

from datetime import datetime, timedelta
from html import escape
from shutil import copyfile

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from marsad.errors import FetchError, PageError
from marsad.fetching import Answer
from marsad.pipeline import polling
from marsad.pipeline.ingest import Reading
from marsad.pipeline.polling import LONGEST_PAUSE_S, RETRY_S, Watch
from marsad.pipeline.watch import MOST_TRIES, watch_feeds, watch_once
from marsad.store.store import open_store

FEED = "https://ledger.example/feed"
OTHER = "https://post.example/feed"
EVERY_S = 900
LONG = "Shells fell on the town on Friday and killed three people, the hospital said. " * 30


class Stopped(BaseException):
    """What stops a run where a test wants it; nothing catches it, as nothing catches a kill."""


def page(number: int) -> str:
    return f"https://ledger.example/{number}"


def item(number: int, title: str = "Shells fall", inside: str = "") -> str:
    link = f"<link>{page(number)}</link><guid>{number}</guid>"
    return f"<item>{link}<title>{title}</title>{inside}</item>"


def rss(*items: str, said: str = "") -> bytes:
    title = "<title>The Ledger</title>"
    return f"<rss><channel>{title}{said}{''.join(items)}</channel></rss>".encode()


def full(number: int, text: str = LONG) -> str:
    return item(number, inside=f"<description>{escape(text)}</description>")


class World:
    """Answers by address, a clock that only sleep moves, and what was asked and said."""

    def __init__(self, start: datetime) -> None:
        self.at = start
        self.web: dict[str, bytes | FetchError] = {}
        self.headers: tuple[tuple[str, str], ...] = ()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.slept: list[float] = []

    def __setitem__(self, url: str, said: bytes | FetchError) -> None:
        self.web[url] = said

    def fetch(self, urls: list[str]):
        for url in urls:
            self.asked.append(url)
            found = self.web.get(url, FetchError("it answered 404.", url=url, status=404))
            yield found if isinstance(found, FetchError) else self.answer(url, found)

    def answer(self, url: str, body: bytes) -> Answer:
        return Answer(
            asked=url,
            url=url,
            redirects=(),
            status=200,
            headers=self.headers,
            media_type="application/rss+xml" if url.endswith("feed") else "text/html",
            body=body,
            captured_at=self.at.isoformat(timespec="seconds"),
            from_cache=False,
            not_modified=False,
        )

    def visits(self, url: str) -> int:
        return self.asked.count(url)

    def pass_time(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def world(make):
    world = World(make.morning)
    world[FEED] = rss(item(1), item(2))
    for number in range(1, 6):
        world[page(number)] = f"<!doctype html><p>Shells fell {number} times.".encode()
    return world


@pytest.fixture
def reading(make):
    def read(found):
        if b"unreadable" in found.body:
            raise PageError("it holds no text")
        return (make.report(make.page(id=found.id, location=found.location)),)

    return Reading(version="v1", read=read)


def means(world, store, reading, **other) -> Watch:
    given = {
        "store": store,
        "reading": reading,
        "fetch_feeds": world.fetch,
        "fetch": world.fetch,
        "every_s": EVERY_S,
        "now": lambda: world.at,
        "tell": lambda _tally: None,
        "say": world.said.append,
    }
    return Watch(**{**given, **other})


@pytest.fixture
def once(world, store, reading):
    """Ask once, as often as a test calls it, an interval later each time."""

    def once(*feeds, later_s: float = EVERY_S):
        tally = watch_once(feeds or (FEED,), means(world, store, reading))
        world.pass_time(later_s)
        return tally

    return once


def kept(store) -> list[tuple]:
    """All that stands in the store of pages and feeds, as it stands there."""
    tables = ("page", "feed", "feed_entry", "refusal", "reading")
    with store.transaction() as connection:
        queries = [f"SELECT * FROM {name} ORDER BY 1, 2" for name in tables]  # noqa: S608  ours
        return [tuple(map(tuple, connection.exec_driver_sql(query))) for query in queries]


class TestEntries:
    def test_each_entry_is_read_once(self, world, store, once):
        first, second = once(), once()
        assert (first.found, first.new, first.read) == (2, 2, 2)
        assert (second.found, second.read, world.visits(page(1))) == (0, 0, 1)
        assert sorted(row.url for row in store.pages()) == [page(1), page(2)]

    def test_a_new_entry_is_read_when_it_comes(self, world, once):
        once()
        world[FEED] = rss(item(3), item(1), item(2))
        assert once().read == 1
        assert world.asked[-1] == page(3)

    def test_an_entry_with_its_text_is_kept_without_fetching(self, world, store, once):
        world[FEED] = rss(full(1))
        once()
        assert world.asked == [FEED]
        [row] = store.pages()
        assert (row.url, row.outlet, row.location) == (page(1), "The Ledger", f"{FEED}#1")
        assert row.captured_at == world.at - timedelta(seconds=EVERY_S)

    @pytest.mark.parametrize(
        ("before", "after", "pages"),
        [
            pytest.param(item(1), item(1, title="Toll of shells rises"), 2, id="its title"),
            pytest.param(
                item(1, inside="<pubDate>2024-11-30T06:00:00Z</pubDate>"),
                item(1, inside="<pubDate>2024-11-30T07:00:00Z</pubDate>"),
                2,
                id="its date",
            ),
            pytest.param(
                item(1, inside="<description>a</description>"),
                item(1, inside="<description>b</description>"),
                1,
                id="its summary",
            ),
            pytest.param(full(1), full(1, LONG + "Four, it said later."), 2, id="its text"),
            pytest.param(item(1), full(1), 2, id="its text comes along"),
        ],
    )
    def test_an_entry_that_the_outlet_edits_is_a_new_capture(
        self, world, store, once, before, after, pages
    ):
        world[FEED] = rss(before)
        once()
        world[FEED] = rss(after)
        world[page(1)] = b"<!doctype html><p>Shells fell one more time."
        once()
        assert len(store.pages()) == pages
        assert once().found == 0

    def test_an_edit_that_leaves_the_page_as_it_was_keeps_nothing_new(self, world, store, once):
        once()
        world[FEED] = rss(item(1, title="Shells fall again"), item(2))
        assert (once().new, world.visits(page(1)), len(store.pages())) == (0, 2, 2)

    def test_a_page_that_two_feeds_name_is_fetched_once(self, world, store, once):
        world[OTHER] = rss(item(1, title="Shells in Marwa").replace("<guid>1", "<guid>x"))
        once(FEED, OTHER)
        assert (world.visits(page(1)), len(store.pages())) == (1, 2)
        assert once(FEED, OTHER).found == 0

    def test_a_feed_that_is_named_twice_is_asked_once(self, world, once):
        once(FEED, FEED)
        assert world.visits(FEED) == 1

    def test_a_news_sitemap_is_followed_as_a_feed_is(self, world, store, once):
        world[FEED] = f"<urlset><url><loc>{page(1)}</loc></url></urlset>".encode()
        once()
        assert [row.url for row in store.pages()] == [page(1)]

    def test_an_entry_that_is_none_is_a_problem_and_counted_once(self, world, store, once):
        world[FEED] = rss(item(1), "<item><title>Nothing</title></item>")
        assert once().problems == 1
        world[FEED] = rss(item(2), item(1), "<item><title>Nothing</title></item>")
        assert once().problems == 0
        assert "neither the address of a page nor a text" in store.problems()[0].message

    def test_a_feed_beyond_the_limit_is_read_to_the_limit(self, store, once, monkeypatch):
        monkeypatch.setattr(polling, "MOST_ENTRIES", 1)
        assert once().found == 1
        assert "more than 1 entries" in store.problems()[0].message

    def test_a_page_that_cannot_be_read_is_kept_with_its_problem(self, world, store, once):
        world[page(1)] = b"<!doctype html><p>unreadable"
        assert once().problems == 1
        assert (store.counts().pages, store.problems()[0].message) == (2, "it holds no text")
        assert once().read == 0


class TestPagesThatFail:
    def test_a_page_is_tried_again_a_bounded_number_of_times(self, world, store, once):
        del world.web[page(1)]
        tallies = [once(later_s=RETRY_S * 2**tries) for tries in range(MOST_TRIES + 3)]
        assert world.visits(page(1)) == MOST_TRIES
        assert sum(tally.problems for tally in tallies) == 1
        assert [problem.location for problem in store.problems()] == [page(1)]

    def test_a_page_that_two_feeds_name_and_that_fails_is_tried_once_for_both(self, world, once):
        del world.web[page(1)]
        world[OTHER] = rss(item(1, title="Shells in Marwa"))
        assert once(FEED, OTHER, later_s=RETRY_S).problems == 1
        assert world.visits(page(1)) == 1
        once(FEED, OTHER)
        assert world.visits(page(1)) == 2

    def test_a_page_is_not_tried_before_its_time(self, world, once):
        world[page(1)] = FetchError("it is busy.", url=page(1), again_after_s=RETRY_S * 3)
        once(later_s=RETRY_S * 2)
        once(later_s=RETRY_S)
        assert world.visits(page(1)) == 1
        once()
        assert world.visits(page(1)) == 2

    def test_a_page_that_comes_later_leaves_no_problem(self, world, store, once):
        body = world.web.pop(page(1))
        once(later_s=RETRY_S)
        world[page(1)] = body
        assert once().read == 1
        assert (store.problems(), len(store.pages())) == ([], 2)

    def test_an_edit_gives_a_page_all_its_tries_again(self, world, once):
        body = world.web.pop(page(1))
        for tries in range(MOST_TRIES + 1):
            once(later_s=RETRY_S * 2**tries)
        world[page(1)] = body
        world[FEED] = rss(item(1, title="Shells fall again"), item(2))
        assert once().read == 1

    def test_an_address_that_holds_no_page_is_a_problem(self, world, store, once):
        world[FEED] = rss(item(1).replace(page(1), OTHER))
        world[OTHER] = rss(item(2))
        once()
        assert store.counts().pages == 0
        assert "names others" in store.problems()[0].message


class TestFeedsThatFail:
    def test_an_outage_is_told_once_and_its_end_once(self, world, store, once):
        world[FEED] = FetchError("it is down.", url=FEED, passing=True)
        for failures in range(4):
            once(later_s=RETRY_S * 2**failures)
        assert len(world.said) == 1
        assert "it is down." in world.said[0]
        assert [problem.location for problem in store.problems()] == [FEED]
        world[FEED] = rss(item(1))
        assert once().read == 1
        assert world.said[1:] == [f"{FEED} answers again."]
        assert store.problems() == []

    def test_a_run_that_asks_once_leaves_it_to_its_end_to_tell(self, world, store, reading):
        world[FEED] = FetchError("it is down.", url=FEED, passing=True)
        tally = watch_once([FEED], means(world, store, reading, every_s=0))
        assert (world.said, tally.problems) == ([], 1)

    def test_a_feed_that_fails_is_asked_ever_less_often_down_to_once_a_day(self, world, once):
        world[FEED] = FetchError("it is down.", url=FEED)
        for _ in range(7 * 24 * 4):
            once(later_s=RETRY_S)
        # After 15, 30, 60, 120, 240, 480 and 960 minutes, then each day.
        assert world.visits(FEED) == 8 + 5

    def test_a_server_says_when_it_may_be_asked_again(self, world, once):
        world[FEED] = FetchError("it is busy.", url=FEED, again_after_s=RETRY_S * 10)
        for _ in range(11):
            once(later_s=RETRY_S)
        assert world.visits(FEED) == 2

    def test_what_is_no_feed_is_told_with_its_feed(self, world, once):
        link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
        world[FEED] = f"<!doctype html><head>{link}".encode()
        assert once().problems == 1
        assert "its feed is https://ledger.example/rss.xml. Give that." in world.said[0]

    def test_one_feed_that_fails_hides_no_other(self, world, store, once):
        world[OTHER] = FetchError("it is down.", url=OTHER)
        once(OTHER, FEED)
        assert store.counts().pages == 2

    def test_of_a_feed_that_breaks_off_come_the_whole_entries_until_it_is_whole(
        self, world, store, once
    ):
        whole = world.web[FEED]
        world[FEED] = whole[:-20]
        once()
        assert "cut off" in store.problems()[0].message
        world[FEED] = whole[:-21]
        once()
        assert len(store.problems()) == 1
        world[FEED] = whole
        once()
        assert (store.problems(), store.counts().pages) == ([], 2)


class TestWhen:
    @pytest.mark.parametrize(
        ("said", "headers", "wait_s"),
        [
            ("", (), EVERY_S),
            ("<ttl>60</ttl>", (), 3_600),
            ("<ttl>1</ttl>", (), EVERY_S),
            ("", (("cache-control", "public, max-age=7200"),), 7_200),
            ("", (("cache-control", "s-maxage=7200"),), EVERY_S),
            ("<ttl>60</ttl>", (("cache-control", "max-age=7200"),), 7_200),
            ("<ttl>999999</ttl>", (), LONGEST_PAUSE_S),
        ],
    )
    def test_a_feed_is_left_alone_as_long_as_it_says_and_never_shorter_than_we_say(
        self, world, store, reading, said, headers, wait_s
    ):
        world[FEED], world.headers = rss(said=said), headers
        with pytest.raises(Stopped):
            watch_feeds(
                [FEED],
                means(world, store, reading),
                sleep=stopping_after(world, naps=2),
                after_round=lambda _tally: None,
            )
        assert (world.slept, world.visits(FEED)) == ([wait_s], 2)

    def test_a_feed_that_is_not_due_is_not_asked_by_another_run(self, world, once):
        world[FEED] = rss(said="<ttl>60</ttl>")
        for _ in range(5):
            once()
        assert world.visits(FEED) == 2

    def test_rounds_go_on_for_good_and_those_with_news_are_told(self, world, store, reading):
        world[page(3)] = FetchError("it is busy.", url=page(3))
        news = {2: rss(item(3), item(1)), 4: rss(item(4), item(3))}
        told = []

        def sleep(seconds):
            world.pass_time(seconds)
            world.web[FEED] = news.get(len(world.slept), world.web[FEED])
            if len(world.slept) == 6:
                raise Stopped

        with pytest.raises(Stopped):
            watch_feeds([FEED], means(world, store, reading), sleep=sleep, after_round=told.append)
        assert [tally.read for tally in told] == [2, 2, 3]
        assert [tally.problems for tally in told] == [0, 1, 1]

    def test_feeds_are_asked_again_between_batches_of_pages(
        self, world, store, reading, monkeypatch
    ):
        monkeypatch.setattr("marsad.pipeline.watch.BATCH", 1)
        slow = means(world, store, reading, fetch=taking(world, seconds=EVERY_S))
        with pytest.raises(Stopped):
            watch_feeds(
                [FEED],
                slow,
                sleep=stopping_after(world, naps=1),
                after_round=lambda _tally: None,
            )
        assert world.asked[:4] == [FEED, page(1), FEED, page(2)]


def stopping_after(world, *, naps: int):
    """A sleep that stops the run in its nth nap."""

    def sleep(seconds):
        if len(world.slept) == naps - 1:
            raise Stopped
        world.pass_time(seconds)

    return sleep


def taking(world, *, seconds: float):
    """A fetch that takes its time."""

    def fetch(urls):
        for answer in world.fetch(urls):
            world.at += timedelta(seconds=seconds)
            yield answer

    return fetch


class TestStops:
    """A run is stopped before and after its nth transaction, or its nth dealing with the world."""

    @pytest.fixture
    def wide(self, world):
        """A feed of everything: texts, leads, one that fails, an entry that is none."""
        world[FEED] = rss(full(5), item(1), item(2), item(9), "<item><title>T</title></item>")
        world[OTHER] = FetchError("it is down.", url=OTHER)
        return world

    def run(self, world, file, reading, *, stop_at: int | None) -> int:
        """Run once and give the number of its steps; raise Stopped at one of them."""
        steps = 0

        def step(*_arguments, **_names) -> None:
            nonlocal steps
            steps += 1
            if steps == stop_at:
                raise Stopped

        def stepping(function):
            def stepped(*given):
                step()
                result = function(*given)
                step()
                return result

            return stepped

        with open_store(file, write=True) as store:
            # Between these two nothing is kept, wherever it stops.
            event.listen(store._engine, "begin", step)
            event.listen(store._engine, "commit", step)
            watch = means(
                world,
                store,
                replace(reading, read=stepping(reading.read)),
                fetch=stepping(lambda urls: list(world.fetch(urls))),
                tell=step,
                say=step,
            )
            watch_once((FEED, OTHER), watch)
        return steps

    def test_a_run_that_is_stopped_at_any_step_loses_and_doubles_nothing(
        self, wide, store_file, tmp_path, reading
    ):
        whole = tmp_path / "whole.db"
        steps = self.run(wide, copyfile(store_file, whole), reading, stop_at=None)
        assert steps > 50
        with open_store(whole, write=True) as store:
            expected = kept(store)
        assert [len(rows) for rows in expected] == [3, 2, 5, 3, 3]
        for nth in range(1, steps + 1):
            file = copyfile(store_file, tmp_path / "stopped.db")
            with pytest.raises(Stopped):
                self.run(wide, file, reading, stop_at=nth)
            self.run(wide, file, reading, stop_at=None)
            with open_store(file, write=True) as store:
                assert kept(store) == expected, f"stopped at step {nth}"
                assert (store.unread(), store.counts().stale) == ([], 0)
            for beside in tmp_path.glob("stopped.db*"):
                beside.unlink()
