"""Answers that follow from the store alone, kept until it is written, as they were sent.

Each has a name (ETag): who asks again with it is told in a line that nothing changed.
"""

from collections import OrderedDict
from functools import cache
from hashlib import sha256
from pathlib import Path

from litestar.enums import ScopeType
from litestar.status_codes import HTTP_200_OK
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from msgspec import Struct

from marsad.web.scene import stamp_of
from marsad.web.tongue import tongue

# The API, feeds, and what the map asks for. Pages depend on who may write; events never end.
KEPT = ("/api/", "/map/", "/feed.")
# All answers together; the newest 100 incidents, compressed, have under 100 kB.
MOST_BYTES = 64_000_000
# One answer may have at most this share.
SHARE = 4

Key = tuple[str, bytes, bool, str]


class Answer(Struct, frozen=True, kw_only=True):
    """An answer as it goes to the server: its head, then its body."""

    messages: tuple[Message, ...]
    size: int


class Memory:
    """The answers since the store was last written; those asked for last stay longest."""

    def __init__(self, path: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._path, self._most = path, most_bytes
        self._stamp: tuple[int, ...] = ()
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0

    def stamp(self) -> tuple[int, ...]:
        """What the store looks like now; if it was written, nothing is remembered."""
        now = stamp_of(self._path)
        if now != self._stamp:
            self._answers.clear()
            self._stamp, self._bytes = now, 0
        return now

    def find(self, key: Key) -> Answer | None:
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def keep(self, key: Key, answer: Answer, stamp: tuple[int, ...]) -> None:
        """Keep an answer that was begun at a stamp, if it still holds and is not too large."""
        if self.stamp() != stamp or answer.size > self._most // SHARE:
            return
        before = self._answers.pop(key, None)
        self._bytes += answer.size - (before.size if before else 0)
        self._answers[key] = answer
        while self._bytes > self._most:
            _, oldest = self._answers.popitem(last=False)
            self._bytes -= oldest.size


def remembering(app: ASGIApp, memory: Memory) -> ASGIApp:
    """Wrap an application: what the store alone decides is worked out once until it is written."""

    async def remember(scope: Scope, receive: Receive, send: Send) -> None:
        if not is_kept(scope):
            await app(scope, receive, send)
            return
        key, stamp = key_of(scope), memory.stamp()
        tag = tag_of(key, stamp)
        if tag in header(scope, b"if-none-match"):
            await send_unchanged(tag, send)
            return
        answer = memory.find(key)
        if answer is None:
            sent: list[Message] = []
            await app(scope, receive, recorded(sent, tagged(tag, send)))
            if is_good(sent):
                memory.keep(key, made_of(sent), stamp)
            return
        send_tagged = tagged(tag, send)
        for message in answer.messages:
            await send_tagged(message.copy())

    return remember


def is_kept(scope: Scope) -> bool:
    return (
        scope["type"] == ScopeType.HTTP
        and scope["method"] == "GET"
        and scope["path"].startswith(KEPT)
    )


def key_of(scope: Scope) -> Key:
    """What the answer depends on: host, address, language, and whether it may be compressed."""
    path = header(scope, b"host").decode("latin-1") + scope["path"]  # feeds have whole addresses
    gzip = b"gzip" in header(scope, b"accept-encoding")
    return path, scope["query_string"], gzip, tongue().code


def header(scope: Scope, name: bytes) -> bytes:
    """All that a request says under a name."""
    return b", ".join(value for given, value in scope["headers"] if given == name)


@cache
def build() -> str:
    """What changes when marsad's own files do, and with them what it answers."""
    here = Path(__file__).parent
    files = (*here.parent.rglob("*.py"), *(here / "locale").rglob("*.*o*"))
    return repr(max(file.stat().st_mtime_ns for file in files))


def tag_of(key: Key, stamp: tuple[int, ...]) -> bytes:
    """The name of an answer: another store, question or marsad has another."""
    return b'W/"%s"' % sha256(repr((key, stamp, build())).encode()).hexdigest()[:20].encode()


def tagged(tag: bytes, send: Send) -> Send:
    """Name a good answer, so that who has it can ask whether it is still the same."""

    async def send_tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTP_200_OK:
            known = {name for name, _ in message["headers"]}
            keep = [] if b"cache-control" in known else [(b"cache-control", b"private, no-cache")]
            message["headers"] = [*message["headers"], (b"etag", tag), *keep]
        await send(message)

    return send_tagged


async def send_unchanged(tag: bytes, send: Send) -> None:
    """Say that who asks has the answer already."""
    headers = [(b"etag", tag), (b"cache-control", b"private, no-cache")]
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def recorded(sent: list[Message], send: Send) -> Send:
    """Send on, and keep a copy: others add their headers to what they are handed."""

    async def record(message: Message) -> None:
        sent.append(message.copy())
        await send(message)

    return record


def is_good(sent: list[Message]) -> bool:
    """Whether a whole answer went out, and was no error."""
    return bool(sent) and is_fine(sent[0]) and is_last(sent[-1])


def is_fine(message: Message) -> bool:
    return message["type"] == "http.response.start" and message["status"] == HTTP_200_OK


def is_last(message: Message) -> bool:
    return message["type"] == "http.response.body" and not message.get("more_body", False)


def made_of(sent: list[Message]) -> Answer:
    bodies = (each["body"] for each in sent if each["type"] == "http.response.body")
    return Answer(messages=tuple(sent), size=sum(map(len, bodies)))
