"""Reads a passage of the corpus as an article that lost its markup: its blocks are known."""

from collections.abc import Iterator

from benchmarks._corpus.labels import Passage
from marsad.ids import page_id
from marsad.pipeline.read import Toolbox, read_report
from marsad.records import Article, Block, BlockKind, PageHeader, Report


def read(passage: Passage, toolbox: Toolbox) -> Report:
    """The report on a passage; offsets are those of `passage.whole`."""
    return read_report(unread(passage), toolbox)


def unread(passage: Passage) -> Report:
    """The passage as a report without claims."""
    header = PageHeader(
        id=page_id(passage.whole.encode(), passage.id),
        location=passage.id,
        media_type="text/plain",
        language="en",
    )
    article = Article(
        title=passage.title,
        published=passage.published or None,
        text=passage.whole,
        blocks=tuple(blocks(passage)),
    )
    return Report(page=header, article=article)


def blocks(passage: Passage) -> Iterator[Block]:
    """The title and the paragraphs: an empty line parts them."""
    position = 0
    for number, paragraph in enumerate(passage.whole.split("\n\n")):
        titled = number == 0 and passage.title is not None
        kind = BlockKind.TITLE if titled else BlockKind.PARAGRAPH
        if paragraph.strip():
            yield Block(kind=kind, start=position, end=position + len(paragraph))
        position += len(paragraph) + 2
