"""Find the places named in a text, and leave out names that are only part of another name.

A name does not stand where it is part of a longer one ("Paris Hilton", "Bank of England"). Where
it could as well be a word, a person or a village that few know, it stands if the text once says
that it is a place ("in Nice").
"""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from marsad.gazetteer import Mention, guards
from marsad.gazetteer.ranking import likelihood
from marsad.gazetteer.reading import (
    HYPHENS,
    Match,
    NameClass,
    Names,
    Reading,
    is_article_of_name,
    read_names,
)
from marsad.gazetteer.tokens import Token
from marsad.records import PlacePrecision

# A place of fewer people than about this power of ten must be said to be one.
WELL_KNOWN = 4.2

# So large a city is meant by its name even if people bear it too ("Houston").
FAMOUS = 6.0

# "Au" and "Ii" are towns too.
SHORTEST_NAME = 3

# Acronyms are shorter than this; place names in capitals mostly are not ("ALEPPO, Syria").
_ACRONYM = 4

_BESIDE = frozenset({" ", "\xa0"})

# "Licking County Metropolitan Housing Board": so many words on, a body's kind is still its own.
_BODY_WORDS = 4

# What stands between a dateline and its article: "BYESVILLE -- Crews", "KYIV — Shells".
_DATELINE = frozenset({" -- ", " — ", " – ", " - ", "—", "--"})


class Doubt(Enum):
    """Why a name may be no place's."""

    NONE = "it is well known"
    SMALL = "few know the place"
    OTHER = "it is a word or a person's name too"
    NEVER = "it is no place's"


class Said(Struct, frozen=True, kw_only=True):
    """What the text says of its names somewhere: those in a place's position, those of people."""

    places: frozenset[str]
    maybe_places: frozenset[str]
    people: frozenset[str]
    words: frozenset[str]


def find_mentions(
    text: str, names: Names, offset: int = 0, *, within_names: bool = False
) -> Iterator[Mention]:
    """Find the names of places, regions and peoples, in order.

    `within_names` gives those too that are only part of a body's name: "Aleppo University".
    """
    reading = read_names(text, names)
    matches = list(reading.by_first.values())
    parts = {match.first for match in matches if is_part_of_name(match, reading)}
    said = _what_is_said(matches, [m for m in matches if m.first not in parts], reading)
    for match in matches:
        within = match.first in parts
        if within and not (within_names and _tells_of_body(match, reading, said)):
            continue
        if within or _stands(match, reading, said):
            yield Mention(
                text=match.name,
                start=match.start + offset,
                end=match.end + offset,
                locations=match.known.locations,
                demonym=match.known.name_class is NameClass.DEMONYM,
                usual=match.known.usual,
                within_name=within,
            )


def _tells_of_body(match: Match, reading: Reading, said: Said) -> bool:
    """Say whether a name within a longer one is a place's: "Aleppo University", not "Omar Aleppo".

    Where a body's kind follows, few need know the place: "Crestwood School Board".
    """
    if _follows_name(match, reading) or not match.known.locations:
        return False
    doubt = doubt_of(match, reading, said)
    if doubt is Doubt.NEVER:
        return False
    if match.key in said.people or doubt is Doubt.OTHER:
        return match.key in said.places
    return doubt is Doubt.NONE or match.key in said.maybe_places or _leads_to_kind(match, reading)


def _leads_to_kind(match: Match, reading: Reading) -> bool:
    """Say whether the words right after a name say what body it is: "School Board"."""
    for token in reading.tokens[match.after : match.after + _BODY_WORDS]:
        if token.gap not in _BESIDE:
            return False
        if token.small in guards.KINDS_OF_BODIES:
            return True
        if not token.capital:
            return False
    return False


def is_part_of_name(match: Match, reading: Reading) -> bool:
    """Say whether a name is only part of a longer one: a person's, a body's, a site's."""
    if match.known.name_class is NameClass.DEMONYM:
        return False
    return (
        _follows_name(match, reading) or _leads_name(match, reading) or _names_body(match, reading)
    )


def is_said_to_be_place(match: Match, reading: Reading) -> bool:
    """Say whether the words beside a name are those beside a place's: "in Nice", "Nice, France"."""
    tokens, first = reading.tokens, match.first
    # In "Bomb Blast in Old Town" the capitals tell nothing.
    in_text = first and not tokens[first].opens and not tokens[first].headline
    before = tokens[first - 1].small if in_text else ""
    if before in guards.PLACING or before in guards.DIRECTIONS:
        return True
    if before == "of" and first > 1 and tokens[first - 2].small in guards.BEFORE_OF:
        return True
    if _is_dateline(match, reading):
        return True
    following = _following(match, reading)
    if following is None:
        return False
    area = reading.by_first.get(match.after)
    if area is not None and following.gap == ", " and area.is_area:
        return True
    return following.small in guards.TYPES and following.gap in _BESIDE


def _is_dateline(match: Match, reading: Reading) -> bool:
    """Say whether a name in capitals opens a line and a dash follows it: "BYESVILLE -- Crews"."""
    if not (reading.tokens[match.first].opens and match.name.isupper()):
        return False
    following = reading.tokens[match.after : match.after + 1]
    return bool(following) and following[0].gap in _DATELINE


def _stands(match: Match, reading: Reading, said: Said) -> bool:
    doubt = doubt_of(match, reading, said)
    if doubt is Doubt.NEVER:
        return False
    if match.key in said.people and not match.is_country:
        return is_said_to_be_place(match, reading)
    if doubt is Doubt.OTHER:
        return match.key in said.places
    return doubt is Doubt.NONE or match.key in said.maybe_places


