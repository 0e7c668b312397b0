"""Feeds into the store, for good: `watch`."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.fetching import AllowPrivateOption, captures_of, opening_fetcher
from marsad.cli.ingest import (
    GO_ON,
    in_words,
    open_reading,
    report,
    shown_progress,
    told_when_stopped,
)
from marsad.cli.options import Format, FormatOption, StoreOption, store_path
from marsad.cli.output import note, print_json
from marsad.errors import InputError

if TYPE_CHECKING:
    from marsad.pipeline.ingest import Tally

# News sites renew their feeds every few minutes; four visits an hour trouble none.
EVERY_MIN = 15


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds or news sitemaps.")
    ],
    *,
    every: Annotated[
        int,
        typer.Option(
            metavar="MINUTES",
            min=1,
            max=24 * 60,
            help="How often to ask each feed; less often where it says so itself.",
        ),
    ] = EVERY_MIN,
    once: Annotated[
        bool, typer.Option("--once", help="Ask each feed once and end, as cron needs it.")
    ] = False,
    allow_private: AllowPrivateOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Follow feeds for good: read each entry once, and again when the outlet edits it.

    RSS, Atom, JSON Feed and news sitemaps are followed. An entry that carries its text is a page;
    of others the page is fetched, and tried again up to five times if that fails. A feed that does
    not answer is told of once and asked again, ever less often.

    Stop it by Ctrl-C. What was seen and what is still to be fetched stands in the store: give the
    same command again and it goes on from there. With --once, a feed that asked to be left alone
    for longer is passed over.

    Example: marsad watch https://news.example/feed.xml --store marsad.db
    """
    from marsad.pipeline.polling import Watch  # noqa: PLC0415  --help needs no models
    from marsad.pipeline.watch import watch_feeds, watch_once  # noqa: PLC0415  the same
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    check_addresses(feeds)
    reading, path = open_reading(), store_path(store)
    with (
        open_store(path, write=True, wait_s=60) as opened,
        told_when_stopped(GO_ON),
        opening_fetcher(captures=captures_of(path), allow_private=allow_private) as fetcher,
        shown_progress() as tell,
    ):
        means = Watch(
            store=opened,
            reading=reading,
            # Servers call feeds many things, and what they are shows when they are read.
            fetch_feeds=lambda urls: fetcher().get_all(urls, types=("*",), fresh=True),
            fetch=lambda urls: fetcher().get_all(urls),
            every_s=0 if once else every * 60,
            now=lambda: datetime.now(UTC),
            tell=tell,
            say=note,
        )
        if not once:
            watch_feeds(feeds, means, sleep=time.sleep, after_round=told_by(output))
        tally = watch_once(feeds, means)
    with open_store(path) as opened:
        report(tally, opened, output)
    if tally.problems and not tally.found:
        raise typer.Exit(1)


def check_addresses(feeds: list[str]) -> None:
    for name in feeds:
        if not name.lower().startswith(("http://", "https://")):
            message = f"{name} is no address of a feed. For a feed in a file: marsad ingest {name}"
            raise InputError(message)


def told_by(output: Format) -> "Callable[[Tally], None]":
    """What tells of each round that brought something, since the watching began."""

    def tell(tally: "Tally") -> None:
        if output is Format.JSON:
            print_json([{"at": datetime.now(UTC), "run": tally}])
        else:
            typer.echo(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC  {in_words(tally)}.")

    return tell
