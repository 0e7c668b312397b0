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

    def get(self, path: str, *, query: bytes = b"", method: str = "GET", accepts: bytes = b"gzip"):
        sent = []

        async def send(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"added", b"outside")]
            sent.append(message)

        headers = [(b"accept-encoding", accepts)]
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
    assert served.get("/api/incidents")[0]["headers"] == [(b"a", b"b"), (b"added", b"outside")]


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
