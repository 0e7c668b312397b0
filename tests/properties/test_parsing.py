"""What holds for any page: every word is in one block at most, and parsing twice gives the same."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers import Parser, html, text
from marsad.records import BlockKind, Page, Report, Stated, StatedBy

LINES = st.sampled_from(
    [
        "Gunmen killed at least 12 villagers near Gao on Friday, the governor of the region said.",
        "The army denied that it had shelled the hospital, which stands in the middle of the town.",
        "Rebels take border post after siege",
        "Storm closes coastal road for a second week",
        "Auditors found on Tuesday that the price of the new stadium had doubled since the spring.",
        "You may also like",
        "“We counted 20 dead,” he added.",
        "The minister handed in her resignation after auditors found ...",
        "Read more →",
        "Read also: Bridge collapses",
        "Related articles",
        "3 comments",
        "By Ann Lee",
        "14:05 GMT",
        "30 November 2024",
        "Reading time: 3 mins",
        "  • World",
        "- Three people were killed",
        "# Heading",
        "> quoted words",
        "***",
        "World",
        "Share this:",
        "Photo: AFP",
        "𝒜 café in Łódź — naïve 🛰 text",
        "\u2028",
        "[a](b) **c**",
        "",
        " \t ",
    ]
)
PAGES = st.lists(LINES, min_size=1, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]).map(lambda end: end.join(lines))
)
MARKUP = st.lists(
    st.tuples(st.sampled_from(["p", "h1", "h2", "li", "div", "td", "a href=/x"]), LINES),
    min_size=1,
    max_size=14,
).map(lambda parts: "".join(f"<{tag}>{line}</{tag.split()[0]}>" for tag, line in parts))
ANY = st.text(max_size=400)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
PARSERS = {"text/plain": text.PARSER, "text/html": html.PARSER}


def parse(content: str, media_type: str) -> tuple[Report, ...]:
    body = content.encode("utf-8", "replace")
    page = Page(id=page_id(body), location="a", media_type=media_type, body=body)
    parser: Parser = PARSERS[media_type]
    try:
        return parser.parse(page)
    except PageError:
        return ()


def is_quoted(said: Stated, text: str) -> bool:
    """Whether a statement stands in the text where it says, if it says where."""
    if said.start is None or said.end is None:
        return said.method is not StatedBy.TEXT
    return bool(text[said.start : said.end].strip()) and 0.0 <= said.confidence <= 1.0


def check(reports: tuple[Report, ...]) -> None:
    blocks = [block for report in reports for block in report.article.blocks]
    for report in reports:
        own = report.article.blocks
        assert list(own) == sorted(own, key=lambda block: block.start)
        assert all(report.article.text[b.start : b.end].strip() for b in own)
        assert all(is_quoted(said, report.article.text) for said in report.article.stated)
    ordered = sorted(blocks, key=lambda block: block.start)
    assert all(left.end <= right.start for left, right in pairwise(ordered))
    if reports:
        teasers = [(b.start, b.end) for b in blocks if b.kind is BlockKind.TEASER]
        assert [(t.start, t.end) for t in reports[0].teasers] == sorted(teasers)


@QUICK
@given(content=st.one_of(PAGES, ANY))
def test_every_line_of_a_text_page_is_in_one_block(content: str) -> None:
    reports = parse(content, "text/plain")
    check(reports)
    for report in reports[:1]:
        blocks = [block for each in reports for block in each.article.blocks]
        covered = {at for block in blocks for at in range(block.start, block.end)}
        missed = [
            sign
            for at, sign in enumerate(report.article.text)
            if sign.isalnum() and at not in covered
        ]
        assert not [sign for sign in missed if not sign.isdigit()]  # the number before an item


@QUICK
@given(content=st.one_of(MARKUP, PAGES, ANY))
def test_blocks_of_a_web_page_do_not_overlap(content: str) -> None:
    check(parse(content, "text/html"))


@pytest.mark.parametrize("media_type", PARSERS)
@QUICK
@given(content=st.one_of(PAGES, MARKUP))
def test_parsing_twice_gives_the_same(content: str, media_type: str) -> None:
    assert parse(content, media_type) == parse(content, media_type)
