"""Sends one request over a connection of its own, and takes the answer within limits."""

import ssl
from collections.abc import Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cache

import httpcore2
import httpx2
from msgspec import Struct

from marsad.errors import FetchError
from marsad.fetching.addresses import host_of, port_of
from marsad.fetching.answers import Limits, Outside
from marsad.fetching.connecting import GuardedBackend, Tape, too_large
from marsad.fetching.guard import Guard
from marsad.text.media_types import kind_of

OK = range(200, 300)


class Taken(Struct, frozen=True, kw_only=True):
    """An answer as it came: header names in lower case, the body still packed.

    `request` and `response` are the bytes that went over the wire.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    began_at: datetime
    request: bytes
    response: bytes


@cache
def tls() -> ssl.SSLContext:
    """How hosts are known: by the certificates that the system trusts."""
    return httpcore2.default_ssl_context()


def exchange(
    request: httpx2.Request,
    *,
    left_s: float,
    types: Sequence[str],
    guard: Guard,
    limits: Limits,
    outside: Outside,
) -> Taken:
    """The answer to a request; FetchError or an error of httpcore2 if there is none to be had."""
    url = str(request.url)
    deadline = outside.clock() + left_s
    tape = Tape(url=url, limit=limits.body_bytes, deadline=deadline, clock=outside.clock)
    backend = GuardedBackend(guard=guard, resolve=outside.resolve, tape=tape, url=url)
    began_at = outside.now()
    with connection_of(request.url, backend) as connection:
        response = connection.handle_request(core_request(request, limits))
        headers, body = take(response, types=types, limit=limits.body_bytes, url=url)
    return Taken(
        status=response.status,
        headers=headers,
        body=body,
        began_at=began_at,
        request=bytes(tape.sent),
        response=bytes(tape.received),
    )


def take(
    response: httpcore2.Response, *, types: Sequence[str], limit: int, url: str
) -> tuple[tuple[tuple[str, str], ...], bytes]:
    """The headers and the body, if both are what can be used."""
    headers = plain_headers(response.headers)
    try:
        if response.status in OK:
            check_head(headers, types=types, limit=limit, url=url)
        body = response.read()
    finally:
        response.close()
    if len(body) > limit:
        raise too_large(limit, url)
    return headers, body


def connection_of(address: httpx2.URL, backend: GuardedBackend) -> httpcore2.HTTPConnection:
    secure = address.scheme == "https"
    origin = httpcore2.Origin(
        scheme=address.scheme.encode(), host=address.raw_host, port=port_of(address)
    )
    return httpcore2.HTTPConnection(
        origin=origin, ssl_context=tls() if secure else None, network_backend=backend
    )


def core_request(request: httpx2.Request, limits: Limits) -> httpcore2.Request:
    """The request as httpcore2 wants it. `Cache-Control` is a word to our own cache alone."""
    address = request.url
    target = httpcore2.URL(
        scheme=address.scheme,
        host=host_of(address),
        port=address.port,
        target=address.raw_path,
    )
    timeouts = {"connect": limits.connect_s, "read": limits.read_s, "write": limits.read_s}
    headers = [pair for pair in request.headers.raw if pair[0].lower() != b"cache-control"]
    return httpcore2.Request(
        request.method, target, headers=headers, extensions={"timeout": timeouts}
    )


def plain_headers(headers: Sequence[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers
    )


def header(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    """The value of a header, several joined by commas; None where it is not sent."""
    values = [value for known, value in headers if known == name]
    return ", ".join(values) if values else None


def media_type_of(headers: Sequence[tuple[str, str]]) -> str | None:
    """The media type without its parameters, in lower case; None where none is given."""
    value = next((value for name, value in headers if name == "content-type"), "")
    return kind_of(value) or None


def check_head(
    headers: Sequence[tuple[str, str]], *, types: Sequence[str], limit: int, url: str
) -> None:
    """Refuse what is no page, or too large, before its body is taken."""
    media_type = media_type_of(headers)
    if media_type is not None and not any(fnmatchcase(media_type, kind) for kind in types):
        message = (
            f"the answer is {media_type[:100]}, which marsad cannot use. "
            "Give the address of a page, a feed or a sitemap."
        )
        raise FetchError(message, url=url)
    size = header(headers, "content-length") or ""
    if size.isascii() and size.isdigit() and int(size[:20]) > limit:
        raise too_large(limit, url)
