"""Options of fetching, and the fetcher that they open."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.settings import load_settings

if TYPE_CHECKING:
    from marsad.fetching.fetcher import Fetcher
    from marsad.pipeline.follow import Fetch

FetchOption = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Fetch the pages that feeds and sitemaps in files name. Addresses are fetched anyway.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Pass over what feeds, sitemaps, rows and mails date before this day.",
    ),
]
AllowPrivateOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-private",
        metavar="HOST",
        help="Fetch from this host or network though it lies inside. May be repeated.",
    ),
]


@contextmanager
def fetching(*, captures: Path | None, allow_private: list[str] | None) -> Iterator["Fetch"]:
    """What fetches addresses; nothing is opened until the first is asked for."""
    with opening_fetcher(captures=captures, allow_private=allow_private) as fetcher:
        yield lambda urls: fetcher().get_all(urls)


@contextmanager
def opening_fetcher(
    *, captures: Path | None, allow_private: list[str] | None
) -> Iterator[Callable[[], "Fetcher"]]:
    """What opens a fetcher when it is first asked for one, and gives that one from then on."""
    settings = load_settings()
    folder = settings.captures or captures
    with ExitStack() as stack:

        @cache
        def opened() -> "Fetcher":
            from marsad.fetching import Limits, open_fetcher  # noqa: PLC0415  most commands fetch nothing

            fetcher = open_fetcher(
                contact=settings.contact,
                cache=None if folder is None else folder / "cache.db",
                captures=folder,
                allow_private=(*settings.allow_private, *(allow_private or ())),
                limits=Limits(delay_s=settings.delay_s),
            )
            return stack.enter_context(fetcher)

        yield opened


def captures_of(store: Path) -> Path:
    """Where what is fetched is kept for a store, unless the settings name a folder."""
    return store.with_suffix(".captures")
