"""Follows feeds for good: asks each from time to time, and reads each of their entries once.

All that is to be done stands in the store: which feed is asked when, which entry is still to be
fetched. A run that is stopped, in whatever way, goes on where it was. A page is kept in one
transaction with the mark that its entry is done.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NoReturn

from msgspec.structs import replace

from marsad.errors import FetchError, PageError
from marsad.fetching import Answer
from marsad.pipeline.follow import held_by
from marsad.pipeline.ingest import Tally, count_problems, read_unread
from marsad.pipeline.match import match_stale
from marsad.pipeline.pages import NO_FIELDS
from marsad.pipeline.polling import RETRY_S, Watch, add, poll, read_if_new
from marsad.records import Page, Problem
from marsad.store.feeds import FeedEntry, due_entries, next_due, page_at, put_entry

# So many pages are fetched before feeds are asked again: what leaves a feed is lost.
BATCH = 32
# A page that cannot be fetched is tried again a quarter of an hour later, then after twice as long
# each time: the last time some four hours after the first.
MOST_TRIES = 5

NO_PAGE = "it is no page: it names others, as feeds and sitemaps do. Watch it by its own address."


def watch_feeds(
    addresses: Sequence[str],
    watch: Watch,
    *,
    sleep: Callable[[float], None],
    after_round: Callable[[Tally], None],
) -> NoReturn:
    """Follow feeds until something stops the program."""
    addresses = list(dict.fromkeys(addresses))
    tally = finish(watch)
    while True:
        before = tally
        tally = fetch_some(addresses, watch, tally=poll(addresses, watch, tally=tally))
        match_stale(watch.store, watch.reading.registry())
        if tally != before:
            after_round(tally)
        due = next_due(watch.store, addresses)
        wait_s = watch.every_s if due is None else (due - watch.now()).total_seconds()
        if wait_s > 0:
            sleep(wait_s)


def watch_once(addresses: Sequence[str], watch: Watch) -> Tally:
    """Ask the feeds once that may be asked now, and fetch all that is due."""
    addresses = list(dict.fromkeys(addresses))
    tally = poll(addresses, watch, tally=finish(watch))
    while due_entries(watch.store, addresses, at=watch.now(), limit=1):
        tally = fetch_some(addresses, watch, tally=tally)
    match_stale(watch.store, watch.reading.registry())
    return tally


def finish(watch: Watch) -> Tally:
    """Read what a run before kept and did not come to read."""
    tally = read_unread(watch.store, watch.reading, tally=Tally(), tell=watch.tell)
    match_stale(watch.store, watch.reading.registry())
    return tally


def fetch_some(addresses: Sequence[str], watch: Watch, *, tally: Tally) -> Tally:
    """Fetch the pages of the entries that have waited longest, and keep and read each."""
    wanted: dict[str, list[FeedEntry]] = {}
    for entry in due_entries(watch.store, addresses, at=watch.now(), limit=BATCH):
        if entry.lead is not None and not is_done(entry, watch):
            wanted.setdefault(entry.lead.url, []).append(entry)
    for entries, answer in zip(wanted.values(), watch.fetch(list(wanted)), strict=True):
        first, *others = entries
        tally = settle(first, answer, watch, tally=tally)
        if isinstance(answer, FetchError):
            # What failed for one entry failed for all; else they find its page next time.
            for other in others:
                try_again(other, answer, watch, tally=tally)
        watch.tell(tally)
    return tally


def is_done(entry: FeedEntry, watch: Watch) -> bool:
    """Say whether a new entry's page was got already, as another feed names it too."""
    if entry.page_id is not None or entry.lead is None:
        return False
    page_id = page_at(watch.store, entry.lead.url)
    if page_id is not None:
        put_entry(watch.store, replace(entry, page_id=page_id, next_at=None))
    return page_id is not None


def settle(entry: FeedEntry, answer: Answer | FetchError, watch: Watch, *, tally: Tally) -> Tally:
    """Keep and read the page that was fetched for an entry, or keep that it could not be."""
    try:
        pages = pages_in(entry, answer)
    except PageError as error:
        return try_again(entry, error, watch, tally=tally)
    with watch.store.transaction():
        for page in pages:
            tally = add(page, watch, tally=tally)
        put_entry(watch.store, replace(entry, page_id=pages[0].id, next_at=None, tries=0))
    for page in pages:
        tally = read_if_new(page.id, watch, tally=tally)
    return tally


def pages_in(entry: FeedEntry, answer: Answer | FetchError) -> list[Page]:
    """The pages of an answer; PageError if there are none."""
    if isinstance(answer, FetchError):
        raise answer
    if entry.lead is None:
        return []
    found = list(held_by(entry.lead, answer, NO_FIELDS))
    pages = [one for one in found if isinstance(one, Page)]
    if not pages:
        problems = (one.message for one in found if isinstance(one, Problem))
        raise PageError(next(problems, NO_PAGE))
    return pages


def try_again(entry: FeedEntry, error: PageError, watch: Watch, *, tally: Tally) -> Tally:
    """Keep that a page could not be fetched, and when that is tried again, if it is."""
    tries = entry.tries + 1
    asked_s = error.again_after_s if isinstance(error, FetchError) else None
    wait_s = max(RETRY_S * 2 ** (tries - 1), asked_s or 0)
    next_at = None if tries >= MOST_TRIES else watch.now() + timedelta(seconds=wait_s)
    url = entry.feed if entry.lead is None else entry.lead.url
    problem = Problem(stage="fetch", location=url, message=str(error))
    with watch.store.transaction():
        watch.store.put_refusal(problem)
        put_entry(watch.store, replace(entry, tries=tries, next_at=next_at))
    return count_problems(tally, problem) if tries == 1 else tally
