"""The lines of a PDF as paragraphs, over the ends of columns and sheets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from msgspec import Struct

from marsad.parsers._pdf_layout import Column, Line
from marsad.parsers._pdf_sheets import Sheet
from marsad.text.lines import ends_sentence

# In units of the letters' height: blank space beyond that of other lines begins a paragraph, and so
# does a line that is set in.
_MORE_SPACE, _SET_IN = 0.35, 0.7
_OTHER_SIZE = 0.08
# A line this much shorter than its column has room for another word.
_ROOM = 0.12
_LONGEST = 10_000
_BULLET = re.compile(r"(?:[•●▪■◦‣∙·►▶»*–-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+(?=\S)")
_HYPHEN = re.compile(r"(\w+)-$")
# Scripts that set no blanks between words.
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_FIRST_WORD = re.compile(r"\w+(?:-\w+)*")


class Paragraph(Struct, frozen=True, kw_only=True):
    """Lines that are read as one, with what they look like."""

    lines: tuple[Line, ...]
    sheet: int
    running: bool = False

    @property
    def size(self) -> float:
        return median_low(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def is_row(self) -> bool:
        return self.lines[0].cells > 1


def paragraphs_of(columns: Sequence[Column], running: set[Line], sheet: int) -> list[Paragraph]:
    """The paragraphs of one sheet; running heads and feet stand last."""
    found: list[Paragraph] = []
    for column in columns:
        own = [line for line in column if line not in running]
        for nth, lines in enumerate(split(own)):
            runs_on = nth == 0 and found and continues(found[-1].lines, lines)
            above = found.pop().lines if runs_on else ()
            found.append(Paragraph(lines=(*above, *lines), sheet=sheet))
    repeated = (line for column in columns for line in column if line in running)
    return found + [Paragraph(lines=(line,), sheet=sheet, running=True) for line in repeated]


def turned_of(sheet: Sheet, number: int) -> list[Paragraph]:
    """What does not stand upright on a sheet, such as a watermark."""
    return [
        Paragraph(
            lines=(
                Line(
                    text=run.text,
                    left=run.left,
                    top=run.top,
                    right=run.right,
                    bottom=run.bottom,
                    size=run.size,
                ),
            ),
            sheet=number,
            running=True,
        )
        for run in sheet.runs
        if run.turned and run.text.strip()
    ]


def join_sheets(sheets: Iterable[list[Paragraph]]) -> list[Paragraph]:
    """The paragraphs of all sheets; one that runs on to the next sheet is one."""
    joined: list[Paragraph] = []
    for own in sheets:
        last = next((at for at in range(len(joined) - 1, -1, -1) if not joined[at].running), None)
        first = own[0] if own and not own[0].running else None
        if last is not None and first is not None and continues(joined[last].lines, first.lines):
            lines = (*joined[last].lines, *first.lines)
            joined[last] = Paragraph(lines=lines, sheet=joined[last].sheet)
            joined += own[1:]
        else:
            joined += own
    return joined


def split(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs of one column."""
    if not lines:
        return
    spaces = [max(0.0, line.top - last.bottom) for last, line in pairwise(lines)]
    usual = median_low(spaces) if spaces else 0.0
    right = max(line.right for line in lines)
    held, size = [lines[0]], len(lines[0].text)
    for last, line in pairwise(lines):
        if size > _LONGEST or begins(last, line, first=held[0], usual=usual, right=right):
            yield held
            held, size = [], 0
        held.append(line)
        size += len(line.text)
    yield held


def begins(last: Line, line: Line, *, first: Line, usual: float, right: float) -> bool:
    """Say whether a line begins a paragraph below the last one."""
    if last.cells > 1 or line.cells > 1 or _BULLET.match(line.text):
        return True
    if abs(line.size - last.size) > _OTHER_SIZE * last.size or line.bold != last.bold:
        return True
    if _HYPHEN.search(last.text) and line.text[:1].islower():
        return False
    if line.top - last.bottom > usual + _MORE_SPACE * last.size or line.bottom < last.top:
        return True
    if last is not first and last.left - line.left > _SET_IN * line.size:
        return True
    set_in = line.left - last.left > _SET_IN * line.size
    if set_in and not (_BULLET.match(first.text) and last is first):
        return ends_sentence(last.text) or line.text[:1].isupper()
    return ends_sentence(last.text) and has_room(last, line, right)


def has_room(last: Line, line: Line, right: float) -> bool:
    """Say whether the first word of a line would have fitted on the one above."""
    word = line.text.split(None, 1)[0]
    needed = (len(word) + 1) * (line.right - line.left) / max(1, len(line.text))
    width = right - min(last.left, line.left)
    return right - last.right > max(needed, _ROOM * width)


def continues(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Say whether a paragraph runs on at the top of the next column or sheet."""
    last, line = above[-1], below[0]
    if last.cells > 1 or line.cells > 1 or _BULLET.match(line.text) or line.bold != last.bold:
        return False
    same = abs(line.size - last.size) <= _OTHER_SIZE * last.size
    inside = not line.text[:1].isupper() and not line.text[:1].isdigit()
    return same and not ends_sentence(last.text) and (inside or last.text.endswith((",", "-")))


def words_of(paragraphs: Iterable[Paragraph]) -> Counter[str]:
    """How often each word stands inside a line, hyphens and all."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            counts.update(word.lower() for word in _FIRST_WORD.findall(line.text))
    return counts


def text_of(paragraph: Paragraph, words: Counter[str]) -> str:
    """The lines of a paragraph as one, a word that was parted at a line's end put together."""
    text = paragraph.lines[0].text
    for line in paragraph.lines[1:]:
        text = join(text, line.text, words)
    return text


def join(text: str, line: str, words: Counter[str]) -> str:
    """Two lines as one, with a blank between where the script sets blanks.

    A hyphen goes only where the word without it stands elsewhere.
    """
    if _UNSPACED.match(text[-1:]) and _UNSPACED.match(line):
        return text + line
    parted = _HYPHEN.search(text)
    rest = _FIRST_WORD.match(line)
    if parted is None or rest is None:
        return f"{text} {line}"
    whole, hyphened = parted[1] + rest[0], f"{parted[1]}-{rest[0]}"
    if line[:1].islower() and words[whole.lower()] > words[hyphened.lower()]:
        return text[:-1] + line
    return text + line
