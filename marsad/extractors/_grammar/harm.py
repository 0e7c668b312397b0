"""The words of harm: what befell people, and who of the parse it befell."""

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.tables import read_table
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import TollKind

# How far below its verb the second word of "take into custody" may stand.
COMPANIONS = frozenset(
    {"prt", "dobj", "advmod", "acomp", "oprd", "prep", "xcomp", "ccomp", "attr", "dative",
     "npadvmod", "advcl", "pcomp"}
)  # fmt: skip


class HarmWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one kind of toll is called; data/harm.toml says what each list holds."""

    done: frozenset[str]
    undergone: frozenset[str]
    states: frozenset[str]
    units: frozenset[str]
    acts: frozenset[str]


class Cue(Struct, frozen=True, kw_only=True):
    """The word of harm that governs a counted phrase; `mixed` if one number is of several harms."""

    kind: TollKind
    token: Token
    mixed: bool = False


class HarmVerb(Struct, frozen=True, kw_only=True):
    """A verb of harm, the word it needs beside it, and whether its subject suffers it."""

    kind: TollKind
    mate: str | None
    undergone: bool


@cache
def harm_words() -> Mapping[TollKind, HarmWords]:
    """The tables of data/harm.toml."""
    return msgspec.convert(read_table("harm.toml"), dict[TollKind, HarmWords])


@cache
def verb_table() -> Mapping[str, tuple[HarmVerb, ...]]:
    """The verbs of harm by their lemma; those that need a second word first."""
    found: dict[str, list[HarmVerb]] = {}
    for kind, words in harm_words().items():
        for entries, undergone in ((words.done, False), (words.undergone, True)):
            for entry in entries:
                verb, _, mate = entry.partition(" ")
                harm = HarmVerb(kind=kind, mate=mate or None, undergone=undergone)
                found.setdefault(verb, []).append(harm)
    order = {kind: n for n, kind in enumerate(TollKind)}
    return {
        verb: tuple(sorted(harms, key=lambda h: (h.mate is None, order[h.kind], h.undergone)))
        for verb, harms in found.items()
    }


@cache
def noun_table(table: str) -> Mapping[str, tuple[TollKind, ...]]:
    """The kinds of toll that a word of one of the lists stands for."""
    found: dict[str, tuple[TollKind, ...]] = {}
    for kind, words in harm_words().items():
        for word in getattr(words, table):
            found[word] = (*found.get(word, ()), kind)
    return found


def telling_words() -> frozenset[str]:
    """The words any of which tells of harm without another word beside it."""
    tables = harm_words().items()
    people = [words for kind, words in tables if kind is not TollKind.PLACES_TAKEN]
    alone = {w for t in people for w in (*t.states, *t.units, *t.done, *t.undergone)}
    return frozenset(w for w in alone if " " not in w)


def kinds_of(token: Token, *tables: str) -> list[TollKind]:
    """The kinds of toll that a word stands for in the given lists."""
    forms = dict.fromkeys((token.lemma.casefold(), token.text.casefold()))
    return list(
        dict.fromkeys(
            kind for table in tables for form in forms for kind in noun_table(table).get(form, ())
        )
    )


def harms_of(tree: Tree, verb: Token) -> list[HarmVerb]:
    """What a verb does to whom, by itself or with the words beside it."""
    forms = dict.fromkeys((verb.lemma.casefold(), verb.text.casefold()))
    entries = [e for form in forms for e in verb_table().get(form, ())]
    with_mate = [e for e in entries if e.mate is not None and has_mate(tree, verb, e.mate)]
    return with_mate or [e for e in entries if e.mate is None]


def has_mate(tree: Tree, verb: Token, word: str) -> bool:
    """Whether the word belongs to the verb: "took", "them", "into", "custody"."""
    for child in tree.children(verb, *COMPANIONS):
        if word in {child.lemma.casefold(), child.text.casefold()}:
            return True
        if child.pos in {"ADP", "SCONJ"} or child.dep in {"prep", "dative"}:
            below = tree.children(child, "pobj", "pcomp", "amod", "prep")
            if any(word in {t.lemma.casefold(), t.text.casefold()} for t in below):
                return True
    after = tree.tokens[verb.i + 1 : verb.i + 3]
    return any(t.dep == "prt" and t.text.casefold() == word for t in after)


@cache
def words(name: str) -> frozenset[str]:
    """One of the sets of data/counting.toml."""
    return word_sets()[name]


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    tables = msgspec.convert(read_table("counting.toml"), dict[str, str])
    return {name: frozenset(listed.split()) for name, listed in tables.items()}
