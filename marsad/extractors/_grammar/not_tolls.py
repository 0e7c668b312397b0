"""Numbers that look like tolls and are none: ages, capacities, things, those who were set free."""

import re

from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Bound
from marsad.text.numbers import Quantity

PLACES = frozenset(
    """town village settlement city district neighbourhood neighborhood position area locality
    checkpoint base hamlet suburb community hill height outpost post point province municipality
    ward quarter island county barrack camp headquarters commune stronghold crossing capital
    prefecture department region territory kebele woreda township installation barracks garrison airfield airport locality zone neighborhood""".split()
)
# What is counted beside people: a toll of these is none of people.
NOT_PEOPLE = frozenset(
    """percent year day week month hour minute second time kilometre kilometer km mile metre meter
    house home building vehicle tank drone missile rocket aircraft plane shell round strike attack
    raid sortie dollar ton tonne degree animal cattle sheep cow dog bird goat camel donkey horse
    goal game car truck lorry bus bomb explosion blast weapon grenade shop school hospital warplane
    bullet country nation brand company firm business job seat vote share charge count shot clash
    operation incident bulldozer ship vessel boat helicopter jet launcher gun rifle mortar howitzer
    apc ambulance motorcycle motorbike car mosque church market bridge road tent hut shelter
    apartment flat block room bed clinic room hour night morning decade century front square acre
    hectare litre liter gallon barrel kilogram kilo gram pound euro ruble rouble franc birr naira
    shilling peso riyal dinar word page line case cartridge mine ied device kilos piece unit tunnel
    cache depot warehouse target site location floor storey story wave phase stage step type kind
    way thing item sentence chapter article resolution paragraph party state government
    hen chicken pig beast livestock head calibre caliber place reason question story report
    statement violation complaint facility party side factor launch ceasefire agreement
    battle front line offensive demand condition side grave tonnes fire hotspot""".split()
)
FREEING = frozenset(
    {"free", "release", "rescue", "swap", "exchange", "save", "liberate", "return", "repatriate"}
)
AGE = re.compile(
    r"(?:\b(?:aged?|boy|girl|man|woman|child|son|daughter|teenager|youth|baby|widow|shepherd)(?: of)?"
    r"|\bdie[sd]? at(?: the age of)?|\b(?:dead|death) at the age of|\b(?:is|was) dead at|\bwho (?:is|was)) $",
    re.IGNORECASE,
)
# "Up to 200 may have been inside", "room for 40", "sheltering there".
CAPACITY = re.compile(
    r"\b(?:capacity|room for|seats?|holds? up to|housed|designed for|licen[sc]ed for|accommodat\w+|built for"
    r"|crowd of|population of|home to|out of|strength of)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
RATE = re.compile(r"^[^.;,]{0,12}\b(?:per|for every|out of every|in every)\b", re.IGNORECASE)
OLDEST = 110


def is_no_toll(tree: Tree, quantity: Quantity, number: Token | None, noun: Token | None) -> bool:
    """Whether the number counts nobody who came to harm."""
    if number is not None and is_age(tree, quantity):
        return True
    before = tree.article_text[tree.start : quantity.start]
    after = tree.article_text[quantity.end : tree.end]
    if CAPACITY.search(before) or RATE.match(after):
        return True
    top = noun or number
    if top is None:
        return False
    return is_freed(tree, top) or is_whole(tree, top, quantity)


def is_freed(tree: Tree, token: Token) -> bool:
    """Whether those counted were let go: "freed two captives" is no toll."""
    verb = tree.head(token)
    if verb is None or token.dep not in {"dobj", "nsubjpass"} or verb.lemma not in FREEING:
        return False
    # What is liberated may be towns.
    return token.lemma.casefold() not in PLACES


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
    return before.endswith(", ") and after in {",", "."} and before[-3:-2].isalpha()
