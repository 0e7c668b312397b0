"""A picture is looked into without drawing it."""

import struct
import zlib
from random import Random

import pytest

from tools.pictures import (
    SIGNATURE,
    is_blank,
    notes_of,
    outline_of,
    size_of,
    with_note,
    written,
)


def picture(pixels, width=80, height=60):
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + pixels(width * 3) for _ in range(height))
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return SIGNATURE + b"".join(written(*part) for part in parts)


def noise(length):
    return Random(length).randbytes(length)  # noqa: S311  the same every time


def test_a_picture_has_its_size():
    assert size_of(picture(noise)) == (80, 60)


def test_one_colour_is_blank_and_many_are_not():
    assert is_blank(picture(bytes, width=800, height=600))
    assert not is_blank(picture(noise))


def test_what_is_noted_can_be_read_and_the_rest_stays():
    noted = with_note(picture(noise), "page", "main#main ol#list")
    assert notes_of(noted) == {"page": "main#main ol#list"}
    assert notes_of(picture(noise)) == {}
    assert size_of(noted) == (80, 60)
    assert not is_blank(noted)


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="no PNG"):
        size_of(b"GIF89a")


def test_an_outline_names_the_parts_of_a_page():
    page = '<main id="main"><p class="a">x</p><ol id=list></ol><div id=""></div></main>'
    assert outline_of(page) == "main#main ol#list"
