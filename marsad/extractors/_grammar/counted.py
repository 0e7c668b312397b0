"""What a number counts: the noun that belongs to each quantity of a sentence."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.text.numbers import Quantity, find_quantities

# Without any of these a sentence counts nobody: most of its cost is saved.
MAYBE_COUNTED = re.compile(
    r"\d|\b(?:no|no-one|nobody|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|scores|tens"
    r"|hundreds?|thousands?|millions?|several|few|many|couple|handful|numbers?|numerous|multiple"
    r"|countless|half)\b",
    re.IGNORECASE,
)
THEM = frozenset({"them", "whom", "which", "these", "those", "us"})
ATTACHED = frozenset({"nummod", "amod", "det", "quantmod", "compound", "nmod", "predet", "poss"})


class Counted(Struct, frozen=True, kw_only=True):
    """A stretch of text that says how many: the number's token if there is one, and the noun.

    `order` puts numbers (0) before persons that are only named (1).
    """

    quantity: Quantity
    number: Token | None
    noun: Token | None
    order: int = 0
    counted: bool = True

    def shares(self, other: "Counted") -> bool:
        """Whether the two stand on the same words, or count the same people."""
        mine, theirs = self.quantity, other.quantity
        if mine.start < theirs.end and theirs.start < mine.end:
            return True
        both = self.noun is not None and other.noun is not None
        return both and self.noun == other.noun


def counted_phrases(tree: Tree) -> Iterator[Counted]:
    """The quantities of a sentence with what they count, in the order of the text."""
    if MAYBE_COUNTED.search(tree.text) is None:
        return
    for quantity in find_quantities(tree.text):
        moved = msgspec.structs.replace(
            quantity, start=quantity.start + tree.start, end=quantity.end + tree.start
        )
        number = token_in(tree, moved)
        if number is not None:
            yield Counted(quantity=moved, number=number, noun=counted_noun(tree, number))


def token_in(tree: Tree, quantity: Quantity) -> Token | None:
    """The last token of the quantity: the number itself."""
    inside = [t for t in tree.tokens if quantity.start <= t.start and t.end <= quantity.end]
    return inside[-1] if inside else None


def counted_noun(tree: Tree, number: Token) -> Token | None:
    """What is counted: "70 towns", "dozens of civilians", "three Syrian army soldiers"."""
    of = next((p for p in tree.children(number, "prep") if p.text.casefold() == "of"), None)
    if of is None and number.i + 1 < len(tree.tokens):
        after = tree.tokens[number.i + 1]
        of = after if after.text.casefold() == "of" else None
    if of is not None:
        objects = tree.children(of, "pobj")
        if objects:
            return None if objects[0].text.casefold() in THEM else objects[0]
    head = tree.head(number)
    apart = head is not None and any(t.pos == "ADP" for t in tree.tokens[number.i : head.i])
    if number.dep in ATTACHED and head is not None and not apart and head.i > number.i:
        if head.pos == "NUM":
            return counted_noun(tree, head)
        if head.pos in {"NOUN", "PROPN", "ADJ"}:
            return head
    if number.dep in ATTACHED and head is not None and head.i < number.i and head.pos == "NUM":
        return None
    return noun_after(tree, number)


def noun_after(tree: Tree, number: Token) -> Token | None:
    """The noun that the words after the number lead to, where the parse does not tell."""
    for token in tree.tokens[number.i + 1 : number.i + 6]:
        if token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "poss", "nmod"}:
            return token
        if token.pos not in {"ADJ", "PROPN", "NOUN", "ADV"} and token.text not in {"-", "'s", "’s"}:
            break
        if token.pos == "ADJ" and token.text.casefold() in {
            "dead",
            "wounded",
            "injured",
            "missing",
        }:
            return token
    return None
