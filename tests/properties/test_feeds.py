"""Whatever stands in a feed or a sitemap: entries, a word on what is wrong, or a PageError."""

import io
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import PageError
from marsad.readers import Opened, feed, sitemap
from marsad.records import Lead, Page, Problem
from marsad.text.dates import published_day

WORDS = "Shells fell on the town on Friday &amp; killed three people, a nurse said. " * 12
RSS = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY lol "ha">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Ledger</title><link>https://ledger.example/</link><ttl>60</ttl>
<item><title>A &lt;b&gt;bridge &lol;</title><link>/a?x=1&y=2</link><guid>7</guid>
<pubDate>Sat, 30 Nov 2024 18:00:00 +0300</pubDate><description>short</description></item>
<item><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded>
<description>short</description></item></channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ledger.example/x/">
<title type="html">L</title><entry><id>urn:1</id><link rel="alternate" href="one.html"/>
<updated>2024-11-30T18:00:00Z</updated><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p><br/>é</div></content></entry>
</feed>""".encode("utf-16")
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 5, "url": "https://a.b/1",
"date_published": "2024-11-30T10:00:00-05:00"}, 3, {"id": "x", "content_text": "hello"}]}"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc>
<lastmod>2024-11-30</lastmod><news:news><news:title>T</news:title></news:news></url></urlset>"""
LIST = b"https://a.example/1\nhttps://a.example/2\n"
SEEDS = (RSS, ATOM, JSON, SITEMAP, LIST)
ODD = (
    b"< > & ]]> <![CDATA[ <!-- --> <item> </item> <rss> </channel> <!DOCTYPE x [ &#0; &#xd800; { [ "
    b"http://[::1 xmlns='' xml:base='http://[' -0000 9999999999 \xff \xed\xa0\x80 \xf4\x90\x80\x80 "
    b"\x00 \x1f \xef\xbf\xbe \xef\xbb\xbf"
).split(b" ")

PLACES = st.floats(0, 1, exclude_max=True)
CHANGES = st.lists(
    st.tuples(PLACES, st.sampled_from(["cut", "put", "copy", "end"]), st.sampled_from(ODD), PLACES),
    max_size=6,
)


def changed(seed: bytes, changes) -> bytes:
    for where, what, odd, elsewhere in changes:
        at, other = int(where * len(seed)), int(elsewhere * len(seed))
        if what == "cut":
            seed = seed[:at] + seed[at + other // 20 :]
        elif what == "end":
            seed = seed[: max(at, 1)]
        else:
            seed = seed[:at] + (odd if what == "put" else seed[other : other + 200]) + seed[at:]
    return seed


def read(reader, body: bytes):
    """What is read, and whether all of it was."""
    found = []
    try:
        found.extend(reader.read(Opened(file=io.BytesIO(body), location="a.xml")))
    except PageError:
        return found, False
    return found, True


@pytest.mark.parametrize("reader", [feed, sitemap], ids=["feed", "sitemap"])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.sampled_from(SEEDS), changes=CHANGES)
def test_what_comes_of_a_broken_feed_can_be_stored_and_followed(reader, seed, changes):
    body = changed(seed, changes)
    found, _ = read(reader, body)
    assert read(reader, body)[0] == found
    assert len({one.location for one in found if isinstance(one, Page)}) == sum(
        isinstance(one, Page) for one in found
    )
    for one in found:
        one.location.encode()
        if isinstance(one, Problem):
            continue
        for value in (one.title, one.outlet):
            assert value is None or (value.encode() and value == " ".join(value.split()))
        assert one.published is None or published_day(one.published) is not None
        if isinstance(one, Lead) or one.url is not None:
            assert urlsplit(one.url).scheme in {"http", "https"}
            assert one.url.encode()
            assert not any(sign.isspace() for sign in one.url)


@pytest.mark.parametrize("reader", [feed, sitemap], ids=["feed", "sitemap"])
@settings(max_examples=200, deadline=None)
@given(body=st.binary(max_size=300))
def test_any_bytes_are_an_error_or_entries(reader, body):
    found, whole = read(reader, body)
    assert whole or found == []
    assert isinstance(reader.begins(body), bool)


@settings(max_examples=200, deadline=None)
@given(changes=CHANGES)
def test_a_feed_says_for_how_long_to_wait_or_nothing(changes):
    pause_s = feed.pause_s(io.BytesIO(changed(RSS, changes)))
    assert pause_s is None or 0 < pause_s <= 10_000_000 * 60
