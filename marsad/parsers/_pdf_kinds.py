"""What each paragraph of a PDF is, by its size, its place and its words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.parsers._pdf_paragraphs import Paragraph
from marsad.parsers._rows import Look, Row, read_row
from marsad.records import BlockKind
from marsad.text.lines import Line, ends_sentence, split_lines
from marsad.text.names import fold

# So much larger than most letters: a heading; a title is the largest on the first sheet.
_LARGER = 1.12
_MOST_TITLE_WORDS, _FEWEST_TITLE_WORDS = 40, 2
_MOST_HEADING_WORDS, _MOST_CAPITAL_WORDS = 20, 12
_FEWEST_PROSE_WORDS = 8
# So many paragraphs behind the title, or before the end, can say who wrote the paper and when.
_NEAR = 6
_CAPTION = re.compile(
    r"(?:figure|fig|map|photo|picture|chart|graph|table|box|source|carte|abbildung|mapa|foto)s?"
    r"\.?\s*\d*\s*[:.–-]\s*\S",
    re.IGNORECASE,
)
# A line of a table of contents: "Shelter ............ 4".
_CONTENTS = re.compile(r".*(?:\.\s?){4,}\s*\d+", re.DOTALL)
_ASIDE = frozenset({Look.FURNITURE, Look.READ_MORE, Look.POINTER, Look.COMMENTS})


class Passage(Struct, frozen=True, kw_only=True):
    """A paragraph with its text and where that begins in the text of the whole paper."""

    paragraph: Paragraph
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def kinds_of(
    passages: Sequence[Passage], *, titles: Sequence[str]
) -> Iterator[tuple[Passage, BlockKind]]:
    """Each passage and what it is, the sign before an item of a list left out.

    `titles` are what the paper is called by others; a passage of the same words is the title.
    """
    size = body_size(passages)
    title = title_of(passages, size, titles)
    prose = 0
    for at, passage in enumerate(passages):
        line = next(iter(split_lines(passage.text)), None)
        if line is None:
            continue
        row = read_row(line)
        if passage.paragraph.running:
            yield passage, BlockKind.BOILERPLATE
            continue
        if at == title:
            yield passage, BlockKind.TITLE
            continue
        first = title is None or at > title
        near = prose < _NEAR or at >= len(passages) - _NEAR
        kind = kind_of(passage, row, size, near=near, below=first)
        prose += kind is BlockKind.PARAGRAPH
        yield (without_sign(passage, line) if kind is BlockKind.LIST else passage), kind


def kind_of(passage: Passage, row: Row, size: float, *, near: bool, below: bool) -> BlockKind:
    """What a passage is that is no title. `below` says that it stands below it, `near` close."""
    paragraph = passage.paragraph
    if _CONTENTS.fullmatch(passage.text) or row.look in _ASIDE:
        return BlockKind.BOILERPLATE
    if row.look is Look.METADATA and near:
        return BlockKind.METADATA
    if row.look is Look.CREDIT or _CAPTION.match(passage.text):
        return BlockKind.CAPTION
    numbered = row.line.sign[:1].isdigit()
    heading = not paragraph.is_row and is_heading(passage, row, size)
    if heading and below and (numbered or not row.line.sign):
        return BlockKind.HEADING
    if paragraph.is_row or row.line.sign:
        return BlockKind.LIST
    if not below and row.words < _FEWEST_PROSE_WORDS:
        return BlockKind.BOILERPLATE
    return BlockKind.HEADING if heading else BlockKind.PARAGRAPH


def is_heading(passage: Passage, row: Row, size: float) -> bool:
    if row.words > _MOST_HEADING_WORDS or not row.words:
        return False
    if passage.paragraph.size >= _LARGER * size:
        return True
    ends = ends_sentence(passage.text) and not passage.text.endswith((":", "?"))
    capitals = passage.text.isupper() and row.words <= _MOST_CAPITAL_WORDS
    return not ends and (passage.paragraph.bold or capitals)


def without_sign(passage: Passage, line: Line) -> Passage:
    return Passage(
        paragraph=passage.paragraph,
        text=passage.text[line.start :],
        start=passage.start + line.start,
    )


def body_size(passages: Sequence[Passage]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for passage in passages:
        if not passage.paragraph.running:
            for line in passage.paragraph.lines:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def title_of(passages: Sequence[Passage], size: float, titles: Sequence[str]) -> int | None:
    """Which passage is the title: the known one, else the largest of the first sheet."""
    sheet = next((p.paragraph.sheet for p in passages if not p.paragraph.running), 0)
    first = [
        at
        for at, passage in enumerate(passages)
        if passage.paragraph.sheet == sheet and not passage.paragraph.running
    ]
    known = {fold(title) for title in titles}
    named = next((at for at in first if fold(passages[at].text) in known), None)
    if named is not None:
        return named
    large = [at for at in first if can_be_title(passages[at], size)]
    return max(large, key=lambda at: passages[at].paragraph.size, default=None)


def can_be_title(passage: Passage, size: float) -> bool:
    words = len(passage.text.split())
    large = passage.paragraph.size >= _LARGER * size and not passage.paragraph.is_row
    return large and _FEWEST_TITLE_WORDS <= words <= _MOST_TITLE_WORDS
