"""Reads claims out of single passages, without a parser in between."""

from collections.abc import Callable

import pytest

from marsad.extractors import Tools
from marsad.extractors.events import extract
from marsad.gazetteer.store import open_gazetteer
from marsad.language import load_model
from marsad.records import Article, Block, BlockKind, Claim, PageHeader, PageId, Report
from marsad.registry.store import load_registry

Read = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools(model=load_model("en"), gazetteer=open_gazetteer(), registry=load_registry())


def report_of(*passages: str, published: str | None) -> Report:
    """A report of which each passage is a paragraph."""
    blocks, position = [], 0
    for passage in passages:
        end = position + len(passage)
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=position, end=end))
        position = end + 2
    return Report(
        page=PageHeader(
            id=PageId("sha256:0"), location="a.txt", media_type="text/plain", language="en"
        ),
        article=Article(
            title=None, published=published, text="\n\n".join(passages), blocks=tuple(blocks)
        ),
    )


@pytest.fixture
def read(tools: Tools) -> Read:
    def read_passages(*passages: str, published: str | None = "2024-12-06") -> list[Claim]:
        found = extract(report_of(*passages, published=published), tools)
        return [item for item in found if isinstance(item, Claim)]

    return read_passages
