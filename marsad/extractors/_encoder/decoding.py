"""From the numbers of a window to what it tells: triggers, and the spans that belong to each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

import numpy as np
from msgspec import Struct

from marsad.extractors._encoder import net, scheme
from marsad.extractors._encoder.net import Numbers
from marsad.extractors._encoder.words import Window
from marsad.records import ControlChange, Extent, SubEventType, TollKind, TollScope

# A word belongs to a span unless it is more likely than this to stand outside of all.
EVEN = 0.5
# A toll belongs to an event from these odds: of the tolls of the corpus nearly all do to one.
LIKELY = 0.2
# The net has learnt more: whose word it is and how certain, the grammar knows better.
ASKED = ("toll", "actor", "place", "time")
ANSWERED = ("sub_type", "background", "change", "extent")
GOES_ON = 2


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of the text, what it is in its layer, and how sure that is."""

    start: int
    end: int
    kind: str
    sure: float


class ToldToll(Struct, frozen=True, kw_only=True):
    """Words that tell how many: of what kind, over what scope, part of which."""

    span: Span
    kind: TollKind
    scope: TollScope
    part_of: Span | None


class Told(Struct, frozen=True, kw_only=True):
    """What the encoder takes from the words around one trigger.

    `types` are the odds of each type, `recalled` those of an event that is only background.
    """

    trigger: Span
    sub_type: SubEventType | None
    types: tuple[float, ...]
    recalled: float
    change: ControlChange | None
    extent: Extent
    actors: tuple[Span, ...]
    places: tuple[Span, ...]
    times: tuple[Span, ...]
    tolls: tuple[ToldToll, ...]


class ReadWindow(Struct, frozen=True, kw_only=True):
    """What a window tells, and how likely each of its words names an event or is of a toll.

    `vectors` has a row for each word, from which more can be asked of it.
    """

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    triggers: tuple[float, ...]
    tolls: tuple[float, ...]
    story: float
    told: tuple[Told, ...]
    vectors: Numbers

    def odds(self, of: Sequence[float], start: int, end: int) -> float:
        """The likeliest of the words in a stretch of the text; nothing if none is there."""
        inside = self.inside(start, end)
        return max(of[inside.start : inside.stop], default=0.0)

    def inside(self, start: int, end: int) -> range:
        """The words of a stretch of the text."""
        first = bisect_right(self.spans, start, key=itemgetter(1))
        return range(first, bisect_left(self.spans, end, first, key=itemgetter(0)))

    def likeliest(self, start: int, end: int) -> tuple[float, int] | None:
        """The word of a stretch that likeliest names an event: its odds, and its number."""
        return max(((self.triggers[n], n) for n in self.inside(start, end)), default=None)

    def types_of(self, word: int) -> Numbers:
        """The odds of each type, were a word the name of an event."""
        part = net.spans_as(self.vectors, [(word, word)], "trigger_part")
        found: Numbers = net.judge(part, "sub_type")[0]
        return found


class Layer(Struct, frozen=True, kw_only=True):
    """The spans of one layer of a window: by words, in the text, and as parts of links."""

    at: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


def read(window: Window) -> ReadWindow:
    """What a window tells, in the order of its triggers; what its context tells is passed over."""
    words, spans = net.vectors(window), window.spans
    labels = {name: net.label(words, name) for name in ("trigger", *ASKED)}
    return ReadWindow(
        start=spans[window.first][0],
        end=spans[-1][1],
        spans=spans,
        triggers=tuple(map(float, 1 - labels["trigger"][:, 0])),
        tolls=tuple(map(float, 1 - labels["toll"][:, 0])),
        story=net.story(words),
        told=tuple(told_in(words, labels, window)),
        vectors=words,
    )


