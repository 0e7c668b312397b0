"""Find the names in a text that may be places', and leave out what is only part of another name.

A name is the longest run of capitalised words that the gazetteer knows. It does not stand where it
is part of a longer name ("Paris Hilton", "Bank of England"). Where it could as well be a word, a
person or a village that few know, it stands if the text once says that it is a place ("in Nice").
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Protocol

from msgspec import Struct

from marsad.gazetteer import Location, Mention, guards
from marsad.gazetteer.ranking import likelihood
from marsad.gazetteer.spelling import ARTICLES, key_of
from marsad.gazetteer.tokens import Token, read_tokens
from marsad.records import PlacePrecision

LONGEST_NAME = 6

# A place of fewer people than about this power of ten must be said to be one.
WELL_KNOWN = 4.2

# So large a city is meant by its name even if people bear it too ("Houston").
FAMOUS = 5.7

# "Deir ez-Zor", "Côtes-d'Armor", a name broken by the end of a line, "St. Louis".
_JOINS = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|[-–‐‑]")
_JOINS_SHORT_FORM = re.compile(r"\.? ?")
_SHORT_FORMS = frozenset({"st", "ste", "mt", "ft"})

_BESIDE = frozenset({" ", "\xa0", "-", "‑"})


class NameClass(Enum):
    """What kind of name it is; `AFTER_COMMA` counts only behind a place ("Paris, Tex.")."""

    PLACE = "place"
    ABBREVIATION = "abbreviation"
    AFTER_COMMA = "after comma"
    DEMONYM = "demonym"
    REGION = "region"


class Known(Struct, frozen=True, kw_only=True):
    """What the gazetteer knows of a name."""

    name_class: NameClass
    locations: tuple[Location, ...] = ()


class Names(Protocol):
    """What finding needs of a gazetteer."""

    def known(self, name: str) -> Known | None: ...

    def begins_longer(self, name: str) -> bool: ...


class Match(Struct, frozen=True, kw_only=True):
    """A known name in a text: its words, from `first` to before `after`, and its characters."""

    first: int
    after: int
    start: int
    end: int
    key: str
    known: Known

    @property
    def is_area(self) -> bool:
        """A country, a unit or an abbreviation of one: what stands behind a place's name."""
        places = self.known.locations
        return bool(places) and places[0].precision in _AREAS

    @property
    def is_country(self) -> bool:
        places = self.known.locations
        return bool(places) and places[0].precision is PlacePrecision.COUNTRY


_AREAS = (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)


class Doubt(Enum):
    """Why a name may be no place's."""

    NONE = "none"
    SMALL = "few know it"
    OTHER = "a word or a person"
    NEVER = "no place"


class Reading(Struct, frozen=True, kw_only=True):
    """A text's words and the names among them, by their first word and by the word after."""

    tokens: list[Token]
    by_first: dict[int, Match]
    by_after: dict[int, Match]
    small_words: frozenset[str]


def find_mentions(text: str, names: Names, offset: int = 0) -> Iterator[Mention]:
    """Find the names of places, regions and peoples, in order."""
    reading = read_names(text, names)
    free = [match for match in reading.by_first.values() if not is_part(match, reading)]
    people = {
        match.key for match in reading.by_first.values() if _continues_name(match, reading)
    }
    said = {match.key for match in free if is_said(match, reading)}
    hinted = {match.key for match in free if is_hinted(match, reading)}
    for match in free:
        doubt = doubt_of(match, reading)
        ...
        yield Mention()
