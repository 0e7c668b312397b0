"""Whatever words a page has, it comes back from the store as it went in, and can be looked for."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records import Page
from marsad.store.search import to_match
from marsad.store.store import open_store

# Whatever a decoder can give: surrogates it cannot.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
KNOWN = st.none() | WORDS


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store") / "marsad.db", write=True) as store:
        yield store


def keep(store, make, words: str, **known: str | None) -> Page:
    page = make.page(words.replace("\n\n", "\n") or "-", **known)
    store.add_page(page, captured_at=make.morning)
    return page


@given(words=WORDS, url=KNOWN, outlet=KNOWN, title=KNOWN)
@settings(max_examples=40, deadline=None)
def test_a_page_and_its_reports_come_back_equal(opened, make, words, url, outlet, title):
    page = keep(opened, make, words, url=url, outlet=outlet, title=title)
    report = make.report(page, make.claim(page), title=title, outlet=outlet)
    opened.put_reading(page.id, (report,), version="v1", partitions={})
    assert opened.page(page.id).body == page.body
    assert opened.reports(page.id) == (report,)
    assert next(opened.claims(page_id=page.id)).claim == report.claims[0]


@given(asked=WORDS)
@settings(max_examples=100, deadline=None)
def test_any_words_may_be_looked_for(opened, asked):
    assert isinstance(opened.search(asked), list)
    assert isinstance(opened.incidents(text=asked, source=asked, country=asked), list)


@given(words=st.lists(st.text("abcxyzäß", min_size=1), min_size=1, max_size=4))
def test_plain_words_are_looked_for_each_as_it_stands(words):
    assert to_match(" ".join(words)) == " ".join(f'"{word}"' for word in words)


@given(words=WORDS)
@settings(max_examples=40, deadline=None)
def test_a_record_is_stored_as_the_json_that_it_prints(opened, make, words):
    page = keep(opened, make, words)
    claim = make.claim(page)
    opened.put_reading(page.id, (make.report(page, claim),), version="v1", partitions={})
    found = opened.claim(claim.id)
    assert msgspec.json.encode(found.claim) == msgspec.json.encode(claim)
