"""Where and when an incident was, and of which country an entity is, in the set's own words."""

from collections.abc import Sequence

from benchmarks._muc import fills
from benchmarks._muc.entities import Entity
from benchmarks._muc.reading import Reading
from benchmarks._muc.scenes import Line
from marsad.records import PlacePrecision

# The set leaves out what is older than two months.
OLDEST_DAYS = 62


def date_of(reading: Reading, lines: Sequence[Line], kind: str) -> str:
    """The day that is told; else that of publication, or any day up to it."""
    published = reading.told.message.published
    for line in lines:
        for days in fills.days_in(reading.told, line):
            if (
                days.earliest
                and days.earliest == days.latest
                and (published is None or 0 <= (published - days.earliest).days < OLDEST_DAYS)
            ):
                return fills.day_text(days.earliest)
    if published is None:
        return ""
    return fills.day_text(published) if kind == "day" else f"- {fills.day_text(published)}"


def location_of(reading: Reading, lines: Sequence[Line], country: str | None) -> str:
    if country is None:
        return ""
    spans = [(line.tree.start, line.tree.end) for line in lines]
    inside = [
        (m, place)
        for m in reading.told.places
        if any(a <= m.start < b for a, b in spans)
        and not m.demonym
        and (place := fills.in_country(m, country)) is not None
        and place.precision in fills.KIND_OF_PLACE
    ]
    towns = [m for m, p in inside if p.precision is PlacePrecision.TOWN]
    regions = [m for m, p in inside if p.precision is PlacePrecision.ADMIN1]
    text = reading.told.message.text
    if towns:
        name = text[towns[0].start : towns[0].end]
        return f"{country}: {name} (CITY)"
    if regions:
        return f"{country}: {text[regions[0].start : regions[0].end]} (DEPARTMENT)"
    return country


def nation_of(entity: Entity, reading: Reading, country: str | None) -> str | None:
    for likely in entity.mentions:
        phrase = likely.phrase
        for mention in reading.told.places:
            inside = phrase.start <= mention.start < phrase.end
            if (
                inside
                and mention.locations
                and (mention.demonym or mention.locations[0].precision is PlacePrecision.COUNTRY)
            ):
                name = fills.country_of(mention.locations[0])
                if name and name != country:
                    return name
    return None
