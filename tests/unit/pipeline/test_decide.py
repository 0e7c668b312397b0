"""What people decide moves the incidents of a store, and can be taken back."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from marsad.errors import InputError, NotFoundError
from marsad.matching.lineage import fingerprint
from marsad.pipeline import decide
from marsad.pipeline.changes import changes_since
from marsad.pipeline.known import incidents_known_at
from marsad.pipeline.match import match_stale
from marsad.pipeline.review import review_items
from marsad.reconciling.deciding import Signed
from marsad.records import Bound, ChangeKind, Place, Status, Toll, TollKind
from marsad.registry.store import load_registry
from marsad.store.decisions import decisions

REGISTRY = load_registry()
SIX, EIGHT, TEN = (datetime(2024, 11, 30, hour, tzinfo=UTC) for hour in (6, 8, 10))


def signed(at: datetime = TEN, by: str = "Amal") -> Signed:
    return Signed(by=by, at=at.isoformat(timespec="microseconds"), why="seen on video")


@pytest.fixture
def add(store: Any, make: Any) -> Any:
    """Store a page with one claim on Saraqeb, or elsewhere."""

    def store_page(words: str, at: datetime = SIX, url: str | None = None, **fields: Any) -> Any:
        page = make.page(words, url=url)
        given = {"time": make.time(date(2024, 11, 29), words)} | fields
        if "places" not in given:
            given["places"] = (make.place(words),)
        claim = make.claim(page, **given)
        store.add_page(page, captured_at=at)
        text = fingerprint(words)
        store.put_reading(
            page.id,
            (make.report(page, claim, published="2024-11-30"),),
            version="v1",
            partitions={claim.id: page.id},
        )
        store.put_fingerprint(page.id, words=text.words, shingles=text.shingles, bands=text.bands())
        match_stale(store, REGISTRY)
        return claim

    return store_page


def killed(number: int, words: str) -> tuple[Toll, ...]:
    return (
        Toll(text=words, start=0, end=len(words), kind=TollKind.KILLED, low=number, high=number,
             bound=Bound.EXACT),
    )  # fmt: skip


FIRST = "Rockets struck Saraqeb on Friday."
SECOND = "A bomb fell on Saraqeb on Friday, others say."
KABUL = "Masked men looted a bank in Kabul on Friday."


def elsewhere(words: str) -> tuple[Place, ...]:
    start = words.index("Kabul")
    return (
        Place(text="Kabul", start=start, end=start + 5, name="Kabul", geonameid=9, country="AF"),
    )


def ids(store: Any) -> set[tuple[str, ...]]:
    return {incident.claims for incident in store.incidents()}


def test_what_is_rejected_is_gone_and_comes_back_with_undo(store: Any, add: Any):
    claim = add(FIRST)
    made = decide.keep(store, decide.reject(store, claim.id, signed()), REGISTRY)
    assert store.incidents() == []
    assert store.claim(claim.id).claim == claim
    undone = decide.undo(store, made.id, signed(TEN.replace(hour=11), "Bassam"), REGISTRY)
    assert ids(store) == {(claim.id,)}
    assert (undone.undone_by, undone.undone_why) == ("Bassam", "seen on video")
    assert decisions(store) == []
    assert [each.id for each in decisions(store, undone=True)] == [made.id]


def test_what_was_taken_back_cannot_be_taken_back_again(store: Any, add: Any):
    made = decide.keep(store, decide.reject(store, add(FIRST).id, signed()), REGISTRY)
    decide.undo(store, made.id[:14], signed(), REGISTRY)
    with pytest.raises(InputError, match="taken back already, by Amal"):
        decide.undo(store, made.id, signed(), REGISTRY)


def test_claims_are_split_and_joined_again(store: Any, add: Any):
    one, other = add(FIRST), add(SECOND)
    (whole,) = store.incidents()
    made = decide.split(store, whole.id, [other.id], signed())
    decide.keep(store, made, REGISTRY)
    assert ids(store) == {(one.id,), (other.id,)}
    first, second = (incident.id for incident in store.incidents())
    decide.undo(store, made.id, signed(), REGISTRY)
    assert [incident.id for incident in store.incidents()] == [whole.id]
    assert whole.id in {first, second}


def test_a_merge_across_countries_holds_through_new_pages(store: Any, add: Any):
    one, other = add(FIRST), add(KABUL, places=elsewhere(KABUL))
    here, there = (store.incident_of(each.id) for each in (one, other))
    decide.keep(store, decide.merge(store, here, there, signed()), REGISTRY)
    assert {frozenset(each) for each in ids(store)} == {frozenset((one.id, other.id))}
    add(SECOND)
    assert store.incident_of(one.id) == store.incident_of(other.id)


def test_an_incident_cannot_be_merged_with_itself_nor_strangers_split(store: Any, add: Any):
    one, other = add(FIRST), add(KABUL, places=elsewhere(KABUL))
    incident = store.incident_of(one.id)
    with pytest.raises(InputError, match="two that differ"):
        decide.merge(store, incident, incident, signed())
    with pytest.raises(InputError, match="none of this incident"):
        decide.split(store, incident, [other.id], signed())
    with pytest.raises(NotFoundError):
        decide.reject(store, "00000000", signed())


def test_a_corrected_value_counts_and_the_words_stay(store: Any, add: Any):
    claim = add(FIRST, tolls=killed(21, FIRST))
    for field in ("tolls.0.low", "tolls.0.high"):
        decide.keep(store, decide.correct(store, claim.id, field, 12, signed()), REGISTRY)
    (incident,) = store.incidents()
    assert (incident.tolls[0].low, incident.tolls[0].high) == (12, 12)
    assert len(incident.decisions) == 2
    assert store.claim(claim.id).claim == claim


def test_a_corrected_country_takes_the_claim_to_its_incidents(store: Any, add: Any):
    one = add(FIRST)
    other = add(KABUL, places=elsewhere(KABUL))
    right = {"name": "Saraqeb", "geonameid": 7, "country": "SY", "precision": "town"}
    decide.keep(store, decide.correct(store, other.id, "places.0", right, signed()), REGISTRY)
    assert {frozenset(each) for each in ids(store)} == {frozenset((one.id, other.id))}


def test_a_confirmed_incident_says_so_and_is_not_asked_again(store: Any, add: Any):
    add(FIRST, tolls=killed(40, FIRST))
    (item,) = review_items(store)
    made = decide.keep(store, decide.confirm(store, item.incidents[0], signed()), REGISTRY)
    (incident,) = store.incidents()
    assert (incident.decisions, incident.changed_at) == ((made.id,), made.at)
    assert review_items(store) == []


def test_a_source_is_graded_by_any_of_its_names():
    assert decide.grade("SOHR", "b", signed(), REGISTRY).source == REGISTRY.named("SOHR").id
    assert decide.grade("Al-Waer Voice", "D", signed(), REGISTRY).source == "al waer voice"


def test_changes_tell_of_a_decision_with_its_reason(store: Any, add: Any):
    claim = add(FIRST)
    decide.keep(store, decide.reject(store, claim.id, signed()), REGISTRY)
    (change,) = changes_since(store, EIGHT.isoformat(), REGISTRY, today=date(2024, 12, 1))
    assert (change.kind, change.why) == (ChangeKind.GONE, "Amal decided “reject”: seen on video")
    assert len(incidents_known_at(store, EIGHT.isoformat(), REGISTRY)) == 1


LONG = " ".join(f"word{n}" for n in range(120))


def test_a_page_captured_again_with_other_words_takes_its_claims_place(store: Any, add: Any):
    url = "https://paper.example/1"
    old = add(f"{FIRST} {LONG}", url=url, tolls=killed(15, FIRST))
    new = add(f"{FIRST} It was fewer. {LONG}", EIGHT, url=url, tolls=killed(12, FIRST))
    (incident,) = store.incidents()
    (toll,) = incident.tolls
    assert (toll.low, toll.high, incident.independent_origins) == (12, 12, 1)
    assert store.claim(old.id).known_until == EIGHT.isoformat()
    assert store.claim(new.id).known_until is None
    then = SIX.replace(hour=7).isoformat()
    (before,) = incidents_known_at(store, then, REGISTRY)
    assert (before.tolls[0].low, before.id) == (15, incident.id)
    moved = changes_since(store, then, REGISTRY, today=date(2024, 12, 1))
    assert ("15 killed", "12 killed") in {(m.before, m.after) for m in moved}


def test_what_an_outlet_takes_back_is_withdrawn_and_stays_readable(store: Any, add: Any, make: Any):
    url = "https://paper.example/1"
    claim = add(f"{FIRST} {LONG}", url=url)
    notice = make.page(f"This article has been removed. {FIRST}", url=url)
    store.add_page(notice, captured_at=EIGHT)
    text = fingerprint("This article has been removed.")
    report = make.report(notice, published="2024-11-30", title="Notice")
    store.put_reading(notice.id, (report,), version="v1", partitions={})
    store.put_fingerprint(notice.id, words=text.words, shingles=text.shingles, bands=text.bands())
    match_stale(store, REGISTRY)
    (incident,) = store.incidents()
    assert (incident.status, incident.claims) == (Status.WITHDRAWN, (claim.id,))
    assert incident.changed_at == EIGHT.isoformat()


def test_a_decision_finds_its_words_after_a_better_parser(store: Any, add: Any, make: Any):
    claim = add(FIRST, tolls=killed(21, FIRST))
    decide.keep(store, decide.reject(store, claim.id, signed()), REGISTRY)
    page_id = store.claim(claim.id).page_id
    page = store.page(page_id)
    better = msgspec.structs.replace(claim, id="sha256:" + "ab" * 32)
    store.put_reading(
        page_id,
        (make.report(page, better, published="2024-11-30"),),
        version="v2",
        partitions={better.id: page_id},
    )
    match_stale(store, REGISTRY)
    assert store.incidents() == []


def test_a_decision_whose_words_are_gone_is_asked_about(store: Any, add: Any, make: Any):
    claim = add(FIRST)
    decide.keep(store, decide.reject(store, claim.id, signed()), REGISTRY)
    page = store.page(store.claim(claim.id).page_id)
    store.put_reading(page.id, (make.report(page),), version="v2", partitions={})
    match_stale(store, REGISTRY)
    (item,) = review_items(store)
    assert item.rule == "review/lost-decision"
