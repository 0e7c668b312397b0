"""People whom no number counts: "a soldier was killed", "no casualties", "civilians died"."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from marsad.extractors._grammar.counted import Counted
from marsad.extractors._grammar.harm import Cue, kinds_of, verb_table, words
from marsad.extractors._grammar.harm_cues import cue_below
from marsad.extractors._grammar.tables import class_words, read_table
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity

ONE = frozenset({"a", "an", "another", "one"})
HURT = frozenset({TollKind.KILLED, TollKind.INJURED})
ALONE = frozenset({"he", "she", "him", "her", "another"})
ORDINAL = re.compile(
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th)"
)
# Verbs whose object is as often a town with a name like a person's.
TAKING = frozenset({"lose", "fall", "hold", "take", "seize", "capture"})
SUFFERING = frozenset(
    {
        "dobj",
        "nsubjpass",
        "nsubj",
        "conj",
        "pobj",
        "appos",
        "attr",
        "ROOT",
        "npadvmod",
        "dep",
        "nmod",
    }
)
MATES = frozenset({"wife", "husband", "son", "daughter", "brother", "sister", "mother", "father"})


@cache
def persons() -> frozenset[str]:
    tables = class_words()
    listed = msgspec.convert(read_table("persons.toml"), dict[str, str])
    return (
        tables["civilian"].words
        | tables["armed"].words
        | tables["state"].words
        | tables["protester"].words
        | frozenset(word for words in listed.values() for word in words.split())
    )


def is_person(noun: Token) -> bool:
    return noun.lemma.casefold() in persons() or noun.entity in {"PERSON", "NORP"}


PERSONAL_ENDINGS = (
    "er", "or", "ist", "ian", "ant", "ent", "ee", "eer", "man", "men", "woman", "women", "boy",
    "girl", "children", "people", "folk", "staff", "crew", "ese", "ish", "member", "ary", "ic",
)  # fmt: skip
GROUPS = frozenset(
    """household family other more personnel individual many cadre chieftain mp jawan criminal thief
    hero patriot nanny chap fellow muslim sikh yazidi copt jew hindu alawite druze""".split()
)


def is_personal(noun: Token) -> bool:
    """Whether a noun is of people by its own look: most such nouns end alike."""
    word = noun.lemma.casefold()
    if is_person(noun) or word in GROUPS or noun.entity == "NORP":
        return True
    return noun.pos != "PROPN" and word.endswith(PERSONAL_ENDINGS)


def is_part(tree: Tree, noun: Token) -> bool:
    """Whether somebody named after "including" is a person, and no subject of another verb."""
    head = tree.head(noun)
    acts = noun.dep in {"nsubj", "poss", "compound"} and head is not None and head.lemma != "be"
    definite = any(t.text.casefold() == "the" for t in tree.children(noun, "det"))
    return not acts and not definite and is_person(noun)


def phrases(tree: Tree) -> Iterator[Counted]:
    """The persons of a sentence whom no number counts, as phrases that count one or more."""
    for token in tree.tokens:
        if token.dep not in SUFFERING:
            continue
        if is_one(tree, token):
            yield phrase_of(tree, token, low=1, high=1)
        elif is_some(tree, token):
            both = any(t.text.casefold() == "both" for t in tree.children(token, "det", "predet"))
            yield phrase_of(tree, token, low=2, high=2 if both else None)


def is_one(tree: Tree, token: Token) -> bool:
    """One person: by name, "a soldier", "his brother", "another", "a fourth", "she"."""
    word = token.text.casefold()
    if is_aged(tree, token):
        return True
    if token.pos == "PRON" or word == "another":
        return word in ALONE
    if token.pos == "PROPN" and token.entity == "PERSON" and token.tag == "NNP":
        return not tree.children(token, "det") and bool(tree.children(token, "compound"))
    if token.lemma.casefold() in words("no_person") or kinds_of(token, "units", "states"):
        return False
    articles = {t.text.casefold() for t in tree.children(token, "det")}
    if ORDINAL.fullmatch(word):
        return "a" in articles or (bool(articles & {"the"}) and token.dep == "nsubjpass")
    if token.tag != "NN" or not is_person(token) or token.lemma.casefold() in words("collectives"):
        return False
    if tree.children(token, "nummod"):
        return False
    titled = not articles and any(
        t.pos == "PROPN" for t in tree.children(token, "compound", "appos")
    )
    owned = titled or bool(tree.children(token, "poss"))
    return owned or bool(articles & (ONE | {"the", "this", "that", "one"}))


def is_aged(tree: Tree, token: Token) -> bool:
    """Whether it is "a 20-year-old"."""
    if token.text.casefold() != "old":
        return False
    before = [t.text.casefold() for t in tree.tokens[max(0, token.i - 3) : token.i]]
    return before[-1:] == ["-"] and any(w in {"year", "month", "week", "day"} for w in before)


def is_some(tree: Tree, token: Token) -> bool:
    """Several persons without a number: "soldiers were killed", "some of its fighters"."""
    if token.tag not in {"NNS", "NNPS"} or tree.children(token, "nummod"):
        return False
    if token.lemma.casefold() in words("no_persons") or not is_person(token):
        return False
    articles = {t.text.casefold() for t in tree.children(token, "det")}
    return not articles & {"no", "any", "every", "these", "those"}


def phrase_of(tree: Tree, token: Token, *, low: int, high: int | None) -> Counted:
    start, end = tree.phrase(token)
    bound = Bound.EXACT if high is not None else Bound.UNSPECIFIED
    quantity = Quantity(
        start=start, end=end, text=tree.quote_of(start, end), low=low, high=high, bound=bound
    )
    return Counted(quantity=quantity, number=None, noun=token, order=1, counted=False)


def bears(tree: Tree, phrase: Counted, cue: Cue) -> bool:
    """Whether a word of harm may stand for a person whom no number counts."""
    noun, verb = phrase.noun, cue.token
    if noun is None or cue.kind in {TollKind.PLACES_TAKEN, TollKind.DISPLACED}:
        return False
    if noun.dep == "pobj" and verb.pos == "NOUN" and phrase.quantity.high == 1:
        return kinds_of(verb, "acts") != [] and any(
            t.text.casefold() in ONE for t in tree.children(noun, "det")
        )
    if not stands_free(tree, noun) or is_purpose(tree, verb):
        return False
    if verb.pos not in VERBAL:
        return phrase.quantity.high == 1 and bool(kinds_of(verb, "units", "states"))
    if noun.dep == "nsubj" and verb.tag == "VBD" and not is_borne(verb):
        return False
    if noun.entity == "PERSON" and noun.pos == "PROPN" and verb.lemma in TAKING:
        return tree.is_passive(verb)
    return phrase.quantity.high == 1 or verb.tag != "VB"


def is_purpose(tree: Tree, verb: Token) -> bool:
    """Whether the verb only says what for: "a raid to capture a commander"."""
    to = any(t.text.casefold() == "to" for t in tree.children(verb, "aux"))
    return to and verb.tag == "VB" and verb.dep in {"acl", "advcl", "relcl"}


def is_kin(tree: Tree, token: Token) -> bool:
    """Whether somebody is told of by another's name: "Ali Hassan, his wife"."""
    owner = next((t.text.casefold() for t in tree.children(token, "poss")), "")
    return token.dep == "appos" and owner in {"his", "her", "their"}


def is_borne(verb: Token) -> bool:
    """Whether the verb is one whose subject suffers: "died"."""
    return any(harm.undergone for harm in verb_table().get(verb.lemma.casefold(), ()))


def told_beside(tree: Tree, phrase: Counted) -> list[Cue]:
    """What a participle says of somebody who is only mentioned: "a midwife killed at her home"."""
    noun = phrase.noun
    if noun is None or phrase.quantity.high != 1 or noun.dep in {"pobj", "poss", "compound"}:
        return []
    articles = {t.text.casefold() for t in tree.children(noun, "det")}
    if not articles & ONE:
        return []
    hurt = [c for c in cue_below(tree, noun, None) if c.kind in HURT and c.token.pos in VERBAL]
    return hurt[:1]


def stands_free(tree: Tree, noun: Token) -> bool:
    """Whether the noun is itself subject or object, and in no list that a number counts."""
    token = noun
    while token.head != token.i and (token.dep == "conj" or is_kin(tree, token)):
        token = tree.tokens[token.head]
        if noun.tag in {"NNS", "NNPS"} and tree.children(token, "nummod"):
            return False
    return token.dep in {"dobj", "nsubjpass", "nsubj"} and token.pos not in VERBAL
