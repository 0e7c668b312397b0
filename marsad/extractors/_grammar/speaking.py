"""Who speaks beside a verb of speech, also where a parser took somebody else for its subject."""

from collections.abc import Sequence

from marsad.extractors._grammar.credit import Named
from marsad.extractors._grammar.said_clauses import (
    BREAKS,
    has_verb,
    is_relative,
    numbers,
    part_end,
    top_of_name,
    top_within,
)
from marsad.extractors._grammar.speakers import can_speak
from marsad.extractors._grammar.speech import is_mute, speech
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Modality

# What shows something need not be somebody.
SHOWING = frozenset(
    """show indicate suggest reveal confirm signal imply mean underline underscore establish find
    hold put give""".split()
)
PARTICLES = {
    "go": frozenset({"on"}),
    "make": frozenset({"clear", "known", "plain"}),
    "spell": frozenset({"out"}),
    "pass": frozenset({"on"}),
    "let": frozenset({"known", "it"}),
    "own": frozenset({"up"}),
    "set": frozenset({"out"}),
    "put": frozenset({"out"}),
    "have": frozenset({"it"}),
}
NAMING = frozenset({"NOUN", "PROPN"})
FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN", "NNS", "NNP"})
OPENING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
# Beside the verbs of plain saying, those that reporters put before their subject.
INVERTED = frozenset(
    "report add note conclude assure inform clarify specify estimate recall".split()
)
# A parser takes "…, the command reported on Sunday" for the report of a command.
REPORTED = frozenset("report add note conclude estimate reveal disclose stress".split())
# How many words a speaker's name may take, and what may follow a cue at the end of a sentence.
LONGEST_NAME = 14
LONGEST_REST = 9
SHORTEST_SAID = 2


def by_particle(tree: Tree, verb: Token) -> Modality | None:
    """The stance of a verb that speaks with a word beside it: "went on", "made clear"."""
    particles = PARTICLES.get(verb.lemma.casefold())
    if particles is None:
        return None
    following = list(tree.tokens[verb.i + 1 : verb.i + 3])
    if not following or following[0].text.casefold() not in particles:
        return None
    after_it = [t.text.casefold() for t in tree.tokens[verb.i + 2 : verb.i + 5]]
    if (
        following[0].text.casefold() == "it"
        and "known" not in after_it
        and after_it[:1] != ["that"]
    ):
        return None
    goes_on = following[-1].tag == "VBG"  # "went on posting" tells of a deed
    return None if goes_on else Modality.ASSERTED


def says_nobody(tree: Tree, speaker: Token) -> bool:
    """Whether the speaker is nobody: "no group claimed", "none of them said"."""
    words = {t.text.casefold() for t in tree.children(speaker, "det")} | {speaker.text.casefold()}
    return bool(words & {"no", "none", "nobody", "neither", "noone", "anyone", "anybody"}) or (
        speaker.text.casefold() == "one" and "no" in words
    )


def reads_as_cue(tree: Tree, verb: Token) -> Token | None:
    """The speaker of a cue that ends the sentence, whatever the parser made of it.

    "…, the Foreign Ministry in Ankara said." and "…, says the army."
    """
    if verb.tag not in FORMS or verb.i < SHORTEST_SAID:
        return None
    behind = up_to_break(tree, verb)
    first = verb.i
    while first > 0 and tree.tokens[first - 1].text not in BREAKS and verb.i - first < LONGEST_NAME:
        first -= 1
    before = tree.tokens[first : verb.i]
    if first == 0 or tree.tokens[first - 1].text not in BREAKS or has_verb(before):
        return None
    lemma = verb.lemma.casefold()
    if verb.tag == "VBN" and lemma not in speech().plain | speech().distant | REPORTED:
        return None
    known = lemma in speech().neutral | speech().distant | {"believe", "fear", "suspect"}
    known = known or by_particle(tree, verb) is not None
    if not known or lemma in speech().never_after:
        return None
    if not before:
        return inverted(tree, behind, verb) if lemma in speaks_first() else None
    if lemma not in {"tell", "inform", "add"} and tree.children(verb, "dobj"):
        return None
    ended = len(behind) <= LONGEST_REST and not has_verb(behind) and not numbers(behind)
    return name_in(tree, before) if before and ended else None


