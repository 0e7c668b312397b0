"""Through a lens everything is worked out anew: from what was known, on the word of some."""

import pytest
from lxml import html


def ids(client, query):
    return {each["id"] for each in client.get(f"/api/incidents?{query}").json()["items"]}


def killed(client, world, query):
    incident = client.get(f"/api/incidents/{world.MANBIJ.id}?{query}").json()
    (toll,) = (toll for toll in incident["tolls"] if toll["kind"] == "killed")
    return toll["low"], toll["high"]


@pytest.mark.parametrize(
    ("query", "figures"),
    [
        pytest.param("known=2025-02-03T12:00Z", (15, 15), id="before the second report"),
        pytest.param("known=2025-02-04", (15, 20), id="after both"),
        pytest.param("without=source:White+Helmets", (15, 15), id="without a source"),
        pytest.param("without=source:WHITE+HELMETS", (15, 15), id="spelt in capitals"),
        pytest.param("without=outlet:City+radio", (20, 20), id="without an outlet"),
        pytest.param("without=kind:civil_defence", (15, 15), id="without a kind of teller"),
        pytest.param("without=source:nobody", (15, 20), id="without nobody"),
        pytest.param("policy=acled", (20, 20), id="by another policy"),
    ],
)
def test_a_toll_is_what_is_left_comes_to(client, world, query, figures):
    assert killed(client, world, query) == figures


def test_one_claim_can_be_left_out(client, world):
    assert killed(client, world, f"without=claim:{world.BOMB.id}") == (15, 15)


def test_the_grade_falls_with_the_source(client, world):
    address = f"/api/incidents/{world.MANBIJ.id}"
    assert client.get(f"{address}?without=source:White+Helmets").json()["status"] == "single_source"


def test_what_was_not_known_yet_is_not_there(client, world):
    assert world.MANBIJ.id not in ids(client, "known=2025-02-01")
    answer = client.get(f"/api/incidents/{world.MANBIJ.id}?known=2025-02-01")
    assert answer.status_code == 404
    assert "known by then" in answer.json()["message"]


def test_by_capture_everything_was_known_at_once(client):
    assert ids(client, "known=2025-02-28&by=captured") == set()
    assert ids(client, "known=2025-03-02&by=captured")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param("known=2030-01-01&country=sd", 2, id="country"),
        pytest.param("known=2030-01-01&type=Protests", 1, id="type"),
        pytest.param("known=2030-01-01&text=farm+workers", 1, id="words"),
        pytest.param("known=2030-01-01&since=2025-02-01&until=2025-02-05", 1, id="days"),
        pytest.param("known=2030-01-01&source=helmets", 1, id="source"),
        pytest.param("known=2030-01-01&status=corroborated", 1, id="status"),
        pytest.param("known=2030-01-01&text=nowhere", 0, id="nothing"),
    ],
)
def test_filters_hold_behind_a_lens(client, query, count):
    assert len(ids(client, query)) == count


def test_who_holds_what_is_told_by_those_who_count(client):
    before = client.get("/api/control?at=2024-11-30").json()
    after = client.get("/api/control?at=2024-11-30&without=outlet:Wire+desk").json()
    assert len(before) == 2
    assert after == []


def test_an_incident_keeps_its_id_when_its_first_claim_is_left_out(client, world):
    first = world.MANBIJ.claims[0]
    answer = client.get(f"/api/incidents/{world.MANBIJ.id}?without=claim:{first}").json()
    assert answer["id"] == world.MANBIJ.id
    assert first not in answer["claims"]


def test_a_page_says_that_it_shows_a_part(client, world):
    page = html.fromstring(client.get(f"/incidents/{world.MANBIJ.id}?known=2025-02-05").text)
    assert "As known by 5 Feb 2025" in " ".join(
        page.xpath("//p[@class='notice lens']")[0].text_content().split()
    )


def test_what_can_be_left_out_is_offered_with_its_claims(client):
    knowing = client.get("/map/knowing.json").json()
    names = {each["name"]: each["claims"] for each in knowing["choices"]["sources"]}
    assert names["source:White Helmets"] == 1
    assert [each["at"] for each in knowing["moments"]] == sorted(
        each["at"] for each in knowing["moments"]
    )
    assert len(knowing["moments"]) == 6


def test_a_lens_that_is_none_is_an_error_in_words(client):
    answer = client.get("/api/incidents?known=soon")
    assert answer.status_code == 400
    assert "2024-11-30" in answer.json()["message"]


def test_an_alert_is_shown_from_when_it_was_told(client):
    (alert,) = client.get("/map/alerts.json").json()
    assert (alert["hazard"], alert["level"], alert["spot"]["name"]) == (
        "flood",
        "orange",
        "Khartoum",
    )
    assert client.get("/map/alerts.json?known=2025-02-09").json() == []
