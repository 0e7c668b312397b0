"""Whom pronouns and short forms among the speakers stand for, by who has spoken before."""

import re

from marsad.extractors._grammar.anonymous import speaker_words
from marsad.extractors._grammar.credit import Named
from marsad.extractors._grammar.speech import stance_of
from marsad.extractors._grammar.tables import class_words
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Source

# Titles and nouns that tell whether "he" or "she" may stand for somebody.
MALE = re.compile(
    r"\b(?:Mr|Mister|Sir|King|Prince|Sheikh|Shaikh|Emir|Sultan|Father|Fr|Imam|Ayatollah|Mullah|Lord"
    r"|(?:spokes|chair|police|service|business|gun|clergy|fisher|congress|alder|crafts|watch|states)?man"
    r"|boy|father|brother|husband|son|uncle|grandfather|nephew|widower|monk|priest|gentleman|cowboy"
    r"|waiter|actor|himself)\b",
    re.IGNORECASE,
)
FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Madam|Madame|Lady|Dame|Queen|Princess|Sister"
    r"|(?:spokes|chair|police|service|business|congress)?woman|girl|mother|daughter|wife|aunt"
    r"|grandmother|niece|widow|nun|midwife|actress|waitress|herself)\b",
    re.IGNORECASE,
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def meant_by_pronoun(tree: Tree, token: Token, named: Named) -> Source | None:
    """Who was last told of and fits: "he" is a person, "it" a body, "they" several or a body."""
    word = {"its": "it", "their": "they"}.get(token.text.casefold(), token.text.casefold())
    before = [s for s in named.told if s.start < tree.start or s.end <= token.start]
    here = [s for s in before if s.start >= tree.start]
    if token.dep == "poss" and here:
        return here[0]
    if word == "they":
        spoken = [s for s in named.spoke if s.number != 1]
        return next(reversed(spoken), None) or next(
            (s for s in reversed(before) if s.number != 1), None
        )
    if word == "it":
        subjects = speaking_before(tree, token)
        bodies = [s for s in named.spoke if is_body(s)]
        bodies += [
            s for s in before if any(s.start <= t.start < s.end for t in subjects) and is_body(s)
        ]
        return next(reversed(bodies), None) or next(
            (s for s in reversed(before) if is_body(s)), None
        )
    other = MALE if word == "she" else FEMALE
    spoken = [s for s in named.spoke if is_person(s) and not other.search(f"{s.text} {s.name}")]
    told = [s for s in before if is_person(s) and not other.search(f"{s.text} {s.name}")]
    return next(reversed(spoken), None) or next(reversed(told), None)


def is_person(source: Source) -> bool:
    """Whether a source may be one man or woman."""
    return not is_body(source) and source.number in {None, 1} and not is_several(source)


def is_several(source: Source) -> bool:
    """Whether the words name several people: "rebels", "the fighters in Bara"."""
    known = class_words()
    people = {w for name in ("armed", "state", "civilian", "protester") for w in known[name].words}
    words = [w.strip(".,()’'\"").casefold() for w in source.text.split()]
    return any(w.endswith("s") and w not in people and w.removesuffix("s") in people for w in words)


def speaking_before(tree: Tree, token: Token) -> list[Token]:
    """The subjects of verbs of speech that stand before a pronoun in its sentence."""
    stop = next((t.i for t in tree.tokens[: token.i] if t.text == ";"), 0)
    verbs = (t for t in tree.tokens[: token.i] if t.pos == "VERB" and stance_of(t) is not None)
    first = [t for t in tree.tokens[:stop] if t.dep in {"nsubj", "nsubjpass"}][:1]
    return [*first, *(t for v in verbs for t in tree.children(v, "nsubj"))]


def is_body(source: Source) -> bool:
    """Whether a source names a body and no person, by the last common noun of its words."""
    bodies = speaker_words().bodies["words"]
    people = {w for ws in speaker_words().anonymous.values() for w in ws if " " not in w}
    words = [w.strip(".,()’'\"").casefold() for w in source.text.split()]
    first = words[: words.index("of")] if "of" in words else words
    for word in (first or words)[::-1]:
        if word in people or word.removesuffix("s") in people:
            return False
        if word in bodies or word.removesuffix("s") in bodies:
            return True
    return source.id is not None or first[:1] == ["the"] or source.text.isupper()


def called_back(tree: Tree, token: Token, spoke: tuple[Source, ...]) -> Source | None:
    """Who is called back by a short form: "the ministry", "the spokesman", a surname."""
    short = (
        token.pos == "PROPN"
        or {t.text.casefold() for t in tree.children(token, "det", "poss")} & DEFINITE
    )
    if not short:
        return None
    words = {token.lemma.casefold(), token.text.casefold()}
    modifiers = [t.text.casefold() for t in tree.children(token, "amod", "compound", "nmod")]
    for source in reversed(spoke):
        there = {w.strip(".,()’'").casefold() for w in f"{source.text} {source.name}".split()}
        if words & there and all(m in there for m in modifiers):
            return source
    return None
