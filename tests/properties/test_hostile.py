"""Files that were cut, spliced, flipped and stuffed: a message or a good article comes of each.

`python -m benchmarks hostile` tries as many as one likes, each in bounded time and memory.
"""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks._hostile.inputs import hostile, seeds
from benchmarks._hostile.trying import attempt, check
from marsad.pipeline.opening import is_known
from marsad.records import Article, Block, BlockKind, PageHeader, Report, Teaser

SEEDS = {suffix: bodies for suffix, bodies in seeds().items() if is_known(f"a{suffix}")}
SOME = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
@SOME
@given(seed=st.integers(min_value=0))
def test_a_damaged_file_gives_a_message_or_a_good_article(suffix, seed, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / f"a{suffix}"
    chance = Random(seed)  # noqa: S311  a fault must come again
    path.write_bytes(hostile(SEEDS[suffix], chance, suffix=suffix))
    assert attempt(path).fault is None


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_a_good_file_of_each_kind_gives_articles(suffix, tmp_path):
    for nth, body in enumerate(SEEDS[suffix]):
        path = tmp_path / f"{nth}{suffix}"
        path.write_bytes(body)
        outcome = attempt(path)
        assert outcome.pages > 0
        assert outcome.fault is None


def article(blocks=(), teasers=()):
    header = PageHeader(id="sha256:0", location="a", media_type="text/plain", language=None)
    return Report(
        page=header, article=Article(title=None, text="Rain.", blocks=blocks), teasers=teasers
    )


@pytest.mark.parametrize(
    "report",
    [
        article(blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=9),)),
        article(blocks=(Block(kind=BlockKind.PARAGRAPH, start=2, end=2),)),
        article(blocks=2 * (Block(kind=BlockKind.PARAGRAPH, start=0, end=4),)),
        article(teasers=(Teaser(title=None, text="Snow", truncated=False, start=0, end=4),)),
    ],
    ids=["beyond the text", "of nothing", "twice", "a teaser's words are not there"],
)
def test_a_span_that_does_not_quote_is_a_fault(report):
    with pytest.raises(AssertionError):
        check(report)