def told_in(words: Numbers, labels: Mapping[str, Numbers], window: Window) -> Iterator[Told]:
    triggers = spans_of(labels["trigger"], window, "trigger")
    if not triggers.at:
        return
    layers = {name: spans_of(labels[name], window, name) for name in ASKED}
    parts = net.spans_as(words, triggers.at, "trigger_part")
    linked = {name: linked_to(words, triggers, parts, layers[name], name) for name in layers}
    tolls = tolls_of(words, layers["toll"])
    answers = {name: net.judge(parts, name) for name in ANSWERED}
    for nth, trigger in enumerate(triggers.spans):
        mine = {name: found[nth] for name, found in linked.items()}
        best = {name: int(found[nth].argmax()) for name, found in answers.items()}
        counted = {span.start for span in mine["toll"]}
        yield Told(
            trigger=trigger,
            sub_type=scheme.TYPES[best["sub_type"]],
            types=tuple(map(float, answers["sub_type"][nth])),
            recalled=float(answers["background"][nth][1]),
            change=scheme.CHANGES[best["change"]],
            extent=scheme.EXTENTS[best["extent"]],
            actors=mine["actor"],
            places=mine["place"],
            times=mine["time"],
            tolls=tuple(toll for toll in tolls if toll.span.start in counted),
        )


def spans_of(found: Numbers, window: Window, name: str) -> Layer:
    """The spans of a layer: a word begins one, goes on with it in its paragraph, or is outside."""
    best = found[:, 1:].argmax(axis=1) + 1
    best[found[:, 0] > EVEN] = 0
    if name == "trigger":
        best[: window.first] = 0
    at: list[tuple[int, int]] = []
    begins, words = window.begins, window.spans
    for i, label in enumerate(best):
        if label == GOES_ON and at and at[-1][1] == i - 1 and i not in begins:
            at[-1] = (at[-1][0], i)
        elif label:
            at.append((i, i))
    sure = [float(1 - found[first : last + 1, 0].max()) for first, last in at]
    spans = tuple(
        Span(start=words[first][0], end=words[last][1], kind=name, sure=odd)
        for (first, last), odd in zip(at, sure, strict=True)
    )
    return Layer(at=tuple(at), spans=spans)


def linked_to(
    words: Numbers, triggers: Layer, parts: Numbers, layer: Layer, name: str
) -> list[tuple[Span, ...]]:
    """For each trigger the spans that belong to it, with what they are to it."""
    if not layer.at:
        return [() for _ in triggers.at]
    other = net.spans_as(words, layer.at, f"{name}_part")
    found = net.link(parts, other, triggers.at, layer.at, f"{name}_link")
    if name == "toll":
        found = nearest(found)
    return [tuple(chosen(row, layer.spans, scheme.LINKS[name])) for row in found]


def nearest(found: Numbers) -> Numbers:
    """Give each toll to the one trigger that it most likely belongs to, if to any."""
    odds = found[:, :, 1]
    only = np.zeros_like(found)
    only[:, :, 0] = EVEN
    best = odds.argmax(axis=0)
    at = np.arange(odds.shape[1])
    only[best, at, 1] = np.where(odds[best, at] > LIKELY, 1.0, 0.0)
    return only


def chosen(row: Numbers, spans: Sequence[Span], kinds: Sequence[str]) -> Iterator[Span]:
    for odds, span in zip(row, spans, strict=True):
        best = int(odds.argmax())
        if best:
            yield Span(start=span.start, end=span.end, kind=kinds[best - 1], sure=float(odds[best]))


def tolls_of(words: Numbers, tolls: Layer) -> tuple[ToldToll, ...]:
    """The tolls of a window with their kind, their scope, and the toll that each is part of."""
    if not tolls.at:
        return ()
    parts = net.spans_as(words, tolls.at, "toll_part")
    kinds, scopes = (net.judge(parts, name).argmax(axis=1) for name in ("kind", "scope"))
    within = net.link(parts, parts, tolls.at, tolls.at, "inclusion_link")[:, :, 1]
    np.fill_diagonal(within, 0)
    return tuple(
        ToldToll(
            span=span,
            kind=scheme.KINDS[kinds[n]],
            scope=scheme.SCOPES[scopes[n]],
            part_of=tolls.spans[int(within[n].argmax())] if within[n].max() > EVEN else None,
        )
        for n, span in enumerate(tolls.spans)
    )
