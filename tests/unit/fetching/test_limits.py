import gzip
import time
from threading import Event

import brotli
import pytest
from backports import zstd

from marsad.errors import FetchError
from marsad.fetching.connecting import LARGEST_HEAD

KB = 1024
BOMB = bytes(50 * KB * KB)
PACKERS = {
    "gzip": gzip.compress,
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": zstd.compress,
}


@pytest.fixture
def real_time(world):
    return world.outside(clock=time.monotonic)


def drip(head: bytes, drop: bytes):
    """Sends a head, and then a drop at a time for as long as anybody listens."""

    def page(visit):
        visit.send(head)
        while not visit.stopped.wait(0.02):
            visit.send(drop)

    return page


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: a\r\n"),
        (b"", b"H"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "body without length", "chunks", "headers", "first line", "interim answers"],
)
def test_a_page_that_drips_in_is_given_up_in_time(serve, fetching, real_time, head, drop):
    server = serve(page=drip(head, drop))
    began = time.monotonic()
    with (
        fetching(outside=real_time, limits={"total_s": 0.3, "attempts": 3}) as fetcher,
        pytest.raises(FetchError) as raised,
    ):
        fetcher.get(server.url("/page"))
    assert time.monotonic() - began < 5
    assert raised.value.passing or "connection" in str(raised.value)


def test_a_server_that_says_nothing_is_given_up_in_time(serve, fetching):
    server = serve(page=lambda visit: visit.stopped.wait(30))
    with (
        fetching(limits={"read_s": 0.1, "attempts": 2}) as fetcher,
        pytest.raises(FetchError, match="did not answer in full in time") as raised,
    ):
        fetcher.get(server.url("/page"))
    assert raised.value.passing
    assert len(server.pages()) == 2


def test_all_redirects_and_attempts_share_the_time(serve, fetching, answer, world):
    def slow(said):
        def page(visit):
            world.seconds += 25
            visit.send(said)

        return page

    server = serve(
        a=slow(answer(b"", 302, location="/b")),
        b=slow(answer(b"", 302, location="/c")),
        c=slow(answer(b"", 302, location="/d")),
        d=slow(answer()),
    )
    with (
        fetching(limits={"total_s": 60, "attempts": 3}) as fetcher,
        pytest.raises(FetchError, match="did not answer in full in time"),
    ):
        fetcher.get(server.url("/a"))
    assert server.pages() == ["/a", "/b", "/c"]


def endless(head: bytes, part: bytes):
    def page(visit):
        visit.send(head)
        while True:
            visit.send(part)

    return page


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"a" * KB),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"400\r\n" + b"a" * KB + b"\r\n",
        ),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"a" * KB),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", b"X-More: " + b"a" * KB + b"\r\n"),
        (b"HTTP/1.1 ", b"a" * KB),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "chunks", "extension of a chunk", "headers", "first line", "interim answers"],
)
def test_an_endless_answer_is_cut_off(serve, fetching, head, part):
    server = serve(page=endless(head, part))
    with (
        fetching(limits={"body_bytes": 300 * KB}) as fetcher,
        pytest.raises(FetchError, match=r"larger than|failed"),
    ):
        fetcher.get(server.url("/page"))


def test_an_answer_may_be_as_large_as_the_limit_and_no_larger(serve, fetching, answer):
    server = serve(fits=answer(b"a" * 5000), large=answer(b"a" * 5001))
    with fetching(limits={"body_bytes": 5000}) as fetcher:
        assert len(fetcher.get(server.url("/fits")).body) == 5000
        with pytest.raises(FetchError, match="larger than 5,000 bytes"):
            fetcher.get(server.url("/large"))


def test_the_limit_holds_also_without_a_length(serve, fetching):
    body = b"a" * 5001
    server = serve(page=b"HTTP/1.1 200 OK\r\n\r\n" + body)
    with (
        fetching(limits={"body_bytes": 5000}) as fetcher,
        pytest.raises(FetchError, match="larger than 5,000 bytes"),
    ):
        fetcher.get(server.url("/page"))


def test_an_answer_that_is_announced_as_too_large_is_not_taken(serve, fetching):
    asked_on = Event()

    def page(visit):
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n")
        try:
            while True:
                visit.send(b"a" * 65536)
        except OSError:
            asked_on.set()
            raise

    server = serve(page=page)
    with fetching() as fetcher, pytest.raises(FetchError, match="larger than 20 MB"):
        fetcher.get(server.url("/page"))
    assert asked_on.wait(10)


@pytest.mark.parametrize("packed", PACKERS)
def test_a_bomb_stops_at_the_limit(serve, fetching, answer, packed):
    server = serve(page=answer(PACKERS[packed](BOMB), content_encoding=packed))
    with (
        fetching(limits={"body_bytes": KB * KB}) as fetcher,
        pytest.raises(FetchError, match="larger than 1 MB") as raised,
    ):
        fetcher.get(server.url("/page"))
    assert not raised.value.passing


@pytest.mark.parametrize("packed", PACKERS)
def test_a_packed_page_comes_unpacked(serve, fetching, answer, packed):
    server = serve(page=answer(PACKERS[packed](b"<p>words</p>"), content_encoding=packed))
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page")).body == b"<p>words</p>"
    assert packed in server.visits[-1].headers["accept-encoding"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain", "gzip is damaged"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: pack200\r\n\r\nplain", "was not asked for"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nplain", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nplain", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nplain", "failed"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nplain", "failed"),
        (b"HTTP/1.1 200 OK\r\nno header\r\n\r\nplain", "failed"),
        (b"HTTP/1.1 999999 OK\r\n\r\nplain", "failed"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * LARGEST_HEAD + b"\r\n\r\nplain", "failed"),
        (b"\x00\x01\x02\x03\r\n\r\n", "failed"),
        (b"HTTP/1.1 206 Part\r\nContent-Range: bytes 0-4/9\r\n\r\nplain", "answered 206"),
    ],
    ids=[
        "not packed as said",
        "packed in an unknown way",
        "negative length",
        "a length in words",
        "two lengths",
        "bad chunks",
        "a bad header",
        "a bad status",
        "a giant header",
        "no HTTP at all",
        "a part",
    ],
)
def test_a_malformed_answer_is_refused(serve, fetching, said, message):
    server = serve(page=said)
    with fetching() as fetcher, pytest.raises(FetchError, match=message):
        fetcher.get(server.url("/page"))


def test_what_follows_the_announced_length_is_not_the_page(serve, fetching):
    server = serve(page=b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwordsHTTP/1.1 500 X\r\n\r\n")
    with fetching() as fetcher:
        assert fetcher.get(server.url("/page")).body == b"words"
