"""Harm that no party did: by floods and diseases; and numbers of drones, or of others' doings."""

from collections.abc import Iterator, Sequence

import msgspec

from marsad.extractors._grammar.counted import Counted
from marsad.extractors._grammar.harm import Cue
from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.extractors._grammar.uncounted import is_personal
from marsad.language import Token
from marsad.records import Claim, Toll

RELATIVE = frozenset({"that", "which", "who"})
CLAUSES = frozenset({"advcl", "relcl", "ccomp"})


def by_nature(tree: Tree, verb: Token) -> bool:
    """Whether weather, a disease or an animal did it: "the flood, which killed 900 people"."""
    if verb.pos not in VERBAL:
        return False
    done = tree.children(verb, "nsubj", "agent")
    doers = [t for s in done for t in ([s] if s.dep == "nsubj" else tree.children(s, "pobj"))]
    if any(is_natural(t) for t in doers):
        return True
    above = tree.head(verb)
    if verb.dep not in {"relcl", "acl"} or above is None:
        return False
    relative = any(t.text.casefold() in RELATIVE for t in doers)
    inside = any(t.text.casefold() == "in" for t in tree.children(verb, "prep"))
    before = nearest_noun(tree, tree.subtree(verb)[0])
    named = [above, *tree.objects_of(above, "of"), *([before] if before is not None else [])]
    return (relative or inside or verb.dep == "acl") and any(is_natural(t) for t in named)


def nearest_noun(tree: Tree, first: Token) -> Token | None:
    return next((t for t in reversed(tree.tokens[: first.i]) if t.pos == "NOUN"), None)


def is_natural(token: Token) -> bool:
    words = class_words()["nature"].words
    return token.pos in {"NOUN", "PROPN"} and token.lemma.casefold() in words


def of_things(tree: Tree, phrase: Counted) -> bool:
    """Whether the number is a part of things: "86 drones, of which 70 were shot down"."""
    number = phrase.number
    if number is None or phrase.noun is not None:
        return False
    near = tree.tokens[max(0, number.i - 2) : number.i + 3]
    if "which" not in {t.text.casefold() for t in near}:
        return False
    before = [t for t in tree.tokens[: number.i] if tree.children(t, "nummod")]
    return bool(before) and not is_personal(before[-1])


def does_other(tree: Tree, phrase: Counted, cue: Cue) -> bool:
    """Whether those counted do something else in a clause below: "died when 400 inmates fled"."""
    top = phrase.noun or phrase.number
    verb = tree.head(top) if top is not None else None
    if top is None or verb is None or top.dep != "nsubj" or verb.pos != "VERB":
        return False
    below = cue.token.i in {t.i for t in tree.subtree(verb)}
    return verb.dep in CLAUSES and verb.head == cue.token.i and not below


def willed(claims: Sequence[Claim], trees: Sequence[Tree]) -> Iterator[Claim]:
    """The claims without the tolls of weather and diseases, whoever read them."""
    for claim in claims:
        kept = [t for t in claim.tolls if not any(is_unwilled(tree, t) for tree in trees)]
        whole = [None if t.part_of is None else claim.tolls[t.part_of] for t in kept]
        tolls = tuple(
            msgspec.structs.replace(t, part_of=kept.index(w) if w in kept else None)
            for t, w in zip(kept, whole, strict=True)
        )
        yield claim if kept == list(claim.tolls) else msgspec.structs.replace(claim, tolls=tolls)


def is_unwilled(tree: Tree, toll: Toll) -> bool:
    """Whether a toll of this sentence is one of nature's: by the verb that it belongs to."""
    if not tree.start <= toll.start < tree.end:
        return False
    own = [t for t in tree.tokens if toll.start <= t.start < toll.end]
    inside = {t.i for t in own}
    verbs = [t for t in own if t.pos in VERBAL]
    verbs += [v for t in own if t.head not in inside and (v := tree.clause_verb(t)) is not None]
    return any(by_nature(tree, verb) for verb in verbs)
