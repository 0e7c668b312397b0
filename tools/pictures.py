"""Look into a PNG without drawing it: its size, what is noted in it, and whether it is blank."""

import struct
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# A page with a map compresses to more than this share of its pixels' bytes; one colour to less.
BLANK_SHARE = 0.004


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a picture: what each is, and what it holds."""
    if not png.startswith(SIGNATURE):
        message = "this is no PNG"
        raise ValueError(message)
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    header = next(content for kind, content in chunks(png) if kind == b"IHDR")
    width, height = struct.unpack(">II", header[:8])
    return width, height


def is_blank(png: bytes) -> bool:
    """Whether there is next to nothing to see."""
    packed = b"".join(content for kind, content in chunks(png) if kind == b"IDAT")
    return len(packed) < BLANK_SHARE * len(zlib.decompress(packed))


def notes_of(png: bytes) -> dict[str, str]:
    """What is written in a picture, by name."""
    found = (content.partition(b"\0") for kind, content in chunks(png) if kind == b"tEXt")
    return {name.decode("latin-1"): text.decode("latin-1") for name, _, text in found}


def with_note(png: bytes, name: str, text: str) -> bytes:
    """Write something into a picture, where nobody sees it."""
    note = written(b"tEXt", f"{name}\0{text}".encode("latin-1"))
    first = len(SIGNATURE) + 25  # the header comes first, and is as long as that
    return png[:first] + note + png[first:]


def written(kind: bytes, content: bytes) -> bytes:
    ending = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + ending


class _Outline(HTMLParser):
    """Collects the parts of a page that have a name."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id")
        if name:
            self.named.append(f"{tag}#{name}")


def outline_of(page: str) -> str:
    """The named parts of a page, in their order: what changes when the page is built otherwise."""
    outline = _Outline()
    outline.feed(page)
    return " ".join(outline.named)
