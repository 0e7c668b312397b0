"""What the text parser makes of lines, one question at a time; whole pages are golden cases."""

import pytest

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers.text import PARSER
from marsad.records import BlockKind, Page, Report

TITLE = "Rebels take border post after three-day siege"
FIRST = (
    "Rebel fighters took control of the Tel Amar border post on Saturday after a siege of three "
    "days, a monitoring group and a border official said."
)
SECOND = (
    "The last of the customs officers and some 40 soldiers left the border post at dawn under an "
    "agreement with tribal elders, according to the Frontier Monitor."
)
THIRD = (
    "The army did not comment, but state television said that the soldiers at the border post had "
    "been withdrawn on Saturday."
)
ARTICLE = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
OTHER = "Finance minister resigns over the cost of a stadium"
OTHER_TEXT = "The minister handed in her resignation after auditors found that the price had ..."


def parse(text: str | bytes, **known: str) -> Report:
    [report] = reports(text, **known)
    return report


def reports(text: str | bytes, **known: str) -> tuple[Report, ...]:
    body = text.encode() if isinstance(text, str) else text
    fields = {"id": page_id(body), "location": "a.txt", "media_type": "text/plain", "body": body}
    return PARSER.parse(Page(**fields, **known))


def quotes(report: Report, kind: BlockKind) -> list[str]:
    text = report.article.text
    return [text[b.start : b.end] for b in report.article.blocks if b.kind is kind]


def test_the_text_of_the_article_is_the_whole_file():
    assert parse(ARTICLE.replace("\n", "\r\n")).article.text == ARTICLE


def test_a_headline_above_paragraphs_is_the_title():
    report = parse(ARTICLE)
    assert report.article.title == TITLE
    assert quotes(report, BlockKind.TITLE) == [TITLE]
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]


def test_a_title_given_from_outside_wins_and_is_marked_where_it_stands():
    standing = parse(f"Front page\n\n{ARTICLE}", title=TITLE)
    assert quotes(standing, BlockKind.TITLE) == [TITLE]
    absent = parse(ARTICLE, title="Border post falls")
    assert absent.article.title == "Border post falls"
    assert quotes(absent, BlockKind.TITLE) == []


def test_what_was_known_of_the_page_wins_over_what_it_says():
    text = f"{TITLE}\nPublished: 30 November 2024\nOutlet: The Alder Courier\n\n{FIRST}\n{SECOND}"
    assert parse(text).article.published == "2024-11-30"
    assert parse(text).article.outlet == "The Alder Courier"
    known = parse(text, published="2024-12-01", outlet="Bay News").article
    assert (known.published, known.outlet) == ("2024-12-01", "Bay News")


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 30 November 2024",
        "© 2024 The Alder Courier",
        "KARSIN, Nov 30 (Wire) - Fighters entered the town on Saturday, residents there said.",
        "2 hours ago",
    ],
    ids=["update", "copyright", "dateline without a year", "ago"],
)
def test_a_day_that_is_not_that_of_publication_dates_nothing(line):
    assert parse(f"{TITLE}\n{line}\n\n{FIRST}\n\n{SECOND}").article.published is None


@pytest.mark.parametrize(
    ("lines", "teaser"),
    [
        ([OTHER, OTHER_TEXT, "Read More →"], (OTHER, OTHER_TEXT, True)),
        ([OTHER, OTHER_TEXT], (OTHER, OTHER_TEXT, True)),
        ([OTHER, "12 December 2024", OTHER_TEXT, "Continue reading"], (OTHER, OTHER_TEXT, True)),
        ([OTHER, "Read more"], (OTHER, "", True)),
        (["Related articles", OTHER], (OTHER, "", False)),
        ([f"Read also: {OTHER}"], (OTHER, "", False)),
        (
            ["More news", OTHER, "Auditors found that the price of the stadium had doubled."],
            (OTHER, "Auditors found that the price of the stadium had doubled.", False),
        ),
    ],
    ids=["read more", "ellipsis", "dated", "title and link", "section", "pointer", "full sentence"],
)
def test_a_lead_to_another_story_is_one_teaser_and_one_block(lines, teaser):
    report = parse(ARTICLE + "\n" + "\n".join(lines))
    [found] = report.teasers
    assert (found.title, found.text, found.truncated) == teaser
    [block] = [b for b in report.article.blocks if b.kind is BlockKind.TEASER]
    assert (found.start, found.end) == (block.start, block.end)
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]


def test_a_teaser_in_the_middle_is_taken_out_of_the_article():
    report = parse(f"{TITLE}\n\n{FIRST}\n\nRead also: {OTHER}\n\n{SECOND}\n\n{THIRD}")
    assert [teaser.title for teaser in report.teasers] == [OTHER]
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]


