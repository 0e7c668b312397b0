"""The API gives the contract's records as they are, and says plainly what it cannot give."""

import msgspec
import pytest

from marsad.records import ClaimInContext, ControlState, Incident, Problem
from marsad.store.rows import AlertInContext, Counts, Hit
from marsad.web.api import PageDetail
from marsad.web.queries import Listing


def items(client, query=""):
    return client.get(f"/api/incidents{query}").json()["items"]


def test_an_incident_is_the_record_itself(client, world):
    answer = client.get(f"/api/incidents/{world.MANBIJ.id}")
    assert msgspec.json.decode(answer.content, type=Incident) == world.MANBIJ


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/api/incidents?country=SY&limit=3", id="list"),
        pytest.param("/api/incidents/{id}", id="one"),
        pytest.param("/api/incidents/{short}", id="one by its beginning"),
    ],
)
def test_what_is_sent_as_stored_has_the_bytes_of_the_record(client, world, path):
    address = path.format(id=world.MANBIJ.id, short=world.MANBIJ.id[4:14])
    sent = client.get(address).content
    kind = Listing[Incident] if "limit" in path else Incident
    assert msgspec.json.encode(msgspec.json.decode(sent, type=kind)) == sent


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("country=sd", {"SHELLING", "PROTEST"}, id="country"),
        pytest.param("type=Protests", {"PROTEST"}, id="type"),
        pytest.param("status=corroborated", {"MANBIJ"}, id="status"),
        pytest.param("source=observatory", {"FALL", "FIGHT"}, id="source"),
        pytest.param("text=farm+workers", {"MANBIJ"}, id="words of the evidence"),
        pytest.param("since=2025-02-01&until=2025-02-05", {"MANBIJ"}, id="days"),
        pytest.param("country=SY&status=claimed", {"RETAKEN"}, id="two at once"),
        pytest.param("text=nowhere", set(), id="nothing fits"),
    ],
)
def test_filters_keep_what_fits(client, world, query, names):
    found = {incident["id"] for incident in items(client, f"?{query}")}
    assert found == {getattr(world, name).id for name in names}


def test_a_list_comes_in_parts_that_make_the_whole(client):
    whole = items(client)
    parts, offset = [], 0
    while offset is not None:
        part = client.get(f"/api/incidents?limit=4&offset={offset}").json()
        parts += part["items"]
        offset = part["next_offset"]
    assert len(whole) == 10
    assert parts == whole


def test_claims_of_an_incident_come_with_page_outlet_and_words(client, world):
    answer = client.get(f"/api/incidents/{world.MANBIJ.id}/claims")
    first, second = msgspec.json.decode(answer.content, type=list[ClaimInContext])
    assert (first.claim, first.page_id) == (world.BOMB, world.RESCUE.page.id)
    assert (first.outlet, first.said) == ("White Helmets", "2025-02-03T21:45:00+03:00")
    assert second.claim.evidence.text in world.HOSPITAL.text


def test_a_claim_is_found_by_its_id(client, world):
    answer = client.get(f"/api/claims/{world.ENTRY.id}")
    assert msgspec.json.decode(answer.content, type=ClaimInContext).claim == world.ENTRY


def test_a_page_comes_with_its_article_blocks_teasers_and_claims(client, world):
    answer = client.get(f"/api/pages/{world.WIRE.page.id}")
    detail = msgspec.json.decode(answer.content, type=PageDetail)
    assert detail.page.title == "Rebels hold most of Aleppo, monitor says"
    assert detail.reports == [world.WIRE.report()]


def test_the_claims_of_a_page_are_those_read_from_it(client, world):
    found = client.get(f"/api/pages/{world.WIRE.page.id}/claims").json()
    assert {each["claim"]["id"] for each in found} == {claim.id for claim in world.WIRE.claims}


def test_pages_come_in_parts(client):
    first = client.get("/api/pages?limit=2").json()
    assert len(first["items"]) == 2
    assert first["next_offset"] == 2


