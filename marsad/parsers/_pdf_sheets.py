"""The sheets of a PDF: runs of letters as they stand on each, with their place and size."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from statistics import median_low as median
from typing import TYPE_CHECKING

from msgspec import Struct

from marsad.errors import PageError
from marsad.parsers._pdf_glyphs import Frame, Glyphs, Letter

if TYPE_CHECKING:
    import pypdfium2

# pdfium cannot be stopped: what it is given is bounded.
MOST_SHEETS = 400
MOST_LETTERS = 2_000_000
_MOST_ON_SHEET = 200_000
# Drawing instructions of a sheet unpacked; maps of some MB are common.
_LARGEST_STREAM, _LARGEST_TOTAL = 64 * 2**20, 256 * 2**20
_STREAM = re.compile(rb"stream\r?\n")
_PICTURE, _LOOKED_BACK = b"/Image", 600

# In units of their height: letters so far apart are of different runs, or off the line.
_WIDE, _OFF_LINE = 1.0, 0.5


class Run(Struct, frozen=True, kw_only=True):
    """Letters side by side: their box in points from the top left corner, and their size.

    `turned` says that they do not stand upright: a watermark, the side of a chart.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    turned: bool = False


class Sheet(Struct, frozen=True, kw_only=True):
    """One sheet of paper."""

    width: float
    height: float
    runs: tuple[Run, ...]


class Sheets(Struct, frozen=True, kw_only=True):
    """A whole file: its sheets, what its properties say, and how many letters cannot be read."""

    sheets: tuple[Sheet, ...]
    properties: dict[str, str]
    letters: int
    unknown: int


def read_sheets(body: bytes, *, opened: Callable[[int], object] = int) -> Sheets:
    """Everything that is written in a PDF; PageError if it cannot be opened or is too large.

    `opened` is told the number of sheets before these are read.
    """
    try:
        import pypdfium2  # noqa: PLC0415  an extra, and it loads slowly
    except ImportError as error:
        raise PageError(
            'reading a PDF needs one more library: pip install "marsad[pdf]", then read it again.'
        ) from error
    refuse_bombs(body)
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise PageError(_refusal(str(error))) from error
    try:
        return _read(document, opened)
    finally:
        document.close()


def refuse_bombs(body: bytes) -> None:
    """Raise PageError for drawing instructions that unpack to more than any sheet needs."""
    total = 0
    for match in _STREAM.finditer(body):
        start = match.end()
        if _PICTURE in body[max(0, start - _LOOKED_BACK) : start]:
            continue
        try:
            packed = body[start : body.find(b"endstream", start)]
            size = len(zlib.decompressobj().decompress(packed, _LARGEST_STREAM + 1))
        except zlib.error:
            continue
        total += size
        if size > _LARGEST_STREAM or total > _LARGEST_TOTAL:
            raise PageError("the PDF unpacks to more than a report needs. Save its text alone.")


def _refusal(reason: str) -> str:
    if "password" in reason.lower():
        return "the PDF is encrypted. Save it without its password and read that."
    return f"the PDF is damaged ({reason.rstrip('.')}). Get it again, or print it to a new PDF."


def _read(document: "pypdfium2.PdfDocument", opened: Callable[[int], object]) -> Sheets:
    count = len(document)
    if count > MOST_SHEETS:
        raise PageError(f"the PDF has {count:,} sheets; up to {MOST_SHEETS} are read. Split it.")
    opened(count)
    sheets, letters, unknown = [], 0, 0
    for number in range(count):
        sheet, own, lost = _read_sheet(document, number)
        sheets.append(sheet)
        letters += own
        unknown += lost
        if letters > MOST_LETTERS:
            raise PageError(f"the PDF has more than {MOST_LETTERS:,} letters. Split it.")
    properties = {key: value.strip() for key, value in document.get_metadata_dict().items()}
    return Sheets(sheets=tuple(sheets), properties=properties, letters=letters, unknown=unknown)


def _read_sheet(document: "pypdfium2.PdfDocument", number: int) -> tuple[Sheet, int, int]:
    """A sheet, with the number of its letters, and of those that cannot be told."""
    import pypdfium2  # noqa: PLC0415  an extra, and it loads slowly

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:  # a sheet that is damaged hides no other
        return Sheet(width=0, height=0, runs=()), 0, 0
    left, bottom, right, top = page.get_cropbox()
    frame = Frame(left=left, bottom=bottom, right=right, top=top, degrees=page.get_rotation())
    glyphs = Glyphs(text.raw, frame)
    count = min(text.count_chars(), _MOST_ON_SHEET)
    runs = tuple(runs_of(glyphs.read(count)))
    text.close()
    page.close()
    width, height = frame.size
    return Sheet(width=width, height=height, runs=runs), count, glyphs.unknown


def runs_of(letters: Iterable[Letter]) -> Iterator[Run]:
    """Letters that follow each other on a line, without a wide gap, as one run."""
    signs: list[str] = []
    held: list[Letter] = []
    blank = False
    for letter in letters:
        if letter.box is None:
            blank = True
            continue
        if held and not follows(held[-1], letter):
            yield run_of(signs, held)
            signs, held = [], []
        signs += [" ", letter.sign] if blank and held else [letter.sign]
        held.append(letter)
        blank = False
    if held:
        yield run_of(signs, held)


def follows(last: Letter, letter: Letter) -> bool:
    """Say whether a letter stands next to the last one, on either side, on the same line."""
    if last.box is None or letter.box is None or last.turned != letter.turned:
        return False
    if last.turned:
        return True
    size = max(last.size, letter.size)
    gap = max(letter.box[0] - last.box[2], last.box[0] - letter.box[2])
    middle = abs(letter.box[1] + letter.box[3] - last.box[1] - last.box[3]) / 2
    return gap <= _WIDE * size and middle <= _OFF_LINE * size


def run_of(signs: list[str], letters: list[Letter]) -> Run:
    boxes = [letter.box for letter in letters if letter.box is not None]
    return Run(
        text="".join(signs),
        left=min(box[0] for box in boxes),
        top=median(box[1] for box in boxes),
        right=max(box[2] for box in boxes),
        bottom=median(box[3] for box in boxes),
        size=median(letter.size for letter in letters),
        bold=letters[0].bold and letters[-1].bold,
        turned=letters[0].turned,
    )
