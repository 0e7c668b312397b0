"""A siege that is heard of later holds what is stored already, and lets go of it on paper."""

from datetime import date, timedelta

import msgspec
import pytest

from marsad.pipeline.known import incidents_known_at
from marsad.pipeline.match import match_stale
from marsad.records import EventType, SubEventType, TimePrecision
from marsad.registry.store import load_registry
from marsad.store.sketches import SketchTables

ARREST = "Policemen seized a tailor in Saraqeb on Friday."
SIEGE = "Saraqeb has been besieged by rebels, on Friday too."
OTHERS = ("Shells hit Idlib on Friday.", "Homs was shelled on Friday.", "Hama woke on Friday.")


def store_page(store, make, words, place, *, hours=0, days=(29, 29), **fields):
    page = make.page(words)
    first, last = (date(2024, 11, day) for day in days)
    time = msgspec.structs.replace(make.time(first, words), latest=last)
    if first != last:
        time = msgspec.structs.replace(time, precision=TimePrecision.PERIOD)
    claim = make.claim(page, places=(place,), time=time, **fields)
    store.add_page(page, captured_at=make.morning + timedelta(hours=hours))
    with store.transaction():
        store.put_reading(
            page.id,
            (make.report(page, claim, published="2024-11-30"),),
            version="v1",
            partitions={claim.id: page.id},
        )
        store.put_fingerprint(page.id, words=0, shingles=b"", bands=frozenset())
    match_stale(store, load_registry())


def store_arrest(store, make):
    seizing = {"event_type": EventType.STRATEGIC, "sub_event_type": SubEventType.ARRESTS}
    store_page(store, make, ARREST, make.place(ARREST), **seizing)


def store_siege(store, make):
    clash = {"event_type": EventType.BATTLES, "sub_event_type": SubEventType.ARMED_CLASH}
    store_page(store, make, SIEGE, make.place(SIEGE), hours=5, days=(1, 20), **clash)


def store_others(store, make):
    for nth, words in enumerate(OTHERS):
        far = {"latitude": 10.0 + nth, "country": "AF"}
        name = words.split()[2] if "hit" in words else words.split()[0]
        place = make.place(words, name=name, geonameid=50 + nth)
        store_page(store, make, words, msgspec.structs.replace(place, **far), hours=1)


def test_a_siege_that_comes_later_holds_what_is_stored(store, make):
    store_arrest(store, make)
    (alone,) = store.incidents()
    store_siege(store, make)
    arrest, siege = store.incidents()
    assert (alone.part_of, arrest.part_of, arrest.id) == (None, siege.id, alone.id)
    assert (siege.campaign, siege.parts) == ("siege of Saraqeb", (arrest.id,))


def test_before_the_siege_was_known_nothing_was_part_of_it(store, make):
    store_arrest(store, make)
    store_others(store, make)
    before = store.incidents()
    store_siege(store, make)
    assert any(each.part_of for each in store.incidents())
    at = (make.morning + timedelta(hours=2)).isoformat()
    assert incidents_known_at(store, at, load_registry()) == before


def test_a_run_elsewhere_reads_no_sketch_of_a_campaign(store, make, monkeypatch):
    store_arrest(store, make)
    store_siege(store, make)
    read = []
    records = SketchTables.records
    monkeypatch.setattr(
        SketchTables,
        "records",
        lambda self, numbers: read.extend(found := records(self, numbers)) or found,
    )
    store_others(store, make)
    assert read == []


@pytest.mark.parametrize("siege_first", [True, False], ids=["the siege first", "the siege last"])
def test_the_order_in_which_pages_come_changes_nothing(store, make, siege_first):
    order = [store_siege, store_arrest] if siege_first else [store_arrest, store_siege]
    for put in order:
        put(store, make)
    arrest, siege = store.incidents()
    assert (arrest.part_of, siege.parts) == (siege.id, (arrest.id,))
