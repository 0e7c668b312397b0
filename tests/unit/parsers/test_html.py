"""What the HTML parser makes of markup, one question at a time; whole pages are golden cases."""

import pytest

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers.html import PARSER
from marsad.records import BlockKind, Page, Report

TITLE = "Two drones shot down over harbour"
FIRST = (
    "Air defences shot down two drones over the harbour of Varna Bay early on Monday, the port "
    "authority said, and fragments set fire to a warehouse."
)
SECOND = (
    "No one was hurt. Firefighters put out the blaze within an hour, and ships were kept outside "
    "the breakwater until noon."
)
STRUCTURED = (
    '<script type="application/ld+json">[{"@type":["NewsArticle"],'
    '"datePublished":"2025-03-03T06:10:00Z"}]</script>'
)
BODY = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>"


def parse(body: str | bytes, *, media_type: str = "text/html", **known: str) -> Report:
    raw = body.encode() if isinstance(body, str) else body
    fields = {"id": page_id(raw), "location": "a.html", "media_type": media_type, "body": raw}
    [report] = PARSER.parse(Page(**fields, **known))
    return report


def page(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def quotes(report: Report, kind: BlockKind) -> list[str]:
    text = report.article.text
    return [text[b.start : b.end] for b in report.article.blocks if b.kind is kind]


def test_title_and_paragraphs_are_quoted_from_the_text_of_the_page():
    report = parse(page())
    assert report.article.title == TITLE
    assert quotes(report, BlockKind.TITLE) == [TITLE]
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (f"<title>{TITLE} | Bay News</title>", BODY, TITLE),
        (
            '<title>Bay News</title><meta property="og:site_name" content="Bay News">',
            f"<h1>Bay News</h1>{BODY}",
            TITLE,
        ),
        ("<title>Drones over harbour - Bay News</title>", "<p>x</p>", "Drones over harbour"),
        ('<meta property="og:title" content="Drones | Bay News">', "<p>x</p>", "Drones"),
    ],
    ids=["h1 in title", "h1 names the site", "title alone", "og:title alone"],
)
def test_the_title_is_the_heading_that_the_head_repeats(head, body, title):
    assert parse(page(head, body)).article.title == title


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<meta property="article:published_time" content="2025-03-03T08:10:00+02:00">',
            "2025-03-03T08:10:00+02:00",
        ),
        ('<meta name="date" content="2025-03-03T08:10:00">', "2025-03-03"),
        ('<meta name="pubdate" content="3 March 2025">', "2025-03-03"),
        (
            STRUCTURED,
            "2025-03-03T06:10:00+00:00",
        ),
        ('<meta name="last-modified" content="2025-03-04">', None),
        ('<meta name="date" content="1970-01-01">', None),
        ('<meta name="date" content="soon">', None),
        ('<script type="application/ld+json">{"@type":"NewsArticle",</script>', None),
    ],
    ids=["meta", "no zone", "in words", "JSON-LD", "update", "no day", "no date", "damaged"],
)
def test_the_day_of_publication_is_what_the_markup_says_it_is(head, published):
    assert parse(page(head)).article.published == published


def test_the_day_in_the_address_counts_where_the_page_says_nothing():
    address = "https://bay.example/news/2025/03/03/drones"
    assert parse(page(), url=address).article.published == "2025-03-03"


def test_a_copyright_year_dates_nothing():
    assert parse(page(body=f"{BODY}<footer>© 2024 Bay News</footer>")).article.published is None


def test_authors_outlet_and_section_come_from_the_structured_data():
    head = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","articleSection":'
        '"World","author":[{"@type":"Person","name":"Ann Lee"},'
        '{"@type":"Organization","name":"AFP"}],"publisher":{"name":"Bay News"}}]}</script>'
    )
    article = parse(page(head)).article
    assert (article.authors, article.outlet, article.category) == (
        ("Ann Lee",),
        "Bay News",
        "World",
    )


def test_what_was_known_of_the_page_wins():
    head = (
        '<meta property="og:site_name" content="Bay News"><meta name="date" content="2025-03-03">'
    )
    known = {"title": "Drones", "outlet": "The Courier", "published": "2025-03-05"}
    article = parse(page(head), **known).article
    assert {name: getattr(article, name) for name in known} == known


@pytest.mark.parametrize("tag", ["script", "style", "template"])
def test_what_the_page_does_not_show_is_not_in_its_text(tag):
    report = parse(page(body=f"{BODY}<{tag}>Rebels attack the server.</{tag}>"))
    assert "Rebels" not in report.article.text


def test_a_caption_is_told_from_the_paragraphs():
    figure = (
        "<figure><img src=a.jpg><figcaption>Smoke rises over the harbour.</figcaption></figure>"
    )
    report = parse(page(body=BODY.replace("</h1>", f"</h1>{figure}")))
    assert quotes(report, BlockKind.CAPTION) == ["Smoke rises over the harbour."]


def test_a_link_to_another_story_is_a_teaser():
    more = '<h3>More</h3><a href="/news/ferry">Ferry with 60 people aboard runs aground</a>'
    report = parse(page(body=BODY + more))
    assert [teaser.title for teaser in report.teasers] == [
        "Ferry with 60 people aboard runs aground"
    ]


def test_a_passage_that_the_library_gives_out_of_order_is_still_found():
    card = "<h3><a href=/1>Ferry runs aground in fog</a></h3><p>Boats took off ...</p>"
    cards = f"<article>{card}</article>"
    body = f"<main>{BODY}<p>{FIRST[:-1]}, again.</p></main><section>{cards * 3}</section>"
    assert quotes(parse(page(body=body)), BlockKind.PARAGRAPH)[:2] == [FIRST, SECOND]


def test_the_encoding_that_the_server_named_is_used():
    text = page(body=BODY.replace("harbour", "harboür"))
    report = parse(text.encode("cp1252"), media_type="text/html; charset=windows-1252")
    assert report.article.title == "Two drones shot down over harboür"


def test_the_language_attribute_is_a_hint_for_pages_too_short_to_tell():
    assert parse('<html lang="uk-UA"><body><p>Суми</p></body></html>').page.language == "uk"
    assert parse(page().replace("<html", '<html lang="fr"')).page.language == "en"


@pytest.mark.parametrize(
    "body",
    [
        "<html></html>",
        "<script>var a = 'words and more words'</script>",
        '<img alt="A long description of a picture" src="a.jpg">',
        "<!--" * 1000,
        "<frameset><frame src=a></frameset>",
    ],
    ids=["nothing", "scripts", "pictures", "open comments", "frames"],
)
def test_a_page_that_shows_no_text_is_refused(body):
    with pytest.raises(PageError, match="shows no text"):
        parse(body)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + BODY,
        "<b><i>" * 20_000 + BODY,
        "<ul><li>" * 10_000 + BODY,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
        BODY.replace("<p>", "<p " + "x" * 1_000_000 + ">"),
        "<table><tr><p>" + BODY + "<td>&amp;&#xFFFFFF;<",
    ],
    ids=["divs", "formatting", "lists", "JSON-LD", "attributes", "tables left open"],
)
def test_hostile_markup_neither_hangs_nor_crashes(body):
    assert FIRST in parse(body).article.text
