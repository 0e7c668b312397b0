"""Vague places: what the words beside a name make of it, as a point and a radius.

"27 km west of Aleppo" is computed; "Homs airport" is the airport if the gazetteer has it, else
Homs with a radius; "the road between Homs and Hama" is the middle of the two, "the Syria-Turkey
border" that of the border. The radius says how far off the point may be.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from marsad.coding.offsets import bearing_of, read_offset
from marsad.coding.vague_words import (
    after_pattern,
    before_pattern,
    site_before_pattern,
    site_pattern,
    wording_of,
    wordings,
)
from marsad.gazetteer import Location, Mention
from marsad.gazetteer.distance import Point, distance_km, middle_of, moved
from marsad.gazetteer.store import Gazetteer
from marsad.records import PlacePrecision

# How much text beside a name is read.
REACH = 90

# A site that bears a town's name lies at most so far from it.
SITE_KM = 60.0

# Of the western countryside the middle is about half way out.
PART_SHARE = 0.5

_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADMIN1, PlacePrecision.REGION})
_JOINED = re.compile(r"(?:\s*[-–—/]\s*|\s+and\s+(?:the )?|\s+to\s+|['’]s?\s+border\s+with\s+)")
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:(?:city|town|village|cities|towns|villages) of )?$")
_ROAD_FROM = re.compile(r"\b(?:road|highway|motorway|route|way)\s+(?:linking|connecting|from)\s+$")
_ROAD_AFTER = re.compile(
    r"\s+(?:(?:international|main|desert|coastal|M\d)\s+)?(?:road|highway|motorway|railway)\b"
)
_BORDER_AFTER = re.compile(r"\s+(?:border|frontier)\b", re.IGNORECASE)
_BORDER_BEFORE = re.compile(r"\b(?:border|frontier)\s+(?:area\s+)?between\s+(?:the )?$")
_BORDER_WITH = re.compile(r"['’]s?\s+(?:\w+ern\s+)?(?:border|frontier)\s+with\s+")

Named = tuple[Mention, Location | None]


class Vague(Struct, frozen=True, kw_only=True):
    """What a vague expression means: its stretch of text, a middle, and how far it reaches.

    `site` is the gazetteer's site, where that is meant.
    """

    start: int
    end: int
    point: Point
    radius_km: float | None
    near: bool = False
    site: Location | None = None
    between: bool = False


def read_vague(
    mention: Mention, location: Location, text: str, named: Sequence[Named], gazetteer: Gazetteer
) -> Vague | None:
    """What the words beside a name make of its place; None where they leave it as it is."""
    return (
        _between(mention, text, named, gazetteer)
        or _offset(mention, location, text)
        or _site(mention, location, text, gazetteer)
        or _beside(mention, location, text)
    )


def _offset(mention: Mention, location: Location, text: str) -> Vague | None:
    first = max(0, mention.start - REACH)
    offset = read_offset(text[first : mention.start], first)
    # "The north of Syria" is a part of it.
    if offset is None or (offset.distance_km is None and location.precision in _WIDE):
        return None
    point, radius = offset.from_point(point_of(location))
    return Vague(
        start=offset.start, end=mention.end, point=point, radius_km=round(radius, 1), near=True
    )


def _site(mention: Mention, location: Location, text: str, gazetteer: Gazetteer) -> Vague | None:
    after = site_pattern().match(text, mention.end, mention.end + REACH)
    first = max(0, mention.start - REACH)
    before = site_before_pattern().search(text[first : mention.start])
    found = after or before
    if found is None or location.precision in {PlacePrecision.COUNTRY, PlacePrecision.REGION}:
        return None
    start = mention.start if after else first + found.start()
    end = found.end() if after else mention.end
    site = site_of(mention.text, found["words"], location, gazetteer)
    if site is not None:
        return Vague(start=start, end=end, point=point_of(site), radius_km=None, site=site)
    if location.precision not in {PlacePrecision.TOWN, PlacePrecision.SITE}:
        return None
    radius = wording_of(found["words"], wordings().site).radius_km
    return Vague(start=start, end=end, point=point_of(location), radius_km=radius)


def site_of(name: str, words: str, town: Location, gazetteer: Gazetteer) -> Location | None:
    """The site of the gazetteer that is named for a town and lies near it."""
    for written in (f"{name} {words}", f"{name} International {words}"):
        for place in gazetteer.lookup(written, country=town.country):
            near = distance_km(point_of(place), point_of(town)) <= SITE_KM
            if place.precision is PlacePrecision.SITE and near:
                return place
    return None


def _beside(mention: Mention, location: Location, text: str) -> Vague | None:
    """What a table word makes of it: "near Homs", "Homs's western countryside"."""
    if location.precision in _WIDE:
        return None
    first = max(0, mention.start - REACH)
    before = before_pattern().search(text[first : mention.start])
    after = after_pattern().match(text, mention.end, mention.end + REACH)
    if before is None and after is None:
        return None
    point, start, end, near = point_of(location), mention.start, mention.end, False
    radius = 0.0
    if after is not None:
        said = wording_of(after["words"], wordings().after)
        bearing = bearing_of(after["direction"])
        end, radius = after.end(), said.radius_km
        if bearing is not None:
            point = moved(point, bearing=bearing, distance_km=radius * PART_SHARE)
    if before is not None:
        said = wording_of(before["words"], wordings().before)
        start, near = first + before.start(), said.near
        radius = max(radius, said.radius_km)
    return Vague(start=start, end=end, point=point, radius_km=radius, near=near)


def _between(
    mention: Mention, text: str, named: Sequence[Named], gazetteer: Gazetteer
) -> Vague | None:
    """What two names give: "between Homs and Hama", "the border between Syria and Turkey"."""
    numbers = [n for n, (other, _) in enumerate(named) if other.start == mention.start]
    for number in numbers:
        for one, two in ((number, number + 1), (number - 1, number)):
            if one < 0 or two >= len(named):
                continue
            (left, here), (right, there) = named[one], named[two]
            if here is None or there is None or here == there:
                continue
            found = _joined(left, right, text)
            if found is None:
                continue
            start, end, border = found
            spot = _middle(here, there, gazetteer, border=border)
            if spot is not None:
                point, radius = spot
                return Vague(
                    start=start, end=end, point=point, radius_km=radius, near=True, between=True
                )
    return None


def _joined(left: Mention, right: Mention, text: str) -> tuple[int, int, bool] | None:
    """The stretch of words that put something between two names, and whether it is a border."""
    first = max(0, left.start - REACH)
    before, after = text[first : left.start], text[right.end : right.end + REACH]
    joint = text[left.end : right.start]
    if _BORDER_WITH.fullmatch(joint):
        return left.start, right.end, True
    if not _JOINED.fullmatch(joint):
        return None
    border, between = _BORDER_BEFORE.search(before), _BETWEEN.search(before)
    if border is not None:
        return first + border.start(), right.end, True
    border_after = _BORDER_AFTER.match(after)
    hyphened = joint.strip() in {"-", "–", "—", "/"}
    if hyphened and border_after is not None:
        return left.start, right.end + border_after.end(), True
    road = _ROAD_AFTER.match(after)
    if hyphened and road is not None:
        return left.start, right.end + road.end(), False
    from_there = _ROAD_FROM.search(before)
    opening = between if between is not None and joint.strip().startswith("and") else from_there
    return None if opening is None else (first + opening.start(), right.end, False)


def _middle(
    here: Location, there: Location, gazetteer: Gazetteer, *, border: bool
) -> tuple[Point, float] | None:
    countries = {here.precision, there.precision} == {PlacePrecision.COUNTRY}
    if border or countries:
        if not countries or here.country is None or there.country is None:
            return None
        return gazetteer.border(here.country, there.country)
    points = [point_of(here), point_of(there)]
    return middle_of(points), round(max(5.0, distance_km(*points) / 2), 1)


def point_of(place: Location) -> Point:
    return place.latitude, place.longitude
