from datetime import date

import pytest

from marsad.errors import NotFoundError
from marsad.ids import lineage_id
from marsad.records import Control, ControlChange, LineageId, Quote

FRIDAY = date(2024, 11, 29)
TAKEN = Control(place=None, holder=None, change=ControlChange.TAKEN)


def read(store, make, page, *claims, partition=None, **article):
    store.add_page(page, captured_at=make.morning)
    partitions = {claim.id: partition for claim in claims} if partition else {}
    report = make.report(page, *claims, **article)
    store.put_reading(page.id, (report,), version="v1", partitions=partitions)


def test_a_claim_comes_with_its_outlet_its_time_and_its_lineage(store, make):
    page = make.page(outlet="Known Post", published="2024-11-01")
    claim = make.claim(page)
    read(store, make, page, claim, published="2024-11-30")
    found = store.claim(claim.id)
    assert (found.claim, found.page_id) == (claim, page.id)
    assert (found.outlet, found.said) == ("Known Post", "2024-11-30")
    assert found.lineage == lineage_id(page.id)


def test_where_no_outlet_is_known_the_location_stands(store, make):
    page = make.page(location="somewhere.txt")
    read(store, make, page, make.claim(page))
    assert next(store.claims()).outlet == "somewhere.txt"


def test_a_claim_is_found_by_the_beginning_of_its_id(store, make):
    page = make.page()
    claim = make.claim(page)
    read(store, make, page, claim)
    assert store.claim(claim.id[7:17]).claim == claim
    with pytest.raises(NotFoundError, match="no claim"):
        store.claim("f" * 12)


def test_claims_come_in_one_order_whatever_the_order_of_pages(tmp_path, make):
    from marsad.store.store import open_store  # noqa: PLC0415  two stores are compared

    pages = [make.page("One."), make.page("Two."), make.page("Three.")]
    orders = []
    for name, coming in (("a.db", pages), ("b.db", pages[::-1])):
        with open_store(tmp_path / name, write=True) as store:
            for page in coming:
                read(store, make, page, make.claim(page, 1), make.claim(page, 0))
            orders.append([found.claim.id for found in store.claims()])
    assert orders[0] == orders[1]
    assert len(orders[0]) == 6


def test_claims_can_be_asked_for_by_partition_and_by_page(store, make):
    one, two = make.page("One."), make.page("Two.")
    read(store, make, one, make.claim(one), partition="p")
    read(store, make, two, make.claim(two), partition="q")
    assert [found.page_id for found in store.claims(partition="q")] == [two.id]
    assert [found.page_id for found in store.claims(page_id=one.id)] == [one.id]


def test_a_place_has_the_claims_that_name_it_oldest_first(store, make):
    later, earlier = make.page("Rockets struck Saraqeb on Friday, again."), make.page()
    read(
        store,
        make,
        later,
        make.claim(later, places=(make.place(),), time=make.time(date(2024, 12, 6))),
    )
    read(store, make, earlier, make.claim(earlier, places=(make.place(), make.place())))
    read(store, make, make.page("Elsewhere."), make.claim(make.page("Elsewhere.")))
    assert [found.page_id for found in store.place_history(7)] == [earlier.id, later.id]


@pytest.mark.parametrize(
    ("start", "end", "rests"),
    [
        pytest.param(15, 22, True, id="the whole place"),
        pytest.param(0, 16, True, id="its first letter"),
        pytest.param(21, 23, True, id="its last letter"),
        pytest.param(22, 30, False, id="what follows it"),
        pytest.param(0, 15, False, id="what stands before it"),
    ],
)
def test_the_claims_that_rest_on_some_words_are_found(store, make, start, end, rests):
    page = make.page()
    place = make.place()
    words = Quote(text=place.text, start=place.start, end=place.end)
    claim = make.claim(page, places=(place,), evidence=words)
    read(store, make, page, claim, make.claim(page, 1, evidence=words_of(page, 30, 33)))
    found = store.claims_resting_on(page.id, start=start, end=end)
    assert [told.claim.id for told in found] == [claim.id] * rests


def words_of(page, start, end):
    return Quote(text=page.body.decode()[start:end], start=start, end=end)


