"""The names in a text that the gazetteer knows, the longest first, whatever they mean there."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Protocol

from msgspec import Struct, structs

from marsad.gazetteer import Location
from marsad.gazetteer.guards import CONNECTING
from marsad.gazetteer.spelling import ARTICLES, UNHYPHENED_ARTICLES, key_of
from marsad.gazetteer.tokens import Token, read_tokens
from marsad.records import PlacePrecision

LONGEST_NAME = 6

# "Deir ez-Zor", "Côtes-d'Armor", a name broken by the end of a line.
_JOINS = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|[-–‐‑]")
HYPHENS = frozenset({"-", "–", "‐", "‑"})
_SHORT_FORMS = frozenset({"St", "Ste", "Mt", "Ft"})

# A unit's type is told apart from its name: "Aleppo Governorate". A county's belongs to it.
_UNIT_TYPE = re.compile(
    r" (?:Province|Governorate|Governate|District|Region|Oblast|State|Raion|Prefecture|Department)$"
)

_AREAS = (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)


class NameClass(Enum):
    """What kind of name it is; `AFTER_COMMA` counts only behind a place ("Paris, Tex.")."""

    PLACE = "place"
    ABBREVIATION = "abbreviation"
    AFTER_COMMA = "after comma"
    DEMONYM = "demonym"
    REGION = "region"


class Known(Struct, frozen=True, kw_only=True):
    """What the gazetteer knows of a name; `usual` if its first location was set by hand."""

    name_class: NameClass
    locations: tuple[Location, ...] = ()
    usual: bool = False


class Names(Protocol):
    """What finding names takes of a gazetteer."""

    def known(self, name: str) -> Known | None: ...

    def is_abbreviation(self, name: str) -> bool: ...

    def begins_longer(self, name: str) -> bool: ...


class Match(Struct, frozen=True, kw_only=True):
    """A known name in a text: its words, from `first` to before `after`, and its characters."""

    first: int
    after: int
    start: int
    end: int
    name: str
    known: Known

    @property
    def key(self) -> str:
        return key_of(self.name)

    @property
    def is_country(self) -> bool:
        places = self.known.locations
        return bool(places) and places[0].precision is PlacePrecision.COUNTRY

    @property
    def is_area(self) -> bool:
        """A country or a first-level unit: what stands behind the name of a place."""
        places = self.known.locations
        return bool(places) and places[0].precision in _AREAS


class Reading(Struct, frozen=True, kw_only=True):
    """A text's words and the names among them, by their first word and by the word after."""

    tokens: list[Token]
    by_first: dict[int, Match]
    by_after: dict[int, Match]


def read_names(text: str, names: Names) -> Reading:
    """Find every run of capitalised words that is a known name; a longer one hides its parts."""
    tokens = read_tokens(text)
    matches = list(_longest_matches(text, tokens, names))
    return Reading(
        tokens=tokens,
        by_first={match.first: match for match in matches},
        by_after={match.after: match for match in matches},
    )


def _longest_matches(text: str, tokens: list[Token], names: Names) -> Iterator[Match]:
    number = 0
    while number < len(tokens):
        match = _longest_match(text, tokens, number, names) if _may_begin(tokens, number) else None
        if match is not None:
            match = _without_unit_type(match, names)
            yield match
        number = number + 1 if match is None else match.after


def _may_begin(tokens: list[Token], first: int) -> bool:
    """A capital, or an Arabic article before one: "al-Bab"."""
    return tokens[first].capital or is_article_of_name(tokens, first)


def is_article_of_name(tokens: list[Token], number: int) -> bool:
    """Say whether a word is the Arabic article of the next: "al-Bab", "al Bab", not "at Babel"."""
    following = tokens[number + 1 : number + 2]
    if not following or not following[0].capital or not _JOINS.fullmatch(following[0].gap):
        return False
    articles = ARTICLES if following[0].gap in HYPHENS else UNHYPHENED_ARTICLES
    return tokens[number].small in articles


def _longest_match(text: str, tokens: list[Token], first: int, names: Names) -> Match | None:
    start, longest = tokens[first].start, None
    for number in range(first, min(first + LONGEST_NAME, len(tokens))):
        token = tokens[number]
        if number > first and not _continues(tokens[number - 1], token):
            break
        if token.capital:
            longest = _match(text, first, number, (start, token), names) or longest
        if not names.begins_longer(text[start : token.end]):
            break
    return longest


def _without_unit_type(match: Match, names: Names) -> Match:
    """Make "Aleppo Governorate" the name "Aleppo", if that can be the same place."""
    name = _UNIT_TYPE.sub("", match.name)
    known = None if name == match.name else names.known(name)
    if known is None or match.known.locations[0] not in known.locations:
        return match
    return structs.replace(
        match, after=match.after - 1, end=match.start + len(name), name=name, known=known
    )


def _continues(before: Token, token: Token) -> bool:
    joined = _JOINS.fullmatch(token.gap) or (
        token.gap in {".", ". "} and before.text in _SHORT_FORMS
    )
    return bool(joined) and (token.capital or token.small in CONNECTING)


def _match(text: str, first: int, last: int, span: tuple[int, Token], names: Names) -> Match | None:
    """The name from a start to the end of a word, if it is known: "Ky.", "St. John's", "Syria"."""
    start, token = span
    ends = [token.end, token.end - 2] if token.possessive else [token.end]
    if token.possessive and first == last:
        ends = [token.end - 2]
    if text[token.end : token.end + 1] == "." and names.is_abbreviation(
        text[start : token.end + 1]
    ):
        ends = [token.end + 1]
    for end in ends:
        name = text[start:end]
        known = names.known(name)
        if known is not None:
            return Match(first=first, after=last + 1, start=start, end=end, name=name, known=known)
    return None
