"""What a tile of the map holds: single incidents, and groups of those that stand too near."""

from collections.abc import Mapping

from marsad.web.board import FAMILIES, MISSING, PRECISIONS, STATUSES, Board
from marsad.web.grouping import TILE_PX, Groups
from marsad.web.tongue import DECIMALS, tongue
from marsad.web.vector_tiles import EXTENT, TilePoint, Value, encode_tile

UNITS = EXTENT // TILE_PX  # to a pixel
MANY = 1000  # so many and more are told in thousands


def tile_of(board: Board, layers: Mapping[str, Groups], x: int, y: int) -> bytes:
    """Write the tile at a column and a row, with a layer for each of these names."""
    return encode_tile({name: tile_points(board, each, x, y) for name, each in layers.items()})


def tile_points(board: Board, groups: Groups, x: int, y: int) -> list[TilePoint]:
    here = groups.of_tile(x, y)
    return [
        TilePoint(
            x=round((groups.x[at] - x * TILE_PX) * UNITS),
            y=round((groups.y[at] - y * TILE_PX) * UNITS),
            properties=_one(board, int(groups.row[at]))
            if groups.row[at] >= 0
            else _several(groups, at),
        )
        for at in range(here.start, here.stop)
    ]


def _one(board: Board, row: int) -> dict[str, Value]:
    killed, high = (int(each[row]) for each in (board.killed, board.killed_high))
    low = 0 if killed == MISSING else killed
    return {
        "id": board.ids[row],
        "headline": board.headlines[row],
        "family": FAMILIES[board.family[row]],
        "status": STATUSES[board.status[row]],
        "harm": board.harms[row] or "",
        "killed": low,
        "high": low if high == MISSING else high,
        "precision": PRECISIONS[board.precision[row]] or "",
    }


def _several(groups: Groups, at: int) -> dict[str, Value]:
    count = int(groups.count[at])
    told = {name: int(each) for name, each in zip(FAMILIES, groups.families[at], strict=True)}
    return {
        "point_count": count,
        "point_count_abbreviated": short(count),
        "box": ",".join(f"{each / 1e6:.6f}" for each in groups.box[at].tolist()),
        **told,
    }


def short(count: int) -> str:
    """A count in few letters: `950`, `1.2k`, `37k`."""
    if count < MANY:
        return str(count)
    thousands = f"{count / MANY:.1f}" if count < 10 * MANY else f"{round(count / MANY)}"
    return f"{thousands}k".replace(".", DECIMALS[tongue().code])
