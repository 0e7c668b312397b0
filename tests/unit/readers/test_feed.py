import io
import json

import pytest

from marsad.errors import PageError
from marsad.pipeline.find import find_all
from marsad.readers import Opened, feed
from marsad.readers._tokens import LONGEST_TOKEN, tokens
from marsad.records import Lead, Page, Problem

LONG = "Shells fell on the town on Friday and killed three people, the hospital said. " * 10
SHORT = "Shells fell on the town."
RSS = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">'
END = "</channel></rss>"


def read(document: str | bytes, location: str = "feed.xml"):
    body = document.encode() if isinstance(document, str) else document
    return list(feed.read(Opened(file=io.BytesIO(body), location=location)))


def item(inside: str = "", number: int = 1) -> str:
    return f"<item><link>https://ledger.example/{number}</link>{inside}</item>"


def entry(inside: str) -> str:
    return f'<entry><link href="https://ledger.example/1"/>{inside}</entry>'


def json_feed(*items: object, **fields: object) -> str:
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "The Ledger", **fields, "items": items})


SAID = Lead(
    url="https://ledger.example/a",
    location="feed.xml#7",
    outlet="The Ledger",
    title="Shells fall on Marwa",
    published="2024-11-30T18:00:00+03:00",
)
SAME = {
    "RSS 2.0": f"""<?xml version="1.0"?>{RSS}<title>The Ledger</title>
        <link>https://ledger.example/</link><item><guid isPermaLink="false">7</guid>
        <title>Shells fall on Marwa</title><link>https://ledger.example/a</link>
        <pubDate>Sat, 30 Nov 2024 18:00:00 +0300</pubDate>
        <description>{SHORT}</description></item>{END}""",
    "RSS 0.91 with its DTD": f"""<?xml version="1.0"?>
        <!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">
        <rss version="0.91"><channel><title>The Ledger</title><item><guid>7</guid>
        <title>Shells fall on Marwa</title><link>https://ledger.example/a</link>
        <pubDate>30 Nov 2024 18:00 +0300</pubDate></item>{END}""",
    "RSS 1.0": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://ledger.example/rdf"><title>The Ledger</title></channel>
        <item rdf:about="7"><title>Shells fall on Marwa</title>
        <link>https://ledger.example/a</link><dc:date>2024-11-30T18:00+03:00</dc:date></item>
        </rdf:RDF>""",
    "Atom 1.0": f"""{ATOM}<title>The Ledger</title><entry><id>7</id>
        <title>Shells fall on Marwa</title><link rel="enclosure" href="https://ledger.example/mp3"/>
        <link href="https://ledger.example/a"/><published>2024-11-30T18:00:00+03:00</published>
        <summary>{SHORT}</summary></entry></feed>""",
    "Atom under a prefix": """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>The Ledger
        </a:title><a:entry><a:id>7</a:id><a:title>Shells fall on Marwa</a:title>
        <a:link href="https://ledger.example/a"/>
        <a:published>2024-11-30T18:00:00+03:00</a:published></a:entry></a:feed>""",
    "Atom 0.3": """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Ledger</title>
        <entry><id>7</id><title mode="escaped">Shells fall on &lt;i>Marwa&lt;/i></title>
        <link rel="alternate" type="text/html" href="https://ledger.example/a"/>
        <issued>2024-11-30T18:00:00+03:00</issued></entry></feed>""",
    "JSON Feed": json_feed(
        {
            "id": 7,
            "url": "https://ledger.example/a",
            "title": "Shells fall on Marwa",
            "summary": SHORT,
            "date_published": "2024-11-30T18:00:00+03:00",
        }
    ),
}


@pytest.mark.parametrize("document", SAME.values(), ids=SAME)
def test_every_kind_of_feed_says_the_same(document):
    assert read(document) == [SAID]


@pytest.mark.parametrize(
    ("document", "media_type"),
    [
        (RSS + item(f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>") + END, "html"),
        (RSS + item(f"<content:encoded>&lt;p>{LONG}</content:encoded>") + END, "html"),
        (RSS + item(f"<content:encoded>{LONG}</content:encoded>") + END, "plain"),
        (RSS + item(f"<description>{LONG * 3}</description>") + END, "plain"),
        (ATOM + entry(f'<content type="text">{LONG}</content>') + "</feed>", "plain"),
        (ATOM + entry(f'<content type="html">&lt;p>{LONG}</content>') + "</feed>", "html"),
        (
            ATOM
            + entry(
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
                f"<p>{LONG}<br/>a &lt; b</p></div></content>"
            )
            + "</feed>",
            "html",
        ),
        (json_feed({"url": "https://ledger.example/1", "content_html": f"<p>{LONG}"}), "html"),
        (json_feed({"url": "https://ledger.example/1", "content_text": LONG}), "plain"),
    ],
    ids=[
        "in a section of characters",
        "escaped",
        "without a tag",
        "in the summary's place",
        "Atom text",
        "Atom HTML",
        "Atom XHTML",
        "JSON HTML",
        "JSON text",
    ],
)
def test_an_entry_with_its_text_is_a_page(document, media_type):
    # A summary stands beside most texts; what is three times as long needs none.
    document = document.replace("</item>", f"<description>{SHORT}</description></item>", 1)
    document = document.replace("</entry>", f"<summary>{SHORT}</summary></entry>", 1)
    document = document.replace('"content_', f'"summary": "{SHORT}", "content_', 1)
    [page] = read(document)
    assert isinstance(page, Page)
    assert (page.media_type, page.url) == (f"text/{media_type}", "https://ledger.example/1")
    assert b"Shells fell on the town on Friday" in page.body
    assert page.location == "feed.xml#https://ledger.example/1"


def test_xhtml_in_an_entry_becomes_html():
    inside = '<div xmlns="http://www.w3.org/1999/xhtml"><p class="a">5 &lt; 6<br/>é</p></div>'
    [page] = read(f'{ATOM}<entry><content type="xhtml">{inside}</content></entry></feed>')
    assert page.body.decode() == '<div><p class="a">5 &lt; 6<br>é</p></div>'


@pytest.mark.parametrize(
    "inside",
    [
        f"<content:encoded>{SHORT}</content:encoded>",
        f"<content:encoded>{LONG}</content:encoded><description>{LONG}</description>",
        f"<content:encoded>{LONG} […]</content:encoded><description>{SHORT}</description>",
        f"<content:encoded>{LONG}[...]&lt;p>By A.</content:encoded><description>x</description>",
        f"<content:encoded>{LONG}&lt;p>Read more</content:encoded><description>x</description>",
        f"<description>{LONG}</description>",
        "<content:encoded> </content:encoded>",
        "<content:encoded>&lt;img src=a></content:encoded>",
    ],
    ids=[
        "short",
        "no longer than the summary",
        "an ellipsis",
        "an ellipsis and a footer",
        "a link to more",
        "a summary alone",
        "blank",
        "a picture",
    ],
)
def test_an_entry_that_may_hold_less_than_its_page_is_a_lead(inside):
    [lead] = read(RSS + item(inside) + END)
    assert isinstance(lead, Lead)


def test_letters_of_chinese_say_more_than_ours():
    text = "城" * 300
    inside = f"<content:encoded>{text}</content:encoded><description>城</description>"
    [page] = read(RSS + item(inside) + END)
    assert page.body.decode() == text


def test_a_text_without_an_address_is_a_page_however_short():
    [page] = read(RSS + f"<item><title>T</title><description>{SHORT}</description></item>" + END)
    assert (page.body.decode(), page.url, page.title) == (SHORT, None, "T")


def test_an_entry_without_address_and_text_is_a_problem_with_its_number():
    [_, problem] = read(RSS + item() + "<item><title>T</title></item>" + END)
    assert isinstance(problem, Problem)
    assert "entry 2 of the feed has neither" in problem.message


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://ledger.example/a?x=1&y=2", "https://ledger.example/a?x=1&y=2"),
        ("https://ledger.example/a?x=1&amp;copy=2", "https://ledger.example/a?x=1&copy=2"),
        ("/a", "https://ledger.example/a"),
        ("a", "https://ledger.example/news/a"),
        ("//other.example/a", "https://other.example/a"),
        (" https://ledger.example/\n a ", "https://ledger.example/a"),
        ("<![CDATA[https://ledger.example/a]]>", "https://ledger.example/a"),
        ("https://ledger.example/%D0%B0", "https://ledger.example/%D0%B0"),
    ],
)
def test_an_address_is_whole(link, url):
    link = f"<item><link>{link}</link></item>"
    [lead] = read(f"{RSS}<link>https://ledger.example/news/</link>{link}{END}")
    assert lead.url == url


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[::1", "#"])
def test_what_is_no_address_of_a_page_counts_for_none(link):
    [found] = read(f"{RSS}<item><link>{link}</link><title>T</title></item>{END}")
    assert isinstance(found, Problem)


def test_addresses_are_counted_from_the_base_that_the_feed_gives():
    base = 'xml:base="https://ledger.example/x/"'
    document = f"""<feed xmlns="http://www.w3.org/2005/Atom" {base}>
        <entry xml:base="y/"><link href="a"/></entry><entry><link href="a"/></entry></feed>"""
    assert [lead.url for lead in read(document)] == [
        "https://ledger.example/x/y/a",
        "https://ledger.example/x/a",
    ]


def test_addresses_are_counted_from_where_the_feed_was_got_if_it_gives_no_base():
    [lead] = read(f"{RSS}<item><link>a</link></item>{END}", "https://ledger.example/x/feed")
    assert lead.url == "https://ledger.example/x/a"


def test_an_id_that_is_an_address_is_the_address_unless_it_says_that_it_is_none():
    guid = "https://ledger.example/a"
    document = f'{RSS}<item><guid>{guid}</guid></item><item><guid isPermaLink="false">{guid}</guid>'
    lead, problem = read(f"{document}</item>{END}")
    assert lead.url == guid
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    "inside",
    [
        '<enclosure url="https://l.example/a.mp3"/><guid>https://l.example/a.mp3</guid>',
        '<link>https://l.example/a.mp3</link><enclosure url="https://l.example/a.mp3"/>',
    ],
    ids=["its id", "its link"],
)
def test_sound_is_no_page_and_what_an_entry_says_of_it_is_its_text(inside):
    described, bare, article = read(
        f"{RSS}<item>{inside}<description>{SHORT}</description></item><item>{inside}</item>"
        f'<item><link>https://l.example/1</link><enclosure url="https://l.example/a.mp3"/></item>{END}'
    )
    assert (described.body, described.url) == (SHORT.encode(), None)
    assert "neither the address of a page nor a text" in bare.message
    assert article.url == "https://l.example/1"


def test_an_entry_names_the_outlet_that_it_was_taken_from():
    inside = '<source url="https://post.example/feed">The Post</source>'
    rss, plain = read(f"{RSS}<title>All News</title>{item(inside)}{item()}{END}")
    source = "<source><title>The Post</title><id>x</id></source>"
    [atom] = read(f"{ATOM}<title>All News</title>{entry(source)}</feed>")
    assert (rss.outlet, plain.outlet, atom.outlet) == ("The Post", "All News", "The Post")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Dogs &amp; cats", "Dogs & cats"),
        ("Dogs & cats", "Dogs & cats"),
        ("Dogs &amp;amp; cats", "Dogs & cats"),
        ("<![CDATA[Dogs &amp; <b>cats</b>]]>", "Dogs & cats"),
        ("&lt;b&gt;Dogs&lt;/b&gt;\n &nbsp; &eacute; &#233;", "Dogs é é"),
        ("5 < 6 &notknown; &#0;&#xd800;!", "5 < 6 &notknown; !"),
    ],
)
def test_a_title_is_words_on_one_line(written, title):
    [lead] = read(RSS + item(f"<title>{written}</title>") + END)
    assert lead.title == title


def test_a_date_of_change_is_no_date_of_publication():
    [lead] = read(f"{ATOM}{entry('<updated>2024-11-30T18:00:00Z</updated>')}</feed>")
    assert (lead.published, lead.modified) == (None, "2024-11-30T18:00:00+00:00")


class TestLocations:
    def test_an_entry_keeps_its_place_when_others_come_before_it(self):
        old = [item(number=1), f"<item><description>{SHORT}</description></item>"]
        new = [item(number=2), *old]
        before, after = (read(RSS + "".join(items) + END) for items in (old, new))
        assert [one.location for one in after[1:]] == [one.location for one in before]

    def test_an_id_that_stands_twice_makes_two_places(self):
        found = read(RSS + (item("<guid>7</guid>") * 3) + END)
        assert [one.location for one in found] == ["feed.xml#7", "feed.xml#7~2", "feed.xml#7~3"]

    def test_a_long_id_is_cut_to_its_digest(self):
        [lead] = read(RSS + item(f"<guid>{'7' * 5_000}</guid>") + END)
        assert len(lead.location) < 40


class TestBrokenFeeds:
    def test_of_a_feed_that_is_cut_off_come_the_whole_entries(self):
        whole = RSS + item(number=1) + item(number=2) + item("<title>Shells", number=3)
        for end in range(whole.index("https://ledger.example/3"), len(whole)):
            *leads, problem = read(whole[:end])
            assert [lead.url[-1] for lead in leads][:2] == ["1", "2"]
            assert "behind entry 2" in problem.message
            assert "cut off" in problem.message

    @pytest.mark.parametrize(
        "broken",
        [
            "<item><link>https://ledger.example/1</link><b>x</item>",
            "<item><link>https://ledger.example/1</link></b></item>",
            "<item><link>https://ledger.example/1</link>",
            "<item><link>https://ledger.example/1</link><a title=\"x></a><b y='z></b></item>",
            "<item><link>https://ledger.example/1</link><x:y>z</x:y><1></item>",
            "<item><link>https://ledger.example/1</link>]]> \x00\x0b\ufffe</item>",
        ],
        ids=["an open tag", "a stray end", "no end", "open quotations", "no names", "no letters"],
    )
    def test_broken_markup_hides_no_entry(self, broken):
        found = read(f"{RSS}{broken}{item(number=2)}{END}")
        assert [lead.url[-1] for lead in found] == ["1", "2"]

    def test_a_tag_may_quote_the_end_of_one(self):
        [lead] = read(
            f'{ATOM}<entry><link title="a > b" href="https://ledger.example/1"/></entry>'
        )[:1]
        assert lead.url == "https://ledger.example/1"

    @pytest.mark.parametrize("size", [1, 7, 100])
    def test_where_the_pieces_are_cut_changes_nothing(self, size):
        odd = "<a b='c > d' e/><!-- > --><?x y?><![CDATA[ ]]&amp;> ]]> 5 < 6 &am &lt;<b c=\"d></b>"
        text = "".join(SAME.values()) + odd
        pieces = (text[at : at + size] for at in range(0, len(text), size))
        assert list(tokens(pieces)) == list(tokens([text]))

    def test_words_before_the_feed_are_passed_over(self):
        [lead] = read(f"\n<br />Warning: <b>x</b> in y\n<?xml version='1.0'?>{RSS}{item()}{END}")
        assert lead.url == "https://ledger.example/1"

    @pytest.mark.parametrize(
        ("declared", "encoding"),
        [
            ("utf-8", "utf-8"),
            ("utf-8", "cp1251"),
            ("windows-1251", "windows-1251"),
            ("windows-1251", "utf-8"),
            ("iso-8859-1", "utf-8"),
            ("utf-16", "utf-16"),
            ("utf-16", "utf-8"),
            ("utf-8", "utf-16-le"),
            ("no-such", "utf-8"),
            ("base64", "utf-8"),
        ],
    )
    def test_the_encoding_is_what_the_bytes_are(self, declared, encoding):
        title = "Обстрел города продолжается третий день"
        head = f'<?xml version="1.0" encoding="{declared}"?>'
        document = f"{head}{RSS}{item(f'<title>{title}</title>')}{END}"
        [lead] = read(document.encode(encoding))
        assert lead.title == title

    def test_feeds_of_several_outlets_may_mix_encodings(self):
        first, second = (item("<title>naïve</title>", number=number) for number in (1, 2))
        found = read(RSS.encode() + first.encode() + second.encode("cp1252") + END.encode())
        assert [lead.title for lead in found] == ["naïve", "naïve"]

    def test_an_empty_feed_has_no_entries(self):
        assert read(f"{RSS}<title>The Ledger</title>{END}") == []
        assert read("<rss/>") == []


class TestHostileFeeds:
    def test_entities_are_not_expanded(self):
        lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
        outside = '<!ENTITY f SYSTEM "file:///etc/passwd">'
        document = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{lol}{outside}]>{RSS}'
        [lead] = read(f"{document}{item('<title>&l19; &f;</title>')}{END}")
        assert lead.title == "&l19; &f;"

    @pytest.mark.parametrize(
        "inside",
        [
            "<item>" + "<a>" * 200_000,
            "<item>" + "<a/>" * 200_000,
            "<x/>" * 20_000,
            "<item a='" + "x" * (LONGEST_TOKEN + 200_000),
            "<item><title>" + "x" * (LONGEST_TOKEN + 200_000),
            "<item><![CDATA[" + ">" * (LONGEST_TOKEN + 200_000),
        ],
        ids=["depth", "tags", "elements beside", "an attribute", "words", "a section"],
    )
    def test_what_has_no_end_is_not_read_to_its_end(self, inside):
        with pytest.raises(PageError, match=r"larger than any|no end within 4 MB"):
            read(RSS + inside)

    @pytest.mark.parametrize(
        "document",
        ["<" * 300_000, "<rss><" + "<!--" * 300_000, "<rss><item>" + "&" * 300_000 + "<"],
    )
    def test_signs_that_open_nothing_cost_little(self, document):
        with pytest.raises(PageError):
            read(document)

    def test_deep_tags_in_an_entry_are_cut_off_at_a_depth(self):
        inside = f"<title>T{'<a>' * 5_000}{'</a>' * 5_000}</title>"
        [lead, *_] = read(RSS + item(inside) + END)
        assert lead.url == "https://ledger.example/1"

    def test_entries_come_before_the_file_is_read_to_its_end(self):
        class Endless(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, buffer) -> int:
                rows = (RSS if self.first else "") + item() * 10_000
                self.first = False
                piece = rows.encode()[: len(buffer)]
                buffer[: len(piece)] = piece
                return len(piece)

            first = True

        found = feed.read(Opened(file=io.BufferedReader(Endless()), location="a"))
        assert next(found).url == "https://ledger.example/1"

    @pytest.mark.parametrize(
        ("document", "message"),
        [
            ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000, "no JSON"),
            ('{"version": "https://jsonfeed.org/version/1"}', "no JSON Feed"),
            ('{"items": []}', "no JSON Feed"),
            ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "no JSON Feed"),
            ("{", "no JSON"),
        ],
        ids=["deep", "without entries", "without version", "no list", "cut off"],
    )
    def test_json_that_is_no_feed_is_refused(self, document, message):
        with pytest.raises(PageError, match=message):
            read(document)

    def test_a_json_feed_has_a_limit(self, monkeypatch):
        monkeypatch.setattr(feed, "LARGEST_PAGE", 1_000)
        with pytest.raises(PageError, match="JSON Feeds of up to"):
            read(json_feed({"content_text": "x" * 1_000}))

    def test_odd_entries_of_a_json_feed_are_problems_and_the_next_is_read(self):
        found = read(json_feed(3, None, {"id": [], "url": 7}, {"id": "a", "content_text": "x"}))
        assert [type(one) for one in found] == [Problem, Problem, Problem, Page]


class TestWebPages:
    @pytest.mark.parametrize(
        "link",
        [
            '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">',
            "<link href=/feed?a=1&amp;b=2 type=application/atom+xml rel=alternate />",
        ],
    )
    def test_a_web_page_instead_of_a_feed_is_told_with_its_feed(self, link):
        page = f"<!doctype html><html><head><link rel=icon href=x>{link}</head>"
        with pytest.raises(PageError, match=r"its feed is https://a\.example/feed\?a=1&b=2\. Give"):
            read(page, "https://a.example/news")

    def test_a_web_page_without_a_feed_is_told(self):
        with pytest.raises(PageError, match="names no feed"):
            read("<html><body>x")

    @pytest.mark.parametrize("document", ["", "Dear diary", "<opml><x/></opml>", "\x00\xff"])
    def test_what_is_no_feed_is_told(self, document):
        with pytest.raises(PageError, match="it is no feed"):
            read(document)


@pytest.mark.parametrize(
    ("inside", "pause_s"),
    [
        ("", None),
        ("<ttl>60</ttl>", 3_600),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>99999999999999</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3_600),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            21_600,
        ),
        ("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3_600),
        ("<item><ttl>60</ttl></item>", None),
    ],
)
def test_a_feed_says_how_long_to_wait(inside, pause_s):
    sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    document = f"<rss {sy}><channel>{inside}{END}"
    assert feed.pause_s(io.BytesIO(document.encode())) == pause_s
    assert feed.pause_s(io.BytesIO(document[: -len(END)].encode())) == pause_s


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.rdf", "a.xml", "a.json", "a"])
def test_a_feed_is_found_by_its_name_and_by_how_it_begins(tmp_path, name):
    document = SAME["JSON Feed"] if name == "a.json" else SAME["Atom 1.0"]
    (tmp_path / name).write_text(f"\ufeff{document}")
    found = list(find_all(["-"], stdin=io.BytesIO((tmp_path / name).read_bytes())))
    if name != "a":
        found = list(find_all([tmp_path / name]))
    assert [one.url for one in found] == ["https://ledger.example/a"]
