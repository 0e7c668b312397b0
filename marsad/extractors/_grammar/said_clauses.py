"""How clauses and names lie in a sentence, where a parser may have lost them."""

from collections.abc import Sequence

from marsad.extractors._grammar.speakers import RELATIVES
from marsad.extractors._grammar.speech import is_mute
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token

QUOTES = frozenset("\"“”„«»''``‘’")
BREAKS = frozenset({",", ":", "-", "–", "—", "--", "(", ";", *QUOTES})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_infinitive(tree: Tree, verb: Token) -> bool:
    return verb.tag == "VB" and any(t.tag == "TO" for t in tree.children(verb, "aux"))


def closes(tree: Tree, token: Token) -> bool:
    """Whether nothing but a full stop or a quotation mark follows."""
    return all(t.pos == "PUNCT" for t in tree.tokens[token.i + 1 : part_end(tree, token)])


def has_verb(tokens: Sequence[Token]) -> bool:
    return any(t.tag in FINITE or t.text.casefold() in RELATIVES for t in tokens)


def numbers(tokens: Sequence[Token]) -> bool:
    return any(t.pos == "NUM" and t.entity == "CARDINAL" for t in tokens)


def is_main(tree: Tree, verb: Token) -> bool:
    """Whether the verb is that of the sentence, or the first of its part of it."""
    if verb.dep == "ROOT" or (verb.dep == "conj" and tree.tokens[verb.head].dep == "ROOT"):
        return True
    before = tree.tokens[: verb.i]
    start = max((t.i + 1 for t in before if t.text == ";"), default=0)
    finite = (t for t in before[start:] if t.tag in FINITE and t.dep not in {"aux", "auxpass"})
    return verb.dep in {"ccomp", "parataxis", "conj"} and not any(
        t.dep not in {"relcl", "acl", "advcl"} for t in finite
    )


def as_clause(tree: Tree, verb: Token) -> bool:
    """Whether it says "as X says": then X says what stands around it."""
    marked = any(t.text.casefold() == "as" for t in tree.children(verb, "mark"))
    objects = tree.children(verb, "dobj", "ccomp", "xcomp")
    return marked and all(t.pos == "PRON" for t in objects)


def group_start(tree: Tree, verb: Token) -> int:
    """Where the words of the speaker and the verb begin, if they stand together."""
    first = verb.i
    for child in tree.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "advmod", "neg"):
        if child.i < verb.i:
            first = min(first, tree.subtree(child)[0].i)
    return first


def part_end(tree: Tree, verb: Token) -> int:
    """Where the part of the sentence ends in which the verb stands."""
    return next((t.i for t in tree.tokens[verb.i :] if t.text == ";"), len(tree.tokens))


def is_relative(token: Token) -> bool:
    return token.text.casefold() in RELATIVES and token.tag in {"WP", "WDT", "WP$", "IN"}


def top_within(tree: Tree, token: Token, tokens: Sequence[Token]) -> Token:
    """The head of the noun phrase in which a word stands, among the given words."""
    while token.dep in {"compound", "appos", "poss", "amod", "nmod", "det"}:
        above = tree.tokens[token.head]
        if above.i == token.i or not tokens[0].i <= above.i <= tokens[-1].i:
            break
        token = above
    return token


def top_of_name(tree: Tree, token: Token, verb: Token) -> Token:
    """The head of the noun phrase in which a word stands, on its side of the verb."""
    while token.dep in {"compound", "appos", "poss", "amod", "nmod"} and token.head != token.i:
        above = tree.tokens[token.head]
        if (above.i < verb.i) != (token.i < verb.i) or is_mute(above):
            break
        token = above
    return token
