from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from marsad.errors import NotFoundError
from marsad.records import Problem


def test_a_page_comes_back_as_it_was_kept(store, make):
    page = make.page(url="https://example.org/a", outlet="Example", published="2024-11-30")
    assert store.add_page(page, captured_at=make.morning)
    assert store.page(page.id) == replace(page, captured_at=make.morning.isoformat())
    assert store.has_page(page.id)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_page_was_captured_when_its_reader_first_got_it(store, make, order):
    moments = ("2024-11-29T08:00:00Z", "2024-11-30T04:00:00+03:00")
    for nth in order:
        store.add_page(make.page(captured_at=moments[nth]), captured_at=make.morning)
    assert store.page(make.page().id).captured_at == "2024-11-29T08:00:00+00:00"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_a_feed_says_of_a_page_that_is_kept_is_kept_too(store, make, order):
    pages = make.page(), make.page(published="2024-11-30", outlet="Bay News")
    for nth in order:
        store.add_page(pages[nth], captured_at=make.morning)
    kept = store.page(make.page().id)
    assert (kept.published, kept.outlet, kept.title) == ("2024-11-30", "Bay News", None)


def test_the_same_page_twice_is_stored_once(store, make):
    assert store.add_page(make.page(), captured_at=make.morning)
    assert not store.add_page(make.page(), captured_at=make.morning)
    assert store.counts().pages == 1


@pytest.mark.parametrize("locations", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_a_page_found_in_two_places_has_the_first_by_the_alphabet(store, make, locations):
    for location in locations:
        store.add_page(make.page(location=location), captured_at=make.morning)
    assert store.page(make.page().id).location == "a.txt"


def test_a_page_that_moves_is_to_be_read_again(store, make):
    page = make.page(location="b.txt")
    store.add_page(page, captured_at=make.morning)
    store.put_reading(page.id, (make.report(page),), version="1", partitions={})
    store.add_page(make.page(location="a.txt"), captured_at=make.morning)
    assert store.unread() == [page.id]


def test_a_page_found_again_further_on_stays_read(store, make):
    page = make.page(location="a.txt")
    store.add_page(page, captured_at=make.morning)
    store.put_reading(page.id, (make.report(page),), version="1", partitions={})
    store.add_page(make.page(location="b.txt"), captured_at=make.morning)
    assert store.version_of(page.id) == "1"


def test_a_moment_without_a_zone_is_refused(store, make):
    with pytest.raises(ValueError, match="needs a time zone"):
        store.add_page(make.page(), captured_at=datetime(2024, 11, 30))  # noqa: DTZ001  the point


def test_the_list_tells_what_the_article_says_and_else_what_was_known(store, make):
    told, untold = make.page("One."), make.page("Two.", outlet="Known Post", published="2024-11-02")
    for page in (told, untold):
        store.add_page(page, captured_at=make.morning)
    report = make.report(told, make.claim(told), outlet="Own Post", published="2024-11-03")
    store.put_reading(told.id, (report,), version="v1", partitions={})
    first, second = store.pages()
    assert (first.outlet, first.published, first.title) == (
        "Own Post",
        "2024-11-03",
        "A night of fire",
    )
    assert (first.language, first.claims, first.version) == ("en", 1, "v1")
    assert (second.outlet, second.published, second.version) == ("Known Post", "2024-11-02", None)
    assert second.captured_at == datetime(2024, 11, 30, 6, tzinfo=UTC)


def test_the_list_is_newest_first_and_in_parts(store, make):
    for day in ("2024-11-01", "2024-11-03", "2024-11-02"):
        store.add_page(make.page(day, published=day), captured_at=make.morning)
    assert [row.published for row in store.pages(limit=2)] == ["2024-11-03", "2024-11-02"]
    assert [row.published for row in store.pages(limit=2, offset=2)] == ["2024-11-01"]


def test_a_refusal_is_a_problem_until_a_page_is_kept_from_there(store, make):
    problem = Problem(stage="find", location="a.txt", message="it is empty")
    store.put_refusal(problem)
    store.put_refusal(problem)
    assert store.problems() == [problem]
    store.add_page(make.page(location="a.txt"), captured_at=make.morning)
    assert store.problems() == []


@pytest.mark.parametrize("location", ["in/a.xml#https://ledger.example/1", "in/a.xml#7:8"])
def test_a_refusal_of_a_feed_goes_when_an_entry_of_it_is_kept(store, make, location):
    for refused in ("in", "in/a.xml", "in/b.xml"):
        store.put_refusal(Problem(stage="read", location=refused, message="it is no feed"))
    store.add_page(make.page(location=location), captured_at=make.morning)
    assert [problem.location for problem in store.problems()] == ["in/b.xml"]


class TestPrefixes:
    def test_eight_digits_find_a_page_with_or_without_its_scheme(self, store, make):
        page = make.page()
        store.add_page(page, captured_at=make.morning)
        assert store.page(page.id[7:15]).id == page.id
        assert store.page(page.id[:15].upper().replace("SHA", "sha")).id == page.id

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            pytest.param("0" * 8, "the store has no page", id="none"),
            pytest.param("abc", "give at least 8", id="too short"),
            pytest.param("%%%%%%%%%%", "give at least 8", id="no digits"),
        ],
    )
    def test_what_is_no_id_is_not_found(self, store, text, message):
        with pytest.raises(NotFoundError, match=message):
            store.page(text)

    def test_a_prefix_of_two_asks_for_more(self, store, make):
        for end in ("0", "1"):
            page = make.page(end, id="sha256:" + "a" * 63 + end)
            store.add_page(page, captured_at=make.morning)
        with pytest.raises(NotFoundError, match="more than one page begins with 'aaaaaaaaaa'"):
            store.page("a" * 10)
        assert store.page("a" * 63 + "1").id.endswith("1")
