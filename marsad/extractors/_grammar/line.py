"""A line of a story as the grammar reads it."""

from msgspec import Struct

from marsad.extractors._attribution import Relation
from marsad.extractors._grammar.tree import Tree


class Line(Struct, frozen=True, kw_only=True):
    """A parsed sentence of a story, and whether it stands in a title or heading.

    `relations` are the attributions that the net finds in it.
    """

    tree: Tree
    headline: bool
    relations: tuple[Relation, ...] = ()
