"""Answers that follow from the store alone, kept until it is written, as they were sent."""

from collections import OrderedDict
from pathlib import Path

from litestar.enums import ScopeType
from litestar.status_codes import HTTP_200_OK
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from msgspec import Struct

from marsad.web.scene import stamp_of
from marsad.web.tongue import tongue

# The API, and what the map asks for. Pages depend on who may write; events never end.
KEPT = ("/api/", "/map/")
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
        answer = memory.find(key)
        if answer is None:
            sent: list[Message] = []
            await app(scope, receive, recorded(sent, send))
            if is_good(sent):
                memory.keep(key, made_of(sent), stamp)
            return
        for message in answer.messages:
            await send(message.copy())

    return remember


def is_kept(scope: Scope) -> bool:
    return (
        scope["type"] == ScopeType.HTTP
        and scope["method"] == "GET"
        and scope["path"].startswith(KEPT)
    )


def key_of(scope: Scope) -> Key:
    """What the answer depends on: the address, the language, and whether it may be compressed."""
    accepted = (value for name, value in scope["headers"] if name == b"accept-encoding")
    gzip = any(b"gzip" in value for value in accepted)
    return scope["path"], scope["query_string"], gzip, tongue().code


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
