"""People decide in the page, with a token; no other site can, and all can be taken back."""

from datetime import UTC, datetime

import pytest
from litestar.testing import TestClient
from lxml import html

from marsad.errors import InputError
from marsad.pipeline.match import match_stale
from marsad.store.known import mark_stale
from marsad.store.store import open_store
from marsad.web.app import create_app

TOKEN = "a-token-that-nobody-guesses"  # noqa: S105  of this test alone
SIGNED = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def matched(world, tmp_path):
    """A store whose incidents are matched by marsad, so that decisions move them."""
    path = tmp_path / "world.db"
    world.fill(path, captured_at=datetime(2025, 3, 1, tzinfo=UTC))
    with open_store(path, write=True) as store:
        mark_stale(store, [found.id for found in world.INCIDENTS])
        match_stale(store)
    return path


@pytest.fixture
def desk(matched):
    app = create_app(matched, token=TOKEN)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def decide(desk, **fields):
    return desk.post("/api/decisions", json={"by": "Ada", "why": "seen", **fields}, headers=SIGNED)


def manbij(desk, world):
    claims = set(world.MANBIJ.claims)
    found = desk.get("/api/incidents?country=SY").json()["items"]
    return [each for each in found if claims & set(each["claims"])]


def test_without_a_token_nothing_can_be_written(client):
    answer = client.post("/api/decisions", json={"kind": "confirm", "by": "Ada"})
    assert answer.status_code == 405


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x"])
def test_another_token_is_refused(desk, world, token):
    answer = desk.post(
        "/api/decisions",
        json={"kind": "confirm", "by": "Ada", "incident": world.MANBIJ.id},
        headers={"authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 401


def test_a_token_that_can_be_guessed_is_refused(store_path):
    with pytest.raises(InputError, match="16 characters"):
        create_app(store_path, token="short")  # noqa: S106  refused


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "https://evil.example"}, id="another origin"),
        pytest.param({"origin": "http://127.0.0.1:9000"}, id="another port"),
        pytest.param({"origin": "null"}, id="a hidden origin"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="another site"),
    ],
)
def test_another_site_makes_no_decision(desk, world, headers):
    fields = {"kind": "reject", "by": "Eve", "incident": world.MANBIJ.id}
    answer = desk.post("/api/decisions", json=fields, headers={**SIGNED, **headers})
    assert answer.status_code == 403


def test_a_split_makes_two_and_is_taken_back(desk, world):
    (whole,) = manbij(desk, world)
    made = decide(desk, kind="split", incident=whole["id"], claims=[whole["claims"][0]])
    assert made.status_code == 201
    assert len(manbij(desk, world)) == 2
    undone = desk.post(
        f"/api/decisions/{made.json()['id']}/undo", json={"by": "Ada", "why": "no"}, headers=SIGNED
    )
    assert undone.json()["undone_by"] == "Ada"
    assert len(manbij(desk, world)) == 1


def test_a_correction_changes_the_toll(desk, world):
    decide(desk, kind="correct", claim=world.BODIES.id, field="tolls.0.low", value="16")
    (found,) = manbij(desk, world)
    killed = next(toll for toll in found["tolls"] if toll["kind"] == "killed")
    assert killed["low"] == 16


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"kind": "confirm"}, "incident is missing", id="nothing to confirm"),
        pytest.param({"kind": "merge", "incident": "inc-1"}, "other is missing", id="half a merge"),
        pytest.param({"kind": "grade", "source": "SOHR", "value": "Z"}, "no grade", id="no letter"),
        pytest.param({"kind": "confirm", "by": " "}, "needs a name", id="no name"),
    ],
)
def test_what_is_missing_is_said(desk, fields, words):
    answer = decide(desk, **fields)
    assert answer.status_code in {400, 404}
    assert words in answer.json()["message"]


def test_a_person_signs_in_and_decides_by_forms(desk, world):
    (found,) = manbij(desk, world)
    signed = desk.post(
        "/review/sign-in", data={"token": TOKEN, "name": "Zoë"}, follow_redirects=False
    )
    assert signed.status_code == 303
    assert all(
        "HttpOnly" in cookie and "SameSite=strict" in cookie
        for cookie in signed.headers.get_list("set-cookie")
    )
    answer = desk.post(
        "/review/decide",
        data={"kind": "confirm", "incident": found["id"], "why": "I was there", "back": "/review"},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    page = html.fromstring(desk.get(f"/incidents/{found['id']}").text)
    decided = " ".join(page.xpath("//div[@class='decision']")[0].text_content().split())
    assert decided.startswith("confirm by Zoë")
    assert "I was there" in decided


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", ""])
def test_a_form_leads_back_to_us_only(desk, back):
    desk.post("/review/sign-in", data={"token": TOKEN, "name": "Ada"}, follow_redirects=False)
    fields = {"kind": "grade", "source": "SOHR", "value": "B", "why": "x", "back": back}
    answer = desk.post("/review/decide", data=fields, follow_redirects=False)
    assert answer.headers["location"] == "/review"


def test_a_graded_source_bears_its_letter(desk, world):
    decide(desk, kind="grade", source="a hospital", value="B")
    (found,) = manbij(desk, world)
    letters = {origin["name"]: origin["letter"] for origin in found["origins"]}
    assert letters["a hospital"] == "B"
    assert found["credibility"]["letter"] == "B"


def test_what_is_unsure_is_listed_with_what_may_be_done(desk):
    items = desk.get("/api/review").json()
    assert items == sorted(items, key=lambda item: -item["gain"])
    assert "What is unsure" in desk.get("/review").text


def test_who_reads_only_sees_no_form_to_decide(client):
    page = html.fromstring(client.get("/review").text)
    assert not page.xpath("//form[@method='post']")
    assert "marsad serve --review" in page.text_content()
