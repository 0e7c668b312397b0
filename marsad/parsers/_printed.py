"""What the lines around an article state of it: when, who wrote it, where it is filed."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from marsad.parsers._days import StatedDay, read_days
from marsad.parsers._metadata import (
    BYLINE,
    CATEGORY,
    OUTLET,
    PUBLISHED,
    UPDATED,
    VISITED,
    split_authors,
)
from marsad.records import Block, BlockKind, Stated, StatedBy


class Where(StrEnum):
    """Where a line stands to the article."""

    ABOVE = "above"  # above the title
    TOP = "top"  # between the title and the text
    LEAD = "lead"  # at the beginning of the text, as a dateline
    BELOW = "below"
    FOOT = "foot"  # further down, where only a line that says what it is counts


class _Printed(Struct, frozen=True):
    where: Where
    start: int
    end: int


# The share of days printed so that are the day of publication, on the 121 known days of the
# segments benchmark: with a word such as "published", and without.
_SHARES = MappingProxyType(
    {Where.TOP: 0.912, Where.LEAD: 0.4, Where.ABOVE: 0.78, Where.BELOW: 0.55}
)
_LABELLED = 0.92
# "BEIRUT, Dec 5, 2024 (Levant Wire) -" is how agencies date what they send; a day with a time of
# day, alone above a title, is not that on which a page is looked at. The known pages have neither.
_DATELINE = re.compile(r"\s*(?:\([^()]{2,40}\)\s*[-–—:]|[-–—]{1,2}\s)")
_CLOCK_ALONE = re.compile(
    r"[\s,|·–-]{0,4}\d{1,2}[:.h]\d\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{2,4}|Uhr))?\s*"
)
_OF_DATELINE, _OF_CLOCK = 0.9, 0.88
_LIKELY, _MAYBE = 0.85, 0.4
_NEAR, _FAR = 5, 15
# So many passages of the article may stand above its day: a subtitle, a summary in points.
_BEGUN = 2
_MOST_WORDS = 25
_BEFORE_DAY = 60
_MOST_WORDS_BEFORE = 4
_ASIDE = frozenset({BlockKind.TEASER, BlockKind.CAPTION, BlockKind.TITLE})
_OWN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE})


def printed_statements(text: str, blocks: Sequence[Block]) -> Iterator[Stated]:
    """Everything that the lines near the title and at the ends of the article state."""
    lines = list(_lines(text, blocks))
    for line in lines:
        yield from _days(text, line)
    for line in lines:
        if line.where not in {Where.LEAD, Where.FOOT}:
            yield from _names(text, line)


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[_Printed]:
    """The short lines that stand close to the article, and the beginning of its text."""
    title = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.TITLE), None)
    own = [at for at, block in enumerate(blocks) if block.kind in _OWN]
    body = [at for at in own if title is None or at > title] or own or [len(blocks)]
    top = body[0] if title is None else min(title, body[0])
    begun, last = body[min(_BEGUN, len(body) - 1)], body[-1]
    lead = next((at for at in body if at < len(blocks) and _is_text(blocks[at])), None)
    for at in range(max(0, top - _NEAR), min(len(blocks), last + _FAR + 1)):
        block = blocks[at]
        if at == lead:
            end = min(block.end, block.start + 2 * _BEFORE_DAY)
            yield _Printed(Where.LEAD, block.start, end)
        elif at > last and _is_of_teaser(blocks, at):
            continue
        elif not begun < at <= last and block.kind not in _ASIDE and _is_short(text, block):
            yield _Printed(_where(at, top=top, last=last), block.start, block.end)


def _is_of_teaser(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a teaser is right above a line: a day below it is that of another story."""
    return at > 0 and blocks[at - 1].kind is BlockKind.TEASER


def _where(at: int, *, top: int, last: int) -> Where:
    if at > last:
        return Where.BELOW if at <= last + _NEAR else Where.FOOT
    return Where.ABOVE if at < top else Where.TOP


def _is_text(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _is_short(text: str, block: Block) -> bool:
    return len(text[block.start : block.end].split()) <= _MOST_WORDS


def _days(text: str, line: _Printed) -> Iterator[Stated]:
    quote = text[line.start : line.end]
    for day in read_days(quote):
        said = _said_before(quote, day)
        if line.where is Where.LEAD and (
            day.start > _BEFORE_DAY or len(quote[: day.start].split()) > _MOST_WORDS_BEFORE
        ):
            return
        visited = said is None and VISITED.search(quote, 0, day.start)
        if visited or (line.where is Where.FOOT and said is None):
            continue
        field = "modified" if said == "updated" else "published"
        share = _LABELLED if said else _share(line.where, quote, day)
        yield Stated(
            field=field,
            value=day.value,
            method=StatedBy.TEXT,
            confidence=share if day.sure else share / 2,
            start=line.start + day.start,
            end=line.start + day.end,
        )


def _share(where: Where, quote: str, day: StatedDay) -> float:
    """How likely a day without a word for it is that of publication, by where and how it stands."""
    if where is Where.LEAD and _DATELINE.match(quote, day.end):
        return _OF_DATELINE
    alone = not quote[: day.start].strip() and _CLOCK_ALONE.fullmatch(quote, day.end)
    if where is Where.ABOVE and alone:
        return _OF_CLOCK
    return _SHARES.get(where, 0.0)


def _said_before(quote: str, day: StatedDay) -> str | None:
    """Whether the words before a day say that it is of publication, or of a change."""
    before = quote[: day.start]
    published = [match.end() for match in PUBLISHED.finditer(before)]
    updated = [match.end() for match in UPDATED.finditer(before)]
    if not published and not updated:
        return None
    return "updated" if max(updated, default=-1) > max(published, default=-1) else "published"


def _names(text: str, line: _Printed) -> Iterator[Stated]:
    """Where an article is filed, who published it and who wrote it, if its line says so."""
    quote = text[line.start : line.end]
    for field, pattern in (("category", CATEGORY), ("outlet", OUTLET)):
        match = pattern.match(quote)
        if match is not None:
            yield _said(field, match[1], line.start + match.start(1))
    byline = BYLINE.match(quote)
    if byline is not None and line.where is not Where.BELOW:
        for name in split_authors(byline[1]):
            yield _said("authors", name, quote.index(name, byline.start(1)) + line.start)
    elif line.where is Where.TOP:
        for name in _name_beside_day(quote):
            yield _said("authors", name, quote.index(name) + line.start, confidence=_MAYBE)


def _name_beside_day(quote: str) -> tuple[str, ...]:
    """The name of a person that is all that a line holds beside a day."""
    day = next(read_days(quote), None)
    if day is None:
        return ()
    rest = f"{quote[: day.start]} | {quote[day.end :]}".strip(" |,·•–—-")
    names = split_authors(rest)
    return names if len(names) == 1 and rest.startswith(names[0]) else ()


def _said(field: str, value: str, start: int, *, confidence: float = _LIKELY) -> Stated:
    return Stated(
        field=field,
        value=value,
        method=StatedBy.TEXT,
        confidence=confidence,
        start=start,
        end=start + len(value),
    )
