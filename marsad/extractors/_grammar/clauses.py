"""What a word's own clause tells of it: negation, modal verbs, conditions, adverbs, questions."""

from collections.abc import Iterator

from marsad.extractors._grammar.links import has_to, marked_by
from marsad.extractors._grammar.signatures import Known, marks
from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.language import Token

NOT_ONLY = frozenset({"only", "just", "merely", "simply", "until", "alone"})
NOBODY = frozenset({"nobody", "none", "noone", "nothing", "neither"})
NO = frozenset({"no", "neither"})
SENSED = frozenset({"see", "hear", "feel", "watch", "smell", "make"})
VERIFIED = frozenset({"confirm", "verify", "true", "prove", "correct", "authentic", "substantiate"})
WH_TAGS = frozenset({"WP", "WDT", "WRB", "WP$"})
CLOSING = " \"'”’)"


def own_mark(tree: Tree, token: Token) -> Known | None:
    """What the words of its own clause make of a word; None where they leave it as it is."""
    found = set(marks_of(tree, token))
    for known in (Known.POSSIBLE, Known.NOT, Known.PLANNED, Known.TRIED, Known.CLAIMED):
        if known in found:
            return known
    return None


def marks_of(tree: Tree, token: Token) -> Iterator[Known]:
    if token.pos in VERBAL:
        if (modal := by_modal(tree, token)) is not None:
            yield modal
        if is_negated(tree, token):
            yield Known.NOT
        yield from by_condition(tree, token)
        if is_asked(tree, token):
            yield Known.POSSIBLE
    else:
        yield from before_noun(tree, token)
    yield from by_adverb(tree, token)


def is_negated(tree: Tree, verb: Token) -> bool:
    """Whether the clause says no: "did not", "no longer", "no side", "nor"."""
    for child in tree.children(verb, "neg", "preconj", "cc", "advmod"):
        word = child.text.casefold()
        if word == "nor" or (child.dep == "neg" and not is_half_negation(tree, verb, child)):
            return True
        if word == "longer" and any(t.text.casefold() == "no" for t in tree.children(child)):
            return True
    return any(
        s.text.casefold() in NOBODY
        or (s.text.casefold() == "one" and has_no(tree, s))
        or has_no(tree, s)
        for s in tree.children(verb, "nsubj", "nsubjpass")
    )


def is_half_negation(tree: Tree, verb: Token, negation: Token) -> bool:
    """Whether only a part is negated: "not only killed", "not until Friday did they"."""
    after = tree.tokens[negation.i + 1] if negation.i + 1 < len(tree.tokens) else verb
    could = {t.text.casefold() for t in tree.children(verb, "aux")}
    may = bool(could & {"may", "might"})
    return after.text.casefold() in NOT_ONLY or may


def has_no(tree: Tree, noun: Token) -> bool:
    return any(t.text.casefold() in NO for t in tree.children(noun, "det"))


def by_modal(tree: Tree, verb: Token) -> Known | None:
    """What a modal verb, or a bare infinitive such as "Army to withdraw", makes of a verb."""
    helpers = tree.children(verb, "aux")
    perfect = any(t.lemma == "have" and t.tag == "VB" for t in helpers)
    for helper in helpers:
        if helper.tag == "MD" and not is_wish(tree, verb, helper):
            return of_modal(tree, verb, helper.text.casefold(), perfect=perfect)
    if verb.dep == "ROOT" and verb.tag == "VB" and has_to(tree, verb):
        return Known.PLANNED
    return None


def is_wish(tree: Tree, verb: Token, helper: Token) -> bool:
    """Whether "may" opens a blessing: "may God accept them"."""
    subjects = tree.children(verb, "nsubj")
    return helper.text.casefold() == "may" and bool(subjects) and helper.i < subjects[0].i


def of_modal(tree: Tree, verb: Token, word: str, *, perfect: bool) -> Known | None:
    if word in {"will", "shall", "'ll", "’ll", "wo", "sha"}:
        return Known.PLANNED
    if word in {"would", "'d", "’d"}:
        return reported_future(tree, verb, perfect=perfect)
    if word in {"can", "could", "ca"}:
        # "Gunfire could be heard": it was. "Could not enter", "before it could": did not.
        sensed = verb.lemma in SENSED
        if marked_by(tree, verb) == "before":
            return Known.NOT
        return None if sensed or tree.children(verb, "neg") else Known.POSSIBLE
    if word == "must":
        return Known.POSSIBLE if perfect else Known.PLANNED
    return Known.POSSIBLE


def reported_future(tree: Tree, verb: Token, *, perfect: bool) -> Known:
    """A plan in "said it would withdraw"; a condition in "would have killed", "would, if"."""
    conditional = any(marked_by(tree, c) in {"if", "unless"} for c in tree.children(verb, "advcl"))
    if perfect or conditional:
        return Known.POSSIBLE
    clause = verb
    while clause.dep == "conj" and (above := tree.head(clause)) is not None:
        clause = above
    return Known.PLANNED if clause.dep in {"ccomp", "acl", "pcomp"} else Known.POSSIBLE


def by_condition(tree: Tree, verb: Token) -> Iterator[Known]:
    conjunctions = marks("conjunction")
    word = marked_by(tree, verb)
    if word in conjunctions and not (word == "if" and follows(tree, verb, "even")):
        yield conjunctions[word]
    if word in {"if", "though"} and follows(tree, verb, "as"):
        yield Known.NOT
    for clause in tree.children(verb, "advcl"):
        if marked_by(tree, clause) == "if" and clause.lemma.casefold() in VERIFIED:
            yield Known.CLAIMED


def follows(tree: Tree, verb: Token, word: str) -> bool:
    """Whether the clause's opening word stands after another: "even if", "as if"."""
    mark = tree.child(verb, "mark")
    return mark is not None and mark.i > 0 and tree.tokens[mark.i - 1].text.casefold() == word


def by_adverb(tree: Tree, token: Token) -> Iterator[Known]:
    adverbs = marks("adverb")
    for child in tree.children(token, "advmod", "neg"):
        known = adverbs.get(child.text.casefold())
        if known is None or (known is Known.TRIED and child.i + 1 != token.i):
            continue
        yield known


def before_noun(tree: Tree, noun: Token) -> Iterator[Known]:
    """What the words before a noun tell of it: "an alleged attack", "no attack"."""
    words = marks("before")
    for child in tree.children(noun, "amod", "compound", "nmod", "det", "neg"):
        word = child.text.casefold()
        if word in words:
            yield words[word]
        elif word in NO:
            yield Known.NOT


def is_asked(tree: Tree, verb: Token) -> bool:
    """Whether the sentence asks whether it is so; "who", "why" and "how" take it for granted."""
    if verb.dep != "ROOT" or not tree.text.rstrip(CLOSING).endswith("?"):
        return False
    return not any(t.tag in WH_TAGS for t in tree.tokens[: verb.i])
