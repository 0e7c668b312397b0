"""The words of speech: verbs that credit somebody and at what distance, nouns of statements."""

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.anonymous import speaker_nouns
from marsad.extractors._grammar.lexicon import Word, listed, weapon_map
from marsad.extractors._grammar.tables import is_ground, read_table
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality


class SpeechWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    neutral: frozenset[str]
    crediting: frozenset[str]
    distant: frozenset[str]
    denying: frozenset[str]
    plain: frozenset[str]
    never_after: frozenset[str]
    reporting_things: frozenset[str]
    giving_figures: frozenset[str]
    figures: frozenset[str]
    speaking_of: frozenset[str]
    statements: frozenset[str]
    back_references: frozenset[str]
    charges: frozenset[str]
    own_part: frozenset[str]
    calling: frozenset[str]
    falsehoods: frozenset[str]
    phrases: tuple[str, ...]


@cache
def speech() -> SpeechWords:
    """The tables of data/speech.toml."""
    return msgspec.convert(read_table("speech.toml"), SpeechWords)


def stance_of(verb: Token) -> Modality | None:
    """The distance at which a verb credits its speaker; None if it is no verb of speech."""
    return stances().get(verb.lemma.casefold())


@cache
def stances() -> Mapping[str, Modality]:
    """The distance of each verb of speech."""
    words = speech()
    known = (
        words.neutral,
        words.crediting,
        words.giving_figures,
        words.speaking_of,
        words.reporting_things,
    )
    found = dict.fromkeys(frozenset().union(*known), Modality.ASSERTED)
    found |= dict.fromkeys(words.distant, Modality.CLAIMED)
    return found | dict.fromkeys(words.denying, Modality.DENIED)


def is_postposed(tree: Tree, verb: Token) -> bool:
    """Whether what was said comes first: "…, the governor said"."""
    content = tree.children(verb, "ccomp")
    return bool(content) and content[0].i < verb.i


def is_mute(token: Token) -> bool:
    """Whether the noun is of a thing that says nothing: a parser took the wrong subject."""
    if token.pos not in {"NOUN", "PROPN"} or token.entity in {"PERSON", "ORG", "GPE"}:
        return False
    word = token.lemma.casefold()
    if word in speaker_nouns() or word in speech().statements:
        return False
    return word in listed(Word.NOUN) or word in weapon_map() or is_ground(token)
