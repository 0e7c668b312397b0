"""Distances and directions from a place: "27 kilometres west of Aleppo", "north of Idlib"."""

import re

from msgspec import Struct

from marsad.coding.vague_words import DIRECTION
from marsad.gazetteer.distance import Point, moved

KM_PER_MILE = 1.609344

# A direction of eight is off by 22.5 degrees at most, which is this part of the distance; distances
# are told from the middle or the edge of a town, which is some kilometres more.
WIDTH_SHARE = 0.4
LEAST_WIDTH_KM = 3.0

# "North of Idlib" without a distance: a guess. UCDP calls "near" what lies within 25 km.
UNSAID_KM = 12.0
UNSAID_RADIUS_KM = 15.0

# What is farther from a place than this is not told by it ("2,000 km east of Moscow" is).
FARTHEST_KM = 3000.0

_WORDS = {
    "a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "a few": 3, "few": 3, "several": 4,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a dozen": 12, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a hundred": 100, "one hundred": 100, "dozens of": 30, "tens of": 20, "hundreds of": 200,
    "half a": 0.5,
}  # fmt: skip
_UNITS = {"k": 1.0, "m": KM_PER_MILE, "y": 0.0009144}
_NUMBER = r"\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_UNIT = r"(?P<unit>k(?:ilo)?m(?:et(?:er|re))?s?|miles?|mi|met(?:er|re)s?|m|yards?)\.?"
_OTHER_UNIT = r"(?:\s*[(\[/][^)\]/]{1,24}[)\]/])?"
_OFFSET = re.compile(
    rf"(?:\b(?:about|around|some|nearly|roughly|approximately|almost|just|just over|more than|less"
    rf" than|over|under|up to)\s+)?(?:\b(?P<number>{_NUMBER})[\s-]?{_UNIT}{_OTHER_UNIT}\s+)?"
    rf"(?:to the |in the )?(?P<direction>{DIRECTION})\s+(?:of|from)\s+"
    r"(?:the )?(?:(?:\w+ern|capital|provincial|nearby) )*(?:(?:city|town|village|capital|port)"
    r"(?: city)?(?: of|,)\s+)?(?:the )?$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf"\b(?P<number>{_NUMBER})[\s-]?{_UNIT}{_OTHER_UNIT}\s+(?:away\s+)?(?:from|outside|off)\s+"
    r"(?:the )?(?:(?:\w+ern|capital) )*"
    r"(?:(?:city|town|village|capital|port)(?: of|,)\s+)?(?:the )?$",
    re.IGNORECASE,
)
_BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0} | {
    "southwest": 225.0, "west": 270.0, "northwest": 315.0
}  # fmt: skip


class Offset(Struct, frozen=True, kw_only=True):
    """How something lies from a place: None for what is unsaid; the words begin at `start`."""

    start: int
    distance_km: float | None
    bearing: float | None

    def from_point(self, point: Point) -> tuple[Point, float]:
        """The point that is meant, and how far off it may be."""
        if self.bearing is None:
            return point, self.distance_km or UNSAID_RADIUS_KM
        if self.distance_km is None:
            return moved(point, bearing=self.bearing, distance_km=UNSAID_KM), UNSAID_RADIUS_KM
        radius = max(LEAST_WIDTH_KM, self.distance_km * WIDTH_SHARE)
        return moved(point, bearing=self.bearing, distance_km=self.distance_km), radius


def read_offset(before: str, start: int = 0) -> Offset | None:
    """Read how far from a name something is, of the text before it, which begins at `start`."""
    found = _OFFSET.search(before) or _AWAY.search(before)
    if found is None:
        return None
    distance = _distance_km(found["number"], found["unit"])
    if distance is not None and distance > FARTHEST_KM:
        return None
    bearing = bearing_of(found["direction"]) if "direction" in found.re.groupindex else None
    return Offset(start=start + found.start(), distance_km=distance, bearing=bearing)


def bearing_of(direction: str | None) -> float | None:
    """Degrees from north, clockwise: "north-western" is 315."""
    if not direction:
        return None
    plain = re.sub(r"[\s-]|ern$", "", direction.lower())
    return _BEARINGS.get(plain)


def _distance_km(number: str | None, unit: str | None) -> float | None:
    if not number or not unit:
        return None
    value = _WORDS.get(" ".join(number.lower().split()))
    if value is None:
        value = float(number.replace(",", ""))
    small = unit.lower()
    if small == "m" or small.startswith("met"):
        return value / 1000
    return value * _UNITS[small[0]]
