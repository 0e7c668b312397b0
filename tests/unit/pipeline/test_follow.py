import gzip
from datetime import date

import pytest

from marsad.errors import FetchError
from marsad.fetching import Answer
from marsad.pipeline.follow import follow
from marsad.records import Lead, Page, Problem

HTML = b"<!doctype html><p>Rockets struck."
NEWS = "https://news.example/"


def answer(url, body=HTML, *, status=200, media_type="text/html", moved=None):
    return Answer(
        asked=url,
        url=moved or url,
        redirects=(),
        status=status,
        headers=(("content-type", f"{media_type}; charset=utf-8"),),
        media_type=media_type,
        body=body,
        captured_at="2024-11-30T09:00:00+00:00",
        from_cache=False,
        not_modified=False,
    )


@pytest.fixture
def web():
    """A web of answers by address, and what was asked of it."""

    class Web(dict):
        def __init__(self):
            super().__init__()
            self.asked = []

        def __call__(self, urls):
            for url in urls:
                self.asked.append(url)
                found = self.get(url, FetchError("answered 404", url=url))
                yield found

    return Web()


def lead(url, **known):
    return Lead(url=url, location=url, **known)


def test_without_a_way_to_fetch_a_lead_is_a_problem_at_its_address():
    [problem] = follow([lead(NEWS)])
    assert (problem.stage, problem.location) == ("fetch", NEWS)
    assert "not fetched" in problem.message


def test_what_files_name_is_counted_unless_it_is_wanted(web):
    web[NEWS] = answer(NEWS)
    named = [Lead(url=f"{NEWS}{n}", location=f"feed.xml#{n}") for n in range(3)]
    problem, page = follow([*named, lead(NEWS)], web, from_files=False)
    assert page.url == NEWS
    assert (problem.location, problem.message[:16]) == ("feed.xml", "it names 3 pages")


def test_a_page_has_the_address_and_the_moment_at_which_it_was_got(web):
    web[NEWS] = answer(NEWS, moved=f"{NEWS}home")
    [page] = follow([lead(NEWS)], web)
    assert (page.url, page.captured_at) == (f"{NEWS}home", "2024-11-30T09:00:00+00:00")
    assert page.media_type == "text/html; charset=utf-8"


def test_the_same_bytes_at_two_addresses_are_two_pages(web):
    web |= {NEWS: answer(NEWS), f"{NEWS}b": answer(f"{NEWS}b")}
    first, second = follow([lead(NEWS), lead(f"{NEWS}b")], web)
    assert first.id != second.id


def test_a_feed_knows_when_a_page_was_published_and_the_page_its_title(web):
    web[NEWS] = answer(NEWS)
    [page] = follow([lead(NEWS, published="2024-11-29", title="T", outlet="O")], web)
    assert (page.published, page.title, page.outlet) == ("2024-11-29", None, None)


def test_fetched_pages_come_in_the_order_in_which_they_were_named(web):
    web |= {NEWS: answer(NEWS), f"{NEWS}c": answer(f"{NEWS}c")}
    here = Page(id="sha256:1", location="a", media_type="text/plain", body=b"x")
    found = list(follow([lead(NEWS), lead(f"{NEWS}b"), here, lead(f"{NEWS}c")], web))
    assert [one.location for one in found if isinstance(one, Page)] == ["a", NEWS, f"{NEWS}c"]
    assert [one.location for one in found if isinstance(one, Problem)] == [f"{NEWS}b"]


def test_an_address_is_fetched_once(web):
    web[NEWS] = answer(NEWS)
    assert len(list(follow([lead(NEWS), lead(NEWS)], web))) == 1
    assert web.asked == [NEWS]


def test_rows_that_a_server_sends_are_pages(web):
    rows = b'{"text": "Rockets struck.", "url": "https://a.example/1"}\n'
    web[NEWS] = answer(NEWS, rows, media_type="application/x-ndjson")
    [page] = follow([lead(NEWS)], web)
    assert (page.url, page.body) == ("https://a.example/1", b"Rockets struck.")