def doubt_of(match: Match, reading: Reading, said: Said) -> Doubt:
    """Say what speaks against a name's being a place's."""
    if match.known.name_class is NameClass.PLACE:
        return _doubt_of_place(match, reading, said)
    if match.known.name_class is NameClass.AFTER_COMMA:
        behind = reading.by_after.get(match.first)
        after_place = behind is not None and reading.tokens[match.first].gap == ", "
        return Doubt.NONE if after_place else Doubt.NEVER
    return Doubt.NONE


def _doubt_of_place(match: Match, reading: Reading, said: Said) -> Doubt:
    token = reading.tokens[match.first]
    key = match.key
    acronym = match.name.isupper() and len(match.name) < _ACRONYM and not token.headline
    if key in guards.NEVER or acronym or len(key) < SHORTEST_NAME:
        return Doubt.NEVER
    if match.is_country:
        return Doubt.NONE
    likely = likelihood(match.known.locations[0])
    words = guards.common_words()
    if key in words or key.removeprefix("the ") in words or key in said.words:
        return Doubt.OTHER
    if key in guards.person_names() and likely < FAMOUS:
        return Doubt.OTHER
    last = reading.tokens[match.after - 1].small
    site = match.known.locations[0].precision is PlacePrecision.SITE and last in guards.SITES
    typed = last in guards.TYPES or site
    return Doubt.NONE if typed or likely >= WELL_KNOWN else Doubt.SMALL


def _what_is_said(matches: list[Match], free: list[Match], reading: Reading) -> Said:
    places = frozenset(match.key for match in free if is_said_to_be_place(match, reading))
    maybe = frozenset(match.key for match in free if _is_hinted(match, reading))
    return Said(
        places=places,
        maybe_places=places | maybe,
        people=frozenset(match.key for match in matches if _names_person(match, reading)),
        words=frozenset(token.small for token in reading.tokens if not token.capital),
    )


def _is_hinted(match: Match, reading: Reading) -> bool:
    return match.first > 0 and reading.tokens[match.first - 1].small in guards.HALF_PLACING


def _follows_name(match: Match, reading: Reading) -> bool:
    """Say whether the word before belongs to the same name: "Omar Aleppo", "President Assad"."""
    token = reading.tokens[match.first]
    if token.opens or token.headline or token.gap not in _BESIDE | HYPHENS:
        return False
    before = reading.tokens[match.first - 1]
    if is_article_of_name(reading.tokens, match.first - 1):
        return True
    if not before.capital or before.possessive or before.small in guards.BEFORE_NAMES:
        return False
    if before.opens and before.small in guards.OPENING:
        return False
    other = reading.by_after.get(match.first)
    return other is None or not _stands_beside(other, match, token)


def _names_person(match: Match, reading: Reading) -> bool:
    """Say whether a name ends a person's: "Omar Jackson", but not "Radio Damascus"."""
    if not _follows_name(match, reading):
        return False
    before = reading.tokens[match.first - 1].small
    return match.key in guards.person_names() or before in guards.person_names() | guards.TITLES


def _stands_beside(other: Match, match: Match, token: Token) -> bool:
    """Say whether two names in a row are two: "Israeli Haifa", "Damascus-Aleppo", "Oslo Norway"."""
    if other.key in guards.OPENERS or (match.is_country and other.key in guards.person_names()):
        return False
    if token.gap in HYPHENS or match.is_country or other.is_country:
        return True
    return other.known.name_class in (NameClass.DEMONYM, NameClass.ABBREVIATION)


def _leads_name(match: Match, reading: Reading) -> bool:
    """Say whether the word after belongs to the same name: "Paris Hilton", "Aleppo University"."""
    following = _following(match, reading)
    if following is None or following.opens:
        return False
    if following.small in guards.DISEASES or is_article_of_name(reading.tokens, match.after):
        return True
    if not following.capital:
        return False
    if reading.tokens[match.first].headline:
        return False
    if match.key in guards.OPENERS and following.gap in _BESIDE:
        return True
    other = reading.by_first.get(match.after)
    if following.gap in HYPHENS:
        return other is None or _is_little_known(match) or _is_little_known(other)
    if following.gap not in _BESIDE or following.small in guards.AFTER_NAMES:
        return False
    if match.known.name_class is NameClass.ABBREVIATION or (match.is_country and " " in match.name):
        return False
    if match.is_area and following.small in guards.OFFICES:
        return False
    return other is None or match.is_country or not other.is_area


def _is_little_known(match: Match) -> bool:
    return likelihood(match.known.locations[0]) < WELL_KNOWN if match.known.locations else False


def _following(match: Match, reading: Reading) -> Token | None:
    """The word after a name, unless a possessive s parts them."""
    if match.after == len(reading.tokens) or match.end < reading.tokens[match.after - 1].end:
        return None
    return reading.tokens[match.after]


def _names_body(match: Match, reading: Reading) -> bool:
    """Say whether a body is named by it: "Bank of England", "Islamic State of Iraq and Syria"."""
    first, tokens = match.first, reading.tokens
    if first < 2 or tokens[first].opens:  # noqa: PLR2004  a word and "of"
        return False
    before, head = tokens[first - 1].small, tokens[first - 2]
    if before == "and":
        other = reading.by_after.get(first - 1)
        return other is not None and _names_body(other, reading)
    if before not in {"of", "for"} or not head.capital:
        return False
    islamic_state = first > 2 and (tokens[first - 3].small, head.small) == ("islamic", "state")  # noqa: PLR2004  two words and "of"
    return islamic_state or head.small in guards.BODIES
