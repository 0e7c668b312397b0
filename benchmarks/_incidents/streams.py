"""Our own streams: pages of many outlets in order of capture, and the incidents behind them.

A stream is a folder with `pages.jsonl` and `incidents.jsonl`; corpus/README.md says what they hold.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from marsad.ids import page_id
from marsad.records import Page

T = TypeVar("T")

DAY_LENGTH = len("2016-03-04")


class Report(Struct, frozen=True, kw_only=True):
    """That a page tells of an incident: in which words, on whose word, with what figures."""

    incident: str
    quotes: tuple[str, ...]
    origin: str
    killed: tuple[int | None, int | None] | None = None
    injured: tuple[int | None, int | None] | None = None


class Row(Struct, frozen=True, kw_only=True):
    """A page of a stream."""

    id: str
    outlet: str
    url: str
    captured: str
    published: str | None
    title: str
    text: str
    copy_of: str | None = None
    reports: tuple[Report, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.title}\n\n{self.text}"


class Range3(Struct, frozen=True, kw_only=True):
    """The lowest, the best and the highest number of an incident."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


class Truth(Struct, frozen=True, kw_only=True):
    """An incident as its writer meant it."""

    id: str
    type: str
    place: str
    days: tuple[str, ...]
    what: str
    origins: int
    killed: Range3 | None = None
    injured: Range3 | None = None
    part_of: str | None = None
    similar: tuple[str, ...] = ()


class Stream(Struct, frozen=True, kw_only=True):
    """The pages of a stream and the truth behind them."""

    name: str
    rows: tuple[Row, ...]
    incidents: tuple[Truth, ...]


def read_streams(folder: Path) -> Iterator[Stream]:
    """The streams that stand in a folder, by name."""
    for path in sorted(folder.glob("*/incidents.jsonl")):
        yield Stream(
            name=path.parent.name,
            rows=tuple(_lines(path.with_name("pages.jsonl"), Row)),
            incidents=tuple(_lines(path, Truth)),
        )


def page_of(row: Row) -> Page:
    """A page as a reader would give it: published at a moment where it was captured that day.

    Feeds give the moment of publication, which the stream leaves out; its capture stands for it.
    """
    body = row.whole.encode()
    same_day = row.published is not None and row.captured.startswith(row.published[:DAY_LENGTH])
    return Page(
        id=page_id(body, row.id),
        location=row.id,
        media_type="text/plain",
        body=body,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published=row.captured if same_day else row.published,
        captured_at=row.captured,
    )


def _lines(path: Path, kind: type[T]) -> Iterator[T]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield msgspec.json.decode(line, type=kind)
