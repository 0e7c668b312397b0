"""Feeds that are watched, and which of their entries were read."""

from collections.abc import Collection, Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import RowMapping, delete, func, insert, select

from marsad.records import Lead, PageId
from marsad.store import tables
from marsad.store.rows import Row, encode, utc
from marsad.store.store import Store

FEED, ENTRY = tables.feeds, tables.feed_entries
# SQLite takes some thousands of values in one statement.
AT_ONCE = 500


class WatchedFeed(Struct, frozen=True, kw_only=True):
    """A feed that is watched: when it is asked next, and whether it failed the last times.

    `body_digest` names the answer whose entries are kept; `problem` is what was told of a failure.
    """

    address: str
    next_at: datetime
    body_digest: str | None = None
    failures: int = 0
    problem: str | None = None


class FeedEntry(Struct, frozen=True, kw_only=True):
    """An entry of a feed: `page_id` is the newest page that was got for it.

    `stamp` changes when the outlet edits the entry. `next_at` is when its `lead` is to be fetched;
    None if there is nothing more to do. `tries` counts the times that this failed.
    """

    feed: str
    entry: str
    seen_at: datetime
    stamp: str
    page_id: PageId | None = None
    tries: int = 0
    next_at: datetime | None = None
    lead: Lead | None = None


def feed_at(store: Store, address: str) -> WatchedFeed | None:
    with store.transaction() as connection:
        query = select(FEED).where(FEED.c.address == address)
        row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    return WatchedFeed(**{**row, "next_at": datetime.fromisoformat(row["next_at"])})


def put_feed(store: Store, feed: WatchedFeed) -> None:
    row = {**msgspec.structs.asdict(feed), "next_at": utc(feed.next_at)}
    with store.transaction() as connection:
        known = FEED.c.address == feed.address
        if connection.execute(FEED.update().where(known).values(row)).rowcount == 0:
            connection.execute(insert(FEED), row)


def forget_refusal(store: Store, location: str) -> None:
    """Let go of what could not be read there: it can be read now."""
    refusals = tables.refusals
    with store.transaction() as connection:
        connection.execute(delete(refusals).where(refusals.c.location == location))


def entries_of(store: Store, feed: str, names: Sequence[str]) -> dict[str, FeedEntry]:
    """Those of a feed's entries that were seen before, by their names."""
    found: dict[str, FeedEntry] = {}
    with store.transaction() as connection:
        for first in range(0, len(names), AT_ONCE):
            some = ENTRY.c.entry.in_(names[first : first + AT_ONCE])
            query = select(ENTRY).where(ENTRY.c.feed == feed, some)
            rows = connection.execute(query).mappings()
            found |= {row["entry"]: row_to_entry(row) for row in rows}
    return found


def put_entry(store: Store, entry: FeedEntry) -> None:
    with store.transaction() as connection:
        known = (ENTRY.c.feed == entry.feed) & (ENTRY.c.entry == entry.entry)
        connection.execute(delete(ENTRY).where(known))
        connection.execute(insert(ENTRY), entry_to_row(entry))


def due_entries(
    store: Store, feeds: Collection[str], *, at: datetime, limit: int
) -> list[FeedEntry]:
    """The entries of these feeds that are to be fetched by now, those that wait longest first."""
    to_fetch = ENTRY.c.record.is_not(None) & (ENTRY.c.next_at <= utc(at))
    query = (
        select(ENTRY)
        .where(to_fetch, ENTRY.c.feed.in_(feeds))
        .order_by(ENTRY.c.next_at, ENTRY.c.feed, ENTRY.c.entry)
        .limit(limit)
    )
    with store.transaction() as connection:
        return [row_to_entry(row) for row in connection.execute(query).mappings()]


def page_at(store: Store, url: str) -> PageId | None:
    """A page that was got for this address, by way of whatever feed."""
    query = select(func.min(ENTRY.c.page_id)).where(ENTRY.c.url == url)
    with store.transaction() as connection:
        found: str | None = connection.scalar(query)
    return None if found is None else PageId(found)


def next_due(store: Store, feeds: Collection[str]) -> datetime | None:
    """When the next of these feeds is to be asked, or the next of their entries fetched."""
    of_feeds = select(func.min(FEED.c.next_at)).where(FEED.c.address.in_(feeds))
    of_entries = select(func.min(ENTRY.c.next_at)).where(ENTRY.c.feed.in_(feeds))
    with store.transaction() as connection:
        moments = [connection.scalar(of_feeds), connection.scalar(of_entries)]
    return min((datetime.fromisoformat(at) for at in moments if at is not None), default=None)


def entry_to_row(entry: FeedEntry) -> Row:
    return {
        "feed": entry.feed,
        "entry": entry.entry,
        "seen_at": utc(entry.seen_at),
        "stamp": entry.stamp,
        "url": None if entry.lead is None else entry.lead.url,
        "page_id": entry.page_id,
        "tries": entry.tries,
        "next_at": None if entry.next_at is None else utc(entry.next_at),
        "record": None if entry.lead is None else encode(entry.lead),
    }


def row_to_entry(row: RowMapping) -> FeedEntry:
    next_at, record = row["next_at"], row["record"]
    return FeedEntry(
        feed=row["feed"],
        entry=row["entry"],
        seen_at=datetime.fromisoformat(row["seen_at"]),
        stamp=row["stamp"],
        page_id=row["page_id"],
        tries=row["tries"],
        next_at=None if next_at is None else datetime.fromisoformat(next_at),
        lead=None if record is None else msgspec.json.decode(record, type=Lead),
    )
