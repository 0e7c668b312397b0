"""The toll ladder as a chart: each source's figure over time, drawn on the server.

A template only places what is worked out here; the table beside the chart says the same in words.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import sqrt

from msgspec import Struct

from marsad.records import ReconciledToll, Standing, TollStatement
from marsad.text.moments import NEVER, moment
from marsad.web.code_words import words_of
from marsad.web.days_said import moment_text
from marsad.web.outlets import outlet_words
from marsad.web.tongue import number_text, say
from marsad.web.wording import figure

WIDTH, HEIGHT = 460, 170
LEFT, RIGHT, TOP, BOTTOM = 40, 140, 12, 28
COLOURS = 8  # of the style sheet; further sources share the last one
LABEL_PX = 14  # the least distance of two labels


class Point(Struct, frozen=True, kw_only=True):
    """A figure: its dot, the whisker to its highest number, and what it says."""

    x: float
    y: float
    top: float
    words: str
    title: str
    claim: str
    standing: str
    open: bool


class Line(Struct, frozen=True, kw_only=True):
    """The figures of one source, as steps; `label_y` is where its name stands."""

    name: str
    colour: int
    path: str
    points: tuple[Point, ...]
    label_y: float


class Mark(Struct, frozen=True, kw_only=True):
    """A tick of an axis."""

    at: float
    words: str


class LadderChart(Struct, frozen=True, kw_only=True):
    """One kind of toll over time. `low` and `high` are where the reconciled band stands."""

    width: int
    height: int
    left: int
    right: int
    lines: tuple[Line, ...]
    figures: tuple[Mark, ...]
    times: tuple[Mark, ...]
    low: float | None
    high: float | None
    best: float | None


def ladder_chart(toll: ReconciledToll) -> LadderChart | None:
    """Draw a ladder; None where there are fewer than two dated figures to compare."""
    dated = [each for each in toll.statements if _is_drawn(each)]
    if len(dated) < 2:  # noqa: PLR2004  one figure is no comparison
        return None
    axes = _Axes(dated, toll)
    names = list(dict.fromkeys(each.source for each in dated))
    lines = [_line(name, n, dated, axes) for n, name in enumerate(names)]
    return LadderChart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        lines=tuple(_apart(lines)),
        figures=axes.figures(),
        times=axes.times(),
        low=None if toll.low is None else axes.y(toll.low),
        high=None if toll.high is None else axes.y(toll.high),
        best=None if toll.best is None else axes.y(toll.best),
    )


def _is_drawn(said: TollStatement) -> bool:
    """Whether it has a moment and a number, and counts all: a group's figure is no fall."""
    if said.standing is Standing.PARTIAL:
        return False
    return moment(said.said) != NEVER and (said.low is not None or said.high is not None)


class _Axes:
    """Where moments and numbers stand; numbers by their root, so that small ones keep apart."""

    def __init__(self, dated: Sequence[TollStatement], toll: ReconciledToll) -> None:
        moments = [moment(each.said) for each in dated]
        self.first, self.last = min(moments), max(moments)
        # Without its zone, which the points tell, so that two moments of a day have room.
        self.words = {moment(each.said): moment_text((each.said or "")[:16]) for each in dated}
        numbers = [n for each in dated for n in (each.low, each.high) if n is not None]
        self.most = max([*numbers, toll.high or 0, 1])
        least = min([*numbers, self.most])
        # Figures that are near to each other would be one line on an axis from nought.
        self.base = 0 if least * 2 < self.most else max(0, round(least - (self.most - least) - 1))

    def x(self, at: datetime) -> float:
        whole = (self.last - self.first).total_seconds()
        share = (at - self.first).total_seconds() / whole if whole else 0.5
        return round(LEFT + 8 + share * (WIDTH - LEFT - RIGHT - 16), 1)

    def y(self, number: int) -> float:
        below, above = sqrt(self.base), sqrt(self.most)
        share = (sqrt(max(number, self.base)) - below) / (above - below)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def figures(self) -> tuple[Mark, ...]:
        marks = sorted({self.base, round(self.base + (self.most - self.base) / 4), self.most})
        return tuple(Mark(at=self.y(each), words=number_text(each)) for each in marks)

    def times(self) -> tuple[Mark, ...]:
        return tuple(
            Mark(at=self.x(at), words=self.words[at])
            for at in dict.fromkeys((self.first, self.last))
        )


def _line(name: str, nth: int, dated: Iterable[TollStatement], axes: _Axes) -> Line:
    own = sorted((each for each in dated if each.source == name), key=lambda e: moment(e.said))
    points = tuple(_point(each, axes) for each in own)
    path = f"M{points[0].x} {points[0].y}"
    for point in points[1:]:
        path += f"H{point.x}V{point.y}"
    if own[-1].standing is not Standing.WITHDRAWN:
        path += f"H{WIDTH - RIGHT}"
    colour = min(nth + 1, COLOURS)
    return Line(
        name=outlet_words(name), colour=colour, path=path, points=points, label_y=points[-1].y
    )


def _point(said: TollStatement, axes: _Axes) -> Point:
    low = said.low if said.low is not None else said.high or 0
    high = said.high if said.high is not None else low
    words = figure(said.low, said.high, said.bound)
    return Point(
        x=axes.x(moment(said.said)),
        y=axes.y(low),
        top=axes.y(high),
        words=words,
        title=say(
            "{source}: {figure}, {said}, {standing}",
            source=outlet_words(said.source),
            figure=words,
            said=moment_text(said.said),
            standing=words_of(said.standing),
        ),
        claim=said.claim,
        standing=said.standing.value,
        open=said.high is None,
    )


def _apart(lines: Iterable[Line]) -> list[Line]:
    """Labels that would stand on each other are moved down."""
    placed: list[Line] = []
    for line in sorted(lines, key=lambda line: line.label_y):
        least = placed[-1].label_y + LABEL_PX if placed else 0.0
        placed.append(
            Line(
                name=line.name,
                colour=line.colour,
                path=line.path,
                points=line.points,
                label_y=max(line.label_y, least),
            )
        )
    return placed
