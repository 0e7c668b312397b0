"""Whether what a clause tells was or is to come: the days of its words lie that way from today."""

from functools import cache

import msgspec

from marsad.extractors._grammar.tables import read_table
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token
from marsad.text.dates import Tense, TimeExpression
from marsad.text.time_forms import Related, Relation

_TO_COME = frozenset(
    {
        "will",
        "'ll",
        "’ll",
        "wo",
        "wo n't",
        "shall",
        "would",
        "'d",
        "may",
        "might",
        "can",
        "must",
        "should",
    }
)
_MODALS = _TO_COME | {"could"}
_OPEN_CLAUSES = frozenset({"xcomp", "acl", "advcl", "ccomp", "conj", "pcomp"})
_NOUN_DEPS = frozenset({"poss", "compound", "nmod", "amod", "npadvmod", "nummod"})


@cache
def words_of(kind: str, name: str) -> frozenset[str]:
    """One list of data/tenses.toml."""
    table = msgspec.convert(read_table("tenses.toml"), dict[str, dict[str, str]])
    return frozenset(table[kind][name].split())


def tense_at(tree: Tree, expression: TimeExpression) -> Tense:
    """Which way from today a time lies, by the words on which it hangs."""
    token = next((t for t in tree.tokens if t.end > expression.start), None)
    if token is None:
        return Tense.PAST
    if _is_ahead_of(tree, token):
        return Tense.FUTURE
    if _is_from_then_on(expression):
        return Tense.PAST
    if _qualifies_noun(tree, expression):
        return Tense.PAST
    above = next(
        (t for t in (token, *tree.ancestors(token)) if t.pos != "ADP" and t.i < token.i), None
    )
    if above is not None and above.pos in {"ADJ", "NOUN"} and _leads_ahead(above):
        return Tense.FUTURE
    verb = tree.clause_verb(token)
    if verb is None:
        return Tense.PAST
    if (
        verb.i < token.i
        and verb.tag == "VBN"
        and verb.text.casefold() in words_of("ahead", "adjectives")
    ):
        return Tense.FUTURE
    if _is_term(verb, expression):
        return Tense.FUTURE
    tense = _tense_of_verb(tree, verb, steps=0)
    of_noun = above is not None and above.pos in {"NOUN", "PROPN"} and above.i > verb.i
    # "Breaks the ceasefire of 15 February": of a noun below it a present tense tells nothing.
    return Tense.PAST if of_noun and verb.tag in {"VBZ", "VBP"} else tense


def _is_from_then_on(expression: TimeExpression) -> bool:
    """Whether the words tell since when something holds."""
    form = expression.form
    return isinstance(form, Related) and form.relation is Relation.SINCE


def _is_ahead_of(tree: Tree, token: Token) -> bool:
    """Whether the time comes after "ahead of": "ahead of Sunday's vote"."""
    before = [t.text.casefold() for t in tree.tokens[max(0, token.i - 3) : token.i]]
    return "ahead" in before


def _qualifies_noun(tree: Tree, expression: TimeExpression) -> bool:
    """Whether the time stands before a noun: "Friday's ruling", "the Aug. 7 attacks"."""
    inside = [t for t in tree.tokens if t.start < expression.end and expression.start < t.end]
    last = max((t.i for t in inside), default=0)
    for token in inside:
        above = tree.head(token)
        if above is not None and above.i > last and token.dep in _NOUN_DEPS:
            return above.pos in {"NOUN", "PROPN"}
    return False


def _leads_ahead(token: Token) -> bool:
    name = "adjectives" if token.pos == "ADJ" else "nouns"
    return token.lemma.casefold() in words_of("ahead", name)


def _is_term(verb: Token, expression: TimeExpression) -> bool:
    form = expression.form
    until = isinstance(form, Related) and form.relation is Relation.UNTIL
    return until and verb.lemma in words_of("term", "verbs")


def _tense_of_verb(tree: Tree, verb: Token, *, steps: int) -> Tense:
    """The tense of one verb; an open clause has that of the verb or noun above it."""
    helpers = [t for t in tree.children(verb, "aux", "auxpass") if t.i < verb.i]
    words = {t.text.casefold() for t in helpers}
    if words & _MODALS:
        return _modal_tense(verb, words)
    if "have" in {t.lemma for t in helpers}:
        return Tense.PAST
    above = tree.head(verb)
    if above is not None and steps < len(tree.tokens) and _is_open(verb, words):
        return _below(tree, verb, above, steps=steps, infinitive="to" in words)
    return _finite_tense(verb, helpers)


def _modal_tense(verb: Token, words: set[str]) -> Tense:
    """The tense of "will strike"; "would have struck" and "could hear" are of the past."""
    if words & {"have", "'ve", "’ve"}:
        return Tense.PAST
    seen = not words & _TO_COME and verb.lemma in words_of("perceived", "verbs")
    return Tense.PAST if seen else Tense.FUTURE


def _is_open(verb: Token, words: set[str]) -> bool:
    """Whether the verb has no tense of its own: "to march", "planned", "having fled"."""
    finite = words & {"is", "are", "was", "were", "'s", "am", "did", "does", "do", "'re"}
    return verb.dep in _OPEN_CLAUSES and verb.tag in {"VB", "VBG", "VBN"} and not finite


def _below(tree: Tree, verb: Token, above: Token, *, steps: int, infinitive: bool) -> Tense:
    """The tense of an open clause: to come where what is above it looks ahead."""
    if infinitive and _looks_ahead(tree, above):
        return Tense.PAST if _is_perfect(tree, above) else Tense.FUTURE
    if verb.tag == "VBN" and verb.dep == "acl":  # "the ruling announced on Wednesday"
        return Tense.PAST
    if above.pos in VERBAL:
        return _tense_of_verb(tree, above, steps=steps + 1)
    higher = tree.clause_verb(above)
    return (
        Tense.PAST
        if higher is None or higher.i == verb.i
        else _tense_of_verb(tree, higher, steps=steps + 1)
    )


def _is_perfect(tree: Tree, verb: Token) -> bool:
    """Whether the plan itself is over: "had been due to expire on Friday"."""
    above = verb if verb.pos in VERBAL else tree.head(verb)
    return above is not None and any(
        t.text.casefold() == "had" for t in tree.children(above, "aux")
    )


def _looks_ahead(tree: Tree, above: Token) -> bool:
    """Whether "to" after this word leads to what is to come: "plans to", "is to", "is due to"."""
    if above.pos == "AUX" and above.lemma == "be":
        return True
    if above.lemma == "go" and above.tag == "VBG":
        return bool(tree.children(above, "aux"))
    lemma = above.lemma.casefold()
    if above.pos in VERBAL:
        return lemma in words_of("ahead", "verbs") or lemma in words_of("ahead", "adjectives")
    return above.pos in {"ADJ", "NOUN"} and _leads_ahead(above)


def _finite_tense(verb: Token, helpers: list[Token]) -> Tense:
    """A present tense may tell what is set down: "the council meets on Monday"."""
    if any(t.tag in {"VBZ", "VBP"} for t in helpers):
        return Tense.FUTURE if verb.tag == "VBG" else Tense.PAST
    present = verb.tag in {"VBZ", "VBP"} and verb.lemma in words_of("set_down", "verbs")
    return Tense.FUTURE if present else Tense.PAST
