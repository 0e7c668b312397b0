"""Pages into the store: `ingest` and `rebuild`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from marsad.cli import wording
from marsad.cli.fetching import (
    AllowPrivateOption,
    FetchOption,
    SinceOption,
    captures_of,
    fetching,
)
from marsad.cli.options import Format, FormatOption, StoreOption, store_path, to_day
from marsad.cli.output import complain, console, note, print_json
from marsad.settings import load_settings

if TYPE_CHECKING:
    from marsad.pipeline.ingest import Reading, Tally
    from marsad.store.store import Store

STOPPED = 130
GO_ON = "What was read is stored: give the same command again to go on from there."
BEGIN_AGAIN = "Give the same command again to begin again, or `marsad ingest` to go on."


def ingest(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE...", help="Files, folders, patterns or addresses; - is standard input."
        ),
    ],
    *,
    fetch: FetchOption = False,
    since: SinceOption = None,
    allow_private: AllowPrivateOption = None,
    store: StoreOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Read pages into the store: text, HTML, feeds, sitemaps, web archives, mail, addresses.

    What a feed or a sitemap at an address names is fetched, politely: one request at a time to each
    host, as its robots.txt allows. Every answer is kept in a web archive beside the store.

    A page that is stored already is not read again. A page that cannot be read leaves a problem,
    and the run goes on. Stopped by Ctrl-C, give the same command again and it goes on from there.

    Example: marsad ingest examples --store marsad.db
    """
    from marsad.pipeline.find import find_all  # noqa: PLC0415  --help needs no models
    from marsad.pipeline.follow import follow  # noqa: PLC0415  the same
    from marsad.pipeline.ingest import ingest as run  # noqa: PLC0415  the same
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    reading, path, first_day = open_reading(), store_path(store), to_day(since, option="--since")
    fields = load_settings().fields
    with (
        open_store(path, write=True) as opened,
        told_when_stopped(GO_ON),
        fetching(captures=captures_of(path), allow_private=allow_private) as fetched,
    ):
        named = find_all(pages, stdin=sys.stdin.buffer, fields=fields)
        found = follow(named, fetched, fields=fields, since=first_day, from_files=fetch)
        with shown_progress() as tell:
            tally = run(found, opened, reading, now=lambda: datetime.now(UTC), tell=tell)
        report(tally, opened, output)
    if tally.problems and not tally.found:
        raise typer.Exit(1)


def rebuild(*, store: StoreOption = None, output: FormatOption = Format.TABLE) -> None:
    """Make all that is derived again, from the pages that are kept.

    Do this after an upgrade of marsad, or after a change of the gazetteer or the registry. The
    pages themselves stay as they were captured.

    Example: marsad rebuild --store marsad.db
    """
    from marsad.pipeline.rebuild import rebuild as run  # noqa: PLC0415  --help needs no models
    from marsad.store.store import open_store  # noqa: PLC0415  the same

    reading = open_reading()
    with (
        open_store(store_path(store), write=True, create=False) as opened,
        told_when_stopped(BEGIN_AGAIN),
    ):
        with shown_progress() as tell:
            tally = run(opened, reading, tell=tell)
        report(tally, opened, output)


def open_reading() -> "Reading":
    """How pages are read, by the tools that the settings name.

    What is wrong with these is told here, before a store is made or anything in it deleted.
    """
    from marsad.gazetteer.store import open_gazetteer  # noqa: PLC0415  --help needs none of these
    from marsad.pipeline.at_home import AtHome, moves, naming_of  # noqa: PLC0415
    from marsad.pipeline.ingest import Reading  # noqa: PLC0415
    from marsad.pipeline.read import open_tools, read_page, reader_version  # noqa: PLC0415
    from marsad.registry.store import load_registry  # noqa: PLC0415

    tools = open_tools(load_settings())
    open_gazetteer(tools.gazetteer).close()
    load_registry(*tools.registries)
    read = partial(read_page, toolbox=tools)
    return Reading(
        version=reader_version(),
        read=read,
        registries=tools.registries,
        at_home=AtHome(
            read=lambda page, home: read_page(page, tools, home),
            name=partial(naming_of, toolbox=tools),
            moves=partial(moves, toolbox=tools),
        ),
    )


@contextmanager
def told_when_stopped(advice: str) -> Iterator[None]:
    """Say after Ctrl-C how to go on: every page that was read is stored."""
    try:
        yield
    except KeyboardInterrupt:
        note(f"Stopped. {advice}")
        raise typer.Exit(STOPPED) from None


@contextmanager
def shown_progress() -> Iterator[Callable[["Tally"], None]]:
    """Show on a terminal how far a run is; elsewhere nothing."""
    screen = console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, disable=not screen.is_terminal) as progress:
        task = progress.add_task("Looking for pages")
        yield lambda tally: progress.update(task, description=in_words(tally))


def in_words(tally: "Tally") -> str:
    """`18 pages found, 18 new, 18 read, 0 problems`; a rebuild looks for no pages."""
    parts = [f"{tally.new:,} new", f"{tally.read:,} read", wording.many(tally.problems, "problem")]
    if tally.found:
        return ", ".join((f"{wording.many(tally.found, 'page')} found", *parts))
    return ", ".join(parts[1:])


def report(tally: "Tally", store: "Store", output: Format) -> None:
    """Say what came of a run, and what went wrong in it."""
    counts = store.counts()
    for problem in tally.first_problems:
        complain(f"{problem.location}: {problem.message}")
    if tally.problems > len(tally.first_problems):
        note(f"All problems: marsad problems --store {store.path}")
    if output is Format.JSON:
        print_json([{"run": tally, "store": counts}])
    else:
        typer.echo(f"{in_words(tally)}.")
        held = (("page", counts.pages), ("claim", counts.claims), ("incident", counts.incidents))
        listed = ", ".join(wording.many(count, thing) for thing, count in held)
        typer.echo(f"{store.path}: {listed}. See: marsad incidents --store {store.path}")