def test_control_is_told_for_a_day(client):
    answer = client.get("/api/control?at=2024-11-30")
    states = msgspec.json.decode(answer.content, type=list[ControlState])
    assert {state.place.name for state in states} == {"Aleppo", "Saraqib"}


def test_before_anything_was_said_nobody_holds_anything(client):
    assert client.get("/api/control?at=2024-11-01").json() == []


def test_the_history_of_a_place_is_told_oldest_first(client, world):
    answer = client.get("/api/places/164816/history")
    found = msgspec.json.decode(answer.content, type=list[ClaimInContext])
    assert [each.claim.id for each in found] == [
        world.ROAD_TOWN.id,
        world.DRIVEN_OUT.id,
    ]


def test_a_search_finds_pages_by_the_words_of_their_articles(client, world):
    answer = client.get("/api/search?text=Saraqib")
    hits = msgspec.json.decode(answer.content, type=list[Hit])
    assert [hit.page_id for hit in hits] == [world.WIRE.page.id]


def test_a_search_does_not_look_into_teasers(client):
    assert client.get("/api/search?text=ferry").json() == []


def test_alerts_name_hazard_level_and_issuer(client):
    (alert,) = msgspec.json.decode(client.get("/api/alerts").content, type=list[AlertInContext])
    assert (alert.alert.hazard, alert.alert.level) == ("flood", "orange")


def test_problems_say_what_could_not_be_read(client, world):
    answer = client.get("/api/problems")
    assert msgspec.json.decode(answer.content, type=list[Problem]) == [world.UNREADABLE]


def test_counts_say_how_much_there_is(client):
    counts = msgspec.json.decode(client.get("/api/counts").content, type=Counts)
    assert (counts.pages, counts.claims, counts.incidents, counts.problems) == (6, 13, 10, 1)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        pytest.param("/api/incidents?type=War", 400, "type: ", id="no such type"),
        pytest.param("/api/incidents?since=yesterday", 400, "since: ", id="no date"),
        pytest.param("/api/incidents?limit=0", 400, "limit: ", id="limit too small"),
        pytest.param("/api/incidents?limit=100000", 400, "limit: ", id="limit too large"),
        pytest.param("/api/incidents?country=Syria", 400, "country: ", id="no country code"),
        pytest.param("/api/control", 400, "at", id="a day is missing"),
        pytest.param("/api/control?at=soon", 400, "at: ", id="no day"),
        pytest.param("/api/search", 400, "text", id="words are missing"),
        pytest.param("/api/incidents/inc-00000000000000000000", 404, "inc-0", id="no incident"),
        pytest.param("/api/claims/sha256:00000000", 404, "00000000", id="no claim"),
        pytest.param("/api/pages/sha256:00000000", 404, "00000000", id="no page"),
        pytest.param("/api/places/here/history", 404, "/schema", id="no number"),
        pytest.param("/api/nothing", 404, "/schema", id="no such address"),
    ],
)
def test_an_error_is_json_with_a_message(client, address, status, words):
    answer = client.get(address)
    assert answer.status_code == status
    assert list(answer.json()) == ["message"]
    assert words in answer.json()["message"]


def test_the_schema_lists_every_address(client):
    schema = client.get("/schema/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/alerts",
        "/api/claims/{claim_id}",
        "/api/control",
        "/api/counts",
        "/api/decisions",
        "/api/decisions/{decision_id}/undo",
        "/api/incidents",
        "/api/incidents/{incident_id}",
        "/api/incidents/{incident_id}/claims",
        "/api/pages",
        "/api/pages/{page_id}",
        "/api/pages/{page_id}/claims",
        "/api/places/{geonameid}/history",
        "/api/problems",
        "/api/report",
        "/api/review",
        "/api/search",
    }
    writing = {path for path, item in schema["paths"].items() if "post" in item}
    assert writing == {"/api/decisions", "/api/decisions/{decision_id}/undo"}


def test_the_schema_has_a_page_for_people(client):
    page = client.get("/schema").text
    assert "GET /api/incidents/{incident_id}/claims" in page
    assert "https://" not in page
