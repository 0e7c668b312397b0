"""Whether a sentence goes on with what the one before credits to somebody."""

import re

from marsad.extractors._grammar.credit import Attribution
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.speech import speech
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token

# Words that point back to those of whom was told: "three of them", "both", "the others".
POINTING = frozenset(
    """they them both others other another these those this neither each all most some
    many several others rest latter former same last second third""".split()
)
# With these an outlet turns to something else.
TURNING = re.compile(
    r"\W*(?:meanwhile|elsewhere|separately|however|but|yet|earlier|previously|since then|until"
    r"|nonetheless|nevertheless|still|last (?:week|month|year)|in (?:19|20)\d\d|tomorrow|today"
    r"|a (?:day|week|month|year) (?:earlier|before|later)|on \d|in (?:january|february|march|april"
    r"|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)
MONTHS = frozenset(
    """January February March April May June July August September October November
    December""".split()
)
PAST = frozenset({"VBD", "VBN"})
# Two of the signs below. On the labels of w01-w09, s01-s04, d01 and d02 a voice went on rightly 29
# times and wrongly 8 times; with one sign it is wrong more often than right.
ENOUGH = 2
# A voice that nothing names again is given up after this many sentences.
LONGEST = 3


def goes_on(one: Attribution, told: Line, before: Line, line: Line, kept: int) -> bool:
    """Whether a sentence without a cue is still the word of whoever spoke in its paragraph."""
    tree = line.tree
    between = tree.article_text[before.tree.end : tree.start]
    if line.headline or told.headline or between.strip() or "\n\n" in between or kept >= LONGEST:
        return False
    if any(t.lemma.casefold() in speech().plain and t.pos == "VERB" for t in tree.tokens):
        return False
    if TURNING.match(tree.text) or has_first_person(tree):
        return False
    return signs(one, told, tree, kept) >= ENOUGH


def signs(one: Attribution, told: Line, tree: Tree, kept: int) -> int:
    """How much speaks for it, and what against it."""
    subject = subject_of(tree)
    root = next((t for t in tree.tokens if t.head == t.i), tree.tokens[0])
    points = int(one.after) + 2 * ends_open(told.tree)
    points += is_persistent(one)
    points += 2 * points_back(tree, subject)
    points += is_counted(tree, subject)
    points -= 2 * (subject is not None and is_new_name(subject, told.tree))
    points -= is_present(tree, root) + 2 * is_before(tree, root) + 2 * is_relayed(tree, root)
    points -= is_dated(tree)
    return points + min(kept, 1)


def ends_open(tree: Tree) -> bool:
    return tree.text.rstrip().endswith(":")


def is_persistent(one: Attribution) -> bool:
    """Whether the cue itself goes on with somebody's report: "it said", "he added"."""
    word = one.sources[-1].text.casefold() if one.sources else ""
    return word == "it" or (one.verb is not None and one.verb.lemma == "add")


def subject_of(tree: Tree) -> Token | None:
    root = next((t for t in tree.tokens if t.head == t.i), None)
    return next(iter(tree.subjects(root)), None) if root is not None else None


def points_back(tree: Tree, subject: Token | None) -> bool:
    """Whether the subject is of those just told of: "three of them", "six others", "both"."""
    if subject is None:
        return False
    words = {t.text.casefold() for t in tree.subtree(subject)[:6]}
    return bool(words & POINTING)


def is_counted(tree: Tree, subject: Token | None) -> bool:
    """Whether the sentence opens with a figure, as in a list of figures."""
    if subject is None:
        return False
    return any(t.pos == "NUM" for t in tree.subtree(subject))


def is_new_name(subject: Token, told: Tree) -> bool:
    return subject.pos == "PROPN" and subject.text not in told.text


def is_present(tree: Tree, root: Token) -> bool:
    """Whether the sentence tells how things are now, as an outlet does in its own voice."""
    auxiliaries = tree.children(root, "aux", "auxpass")
    if any(t.text.casefold() in {"have", "has"} for t in auxiliaries):
        return True
    return root.tag in {"VBZ", "VBP"} and not any(t.tag in PAST for t in auxiliaries)


def is_relayed(tree: Tree, root: Token) -> bool:
    """Whether it says itself that it is only reported, by nobody who is named."""
    return root.lemma in {"report", "say", "believe", "think"} and tree.is_passive(root)


def is_dated(tree: Tree) -> bool:
    """Whether it names a month: another event begins."""
    return any(t.entity == "DATE" and t.text in MONTHS for t in tree.tokens)


def is_before(tree: Tree, root: Token) -> bool:
    """Whether it tells what had been before: background, and mostly the outlet's own."""
    return any(t.text.casefold() == "had" for t in tree.children(root, "aux"))


def has_first_person(tree: Tree) -> bool:
    return any(t.text.casefold() in {"we", "our", "us", "i", "my"} for t in tree.tokens)
