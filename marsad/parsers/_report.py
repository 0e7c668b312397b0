"""Reports of a page whose blocks are known: one for each article on it."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.language.identify import identify_language
from marsad.parsers._blocks import to_blocks
from marsad.parsers._live import split_live
from marsad.parsers._metadata import Metadata, read_metadata, stated_time
from marsad.parsers._outline import Outline
from marsad.parsers._teasers import to_teaser
from marsad.records import Article, Block, BlockKind, Page, PageHeader, Report, Teaser
from marsad.text.lines import plain
from marsad.vocabulary import READ_KINDS

_TITLE_LABEL = re.compile(r"(?:title|headline)\s*:\s*", re.IGNORECASE)
_ENOUGH_TO_TELL = 3000


class Parsed(Struct, frozen=True, kw_only=True):
    """What a parser made of a page: its text, what is what in it, what it says of itself."""

    text: str
    title: str | None
    blocks: tuple[Block, ...]
    teasers: tuple[Teaser, ...]
    metadata: Metadata
    language: str | None = None


def to_parsed(text: str, page: Outline) -> Parsed:
    """Make blocks and teasers of a page's outline, and read the metadata on its lines."""
    blocks = tuple(_unlabelled(text, block) for block in to_blocks(page))
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    above, below = _metadata_lines(text, blocks)
    return Parsed(
        text=text,
        title=None if title is None else plain(text[title.start : title.end]),
        blocks=blocks,
        teasers=tuple(to_teaser(page.rows, teaser) for teaser in page.teasers),
        metadata=read_metadata(above, below),
    )


def to_reports(page: Page, parsed: Parsed) -> tuple[Report, ...]:
    """One report for each article of a page, without claims yet.

    What the page was told beside its bytes wins over what it says. Its own word on its language
    counts only where the text is too short to tell.
    """
    header = PageHeader(
        id=page.id,
        location=page.location,
        media_type=page.media_type,
        language=identify_language(_own_words(parsed)) or parsed.language,
    )
    first, *entries = split_live(parsed.text, parsed.blocks)
    title = parsed.title if page.title is None else page.title
    article = _article(page, parsed, title, first)
    return (
        Report(page=header, article=article, teasers=parsed.teasers),
        *(Report(page=header, article=_entry(article, blocks)) for blocks in entries),
    )


def _article(page: Page, parsed: Parsed, title: str | None, blocks: tuple[Block, ...]) -> Article:
    said = parsed.metadata
    return Article(
        title=title,
        category=said.category,
        reading_minutes=said.reading_minutes,
        outlet=said.outlet if page.outlet is None else page.outlet,
        authors=said.authors,
        published=said.published if page.published is None else page.published,
        text=parsed.text,
        blocks=blocks,
    )


def _entry(article: Article, blocks: tuple[Block, ...]) -> Article:
    """The article of one entry of a live page: its first heading is its title."""
    at = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING), None)
    stamp = next(block for block in blocks if block.kind is BlockKind.METADATA)
    published = stated_time(article.text[stamp.start : stamp.end]) or article.published
    if at is None:
        return replace(article, title=None, published=published, blocks=blocks)
    title = article.text[blocks[at].start : blocks[at].end]
    titled = (*blocks[:at], replace(blocks[at], kind=BlockKind.TITLE), *blocks[at + 1 :])
    return replace(article, title=title, published=published, blocks=titled)


def _own_words(parsed: Parsed) -> str:
    return "\n".join(_quotes(parsed))[:_ENOUGH_TO_TELL] or parsed.text


def _quotes(parsed: Parsed) -> Iterator[str]:
    return (
        parsed.text[block.start : block.end] for block in parsed.blocks if block.kind in READ_KINDS
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
