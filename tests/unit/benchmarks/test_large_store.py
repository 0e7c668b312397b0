"""The made-up store is one that marsad could have written, as far as it is asked."""

import pytest

from benchmarks._large_store import fill
from marsad.store.store import open_store

CLAIMS = 300


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "marsad.db"
    ids = fill(path, CLAIMS)
    with open_store(path) as store:
        yield store, ids


def test_it_has_so_many_claims_and_their_incidents(made):
    store, ids = made
    counts = store.counts()
    assert CLAIMS <= counts.claims < CLAIMS + 10
    assert counts.incidents == len(ids) == len(set(ids))
    assert (counts.stale, counts.unread) == (0, 0)


def test_every_claim_of_an_incident_is_there_and_tells_of_its_place(made):
    store, ids = made
    for each in store.incidents():
        claims = store.claims_of(each.id)
        assert len(claims) == len(each.claims)
        assert {told.claim.places[0].geonameid for told in claims} == {each.place.geonameid}
    assert len(ids) > CLAIMS // 10


def test_its_words_can_be_searched(made):
    store, _ = made
    found = store.incidents(text="n00000007")
    assert len(found) == 1
    assert store.search("n00000007")


def test_some_of_it_is_about_who_holds_a_town(made):
    store, _ = made
    assert store.control_claims()


def test_the_same_store_is_made_twice(made, tmp_path):
    store, ids = made
    again = tmp_path / "marsad.db"
    assert fill(again, CLAIMS) == ids
    with open_store(again) as other:
        assert other.incidents() == store.incidents()
