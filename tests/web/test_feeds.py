"""Feeds of any view: an entry for each revision, readable by any reader of feeds."""

import pytest
from lxml import etree

NAMES = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def atom(client):
    def read(query=""):
        answer = client.get(f"/feed.atom?{query}")
        assert answer.headers["content-type"].startswith("application/atom+xml")
        return etree.fromstring(answer.content)

    return read


def texts(tree, path):
    return tree.xpath(f"{path}/text()", namespaces=NAMES)


def test_each_revision_is_an_entry_newest_first(atom, world):
    tree = atom(f"incident={world.MANBIJ.id}")
    assert texts(tree, "//a:entry/a:updated") == ["2025-02-03T18:45:00Z", "2025-02-03T11:00:00Z"]
    first, second = texts(tree, "//a:entry/a:content")
    assert "toll: 15–20 killed, 12–15 injured (before: 15 killed)" in first
    assert "toll: 15 killed" in second
    titles = texts(tree, "//a:entry/a:title")
    assert titles[0].startswith("Revised: ")
    assert len(set(texts(tree, "//a:entry/a:id"))) == 2


def test_a_feed_is_of_the_view(atom):
    everything, some = atom(), atom("type=Protests")
    assert len(texts(some, "//a:entry/a:id")) == 1
    assert len(texts(everything, "//a:entry/a:id")) > 8


def test_a_feed_names_itself(atom):
    (link,) = atom("type=Protests").xpath("//a:link[@rel='self']/@href", namespaces=NAMES)
    assert link == "http://127.0.0.1:8000/feed.atom?type=Protests"


def test_a_feed_sees_through_the_lens(atom, world):
    tree = atom(f"incident={world.MANBIJ.id}&without=source:White+Helmets")
    assert len(texts(tree, "//a:entry/a:id")) == 1


def test_json_feed_has_the_same_revisions(client, atom):
    feed = client.get("/feed.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == texts(atom(), "//a:entry/a:id")
    assert feed["items"][0]["url"].startswith("http://127.0.0.1:8000/incidents/inc-")


def test_what_a_hostile_page_holds_is_text(atom, world):
    titles = texts(atom("text=gunmen"), "//a:entry/a:title")
    assert any(world.HOSTILE_NAME in title for title in titles)
    assert not any(world.OVERRIDE in title for title in titles)


def test_what_was_told_last_comes_first_however_long_ago_it_happened(client, world, monkeypatch):
    monkeypatch.setattr("marsad.web.feeds.INCIDENTS", 1)
    items = client.get("/feed.json?country=SY").json()["items"]
    assert {item["_marsad_incident"] for item in items} == {world.MANBIJ.id}


def test_a_reader_that_has_the_feed_is_told_so_in_a_line(client):
    known = client.get("/feed.atom?type=Riots").headers["etag"]
    again = client.get("/feed.atom?type=Riots", headers={"If-None-Match": known})
    assert (again.status_code, again.content) == (304, b"")


def test_a_feed_names_the_host_that_was_asked(client):
    asked = client.get("/feed.atom").text, client.get("http://desk.example/feed.atom").text
    assert ["desk.example" in text for text in asked] == [False, True]