def test_teasers_above_the_article_are_none_of_it():
    report = parse(f"{OTHER}\n{OTHER_TEXT}\nRead more\n\n{ARTICLE}")
    assert [teaser.title for teaser in report.teasers] == [OTHER]
    assert report.article.title == TITLE


def test_a_paragraph_below_a_section_of_other_stories_is_the_article_again():
    section = f"You may also like\n{OTHER}\nStorm closes the coastal road"
    report = parse(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{section}\n\n{THIRD}")
    assert [t.title for t in report.teasers] == [OTHER, "Storm closes the coastal road"]
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]


def test_an_article_cut_short_by_a_paywall_is_no_teaser():
    report = parse(f"{TITLE}\n\n{FIRST[:-30]} …\n\nSubscribe to continue reading")
    assert report.teasers == ()
    assert quotes(report, BlockKind.PARAGRAPH) == [f"{FIRST[:-30]} …"]


def test_a_read_more_link_inside_an_article_makes_no_teaser_of_its_paragraph():
    report = parse(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\nRead more\n\n{THIRD}")
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]


def test_headings_lists_quotes_and_captions_are_told_apart():
    head = f"# {TITLE}\n\n{FIRST}\n\n## What is known\n\n- Three days of siege\n- Forty gone\n\n"
    text = f"{head}{SECOND}\n\n> They were given buses.\n\nPhoto: Rana Aziz\n\n{THIRD}\n"
    kinds = [
        (block.kind, text[block.start : block.end][:12]) for block in parse(text).article.blocks
    ]
    assert kinds == [
        (BlockKind.TITLE, TITLE[:12]),
        (BlockKind.PARAGRAPH, FIRST[:12]),
        (BlockKind.HEADING, "What is know"),
        (BlockKind.LIST, "Three days o"),
        (BlockKind.LIST, "Forty gone"),
        (BlockKind.PARAGRAPH, SECOND[:12]),
        (BlockKind.QUOTE, "They were gi"),
        (BlockKind.CAPTION, "Photo: Rana "),
        (BlockKind.PARAGRAPH, THIRD[:12]),
    ]


def test_readers_comments_are_boilerplate():
    report = parse(f"{ARTICLE}\n{FIRST}\n\n3 comments\n\nanna: Ten thousand will die there, I say.")
    assert quotes(report, BlockKind.BOILERPLATE)[-1].startswith("anna")


def test_a_headline_alone_is_a_title():
    report = parse(TITLE)
    assert report.article.title == TITLE
    assert quotes(report, BlockKind.TITLE) == [TITLE]


def test_a_sentence_alone_is_a_paragraph_and_no_title():
    report = parse(FIRST)
    assert report.article.title is None
    assert quotes(report, BlockKind.PARAGRAPH) == [FIRST]


def test_each_entry_of_a_live_page_is_an_article():
    entries = [
        f"{hour}:05 GMT\nPost {hour} falls\n\n{FIRST[:-1]}, in the hour of {hour}."
        for hour in (14, 13, 12)
    ]
    head, *rest = reports(f"Live: Fighting at the border\n\n{SECOND}\n\n" + "\n\n".join(entries))
    assert head.article.title == "Live: Fighting at the border"
    assert [report.article.title for report in rest] == [f"Post {n} falls" for n in (14, 13, 12)]
    assert len({report.page.id for report in (head, *rest)}) == 1
    assert len({report.article.blocks[0].start for report in (head, *rest)}) == 4


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 4, "not text"),
        (b"word " * 1_000_000, "no line breaks"),
        (b"line\n" * 5_000_000, "pages of up to 20 MB"),
    ],
    ids=["empty", "binary", "one line of 5 MB", "25 MB"],
)
def test_what_is_no_article_is_refused_with_the_reason(body, message):
    with pytest.raises(PageError, match=message):
        parse(body)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (f"{TITLE}\n\nBEIRUT, Dec 5, 2024 (Levant Wire) - {FIRST}", "2024-12-05"),
        (f"{TITLE}\n\nGOMA, 5 December 2024 – {FIRST}", "2024-12-05"),
        (f"Operational information\n05.12.2024 14:40\n\n{TITLE}\n\n{FIRST}", "2024-12-05"),
        (f"{TITLE}\n\nOn 5 December 2024 {FIRST}", None),
        (f"{TITLE}\n\nKARSIN, 5 December 2024 was a day of calm. {FIRST}", None),
    ],
    ids=[
        "an agency's dateline",
        "a dateline",
        "a moment above",
        "a day of the text",
        "no dateline",
    ],
)
def test_a_dateline_or_a_moment_alone_is_the_day_of_publication(head, published):
    assert parse(f"{head}\n\n{SECOND}\n\n{THIRD}\n").article.published == published
