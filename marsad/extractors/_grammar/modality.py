"""How the page stands to an event: told, only claimed, denied, planned, or possible."""

from itertools import pairwise

from marsad.extractors._grammar.credit import Attribution
from marsad.extractors._grammar.lexicon import Trigger, Word
from marsad.extractors._grammar.speech import speech
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality

POSSIBLE_MODALS = frozenset({"could", "may", "might", "would", "should", "can"})
PLANNED_MODALS = frozenset({"will", "shall", "'ll", "wo"})
CONDITIONS = frozenset({"if", "whether", "unless", "lest", "should"})
FAILED = frozenset({"fail", "unable", "refuse", "avoid", "stop", "prevent", "avert"})
ATTEMPTED = frozenset({"try", "attempt", "fail", "seek", "struggle"})

# Nouns and verbs above an event that leave open whether it comes to pass.
OPEN_NOUNS = frozenset(
    """threat fear risk possibility danger prospect warning likelihood concern speculation scenario
    potential rumour rumor chance preparation plan call demand proposal intention order hope
    readiness anticipation talk bid effort offer draft negotiation""".split()
)
PLAN_NOUNS = frozenset(
    {"plan", "preparation", "call", "demand", "proposal", "intention", "order", "readiness", "bid"}
)
AVERTING = frozenset(
    {"prevent", "avert", "avoid", "deter", "stop", "halt", "end", "condemn", "fear", "oppose"}
)
DOUBTING_ADJECTIVES = frozenset({"suspected", "alleged", "unconfirmed", "purported", "apparent"})
OPEN_ADJECTIVES = frozenset(
    {"possible", "potential", "future", "planned", "imminent", "expected", "impending", "looming"}
)


def modality_of(tree: Tree, trigger: Trigger, over: list[Attribution]) -> Modality:
    """The modality of an event in its sentence, before it is known whose feat it is."""
    head = trigger.head
    chain = [head, *clause_chain(tree, head)]
    if (
        (trigger.act != "harm" and is_negated(tree, head))
        or tree.children(head, "neg")
        or governed_by(tree, head, FAILED)
    ):
        return Modality.DENIED
    stances = {a.stance for a in over}
    if Modality.DENIED in stances:
        return Modality.DENIED
    open_one = openness(tree, trigger, chain)
    if open_one is not None:
        return open_one
    if Modality.CLAIMED in stances or is_hearsay(tree, trigger, chain):
        return Modality.CLAIMED
    return Modality.ASSERTED


def clause_chain(tree: Tree, token: Token) -> list[Token]:
    """The verbs above a token up to the first that only reports."""
    found: list[Token] = []
    below = token
    for above in tree.ancestors(token):
        if above.pos in {"VERB", "AUX"}:
            if below.dep in {"ccomp", "parataxis"} and above.lemma in speech().neutral:
                break
            if below.dep in {"conj", "relcl", "acl", "appos"}:
                break
            found.append(above)
        below = above
    return found


def is_negated(tree: Tree, token: Token) -> bool:
    if tree.children(token, "neg"):
        return True
    determiners = {t.text.casefold() for t in tree.children(token, "det")}
    never = {t.text.casefold() for t in tree.children(token, "advmod")}
    return "no" in determiners or "never" in never


def governed_by(tree: Tree, token: Token, lemmas: frozenset[str]) -> bool:
    """Whether the event is the open clause or object of one of these verbs: "failed to take"."""
    above = tree.head(token)
    return (
        above is not None
        and token.dep in {"xcomp", "dobj"}
        and above.lemma.casefold() in lemmas
        and above.pos in {"VERB", "ADJ"}
    )


def was_attempted(tree: Tree, head: Token) -> bool:
    """Whether the words tell of trying rather than doing: "tried to take", "a bid to retake"."""
    above = tree.head(head)
    if above is None or head.dep not in {"xcomp", "acl"}:
        return False
    return above.lemma.casefold() in ATTEMPTED | {"attempt", "bid", "effort", "push"}


def openness(tree: Tree, trigger: Trigger, chain: list[Token]) -> Modality | None:
    """Planned or possible, where auxiliaries, conditions or words above leave the event open."""
    for verb in chain:
        if (found := by_auxiliary(tree, verb)) is not None:
            return found
    if tree.text.rstrip(" \"'”’").endswith("?"):
        return Modality.POSSIBLE
    if trigger.word is Word.NOUN and (found := by_noun_above(tree, trigger.head)) is not None:
        return found
    return by_verb_above(tree, chain)


def by_auxiliary(tree: Tree, verb: Token) -> Modality | None:
    for child in tree.children(verb, "aux", "mark", "advmod"):
        word = child.text.casefold()
        if child.dep == "aux" and child.tag == "MD":
            if word in PLANNED_MODALS:
                return Modality.PLANNED
            if word in POSSIBLE_MODALS and not (word == "can" and is_past(verb)):
                return Modality.POSSIBLE
        if child.dep == "mark" and word in CONDITIONS:
            return Modality.POSSIBLE
        if word in speech().adverbs_possible:
            return Modality.POSSIBLE
    return None


def is_past(verb: Token) -> bool:
    return verb.tag in {"VBD", "VBN"}


def by_noun_above(tree: Tree, head: Token) -> Modality | None:
    """The noun that holds the event open: "the threat of an attack", "a planned offensive"."""
    for child in tree.children(head, "amod"):
        if child.text.casefold() in OPEN_ADJECTIVES:
            return Modality.POSSIBLE
    preposition = tree.head(head)
    if preposition is None or preposition.dep != "prep":
        return None
    noun = tree.head(preposition)
    if (
        noun is None
        or noun.lemma.casefold() not in OPEN_NOUNS
        or preposition.text not in {"of", "for", "about", "that"}
    ):
        return None
    return Modality.PLANNED if noun.lemma.casefold() in PLAN_NOUNS else Modality.POSSIBLE


def by_verb_above(tree: Tree, chain: list[Token]) -> Modality | None:
    words = speech()
    for below, above in pairwise(chain):
        lemma = above.lemma.casefold()
        linked = below.dep in {"xcomp", "ccomp", "dobj", "pcomp", "pobj", "advcl"}
        purpose = below.dep == "advcl" and has_to(tree, below)
        if purpose:
            return Modality.PLANNED
        if below.dep in {"xcomp", "ccomp"} and lemma in words.planning - ATTEMPTED:
            return Modality.PLANNED
        if linked and below.dep != "advcl" and lemma in words.doubtful:
            return Modality.POSSIBLE
    head = chain[0]
    for above in chain[1:2]:
        if head.dep in {"dobj", "xcomp", "pobj"} and above.lemma.casefold() in words.planning:
            return Modality.PLANNED
        if head.dep in {"dobj", "pobj"} and above.lemma.casefold() in AVERTING | words.doubtful:
            return Modality.POSSIBLE
    return None


def has_to(tree: Tree, verb: Token) -> bool:
    return any(t.text.casefold() == "to" for t in tree.children(verb, "aux"))


def is_hearsay(tree: Tree, trigger: Trigger, chain: list[Token]) -> bool:
    """Reported at a distance that names nobody: "reportedly", "an alleged", "unconfirmed"."""
    for token in (*chain, trigger.head):
        for child in tree.children(token, "advmod", "amod"):
            word = child.text.casefold()
            if word in speech().adverbs_claimed or word in DOUBTING_ADJECTIVES:
                return True
    return "unconfirmed" in tree.text.casefold()
