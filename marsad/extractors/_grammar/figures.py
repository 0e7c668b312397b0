"""Bare figures: "police had earlier spoken of 61", "then it was 34", "up from 26 and 46"."""

import re

from marsad.extractors._grammar import uncounted
from marsad.extractors._grammar.harm import words
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token
from marsad.records import TollKind

UNNAMED = frozenset({"people", "person", "victim", "name", "case", "them", "those"})
LEADING = frozenset(
    """of at to as than over from against above past around about nearly under on""".split()
)
OF_THE_DEAD = re.compile(
    r"(?:^|[.;:,“\"] )(?:out )?(?:of|among) (?:these|those|them|the (?:\w+ )?"
    r"(?:dead|killed|slain|victims|fatalities"
    r"|deaths|wounded|injured|hurt|missing|captured|detained|arrested|detainees|captives|hostages))"
    r"(?: \w+){0,3}, (?:some |about |at least |at most |only )?$",
    re.IGNORECASE,
)
COMPARING = frozenset({"against", "from", "than"})
SAID = frozenset(
    {"figure", "number", "it", "count", "toll", "total", "that", "this", "there", "tally"}
)


def is_figure(tree: Tree, number: Token, noun: Token | None) -> bool:
    """Whether a number without a word of harm only says how many it was this time."""
    if noun is not None and uncounted.is_personal(noun) and is_spoken_of(tree, noun):
        return True
    if noun is not None and noun.lemma.casefold() not in UNNAMED:
        return False
    if number.text.casefold() in {"one", "1", "many"}:
        return False
    if noun is not None and noun.dep == "dobj":
        return False
    if noun is None and is_gapped(tree, number):
        return True
    return is_told(tree, noun if noun is not None else number)


def is_spoken_of(tree: Tree, noun: Token) -> bool:
    """Whether somebody "spoke of 21 hostages", "admitted to six civilians"."""
    preposition = tree.head(noun)
    if noun.dep != "pobj" or preposition is None or preposition.text.casefold() not in {"of", "to"}:
        return False
    verb = tree.head(preposition)
    return verb is not None and verb.lemma in {"speak", "admit", "talk", "own", "confess", "write"}


def is_gapped(tree: Tree, number: Token) -> bool:
    """Whether the verb is left out: "one lost 45 men, Riyadh 10", "six in Hama, four in Homs"."""
    after = tree.tokens[number.i + 1] if number.i + 1 < len(tree.tokens) else None
    before = tree.tokens[number.i - 1] if number.i else None
    if after is None or before is None:
        return False
    by_name = before.pos == "PROPN" and (
        after.pos == "PUNCT" or after.text.casefold() in {"and", "in"}
    )
    in_place = after.text.casefold() in {"in", "at", "near"} and before.text.casefold() in {
        ",",
        "and",
        "–",
        ";",
    }
    return by_name or in_place


def is_told(tree: Tree, token: Token) -> bool:
    """Whether somebody gives the number, or it stands alone."""
    for _ in range(5):
        head = tree.head(token)
        if head is None:
            return token.pos in {"NUM", "NOUN"}
        if head.pos in VERBAL:
            return told_by(tree, token, head)
        if head.pos == "ADP" or token.dep in {"conj", "appos", "quantmod", "pobj", "prep"}:
            if head.pos == "ADP" and head.text.casefold() not in LEADING:
                return False
            if head.pos == "ADP" and head.text.casefold() in COMPARING:
                return True
            if head.pos not in {"ADP", "NUM"} and token.dep not in {"conj", "appos"}:
                return head.pos in {"NOUN", "PROPN"} and head.lemma.casefold() in SAID
            token = head
            continue
        return False
    return False


def told_by(tree: Tree, token: Token, verb: Token) -> bool:
    if verb.lemma == "be":
        subjects = tree.children(verb, "nsubj", "expl")
        return token.dep in {"attr", "acomp"} and any(s.lemma.casefold() in SAID for s in subjects)
    objects = {"dobj", "prep", "ccomp", "attr", "npadvmod", "oprd", "advmod", "dep"}
    return verb.lemma.casefold() in words("telling") and token.dep in objects


def is_share(tree: Tree, number: Token) -> bool:
    """Whether the sentence says who so many of them were: "49 were children"."""
    verb = tree.head(number)
    if number.dep not in {"nsubj", "nsubjpass"} or verb is None:
        return False
    if OF_THE_DEAD.search(tree.article_text[tree.start : number.start]):
        return True
    if verb.lemma != "be":
        return False
    return any(uncounted.is_personal(t) for t in tree.children(verb, "attr"))


def kind_of(
    tree: Tree, number: Token, told: tuple[TollKind, ...], before: TollKind | None
) -> TollKind | None:
    """What a bare figure counts: as those before it, in their order where there are two."""
    mate = tree.head(number) if number.dep == "conj" else None
    second = (
        mate is not None
        and mate.pos == "NUM"
        and mate.dep != "nummod"
        and joined(tree, mate, number)
    )
    if second and TollKind.INJURED in told:
        return TollKind.INJURED
    if TollKind.KILLED in told:
        return TollKind.KILLED
    return before or next(iter(told), None)


def joined(tree: Tree, first: Token, last: Token) -> bool:
    return any(t.text.casefold() == "and" for t in tree.tokens[first.i : last.i])
