"""Verbs of speech: whose word they credit, at what distance, and how far it reaches."""

from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.lexicon import Word, listed, weapon_map
from marsad.extractors._grammar.tables import is_ground, read_table
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality

COUNTED = frozenset({"toll", "loss", "number", "dead", "casualty", "figure", "death"})


class SpeechWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    neutral: frozenset[str]
    distant: frozenset[str]
    denying: frozenset[str]
    reporting_things: frozenset[str]
    statements: frozenset[str]
    back_references: frozenset[str]
    speakers: frozenset[str]


@cache
def speech() -> SpeechWords:
    """The tables of data/speech.toml."""
    return msgspec.convert(read_table("speech.toml"), SpeechWords)


def reach_of(tree: Tree, verb: Token) -> frozenset[int]:
    """The tokens that a verb of speech vouches for: the clauses and objects below it."""
    deps = ["ccomp", "xcomp", "parataxis", "pcomp"]
    if verb.lemma.casefold() in speech().reporting_things:
        deps += ["dobj", "nsubjpass"]
    if puts_number(tree, verb):
        deps += ["dobj", "prep", "advcl"]
    below = [t for child in tree.children(verb, *deps) for t in tree.subtree(child)]
    below += [
        t
        for preposition in tree.children(verb, "prep")
        if preposition.lemma in {"of", "for"}
        for t in tree.subtree(preposition)
    ]
    if is_postposed(tree, verb):
        speaker = next(iter(tree.subjects(verb)), verb)
        first = (
            min(verb.i, *(t.i for t in tree.subtree(speaker))) if speaker is not verb else verb.i
        )
        below += tree.tokens[:first]
    if verb.dep == "parataxis" or (verb.dep == "advcl" and not below):
        head = tree.head(verb)
        own = {t.i for t in tree.subtree(verb)}
        below += [t for t in tree.subtree(head) if t.i not in own] if head is not None else []
    return frozenset(t.i for t in below) - {verb.i}


def is_postposed(tree: Tree, verb: Token) -> bool:
    """Whether what was said comes first: "…, the governor said"."""
    content = tree.children(verb, "ccomp")
    return bool(content) and content[0].i < verb.i


def puts_number(tree: Tree, verb: Token) -> bool:
    """Whether the verb gives a figure: "residents put the toll at 20"."""
    return verb.lemma == "put" and any(t.lemma in COUNTED for t in tree.children(verb, "dobj"))


def speaker_of(tree: Tree, verb: Token) -> Token | None:
    """Whose word it is: the subject, or the agent of a passive."""
    if verb.tag == "VBG" and verb.dep in {"advcl", "acl"}:
        # "…, adding that", "describing…": whoever speaks in the clause above goes on.
        above = (t for t in tree.ancestors(verb) if stance_of(tree, t) is not None)
        first = next(above, None)
        return speaker_of(tree, first) if first is not None else None
    if tree.is_passive(verb):
        return next(iter(tree.objects_of(verb, "by")), None)
    subject = next(iter(tree.subjects(verb)), None)
    if subject is None and verb.dep in {"acl", "relcl"}:
        return tree.head(verb)
    if subject is not None and subject.text.casefold() in {"who", "which", "that"}:
        return tree.head(verb) if verb.dep == "relcl" else None
    if subject is None or subject.dep == "expl":
        return None
    return speaker_before(tree, verb) if is_mute(subject) else subject


def is_mute(token: Token) -> bool:
    """Whether the noun is of a thing that says nothing: a parser took the wrong subject."""
    if token.pos != "NOUN":
        return False
    word = token.lemma.casefold()
    known = word in listed(Word.NOUN) or word in weapon_map() or is_ground(token)
    return known and word not in speech().speakers | speech().statements


def speaker_before(tree: Tree, verb: Token) -> Token | None:
    """The name that ends right before the verb: "…, the governor, Volodymyr Artiukh, told"."""
    position = verb.i - 1
    while position >= 0 and tree.tokens[position].pos == "PUNCT":
        position -= 1
    if position < 0 or tree.tokens[position].pos not in {"PROPN", "NOUN"}:
        return None
    token = tree.tokens[position]
    while (
        token.dep in {"compound", "appos"}
        and token.head < verb.i
        and not is_mute(tree.tokens[token.head])
    ):
        token = tree.tokens[token.head]
    return None if is_mute(token) else token


def stance_of(tree: Tree, verb: Token) -> Modality | None:
    lemma, words = verb.lemma.casefold(), speech()
    if lemma in words.neutral or puts_number(tree, verb):
        return Modality.ASSERTED
    if lemma in words.distant:
        return Modality.CLAIMED
    if lemma in words.denying:
        return Modality.DENIED
    return None
