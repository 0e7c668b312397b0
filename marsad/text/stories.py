"""The stories of a page, each with the stretches of text in which its own words stand."""

import re
from collections.abc import Iterator

from msgspec import Struct

from marsad.records import ARTICLE_STORY, BlockKind, Report
from marsad.vocabulary import READ_KINDS

HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
# Where a text lost its line ends, a sentence begins right behind another: "on Friday.The army".
# The ends of addresses look alike: "Example.Com".
LOST_BREAK = re.compile(
    r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]* )(?!(?:Com|Org|Net|Info|Az|Ru|Ua|Uk|Ir|Tr)\b)"
    r"|(?<=[a-z]{2}[.!?][”\"])(?=[A-Z“][a-z]* )"
)


class Stretch(Struct, frozen=True, kw_only=True):
    """A passage of a story; a title, heading or a teaser's first line is a headline."""

    start: int
    end: int
    headline: bool


class Part(Struct, frozen=True, kw_only=True):
    """One story of the page: the article itself, or a teaser's."""

    story: str
    spans: tuple[Stretch, ...]

    @property
    def own(self) -> bool:
        """Whether it is the article: a teaser is of another day, and the page's date is not its."""
        return self.story == ARTICLE_STORY

    def holds(self, start: int, end: int) -> bool:
        return any(s.start <= start and end <= s.end for s in self.spans)


def parts_of(report: Report) -> Iterator[Part]:
    """The article, then each teaser."""
    own = tuple(
        Stretch(start=start, end=end, headline=b.kind in HEADLINES)
        for b in report.article.blocks
        if b.kind in READ_KINDS
        for start, end in paragraphs_of(report.article.text, b.start, b.end)
    )
    if own:
        yield Part(story=ARTICLE_STORY, spans=own)
    for number, teaser in enumerate(report.teasers):
        lines = tuple(lines_of(report.article.text, teaser.start, teaser.end))
        if lines:
            yield Part(story=f"teaser:{number}", spans=lines)


def paragraphs_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block: one, but where a text lost its line ends."""
    for found in LOST_BREAK.finditer(text, start, end):
        yield start, found.start()
        start = found.start()
    yield start, end


def lines_of(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The lines of a teaser: the first is its headline."""
    position, first = start, True
    for line in text[start:end].splitlines(keepends=True):
        body = line.strip()
        if body:
            begin = position + line.index(body[0])
            yield Stretch(start=begin, end=begin + len(body), headline=first)
            first = False
        position += len(line)
