import random
import threading
import time
from datetime import UTC, datetime
from threading import Event

import pytest

from marsad.errors import FetchError
from marsad.fetching.retrying import asked_wait_s, backoff_s
from marsad.fetching.turns import Turns

NOON = datetime(2024, 11, 30, 12, tzinfo=UTC)


def test_a_second_passes_between_two_requests_to_a_host(serve, fetching, answer, world):
    server = serve(a=answer(), b=answer())
    with fetching() as fetcher:
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/b"))
    assert server.paths() == ["/robots.txt", "/a", "/b"]
    assert world.slept == [1, 1]


def test_a_host_that_was_left_alone_is_not_waited_for(serve, fetching, answer, world):
    server = serve(a=answer(), b=answer())
    with fetching() as fetcher:
        fetcher.get(server.url("/a"))
        world.slept.clear()
        world.seconds += 0.25
        fetcher.get(server.url("/b"))
        world.seconds += 60
        fetcher.get(server.url("/b"))
    assert world.slept == [0.75]


@pytest.mark.parametrize(("asked", "waited"), [("7", 7), ("2.5", 2.5), ("0.1", 1), ("soon", 1)])
def test_the_crawl_delay_is_kept_if_it_is_longer(serve, fetching, answer, world, asked, waited):
    server = serve(
        a=answer(), b=answer(), robots=answer(f"User-agent: *\nCrawl-delay: {asked}".encode())
    )
    with fetching() as fetcher:
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/b"))
    assert world.slept == [1, waited]


def test_a_crawl_delay_beyond_all_patience_is_told(serve, fetching, answer):
    server = serve(a=answer(), b=answer(), robots=answer(b"User-agent: *\nCrawl-delay: 9000"))
    with fetching() as fetcher:
        fetcher.get(server.url("/a"))
        with pytest.raises(FetchError, match="left alone for 9000 s") as raised:
            fetcher.get(server.url("/b"))
    assert (raised.value.passing, raised.value.again_after_s) == (True, 9000)


def test_hosts_do_not_wait_for_each_other(serve, fetching, answer, world):
    one, two = serve(page=answer()), serve(page=answer())
    world.names = {"one.example": ["127.0.0.1"], "two.example": ["127.0.0.1"]}
    with fetching(allow_private=("127.0.0.0/8",)) as fetcher:
        fetcher.get(one.url("/page", host="one.example"))
        world.slept.clear()
        fetcher.get(two.url("/page", host="two.example"))
    assert world.slept == [1]  # between its own robots.txt and its page


def test_a_stopped_fetcher_ends_its_waits():
    turns = Turns(clock=lambda: 0.0, sleep=None, longest_wait_s=600)
    with turns.take("host.example", delay_s=500, url="http://host.example/a"):
        pass
    turns.stop()
    with (
        pytest.raises(FetchError, match="was stopped"),
        turns.take("host.example", delay_s=1, url="http://host.example/b"),
    ):
        pass


# Attempts


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520])
def test_a_page_is_asked_for_again_after_what_may_pass(serve, fetching, answer, world, status):
    server = serve(page=[answer(b"", status), answer(b"", status), answer(b"<p>words</p>")])
    with fetching(limits={"attempts": 3}) as fetcher:
        assert fetcher.get(server.url("/page")).body == b"<p>words</p>"
    assert server.pages() == ["/page"] * 3
    assert 0.5 <= world.slept[1] <= 1.5
    assert 1 <= world.slept[2] <= 3


def broken_off(visit):
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")


def chunks_broken_off(visit):
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")


def hung_up(_visit):
    pass


def no_http(visit):
    visit.send(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize("act", [broken_off, chunks_broken_off, hung_up, no_http])
def test_a_page_is_asked_for_again_after_a_broken_connection(serve, fetching, answer, act):
    first = iter([act])

    def page(visit):
        next(first, lambda visit: visit.send(answer()))(visit)

    server = serve(page=page)
    with fetching(limits={"attempts": 2}) as fetcher:
        assert fetcher.get(server.url("/page")).status == 200
    assert server.pages() == ["/page"] * 2


@pytest.mark.parametrize("act", [broken_off, chunks_broken_off, hung_up, no_http])
def test_half_a_page_is_never_taken_for_a_page(serve, fetching, act):
    server = serve(page=act)
    with (
        fetching(limits={"attempts": 2}) as fetcher,
        pytest.raises(FetchError, match=r"connection to 127\.0\.0\.1 failed") as raised,
    ):
        fetcher.get(server.url("/page"))
    assert raised.value.passing
    assert server.pages() == ["/page"] * 2


def test_a_host_that_is_down_is_told_after_the_last_attempt(serve, fetching):
    server = serve()
    server.close()
    with fetching() as fetcher, pytest.raises(FetchError, match="Connection refused") as raised:
        fetcher.get(server.url("/page"))
    assert raised.value.passing


def test_the_last_attempt_tells_what_the_host_answered(serve, fetching, answer):
    server = serve(page=answer(b"", 503))
    with fetching(limits={"attempts": 3}) as fetcher, pytest.raises(FetchError) as raised:
        fetcher.get(server.url("/page"))
    assert str(raised.value) == "127.0.0.1 answered 503. Try again later."
    assert (raised.value.status, raised.value.passing) == (503, True)
    assert len(server.pages()) == 3


@pytest.mark.parametrize(
    ("retry_after", "waited"),
    [("7", 7), ("Sat, 30 Nov 2024 06:00:31 GMT", 30)],
    ids=["seconds", "a moment"],
)
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    serve, fetching, answer, world, retry_after, waited
):
    server = serve(page=[answer(b"", 503, retry_after=retry_after), answer()])
    with fetching(limits={"attempts": 2}) as fetcher:
        fetcher.get(server.url("/page"))
    assert world.slept == [1, waited]


