"""Reports of a page whose blocks are known: one for each article on it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.language.identify import identify_language
from marsad.parsers._live import split_live
from marsad.parsers._metadata import Metadata, stated_time
from marsad.records import Article, Block, BlockKind, Page, PageHeader, Report, Teaser
from marsad.vocabulary import READ_KINDS

_ENOUGH_TO_TELL = 3000


class Parsed(Struct, frozen=True, kw_only=True):
    """What a parser made of a page: its text, what is what in it, what it says of itself."""

    text: str
    title: str | None
    blocks: tuple[Block, ...]
    teasers: tuple[Teaser, ...]
    metadata: Metadata
    language: str | None = None


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


def _article(
    page: Page, parsed: Parsed, title: str | None, blocks: tuple[Block, ...]
) -> Article:
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
        parsed.text[block.start : block.end]
        for block in parsed.blocks
        if block.kind in READ_KINDS
    )
