"""Sources without a name: what they are, and how many."""

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.tables import read_table
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.text.numbers import find_quantities

SINGULAR = frozenset({"a", "an", "another", "one", "the", "his", "her", "its", "their"})
# Nouns that mean several in the singular.
MANY = frozenset({"staff", "family", "community", "people", "crew", "circle", "kin", "folk"})


class SpeakerWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    anonymous: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, frozenset[str]]


@cache
def speaker_words() -> SpeakerWords:
    """The tables of data/speakers.toml."""
    return msgspec.convert(read_table("speakers.toml"), SpeakerWords)


@cache
def speaker_nouns() -> frozenset[str]:
    """Every single noun that names somebody who can speak."""
    people = {w.split()[-1] for words in speaker_words().anonymous.values() for w in words}
    return frozenset(people) | speaker_words().bodies["words"]


@cache
def kinds() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the noun: the words before it, and the kind that they make with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, listed in speaker_words().anonymous.items():
        for words in listed:
            *before, noun = words.split()
            found.setdefault(noun, []).append((tuple(before), kind))
    return {noun: tuple(sorted(v, key=lambda e: -len(e[0]))) for noun, v in found.items()}


def kind_of(tree: Tree, token: Token) -> str | None:
    """What an unnamed source is: "medic", "security official"; None of a body or a name."""
    if is_named(tree, token):
        return None
    before = [t.lemma.casefold() for t in tree.tokens[max(0, token.i - 4) : token.i]]
    for words, kind in kinds().get(token.lemma.casefold(), ()):
        if (
            not words
            or tuple(before[-len(words) :]) == words
            or set(words) <= modifiers(tree, token)
        ):
            return kind
    return None


def modifiers(tree: Tree, token: Token) -> set[str]:
    return {t.lemma.casefold() for t in tree.children(token, "amod", "compound", "nmod")}


def is_named(tree: Tree, token: Token) -> bool:
    """Whether the phrase names the person: "Ali", "governor Ali", "the governor, Ali"."""
    near = (token, *tree.children(token, "compound", "appos", "nmod"))
    return any(
        (t.pos == "PROPN" and t.entity in {"PERSON", ""} and t.i != token.i) or t.entity == "PERSON"
        for t in near
    )


def number_of(tree: Tree, token: Token) -> int | None:
    """How many they are, where the words say so: 1 for "a medic", 2 for "two medics"."""
    for child in tree.children(token, "nummod"):
        exact = {q.low for q in find_quantities(child.text) if q.low == q.high}
        return next(iter(exact)) if len(exact) == 1 else None
    words = {t.text.casefold() for t in tree.children(token, "det", "poss")}
    one = token.tag in {"NN", "NNP"} and token.lemma.casefold() not in MANY
    return 1 if one and words & SINGULAR else None
