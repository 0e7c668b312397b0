"""What holds of place names in any text."""

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from marsad.coding.confidence import calibration
from marsad.coding.places import resolve_mentions
from marsad.gazetteer.store import Gazetteer, open_gazetteer

# The same examples in every run, however busy the machine.
STEADY = settings(derandomize=True, deadline=None)


@cache
def gazetteer() -> Gazetteer:
    return open_gazetteer()


WORDS = st.sampled_from(
    "Aleppo Paris Tripoli Deir ez-Zor al- St. Texas Syria's in of province the Omar Nice U.S."
    " W.Va. Sahel Syrians , . \n ’s".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@given(text=TEXTS, offset=st.integers(0, 1000))
@example(text="St. John's, St. John’s", offset=3)
@STEADY
def test_every_name_quotes_its_text_in_order(text: str, offset: int) -> None:
    mentions = gazetteer().find(text, offset)
    for mention in mentions:
        assert text[mention.start - offset : mention.end - offset] == mention.text
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(text) + offset]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))


@given(text=TEXTS)
@STEADY
def test_a_confidence_is_a_share_and_the_same_text_gives_the_same(text: str) -> None:
    mentions = gazetteer().find(text)
    found = resolve_mentions(mentions, text, least=0.0)
    assert len(found) == len(mentions)
    assert all(r is None or 0 <= r.confidence <= calibration().most for r in found)
    assert resolve_mentions(mentions, text, least=0.0) == found
