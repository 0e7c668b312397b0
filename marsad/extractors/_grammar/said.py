"""What a verb of speech credits: the words before it, behind it, or its object."""

from marsad.extractors._grammar.relays import QUOTING
from marsad.extractors._grammar.said_clauses import (
    BREAKS,
    FINITE,
    as_clause,
    group_start,
    is_infinitive,
    is_main,
    part_end,
)
from marsad.extractors._grammar.speech import speech, stance_of
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token

CLAUSES = ("ccomp", "xcomp", "parataxis", "pcomp", "oprd")
ABOUT = frozenset({"of", "about", "to", "on", "for", "at"})
# A clause after one of these tells what was, beside what was said.
ASIDE = frozenset(
    {"while", "whereas", "although", "though", "but", "as", "after", "before", "when"}
)
POINTING = frozenset({"this", "that", "it", "him", "her", "them"})
OBJECTS = ("dobj", "attr", "npadvmod", "dep", "oprd", "advcl", "acomp", "nsubj")
PERCEIVING = frozenset({"see", "watch", "witness", "hear", "photograph", "film", "find"})
OBSERVERS = frozenset(
    """monitor observer witness eyewitness journalist reporter correspondent colleague team mission
    researcher investigator inspector resident""".split()
)
# How far behind "told our partner" its "that" may stand.
NEAR_THAT = 6


def stands_after(tree: Tree, verb: Token) -> bool:
    """Whether the cue follows what is said, or parts it: "…, the governor said"."""
    if as_clause(tree, verb):
        return True
    if verb.dep in {"relcl", "acl"} or verb.tag == "VBG" or verb.lemma in speech().never_after:
        return False
    if any(t.i > verb.i for t in tree.children(verb, "ccomp", "xcomp", "oprd")):
        return False
    if any(is_joined(tree, t, verb) for t in tree.children(verb, "ccomp") if t.i < verb.i):
        return True
    if below_right(tree, verb):
        return False
    first = group_start(tree, verb)
    return first > 0 and tree.tokens[first - 1].text in BREAKS


def is_joined(tree: Tree, content: Token, verb: Token) -> bool:
    """Whether no semicolon parts what seems to be said from its cue."""
    return all(t.text != ";" for t in tree.tokens[content.i : verb.i])


def below_right(tree: Tree, verb: Token) -> list[Token]:
    """The objects behind a verb that may be what it says."""
    lemma = verb.lemma.casefold()
    if is_infinitive(tree, verb):
        return []
    if lemma == "give" and any(t.lemma == "life" for t in tree.children(verb, "dobj")):
        return []
    found: list[Token] = []
    if lemma in speech().reporting_things:
        found += [t for t in tree.children(verb, "dobj", "attr") if t.i > verb.i]
        found += [t for t in tree.children(verb, "prep") if t.text.casefold() in {"over", "of"}]
    if lemma in speech().plain:
        found += [t for t in tree.children(verb, *OBJECTS) if t.i > verb.i and tells(tree, t)]
    if lemma == "show" and any(t.lemma in speech().statements for t in tree.subjects(verb)):
        found += [t for t in tree.children(verb, "dobj") if t.i > verb.i]
    if lemma in PERCEIVING and is_observer(tree, verb):
        found += [t for t in tree.children(verb, "dobj", "ccomp") if t.i > verb.i]
    if lemma in speech().giving_figures and gives_figure(tree, verb):
        found += [
            t for t in tree.children(verb, "dobj", "prep", "attr", "npadvmod") if t.i > verb.i
        ]
    if lemma in speech().speaking_of:
        found += [t for t in tree.children(verb, "prep") if t.text.casefold() in ABOUT]
    denying = lemma in speech().denying
    return [t for t in found if denying or t.text.casefold() not in POINTING]


def tells(tree: Tree, token: Token) -> bool:
    """Whether an object of "said" or "told" is something said: it has a verb or a number."""
    below = tree.subtree(token)
    return any(
        t.tag in {"VBD", "VBZ", "VBP", "VBN", "VBG"} or t.entity == "CARDINAL" for t in below
    )


def is_observer(tree: Tree, verb: Token) -> bool:
    """Whether those who saw it are there to see and to tell."""
    return any(t.lemma.casefold() in OBSERVERS for t in tree.subjects(verb))


