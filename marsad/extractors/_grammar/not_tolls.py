"""Numbers that look like tolls and are none: ages, capacities, things, those who were set free."""

import re

from marsad.extractors._grammar.counted import Counted
from marsad.extractors._grammar.harm import Cue, kinds_of, words
from marsad.extractors._grammar.lexicon import weapon_ending_at
from marsad.extractors._grammar.parts import REACH
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.uncounted import is_person, is_personal
from marsad.extractors._grammar.unwilled import by_nature, does_other, of_things
from marsad.language import Token
from marsad.records import Bound, TollKind
from marsad.text.numbers import Quantity

AGE = re.compile(
    r"(?:\b(?:aged?|boy|girl|man|woman|child|son|daughter|teenager|youth|baby|widow"
    r"|shepherd)(?: of)?"
    r"|\bdie[sd]? at(?: the age of)?|\b(?:dead|death) at the age of|\b(?:is|was) dead at"
    r"|\bwho (?:is|was)) $",
    re.IGNORECASE,
)
# "Up to 200 may have been inside", "room for 40", "sheltering there".
CAPACITY = re.compile(
    r"\b(?:capacity|room for|seats?|holds? up to|housed|designed for|licen[sc]ed for|accommodat\w+"
    r"|built for|crowd of|population of|home to|out of|strength of)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
RATE = re.compile(r"^[^.;,]{0,12}\b(?:per|for every|out of every|in every)\b", re.IGNORECASE)
OLDEST = 110
NOBODY = frozenset({"none", "neither", "nobody", "no-one"})


# What befalls things as well: whoever suffers it must be a person by the word.
TAKEABLE = frozenset(
    {
        TollKind.CAPTURED,
        TollKind.MISSING,
        TollKind.ARRESTED,
        TollKind.SURRENDERED,
        TollKind.DISPLACED,
    }
)


def is_no_toll(tree: Tree, phrase: Counted) -> bool:
    """Whether the number counts nobody who came to harm."""
    quantity, number = phrase.quantity, phrase.number
    if number is not None and (is_age(tree, quantity) or is_mere_many(phrase, number)):
        return True
    if number is not None and phrase.noun is None and is_age_of(tree, number):
        return True
    before = tree.article_text[max(tree.start, quantity.start - REACH) : quantity.start]
    after = tree.article_text[quantity.end : min(tree.end, quantity.end + REACH)]
    if CAPACITY.search(before) or RATE.match(after):
        return True
    top = phrase.noun or number
    if top is None:
        return False
    return is_freed(tree, top) or is_whole(tree, top, quantity) or is_said_to_be(tree, phrase)


def is_said_to_be(tree: Tree, phrase: Counted) -> bool:
    """Whether it only says who they were not: "none of them was a fighter"."""
    top = phrase.number or phrase.noun
    verb = tree.head(top) if top is not None else None
    if verb is None or verb.lemma != "be":
        return False
    said = [t for t in tree.children(verb, "attr", "acomp") if not kinds_of(t, "units", "states")]
    none = [t for t in tree.children(verb, "nsubj") if t.text.casefold() in NOBODY]
    return bool(said) and bool(none)


def is_mere_many(phrase: Counted, number: Token) -> bool:
    """Whether "many" stands alone, and nobody did anything to them: "many of them children"."""
    alone = phrase.noun is None and phrase.quantity.text.casefold() == "many"
    return alone and number.dep not in {"dobj", "nsubjpass"}


def is_bare_one(tree: Tree, phrase: Counted, cue: Cue) -> bool:
    """Whether "one" only lists what befell each: "one stabbed at home, one blown up abroad"."""
    if phrase.noun is not None or phrase.quantity.text.casefold() != "one":
        return False
    told = tree.children(cue.token, "auxpass", "aux") or kinds_of(cue.token, "states")
    return cue.token.tag == "VBN" and not told


def fits(tree: Tree, cue: Cue, phrase: Counted, *, included: bool) -> bool:
    """Whether what is counted can suffer it: towns are taken, people are captured."""
    noun, takes = phrase.noun, cue.kind is TollKind.PLACES_TAKEN
    if phrase.quantity.low == 0 and is_promised(tree, cue.token):
        return False
    if by_nature(tree, cue.token) or does_other(tree, phrase, cue) or of_things(tree, phrase):
        return False
    if cue.token.lemma == "hold" and not is_held_by_somebody(tree, cue.token):
        return False
    if noun is None:
        return (not takes or included) and not is_bare_one(tree, phrase, cue)
    word = noun.lemma.casefold()
    if word in words("things") or is_weapon(tree, noun):
        return False
    if cue.kind is TollKind.DISPLACED and word in words("not_displaced"):
        return False
    if word == "patient" and cue.token.lemma == "be":
        return False
    doubtful = not takes and (cue.kind in TAKEABLE or cue.token.lemma in words("doubtful"))
    if doubtful and not included and not is_somebody(noun):
        return False
    return (word in words("places")) == takes


def is_held_by_somebody(tree: Tree, verb: Token) -> bool:
    """Whether people hold them: a hall that "holds 200 people" holds nobody captive."""
    if tree.is_passive(verb) or verb.tag == "VBN":
        return True
    rooms = words("containers") | words("places") | words("things") | {"which", "that", "it"}
    return not any(t.lemma.casefold() in rooms for t in tree.children(verb, "nsubj"))


def is_promised(tree: Tree, verb: Token) -> bool:
    """Whether it lies ahead: "nobody will be harmed"."""
    return any(t.tag == "MD" and t.text.casefold() != "could" for t in tree.children(verb, "aux"))


def is_weapon(tree: Tree, noun: Token) -> bool:
    """Whether a weapon is counted; a suicide bomber is a person all the same."""
    return not is_personal(noun) and weapon_ending_at(tree, noun) is not None


def is_somebody(noun: Token) -> bool:
    return is_personal(noun) or bool(kinds_of(noun, "units", "states"))


def is_freed(tree: Tree, token: Token) -> bool:
    """Whether those counted were let go: "freed two captives" is no toll."""
    verb = tree.head(token)
    if any(t.lemma in words("freeing") and t.tag == "VBN" for t in tree.children(token, "acl")):
        return True
    if verb is None or token.dep not in {"dobj", "nsubjpass"} or verb.lemma not in words("freeing"):
        return False
    # What is liberated may be towns.
    return token.lemma.casefold() not in words("places")


def is_whole(tree: Tree, token: Token, quantity: Quantity) -> bool:
    """Whether the number is only that of which others are told: "80 of the 500 inhabitants"."""
    preposition = tree.head(token)
    if token.dep != "pobj" or preposition is None or preposition.text.casefold() != "of":
        return False
    before = tree.article_text[preposition.end : quantity.start].strip().casefold()
    above = tree.head(preposition)
    return (
        above is not None
        and above.pos == "NUM"
        and before in {"the", "its", "their", "some the", ""}
        and (quantity.start > preposition.start)
    )


def is_age(tree: Tree, quantity: Quantity) -> bool:
    """Whether a bare number between commas is somebody's age: "the man, 51, died"."""
    if quantity.bound is not Bound.EXACT or (quantity.low or 0) > OLDEST:
        return False
    before = tree.article_text[max(tree.start, quantity.start - 30) : quantity.start]
    if AGE.search(before):
        return True
    after = tree.article_text[quantity.end : quantity.end + 1]
    named = before[-3:-2].isalpha() or before[-3:-2] == "."
    return before.endswith(", ") and after in {",", "."} and named


def is_age_of(tree: Tree, number: Token) -> bool:
    """Whether one person is of that age: "a protester of 20", but "a group of 20"."""
    of = tree.head(number)
    if number.dep != "pobj" or of is None or of.text.casefold() != "of":
        return False
    noun = tree.head(of)
    if noun is None or noun.tag != "NN" or noun.lemma.casefold() in words("collectives"):
        return False
    gathers = noun.lemma.casefold() in words("gathering") | words("totals")
    articles = {t.text.casefold() for t in tree.children(noun, "det")}
    return is_person(noun) and not gathers and bool(articles & {"a", "an", "the"})
