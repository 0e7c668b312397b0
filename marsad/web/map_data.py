"""What the map's script asks for: tiles, the view of all that fits, rows, holders and alerts."""

from datetime import date
from typing import Annotated

import numpy as np
from litestar import Response, Router, get
from litestar.di import Provide
from litestar.params import PathParameter, QueryParameter
from msgspec import Struct

from marsad.errors import InputError, NotFoundError
from marsad.store.store import Store
from marsad.web import boards
from marsad.web.board import Bits, Board
from marsad.web.control import SurfaceView, control_view, surface_view
from marsad.web.knowing import Knowing, what_is_known
from marsad.web.lens import GivenLens, KnownBy, Lens, provide_lens
from marsad.web.map_tiles import tile_of
from marsad.web.overview import Timeline, box_of, sources_of, timeline_of
from marsad.web.packing import PackedRows, pack
from marsad.web.queries import GivenStore, Offset
from marsad.web.rows import ControlView, incident_row
from marsad.web.seeing import find_these
from marsad.web.tongue import say
from marsad.web.vector_tiles import MEDIA_TYPE
from marsad.web.wanted import GivenWanted, provide_wanted
from marsad.web.warnings_shown import AlertRow, alert_rows

# So many rows the list shows at once.
ROWS = 500
MOST_ZOOM = 13
DAY_S = 86_400
# Boxes are given to a millionth of a degree.
HALF = 0.6e-6

Zoom = Annotated[int, PathParameter(ge=0, le=MOST_ZOOM, description="the zoom")]
Across = Annotated[int, PathParameter(ge=0, description="the column, from the west")]
Down = Annotated[int, PathParameter(ge=0, description="the row, from the north")]
At = Annotated[date | None, QueryParameter(description="the day, such as 2024-11-30")]
RowLimit = Annotated[int, QueryParameter(ge=1, le=ROWS, description="how many at most")]
Box = Annotated[
    str | None, QueryParameter(max_length=80, description="west,south,east,north in degrees")
]
One = Annotated[str | None, QueryParameter(max_length=80, description="this incident alone")]
Vague = Annotated[bool | None, QueryParameter(description="of points (0), or of vague areas (1)")]
Version = Annotated[
    str | None, QueryParameter(max_length=40, description="the version that the view told")
]


class View(Struct, frozen=True, kw_only=True):
    """What fits of all that the lens leaves: how much, the newest rows, and the timeline.

    `total` is all that there is, without any lens. `version` names the state of the store, for the
    addresses of tiles. `placed` have a point.
    """

    version: str
    total: int
    fitting: int
    placed: int
    box: tuple[float, float, float, float] | None
    rows: PackedRows
    tray: PackedRows
    timeline: Timeline
    sources: list[str]


@get("/view.json", sync_to_thread=True)
def give_view(store: GivenStore, wanted: GivenWanted, lens: GivenLens) -> View:
    """Give what list, map and timeline show of the incidents that fit."""
    version = boards.version(store)
    board, fit = boards.board(store, lens), boards.fit(store, lens, wanted)
    whole = boards.board(store)
    placed = fit & (board.spot >= 0)
    return View(
        version=version,
        total=len(whole),
        fitting=int(fit.sum()),
        placed=int(placed.sum()),
        box=box_of(board, fit),
        rows=packed(store, lens, board, fit, limit=ROWS),
        tray=packed(store, lens, board, fit & ~placed, limit=ROWS),
        timeline=timeline_of(board, fit, whole),
        sources=sources_of(board),
    )


@get("/incidents.json", sync_to_thread=True)
def give_rows(
    store: GivenStore,
    wanted: GivenWanted,
    lens: GivenLens,
    limit: RowLimit = ROWS,
    offset: Offset = 0,
    box: Box = None,
    vague: Vague = None,
    one: One = None,
) -> PackedRows:
    """Give rows of the incidents that fit, newest first; of one spot, or one alone, if asked."""
    board, fit = boards.board(store, lens), boards.fit(store, lens, wanted)
    if box is not None:
        fit = fit & within(board, read_box(box), vague=vague)
    if one is not None:
        fit = fit & (np.arange(len(board)) == (board.ids.index(one) if one in board.ids else -1))
    return packed(store, lens, board, fit, limit=limit, offset=offset)


