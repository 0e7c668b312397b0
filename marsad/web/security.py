"""What protects the reader: which hosts are answered, that nothing can be written, and headers.

Pages come from anywhere. Templates escape what they contain; the headers here are the second lock:
a browser runs no script, style or frame but our own files, and sends no address elsewhere.
"""

import re
from collections.abc import Sequence

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from msgspec import json

from marsad.web.tongue import say

# Names by which a browser on this machine reaches us. Any other Host is DNS rebinding, unless the
# user named it: a page elsewhere pointing its own name at 127.0.0.1 to read what we serve.
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})

# The map needs: its worker from our own files, and images that it makes itself (data:, blob:).
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)

HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:\[\]]*)(:\d+)?")

HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


# The only addresses that take anything; without a token for writing there are none.
WRITABLE = re.compile(r"/review/(sign-in|decide|undo)|/api/decisions(/[\w:.-]+/undo)?")


def guarded(app: ASGIApp, allowed_hosts: Sequence[str] = (), *, writable: bool = False) -> ASGIApp:
    """Wrap an application: GET only, known hosts only, and our headers on every answer.

    With `writable`, what people decide may be sent too: from our own pages, or from programs,
    which name no origin.
    """
    known = LOCAL_HOSTS | {host.lower() for host in allowed_hosts}

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        if scope["type"] != ScopeType.HTTP:
            return  # there are no web sockets here
        host = host_of(scope)
        if host not in known:
            await refuse(
                400,
                say("marsad does not answer to the host {host}.", host=repr(host)),
                send_with_headers,
            )
        elif scope["method"] == "POST" and writable and WRITABLE.fullmatch(scope["path"]):
            if is_foreign(scope):
                await refuse(
                    403, say("marsad takes nothing from pages of others."), send_with_headers
                )
            else:
                await app(scope, receive, send_with_headers)
        elif scope["method"] != "GET":
            await refuse(
                405, say("marsad only answers GET: nothing can be written."), send_with_headers
            )
        else:
            await app(scope, receive, send_with_headers)

    return guard


def host_of(scope: Scope) -> str:
    """The Host header without its port, in small letters; empty if it is none that we know."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    found = HOST.fullmatch(host.decode("latin-1").lower())
    return found["name"] if found else ""


def is_foreign(scope: Scope) -> bool:
    """Whether a browser sends something from another site's page."""
    headers = dict(scope["headers"])
    site = headers.get(b"sec-fetch-site", b"none")
    origin = headers.get(b"origin", b"")
    named = origin.partition(b"//")[2]
    return site in {b"cross-site", b"same-site"} or bool(
        origin and named != headers.get(b"host", b"")
    )


async def refuse(status: int, message: str, send: Send) -> None:
    """Answer with an error as the API gives it."""
    headers = [(b"content-type", b"application/json")]
    if status == 405:  # noqa: PLR2004  HTTP wants to be told what is allowed
        headers.append((b"allow", b"GET"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    body = json.encode({"message": message})
    await send({"type": "http.response.body", "body": body, "more_body": False})
