"""People told by name are counted together: "Ali, his wife and their two daughters" are four."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import msgspec

from marsad.extractors._grammar.parts import goes_on
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity


class Counting(Protocol):
    """What a list of names is joined from: the tolls of a sentence."""

    @property
    def kind(self) -> TollKind: ...
    @property
    def quantity(self) -> Quantity: ...
    @property
    def cue(self) -> Token: ...
    @property
    def noun(self) -> Token | None: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def included(self) -> bool: ...


AnyToll = TypeVar("AnyToll", bound=Counting)


def joined(tree: Tree, tolls: Sequence[AnyToll]) -> list[AnyToll]:
    """The tolls with those of one list that begins with a name made one."""
    found: list[AnyToll] = []
    for toll in tolls:
        last = found[-1] if found else None
        if last is not None and belongs(tree, last, toll):
            found[-1] = together(tree, last, toll)
        else:
            found.append(toll)
    return found


def belongs(tree: Tree, first: Counting, toll: Counting) -> bool:
    """Whether somebody is counted in the list that began with a name."""
    named = first.noun is not None and first.noun.entity == "PERSON" and first.noun.pos == "PROPN"
    exact = first.quantity.bound is toll.quantity.bound is Bound.EXACT
    same = first.cue == toll.cue and first.kind is toll.kind
    plain = not first.included and not toll.included
    return named and exact and same and plain and goes_on(tree, toll.start, first.end)


def together(tree: Tree, first: AnyToll, toll: AnyToll) -> AnyToll:
    start, end = first.quantity.start, max(first.end, toll.end)
    number = (first.quantity.low or 0) + (toll.quantity.low or 0)
    quantity = msgspec.structs.replace(
        first.quantity, end=end, text=tree.quote_of(start, end), low=number, high=number
    )
    return msgspec.structs.replace(first, quantity=quantity, end=end)  # type: ignore[type-var]  # AnyToll is a Struct
