"""Asks feeds for their entries, and keeps of each what is to be done about it.

What one answer holds is kept in one transaction, with the moment at which the feed is asked again:
a run that is stopped before it asks again, and one that is stopped after it has lost nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace

from marsad.errors import FetchError, PageError
from marsad.fetching import Answer
from marsad.ids import digest
from marsad.pipeline.follow import Fetch
from marsad.pipeline.ingest import Reading, Tally, Tell, count, count_problems, read_into
from marsad.readers import Found, Opened, feed, sitemap
from marsad.records import Page, PageId, Problem
from marsad.store.feeds import (
    FeedEntry,
    WatchedFeed,
    entries_of,
    feed_at,
    forget_refusal,
    put_entry,
    put_feed,
)
from marsad.store.store import Store

# A feed that fails is asked again after this time, or its own if that is longer; then after twice
# as long each time, up to a day.
RETRY_S = 15 * 60
# However long a feed asks to be left alone, and however often it failed: news of a day is old.
LONGEST_PAUSE_S = 24 * 60 * 60
# Feeds hold the newest hundred or so; what holds more is an archive, and is ingested as one.
MOST_ENTRIES = 10_000
HEAD = 4096

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


class Watch(Struct, frozen=True, kw_only=True):
    """What watching works with.

    `fetch_feeds` asks each server whether there is something new; `fetch` gets pages. `every_s` is
    the least time between two visits to a feed, 0 if this run makes one. `say` is told what a
    person should know.
    """

    store: Store
    reading: Reading
    fetch_feeds: Fetch
    fetch: Fetch
    every_s: int
    now: Callable[[], datetime]
    tell: Tell
    say: Callable[[str], None]


def poll(addresses: Sequence[str], watch: Watch, *, tally: Tally) -> Tally:
    """Ask the feeds that are due, and keep their new entries."""
    at = watch.now()
    known = {address: feed_at(watch.store, address) for address in addresses}
    due = [address for address, one in known.items() if one is None or one.next_at <= at]
    for address, answer in zip(due, watch.fetch_feeds(due), strict=True):
        before = known[address] or WatchedFeed(address=address, next_at=at)
        tally = take_in(before, answer, watch, tally=tally)
        watch.tell(tally)
    return tally


def take_in(
    before: WatchedFeed, answer: Answer | FetchError, watch: Watch, *, tally: Tally
) -> Tally:
    """Keep what a feed answered, or that it failed."""
    try:
        if isinstance(answer, FetchError):
            raise answer
        body = sha256(answer.body).hexdigest()
        found = () if body == before.body_digest else tuple(entries_in(before.address, answer))
    except PageError as error:
        return fail(before, error, watch, tally=tally)
    wait_s = max(watch.every_s, min(asked_s(answer), LONGEST_PAUSE_S))
    after = WatchedFeed(
        address=before.address, next_at=watch.now() + timedelta(seconds=wait_s), body_digest=body
    )
    with watch.store.transaction():
        put_feed(watch.store, after)
        if found or before.failures:
            forget_refusal(watch.store, before.address)
        tally, new = keep(before.address, found, answer, watch, tally=tally)
    if before.failures:
        watch.say(f"{before.address} answers again.")
    for page_id in new:
        tally = read_if_new(page_id, watch, tally=tally)
    return tally


def fail(before: WatchedFeed, error: PageError, watch: Watch, *, tally: Tally) -> Tally:
    """Keep that a feed failed; that is told once, until it answers again."""
    wait_s = max(watch.every_s, RETRY_S) * 2 ** min(before.failures, 10)
    asked = error.again_after_s if isinstance(error, FetchError) else None
    wait_s = int(min(max(wait_s, asked or 0), LONGEST_PAUSE_S))
    problem = Problem(stage="fetch", location=before.address, message=str(error))
    after = replace(
        before,
        next_at=watch.now() + timedelta(seconds=wait_s),
        failures=before.failures + 1,
        problem=problem.message,
    )
    with watch.store.transaction():
        put_feed(watch.store, after)
        watch.store.put_refusal(problem)
    if before.failures:
        return tally
    if watch.every_s:  # else the end of the run tells of it
        watch.say(f"{before.address}: {error} It is asked again from time to time.")
    return count_problems(tally, problem)


# --- what a feed holds --------------------------------------------------------------------------


def entries_in(address: str, answer: Answer) -> Iterator[tuple[str, Found]]:
    """The entries of an answer by their names; PageError if it is no feed and no sitemap."""
    reader = sitemap.READER if sitemap.begins(answer.body[:HEAD]) else feed.READER
    opened = Opened(file=BytesIO(answer.body), location=answer.url)
    for number, found in enumerate(reader.read(opened)):
        if number == MOST_ENTRIES:
            message = f"it has more than {MOST_ENTRIES:,} entries, and the rest is left out."
            yield "", Problem(stage="read", location=address, message=message)
            return
        name = found.location.removeprefix(answer.url).removeprefix("#")
        location = f"{address}#{name}" if name else address
        yield name, replace(found, location=location)


def asked_s(answer: Answer) -> int:
    """For how many seconds a feed asks to be left alone, in its words or in its answer's head."""
    head = ",".join(value for name, value in answer.headers if name == "cache-control")
    fresh = _MAX_AGE.search(head)
    return max(feed.pause_s(BytesIO(answer.body)) or 0, int(fresh[1]) if fresh else 0)


def stamp_of(found: Found) -> str:
    """What changes when the outlet edits an entry: its text, its moment of change or its title."""
    if isinstance(found, Page):
        return found.id
    if isinstance(found, Problem):
        return "problem"  # it may say by a number which entry it is, and numbers change
    return digest(found.modified or "", found.published or "", found.title or "", found.url)


def keep(
    address: str,
    found: Sequence[tuple[str, Found]],
    answer: Answer,
    watch: Watch,
    *,
    tally: Tally,
) -> tuple[Tally, list[PageId]]:
    """Keep the entries that are new or edited; the pages among them are still to be read."""
    known = entries_of(watch.store, address, [name for name, _ in found])
    new: list[PageId] = []
    for name, one in found:
        if isinstance(one, Problem):
            watch.store.put_refusal(one)
        before = known.get(name)
        if before is not None and before.stamp == stamp_of(one):
            continue
        first = FeedEntry(feed=address, entry=name, seen_at=watch.now(), stamp="")
        entry = replace(before or first, stamp=stamp_of(one), tries=0)
        if isinstance(one, Page):
            tally = add(replace(one, captured_at=answer.captured_at), watch, tally=tally)
            new.append(one.id)
            entry = replace(entry, page_id=one.id, lead=None, next_at=None)
        elif isinstance(one, Problem):
            tally = count_problems(tally, one)
        else:
            entry = replace(entry, lead=one, next_at=watch.now())
        put_entry(watch.store, entry)
    return tally, new


def add(page: Page, watch: Watch, *, tally: Tally) -> Tally:
    """Keep a page; it is still to be read."""
    is_new = watch.store.add_page(page, captured_at=watch.now())
    return count(tally, found=1, new=is_new)


def read_if_new(page_id: PageId, watch: Watch, *, tally: Tally) -> Tally:
    if watch.store.version_of(page_id) == watch.reading.version:
        return tally
    tally = read_into(watch.store, page_id, watch.reading, tally=tally)
    watch.tell(tally)
    return tally
