"""A map of the user's own under the marks: one PMTiles file, given in the pieces asked for."""

import re
from pathlib import Path
from typing import Literal

from litestar import Response, Router, get
from litestar.di import NamedDependency
from msgspec import Struct

from marsad.errors import InputError, NotFoundError
from marsad.web.tokens import AnyRequest
from marsad.web.tongue import say

ADDRESS = "/basemap.pmtiles"
MEDIA_TYPE = "application/vnd.pmtiles"

# The beginning of such a file, by its specification (version 3).
MAGIC = b"PMTiles"
VERSION = 3
HEADER_BYTES = 127
# Where in it the stretches of the file stand, each as an offset and a length.
STRETCHES = (8, 24, 40, 56)
INTERNAL, COMPRESSION, TYPE = 97, 98, 99
# What a browser can unpack: nothing, or gzip; and what it can draw.
UNPACKED = (1, 2)
KINDS: dict[int, Literal["vector", "raster"]] = {
    1: "vector",
    2: "raster",
    3: "raster",
    4: "raster",
    5: "raster",
}
# A browser asks for single tiles and directories. More at once is given in part.
MOST_BYTES = 16_000_000
RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class Basemap(Struct, frozen=True, kw_only=True):
    """A file, and whether its tiles are shapes or pictures; None where there is none."""

    path: Path | None = None
    kind: Literal["vector", "raster"] | None = None


GivenBasemap = NamedDependency[Basemap]


def open_basemap(path: Path | None) -> Basemap:
    """Look into a file. Raises InputError if it is no PMTiles file that a browser can draw."""
    if path is None:
        return Basemap()
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
        size = path.stat().st_size
    except OSError as error:
        message = f"--basemap {path} cannot be read: {error}"
        raise InputError(message) from error
    fault = fault_of(header, size)
    if fault is not None:
        message = f"--basemap {path} {fault}"
        raise InputError(message)
    return Basemap(path=path, kind=KINDS[header[TYPE]])


def fault_of(header: bytes, size: int) -> str | None:
    """What is wrong with a file by its header; None if nothing is."""
    if header[: len(MAGIC)] != MAGIC or len(header) < HEADER_BYTES:
        return "is no PMTiles file. Make one with the program pmtiles: `pmtiles convert IN OUT`."
    if header[len(MAGIC)] != VERSION:
        return f"is PMTiles of version {header[len(MAGIC)]}; only version {VERSION} can be shown."
    if header[TYPE] not in KINDS:
        return (
            "holds tiles of a kind that no browser draws: vector tiles (MVT) and pictures can be."
        )
    if header[INTERNAL] not in UNPACKED or header[COMPRESSION] not in UNPACKED:
        return "is compressed in a way that browsers cannot read: use gzip."
    ends = (_number(header, at) + _number(header, at + 8) for at in STRETCHES)
    if max(ends) > size:
        return "is cut off: it is shorter than its header says. Copy it again."
    return None


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 8], "little")


@get(ADDRESS, sync_to_thread=True, include_in_schema=False)
def give_basemap(basemap: GivenBasemap, request: AnyRequest) -> Response[bytes]:
    """Give a piece of the file."""
    if basemap.path is None:
        raise NotFoundError(say("there is no basemap: run `marsad serve --basemap FILE`."))
    state = basemap.path.stat()
    headers = {
        "accept-ranges": "bytes",
        "cache-control": "no-cache",
        "etag": f'"{state.st_mtime_ns:x}-{state.st_size:x}"',
    }
    piece = piece_of(request.headers.get("range", ""), state.st_size)
    if piece is None:
        headers["content-range"] = f"bytes */{state.st_size}"
        return Response(b"", status_code=416, headers=headers, media_type=MEDIA_TYPE)
    first, last = piece
    with basemap.path.open("rb") as file:
        file.seek(first)
        content = file.read(last - first + 1)
    headers["content-range"] = f"bytes {first}-{last}/{state.st_size}"
    return Response(content, status_code=206, headers=headers, media_type=MEDIA_TYPE)


def piece_of(asked: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte that are asked for; None if there are none such."""
    found = RANGE.fullmatch(asked.strip() or "bytes=0-")
    if found is None:
        return None
    first = int(found[1])
    last = min(int(found[2]) if found[2] else size - 1, size - 1, first + MOST_BYTES - 1)
    return (first, last) if first <= last else None


BASEMAP = Router("/", route_handlers=[give_basemap])
