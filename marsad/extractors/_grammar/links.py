"""How an event's word hangs on the word above it: "to attack", "attacking", "of the attack"."""

from msgspec import Struct

from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token

SUBORDINATE = frozenset({"xcomp", "ccomp", "acl", "relcl", "advcl", "csubj", "csubjpass", "pcomp"})
OBJECTS = frozenset({"dobj", "nsubjpass", "dative", "obj"})
COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
ORDINALS = frozenset({"first", "second", "third", "last", "next", "only", "latest"})
# Clauses on both sides of these are told on their own.
BREAKS = frozenset({";", ":", "—", "–"})
OPENING = frozenset({"if", "whether"})


class Link(Struct, frozen=True, kw_only=True):
    """The word above an event's word, and the frame in which it takes the event."""

    above: Token
    frame: str
    preposition: Token | None = None


def link_of(tree: Tree, token: Token) -> Link | None:
    """What governs a word as far as its truth goes; None where it stands on its own."""
    above = tree.head(token)
    if above is None:
        return None
    if token.dep in {"pobj", "pcomp"}:
        return preposed(tree, token, above)
    if token.dep in OBJECTS:
        told = token.dep == "nsubjpass" and not tree.children(above, "agent")
        return Link(above=above, frame="passive" if told else "object")
    if token.dep == "nsubj":
        return Link(above=above, frame="subject")
    if token.dep in COMPLEMENTS:
        plain = above.lemma in {"be", "become", "remain"}
        return Link(above=above, frame="is" if plain else "bare")
    if token.dep in {"compound", "nmod"} and above.pos == "NOUN":
        return Link(above=above, frame="compound")
    if token.dep in SUBORDINATE:
        return clausal(tree, token, above)
    if token.dep == "amod" and token.tag == "VBG":
        # Parsers take "of massacring villagers" for villagers that massacre.
        return link_of(tree, above)
    return None


def preposed(tree: Tree, token: Token, preposition: Token) -> Link | None:
    """A word after a preposition: "of attacking", "to the attack", "in order to"."""
    above = tree.head(preposition)
    if above is None:
        return None
    word = preposition.text.casefold()
    if above.dep in {"prep", "advmod", "agent"} and above.pos in {"ADP", "ADV", "SCONJ"}:
        # "Instead of attacking", "ahead of the attack".
        return preposed_twice(tree, above, preposition)
    frame = "to-noun" if word == "to" else word
    if token.dep == "pcomp" and token.tag in {"VB", "VBD", "VBZ", "VBP", "VBN"}:
        frame = "whether" if marked_by(tree, token) in OPENING else "that"
    return Link(above=above, frame=frame, preposition=preposition)


def preposed_twice(tree: Tree, outer: Token, inner: Token) -> Link | None:
    above = tree.head(outer)
    if above is None:
        return None
    return Link(above=above, frame=inner.text.casefold(), preposition=outer)


def clausal(tree: Tree, token: Token, above: Token) -> Link | None:
    """A clause below a verb, a noun or an adjective."""
    mark = marked_by(tree, token)
    if token.dep == "xcomp" and above.pos not in VERBAL and token.pos not in VERBAL:
        return Link(above=above, frame="bare")
    if has_to(tree, token):
        return infinitive(tree, token, above)
    if is_gerund(tree, token):
        return participial(token, above, mark)
    if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
        claimed = above.pos == "NOUN" and mark == "that"
        return Link(above=above, frame="that" if claimed else "described")
    if token.dep == "advcl" and token.tag == "VBN" and not mark and above.pos in VERBAL:
        return Link(above=above, frame="participle")
    if token.dep == "advcl":
        return Link(above=above, frame="meanwhile") if is_present(tree, token) else None
    if mark in OPENING:
        return Link(above=above, frame="whether")
    if any(t.text in BREAKS for t in tree.tokens[token.i : above.i]):
        return None
    if token.dep == "xcomp" and token.tag in {"VB", "VBN"}:
        return Link(above=above, frame="bare")
    return Link(above=above, frame="that")


def is_gerund(tree: Tree, token: Token) -> bool:
    """Whether a clause is in -ing: "attacking", "having attacked", "being attacked"."""
    helpers = tree.children(token, "aux", "auxpass")
    return helpers[0].tag == "VBG" if helpers else token.tag == "VBG"


def is_present(tree: Tree, verb: Token) -> bool:
    """Whether a clause is in the present: "until they are driven back"."""
    first = next(iter(tree.children(verb, "aux", "auxpass")), verb)
    return first.tag in {"VBZ", "VBP"}


def infinitive(tree: Tree, token: Token, above: Token) -> Link | None:
    if token.dep == "relcl" and tree.children(token, "nsubj", "nsubjpass"):
        return None
    if token.dep == "advcl" and above.pos in VERBAL:
        return Link(above=above, frame="purpose")
    if token.dep in {"acl", "relcl"} and is_ordinal(tree, above):
        return None
    return Link(above=above, frame="to")


def participial(token: Token, above: Token, mark: str) -> Link | None:
    """A clause in -ing: the object of a verb, or told along with it."""
    if token.dep == "advcl":
        return None if mark else Link(above=above, frame="along")
    if token.dep == "acl":
        return None
    return Link(above=above, frame="ing")


def is_ordinal(tree: Tree, noun: Token) -> bool:
    """Whether the noun is "the first" or "the only one" to do what follows."""
    words = {noun.text.casefold()} | {t.text.casefold() for t in tree.children(noun, "amod")}
    return bool(words & ORDINALS)


def marked_by(tree: Tree, verb: Token) -> str:
    """The word that opens a clause, or "" if there is none."""
    for child in tree.children(verb, "mark"):
        return child.text.casefold()
    return ""


def has_to(tree: Tree, verb: Token) -> bool:
    return any(t.text.casefold() == "to" for t in tree.children(verb, "aux"))
