"""Every answer in the reader's language, with the headers that say so."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from marsad.web.tongue import asked_tongue, speaking

# Files are the same for everybody.
SAME_FOR_ALL = ("/static/", "/vendor/")


def interpreted(app: ASGIApp) -> ASGIApp:
    """Wrap an application: it speaks the language of the address, or of the browser."""

    async def interpret(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["path"].startswith(SAME_FOR_ALL):
            await app(scope, receive, send)
            return
        spoken = asked_tongue(address_of(scope), _header(scope, b"accept-language"))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = (b"content-language", spoken.code.encode())
                message["headers"] = [*message["headers"], said, (b"vary", b"accept-language")]
            await send(message)

        with speaking(spoken):
            await app(scope, receive, send_with_headers)

    return interpret


def address_of(scope: Scope) -> str:
    """Path and query of what is asked for; never the address of another host."""
    path = "/" + scope["path"].lstrip("/\\")
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def _header(scope: Scope, name: bytes) -> str:
    return next((value for key, value in scope["headers"] if key == name), b"").decode("latin-1")
