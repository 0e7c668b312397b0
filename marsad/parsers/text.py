"""Text: pages kept as plain text, with or without the menus and teasers around the article."""

from marsad.errors import PageError
from marsad.parsers import Parser
from marsad.parsers._judging import judge
from marsad.parsers._outline import outline
from marsad.parsers._report import to_parsed, to_reports
from marsad.parsers._rows import read_rows
from marsad.records import Page, Report
from marsad.text.decoding import decode, refuse_long_lines
from marsad.text.media_types import charset_of

# No page of news comes near it; so many one-letter lines take under 5 s and 200 MB.
MOST_LINES = 50_000


def parse(page: Page) -> tuple[Report, ...]:
    """Give one report for each article of a text page; its text is the whole file, decoded."""
    text = decode(page.body, declared=charset_of(page.media_type))
    refuse_long_lines(text)
    if text.count("\n") > MOST_LINES:
        message = f"the page has more than {MOST_LINES:,} lines, as no article has. Split it."
        raise PageError(message)
    return to_reports(page, to_parsed(text, judge(outline(read_rows(text), title=page.title))))


PARSER = Parser(
    summary="Plain text, with or without the menus and teasers around the article.",
    media_types=frozenset({"text/plain", "text/markdown"}),
    parse=parse,
)
