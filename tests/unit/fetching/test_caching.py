import gzip
import logging
import sqlite3

import pytest

from marsad.errors import FetchError, StoreError
from marsad.fetching import open_fetcher

DATE = "Sat, 30 Nov 2024 05:00:00 GMT"


@pytest.fixture
def cached(fetching, tmp_path):
    """Fetches one address in a run of its own, with the cache of all runs."""

    def cached(url: str, **options):
        with fetching(cache=tmp_path / "run" / "cache.db") as fetcher:
            return fetcher.get(url, **options)

    return cached


def test_a_page_is_not_asked_for_again_while_it_may_be_kept(serve, cached, answer, world):
    server = serve(page=answer(cache_control="max-age=3600"))
    first = cached(server.url("/page"))
    world.seconds += 60
    second = cached(server.url("/page"))
    assert server.pages() == ["/page"]
    assert (first.from_cache, second.from_cache, second.not_modified) == (False, True, False)
    assert (second.body, second.captured_at) == (first.body, first.captured_at)


@pytest.mark.parametrize(
    ("mark", "asked_with"),
    [({"etag": '"abc"'}, "if-none-match"), ({"last_modified": DATE}, "if-modified-since")],
    ids=["ETag", "Last-Modified"],
)
def test_a_page_that_did_not_change_is_not_sent_again(
    serve, cached, answer, world, mark, asked_with
):
    whole = answer(cache_control="no-cache", **mark)
    server = serve(page=[whole, b"HTTP/1.1 304 Not Modified\r\nX-Now: later\r\n\r\n"])
    first = cached(server.url("/page"))
    world.seconds += 60
    second = cached(server.url("/page"))
    assert server.visits[-1].headers[asked_with] in mark.values()
    assert (second.from_cache, second.not_modified) == (True, True)
    assert (second.body, second.captured_at) == (first.body, first.captured_at)
    assert ("x-now", "later") in second.headers


def test_a_page_that_changed_is_sent_anew(serve, cached, answer, world):
    old = answer(b"old", cache_control="no-cache", etag='"1"')
    new = answer(b"new", cache_control="max-age=60", etag='"2"')
    server = serve(page=[old, new])
    found = []
    for _ in range(3):
        found.append(cached(server.url("/page")))
        world.seconds += 10
    assert [one.body for one in found] == [b"old", b"new", b"new"]
    assert [one.from_cache for one in found] == [False, False, True]
    assert found[1].captured_at > found[0].captured_at
    assert not any(one.not_modified for one in found)


def test_a_fresh_page_is_asked_for_all_the_same(serve, cached, answer):
    whole = answer(cache_control="max-age=3600", etag='"1"')
    server = serve(page=[whole, b"HTTP/1.1 304 Not Modified\r\n\r\n"])
    cached(server.url("/page"))
    assert cached(server.url("/page"), fresh=True).not_modified
    assert server.visits[-1].headers["if-none-match"] == '"1"'
    assert "cache-control" not in server.visits[-1].headers  # caches on the way are left alone


@pytest.mark.parametrize("rule", ["no-store", "no-cache", "max-age=0"])
def test_a_page_that_may_not_be_kept_is_asked_for_each_time(serve, cached, answer, rule):
    server = serve(page=answer(cache_control=rule))
    for _ in range(2):
        assert not cached(server.url("/page")).from_cache
    assert server.pages() == ["/page"] * 2


def test_a_packed_page_comes_whole_from_the_cache(serve, cached, answer):
    packed = gzip.compress(b"<p>words</p>")
    server = serve(page=answer(packed, content_encoding="gzip", cache_control="max-age=60"))
    assert [cached(server.url("/page")).body for _ in range(2)] == [b"<p>words</p>"] * 2
    assert server.pages() == ["/page"]


def test_a_304_does_not_change_how_the_kept_page_is_read(serve, cached, answer):
    whole = answer(b"words", cache_control="no-cache", etag='"1"')
    unchanged = b"HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\nContent-Type: a/b\r\n\r\n"
    server = serve(page=[whole, unchanged])
    for _ in range(3):
        found = cached(server.url("/page"))
    assert (found.body, found.media_type) == (b"words", "text/html")


def test_a_permanent_redirect_may_be_kept(serve, cached, answer):
    server = serve(
        old=answer(b"", 301, location="/new", cache_control="max-age=60"),
        new=answer(cache_control="max-age=60"),
    )
    for _ in range(2):
        assert cached(server.url("/old")).url == server.url("/new")
    assert server.pages() == ["/old", "/new"]


def test_an_answer_that_broke_off_is_not_kept(serve, cached, answer):
    half = b"HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 99\r\n\r\nhalf"
    server = serve(page=[half, answer(b"whole")])
    with pytest.raises(FetchError):
        cached(server.url("/page"))
    assert cached(server.url("/page")).body == b"whole"


def test_an_overloaded_host_is_asked_again_however_long_its_answer_may_be_kept(
    serve, cached, answer
):
    server = serve(page=[answer(b"", 503, cache_control="max-age=3600"), answer(b"words")])
    with pytest.raises(FetchError, match="answered 503"):
        cached(server.url("/page"))
    assert cached(server.url("/page")).body == b"words"


def test_a_304_that_nobody_asked_for_is_an_error(serve, cached):
    server = serve(page=b"HTTP/1.1 304 Not Modified\r\n\r\n")
    with pytest.raises(FetchError, match="answered 304"):
        cached(server.url("/page"))


def test_without_a_cache_each_page_is_asked_for(serve, fetching, answer):
    server = serve(page=answer(cache_control="max-age=60"))
    with fetching() as fetcher:
        assert [fetcher.get(server.url("/page")).from_cache for _ in range(2)] == [False, False]


def test_the_cache_is_one_file_and_nothing_beside_it(serve, cached, answer, tmp_path):
    server = serve(page=answer())
    cached(server.url("/page"))
    assert [path.name for path in tmp_path.glob("run/*")] == ["cache.db"]


def test_several_hosts_share_a_cache(serve, fetching, answer, world, tmp_path):
    server = serve(**{f"p{n}": answer(b"%d" % n, cache_control="max-age=60") for n in range(8)})
    world.names = {f"h{n}.example": ["127.0.0.1"] for n in range(8)}
    urls = [server.url(f"/p{n}", host=f"h{n}.example") for n in range(8)]
    for from_cache in (False, True):
        with fetching(allow_private=("127.0.0.0/8",), cache=tmp_path / "cache.db") as fetcher:
            found = list(fetcher.get_all(urls))
        assert [one.body for one in found] == [b"%d" % n for n in range(8)]
        assert all(one.from_cache is from_cache for one in found)


def test_a_file_that_is_no_database_is_no_cache(tmp_path, caplog):
    path = tmp_path / "cache.db"
    path.write_bytes(b"<p>no database, but long enough to be looked at as one</p>" * 20)
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(StoreError, match="cannot be used as a cache"),
        open_fetcher(cache=path),
    ):
        pass
    assert caplog.records == []


def test_a_database_of_something_else_is_no_cache(tmp_path):
    path = tmp_path / "cache.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="Name another file"), open_fetcher(cache=path):
        pass


def test_a_cache_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(StoreError, match="cannot be used as a cache"),
        open_fetcher(cache=tmp_path / "file" / "cache.db"),
    ):
        pass