def packed(
    store: Store, lens: Lens, board: Board, fit: Bits, *, limit: int, offset: int = 0
) -> PackedRows:
    """The rows that fit, from one on and so many."""
    ids = [board.ids[at] for at in np.flatnonzero(fit)[offset : offset + limit]]
    return pack(map(incident_row, find_these(store, ids, lens)))


def read_box(text: str) -> tuple[float, float, float, float]:
    """West, south, east and north. Raises InputError for what is no box."""
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError as error:
        message = say("{text} is no box. Give west,south,east,north in degrees.", text=repr(text))
        raise InputError(message) from error
    return west, south, east, north


def within(
    board: Board, box: tuple[float, float, float, float], *, vague: bool | None = None
) -> Bits:
    """What is drawn inside a box; points alone or areas alone, if `vague` says so."""
    west, south, east, north = box
    spots = board.spots
    inside = (spots.longitude >= west - HALF) & (spots.longitude <= east + HALF)
    inside &= (spots.latitude >= south - HALF) & (spots.latitude <= north + HALF)
    if vague is not None:
        inside &= spots.vague == vague
    found = np.append(inside, False)[board.spot]  # what has no spot, -1, takes the last
    return np.asarray(found, dtype=np.bool_)


@get("/tiles/{zoom:int}/{across:int}/{down:int}", sync_to_thread=True)
def give_tile(
    store: GivenStore,
    wanted: GivenWanted,
    lens: GivenLens,
    zoom: Zoom,
    across: Across,
    down: Down,
    version: Version = None,
) -> Response[bytes]:
    """Give a vector tile of the incidents that fit: layers of points, and of vague areas."""
    if max(across, down) >> zoom:
        message = say(
            "there is no tile {across}, {down} at zoom {zoom}", across=across, down=down, zoom=zoom
        )
        raise NotFoundError(message)
    now = boards.version(store)
    board = boards.board(store, lens)
    layers = {
        name: boards.groups(store, lens, wanted, zoom, vague=vague)
        for name, vague in (("points", False), ("areas", True))
    }
    keep = f"private, max-age={DAY_S}, immutable" if version == now else "no-cache"
    content = tile_of(board, layers, across, down)
    return Response(content, media_type=MEDIA_TYPE, headers={"cache-control": keep})


@get("/knowing.json", sync_to_thread=True)
def give_knowing(store: GivenStore, by: KnownBy = "told") -> Knowing:
    """Give when each page became known, and who can be left out."""
    return what_is_known(store, by)


@get("/control.json", sync_to_thread=True)
def give_control_rows(store: GivenStore, lens: GivenLens, at: At = None) -> ControlView | None:
    """Give what the map shows of who holds each place on a day."""
    return control_view(store, at, lens)


@get("/alerts.json", sync_to_thread=True)
def give_alerts(store: GivenStore, lens: GivenLens) -> list[AlertRow]:
    """Give where hazards are warned of."""
    return alert_rows(store.alerts(), lens)


@get("/surface.json", sync_to_thread=True)
def give_surface(store: GivenStore, lens: GivenLens, at: At = None) -> SurfaceView | None:
    """Give what is inferred of the land between the places held."""
    return surface_view(store, at, lens)


MAP_DATA = Router(
    "/map",
    route_handlers=[
        give_view,
        give_rows,
        give_tile,
        give_knowing,
        give_control_rows,
        give_alerts,
        give_surface,
    ],
    dependencies={
        "wanted": Provide(provide_wanted, sync_to_thread=False),
        "lens": Provide(provide_lens, sync_to_thread=False),
    },
    include_in_schema=False,
)
