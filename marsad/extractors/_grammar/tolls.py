"""How many: quantities tied to words of harm, by the parse and, where it fails, by order."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.lexicon import weapon_map
from marsad.extractors._grammar.tables import read_table
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity, find_quantities

PLACES = frozenset(
    """town village settlement city district neighbourhood neighborhood position area locality
    checkpoint base hamlet suburb community""".split()
)
# What is counted beside people: a toll of these is none of people.
NOT_PEOPLE = frozenset(
    """percent year day week month hour minute time kilometre kilometer km mile metre meter house
    home building vehicle tank drone missile rocket aircraft plane shell round strike attack
    raid sortie dollar ton tonne degree animal cattle sheep cow dog bird point goal game car
    truck bus bomb explosion blast weapon grenade shop school hospital warplane bullet country
    nation brand company firm business job seat vote share charge count shot clash operation
    incident bulldozer""".split()
)
INCLUDED = re.compile(
    r"(?:\bincluding\b|\bamong (?:them|whom|those)\b|\bof (?:them|whom|which)\b)[^.;]{0,40}$",
    re.IGNORECASE,
)
OF_WHOM = re.compile(r"^\W{0,2}\s*of (?:them|whom)\b", re.IGNORECASE)
AGE = re.compile(
    r"(?:\b(?:aged?|boy|girl|man|woman|child|son|daughter|teenager)(?: of)?"
    r"|\b(?:die[sd]?|dead|death) at(?: the age of)?) $",
    re.IGNORECASE,
)
# Words of a bound that a parser takes for prepositions.
APPROXIMATING = frozenset({"around", "about", "over", "under", "between", "than", "near", "up"})
HURT = frozenset({TollKind.KILLED, TollKind.INJURED})
OLDEST = 110
FREEING = frozenset({"free", "release", "rescue", "swap", "exchange", "save", "liberate"})
WINDOW = 6
# A toll quotes its noun if no more than this stands between; its cue if only a blank does.
NEAR_NOUN, BLANK = 30, 2


class HarmWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    verbs: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]


class CountedToll(Struct, frozen=True, kw_only=True):
    """A quantity, what it counts, and the word that says what befell them."""

    kind: TollKind
    quantity: Quantity
    cue: Token
    noun: Token | None
    start: int
    end: int
    included: bool = False


@cache
def harm_words() -> Mapping[TollKind, HarmWords]:
    """The tables of data/harm.toml."""
    return msgspec.convert(read_table("harm.toml"), dict[TollKind, HarmWords])


def counted_tolls(tree: Tree) -> list[CountedToll]:
    """The tolls that a sentence states in numbers, in the order of the text."""
    found: list[CountedToll] = []
    for quantity in find_quantities(tree.text):
        toll = read_toll(tree, shifted(quantity, tree.start), found)
        found += toll
    return found


def shifted(quantity: Quantity, offset: int) -> Quantity:
    return msgspec.structs.replace(
        quantity, start=quantity.start + offset, end=quantity.end + offset
    )


def read_toll(tree: Tree, quantity: Quantity, before: list[CountedToll]) -> list[CountedToll]:
    number = token_in(tree, quantity)
    if number is None:
        return []
    if is_age(tree, quantity):
        return []
    noun = counted_noun(tree, number)
    if noun is not None and (noun.lemma.casefold() in NOT_PEOPLE | set(weapon_map())):
        return []
    if is_freed(tree, noun or number):
        return []
    cues = cue_by_parse(tree, number, noun) or cue_by_order(tree, quantity)
    included = is_included(tree, quantity)
    if not cues and included and before:
        cues = [(before[-1].kind, before[-1].cue)]
    return [
        toll_of(quantity, kind, cue, noun, included=included)
        for kind, cue in cues
        if fits(kind, noun) or (included and noun is None)
    ]


def is_freed(tree: Tree, token: Token) -> bool:
    """Whether those counted were let go: "freed two captives" is no toll."""
    verb = tree.head(token)
    return token.dep in {"dobj", "nsubjpass"} and verb is not None and verb.lemma in FREEING


def is_age(tree: Tree, quantity: Quantity) -> bool:
    """Whether a bare number between commas is somebody's age: "the man, 51, died"."""
    if quantity.bound is not Bound.EXACT or (quantity.low or 0) > OLDEST:
        return False
    before = tree.article_text[max(tree.start, quantity.start - 30) : quantity.start]
    if AGE.search(before):
        return True
    return before.endswith(", ") and tree.article_text[quantity.end : quantity.end + 1] == ","