def speaks_first() -> frozenset[str]:
    """The verbs that may stand before their subject: "…, boasted the group"."""
    return speech().plain | speech().distant | INVERTED


def up_to_break(tree: Tree, verb: Token) -> Sequence[Token]:
    """What follows a verb in its part of the sentence; after a name, only up to the next comma."""
    end = part_end(tree, verb)
    named = verb.i > 0 and tree.tokens[verb.i - 1].text not in BREAKS
    if named:
        end = next((t.i for t in tree.tokens[verb.i + 1 : end] if t.text in BREAKS), end)
    return tree.tokens[verb.i + 1 : end]


def inverted(tree: Tree, behind: Sequence[Token], verb: Token) -> Token | None:
    """The speaker behind the verb: "…, said a medic who fled", but not ", Ali, told reporters"."""
    stop = next(
        (n for n, t in enumerate(behind) if t.text in BREAKS or is_relative(t)), len(behind)
    )
    told = verb.lemma in {"tell", "inform"} and beside_before(tree, verb) is not None
    content = any(t.i > verb.i for t in tree.children(verb, "xcomp"))
    told = told or content or not behind or behind[0].pos not in OPENING
    return None if told or has_verb(behind[:stop]) else name_in(tree, behind[:stop])


def name_in(tree: Tree, tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that these words begin with, if it can speak."""
    for token in tokens:
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep != "npadvmod":
            top = top_within(tree, token, tokens)
            return top if can_speak(tree, top) else None
        if token.pos in {"ADP", "SCONJ"} or token.text in BREAKS:
            return None
    return None


def speaker_of(tree: Tree, verb: Token, *, after: bool) -> Token | None:
    """Whose word it is: the subject, the agent of a passive, or the name beside the verb."""
    if is_hearsay(tree, verb):
        return None
    bare = verb.tag == "VBN" and not any(t.lemma == "have" for t in tree.children(verb, "aux"))
    if tree.is_passive(verb) or (bare and verb.dep in {"acl", "relcl", "amod", "advcl"}):
        agents = tree.objects_of(verb, "by")
        return next((t for t in agents if can_speak(tree, t, plainly=True)), None)
    subject = subject_of(tree, verb)
    if subject is not None and subject.dep == "expl":
        return None
    if subject is not None:
        subject = nearer_than(tree, subject, verb)
    if subject is not None and can_speak(tree, subject, plainly=speaks_plainly(tree, verb)):
        return regrouped(tree, subject)
    return beside(tree, verb) if after or subject is None or is_mute(subject) else None


def apposed(tree: Tree, speaker: Token, verb: Token, named: Named) -> Token:
    """Who speaks where a parser took the end of what is said for a part of the name.

    "…in Bara, a youth leader, Ali Omar, said", "…killed a couple and their son, Ali Omar, said".
    """
    start = tree.subtree(speaker)[0]
    joined = start.i > 0 and tree.tokens[start.i - 1].dep == "cc" and speaker.dep == "nsubj"
    place = any(a <= speaker.start < b for a, b in named.places)
    if speaker.i > verb.i or not (joined or place):
        return speaker
    people = [
        t
        for t in tree.children(speaker, "appos")
        if speaker.i < t.i < verb.i and (t.entity == "PERSON" or tree.children(t, "appos"))
    ]
    return next((t for t in people if can_speak(tree, t)), speaker)


def is_hearsay(tree: Tree, verb: Token) -> bool:
    """Whether it is only told of somebody: "a corridor said to be safe", "told to lie down"."""
    if verb.lemma == "tell" and tree.children(verb, "xcomp") and not tree.children(verb, "dobj"):
        return True
    open_clause = any(t.i > verb.i and t.tag != "VBG" for t in tree.children(verb, "xcomp"))
    hung_on = verb.tag in {"VBN", "VBD"} and verb.dep in {"acl", "relcl", "advcl"}
    return open_clause and hung_on and not tree.children(verb, "nsubj", "dobj")


def subject_of(tree: Tree, verb: Token) -> Token | None:
    """The subject of a verb; of a relative clause, the noun that it describes."""
    subjects = tree.subjects(verb)
    subject = next((t for t in subjects if not is_relative(t)), next(iter(subjects), None))
    if subject is not None and not is_relative(subject):
        return subject
    above = tree.head(verb)
    if verb.dep == "ccomp" and above is not None and above.tag == "VBG":
        return next(iter(tree.subjects(above)), None)
    return above if verb.dep in {"relcl", "acl"} else subject


def nearer_than(tree: Tree, subject: Token, verb: Token) -> Token:
    """Who stands nearer to the verb than the subject that a parser took from another clause."""
    if verb.dep == "conj" and not tree.children(verb, "nsubj"):
        # "X rejects the charge and the envoy blames Y."
        adjacent = verb.i > 0 and tree.tokens[verb.i - 1].pos in NAMING
        near = beside_before(tree, verb) if adjacent else None
        subject = near if near is not None and near.dep != "pobj" else subject
    if not is_far(tree, subject, verb):
        return subject
    start = max(t.i + 1 for t in tree.tokens[: verb.i] if t.text in {";", ":"})
    named = name_in(tree, tree.tokens[start : verb.i])
    return named or beside_before(tree, verb) or subject


def speaks_plainly(tree: Tree, verb: Token) -> bool:
    """Whether any noun may speak: beside a verb of plain saying, or one that things cannot do."""
    lemma = verb.lemma.casefold()
    clause = any(t.i > verb.i for t in tree.children(verb, "ccomp"))
    return lemma in speech().plain or (clause and lemma not in SHOWING)


def is_far(tree: Tree, subject: Token, verb: Token) -> bool:
    """Whether a semicolon parts what a parser took for the subject from its verb."""
    return any(t.text in {";", ":"} for t in tree.tokens[subject.i : verb.i])


def regrouped(tree: Tree, subject: Token) -> Token:
    """Of "witnesses in Hodeidah, Taiz and Hajja", the witnesses: a parser may lose them."""
    first = tree.subtree(subject)[0].i
    if (
        subject.entity not in {"GPE", "LOC"}
        or first < 3  # noqa: PLR2004  a word, its "in", and a name
        or tree.tokens[first - 1].text not in {",", "and"}
    ):
        return subject
    before = tree.tokens[first - 2]
    while before.dep in {"compound", "conj", "appos"}:
        before = tree.tokens[before.head]
    preposition = tree.head(before)
    if (
        before.dep != "pobj"
        or preposition is None
        or preposition.text.casefold() not in {"in", "of", "from"}
    ):
        return subject
    whose = tree.head(preposition)
    return whose if whose is not None and can_speak(tree, whose) else subject


def beside(tree: Tree, verb: Token) -> Token | None:
    """The name right before the verb or right after it: "…, the governor, Ali Omar, told"."""
    return beside_before(tree, verb) or beside_after(tree, verb)


def beside_before(tree: Tree, verb: Token) -> Token | None:
    before = verb.i - 1
    while before >= 0 and tree.tokens[before].pos in {"PUNCT", "ADV", "AUX"}:
        before -= 1
    if before < 0 or verb.i - before > 3:  # noqa: PLR2004  a comma, auxiliaries, "earlier"
        return None
    token = top_of_name(tree, tree.tokens[before], verb)
    # "Military" before a verb that was taken for a noun counts as its adjective.
    return token if token.pos in {"PROPN", "NOUN", "ADJ"} and can_speak(tree, token) else None


def beside_after(tree: Tree, verb: Token) -> Token | None:
    behind = verb.i + 1
    while behind < len(tree.tokens) and tree.tokens[behind].pos in {"DET", "ADJ", "NUM", "PART"}:
        behind += 1
    if behind >= len(tree.tokens):
        return None
    token = top_of_name(tree, tree.tokens[behind], verb)
    named = token.i > verb.i and token.pos in {"PROPN", "NOUN"}
    return token if named and can_speak(tree, token) else None
