"""What the map's script is told: one answer for list and timeline, rows on demand, and tiles."""

from datetime import UTC, datetime

import pytest
from litestar.testing import TestClient

from marsad.store.store import open_store
from marsad.web.app import create_app


def ids(packed):
    return packed["plain"]["id"]


@pytest.fixture
def view(client):
    return lambda query="": client.get(f"/map/view.json?{query}").json()


def test_a_view_counts_all_and_has_the_rows(view, world):
    found = view()
    assert (found["total"], found["fitting"], found["placed"]) == (10, 10, 8)
    assert set(ids(found["rows"])) == {each.id for each in world.INCIDENTS}
    assert len(ids(found["tray"])) == 2
    assert "White Helmets" in found["sources"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("text=farm+workers", ["MANBIJ"]),
        ("text=manbij", ["MANBIJ"]),
        ("source=White+Helmets", ["MANBIJ"]),
        ("source=White", []),
        ("status=corroborated", ["MANBIJ"]),
        ("type=Protests", ["PROTEST"]),
        ("since=2025-02-05&until=2025-02-28", ["SHELLING"]),
        ("since=2025-02-05&until=2025-02-06", []),
        ("type=Protests&status=corroborated", []),
        ("text=%22%22%22&type=Protests", []),
        ("known=2024-11-30T07:00Z", []),
    ],
)
def test_a_view_has_what_meets_every_condition(view, world, query, names):
    found = view(query)
    assert set(ids(found["rows"])) == {getattr(world, name).id for name in names}
    assert found["fitting"] == len(names)


def test_the_timeline_still_has_what_does_not_fit(view):
    days = view("status=corroborated")["timeline"]["days"]
    assert sum(fit for _, _, fit, _, _ in days) == 1
    assert sum(rest for _, _, _, rest, _ in days) >= 3


def test_rows_are_given_in_parts(client):
    first = client.get("/map/incidents.json?limit=3").json()
    rest = client.get("/map/incidents.json?offset=3").json()
    assert (first["rows"], rest["rows"]) == (3, 7)
    assert not set(ids(first)) & set(ids(rest))


def test_the_rows_of_a_spot_are_given(client, world):
    box = "37.16,36.2,37.16,36.2"
    found = ids(client.get(f"/map/incidents.json?box={box}&vague=0").json())
    assert set(found) == {world.FALL.id, world.FIGHT.id}
    assert ids(client.get(f"/map/incidents.json?box={box}&vague=1").json()) == []


def test_one_row_is_given_if_it_fits(client, world):
    address = f"/map/incidents.json?one={world.MANBIJ.id}"
    assert ids(client.get(address).json()) == [world.MANBIJ.id]
    assert ids(client.get(f"{address}&type=Protests").json()) == []
    assert ids(client.get("/map/incidents.json?one=inc-nothing").json()) == []


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "1,2,3,4,5"])
def test_what_is_no_box_is_explained(client, box):
    answer = client.get(f"/map/incidents.json?box={box}")
    assert answer.status_code == 400
    assert "west,south,east,north" in answer.json()["message"]


def test_a_tile_holds_incidents_and_one_of_the_sea_holds_none(client, world):
    tile = client.get("/map/tiles/4/9/6")
    assert tile.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    assert b"point_count" in tile.content
    assert world.RAID.id.encode() in tile.content
    assert client.get("/map/tiles/3/0/7").content == b""


def test_a_tile_has_only_what_fits(client):
    assert b"point_count" not in client.get("/map/tiles/0/0/0?status=corroborated").content


@pytest.mark.parametrize("tile", ["1/2/0", "1/0/2", "0/0/1"])
def test_there_is_no_tile_beyond_the_world(client, tile):
    assert client.get(f"/map/tiles/{tile}").status_code == 404


def test_a_tile_is_kept_by_the_browser_as_long_as_the_store_stays(client, view):
    version = view()["version"]
    kept = client.get(f"/map/tiles/0/0/0?version={version}").headers["cache-control"]
    assert "immutable" in kept
    assert client.get("/map/tiles/0/0/0?version=old").headers["cache-control"] == "no-cache"


def test_a_store_that_is_written_has_another_view(world, tmp_path):
    path = tmp_path / "marsad.db"
    world.fill(path, captured_at=datetime(2025, 3, 1, tzinfo=UTC))
    with TestClient(create_app(path, read_ahead=True), base_url="http://127.0.0.1:8000") as client:
        before = client.get("/map/view.json").json()
        with open_store(path, write=True) as store:
            store.put_incidents(world.MANBIJ.id, [])
        after = client.get("/map/view.json").json()
    assert (before["total"], after["total"]) == (10, 9)
    assert before["version"] != after["version"]


# --- in the reader's language ---------------------------------------------------------------


def test_each_language_has_rows_and_marks_of_its_own(client, view):
    english, french = view("type=Protests"), view("type=Protests&lang=fr")
    assert english["rows"]["plain"]["id"] == french["rows"]["plain"]["id"]
    assert english["rows"] != french["rows"]
    tiles = [client.get(f"/map/tiles/0/0/0?type=Protests&lang={code}") for code in ("en", "fr")]
    assert b"Sudan" in tiles[0].content
    assert b"Soudan" in tiles[1].content


def test_words_are_looked_for_as_the_reader_sees_them(view):
    assert view("text=soudan&lang=fr")["fitting"] >= 1
    assert view("text=soudan&lang=en")["fitting"] == 0


def test_a_tile_is_kept_apart_for_each_language_of_a_browser(client):
    answers = [
        client.get("/map/tiles/0/0/0", headers={"accept-language": code}) for code in ("en", "fr")
    ]
    assert answers[0].headers["etag"] != answers[1].headers["etag"]
    assert "accept-language" in answers[1].headers["vary"]


def test_what_is_wrong_is_told_in_the_readers_language(client):
    answer = client.get("/map/incidents.json?box=1,2&lang=fr")
    assert "degrés" in answer.json()["message"]
    assert "tuile" in client.get("/map/tiles/0/0/1?lang=fr").json()["message"]
