"""The order in which the lines of a sheet are read: columns one after the other, tables by rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low
from unicodedata import bidirectional

from msgspec import Struct

from marsad.parsers._pdf_sheets import Run, Sheet

# In units of the letters' height: cells of a table stand so far apart, words do not.
_CELL_GAP = 2.0
_GUTTER = 0.8
# Two columns of text begin and end within the middle of their region.
_MIDDLE = (0.2, 0.8)
# So many of the rows may cross the gap between two columns: titles, wide tables, captions.
_CROSSING = 0.34
# Text fills its column; the cells of a table do not.
_FULL, _FULL_SHARE, _FEWEST_SIGNS, _FEWEST_ROWS = 0.6, 0.5, 15, 3
# What is no part of the columns stands this much above or below them.
_STRIP = 1.0
_DEEPEST = 4
_SAME_ROW = 0.5
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


class Line(Struct, frozen=True, kw_only=True):
    """A line of a column, or the row of a table with tabs between its cells."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    cells: int = 1


Column = tuple[Line, ...]
Rows = list[list[Run]]


def columns_of(sheet: Sheet) -> list[Column]:
    """The columns of a sheet in the order of reading."""
    upright = [run for run in sheet.runs if not run.turned and run.text.strip()]
    return [column for column in order(rows_of(upright), depth=0) if column]


def rows_of(runs: Iterable[Run]) -> Rows:
    """Runs that stand at one height, from top to bottom."""
    rows: Rows = []
    bottom = middle = 0.0
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        here = (run.top + run.bottom) / 2
        if rows and here < bottom and here - middle < _SAME_ROW * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
            bottom, middle = run.bottom, here
    return rows


def order(rows: Rows, *, depth: int) -> Iterator[Column]:
    """Rows as columns: parted at a gap down the middle, else one."""
    gutter = gutter_of(rows) if depth < _DEEPEST else None
    if gutter is None:
        yield tuple(map(line_of, rows))
        return
    for band in bands_of(rows, gutter):
        sides = sides_of(band, gutter)
        for side in sides if sides is not None else ():
            yield from order(side, depth=depth + 1)
        if sides is None:
            yield tuple(map(line_of, band))


def bands_of(rows: Rows, gutter: float) -> Iterator[Rows]:
    """Stretches of rows that all cross the gutter, or none of which does."""
    band: Rows = []
    crossed = False
    for row in rows:
        crosses = any(run.left < gutter < run.right for run in row)
        if band and crosses != crossed:
            yield from parted(band, gutter)
            band = []
        band.append(row)
        crossed = crosses
    yield from parted(band, gutter)


def parted(band: Rows, gutter: float) -> Iterator[Rows]:
    """What stands above or below two columns apart from them: a masthead, a table.

    A blank stretch that goes through both columns does not part them.
    """
    bottom = max(run.bottom for run in band[0])
    for at in range(1, len(band)):
        above, below = band[:at], band[at:]
        size = median_low(run.size for run in above[-1])
        blank = min(run.top for run in below[0]) - bottom > _STRIP * size
        if blank and not (is_text(above, gutter) and is_text(below, gutter)):
            yield above
            yield from parted(below, gutter)
            return
        bottom = max(bottom, *(run.bottom for run in band[at]))
    yield band


def sides_of(band: Rows, gutter: float) -> tuple[Rows, Rows] | None:
    """What is left and right of the gutter; None for rows that are no columns."""
    left = [own for row in band if (own := [run for run in row if run.right <= gutter])]
    right = [own for row in band if (own := [run for run in row if run.left >= gutter])]
    crossing = sum(map(len, (*left, *right))) < sum(map(len, band))
    few = len(band) == 1 or not left or not right
    cells = any(signs_of(side) < _FEWEST_SIGNS for side in (left, right) if side)
    return None if crossing or few or cells else (left, right)


def signs_of(rows: Rows) -> int:
    """How many signs a row has, by the one in the middle."""
    return median_low(sum(len(run.text) for run in row) for row in rows)


def gutter_of(rows: Rows) -> float | None:
    """Where a gap runs down between two columns of text; None if there are none."""
    runs = [run for row in rows for run in row]
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    size = median_low(run.size for run in runs)
    first, last = (left + share * (right - left) for share in _MIDDLE)
    for start, stop in gaps_of(runs, most=_CROSSING * len(rows)):
        middle = (start + stop) / 2
        if stop - start >= _GUTTER * size and first <= middle <= last and is_text(rows, middle):
            return middle
    return None


def gaps_of(runs: Sequence[Run], *, most: float) -> list[tuple[float, float]]:
    """Stretches from left to right that at most so many runs cross, the least crossed first."""
    edges = sorted([(run.left, 1) for run in runs] + [(run.right, -1) for run in runs])
    crossing, found = 0, []
    for (at, step), (then, _) in pairwise(edges):
        crossing += step
        if crossing <= most and then > at:
            found.append((crossing, at - then, at, then))
    return [(start, stop) for _, _, start, stop in sorted(found)]


def is_text(rows: Rows, gutter: float) -> bool:
    """Say whether what is left and right of a gap is running text, and no cells."""
    left = [[run for run in row if run.right <= gutter] for row in rows]
    right = [[run for run in row if run.left >= gutter] for row in rows]
    return fills([row for row in left if row]) and fills([row for row in right if row])


def fills(rows: Rows) -> bool:
    """Say whether most rows fill their column with words."""
    if len(rows) < _FEWEST_ROWS:
        return False
    widths = [max(run.right for run in row) - min(run.left for run in row) for row in rows]
    # A list or table of contents may stick out: the widest line in ten does not count.
    widest = sorted(widths)[-1 - len(widths) // 10]
    full = sum(width >= _FULL * widest for width in widths)
    return signs_of(rows) >= _FEWEST_SIGNS and full >= _FULL_SHARE * len(rows)


def line_of(row: list[Run]) -> Line:
    """A row as one line: its runs from left to right, or from right to left by its script."""
    letters = [bidirectional(sign) for run in row for sign in run.text if sign.isalpha()]
    backwards = 2 * sum(kind in _RIGHT_TO_LEFT for kind in letters) > len(letters)
    runs = sorted(row, key=lambda run: -run.right if backwards else run.left)
    text, cells = runs[0].text, 1
    for last, run in pairwise(runs):
        gap = max(run.left - last.right, last.left - run.right)
        far = gap > _CELL_GAP * min(last.size, run.size)
        cells += far
        text += ("\t" if far else " ") + run.text
    return Line(
        text=text,
        left=min(run.left for run in row),
        top=min(run.top for run in row),
        right=max(run.right for run in row),
        bottom=max(run.bottom for run in row),
        size=max(row, key=lambda run: len(run.text)).size,
        bold=all(run.bold for run in row),
        cells=cells,
    )
