"""Tiles are read back as the standard says they are written."""

import struct

import pytest

from marsad.web.vector_tiles import EXTENT, TilePoint, encode_tile


def fields(message):
    """The numbers and contents of a message of protocol buffers."""
    at, found = 0, []

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(message):
        key = varint()
        if key & 7 == 0:
            found.append((key >> 3, varint()))
        elif key & 7 == 1:
            found.append((key >> 3, message[at : at + 8]))
            at += 8
        else:
            length = varint()
            found.append((key >> 3, message[at : at + length]))
            at += length
    return found


def varints(message):
    numbers, value, shift = [], 0, 0
    for byte in message:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(value)
            value = shift = 0
    return numbers


def unzigzag(number):
    return (number >> 1) ^ -(number & 1)


def value_of(message):
    ((number, content),) = fields(message)
    if number == 1:
        return content.decode()
    return struct.unpack("<d", content)[0] if number == 3 else unzigzag(content)


def read(tile):
    layers = {}
    for _, layer in fields(tile):
        parts = fields(layer)
        keys = [content.decode() for number, content in parts if number == 3]
        values = [value_of(content) for number, content in parts if number == 4]
        name = next(content.decode() for number, content in parts if number == 1)
        assert dict(parts)[15] == 2
        assert dict(parts)[5] == EXTENT
        layers[name] = [
            point_of(dict(fields(content)), keys, values)
            for number, content in parts
            if number == 2
        ]
    return layers


def point_of(feature, keys, values):
    tags = varints(feature[2])
    command, x, y = varints(feature[4])
    assert (feature[3], command) == (1, 9)
    told = {keys[k]: values[v] for k, v in zip(tags[::2], tags[1::2], strict=True)}
    return unzigzag(x), unzigzag(y), told


def test_points_come_back_with_their_properties():
    points = [
        TilePoint(x=0, y=4095, properties={"name": "Kelmar", "count": 3}),
        TilePoint(x=-5, y=4100, properties={"name": "Kelmar", "count": 3, "share": 0.25}),
    ]
    assert read(encode_tile({"points": points})) == {
        "points": [
            (0, 4095, {"name": "Kelmar", "count": 3}),
            (-5, 4100, {"name": "Kelmar", "count": 3, "share": 0.25}),
        ]
    }


@pytest.mark.parametrize(
    "value", [0, -1, 127, 128, 1 << 40, -(1 << 40), 0.0, -1.5, "", "حلب", "a" * 300], ids=repr
)
def test_every_value_comes_back(value):
    tile = encode_tile({"p": [TilePoint(x=1, y=1, properties={"v": value})]})
    ((_, _, told),) = read(tile)["p"]
    assert told["v"] == value
    assert type(told["v"]) is type(value)


def test_one_and_one_point_nought_are_two_values():
    points = [TilePoint(x=1, y=1, properties={"a": 1, "b": 1.0})]
    ((_, _, told),) = read(encode_tile({"p": points}))["p"]
    assert [type(told[name]) for name in "ab"] == [int, float]


def test_what_points_share_stands_once():
    one = encode_tile({"p": [TilePoint(x=1, y=1, properties={"status": "single_source"})]})
    two = encode_tile({"p": [TilePoint(x=1, y=1, properties={"status": "single_source"})] * 2})
    assert two.count(b"single_source") == one.count(b"single_source") == 1


def test_layers_without_points_are_left_out():
    assert encode_tile({"points": [], "areas": []}) == b""
