"""Text: pages kept as plain text, with or without the menus and teasers around the article."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from marsad.parsers import Parser
from marsad.parsers._blocks import to_blocks
from marsad.parsers._metadata import read_metadata
from marsad.parsers._outline import outline
from marsad.parsers._report import Parsed, to_reports
from marsad.parsers._rows import read_rows
from marsad.parsers._teasers import to_teaser
from marsad.records import Block, BlockKind, Page, Report
from marsad.text.decoding import decode, refuse_long_lines

_TITLE_LABEL = re.compile(r"(?:title|headline)\s*:\s*", re.IGNORECASE)


def parse(page: Page) -> tuple[Report, ...]:
    """Give one report for each article of a text page; its text is the whole file, decoded."""
    text = decode(page.body)
    refuse_long_lines(text)
    return to_reports(page, parse_text(text, title=page.title))


def parse_text(text: str, *, title: str | None = None) -> Parsed:
    """Tell by its lines alone what is what in a text. `title` is the title if that is known."""
    sheet = outline(read_rows(text), title=title)
    blocks = tuple(_unlabelled(text, block) for block in to_blocks(sheet))
    above, below = _metadata_lines(text, blocks)
    return Parsed(
        text=text,
        title=next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), None),
        blocks=blocks,
        teasers=tuple(to_teaser(text, sheet.rows, teaser) for teaser in sheet.teasers),
        metadata=read_metadata(above, below),
    )


def _unlabelled(text: str, block: Block) -> Block:
    """Leave the label out of "Title: Convoy reaches the town"."""
    label = _TITLE_LABEL.match(text, block.start, block.end)
    if block.kind is not BlockKind.TITLE or label is None or label.end() == block.end:
        return block
    return replace(block, start=label.end())


def _metadata_lines(text: str, blocks: Sequence[Block]) -> tuple[list[str], list[str]]:
    """The lines of metadata above the first paragraph, and those below it."""
    texts = (block.start for block in blocks if block.kind is BlockKind.PARAGRAPH)
    begins = next(texts, len(text))
    lines = [block for block in blocks if block.kind is BlockKind.METADATA]
    above = [text[block.start : block.end] for block in lines if block.start < begins]
    below = [text[block.start : block.end] for block in lines if block.start > begins]
    return above, below


PARSER = Parser(
    summary="Plain text, with or without the menus and teasers around the article.",
    media_types=frozenset({"text/plain", "text/markdown"}),
    parse=parse,
)
