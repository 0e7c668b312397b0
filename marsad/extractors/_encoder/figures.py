"""The values of figures that the encoder points at: the grammar reads them, nothing is guessed."""

from collections.abc import Sequence

from msgspec import Struct

from marsad.extractors._encoder.decoding import ToldToll
from marsad.extractors._grammar.counting import group_name
from marsad.extractors._grammar.not_tolls import is_freed
from marsad.extractors._grammar.tolls import CountedToll, find_tolls
from marsad.extractors._grammar.tree import Tree
from marsad.records import Bound
from marsad.text.numbers import Quantity, find_quantities

SINGLE = frozenset({"NN", "NNP"})
ARTICLES = frozenset({"a", "an", "another"})


class Values(Struct, frozen=True, kw_only=True):
    """What the words of a toll state, and where they stand."""

    start: int
    end: int
    low: int | None
    high: int | None
    bound: Bound
    group: str | None = None


class Figures:
    """The tolls that the grammar reads in the sentences of a story, each read once if asked for."""

    def __init__(self) -> None:
        self._counted: dict[int, list[CountedToll]] = {}

    def of(self, tree: Tree, toll: ToldToll) -> Values | None:
        """The values of a toll of this sentence; None where its words state none."""
        if tree.start not in self._counted:
            self._counted[tree.start] = find_tolls(tree)
        return values_of(tree, self._counted[tree.start], toll)


def values_of(tree: Tree, counted: Sequence[CountedToll], toll: ToldToll) -> Values | None:
    known = next((c for c in counted if c.start < toll.span.end and toll.span.start < c.end), None)
    if known is not None:
        return Values(
            start=known.start,
            end=known.end,
            low=known.quantity.low,
            high=known.quantity.high if known.quantity.bound != Bound.AT_LEAST else None,
            bound=known.quantity.bound,
            group=group_name(tree, known),
        )
    for quantity in find_quantities(tree.text):
        start, end = quantity.start + tree.start, quantity.end + tree.start
        if start < toll.span.end and toll.span.start < end:
            return None if is_let_go(tree, toll) else by_number(toll, quantity, start, end)
    return without_number(tree, toll)


def is_let_go(tree: Tree, toll: ToldToll) -> bool:
    """Whether those counted were freed or rescued."""
    own = [t for t in tree.tokens if toll.span.start <= t.start and t.end <= toll.span.end]
    counted = [tree.head(t) for t in own if t.pos == "NUM"]
    return any(is_freed(tree, t) for t in (*own, *filter(None, counted)))


def by_number(toll: ToldToll, quantity: Quantity, start: int, end: int) -> Values:
    return Values(
        start=min(start, toll.span.start),
        end=max(end, toll.span.end),
        low=quantity.low,
        high=quantity.high if quantity.bound != Bound.AT_LEAST else None,
        bound=quantity.bound,
    )


def without_number(tree: Tree, toll: ToldToll) -> Values | None:
    """One by "a" and a singular: nothing else is stated in so many words."""
    own = [t for t in tree.tokens if toll.span.start <= t.start and t.end <= toll.span.end]
    if not own or own[0].text.casefold() not in ARTICLES or own[-1].tag not in SINGLE:
        return None
    return Values(start=toll.span.start, end=toll.span.end, low=1, high=1, bound=Bound.EXACT)
