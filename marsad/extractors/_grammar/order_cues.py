"""Words of harm by their place in the sentence, for headlines and where the parse fails."""

from marsad.extractors._grammar.harm import Cue, harms_of, kinds_of
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.verb_cues import has_object
from marsad.language import Token

# Words that may stand between those counted and what befell them.
BETWEEN = frozenset({"AUX", "ADV", "ADJ", "PART", "NOUN", "PROPN", "ADP", "DET", "CCONJ"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "’s", "'s"})
WINDOW = 14
TURNING = frozenset({"who", "which", "that", "but", "while", "when", "by"})
OPENING, CLOSING = frozenset({",", "–", "—", "("}), frozenset({",", "–", "—", ")"})
# Words by which an aside says of whom a number consists: ", three of them monks,".
ASIDES = frozenset(
    {"including", "among", "them", "whom", "these", "mostly", "most", "all", "some", "many", "aged"}
)


def by_order(tree: Tree, tops: list[Token], start: int) -> list[Cue]:
    """The word of harm that stands next to the phrase: for headlines and broken parses."""
    last = max(tops, key=lambda t: t.i)
    return after(tree, last) or before(tree, start)


def after(tree: Tree, last: Token) -> list[Cue]:
    """The state or passive that follows the phrase: "nine men from the town killed"."""
    for token in without_asides(tree, last):
        kinds = kinds_of(token, "states")
        if kinds and token.tag != "VBZ" and not has_object(tree, token):
            return [Cue(kind=kinds[0], token=token)]
        passive = token.tag == "VBN" and bool(tree.children(token, "auxpass"))
        if passive and (harms := harms_of(tree, token)):
            return [Cue(kind=harms[0].kind, token=token)]
        passed = token.pos in BETWEEN or token.text in QUOTES or token.tag == "VBN"
        if not passed or token.text.casefold() in TURNING:
            break
    return []


def before(tree: Tree, start: int) -> list[Cue]:
    """The active verb right before the phrase."""
    for token in reversed([t for t in tree.tokens if t.end <= start][-3:]):
        if token.pos in {"NOUN", "PROPN", "PUNCT", "CCONJ"} or token.text.casefold() == "by":
            return []
        if token.pos == "VERB" and not tree.is_passive(token):
            harm = next(iter(harms_of(tree, token)), None)
            if harm is not None and not harm.undergone:
                return [Cue(kind=harm.kind, token=token)]
    return []


def without_asides(tree: Tree, last: Token) -> list[Token]:
    """The words after a phrase, without asides between commas that tell of whom it consists."""
    found: list[Token] = []
    position = last.i + 1
    while position < len(tree.tokens) and len(found) < WINDOW:
        token = tree.tokens[position]
        if token.text not in OPENING:
            found.append(token)
            position += 1
            continue
        aside = tree.tokens[position + 1 : position + 1 + WINDOW]
        close = next((t.i for t in aside if t.text in CLOSING), None)
        if close is None or not {t.text.casefold() for t in aside if t.i < close} & ASIDES:
            break
        position = close + 1
    return found