class TestControl:
    @pytest.mark.parametrize(
        ("fields", "dated", "published", "counts"),
        [
            pytest.param({"control": TAKEN}, None, None, True, id="no dates at all"),
            pytest.param(
                {"control": TAKEN}, None, "2024-11-30T23:00:00Z", True, id="told that day"
            ),
            pytest.param({"control": TAKEN}, None, "2024-12-01", False, id="told later"),
            pytest.param({"control": TAKEN}, FRIDAY, None, True, id="of a day before"),
            pytest.param({"control": TAKEN}, FRIDAY, "2024-12-09", True, id="of it, told later"),
            pytest.param({"control": TAKEN}, date(2024, 12, 1), None, False, id="of a day after"),
            pytest.param({}, FRIDAY, None, False, id="no word on control"),
            pytest.param(
                {"control": TAKEN, "story": "teaser:0"}, FRIDAY, None, False, id="a teaser"
            ),
        ],
    )
    def test_control_counts_what_is_told_of_that_day_and_before(
        self, store, make, fields, dated, published, counts
    ):
        page = make.page()
        if dated is not None:
            fields = fields | {"time": make.time(dated)}
        read(store, make, page, make.claim(page, **fields), published=published)
        assert len(store.control_claims(date(2024, 11, 30))) == counts

    def test_without_a_day_every_claim_on_control_counts(self, store, make):
        page = make.page()
        claim = make.claim(page, control=TAKEN, time=make.time(date(2044, 1, 1)))
        read(store, make, page, claim)
        assert len(store.control_claims()) == 1


class TestLineages:
    def place(self, store, make, *pages):
        for page in pages:
            read(store, make, page, make.claim(page), partition=page.id)
            store.put_fingerprint(page.id, words=9, shingles=b"x" * 8, bands=[1, 2])

    def test_a_fingerprint_waits_until_its_page_is_placed(self, store, make):
        page = make.page()
        self.place(store, make, page)
        (found,) = store.unplaced(5)
        assert (found.page_id, found.words, found.shingles) == (page.id, 9, b"x" * 8)
        assert store.sharing([1], limit=9) == []
        assert not store.any_placed()
        store.put_lineages({page.id: lineage_id(page.id)})
        assert store.unplaced(5) == []
        assert store.any_placed()
        assert store.sharing([1, 3], limit=9) == [page.id]
        assert store.sharing([3], limit=9) == []

    def test_more_bands_than_one_statement_carries_can_be_asked_for(self, store, make):
        page = make.page()
        self.place(store, make, page)
        store.put_lineages({page.id: lineage_id(page.id)})
        assert store.sharing(range(2, 100_000), limit=9) == [page.id]

    def test_the_pages_that_share_most_come_first(self, store, make):
        pages = [make.page(f"Page {n}.") for n in range(3)]
        for page, bands in zip(pages, ([1], [1, 2, 3], [2, 3]), strict=True):
            read(store, make, page)
            store.put_fingerprint(page.id, words=9, shingles=b"x" * 8, bands=bands)
            store.put_lineages({page.id: lineage_id(page.id)})
        assert store.sharing([1, 2, 3], limit=2) == [pages[1].id, pages[2].id]

    def test_a_lineage_that_changes_makes_its_partitions_stale(self, store, make):
        one, two = make.page("One."), make.page("Two.")
        self.place(store, make, one, two)
        for page in (one, two):
            store.put_incidents(page.id, [])
        store.put_lineages({one.id: lineage_id(one.id), two.id: lineage_id(one.id)})
        assert store.stale_partitions() == [two.id]
        assert store.claim(make.claim(two).id).lineage == lineage_id(one.id)

    def test_a_lineage_is_found_again_when_one_of_its_pages_is_read_again(self, store, make):
        one, two, other = make.page("One."), make.page("Two."), make.page("Three.")
        self.place(store, make, one, two, other)
        shared = LineageId("lin-shared")
        store.put_lineages({one.id: shared, two.id: shared, other.id: lineage_id(other.id)})
        found = [mate.page_id for mate in store.lineages_of([one.id])]
        assert found == sorted([one.id, two.id])
        read(store, make, one)
        assert [page.page_id for page in store.unplaced(5)] == [two.id]
