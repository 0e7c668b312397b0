"""What the map's filters keep of the board."""

from datetime import date

import numpy as np
from litestar.di import NamedDependency
from msgspec import Struct

from marsad.records import EventType, Status
from marsad.store.store import Store
from marsad.web.board import KINDS, MISSING, STATUSES, Bits, Board, day_number
from marsad.web.lens import Lens
from marsad.web.queries import Filters, Since, SourceName, StatusName, Type, Until, Words
from marsad.web.seeing import find_ids


class Wanted(Struct, frozen=True, kw_only=True):
    """Conditions on incidents, all of which must hold; `source` is a whole name."""

    type: EventType | None = None
    status: Status | None = None
    source: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None


def provide_wanted(
    type: Type = None,  # noqa: A002  the parameter's name in the address
    status: StatusName = None,
    source: SourceName = None,
    text: Words = None,
    since: Since = None,
    until: Until = None,
) -> Wanted:
    words = (text or "").strip() or None
    return Wanted(
        type=type, status=status, source=source or None, text=words, since=since, until=until
    )


GivenWanted = NamedDependency[Wanted]


def fitting(board: Board, wanted: Wanted, store: Store, lens: Lens) -> Bits:
    """Which rows meet every condition; the words are also looked for in the claims' evidence."""
    fit = np.ones(len(board), dtype=np.bool_)
    if wanted.type is not None:
        fit &= board.kind == KINDS.index(wanted.type.value)
    if wanted.status is not None:
        fit &= board.status == STATUSES.index(wanted.status.value)
    if wanted.since is not None:
        fit &= board.last >= day_number(wanted.since)
    if wanted.until is not None:
        fit &= (board.first <= day_number(wanted.until)) & (board.first != MISSING)
    if wanted.source is not None:
        fit &= of_source(board, wanted.source)
    if wanted.text is not None:
        told = find_ids(store, Filters(text=wanted.text), lens)
        fit &= with_words(board, wanted.text, frozenset(told))
    return fit


def of_source(board: Board, name: str) -> Bits:
    fit = np.zeros(len(board), dtype=np.bool_)
    if name in board.source_names:
        pairs = board.sources
        fit[pairs.row[pairs.value == board.source_names.index(name)]] = True
    return fit


def with_words(board: Board, text: str, told: frozenset[str]) -> Bits:
    """The rows that have a text in their own words, or whose claims have its words."""
    words = text.lower()
    both = zip(board.ids, board.texts, strict=True)
    found = (name in told or words in own for name, own in both)
    return np.fromiter(found, dtype=np.bool_, count=len(board))
