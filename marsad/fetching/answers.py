"""What fetching gives, and within what bounds it fetches."""

import random
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct

from marsad.records import Record

__all__ = ["PAGES", "WHOLE", "Answer", "Limits", "Outside", "Redirect"]

MEGABYTE = 1024 * 1024

# Media types that marsad's readers can use. A missing type counts as one of them: the reader looks
# at the bytes. `*` stands for anything.
PAGES = (
    "text/*",
    "application/xhtml+xml",
    "application/xml",
    "application/json",
    "application/*+xml",
    "application/*+json",
    "application/pdf",
    "application/gzip",
    "application/x-gzip",
    # What servers say of a file whose kind they do not know, such as `sitemap.xml.gz`.
    "application/octet-stream",
    "binary/octet-stream",
)
# A whole page. Of the others, 204 and 205 hold none, and 206 only a part that nobody asked for.
WHOLE = frozenset({200, 203})


class Redirect(Record, frozen=True, kw_only=True):
    """One step from an address to another; `insecure` if it went from https to http."""

    status: int
    url: str
    to: str
    insecure: bool = False


class Answer(Record, frozen=True, kw_only=True):
    """What a server answered: `body` is unpacked, `headers` are as sent, with names in lower case.

    `captured_at` is the moment in UTC (ISO 8601) at which these bytes were asked for from the
    server, also where they now come from the cache. `not_modified` says that the server was asked
    again and vouched for them.
    """

    asked: str
    url: str
    redirects: tuple[Redirect, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    media_type: str | None
    body: bytes
    captured_at: str
    from_cache: bool
    not_modified: bool


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds of fetching: `_s` are seconds, `_bytes` bytes.

    `total_s` bounds the time on the wire for one address, all redirects and attempts together;
    waiting for a host's turn is not counted. `body_bytes` bounds an answer as sent and unpacked.
    `delay_s` is the least time between the end of one request to a host and the next. If a host
    asks for a longer wait than `longest_wait_s`, its pages are given up for now.
    """

    total_s: float = 60
    connect_s: float = 10
    read_s: float = 20
    body_bytes: int = 20 * MEGABYTE
    redirects: int = 10
    attempts: int = 3
    backoff_s: float = 1
    longest_wait_s: float = 300
    delay_s: float = 1
    hosts_at_once: int = 8


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver knows of a host; OSError if there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Outside(Struct, frozen=True, kw_only=True):
    """What fetching needs from outside the program; tests give their own.

    `clock` counts seconds from any moment. Without `sleep` a wait ends early when the fetcher is
    closed.
    """

    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    sleep: Callable[[float], object] | None = None
    resolve: Callable[[str, int], list[str]] = addresses_of
    chance: random.Random = random.SystemRandom()
