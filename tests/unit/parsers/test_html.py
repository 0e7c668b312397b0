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
        ('<meta name="datepublished" content="2025-03-03T08:10:00">', "2025-03-03"),
        ('<meta name="date" content="2025-03-03">', None),
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
    ids=[
        "meta",
        "no zone",
        "any day",
        "in words",
        "JSON-LD",
        "update",
        "no day",
        "no date",
        "damaged",
    ],
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
    name = '<meta property="og:site_name" content="Bay News">'
    head = f'{name}<meta name="pubdate" content="2025-03-03">'
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
    [teaser] = report.teasers
    assert (teaser.title, teaser.url) == ("Ferry with 60 people aboard runs aground", None)


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
        "<div>" * 70_000 + BODY,
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


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<div>" * 100_000 + BODY, "elements"),
        (BODY + "<a href=/1>x</a>" * 90_000, "elements"),
        (BODY.replace("<p>", "<p " + "x=1 " * 30_000 + ">"), "attributes in one element"),
        (BODY + ("<i " + "x=1 " * 100 + ">") * 2_000, "attributes"),
        ("<pre>" + "x\n" * 50_000 + "</pre>" + BODY, "lines of text"),
        ("<pre>" + ("word " * 200 + "\n") * 2_000 + "</pre>" + BODY, "characters of text"),
    ],
    ids=["depth", "links", "an element's attributes", "all attributes", "lines", "text"],
)
def test_a_page_beyond_all_pages_is_refused_with_what_to_do(body, message):
    with pytest.raises(PageError, match=rf"{message}; up to [\d,]+ are read. Split it"):
        parse(body)


def test_what_is_stated_says_how_and_how_surely():
    head = '<meta name="pubdate" content="2025-03-03"><meta name="date" content="2025-03-09">'
    body = BODY.replace("</h1>", "</h1><p>Published on 3 March 2025</p>")
    article = parse(page(head, body), url="https://bay.example/1").article
    days = {(s.method, s.value): s.confidence for s in article.stated if s.field == "published"}
    assert article.published == "2025-03-03"
    assert days["meta", "2025-03-03"] == days["text", "2025-03-03"] > 0.9
    assert days["meta", "2025-03-09"] < 0.1


def test_a_day_that_the_text_states_is_quoted():
    body = BODY.replace("</h1>", "</h1><p>By Ann Lee, 3 March 2025</p>")
    article = parse(page(body=body)).article
    quotes_of = {
        said.field: article.text[said.start : said.end]
        for said in article.stated
        if said.start is not None
    }
    assert quotes_of["published"] == "3 March 2025"


def test_days_that_contradict_each_other_are_stated_and_none_is_given():
    head = '<meta property="article:published_time" content="2025-03-01">'
    body = BODY.replace("</h1>", "</h1><p>3 March 2025</p>")
    article = parse(page(head, body)).article
    assert article.published is None
    assert {s.value for s in article.stated if s.field == "published"} == {
        "2025-03-01",
        "2025-03-03",
    }


def test_a_moment_in_utc_counts_for_the_day_that_readers_see():
    head = '<meta property="article:published_time" content="2025-03-02T23:10:00Z">'
    body = BODY.replace("</h1>", "</h1><p>3 March 2025</p>")
    assert parse(page(head, body)).article.published == "2025-03-03"


def test_a_day_of_modification_is_never_one_of_publication():
    head = '<meta property="article:modified_time" content="2025-03-04T08:00:00Z">'
    body = BODY.replace("</h1>", "</h1><p>Updated 4 March 2025</p>")
    article = parse(page(head, body)).article
    assert (article.published, article.modified) == (None, "2025-03-04T08:00:00+00:00")


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        (
            '<link rel="canonical" href="/news/drones">',
            "https://bay.example/amp/1",
            "https://bay.example/news/drones",
        ),
        (
            '<meta property="og:url" content="https://bay.example/n?id=3#top">',
            None,
            "https://bay.example/n?id=3",
        ),
        ('<link rel="canonical" href="https://bay.example/">', "https://bay.example/n/1", None),
        ('<link rel="canonical" href="/news/drones">', None, None),
        ('<link rel="canonical" href="http://[bad/1">', None, None),
    ],
    ids=["relative", "og:url", "front page", "nowhere to begin", "no address"],
)
def test_the_canonical_address_is_whole_and_no_front_page(head, url, address):
    known = {} if url is None else {"url": url}
    assert parse(page(head), **known).article.url == address