def fits(kind: TollKind, noun: Token | None) -> bool:
    """Whether the noun can suffer it: towns are taken, people are captured."""
    is_place = noun is not None and noun.lemma.casefold() in PLACES
    return is_place == (kind is TollKind.PLACES_TAKEN)


def toll_of(
    quantity: Quantity,
    kind: TollKind,
    cue: Token,
    noun: Token | None,
    *,
    included: bool,
) -> CountedToll:
    start, end = quantity.start, quantity.end
    if noun is not None and end <= noun.end and noun.start - end < NEAR_NOUN:
        end = max(end, noun.end)
    near = cue.start - end
    if 0 <= near <= BLANK:
        end = cue.end
    elif 0 < start - cue.end <= BLANK and cue.pos == "VERB":
        start = cue.start
    return CountedToll(
        kind=kind, quantity=quantity, cue=cue, noun=noun, start=start, end=end, included=included
    )


def token_in(tree: Tree, quantity: Quantity) -> Token | None:
    """The last token of the quantity: the number itself."""
    inside = [t for t in tree.tokens if quantity.start <= t.start and t.end <= quantity.end]
    return inside[-1] if inside else None


def counted_noun(tree: Tree, number: Token) -> Token | None:
    """What is counted: "70 towns", "dozens of civilians", "three Syrian army soldiers"."""
    objects = [
        t for p in tree.children(number, "prep") if p.text == "of" for t in tree.children(p, "pobj")
    ]
    if objects and objects[0].text.casefold() not in {"them", "whom", "which"}:
        return objects[0]
    head = tree.head(number)
    apart = head is not None and any(t.pos == "ADP" for t in tree.tokens[number.i : head.i])
    attached = number.dep in {"nummod", "amod", "det", "quantmod", "compound", "nmod"}
    if attached and head is not None and not apart:
        if head.pos == "NUM":
            return counted_noun(tree, head)
        if head.pos in {"NOUN", "PROPN", "ADJ"}:
            return head
    following = tree.tokens[number.i + 1 : number.i + 4]
    for token in following:
        if token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "poss"}:
            return token
        if token.pos not in {"ADJ", "PROPN", "NOUN", "ADV"}:
            break
    return None


def cue_by_parse(tree: Tree, number: Token, noun: Token | None) -> list[tuple[TollKind, Token]]:
    """The word of harm that governs the counted noun in the parse."""
    inside = noun is not None and any(t.i == noun.i for t in tree.subtree(number))
    above = cue_above(tree, number if noun is None or inside else noun)
    if above and above[0][0] in HURT and above[0][1].pos == "VERB":
        return above
    for token in (noun, number):
        if token is None:
            continue
        if kinds := kinds_of(token, "nouns", "states"):
            return [(k, token) for k in kinds]
        for child in tree.children(token, "amod", "acl", "acomp", "relcl", "appos"):
            if child.i != number.i and (kinds := kinds_of(child, "states", "verbs")):
                return [(k, child) for k in kinds[:1]]
    return above


def cue_above(tree: Tree, token: Token) -> list[tuple[TollKind, Token]]:
    """Climb from the counted noun through lists and "of" to a verb or noun of harm."""
    while token.dep in {"conj", "appos"} and token.head != token.i:
        token = tree.tokens[token.head]
    head = tree.head(token)
    if head is None:
        return []
    if token.dep in {"dobj", "nsubjpass", "nsubj", "pobj", "attr", "oprd"}:
        if head.dep in {"prep", "agent"} or head.pos == "ADP":
            above = tree.head(head)
            if above is not None and head.text.casefold() in APPROXIMATING:
                return by_governing_verb(tree, token, above)
            if above is None or head.text.casefold() not in {"of", "to", "at", "as"}:
                return []
            return [(k, above) for k in kinds_of(above, "nouns")] or killed_by_toll(tree, above)
        return by_governing_verb(tree, token, head)
    return []


