"""Servers on loopback that answer what a test tells them, and a fetcher whose time is ours."""

import random
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Lock, Thread
from typing import Any

import pytest

from marsad.fetching import Limits, Outside, open_fetcher

Act = Callable[["Visit"], None]
START = datetime(2024, 11, 30, 6, tzinfo=UTC)
NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def make_answer(
    body: bytes = b"<p>Rockets struck the market.</p>",
    status: int = 200,
    **headers: str,
) -> bytes:
    """A whole answer; a header's name is given with _ for -."""
    named = {"content_type": "text/html", "content_length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([f"HTTP/1.1 {status} Said", *lines, "", ""]).encode() + body


class Visit:
    """One request, and the connection on which to answer it."""

    def __init__(
        self, head: str, connection: socket.socket, stopped: Event, ended: Callable[[], None]
    ) -> None:
        self.path = head.split(" ")[1]
        self.headers = {
            line.split(":")[0].lower(): line.partition(":")[2].strip()
            for line in head.split("\r\n")[1:]
            if line
        }
        self.connection = connection
        self.stopped = stopped
        self._ended = ended

    def send(self, data: bytes) -> None:
        self.end()  # whoever asked may ask again before this thread goes on
        self.connection.sendall(data)

    def end(self) -> None:
        ended, self._ended = self._ended, lambda: None
        ended()


class Server:
    """Answers each path by what it is told: bytes, a list of them for visit after visit, or an act.

    A path that is not named answers 404, as a host without robots.txt does.
    """

    def __init__(self, says: Mapping[str, bytes | list[bytes] | Act]) -> None:
        self.says = dict(says)
        self.visits: list[Visit] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = Lock()
        self._stopped = Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._threads = [Thread(target=self._listen)]
        self._threads[0].start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [visit.path for visit in self.visits]

    def pages(self) -> list[str]:
        return [path for path in self.paths() if path != "/robots.txt"]

    def _listen(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self._stopped.is_set():
                connection.close()
                return
            thread = Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                data = connection.recv(65536)
                if not data:
                    return
                head += data
            visit = Visit(head.decode("latin-1"), connection, self._stopped, self._ended)
            with self._lock:
                self.visits.append(visit)
                self._at_once += 1
                self.most_at_once = max(self.most_at_once, self._at_once)
            try:
                self._answer(visit)
            except OSError:  # whoever asked went away
                pass
            finally:
                visit.end()

    def _ended(self) -> None:
        with self._lock:
            self._at_once -= 1

    def _answer(self, visit: Visit) -> None:
        said = self.says.get(visit.path, NO_RULES)
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        if isinstance(said, bytes):
            visit.send(said)
        else:
            said(visit)

    def close(self) -> None:
        if self._stopped.is_set():
            return
        self._stopped.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            pass
        for thread in self._threads:
            thread.join()
        self._socket.close()


class World:
    """A clock that only moves when somebody sleeps, and names that we give out."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []
        self.names: dict[str, list[str]] = {}
        self.looked_up: list[str] = []
        self._lock = Lock()

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(round(seconds, 3))
            self.seconds += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def resolve(self, host: str, port: int) -> list[str]:
        assert port > 0
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    def outside(self, **other: Any) -> Outside:
        given = {
            "clock": lambda: self.seconds,
            "now": self.now,
            "sleep": self.sleep,
            "resolve": self.resolve,
            "chance": random.Random(7),  # noqa: S311  the same for each run
        }
        return Outside(**{**given, **other})


@pytest.fixture
def answer() -> Callable[..., bytes]:
    return make_answer


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    with ExitStack() as stack:

        def serve(**says: bytes | list[bytes] | Act) -> Server:
            """A server; `page=` is what it says at /page, `robots=` at /robots.txt."""
            paths = {f"/{name}": said for name, said in says.items() if name != "robots"}
            if "robots" in says:
                paths["/robots.txt"] = says["robots"]
            server = Server(paths)
            stack.callback(server.close)
            return server

        yield serve


@pytest.fixture
def fetching(world: World):
    """Opens a fetcher that may go to loopback, and whose clock is ours."""

    @contextmanager
    def fetching(*, outside: Outside | None = None, limits: dict[str, Any] | None = None, **other):
        settings = {"allow_private": ("127.0.0.1",), **other}
        bounds = Limits(**{"attempts": 1, **(limits or {})})
        with open_fetcher(outside=outside or world.outside(), limits=bounds, **settings) as fetcher:
            yield fetcher

    return fetching
