"""Text: pages kept as plain text, with or without the menus and teasers around the article."""

from marsad.parsers import Parser
from marsad.parsers._outline import outline
from marsad.parsers._report import to_parsed, to_reports
from marsad.parsers._rows import read_rows
from marsad.records import Page, Report
from marsad.text.decoding import decode, refuse_long_lines


def parse(page: Page) -> tuple[Report, ...]:
    """Give one report for each article of a text page; its text is the whole file, decoded."""
    text = decode(page.body)
    refuse_long_lines(text)
    return to_reports(page, to_parsed(text, outline(read_rows(text), title=page.title)))


PARSER = Parser(
    summary="Plain text, with or without the menus and teasers around the article.",
    media_types=frozenset({"text/plain", "text/markdown"}),
    parse=parse,
)