def gives_figure(tree: Tree, verb: Token) -> bool:
    """Whether a number or a noun of figures stands among what the verb gives."""
    near = [t for c in tree.children(verb) if c.i > verb.i and c.dep not in {"advcl", "conj"}
            for t in tree.subtree(c)]  # fmt: skip
    counted = any(t.lemma.casefold() in speech().figures for t in near)
    number = any(t.pos == "NUM" and t.entity in {"CARDINAL", "", "QUANTITY"} for t in near)
    if verb.lemma in {"raise", "revise", "lower", "put"} and number:
        return any(t.text.casefold() in {"at", "to", "above", "over", "below", "under", "around"}
                   for t in near)  # fmt: skip
    return (counted and (number or verb.lemma in {"put", "raise", "revise", "lower"})) or (
        number and verb.lemma in {"count", "give", "list", "tally", "estimate", "report"}
    )


def said_below(tree: Tree, verb: Token) -> frozenset[int]:
    """The words that a verb credits where what is said follows it, or is its passive subject."""
    thing = verb.lemma.casefold() in speech().reporting_things
    if thing and verb.dep == "acl" and tree.is_passive(verb):
        return frozenset({verb.head})
    heads = heads_of(tree, verb)
    if not heads:
        that = that_clause(tree, verb)
        return frozenset() if that is None else frozenset(range(that, part_end(tree, verb)))
    asides = [
        t
        for child in tree.children(verb)
        if is_aside(tree, verb, child)
        for t in before_that(tree.subtree(child))
    ]
    said = {t.i for t in tree.subtree(verb) if t.i > verb.i}
    said |= {t.i for h in heads for t in tree.subtree(h)}
    following = tree.tokens[verb.i + 1 : verb.i + NEAR_THAT]
    if is_main(tree, verb) and any(t.text == "that" for t in following):
        # A parser may lose the clause after "told our team that".
        said |= set(range(verb.i + 1, part_end(tree, verb)))
    said -= {t.i for t in asides}
    colon = next((h.i for h in heads if h.text == ":"), len(tree.tokens))
    return frozenset(said | set(range(colon, len(tree.tokens))))


def before_that(tokens: list[Token]) -> list[Token]:
    """The words of an aside up to a "that" which a parser hung on it: "by a member that…"."""
    stop = next((n for n, t in enumerate(tokens) if t.text == "that" and t.dep == "mark"), None)
    return tokens[:stop]


def heads_of(tree: Tree, verb: Token) -> list[Token]:
    """The heads of what is said behind a verb."""
    lemma = verb.lemma.casefold()
    heads = [t for t in tree.children(verb, *CLAUSES) if t.i > verb.i] + below_right(tree, verb)
    if tree.is_passive(verb) and lemma in speech().reporting_things:
        heads += tree.children(verb, "nsubjpass")
    if lemma in speech().denying | QUOTING:
        heads += [t for t in tree.children(verb, "prep") if t.text.casefold() == "as"]
    after_colon = bool(heads) or lemma in speech().plain | speech().denying
    if is_main(tree, verb) and after_colon:
        # "The spokesman rejected this: …": what follows a colon is said, too.
        heads += [t for t in tree.tokens[verb.i :] if t.text == ":" and t.i < len(tree.tokens) - 1]
    return heads


def that_clause(tree: Tree, verb: Token) -> int | None:
    """Where "that" begins what is said, if a parser did not see that it belongs to the verb."""
    for token in tree.tokens[verb.i + 1 : part_end(tree, verb)]:
        if token.text == "that" and token.tag in {"IN", "WDT"}:
            return token.i
        if token.text == "of" and verb.pos not in {"VERB", "AUX"}:
            return token.i
        if token.tag in FINITE:
            return None
    return None


def is_aside(tree: Tree, verb: Token, child: Token) -> bool:
    """Whether a clause beside the one that is said tells something of its own."""
    if child.dep in {"nsubj", "nsubjpass", "agent"} and not (
        child.dep == "nsubjpass" and verb.lemma.casefold() in speech().reporting_things
    ):
        return True
    if child.dep == "advcl":
        marks = {t.text.casefold() for t in tree.children(child, "mark", "advmod")}
        return bool(marks & ASIDE) and not has_figure_object(tree, verb)
    if child.dep == "conj" and child.pos in {"VERB", "AUX"}:
        contrast = any(
            t.text.casefold() in {"but", "while", "yet"} for t in tree.children(verb, "cc")
        )
        own = bool(tree.children(child, "nsubj", "nsubjpass"))
        return contrast or not own or stance_of(child) is not None
    return False


def has_figure_object(tree: Tree, verb: Token) -> bool:
    return bool(tree.children(verb, "dobj"))