def test_a_teaser_says_where_it_leads():
    more = '<h3>More</h3><a href="../ferry?id=1#x">Ferry with 60 people aboard runs aground</a>'
    report = parse(page(body=BODY + more), url="https://bay.example/news/drones")
    assert [teaser.url for teaser in report.teasers] == ["https://bay.example/ferry?id=1"]


def test_a_subtitle_belongs_to_the_title():
    subtitle = "Fragments set a warehouse on fire, and ships had to wait outside the breakwater."
    body = BODY.replace("</h1>", f"</h1><h2>{subtitle}</h2><p>By Ann Lee</p>")
    assert quotes(parse(page(body=body)), BlockKind.TITLE) == [TITLE, subtitle]


PLEAS = [
    "Get our morning newsletter in your inbox every day.",
    "Ann Lee is a reporter at Bay News who has covered the coast since the port was built.",
    "Mara Holm schreibt als Redakteurin für die Küstenzeitung und lebt am Hafen.",
    "Bay Media is a leading regional provider of news, and runs four papers on the coast.",
]


@pytest.mark.parametrize("plea", PLEAS, ids=["newsletter", "writer", "German", "company"])
def test_what_the_site_says_of_itself_below_the_article_is_not_the_article(plea):
    third = "The port authority said that the breakwater had been repaired by the evening."
    report = parse(page(body=f"<article>{BODY}<p>{third}</p><p>{plea}</p></article>"))
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND, third]


def test_people_of_the_news_are_not_taken_for_writers():
    last = "Hamid Karsk was a reporter for the radio of the port, and had been held for a year."
    report = parse(page(body=f"<article>{BODY}<p>{last}</p></article>"))
    assert last in quotes(report, BlockKind.PARAGRAPH)


def test_sources_at_the_end_are_not_the_article_and_numbers_in_headings_are():
    texts = [f"In the {name} district the {name} council counted its losses." for name in "ABCDEF"]
    body = BODY + "".join(f"<p>{text}</p>" for text in texts)
    closing = "<h2>About 200 homeless</h2><p>They were taken to schools, the mayor said.</p>"
    report = parse(page(body=f"<article>{body}{closing}<h2>Sources</h2><p>Port log</p></article>"))
    assert "They were taken to schools, the mayor said." in quotes(report, BlockKind.PARAGRAPH)
    assert "Port log" not in quotes(report, BlockKind.PARAGRAPH)


ENTRIES = [
    ("14:10", "Rescue teams reach the mine", "Rescue teams reached the mine near Sotra at noon."),
    ("12:10", "Shelling resumes in Karsk", "Shells hit the market of Karsk shortly after eleven."),
    ("09:10", "Talks open in the capital", "Delegations of both sides opened talks on Monday."),
]


def entries(template: str) -> str:
    return "<h1>Fighting in the north: live</h1>" + "".join(
        template.format(clock=clock, title=title, text=text) for clock, title, text in ENTRIES
    )


def times(body: str, head: str = "") -> list[tuple[str | None, str | None]]:
    raw = page(f"<title>Fighting in the north: live</title>{head}", body).encode()
    given = Page(id=page_id(raw), location="a.html", media_type="text/html", body=raw)
    return [(report.article.title, report.article.published) for report in PARSER.parse(given)]


def test_the_entries_of_a_live_page_have_the_moments_of_their_time_elements():
    body = entries(
        '<div><time datetime="2025-03-03T{clock}:00+02:00">{clock}</time>'
        "<h2>{title}</h2><p>{text}</p></div>"
    )
    assert times(body)[1:] == [
        (title, f"2025-03-03T{clock}:00+02:00") for clock, title, _ in ENTRIES
    ]


