"""The articles of the entries of a live page, each with its own title and its own time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from marsad.parsers._metadata import stated_time
from marsad.parsers._stories import Update
from marsad.records import Article, Block, BlockKind, Stated, StatedBy
from marsad.text.names import fold

# What is said of one entry is hardly ever wrong.
_SURE = 0.95
_OF_ENTRY = frozenset({"title", "published", "modified"})


class EntryTimes(Struct, frozen=True, kw_only=True):
    """What the markup tells of entries: those of the structured data, and the moments behind times.

    `moments` gives for the words of a time, such as "14:05", the moments that its elements state,
    in the order of the page.
    """

    updates: tuple[Update, ...] = ()
    moments: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class _Own(Struct, frozen=True, kw_only=True):
    """When an entry was published, how that is said, and by which block if by its text."""

    value: str
    method: StatedBy
    block: Block | None = None


def to_entries(
    article: Article, parts: Sequence[Sequence[Block]], times: EntryTimes
) -> Iterator[Article]:
    """Make an article of each part of a page: its first heading is its title."""
    seen: Counter[str] = Counter()
    for part in parts:
        at = next((at for at, block in enumerate(part) if block.kind is BlockKind.HEADING), None)
        blocks = [
            replace(block, kind=BlockKind.TITLE) if nth == at else block
            for nth, block in enumerate(part)
        ]
        yield _entry(article, blocks, _time(article.text, part, times, seen))


def printed(field: str, value: str, block: Block, confidence: float) -> Iterator[Stated]:
    """A statement in the words of a block."""
    yield Stated(
        field=field,
        value=value,
        method=StatedBy.TEXT,
        confidence=confidence,
        start=block.start,
        end=block.end,
    )


def _entry(article: Article, blocks: Sequence[Block], own: _Own | None) -> Article:
    head = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    title = None if head is None else article.text[head.start : head.end]
    stated = [said for said in article.stated if said.field not in _OF_ENTRY]
    if own is None:
        stated += (said for said in article.stated if said.field == "published")
    else:
        stated += _own_time(own)
    if head is not None and title is not None:
        stated += printed("title", title, head, _SURE)
    return replace(
        article,
        title=title,
        published=article.published if own is None else own.value,
        modified=None,
        stated=tuple(stated),
        blocks=tuple(blocks),
    )


def _own_time(own: _Own) -> Iterator[Stated]:
    if own.block is not None:
        yield from printed("published", own.value, own.block, _SURE)
    else:
        yield Stated(field="published", value=own.value, method=own.method, confidence=_SURE)


def _time(text: str, part: Sequence[Block], times: EntryTimes, seen: Counter[str]) -> _Own | None:
    """When an entry was published, by the element of its time, the structured data, its line."""
    stamp = next((block for block in part if block.kind is BlockKind.METADATA), None)
    words = "" if stamp is None else " ".join(text[stamp.start : stamp.end].split())
    said = stated_time(words)
    moments = times.moments.get(words, ())
    if seen[words] < len(moments):
        seen[words] += 1
        return _Own(value=moments[seen[words] - 1], method=StatedBy.MARKUP)
    described = _described(text, part, times.updates)
    if described is not None:
        return _Own(value=described, method=StatedBy.JSON_LD)
    return None if said is None else _Own(value=said, method=StatedBy.TEXT, block=stamp)


def _described(text: str, part: Sequence[Block], updates: Sequence[Update]) -> str | None:
    """The time of the update of which a block of the entry is the headline or the beginning."""
    quotes = [fold(text[block.start : block.end]) for block in part]
    for update in updates:
        headed = update.headline is not None and fold(update.headline) in quotes
        opening = None if update.opening is None else fold(update.opening)
        opened = opening is not None and any(quote.startswith(opening) for quote in quotes)
        if update.published is not None and (headed or opened):
            return stated_time(update.published)
    return None
