"""What the words beside a name say of the place: its type ("Aleppo province"), what it lies in."""

import re
from enum import Enum

from marsad.gazetteer import Mention
from marsad.records import PlacePrecision


class PlaceType(Enum):
    """What the text calls a place, with the precisions that fit, the best one first.

    A part or a site of a town may bear the name of quite another place: "al-Karak neighborhood".
    """

    UNIT = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2)
    DISTRICT = (PlacePrecision.ADMIN2,)
    TOWN = (PlacePrecision.TOWN,)
    PART = ()

    def fit(self, precision: PlacePrecision) -> float:
        """How well a precision fits, from nought to one."""
        return 1 / (1 + self.value.index(precision)) if precision in self.value else 0.0


_UNIT = (
    "province|governorate|governate|state|oblast|prefecture|region|republic|emirate"
    "|department|département"
)
_DISTRICT = "district|county|counties|raion|parish|canton|subdistrict"
_TOWN = "city|cities|town|village|suburb|municipality|township|settlement"
_PART = (
    "airbase|airport|bridge|camp|church|crossing|dam|farm|field|hill|hospital|market|mosque|mountain"
    "|neighborhood|neighbourhood|prison|quarter|road|roundabout|school|square|stadium|street"
    "|university|valley"
)
_TYPE = f"(?i:(?P<UNIT>{_UNIT})|(?P<DISTRICT>{_DISTRICT})|(?P<TOWN>{_TOWN})|(?P<PART>{_PART}))"
_ANY_TYPE = f"(?i:{_UNIT}|{_DISTRICT}|{_TOWN})s?"

_DIRECTION = r"(?:(?:north|south|east|west|central|rural)\w*[ -]){0,2}"

# "Aleppo province", "Aleppo's western countryside", "Homs, Hama and Idlib provinces".
_TYPE_AFTER = re.compile(
    rf"(?:['’]s)?(?:(?:, | and |, and )[A-Z][\w’'-]+)*[ -]{_DIRECTION}{_TYPE}s?\b(?! of\b)"
)
_TYPE_BEFORE = re.compile(rf"\b{_TYPE}s? of (?:the )?$")

# "The Homs-Palmyra road" leads to both; "Palmyra Road" is a street.
_ROAD_BETWEEN = re.compile(r"\w[-–]$")
_ROAD = re.compile(r" road\b")

# Who holds such an office holds it in a unit: "New York Governor", "Sindh's chief minister".
_OFFICE_AFTER = re.compile(
    r"(?:['’]s)? (?i:gov(?:ernor|\.)|lieutenant governor|legislat(?:ure|ors?)|attorney general"
    r"|chief minister|highway patrol|state (?:police|senate|senator|house|assembly|legislature))\b"
)

# What stands between the names of a list: "Washington, Oregon and Idaho".
_LISTED = re.compile(r",? and (?:the )?|, (?:the )?")

# The words that lead from a place to what it lies in: "Paris, Texas", "Saraqib in Idlib".
_LEADS_TO_WHOLE = re.compile(
    rf"(?: {_ANY_TYPE})?(?:,| \(|,? in| of)\s+(?:the )?{_DIRECTION}"
    rf"(?:{_ANY_TYPE} of )?(?:the )?"
)

# The words that lead from a whole to what lies in it: "Syria's Idlib", "the Syrian city of Homs".
_LEADS_TO_PART = re.compile(
    rf"['’]s (?:\w+ ){{0,2}}(?:{_ANY_TYPE} of )?"
    rf"|(?: \w+){{0,2}} {_ANY_TYPE} of |(?: \w+)? capital,? "
)

# Further off, words say nothing of each other.
_FARTHEST = 40


def type_of(mention: Mention, text: str) -> PlaceType | None:
    """What the words before or after a name call its place; None where they call it nothing."""
    before = text[max(0, mention.start - _FARTHEST) : mention.start]
    after = text[mention.end : mention.end + _FARTHEST]
    if _ROAD_BETWEEN.search(before) and _ROAD.match(after):
        return None
    found = _TYPE_AFTER.match(after) or _TYPE_BEFORE.search(before)
    if found is not None and found.lastgroup is not None:
        return PlaceType[found.lastgroup]
    return PlaceType.UNIT if _OFFICE_AFTER.match(after) else None


def are_listed(mention: Mention, following: Mention, text: str) -> bool:
    """Say whether two names follow each other in a list."""
    return bool(_LISTED.fullmatch(text[mention.end : following.start]))


def lies_in(mention: Mention, following: Mention, text: str) -> bool:
    """Say whether the text puts the first place into the one named next."""
    return mention.places and leads_to_whole(mention.end, following, text)


def leads_to_whole(end: int, following: Mention, text: str) -> bool:
    """Say whether what ends there is put into the place that is named next: "Talmenes in Idlib"."""
    between = text[end : following.start]
    return (
        following.places and len(between) <= _FARTHEST and bool(_LEADS_TO_WHOLE.fullmatch(between))
    )


def holds(mention: Mention, following: Mention, text: str) -> bool:
    """Say whether the text puts the place that is named next into the first one."""
    between = text[mention.end : following.start]
    near = following.places and len(between) <= _FARTHEST
    return near and bool(_LEADS_TO_PART.fullmatch(between))
