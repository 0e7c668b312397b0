"""Fetches pages politely: robots.txt, a pause for each host, a cache, and no inner addresses.

    with open_fetcher(contact="desk@example.org", cache=Path("marsad-cache.db")) as fetcher:
        answer = fetcher.get("https://example.org/story")

Nothing is loaded for the network until a fetcher is opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.fetching.answers import PAGES, WHOLE, Answer, Limits, Outside, Redirect

if TYPE_CHECKING:
    from marsad.fetching.fetcher import Fetcher

__all__ = ["PAGES", "WHOLE", "Answer", "Limits", "Outside", "Redirect", "open_fetcher"]


@contextmanager
def open_fetcher(
    *,
    contact: str | None = None,
    cache: Path | None = None,
    captures: Path | None = None,
    allow_private: tuple[str, ...] = (),
    limits: Limits | None = None,
    outside: Outside | None = None,
) -> Iterator["Fetcher"]:
    """Open what fetches pages, and close its files at the end.

    `contact` is an address of a page or mailbox that hosts can turn to. `cache` is an SQLite file,
    `captures` a folder in which one WARC file for each run keeps every answer as it came; both are
    made if need be, and without them nothing is kept. `allow_private` names hosts and networks
    that may lie inside: `intranet.example`, `10.0.0.0/8`.
    """
    from marsad.fetching.fetcher import Fetcher  # noqa: PLC0415  most commands need no network

    fetcher = Fetcher(
        contact=contact,
        cache=cache,
        captures=captures,
        allow_private=allow_private,
        limits=limits or Limits(),
        outside=outside or Outside(),
    )
    try:
        yield fetcher
    finally:
        fetcher.close()
