"""A page of several stories in parts: a live page by its entries, a digest by its topics."""

import re
from collections.abc import Sequence
from itertools import pairwise

from marsad.parsers._stories import Update
from marsad.records import Block, BlockKind
from marsad.text.datelines import is_timestamp
from marsad.text.names import fold
from marsad.vocabulary import READ_KINDS

# Two times in one article are its own and that of an update; two topics are two sides of one.
_FEWEST_ENTRIES, _FEWEST_TOPICS = 3, 3
_BESIDE = frozenset({BlockKind.TEASER, BlockKind.BOILERPLATE})
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE})
# What a digest calls itself in its title.
_DIGEST = re.compile(
    r"\b(?:in brief|news briefs?|briefs|digest|round-?up|(?:morning|evening|daily) briefing"
    r"|kurz(?:meldungen|nachrichten|notiert)|kurz und knapp|nachrichten des tages|in kürze"
    r"|en bref|les brèves|breves|en breve|noticias breves|in breve|notizie in breve|kort nieuws"
    r"|w skrócie|коротко|кратко|новости дня|kısa kısa)\b|موجز|ملخص الأخبار",
    re.IGNORECASE,
)


def split_stories(
    text: str, blocks: Sequence[Block], updates: Sequence[Update] = ()
) -> tuple[tuple[Block, ...], ...]:
    """Split the blocks of a live page or a digest into its head and its stories, in their order.

    Any other page comes back whole. Teasers and boilerplate stay with the first part. `updates`
    are the entries that the page's structured data describes.
    """
    own = [block for block in blocks if block.kind not in _BESIDE]
    starts = _described(text, own, updates) or _stamped(text, own) or _topics(text, own)
    if not starts:
        return (tuple(blocks),)
    bounds = sorted({0, *starts, len(own)})
    parts = [own[first:stop] for first, stop in pairwise(bounds)]
    parts[0] += [block for block in blocks if block.kind in _BESIDE]
    return tuple(tuple(sorted(part, key=lambda block: block.start)) for part in parts)


def _described(text: str, own: Sequence[Block], updates: Sequence[Update]) -> list[int]:
    """Where the entries begin that the structured data describes: at their heading or text."""
    if len(updates) < _FEWEST_ENTRIES:
        return []
    headlines = {fold(update.headline) for update in updates if update.headline}
    openings = tuple(fold(update.opening) for update in updates if update.opening)
    starts: list[int] = []
    for at, block in enumerate(own):
        quote = fold(text[block.start : block.end])
        headed = block.kind is BlockKind.HEADING and quote in headlines
        opened = block.kind in _TEXTS and bool(openings) and quote.startswith(openings)
        if headed or (opened and not _is_headed(text, own[:at], headlines)):
            stamp = at > 0 and own[at - 1].kind is BlockKind.METADATA
            starts.append(at - 1 if stamp else at)
    return starts if len(starts) >= _FEWEST_ENTRIES else []


def _is_headed(text: str, above: Sequence[Block], headlines: set[str]) -> bool:
    """Say whether the heading of an entry is the last thing above, but for its time."""
    rest = [block for block in above if block.kind is not BlockKind.METADATA]
    return bool(rest) and fold(text[rest[-1].start : rest[-1].end]) in headlines


def _stamped(text: str, own: Sequence[Block]) -> list[int]:
    """Where the entries begin: at a line of time with text below, or at the heading over it."""
    stamps = [
        at
        for at, block in enumerate(own[:-1])
        if block.kind is BlockKind.METADATA
        and own[at + 1].kind in READ_KINDS
        and is_timestamp(text[block.start : block.end])
    ]
    if len(stamps) < _FEWEST_ENTRIES:
        return []
    headed = [at - 1 for at in stamps if at > 0 and own[at - 1].kind is BlockKind.HEADING]
    return headed if len(headed) == len(stamps) else stamps


def _topics(text: str, own: Sequence[Block]) -> list[int]:
    """Where the stories of a digest begin: at each heading with text below it."""
    title = next((block for block in own if block.kind is BlockKind.TITLE), None)
    if title is None or not _DIGEST.search(text[title.start : title.end]):
        return []
    headings = [
        at
        for at, (block, below) in enumerate(pairwise(own))
        if block.kind is BlockKind.HEADING and below.kind in _TEXTS
    ]
    return headings if len(headings) >= _FEWEST_TOPICS else []