def test_an_entry_of_a_feed_that_has_no_address_is_not_given_that_of_its_feed(web):
    item = "<item><guid>7</guid><description>Rockets struck.</description></item>"
    web[NEWS] = answer(NEWS, f"<rss><channel>{item}</channel></rss>".encode())
    [page] = follow([lead(NEWS, title="All news")], web)
    assert (page.location, page.url, page.title) == (f"{NEWS}#7", None, None)
    assert page.captured_at == web[NEWS].captured_at


@pytest.mark.parametrize("media_type", ["text/plain", "application/octet-stream"])
def test_a_type_that_says_nothing_is_not_believed(web, media_type):
    web[NEWS] = answer(NEWS, media_type=media_type)
    [page] = follow([lead(NEWS)], web)
    assert page.media_type == "text/html"


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/octet-stream"])
def test_a_feed_is_followed_whatever_its_server_calls_it(web, media_type):
    feed = f"<rss><channel><item><link>{NEWS}b</link></item></channel></rss>".encode()
    web |= {NEWS: answer(NEWS, feed, media_type=media_type), f"{NEWS}b": answer(f"{NEWS}b")}
    [page] = follow([lead(NEWS)], web)
    assert page.url == f"{NEWS}b"


def test_a_page_that_a_proxy_changed_on_its_way_is_a_page(web):
    web[NEWS] = answer(NEWS, status=203)
    [page] = follow([lead(NEWS)], web)
    assert isinstance(page, Page)


def test_an_error_of_the_server_is_no_page(web):
    web[NEWS] = answer(NEWS, status=503)
    [problem] = follow([lead(NEWS)], web)
    assert "answered 503" in problem.message


@pytest.mark.parametrize(
    ("known", "fetched"),
    [
        ({"published": "2024-11-29T23:00:00+03:00"}, False),
        ({"published": "2024-11-30"}, True),
        ({"modified": "2024-12-01"}, True),
        ({"modified": "2024-01-01"}, False),
        ({}, True),
    ],
    ids=["older", "of the day", "changed since", "not changed since", "no date"],
)
def test_what_is_dated_before_a_day_is_passed_over(web, known, fetched):
    web[NEWS] = answer(NEWS)
    found = list(follow([lead(NEWS, **known)], web, since=date(2024, 11, 30)))
    assert bool(found) is fetched


@pytest.mark.parametrize(
    ("published", "kept"),
    [("2024-11-29T23:00:00+03:00", False), ("2024-11-30", True), (None, True)],
    ids=["older", "of the day", "no date"],
)
def test_a_text_that_a_feed_carries_is_passed_over_by_its_date_too(published, kept):
    page = Page(
        id="sha256:1", location="a#1", media_type="text/plain", body=b"x", published=published
    )
    assert list(follow([page], since=date(2024, 11, 30))) == ([page] if kept else [])


@pytest.mark.parametrize(
    "media_type", ["application/gzip", "application/x-gzip", "application/octet-stream"]
)
def test_a_packed_sitemap_is_unpacked_and_followed(web, media_type):
    body = gzip.compress(f"<urlset><url><loc>{NEWS}b</loc></url></urlset>".encode())
    web |= {
        f"{NEWS}sitemap.xml.gz": answer(f"{NEWS}sitemap.xml.gz", body, media_type=media_type),
        f"{NEWS}b": answer(f"{NEWS}b"),
    }
    [page] = follow([lead(f"{NEWS}sitemap.xml.gz")], web)
    assert page.url == f"{NEWS}b"


def test_a_packed_answer_that_is_damaged_is_a_problem(web):
    web[NEWS] = answer(NEWS, gzip.compress(HTML)[:-9], media_type="application/gzip")
    [problem] = follow([lead(NEWS)], web)
    assert "damaged or cut off" in problem.message
