"""The letters of one sheet of a PDF, as pdfium gives them."""

import ctypes
import math
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from msgspec import Struct

_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_LONGEST_NAME = 256
# Ligatures in letters, blanks and hyphens of all kinds as the plain one; pdfium marks a hyphen at
# the end of a line by a 2.
_SIGNS = MappingProxyType(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
    | {0xFB06: "st", 0xA0: " ", 0x09: " ", 0x0A: "\n", 0x0D: "\n"}
    | {0x02: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
)
# Signs of symbol fonts, without a name of their own; on a page of text they are bullets.
_PRIVATE, _BULLET = range(0xE000, 0xF900), "•"
_UNKNOWN = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})
# Rare letters come in two halves.
_HIGH, _LOW, _FIRST_RARE = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0x10000
_FIRST_SIGN, _LAST_SIGN, _CONTROLS = 0x20, 0x10FFFF, range(0x7F, 0xA0)
# A font whose size is less or more, in units of its letters' boxes, counts in units of its own.
_LEAST_HEIGHT, _MOST_HEIGHT = 0.4, 2.0
# Letters that lean less still stand upright.
_LEAN = 0.15


# Left, top, right, bottom, or in a PDF's own order left, bottom, right, top.
Box = tuple[float, float, float, float]


class Letter(Struct, frozen=True, kw_only=True):
    """One letter, or a blank without a box: its box in points from the top left corner.

    `size` is that of its font, in points.
    """

    sign: str
    box: Box | None
    size: float = 0.0
    bold: bool = False
    turned: bool = False


class Frame(Struct, frozen=True, kw_only=True):
    """The part of a sheet that is shown, in its own points, and by how far it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    degrees: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as a reader sees them."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.degrees in {90, 270} else (width, height)

    def seen(self, box: Box) -> Box:
        """A box of the sheet as a reader sees it, from the top left corner; may lie outside."""
        left, bottom, right, top = box
        if self.degrees == 90:  # noqa: PLR2004  a quarter turn
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.degrees == 180:  # noqa: PLR2004  a half turn
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.degrees == 270:  # noqa: PLR2004  three quarters
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class Glyphs:
    """The letters of a sheet through pdfium, and how many of them have no known sign."""

    def __init__(self, text: Any, frame: Frame) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415  an extra, and it loads slowly

        self.pdfium = pdfium
        self.text = text
        self.frame = frame
        self.unknown = 0
        self.box = pdfium.FS_RECTF()
        self.name = ctypes.create_string_buffer(_LONGEST_NAME)
        self.matrix = pdfium.FS_MATRIX()
        self.drawn: int | None = None
        self.style = (0.0, False)

    def read(self, count: int) -> Iterator[Letter]:
        """The letters in the order of the file; what stands beside the sheet is left out."""
        high = 0
        for at in range(count):
            code = int(self.pdfium.FPDFText_GetUnicode(self.text, at))
            if code in _HIGH:
                high = code
                continue
            if code in _LOW and high:
                code = _FIRST_RARE + ((high - _HIGH[0]) << 10) + code - _LOW[0]
            high = 0
            sign = self._sign_of(code)
            if not sign or sign.isspace():
                yield Letter(sign=sign or " ", box=None)
                continue
            box = self._box_of(at)
            if box is not None:
                size, bold = self._style_of(at)
                fits = _LEAST_HEIGHT <= size / (box[3] - box[1]) <= _MOST_HEIGHT
                yield Letter(
                    sign=sign,
                    box=box,
                    size=size if fits else box[3] - box[1],
                    bold=bold,
                    turned=self._is_turned(at),
                )

    def _sign_of(self, code: int) -> str:
        """A letter as it is written; nothing for a code that stands for none."""
        if code in _SIGNS:
            return _SIGNS[code]
        if code in _PRIVATE:
            return _BULLET
        if code in _UNKNOWN or code > _LAST_SIGN:
            self.unknown += 1
            return ""
        return "" if code < _FIRST_SIGN or code in _CONTROLS else chr(code)

    def _box_of(self, at: int) -> Box | None:
        """Where a letter stands as a reader sees it; None beside the sheet, or without a size."""
        if not self.pdfium.FPDFText_GetLooseCharBox(self.text, at, self.box):
            return None
        own = (self.box.left, self.box.bottom, self.box.right, self.box.top)
        if not all(map(math.isfinite, own)):
            return None
        left, top, right, bottom = self.frame.seen(own)
        width, height = self.frame.size
        shown = 0 <= left + right <= 2 * width and 0 <= top + bottom <= 2 * height
        return (left, top, right, bottom) if shown and bottom > top else None

    def _is_turned(self, at: int) -> bool:
        angle = float(self.pdfium.FPDFText_GetCharAngle(self.text, at))
        lean = (angle + math.radians(self.frame.degrees)) % math.tau
        return min(lean, math.tau - lean) > _LEAN

    def _style_of(self, at: int) -> tuple[float, bool]:
        """The size of a letter, and whether its font is bold; looked up once for each drawing."""
        drawn = self.pdfium.FPDFText_GetTextObject(self.text, at)
        key = ctypes.cast(drawn, ctypes.c_void_p).value
        if key is None or key != self.drawn:
            self.drawn, self.style = key, (self._size_of(at), self._is_bold(at))
        return self.style

    def _size_of(self, at: int) -> float:
        found = self.pdfium.FPDFText_GetMatrix(self.text, at, self.matrix)
        scale = math.hypot(self.matrix.b, self.matrix.d) if found else 1.0
        return float(self.pdfium.FPDFText_GetFontSize(self.text, at)) * scale

    def _is_bold(self, at: int) -> bool:
        """Say whether a letter's font is bold, by its weight or its name."""
        if self.pdfium.FPDFText_GetFontWeight(self.text, at) >= _BOLD_WEIGHT:
            return True
        flags = ctypes.c_int()
        size = self.pdfium.FPDFText_GetFontInfo(self.text, at, self.name, _LONGEST_NAME, flags)
        named = _BOLD_NAME.search(self.name.value) if 0 < size <= _LONGEST_NAME else None
        return named is not None
