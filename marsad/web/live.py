"""Server-sent events: an open page hears when the store was written, and looks again."""

from asyncio import sleep
from collections.abc import AsyncIterator

from litestar import get
from litestar.response import ServerSentEvent, ServerSentEventMessage

from marsad.store.store import Store
from marsad.web.queries import GivenStore
from marsad.web.scene import stamp_of

# How often the store's files are looked at: two calls of the file system for each open page.
LOOK_EVERY_S = 1.0
# A comment so often keeps the way open through whatever stands between.
QUIET_TURNS = 20


async def changes_of(store: Store) -> AsyncIterator[ServerSentEventMessage]:
    """Yield a message whenever the store was written; the first says that one listens."""
    seen, quiet = stamp_of(store.path), 0
    yield ServerSentEventMessage(event="listening", data="", retry=3000)
    while True:
        await sleep(LOOK_EVERY_S)
        now, quiet = stamp_of(store.path), quiet + 1
        if now != seen:
            seen, quiet = now, 0
            yield ServerSentEventMessage(event="changed", data="")
        elif quiet >= QUIET_TURNS:
            quiet = 0
            yield ServerSentEventMessage(comment="still here")


@get("/events", include_in_schema=False)
async def give_events(store: GivenStore) -> ServerSentEvent:
    """Tell an open page of every change of the store."""
    return ServerSentEvent(changes_of(store))
