"""People whom no number counts: "a soldier was killed", "no casualties", "civilians died"."""

from collections.abc import Iterator
from functools import cache

from marsad.extractors._grammar.cues import Cue
from marsad.extractors._grammar.phrases import Counted
from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity

NONE_OF = {
    "casualty": (TollKind.KILLED, TollKind.INJURED),
    "victim": (TollKind.KILLED, TollKind.INJURED),
    "death": (TollKind.KILLED,),
    "fatality": (TollKind.KILLED,),
    "injury": (TollKind.INJURED,),
    "loss": (TollKind.KILLED,),
}
ONE = frozenset({"a", "an", "another", "one"})
HURT = frozenset({TollKind.KILLED, TollKind.INJURED})
SUFFERING = frozenset({"dobj", "nsubjpass", "nsubj", "conj", "pobj", "appos", "attr", "ROOT"})
MATES = frozenset({"wife", "husband", "son", "daughter", "brother", "sister", "mother", "father"})


def none_of(noun: Token) -> tuple[TollKind, ...]:
    """What "no casualties" says is nought."""
    return NONE_OF.get(noun.lemma.casefold(), ())


@cache
def persons() -> frozenset[str]:
    tables = class_words()
    return (
        tables["civilian"].words
        | tables["armed"].words
        | tables["state"].words
        | tables["protester"].words
    )


def is_person(noun: Token) -> bool:
    return noun.lemma.casefold() in persons() or noun.entity in {"PERSON", "NORP"}


def phrases(tree: Tree) -> Iterator[Counted]:
    """The persons of a sentence whom no number counts, as phrases that count one or more."""
    for token in tree.tokens:
        if token.pos not in {"NOUN", "PROPN"} or token.dep not in SUFFERING:
            continue
        yield from single(tree, token)


def single(tree: Tree, token: Token) -> Iterator[Counted]:
    """One person, by name or with "a"."""
    article = tree.child(token, "det")
    one = article is not None and article.text.casefold() in ONE
    named = token.pos == "PROPN" and token.entity == "PERSON"
    person = one and token.tag == "NN" and token.lemma.casefold() in persons()
    if not (named or person):
        return
    start, end = tree.phrase(token)
    quantity = Quantity(
        start=start, end=end, text=tree.quote_of(start, end), low=1, high=1, bound=Bound.EXACT
    )
    yield Counted(quantity=quantity, number=None, noun=token, order=1, counted=False)


def bears(tree: Tree, phrase: Counted, cue: Cue) -> bool:
    """Whether a word of harm may stand for a person whom no number counts."""
    noun = phrase.noun
    if noun is None or cue.kind in {TollKind.PLACES_TAKEN, TollKind.DISPLACED}:
        return False
    if cue.token.pos != "VERB":
        return False
    return noun.entity != "PERSON" or noun.pos != "PROPN" or tree.is_passive(cue.token)
