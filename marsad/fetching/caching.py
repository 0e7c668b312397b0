"""Keeps answers as RFC 9111 says, and rules of robots.txt for a day, in one SQLite file."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import hishel
import httpx2
from hishel.httpx2 import CacheTransport
from msgspec import Struct

from marsad.errors import StoreError
from marsad.fetching.exchanging import Taken

# Our own header: when these bytes came. One of that name that a server sends is dropped.
CAPTURED_AT = "x-marsad-captured-at"
NOT_MODIFIED = 304
DAY_S = 86_400
# What nobody asked for in so long is dropped, however long it may be kept.
LONGEST_KEPT_S = 30 * DAY_S
# An answer that says nothing of its body must not change what is known of the one kept.
OF_THE_BODY = frozenset({"content-encoding", "content-length", "content-type", "transfer-encoding"})


class Body(httpx2.SyncByteStream):
    """A body as it was sent, still packed."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._body


class KeptRobots(Struct, frozen=True, kw_only=True):
    """What a host answered for its robots.txt, and when, in ISO 8601."""

    status: int
    body: bytes
    captured_at: str


class Cache:
    """One SQLite file of answers; several processes may use it at the same time.

    How long an answer may be used is counted by the system's clock, whatever clock is given
    elsewhere: hishel reads it itself.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Our own connection: hishel's would put a .gitignore beside the file.
            self._connection = sqlite3.connect(
                path, check_same_thread=False, isolation_level=None, timeout=30
            )
            self._connection.execute("PRAGMA schema_version")  # hishel would only log what is wrong
            self.storage = hishel.SqliteStorage(
                connection=self._connection, default_ttl=LONGEST_KEPT_S
            )
            self.storage.get_entries("")
        except (OSError, sqlite3.Error, RuntimeError) as error:
            message = f"{path} cannot be used as a cache of pages: {error}. Name another file."
            raise StoreError(message) from error

    def before(self, transport: httpx2.BaseTransport) -> httpx2.BaseTransport:
        """A transport that answers from the cache where it may, and else by the given one."""
        options = hishel.CacheOptions(shared=False, supported_methods=["GET"], allow_stale=False)
        return CacheTransport(transport, storage=self.storage, rfc=options)

    def keep_robots(self, url: str, kept: KeptRobots) -> None:
        headers = hishel.Headers({CAPTURED_AT: kept.captured_at})
        entry = self.storage.create_entry(
            hishel.Request(method="GET", url=url),
            hishel.Response(status_code=kept.status, headers=headers, stream=iter([kept.body])),
            robots_key(url),
            ttl=DAY_S,
        )
        drain(entry.response)

    def robots(self, url: str) -> KeptRobots | None:
        """The robots.txt that was kept last; None if there is none."""
        kept = [
            KeptRobots(
                status=entry.response.status_code,
                body=drain(entry.response),
                captured_at=entry.response.headers.get(CAPTURED_AT, ""),
            )
            for entry in self.storage.get_entries(robots_key(url))
        ]
        return max(kept, key=lambda one: one.captured_at, default=None)

    def close(self) -> None:
        self.storage.close()
        self._connection.close()


def robots_key(url: str) -> str:
    return f"robots {url}"


def drain(response: hishel.Response) -> bytes:
    """The whole body; taking it is also what writes it into the file."""
    return b"".join(response.stream or ())  # type: ignore[arg-type]  # SqliteStorage has no async


def to_response(taken: Taken) -> httpx2.Response:
    """The answer as the cache takes it, with the moment at which it came."""
    dropped = OF_THE_BODY if taken.status == NOT_MODIFIED else frozenset[str]()
    headers = [
        (name, value)
        for name, value in taken.headers
        if name != CAPTURED_AT and name not in dropped
    ]
    if taken.status != NOT_MODIFIED:
        headers.append((CAPTURED_AT, taken.began_at.astimezone(UTC).isoformat(timespec="seconds")))
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return httpx2.Response(taken.status, headers=raw, stream=Body(taken.body))
