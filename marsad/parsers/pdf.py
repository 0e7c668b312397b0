"""PDF: situation reports and other papers, in the order in which people read them."""

from collections.abc import Iterator

from marsad.errors import PageError
from marsad.parsers import Parser
from marsad.parsers._pdf_apart import read_apart
from marsad.parsers._pdf_kinds import Passage, kinds_of
from marsad.parsers._pdf_layout import columns_of
from marsad.parsers._pdf_paragraphs import (
    Paragraph,
    join_sheets,
    paragraphs_of,
    text_of,
    turned_of,
    words_of,
)
from marsad.parsers._pdf_properties import property_statements
from marsad.parsers._pdf_running import running_lines
from marsad.parsers._pdf_sheets import Sheets
from marsad.parsers._printed import printed_statements
from marsad.parsers._report import Parsed, to_reports
from marsad.records import Block, BlockKind, Page, Report, Stated, StatedBy
from marsad.text.decoding import refuse_long_lines

# Beyond this share of letters without a sign a text cannot be read.
_MOST_UNKNOWN = 0.2
_BETWEEN, _BETWEEN_ROWS = "\n\n", "\n"
# Of the titles found by their size; a guess until there is a benchmark of papers.
_BY_SIZE = 0.7


def parse(page: Page) -> tuple[Report, ...]:
    """Give the report of a paper; its text is all that is written on its sheets."""
    return report_of(page, read_apart(page.body))


def report_of(page: Page, sheets: Sheets) -> tuple[Report, ...]:
    """Give the report of a paper whose sheets are read."""
    _refuse_unreadable(sheets)
    text, passages = _write(_paragraphs(sheets))
    refuse_long_lines(text)
    known = [title for title in (page.title, sheets.properties.get("Title")) if title]
    blocks = tuple(
        Block(kind=kind, start=passage.start, end=passage.end)
        for passage, kind in kinds_of(passages, titles=known)
    )
    stated = (
        *_titled(text, blocks),
        *property_statements(sheets.properties),
        *printed_statements(text, blocks),
    )
    return to_reports(page, Parsed(text=text, blocks=blocks, teasers=(), stated=stated))


def _refuse_unreadable(sheets: Sheets) -> None:
    letters = sum(len(run.text) for sheet in sheets.sheets for run in sheet.runs)
    if letters and sheets.unknown > _MOST_UNKNOWN * sheets.letters:
        raise PageError(
            "the fonts of the PDF do not say which letters they show. Print it to pictures, "
            "recognise the text in these (OCR), and read that."
        )
    if not letters:
        raise PageError(
            "the PDF holds no text: its sheets are pictures, or blank. Recognise the text in them "
            "(OCR, for instance with ocrmypdf), and read that."
        )


def _paragraphs(sheets: Sheets) -> list[Paragraph]:
    columns = [columns_of(sheet) for sheet in sheets.sheets]
    running = running_lines(sheets.sheets, columns)
    return join_sheets(
        paragraphs_of(own, running, number) + turned_of(sheet, number)
        for number, (sheet, own) in enumerate(zip(sheets.sheets, columns, strict=True))
    )


def _write(paragraphs: list[Paragraph]) -> tuple[str, list[Passage]]:
    """The text of all paragraphs, and where in it each stands."""
    words = words_of(paragraphs)
    parts: list[str] = []
    passages: list[Passage] = []
    at = 0
    for paragraph in paragraphs:
        text = text_of(paragraph, words)
        if parts:
            below_row = passages[-1].paragraph.is_row and paragraph.is_row
            parts.append(_BETWEEN_ROWS if below_row else _BETWEEN)
            at += len(parts[-1])
        passages.append(Passage(paragraph=paragraph, text=text, start=at))
        parts.append(text)
        at += len(text)
    return "".join(parts), passages


def _titled(text: str, blocks: tuple[Block, ...]) -> Iterator[Stated]:
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            yield Stated(
                field="title",
                value=text[block.start : block.end],
                method=StatedBy.TEXT,
                confidence=_BY_SIZE,
                start=block.start,
                end=block.end,
            )


PARSER = Parser(
    summary="PDF papers in the order of reading, without running heads and feet.",
    media_types=frozenset({"application/pdf"}),
    parse=parse,
)
