"""An answer is given again as it was sent, until the store is written."""

import asyncio
from pathlib import Path

import pytest

from marsad.web.remembering import Memory, remembering


class Served:
    """An application that counts how often it is asked."""

    def __init__(self, path: Path, *, status: int = 200, body: bytes = b"[1]", most: int = 1000):
        self.asked: list[str] = []
        self.status, self.body = status, body
        self.app = remembering(self.answer, Memory(path, most_bytes=most))

    async def answer(self, scope, _receive, send):
        self.asked.append(scope["path"])
        await send(
            {"type": "http.response.start", "status": self.status, "headers": [(b"a", b"b")]}
        )
        await send({"type": "http.response.body", "body": self.body, "more_body": False})

    def get(self, path: str, *, query=b"", method="GET", accepts=b"gzip", known=b""):
        sent = []

        async def send(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"added", b"outside")]
            sent.append(message)

        headers = [(b"accept-encoding", accepts), (b"if-none-match", known)]
        scope = {"type": "http", "method": method, "path": path, "query_string": query}
        asyncio.run(self.app({**scope, "headers": headers}, None, send))
        return sent


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "store.db"
    path.write_bytes(b"one")
    return path


def test_the_second_answer_is_the_first_again(store):
    served = Served(store)
    assert served.get("/api/incidents") == served.get("/api/incidents")
    assert len(served.asked) == 1


def test_what_is_added_outside_is_not_kept(store):
    served = Served(store)
    served.get("/api/incidents")
    first, second = (served.get("/api/incidents")[0]["headers"] for _ in range(2))
    assert first == second
    assert second[0] == (b"a", b"b")
    assert second.count((b"added", b"outside")) == 1


def test_a_written_store_is_asked_anew(store):
    served = Served(store)
    served.get("/api/incidents")
    store.write_bytes(b"and two")
    served.get("/api/incidents")
    assert len(served.asked) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"query": b"limit=2"}, id="query"),
        pytest.param({"accepts": b"identity"}, id="uncompressed"),
    ],
)
def test_another_question_has_its_own_answer(store, other):
    served = Served(store)
    served.get("/api/incidents")
    served.get("/api/incidents", **other)
    assert len(served.asked) == 2


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        pytest.param("/incidents", "GET", 200, id="a page"),
        pytest.param("/events", "GET", 200, id="events"),
        pytest.param("/api/decisions", "POST", 200, id="what is sent"),
        pytest.param("/api/incidents/inc-00000000", "GET", 404, id="an error"),
    ],
)
def test_not_remembered(store, path, method, status):
    served = Served(store, status=status)
    for _ in range(2):
        served.get(path, method=method)
    assert len(served.asked) == 2


def test_the_answers_asked_for_last_stay(store):
    served = Served(store, body=b"x" * 250)
    for path in ("/api/1", "/api/2", "/api/3", "/api/4", "/api/1", "/api/5"):
        served.get(path)
    served.asked.clear()
    served.get("/api/1")
    served.get("/api/2")
    assert served.asked == ["/api/2"]


def test_an_answer_too_large_is_not_kept(store):
    served = Served(store, body=b"x" * 251)
    for _ in range(2):
        served.get("/api/incidents")
    assert len(served.asked) == 2


# --- names of answers -----------------------------------------------------------------------


def tag(answer):
    return dict(answer[0]["headers"]).get(b"etag")


def test_who_has_the_answer_is_told_that_it_holds(store):
    served = Served(store)
    known = tag(served.get("/api/incidents"))
    start, body = served.get("/api/incidents", known=known)
    assert (start["status"], body["body"], tag([start])) == (304, b"", known)
    assert len(served.asked) == 1


def test_who_has_an_old_answer_gets_the_new_one(store):
    served = Served(store)
    known = tag(served.get("/api/incidents"))
    store.write_bytes(b"and two")
    again = served.get("/api/incidents", known=known)
    assert again[0]["status"] == 200
    assert tag(again) != known


def test_each_question_has_a_name_of_its_own(store):
    served = Served(store)
    names = {tag(served.get("/api/incidents", query=query)) for query in (b"", b"a=1", b"a=2")}
    assert len(names) == 3


def test_an_error_has_no_name(store):
    assert tag(Served(store, status=404).get("/api/incidents")) is None


def test_a_browser_is_told_to_ask_again(store):
    headers = dict(Served(store).get("/api/incidents")[0]["headers"])
    assert headers[b"cache-control"] == b"private, no-cache"
