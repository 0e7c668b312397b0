"""Vector tiles (Mapbox Vector Tile 2.1): points with properties, in the bytes that maps read."""

from collections.abc import Iterable, Mapping, Sequence
from struct import pack

from msgspec import Struct

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
EXTENT = 4096

SEVEN_BITS, MORE = 0x7F, 0x80
VARINT, DOUBLE, BYTES = 0, 1, 2
POINT = 1
MOVE_ONCE = 9  # the command "move to" (1), once (1 << 3)

Value = str | int | float


class TilePoint(Struct, frozen=True, kw_only=True):
    """A point in a tile of EXTENT by EXTENT units, from its north-western corner."""

    x: int
    y: int
    properties: Mapping[str, Value]


def encode_tile(layers: Mapping[str, Sequence[TilePoint]]) -> bytes:
    """Write a tile; a layer without points is left out."""
    return b"".join(_field(3, _layer(name, points)) for name, points in layers.items() if points)


def _layer(name: str, points: Sequence[TilePoint]) -> bytes:
    keys: dict[str, int] = {}
    values: dict[tuple[type, Value], int] = {}
    features = [_field(2, _feature(point, keys, values)) for point in points]
    return b"".join(
        (
            _number(15, 2),  # the version
            _field(1, name.encode()),
            *features,
            *(_field(3, key.encode()) for key in keys),
            *(_field(4, _value(value)) for _, value in values),
            _number(5, EXTENT),
        )
    )


def _feature(
    point: TilePoint, keys: dict[str, int], values: dict[tuple[type, Value], int]
) -> bytes:
    tags: list[int] = []
    for key, value in point.properties.items():
        tags.append(keys.setdefault(key, len(keys)))
        tags.append(values.setdefault((type(value), value), len(values)))
    at = _varints((MOVE_ONCE, _zigzag(point.x), _zigzag(point.y)))
    return _field(2, _varints(tags)) + _number(3, POINT) + _field(4, at)


def _value(value: Value) -> bytes:
    if isinstance(value, str):
        return _field(1, value.encode())
    if isinstance(value, float):
        return _varint(3 << 3 | DOUBLE) + pack("<d", value)
    return _number(6, _zigzag(value))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | BYTES) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3 | VARINT) + _varint(value)


def _varints(numbers: Iterable[int]) -> bytes:
    return b"".join(map(_varint, numbers))


def _varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    found = bytearray()
    while number > SEVEN_BITS:
        found.append(number & SEVEN_BITS | MORE)
        number >>= 7
    found.append(number)
    return bytes(found)


def _zigzag(number: int) -> int:
    """Small numbers of either sign as small numbers without one."""
    return number * 2 if number >= 0 else -number * 2 - 1
