"""Reports of a page whose blocks are known: one for each article on it."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from marsad.language.identify import identify_language
from marsad.parsers._blocks import to_blocks
from marsad.parsers._entries import EntryTimes, printed, to_entries
from marsad.parsers._live import split_stories
from marsad.parsers._metadata import minutes_of_reading
from marsad.parsers._outline import Outline
from marsad.parsers._printed import printed_statements
from marsad.parsers._teasers import to_teaser
from marsad.parsers._weigh import authors_of, best_day, best_of, weigh
from marsad.records import (
    Article,
    Block,
    BlockKind,
    Page,
    PageHeader,
    Report,
    Stated,
    StatedBy,
    Teaser,
)
from marsad.text.lines import plain
from marsad.vocabulary import READ_KINDS

_TITLE_LABEL = re.compile(r"(?:title|headline)\s*:\s*", re.IGNORECASE)
_ENOUGH_TO_TELL = 3000
# The share of titles found by their lines alone that are right, on 139 pages with a known one.
_PRINTED_TITLE = 0.7


class Parsed(Struct, frozen=True, kw_only=True):
    """What a parser made of a page: its text, what is what in it, what it says of itself.

    `stated` holds every statement with the share of right ones of its kind, not yet weighed;
    `times` what the markup tells of the entries of a live page.
    """

    text: str
    blocks: tuple[Block, ...]
    teasers: tuple[Teaser, ...]
    stated: tuple[Stated, ...] = ()
    reading_minutes: int | None = None
    language: str | None = None
    times: EntryTimes = EntryTimes()


def to_parsed(text: str, page: Outline) -> Parsed:
    """Make blocks and teasers of a page's outline, and read the metadata on its lines."""
    blocks = tuple(_unlabelled(text, block) for block in to_blocks(page))
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    return Parsed(
        text=text,
        blocks=blocks,
        teasers=tuple(to_teaser(page.rows, teaser) for teaser in page.teasers),
        stated=(*_titled(text, title), *printed_statements(text, blocks)),
        reading_minutes=minutes_of_reading(_quotes(text, blocks, {BlockKind.METADATA})),
    )


def to_reports(page: Page, parsed: Parsed) -> tuple[Report, ...]:
    """One report for each article of a page, without claims yet.

    What the page was told beside its bytes wins over what it says. Its own word on its language
    counts only where the text is too short to tell.
    """
    told = identify_language(_own_words(parsed))
    header = PageHeader(
        id=page.id,
        location=page.location,
        media_type=page.media_type,
        language=parsed.language if told is None else told.code,
        language_confidence=None if told is None else told.confidence,
    )
    first, *parts = split_stories(parsed.text, parsed.blocks, parsed.times.updates)
    article = _article(page, parsed, first)
    entries = to_entries(article, parts, parsed.times)
    return (
        Report(page=header, article=article, teasers=parsed.teasers),
        *(Report(page=header, article=entry) for entry in entries),
    )


def _article(page: Page, parsed: Parsed, blocks: tuple[Block, ...]) -> Article:
    stated = weigh((*_beside(page), *parsed.stated), captured_at=page.captured_at)
    return Article(
        title=best_of(stated, "title"),
        category=best_of(stated, "category"),
        reading_minutes=parsed.reading_minutes,
        outlet=best_of(stated, "outlet"),
        authors=authors_of(stated),
        published=best_day(stated) if page.published is None else page.published,
        modified=best_of(stated, "modified"),
        url=best_of(stated, "url"),
        stated=stated,
        text=parsed.text,
        blocks=blocks,
    )


def _beside(page: Page) -> Iterator[Stated]:
    """What was said of the page beside its bytes."""
    said = {"title": page.title, "outlet": page.outlet, "published": page.published}
    for field, value in said.items():
        if value is not None:
            yield Stated(field=field, value=value, method=StatedBy.BESIDE, confidence=1.0)


def _titled(text: str, title: Block | None) -> Iterator[Stated]:
    """The title as the page prints it."""
    if title is not None:
        value = plain(text[title.start : title.end])
        yield from printed("title", value, title, _PRINTED_TITLE)


def _own_words(parsed: Parsed) -> str:
    own = "\n".join(_quotes(parsed.text, parsed.blocks, READ_KINDS))
    return own[:_ENOUGH_TO_TELL] or parsed.text


def _quotes(text: str, blocks: Sequence[Block], kinds: AbstractSet[BlockKind]) -> Iterator[str]:
    return (text[block.start : block.end] for block in blocks if block.kind in kinds)


def _unlabelled(text: str, block: Block) -> Block:
    """Leave the label out of "Title: Convoy reaches the town"."""
    label = _TITLE_LABEL.match(text, block.start, block.end)
    if block.kind is not BlockKind.TITLE or label is None or label.end() == block.end:
        return block
    return replace(block, start=label.end())
