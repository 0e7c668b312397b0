"""What stands too near to be told apart at a zoom, counted together: marks and groups of a map.

The earth is laid out in cells; what lies in one is a group, in the middle of its members, and joins
a larger group beside it that would touch it. Groups count incidents: tolls are never added up.
"""

import numpy as np
from msgspec import Struct

from marsad.web.board import FAMILIES, Bits, Board, Numbers, Places

# The width of a tile, and of a cell, in the pixels of the map. A group's mark is 26 to 40 wide.
TILE_PX = 512
CELL_PX = {False: 25.6, True: 36.5}  # a whole number to a tile: 20 for points, 14 for areas
# How often what touches is joined: once leaves a tenth of 450 groups 19 px from the next, twice 26.
ROUNDS = 2
# Where the projection of the map ends.
MOST_LATITUDE = 85.0511
BESIDE = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0))


class Groups(Struct, frozen=True):
    """Groups at one zoom, those of one tile together. `row` is the only member, or -1.

    `x` and `y` are pixels from the north-western end of the world; `box` is west, south, east and
    north of the members, to a millionth of a degree.
    """

    zoom: int
    x: Places
    y: Places
    count: Numbers
    families: Numbers
    row: Numbers
    box: Numbers
    tile: Numbers

    def of_tile(self, x: int, y: int) -> slice:
        """Which groups lie in a tile."""
        key = tile_key(x, y, self.zoom)
        first, last = np.searchsorted(self.tile, (key, key + 1))
        return slice(int(first), int(last))


def tile_key(x: int, y: int, zoom: int) -> int:
    return (y << zoom) + x


def group(board: Board, rows: Bits, zoom: int, *, vague: bool) -> Groups:
    """Group the rows that are drawn as points, or those that are drawn as areas."""
    drawn = np.flatnonzero(rows & (board.spot >= 0))
    drawn = drawn[board.spots.vague[board.spot[drawn]] == vague]
    found = _spots(board, drawn)
    for _ in range(ROUNDS):  # what joined moved a little, and may touch others now
        found = _joined(found, CELL_PX[vague], zoom)
    return _in_tiles(found, zoom)


class _Heap(Struct, frozen=True):
    """What is grouped: positions as shares of the world, each with what it counts."""

    x: Places
    y: Places
    count: Numbers
    families: Numbers
    row: Numbers
    box: Numbers


def _spots(board: Board, drawn: Numbers) -> _Heap:
    """Each spot with the rows that stand there."""
    spots, kinds = board.spots, len(FAMILIES)
    cells = board.spot[drawn] * kinds + board.family[drawn]
    families = np.bincount(cells, minlength=len(spots.vague) * kinds).reshape(-1, kinds)
    here = np.flatnonzero(families.any(axis=1))
    row = np.full(len(spots.vague), -1)
    row[board.spot[drawn][::-1]] = drawn[::-1]
    longitude, latitude = spots.longitude[here], spots.latitude[here]
    east, north = (np.rint(each * 1e6).astype(np.int64) for each in (longitude, latitude))
    sine = np.sin(np.radians(np.clip(latitude, -MOST_LATITUDE, MOST_LATITUDE)))
    return _Heap(
        x=(longitude % 360 + 180) % 360 / 360,
        y=0.5 - np.arctanh(sine) / (2 * np.pi),
        count=families[here].sum(axis=1),
        families=families[here],
        row=row[here],
        box=np.stack((east, north, east, north), axis=1),
    )


def _joined(heap: _Heap, cell_px: float, zoom: int) -> _Heap:
    """The spots of a cell together, and small groups with a larger one that touches them."""
    across = round(TILE_PX / cell_px) << zoom  # cells around the world
    keys = np.minimum(heap.y * across, across - 1).astype(np.int64) * across
    keys += (heap.x * across).astype(np.int64)
    cells, cell_of = np.unique(keys, return_inverse=True)
    found = _summed(heap, cell_of)
    return _summed(found, np.unique(_owners(found, cells, across), return_inverse=True)[1])


def _owners(heap: _Heap, cells: Numbers, across: int) -> Numbers:
    """For each cell the one that it joins: itself, or the largest beside it that joins none."""
    own = np.arange(len(cells))
    rank = heap.count * len(cells) - own  # no two are alike
    near = [(other, there) for other, there in _beside(heap, cells, across) if there.any()]
    towers = np.ones(len(cells), dtype=np.bool_)
    for other, there in near:
        towers &= ~(there & (rank[other] > rank))
    owner, most = own.copy(), np.where(towers, rank.max(initial=0) + 1, 0)
    for other, there in near:
        better = there & towers[other] & (rank[other] > most)
        owner[better], most[better] = other[better], rank[other][better]
    return owner


def _beside(heap: _Heap, cells: Numbers, across: int) -> list[tuple[Numbers, Bits]]:
    """For the eight cells beside each: where in the list, and whether it is there and near."""
    found = []
    for right, down in BESIDE:
        wanted = cells + down * across + right
        other = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
        there = cells[other] == wanted if len(cells) else np.zeros(0, dtype=np.bool_)
        apart = (heap.x[other] - heap.x) ** 2 + (heap.y[other] - heap.y) ** 2
        found.append((other, there & (apart < (1 / across) ** 2)))
    return found


def _summed(heap: _Heap, owner: Numbers) -> _Heap:
    """Put together what has one owner, in the middle of its members."""
    many = int(owner.max(initial=-1)) + 1
    count = np.bincount(owner, heap.count, many)
    families = np.zeros((many, heap.families.shape[1]), dtype=np.int64)
    np.add.at(families, owner, heap.families)
    row = np.full(many, -1)
    row[owner] = heap.row
    box = np.full((many, 4), 1 << 40)
    ends = np.array((1, 1, -1, -1))
    np.minimum.at(box, owner, heap.box * ends)
    return _Heap(
        x=np.bincount(owner, heap.x * heap.count, many) / np.maximum(count, 1),
        y=np.bincount(owner, heap.y * heap.count, many) / np.maximum(count, 1),
        count=count.astype(np.int64),
        families=families,
        row=np.where(count == 1, row, -1),
        box=box * ends,
    )


def _in_tiles(heap: _Heap, zoom: int) -> Groups:
    """Lay the groups out by tiles."""
    x, y = (each * (TILE_PX << zoom) for each in (heap.x, heap.y))
    last = (1 << zoom) - 1
    across, down = (np.clip(each // TILE_PX, 0, last).astype(np.int64) for each in (x, y))
    tile = (down << zoom) + across
    order = np.argsort(tile, kind="stable")
    return Groups(
        zoom=zoom,
        x=x[order],
        y=y[order],
        count=heap.count[order],
        families=heap.families[order],
        row=heap.row[order],
        box=heap.box[order],
        tile=tile[order],
    )