def test_the_entries_that_structured_data_describes_have_its_moments():
    updates = ",".join(
        f'{{"@type":"BlogPosting","articleBody":"{text}",'
        f'"datePublished":"2025-03-03T{clock}:00+02:00"}}'
        for clock, _, text in ENTRIES
    )
    head = (
        '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Fighting in the '
        f'north: live","datePublished":"2025-03-03T08:00:00+02:00","liveBlogUpdate":[{updates}]}}'
        "</script>"
    )
    body = entries("<div><span>2 hours ago</span><p>{text}</p></div>")
    assert times(body, head)[1:] == [
        (None, f"2025-03-03T{clock}:00+02:00") for clock, _, _ in ENTRIES
    ]


def test_each_topic_of_a_digest_is_an_article():
    body = entries("<section><h2>{title}</h2><p>{text}</p></section>").replace(
        "Fighting in the north: live", "News in brief"
    )
    raw = f"<title>News in brief</title>{body}".encode()
    given = Page(id=page_id(raw), location="a.html", media_type="text/html", body=raw)
    titles = [report.article.title for report in PARSER.parse(given)]
    assert titles == ["News in brief", *(title for _, title, _ in ENTRIES)]


@pytest.mark.parametrize(
    ("language", "title", "text", "day"),
    [
        (
            "ar",
            "قصف مدفعي على سوق البلدة الشمالية",
            "قال رئيس البلدية إن قذائف سقطت على السوق صباح الاثنين، مما أدى إلى مقتل شخصين.",
            "تاريخ النشر: ٣ مارس ٢٠٢٥",
        ),
        (
            "he",
            "שני כלי טיס הופלו מעל הנמל",
            "מערכות ההגנה האווירית הפילו שני כלי טיס מעל הנמל בבוקר יום שני, מסרה רשות הנמלים.",
            "3 במרץ 2025",
        ),
        (
            "ja",
            "港の上空で無人機2機を撃墜",
            "防空部隊は3日早朝、港の上空で無人機2機を撃墜し、破片で倉庫1棟が燃えたと港湾当局が発表した。",
            "2025年3月3日",
        ),
    ],
)
def test_scripts_without_blanks_or_from_right_to_left_are_quoted(language, title, text, day):
    body = f"<main><h1>{title}</h1><p>{day}</p><p>{text}</p><p>{text[::-1]}</p></main>"
    report = parse(page(f"<title>{title}</title>", body))
    assert (report.article.title, report.article.published) == (title, "2025-03-03")
    assert quotes(report, BlockKind.TITLE) == [title]
    assert text in quotes(report, BlockKind.PARAGRAPH)
    assert report.page.language == language


CARDS = "".join(
    f'<div><h4><a href="/story/{nth}">{title}</a></h4><p>{text}</p></div>'
    for nth, (title, text) in enumerate(
        [
            ("Warehouse fire at the harbour", "A warehouse at the harbour of Varna Bay burned."),
            ("Drones shot down over Varna", "Air defences shot down four drones on Friday."),
            ("Ships kept outside Varna Bay", "Ships were kept outside the breakwater all Friday."),
        ]
    )
)


def test_texts_of_other_stories_on_the_same_conflict_are_teasers():
    report = parse(page("", f"{BODY}<div>{CARDS}</div>"))
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND]
    assert [teaser.text.split()[:2] for teaser in report.teasers] == [
        ["A", "warehouse"],
        ["Air", "defences"],
        ["Ships", "were"],
    ]


def test_a_front_page_has_teasers_and_no_article():
    report = parse(page("<title>Conflict</title>", f"<h1>Conflict</h1><div>{CARDS}</div>"))
    assert quotes(report, BlockKind.PARAGRAPH) == []
    assert len(report.teasers) == 3


def hidden(body: str) -> str:
    described = f'{{"@type":"NewsArticle","articleBody":"{body}"}}'
    return f'<script type="application/ld+json">{described}</script>'


def test_an_article_that_only_the_structured_data_holds_is_read():
    head = f"<title>{TITLE}</title>" + hidden(f"<p>{FIRST}</p>\\n<p>{SECOND}</p>")
    report = parse(page(head, "<div>Turn on JavaScript.</div>"))
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND]
    assert quotes(report, BlockKind.TITLE) == [TITLE]


def test_an_article_that_the_page_shows_is_read_once():
    shown = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>Read also: Ferry late again</p><p>{SECOND}</p>"
    report = parse(page(hidden(f"{FIRST} {SECOND}"), shown))
    assert report.article.text.count(SECOND) == 1


