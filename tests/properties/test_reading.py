"""What holds for any page: spans quote their article, and reading twice gives the same bytes."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.pipeline.read import Toolbox, open_tools, read_page
from marsad.records import ARTICLE_STORY, Block, Finding, Page, Report
from marsad.settings import Settings

PIECES = st.sampled_from(
    [
        "Gunmen killed at least 12 villagers near Gao on Friday, the governor said.",
        "Rebels have taken control of most of Hama, according to the Observatory.",
        "The army denied that it had shelled the hospital.",
        "“We counted 20 dead,” he added.",
        "No casualties were reported.",
        "Reading time: 3 mins",
        "Read more →",
        "Floods hit Bihar as ministers met ...",
        "Orange alert for snow in Savoie and Isère from Sunday",
        "𝒜 café in Łódź — naïve 🛰 text",
        "12 000",
        "’s",
        "",
        "\t",
        "ATTACK ON MARKET KILLS 5, SAYS NGO",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=8).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", "\r\n"]).map(lambda gap: gap.join(pieces))
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return open_tools(Settings())


def read(text: str, toolbox: Toolbox) -> tuple[Report, ...]:
    body = text.encode()
    page = Page(
        id=page_id(body),
        location="a.txt",
        media_type="text/plain",
        body=body,
        published="2024-12-06",
    )
    try:
        return read_page(page, toolbox)
    except PageError:
        return ()


def findings(item: object) -> Iterator[Finding]:
    """Every finding in a record, however deep."""
    if isinstance(item, Finding):
        yield item
    if isinstance(item, msgspec.Struct):
        for name in item.__struct_fields__:
            yield from findings(getattr(item, name))
    elif isinstance(item, tuple):
        for part in item:
            yield from findings(part)


@QUICK
@given(text=TEXTS)
def test_every_span_quotes_its_article(text: str, toolbox: Toolbox) -> None:
    for report in read(text, toolbox):
        for finding in findings((report.claims, report.alerts)):
            assert report.article.text[finding.start : finding.end] == finding.text


@QUICK
@given(text=TEXTS)
def test_reading_twice_gives_the_same_bytes_and_no_id_twice(text: str, toolbox: Toolbox) -> None:
    first, second = read(text, toolbox), read(text, toolbox)
    assert msgspec.json.encode(first) == msgspec.json.encode(second)
    ids = [claim.id for report in first for claim in report.claims]
    assert len(ids) == len(set(ids))


@QUICK
@given(text=TEXTS)
def test_blocks_stand_in_order_and_a_story_stays_in_its_own_words(
    text: str, toolbox: Toolbox
) -> None:
    for report in read(text, toolbox):
        blocks = report.article.blocks
        assert all(a.end <= b.start for a, b in pairwise(blocks))
        for claim in report.claims:
            if claim.story == ARTICLE_STORY:
                assert not any(inside(claim.evidence, b) for b in blocks if b.kind == "teaser")


def inside(finding: Finding, block: Block) -> bool:
    return block.start < finding.end and finding.start < block.end
