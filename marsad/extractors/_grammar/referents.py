"""Whom pronouns and short forms among the speakers stand for, by who has spoken before."""

from marsad.extractors._grammar.anonymous import speaker_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Source

PERSONS = frozenset({"he", "she", "i"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def meant_by_pronoun(token: Token, spoke: tuple[Source, ...]) -> Source | None:
    """The last speaker who fits: "he" is a person, "it" a body, "they" either."""
    word = token.text.casefold()
    if word not in {*PERSONS, "it", "they", "we"}:
        return None
    person = word in PERSONS
    if word in {"they", "we"}:
        return spoke[-1] if spoke else None
    return next((s for s in reversed(spoke) if is_body(s) != person), None)


def is_body(source: Source) -> bool:
    """Whether a source names a body and no person, by the last common noun of its words."""
    bodies = speaker_words().bodies["words"]
    people = {w.split()[-1] for ws in speaker_words().anonymous.values() for w in ws}
    words = [w.strip(".,()’'\"").casefold() for w in source.text.split()]
    first = words[: words.index("of")] if "of" in words else words
    for word in (first or words)[::-1]:
        if word in people or word.removesuffix("s") in people:
            return False
        if word in bodies or word.removesuffix("s") in bodies:
            return True
    return source.id is not None


def called_back(tree: Tree, token: Token, spoke: tuple[Source, ...]) -> Source | None:
    """Who is called back by a short form: "the ministry", "the spokesman", a surname."""
    short = token.pos == "PROPN" or {
        t.text.casefold() for t in tree.children(token, "det", "poss")
    } & DEFINITE
    if not short:
        return None
    words = {token.lemma.casefold(), token.text.casefold()}
    modifiers = [t.text.casefold() for t in tree.children(token, "amod", "compound", "nmod")]
    for source in reversed(spoke):
        there = {w.strip(".,()’'").casefold() for w in f"{source.text} {source.name}".split()}
        if words & there and all(m in there for m in modifiers):
            return source
    return None
