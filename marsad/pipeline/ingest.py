"""From files to incidents: find pages, keep each, read it, and match what changed.

Pages are kept and read one by one, each in a transaction of its own: a run that is stopped goes on
where it was when the same command is given again. The order of pages changes nothing.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad.coding.homes import Home
from marsad.errors import PageError
from marsad.matching.incidents import partition_page
from marsad.matching.lineage import fingerprint
from marsad.pipeline.at_home import AtHome, settle_homes
from marsad.pipeline.match import match_stale
from marsad.records import ClaimId, Page, PageId, Problem, Report
from marsad.registry.store import Registry, load_registry
from marsad.store.namings import put_naming
from marsad.store.rows import words_of
from marsad.store.store import Store

# So many are told at the end of a run; `marsad problems` lists all.
FIRST_PROBLEMS = 10


class Reading(Struct, frozen=True, kw_only=True):
    """How a page is read; `version` changes whenever the same page may give another report.

    `registries` are the user's files of actors and sources, for who is on whose side. `at_home`
    tells how the homes of outlets are learnt and used; without it they are not.
    """

    version: str
    read: Callable[[Page], tuple[Report, ...]]
    registries: tuple[Path, ...] = ()
    at_home: AtHome | None = None

    def registry(self) -> Registry:
        return load_registry(*self.registries)


class Tally(Struct, frozen=True, kw_only=True):
    """How far a run is: pages found, of these new to the store, read, and problems met."""

    found: int = 0
    new: int = 0
    read: int = 0
    problems: int = 0
    first_problems: tuple[Problem, ...] = ()


Tell = Callable[[Tally], None]


def ingest(
    pages: Iterable[Page | Problem],
    store: Store,
    reading: Reading,
    *,
    now: Callable[[], datetime],
    tell: Tell,
) -> Tally:
    """Bring pages into the store as they are found; `tell` hears of every one."""
    tally = Tally()
    for found in pages:
        if isinstance(found, Problem):
            store.put_refusal(found)
            tally = count_problems(tally, found)
        else:
            is_new = store.add_page(found, captured_at=now())
            tally = count(tally, found=1, new=is_new)
            if store.version_of(found.id) != reading.version:
                tally = read_into(store, found.id, reading, tally=tally)
        tell(tally)
    tally = read_rest(store, reading, tally=tally, tell=tell)
    match_stale(store, reading.registry())
    return tally


def read_rest(store: Store, reading: Reading, *, tally: Tally, tell: Tell) -> Tally:
    """Read the pages that are left, and again those that the home of their outlet moves."""
    tally = read_unread(store, reading, tally=tally, tell=tell)
    if reading.at_home is None:
        return tally
    moved: list[PageId] = []

    def again(page_id: PageId, home: Home | None) -> None:
        read_into(store, page_id, reading, tally=Tally(), home=home)
        moved.append(page_id)

    settle_homes(store, reading.at_home, again)
    return count(tally, read=len(moved))


def read_unread(store: Store, reading: Reading, *, tally: Tally, tell: Tell) -> Tally:
    """Read the pages that are kept and not read, for instance because a run was stopped."""
    for page_id in store.unread():
        tally = read_into(store, page_id, reading, tally=tally)
        tell(tally)
    return tally


def read_into(
    store: Store, page_id: PageId, reading: Reading, *, tally: Tally, home: Home | None = None
) -> Tally:
    """Read a kept page; one that cannot be used leaves a Problem in place of reports."""
    page = store.page(page_id)
    problems: tuple[Problem, ...] = ()
    at_home = reading.at_home
    try:
        reports = reading.read(page) if at_home is None else at_home.read(page, home)
    except PageError as error:
        reports = ()
        problems = (
            Problem(stage="read", location=page.location, message=str(error), page_id=page_id),
        )
    named = at_home.name(page_id, reports, home) if at_home is not None else None
    with store.transaction():
        put_reports(store, page_id, reports, version=reading.version, problems=problems)
        if named is not None:
            put_naming(store, named)
    return count(count_problems(tally, *problems), read=1)


def put_reports(
    store: Store,
    page_id: PageId,
    reports: tuple[Report, ...],
    *,
    version: str,
    problems: tuple[Problem, ...],
) -> None:
    """Store all that was read from a page, or nothing of it."""
    text = fingerprint("\n".join(map(words_of, reports)))
    with store.transaction():
        store.put_reading(
            page_id,
            reports,
            version=version,
            partitions=partitions_of(page_id, reports),
            problems=problems,
        )
        store.put_fingerprint(page_id, words=text.words, shingles=text.shingles, bands=text.bands())


def partitions_of(page_id: PageId, reports: Iterable[Report]) -> dict[ClaimId, str]:
    """The claims that make incidents, each with the partition with which it is matched again."""
    return partition_page(page_id, (claim for report in reports for claim in report.claims))


def count(tally: Tally, *, found: int = 0, new: int = 0, read: int = 0) -> Tally:
    return msgspec.structs.replace(
        tally, found=tally.found + found, new=tally.new + new, read=tally.read + read
    )


def count_problems(tally: Tally, *problems: Problem) -> Tally:
    first = (*tally.first_problems, *problems)[:FIRST_PROBLEMS]
    return msgspec.structs.replace(
        tally, problems=tally.problems + len(problems), first_problems=first
    )