def test_a_wait_beyond_all_patience_is_told_and_kept_for_the_whole_host(serve, fetching, answer):
    server = serve(a=answer(b"", 429, retry_after="4000"), b=answer())
    with fetching(limits={"attempts": 3}) as fetcher:
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match="left alone for 4000 s") as raised:
                fetcher.get(server.url(path))
            assert raised.value.again_after_s == 4000
    assert server.pages() == ["/a"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("Sat, 30 Nov 2024 12:01:00 GMT", 60),
        ("Sat, 30 Nov 2024 11:00:00 GMT", 0),
        ("Saturday, 30-Nov-24 12:00:05 GMT", 5),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Sat, 99 Nov 2024 12:01:00 GMT", None),
        ("9" * 5000, 9_999_999_999),
    ],
)
def test_retry_after_is_seconds_or_a_moment(value, seconds):
    assert asked_wait_s([("retry-after", value)], NOON) == seconds


def test_a_server_that_asks_for_no_wait_is_believed():
    assert asked_wait_s([("date", "x")], NOON) is None


def test_each_wait_is_about_twice_the_one_before():
    chance = random.Random(3)  # noqa: S311  the same for each run
    waits = [backoff_s(n, base_s=1, chance=chance) for n in (1, 2, 3, 4)]
    assert all(0.5 <= wait / 2**n <= 1.5 for n, wait in enumerate(waits))


# Many at once


def test_answers_come_in_the_order_of_the_addresses(serve, fetching, answer, world):
    server = serve(**{f"p{n}": answer(str(n).encode()) for n in range(12)})
    world.names = {f"h{n}.example": ["127.0.0.1"] for n in range(4)}
    urls = [server.url(f"/p{n}", host=f"h{n % 4}.example") for n in range(12)]
    with fetching(allow_private=("127.0.0.0/8",)) as fetcher:
        assert [found.body for found in fetcher.get_all(urls)] == [b"%d" % n for n in range(12)]


def test_an_address_that_cannot_be_fetched_leaves_the_others_alone(serve, fetching, answer):
    server = serve(a=answer(), b=answer())
    urls = [server.url("/a"), "no address", server.url("/gone"), server.url("/b")]
    with fetching() as fetcher:
        found = list(fetcher.get_all(urls))
    assert [isinstance(one, FetchError) for one in found] == [False, True, True, False]
    assert [one.url for one in found] == urls


def test_no_host_is_asked_for_two_pages_at_once_and_several_hosts_are(
    serve, fetching, answer, world
):
    met = {"one": Event(), "two": Event()}

    def act(name: str, other: str):
        def page(visit):
            met[name].set()
            assert met[other].wait(10)  # it comes only if both hosts are asked at once
            visit.send(answer())

        return page

    one = serve(a=act("one", "two"), b=answer())
    two = serve(a=act("two", "one"), b=answer())
    world.names = {"one.example": ["127.0.0.1"], "two.example": ["127.0.0.1"]}
    urls = [
        server.url(path, host=f"{name}.example")
        for path in ("/a", "/b", "/a", "/b")
        for name, server in (("one", one), ("two", two))
    ]
    with fetching(allow_private=("127.0.0.0/8",)) as fetcher:
        assert [found.status for found in fetcher.get_all(urls)] == [200] * 8
    assert (one.most_at_once, two.most_at_once) == (1, 1)


def test_what_nobody_waits_for_any_more_is_not_fetched(serve, fetching, answer):
    server = serve(a=answer(), b=answer())
    urls = (server.url(path) for path in ["/a", *["/b"] * 500])
    with fetching() as fetcher:
        found = fetcher.get_all(urls)
        next(found)
        found.close()
    assert len(server.pages()) < 150


def test_more_addresses_than_are_looked_at_together_all_get_their_answer(serve, fetching):
    server = serve()
    with fetching() as fetcher:
        found = list(fetcher.get_all(server.url(f"/p{n}") for n in range(203)))
    assert [one.url for one in found] == [server.url(f"/p{n}") for n in range(203)]


def test_an_error_in_the_program_is_not_taken_for_one_of_a_page(fetching, world):
    def resolve(_host, _port):
        raise ZeroDivisionError

    with fetching(outside=world.outside(resolve=resolve)) as fetcher:
        found = fetcher.get_all(["http://host.example/a", "http://host.example/b"])
        with pytest.raises(ZeroDivisionError):
            next(found)


def test_closing_a_fetcher_ends_what_still_waits(serve, fetching, answer, world):
    server = serve(a=answer(), robots=answer(b"User-agent: *\nCrawl-delay: 200"))
    began = time.monotonic()
    with fetching(outside=world.outside(sleep=None), limits={"delay_s": 0}) as fetcher:
        found = fetcher.get_all([server.url("/a"), server.url("/a")])
        assert next(found).status == 200
        found.close()
    for thread in threading.enumerate():
        if thread.name.startswith("fetching"):
            thread.join()
    assert time.monotonic() - began < 60
