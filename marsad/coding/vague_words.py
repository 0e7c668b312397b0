"""The words of data/vague_places.toml, as patterns beside a place's name."""

import re
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one reach: how far from the place, and whether they say that it is only near it."""

    words: tuple[str, ...]
    radius_km: float
    near: bool = False


class Wordings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tables of data/vague_places.toml."""

    before: tuple[Wording, ...]
    after: tuple[Wording, ...]
    site: tuple[Wording, ...]


DIRECTION = (
    r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
    r"|(?:north|south)(?:[- ]?(?:east|west))?ern|eastern|western"
)

# "the city of", "the northern town of": they leave a place the same.
_TYPE = (
    r"(?:the )?(?:(?:\w+ern|small|main|capital|besieged|rebel-held|government-held) )?"
    r"(?:city|town|village|province|governorate|district|region|port) of (?:the )?"
)
_LEAD = rf"\s+(?:{_TYPE})?(?:the )?"


@cache
def wordings() -> Wordings:
    text = (files("marsad.coding") / "data" / "vague_places.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=Wordings)


@cache
def before_pattern() -> re.Pattern[str]:
    """What ends right before a name; the group `words` is in the table."""
    words = _longest_first(wordings().before)
    return re.compile(rf"\b(?P<words>{words}){_LEAD}$", re.IGNORECASE)


@cache
def after_pattern() -> re.Pattern[str]:
    """What begins right after a name; `direction` is that of "Homs's western countryside"."""
    words = _longest_first(wordings().after)
    return re.compile(
        rf"(?:['’]s?)?[\s-]+(?:(?P<direction>{DIRECTION})\s+)?(?P<words>{words})s?\b(?! of\b)",
        re.IGNORECASE,
    )


@cache
def site_pattern() -> re.Pattern[str]:
    """A site after a name: "Homs airport", "Homs's main hospital"."""
    words = _longest_first(wordings().site)
    return re.compile(
        rf"(?:['’]s?)?\s+(?:(?:main|central|old|biggest|largest|only|civilian|public|national)\s+)?"
        rf"(?P<words>{words})\b",
        re.IGNORECASE,
    )


@cache
def site_before_pattern() -> re.Pattern[str]:
    """A site before a name: "the airport of Homs"."""
    words = _longest_first(wordings().site)
    return re.compile(rf"\b(?:the |a )?(?P<words>{words}) of {_LEAD[3:]}$", re.IGNORECASE)


def wording_of(words: str, among: tuple[Wording, ...]) -> Wording:
    """The entry of words that a pattern found."""
    small = " ".join(words.lower().split())
    return next(each for each in among if small in each.words)


def _longest_first(table: tuple[Wording, ...]) -> str:
    words = sorted((word for each in table for word in each.words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
