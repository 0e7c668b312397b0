"""How much of the time of reading goes into places: names, their resolution, events' places."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.speed import articles, examples
from marsad.extractors._grammar import building, story
from marsad.gazetteer.store import Gazetteer
from marsad.pipeline import read
from marsad.pipeline.read import Toolbox
from marsad.records import Page

MOST = 0.10
PAGES = 60
# What the time is taken of, by the module or class that calls it.
ASKED = (
    (Gazetteer, "find"),
    (read, "resolve_places"),
    (read, "locate"),
    (story, "names_in"),
    (building, "spots_of"),
    (building, "lent_places"),
)


class Clock:
    """Adds up the time of what is asked, of nested calls the outer one's."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self._depth += 1
            started = time.perf_counter()
            try:
                return function(*given, **named)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self.seconds += time.perf_counter() - started

        return call


@contextmanager
def watched(clock: Clock) -> Iterator[None]:
    before = [(owner, name, getattr(owner, name)) for owner, name in ASKED]
    for owner, name, function in before:
        setattr(owner, name, clock.timed(function))
    try:
        yield
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def figures(pages: list[Page], toolbox: Toolbox) -> dict[str, Any]:
    for page in pages[:3]:
        read.read_page(page, toolbox)
    clock = Clock()
    with watched(clock):
        started = time.perf_counter()
        for page in pages:
            read.read_page(page, toolbox)
        whole = time.perf_counter() - started
    return {
        "pages": len(pages),
        "seconds": round(whole, 2),
        "share": round(clock.seconds / whole, 4),
    }


def pages_of(data: Any) -> list[Page]:
    return [*examples(), *articles(data)[:PAGES]]
