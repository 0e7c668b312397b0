"""The word tables of the event grammar, and how they are found in a sentence."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct

from marsad.extractors._grammar.harm import telling_words
from marsad.extractors._grammar.tables import WeaponWords, acts, is_ground, weapons
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token

# "Attack" in "attack helicopter" is no event, but in "attack campaign" it is.
EVENT_HEADS = frozenset({"campaign", "wave", "series", "incident", "spree", "operation", "string"})


class Word(StrEnum):
    """How a trigger is worded."""

    VERB = "verb"
    NOUN = "noun"


class Trigger(Struct, frozen=True, kw_only=True):
    """The words in a sentence that tell of an event: `first` to `last` token, `head` among them."""

    act: str
    word: Word
    weak: bool
    head: Token
    first: Token
    last: Token


class Listed(Struct, frozen=True, kw_only=True, order=True):
    """A line of the table: its words, the act that they tell of, and whether they are weak."""

    words: tuple[str, ...]
    act: str
    weak: bool


@cache
def listed(word: Word) -> Mapping[str, tuple[Listed, ...]]:
    """The entries by the word that is looked up first: a verb itself, the last word of a noun."""
    found: dict[str, list[Listed]] = {}
    for name, act in acts().items():
        strong = act.verbs if word is Word.VERB else act.nouns
        weak = act.weak_verbs if word is Word.VERB else act.weak_nouns
        for entries, is_weak in ((strong, False), (weak, True)):
            for words in (tuple(entry.split()) for entry in entries):
                key = words[0] if word is Word.VERB else words[-1]
                found.setdefault(key, []).append(Listed(words=words, act=name, weak=is_weak))
    return {k: tuple(sorted(v, key=lambda e: (-len(e.words), e))) for k, v in found.items()}


IRREGULAR = frozenset(
    """fought struck shot held took taken fell won lost fled withdrew retook overran overtook blew
    broke drove left beat slain slew sent brought built found laid stole hung dead died led rose
    clash set""".split()
)


@cache
def gate() -> re.Pattern[str]:
    """Matches any text in which a trigger may stand: passages without one are not parsed."""
    words = {*listed(Word.VERB), *listed(Word.NOUN), *IRREGULAR, *telling_words()}
    # The last letters change with the form of a word: "seize", "seizing".
    stems = sorted({word if len(word) < 5 else word[:-1] for word in words})  # noqa: PLR2004
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + ")", re.IGNORECASE)


# A figure that goes on with what the passage before it told.
FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?"
    r"|thousands?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|none|nobody|no one)\b",
    re.IGNORECASE,
)


def find_triggers(tree: Tree) -> list[Trigger]:
    """All triggers of a sentence, none inside another."""
    found = [t for token in tree.tokens if (t := trigger_at(tree, token)) is not None]
    return [t for t in found if not any(covers(other, t) for other in found)]


def covers(other: Trigger, trigger: Trigger) -> bool:
    return (
        other is not trigger
        and other.first.i <= trigger.first.i
        and trigger.last.i <= other.last.i
        and (other.last.i - other.first.i) > (trigger.last.i - trigger.first.i)
    )


def trigger_at(tree: Tree, token: Token) -> Trigger | None:
    if is_verb(token):
        return verb_trigger(tree, token)
    if token.pos in {"NOUN", "PROPN", "VERB", "ADJ"}:
        return noun_trigger(tree, token)
    return None


def is_verb(token: Token) -> bool:
    nominal = token.tag == "VBG" and token.dep in {"nsubj", "nsubjpass", "pobj", "dobj"}
    return token.pos == "VERB" and token.dep not in {"amod", "compound"} and not nominal


def verb_trigger(tree: Tree, token: Token) -> Trigger | None:
    forms = dict.fromkeys((token.lemma.casefold(), token.text.casefold()))
    entries = [e for form in forms for e in listed(Word.VERB).get(form, ())]
    for entry in by_object(tree, token, entries):
        mate = token if len(entry.words) == 1 else companion(tree, token, entry.words[1])
        if mate is not None:
            first, last = sorted((token, mate), key=lambda t: t.i)
            return Trigger(
                act=entry.act, word=Word.VERB, weak=entry.weak, head=token, first=first, last=last
            )
    return None


# "Take" with one of these takes nothing: "took part", "took place".
IDLE_OBJECTS = frozenset(
    """part place action office power effect care advantage note time stock lead step measure
    responsibility credit shape aim notice turn seat break cover refuge shelter oath""".split()
)


# What reaches a number, and what is reached without troops.
SUMS = frozenset(
    {"toll", "number", "figure", "count", "total", "agreement", "deal", "level", "price", "record"}
)


def by_object(tree: Tree, verb: Token, entries: list[Listed]) -> list[Listed]:
    """The entries that its object allows: weapons are seized as towns are not."""
    objects = tree.children(verb, "dobj", "nsubjpass")
    if not means_it(tree, verb, objects):
        return []
    # "A cache of rockets" is found as rockets are.
    found = [t for o in objects for t in (*tree.coordinates(o), *tree.objects_of(o, "of"))]
    armed = any(weapon_ending_at(tree, t) is not None for t in found)
    if armed:
        return sorted(entries, key=lambda e: e.act != "weapons")
    return [e for e in entries if e.act != "weapons" or not e.weak]


def means_it(tree: Tree, verb: Token, objects: list[Token]) -> bool:
    """Whether a verb of many uses is used as a word of war: towns fall, and so do prices."""
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    if verb.lemma == "take":
        return not any(o.lemma.casefold() in IDLE_OBJECTS for o in objects)
    if verb.lemma in {"come", "pass"}:
        return any(t.lemma == "control" for t in tree.objects_of(verb, "under"))
    if verb.lemma == "gas":
        before = [t.text.casefold() for t in tree.tokens[max(0, verb.i - 2) : verb.i]]
        return "tear" not in before
    if verb.lemma == "strike":
        return bool(objects) or any(t.dep == "prep" for t in tree.children(verb))
    if verb.lemma == "reach":
        head = tree.head(verb)
        about = (*subjects, *objects, *((head,) if head is not None and verb.dep == "acl" else ()))
        return not any(t.lemma.casefold() in SUMS or t.pos == "NUM" for t in about)
    if verb.lemma == "leave":
        harmed = tree.children(verb, "acomp", "oprd", "ccomp", "xcomp")
        return not harmed and all(is_ground(o) or o.entity in {"GPE", "LOC"} for o in objects)
    if verb.lemma == "fall":
        return any(s.entity in {"GPE", "LOC", "FAC"} or is_ground(s) for s in subjects)
    return True


def companion(tree: Tree, verb: Token, word: str) -> Token | None:
    """The particle, object or predicate that makes a verb another verb: "open" with "fire"."""
    deps = ("prt", "dobj", "advmod", "acomp", "oprd", "prep", "xcomp", "ccomp")
    for child in tree.children(verb, *deps):
        if word in {child.lemma.casefold(), child.text.casefold()}:
            return child
    return None


def noun_trigger(tree: Tree, token: Token) -> Trigger | None:
    if token.dep in {"compound", "amod", "nmod"} and not heads_event(tree, token):
        return None
    for key in dict.fromkeys((token.lemma.casefold(), token.text.casefold())):
        for entry in listed(Word.NOUN).get(key, ()):
            first = start_of(tree, token, entry.words)
            if first is not None:
                return Trigger(
                    act=entry.act, word=Word.NOUN, weak=entry.weak, head=token,
                    first=first, last=token,
                )  # fmt: skip
    return None


def heads_event(tree: Tree, token: Token) -> bool:
    head = tree.head(token)
    return head is not None and head.lemma.casefold() in EVENT_HEADS


def start_of(tree: Tree, token: Token, words: tuple[str, ...]) -> Token | None:
    """The token at which an entry that ends here begins; hyphens between words do not count."""
    position, first = token.i, token
    last = {token.lemma.casefold(), token.text.casefold()}
    if words[-1] not in last:
        return None
    for word in reversed(words[:-1]):
        position -= 1
        while position >= 0 and tree.tokens[position].text == "-":
            position -= 1
        if position < 0:
            return None
        first = tree.tokens[position]
        if word not in {first.lemma.casefold(), first.text.casefold()}:
            return None
    return first


def find_weapons(tree: Tree) -> Iterator[tuple[WeaponWords, Token, Token]]:
    """Every weapon named in a sentence, with its first and last token; the longest name wins."""
    taken: set[int] = set()
    for token in tree.tokens:
        if token.pos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        match = weapon_ending_at(tree, token)
        if match is not None and not taken & set(range(match[1].i, match[2].i + 1)):
            taken |= set(range(match[1].i, match[2].i + 1))
            yield match


def weapon_ending_at(tree: Tree, token: Token) -> tuple[WeaponWords, Token, Token] | None:
    for words, weapon in weapon_map().get(token.lemma.casefold(), ()):
        first = start_of(tree, token, words)
        if first is not None and not is_other_thing(tree, token, words):
            return weapon, first, token
    return None


def is_other_thing(tree: Tree, token: Token, words: tuple[str, ...]) -> bool:
    """Whether one word that may be a weapon is none: "a copper mine", "the town of Tank"."""
    if len(words) > 1:
        return False
    named = token.pos == "PROPN" and token.text[:1].isupper() and token.i > 0
    return named or (words == ("mine",) and bool(tree.children(token, "compound", "amod")))


@cache
def weapon_map() -> Mapping[str, tuple[tuple[tuple[str, ...], WeaponWords], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], WeaponWords]]] = {}
    for weapon in weapons():
        for entry in weapon.words:
            words = tuple(entry.split())
            found.setdefault(words[-1], []).append((words, weapon))
    return {k: tuple(sorted(v, key=lambda e: (-len(e[0]), e[0]))) for k, v in found.items()}
