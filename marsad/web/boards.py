"""The boards of a store, one a lens and language, and what is counted from them.

All is made once until the store is written: 100,000 incidents take some seconds to read, and
milliseconds to filter and to group.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from marsad.store.store import Store
from marsad.web.board import Bits, Board, board_of
from marsad.web.grouping import Groups, group
from marsad.web.lens import CLEAR, Lens
from marsad.web.once import Once
from marsad.web.rows import incident_row
from marsad.web.scene import stamp_of
from marsad.web.seeing import find_each
from marsad.web.tongue import tongue
from marsad.web.wanted import Wanted, fitting

Stamp = tuple[int, ...]
Seen = tuple[Path, Stamp, Lens, str]

# A board of 100,000 incidents has 0.1 GB; most lenses leave few.
_BOARDS: Once[Seen, Board] = Once(most=4)
_FITTING: Once[tuple[Seen, Wanted], Bits] = Once(most=64)
_GROUPS: Once[tuple[Seen, Wanted, int, bool], Groups] = Once(most=256)


def board(store: Store, lens: Lens = CLEAR) -> Board:
    """All incidents that a lens leaves of a store."""
    return _BOARDS.get(_seen(store, lens), _maker(store, lens))


def fit(store: Store, lens: Lens, wanted: Wanted) -> Bits:
    """Which of them meet the conditions."""
    seen = _seen(store, lens)
    rows = _BOARDS.get(seen, _maker(store, lens))
    return _FITTING.get((seen, wanted), lambda: fitting(rows, wanted, store, lens))


def groups(store: Store, lens: Lens, wanted: Wanted, zoom: int, *, vague: bool) -> Groups:
    """Those that fit, grouped as a zoom shows them."""
    rows, kept = board(store, lens), fit(store, lens, wanted)
    key = (_seen(store, lens), wanted, zoom, vague)
    return _GROUPS.get(key, lambda: group(rows, kept, zoom, vague=vague))


def version(store: Store) -> str:
    """A short name of what the store holds now; it changes when the store is written."""
    return sha256(repr(stamp_of(store.path)).encode()).hexdigest()[:12]


def _maker(store: Store, lens: Lens) -> Callable[[], Board]:
    return lambda: board_of(map(incident_row, find_each(store, lens)))


def _seen(store: Store, lens: Lens) -> Seen:
    return store.path, stamp_of(store.path), lens, tongue().code
