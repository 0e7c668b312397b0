"""Tolls that no number word states: "a soldier was killed", "no casualties"."""

from functools import cache

from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tolls import CountedToll, counted_tolls, cue_above
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity


def uncounted(tree: Tree, counted: list[CountedToll]) -> list[CountedToll]:
    """Tolls that no number word states: "a soldier was killed", "no casualties"."""
    taken = {t.noun.i for t in counted if t.noun is not None}
    found: list[CountedToll] = []
    for token in tree.tokens:
        if token.i in taken or token.pos not in {"NOUN", "PROPN"}:
            continue
        found += single(tree, token) or none_at_all(tree, token)
    return found


def single(tree: Tree, token: Token) -> list[CountedToll]:
    """One person, named or with "a", who is killed, wounded, captured or arrested."""
    article = tree.child(token, "det")
    one = article is not None and article.text.casefold() in {"a", "an", "another"}
    named = token.pos == "PROPN" and token.entity == "PERSON"
    person = one and token.tag == "NN" and token.lemma.casefold() in persons()
    if not (named or person) or token.dep not in {"dobj", "nsubjpass", "conj"}:
        return []
    cues = [
        (k, c)
        for k, c in cue_above(tree, token)
        if k not in {TollKind.PLACES_TAKEN, TollKind.DISPLACED}
    ]
    if not cues or cues[0][1].pos != "VERB" or (named and not tree.is_passive(cues[0][1])):
        return []
    start, end = tree.phrase(token)
    quantity = Quantity(
        start=start, end=end, text=tree.quote_of(start, end), low=1, high=1, bound=Bound.EXACT
    )
    kind, cue = cues[0]
    return [CountedToll(kind=kind, quantity=quantity, cue=cue, noun=token, start=start, end=end)]


@cache
def persons() -> frozenset[str]:
    tables = class_words()
    return (
        tables["civilian"].words
        | tables["armed"].words
        | tables["state"].words
        | tables["protester"].words
    )


def none_at_all(tree: Tree, token: Token) -> list[CountedToll]:
    """Read "no casualties" as a toll of nought, of killed and of injured."""
    article = tree.child(token, "det")
    if article is None or article.text.casefold() != "no":
        return []
    word = token.lemma.casefold()
    kinds = {
        "casualty": (TollKind.KILLED, TollKind.INJURED),
        "death": (TollKind.KILLED,),
        "fatality": (TollKind.KILLED,),
        "injury": (TollKind.INJURED,),
    }.get(word, ())
    start, end = article.start, token.end
    quantity = Quantity(
        start=start, end=end, text=tree.quote_of(start, end), low=0, high=0, bound=Bound.EXACT
    )
    return [
        CountedToll(kind=k, quantity=quantity, cue=token, noun=token, start=start, end=end)
        for k in kinds
    ]


def find_tolls(tree: Tree) -> list[CountedToll]:
    """Every toll that a sentence states, in numbers or in other words, in the order of the text."""
    counted = counted_tolls(tree)
    found = [*counted, *uncounted(tree, counted)]
    return sorted(found, key=lambda t: (t.quantity.start, t.kind))