def by_governing_verb(tree: Tree, token: Token, verb: Token) -> list[tuple[TollKind, Token]]:
    arms = tree.children(verb, "dobj")
    if verb.lemma == "lose" and any(t.lemma == "life" for t in arms):
        return [(TollKind.KILLED, verb)]
    if verb.lemma == "lay" and any(t.lemma in {"arm", "arms", "weapon"} for t in arms):
        return [(TollKind.SURRENDERED, verb)]
    kinds = kinds_of(verb, "verbs")
    acted = token.dep == "nsubj" and verb.lemma not in {
        "die",
        "perish",
        "flee",
        "surrender",
        "defect",
        "succumb",
    }
    if kinds and not (acted and not tree.is_passive(verb)):
        return [(k, verb) for k in kinds]
    for child in tree.children(verb, "acomp", "oprd", "attr", "ccomp", "xcomp", "dobj", "advcl"):
        if child.i != token.i and (found := kinds_of(child, "states")):
            return [(k, child) for k in found[:1]]
    return killed_by_toll(tree, verb)


def killed_by_toll(tree: Tree, token: Token) -> list[tuple[TollKind, Token]]:
    """Read "the death toll rose to 20", "a toll of 20", "claimed 20 lives" as deaths."""
    near = [token, *tree.children(token, "nsubj", "nsubjpass", "compound", "dobj")]
    for item in near:
        words = " ".join(t.text for t in tree.subtree(item))[:200].casefold()
        if item.lemma == "toll" and ("death" in words or "dead" in words or "toll" in words):
            return [(TollKind.KILLED, item)]
        if item.lemma == "loss" and "human" in words:
            return [(TollKind.KILLED, item)]
        if item.lemma == "number" and (found := toll_words_below(tree, item)):
            return found
    return []


def toll_words_below(tree: Tree, item: Token) -> list[tuple[TollKind, Token]]:
    for token in tree.subtree(item):
        if kinds := kinds_of(token, "states", "nouns"):
            return [(kinds[0], token)]
    return []


def kinds_of(token: Token, *tables: str) -> list[TollKind]:
    """The kinds of toll that a word stands for; "casualties" is told apart by nobody."""
    forms = {token.lemma.casefold(), token.text.casefold()}
    return [
        kind
        for kind, words in harm_words().items()
        if any(forms & getattr(words, table) for table in tables)
    ]


def cue_by_order(tree: Tree, quantity: Quantity) -> list[tuple[TollKind, Token]]:
    """The word of harm that stands next to the quantity: for headlines and broken parses."""
    after = [t for t in tree.tokens if t.start >= quantity.end][:WINDOW]
    for token in after:
        if token.pos == "PUNCT" or token.text in {",", ";", ":"} or token.text in {"and", "or"}:
            break
        if kinds := kinds_of(token, "states"):
            return [(kinds[0], token)]
        if token.pos == "VERB" and token.tag not in {"VBN", "VBD"}:
            break
    before = [t for t in tree.tokens if t.end <= quantity.start][-3:]
    for token in reversed(before):
        if token.pos in {"NOUN", "PROPN", "PUNCT"}:
            break
        if token.pos == "VERB" and (kinds := kinds_of(token, "verbs")):
            return [(kinds[0], token)]
    return []


def is_included(tree: Tree, quantity: Quantity) -> bool:
    """Whether this number is a part of the one before: "including 20 children"."""
    before = tree.article_text[tree.start : quantity.start]
    after = tree.article_text[quantity.end : tree.end]
    return bool(INCLUDED.search(before) or OF_WHOM.search(after))
