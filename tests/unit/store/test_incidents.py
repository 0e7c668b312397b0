from datetime import date

import pytest

from marsad.errors import NotFoundError
from marsad.records import EventType, Origin, Status


def put(store, make, words, *, partition="p", claim=None, **fields):
    page = make.page(words)
    made = make.claim(page, **(claim or {}))
    store.add_page(page, captured_at=make.morning)
    report = make.report(page, made)
    store.put_reading(page.id, (report,), version="v1", partitions={made.id: partition})
    return make.incident(made, **fields)


@pytest.fixture
def three(store, make):
    """An old dated one, a newer dated one, and one of which no day is known."""
    old = put(
        store,
        make,
        "Rockets struck Saraqeb on Friday.",
        claim={"places": (make.place(),), "time": make.time(date(2024, 11, 29))},
        origins=(Origin(name="Syrian Observatory for Human Rights", claims=1),),
        status=Status.CORROBORATED,
    )
    new = put(
        store,
        make,
        "Guns fired near the hospital on Friday.",
        claim={
            "event_type": EventType.BATTLES,
            "time": make.time(
                date(2024, 12, 6), "Guns fired near the hospital on Friday.", "on Friday"
            ),
        },
    )
    undated = put(store, make, "A mob burned a shop.", claim={"event_type": EventType.RIOTS})
    store.put_incidents("p", [old, new, undated])
    return {"old": old, "new": new, "undated": undated}


def test_incidents_come_newest_first_and_those_of_no_day_last(store, three):
    assert store.incidents() == [three["new"], three["old"], three["undated"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"event_type": EventType.RIOTS}, ["undated"], id="type"),
        pytest.param({"country": "sy"}, ["old"], id="country"),
        pytest.param({"earliest": date(2024, 11, 30)}, ["new"], id="since"),
        pytest.param({"latest": date(2024, 11, 30)}, ["old"], id="until"),
        pytest.param(
            {"earliest": date(2024, 11, 29), "latest": date(2024, 12, 6)},
            ["new", "old"],
            id="both ends included",
        ),
        pytest.param({"source": "observatory"}, ["old"], id="a part of an origin's name"),
        pytest.param({"source": "%"}, [], id="no wildcard"),
        pytest.param({"text": "HOSPITAL"}, ["new"], id="a word of the evidence"),
        pytest.param({"text": "hospital saraqeb"}, [], id="words of two incidents"),
        pytest.param({"text": '"'}, [], id="no word"),
        pytest.param({"status": Status.CORROBORATED}, ["old"], id="status"),
        pytest.param({"status": Status.CORROBORATED, "text": "guns"}, [], id="all must hold"),
        pytest.param({"limit": 1}, ["new"], id="the first"),
        pytest.param({"limit": 1, "offset": 1}, ["old"], id="the second"),
    ],
)
def test_incidents_are_found_by_what_is_asked(store, three, asked, found):
    assert store.incidents(**asked) == [three[name] for name in found]


def test_an_incident_is_found_by_the_beginning_of_its_id(store, three):
    incident = three["old"]
    assert store.incident(incident.id) == incident
    assert store.incident(incident.id[:12]) == incident
    assert store.incident(incident.id[4:14]) == incident
    with pytest.raises(NotFoundError, match="no incident"):
        store.incident("inc-00000000")


def test_a_claim_knows_its_incident_and_an_incident_its_claims(store, three):
    incident = three["old"]
    (claim,) = incident.claims
    assert store.incident_of(claim) == incident.id
    assert [found.claim.id for found in store.claims_of(incident.id)] == [claim]


def test_matching_a_partition_replaces_its_incidents_alone(store, make, three):
    other = put(store, make, "Elsewhere.", partition="q")
    store.put_incidents("q", [other])
    store.put_incidents("p", [three["new"]])
    assert {incident.id for incident in store.incidents()} == {other.id, three["new"].id}
    (claim,) = three["old"].claims
    assert store.incident_of(claim) is None


def test_a_claim_that_moves_to_another_partition_leaves_its_old_incident(store, three):
    store.put_incidents("another", [three["old"]])
    assert store.counts().incidents == 3
    assert three["old"] in store.incidents()


def test_a_partition_is_stale_until_its_incidents_are_put(store, make):
    incident = put(store, make, "Rockets struck.")
    assert store.stale_partitions() == ["p"]
    assert store.counts().stale == 1
    store.put_incidents("p", [incident])
    assert store.stale_partitions() == []
