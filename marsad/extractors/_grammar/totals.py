"""Totals by name: "the toll rose to 20", "the number of dead stands at 108", "a count of 87"."""

from marsad.extractors._grammar.harm import Cue, harms_of, kinds_of, words
from marsad.extractors._grammar.tree import NOMINAL, VERBAL, Tree
from marsad.language import Token
from marsad.records import TollKind

# Of these a number may stand right before or after.
NAMED = frozenset({"toll", "count", "tally", "figure", "total"})
LEADING = frozenset({"to", "at", "of", "from", "past", "above", "over", "beyond", "as", "around"})


def total_of(
    tree: Tree, number: Token, counted: Token | None, recent: TollKind | None
) -> Cue | None:
    """The total whose value the number is; a bare "figure" counts what was `recent`."""
    above = value_of(tree, number)
    if above is None:
        return None
    if above.pos in NOMINAL:
        return cue_for(tree, above, recent) if is_total(above) else None
    if above.lemma.casefold() not in words("valued"):
        return None
    args = tree.children(above, "nsubj", "nsubjpass", "dobj", "attr", "csubj")
    for noun in [*args, *(s for s in tree.subjects(above) if s not in args)]:
        own = noun.i == number.i or (counted is not None and noun.i == counted.i)
        if not own and is_total(noun) and (cue := cue_for(tree, noun, recent)) is not None:
            return cue
    return None


def value_of(tree: Tree, number: Token) -> Token | None:
    """The verb or noun that the number gives a value to."""
    token = number
    for _ in range(4):
        head = tree.head(token)
        if head is None:
            return None
        if head.pos == "ADP" or token.dep in {"pobj", "quantmod"} or token.dep == "conj":
            if head.pos == "ADP" and head.text.casefold() not in LEADING:
                return None
            token = head
            continue
        if head.pos in VERBAL:
            if head.dep in {"acl", "relcl"} and harms_of(tree, head) and token.dep == "prep":
                token = tree.tokens[head.head]
                if is_total(token):
                    return tree.head(token) if token.dep in {"dobj", "nsubjpass"} else token
                continue
            return head if token.dep not in {"nsubj", "nsubjpass", "agent"} else None
        if head.pos in NOMINAL and token.dep in {"prep", "appos", "nummod", "nmod"}:
            if token.dep == "prep" or (
                head.lemma.casefold() in words("totals")
                and (token.dep == "appos" or head.lemma in NAMED)
            ):
                return head
            token = head
            continue
        return None
    return None


def is_total(token: Token) -> bool:
    return bool({token.lemma.casefold(), token.text.casefold()} & words("totals"))


def cue_for(tree: Tree, noun: Token, recent: TollKind | None) -> Cue | None:
    """What a total counts, by the words about it; a toll is one of deaths."""
    told = told_by(tree, noun)
    if told is not None:
        return Cue(kind=told, token=noun, mixed=noun.lemma.casefold() == "casualty")
    if noun.lemma.casefold() in {"toll", "loss", "deathtoll"}:
        return Cue(kind=TollKind.KILLED, token=noun)
    if any(t.text.casefold() == "of" for t in tree.children(noun, "prep")):
        return None
    kind = recent or next((k for t in tree.tokens for k in kinds_of(t, "units")), None)
    return Cue(kind=kind, token=noun) if kind is not None else None


def told_by(tree: Tree, noun: Token) -> TollKind | None:
    words = [noun, *(t for t in tree.subtree(noun) if t.i != noun.i)]
    for token in words:
        if kinds := kinds_of(token, "units", "states"):
            return kinds[0]
        if token.pos == "VERB" and (harms := harms_of(tree, token)):
            return harms[0].kind
    return None