def test_a_list_of_what_stands_below_is_no_part_of_the_article():
    listed = '<ul><li>06:10 <a href="#a">Ships kept outside</a></li><li>7</li></ul>'
    below = f'<h2 id="a">Ships kept outside</h2><p>{SECOND}</p>'
    report = parse(page("", f"<h1>{TITLE}</h1><p>{FIRST}</p>{listed}{below}<p>{FIRST[::-1]}</p>"))
    text = report.article.text
    [heading] = [b for b in report.article.blocks if b.kind is BlockKind.HEADING]
    assert heading.start == text.rindex("Ships kept outside")
    assert quotes(report, BlockKind.LIST) == []


def test_points_between_a_title_and_its_article_are_no_teasers():
    points = "<li>Two drones shot down over Varna Bay</li><li>Warehouse burned in Varna Bay</li>"
    body = f"<h1>{TITLE}</h1><ul>{points}</ul><p>{FIRST}</p><p>{SECOND}</p>"
    assert parse(page("", body)).teasers == ()


def test_the_captions_of_a_gallery_below_a_text_are_captions():
    shown = "Firefighters pull a hose along the quay on Monday."
    figure = f'<figure><img src="a.jpg"><figcaption>1 / 9 {shown}</figcaption></figure>'
    report = parse(page("", f"{BODY}<div>{figure}</div>"))
    assert [shown in caption for caption in quotes(report, BlockKind.CAPTION)] == [True]


def test_the_day_of_printing_is_no_day_of_publication():
    shown = f"<p>Printed: 9 March 2025</p><h2>{TITLE}</h2><p>3 March 2025</p><p>{FIRST}</p>"
    assert parse(page(f"<title>{TITLE}</title>", f"{shown}<p>{SECOND}</p>")).article.published == (
        "2025-03-03"
    )


def test_the_times_of_other_stories_are_not_the_articles():
    other = '<time datetime="2025-03-01">1 March</time><a href="/x">Ferry runs late again</a>'
    stated = parse(page("", f"{BODY}<div>{other}</div>")).article.stated
    assert [said for said in stated if said.field == "published"] == []


def test_a_heading_that_leads_to_the_front_page_names_the_site():
    head = f"<title>Bay Diary: {TITLE}</title>"
    body = f'<h1><a href="https://bay.example/">Bay Diary</a></h1><h3>{TITLE}</h3><p>{FIRST}</p>'
    assert parse(page(head, f"{body}<p>{SECOND}</p>")).article.title == TITLE


@pytest.mark.parametrize(
    "plea",
    [
        "Bay News is paid for by its readers. Please consider a donation.",
        "Already a subscriber? Log in to see all of it.",
        "The interview was edited for length and clarity.",
        "Media contact: Ann Lee, Port Authority",
        "Ann Lee has covered the harbour since 2011 and lives in Varna Bay.",
        "Ann Lee is Bay News's correspondent in Varna Bay.",
    ],
)
def test_what_a_site_says_of_itself_below_an_article_is_boilerplate(plea):
    report = parse(page("", f"<article>{BODY}<p>{plea}</p></article>"))
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND]


def test_a_channel_has_an_article_for_each_post_with_its_moment():
    body = entries(
        "<div><div>{text}<br>More follows.</div><div>3.1K views "
        '<time datetime="2025-03-03T{clock}:00+02:00">{clock}</time></div></div>'
    )
    assert [published for _, published in times(body)[1:]] == [
        f"2025-03-03T{clock}:00+02:00" for clock, _, _ in ENTRIES
    ]


def test_entries_of_a_live_page_that_lead_to_themselves_are_its_own():
    head = '<link rel="canonical" href="https://bay.example/live/north">'
    body = entries(
        '<div><time datetime="2025-03-03T{clock}:00+02:00">{clock}</time>'
        '<h3><a href="/live/north?entry={clock}">{title}</a></h3><p>{text}</p></div>'
    )
    assert times(body, head)[1:] == [
        (title, f"2025-03-03T{clock}:00+02:00") for clock, title, _ in ENTRIES
    ]
