"""The set's own values for what a claim says: numbers, places, days, weapons."""

from collections import Counter
from datetime import date

from benchmarks._muc.entities import Likely
from benchmarks._muc.scenes import Line
from benchmarks._muc.told import Told
from marsad.gazetteer import Location, Mention
from marsad.records import Bound, PlacePrecision
from marsad.text.dates import Days, Tense, anchor
from marsad.text.numbers import find_quantities

COUNTRIES = {
    "SV": "EL SALVADOR", "CO": "COLOMBIA", "PE": "PERU", "GT": "GUATEMALA", "HN": "HONDURAS",
    "CL": "CHILE", "BO": "BOLIVIA", "EC": "ECUADOR", "AR": "ARGENTINA",
}  # fmt: skip
ALL_COUNTRIES = COUNTRIES | {
    "US": "UNITED STATES", "ES": "SPAIN", "BR": "BRAZIL", "MX": "MEXICO", "NI": "NICARAGUA",
    "PA": "PANAMA", "VE": "VENEZUELA", "CU": "CUBA", "RU": "USSR", "SU": "USSR", "FR": "FRANCE",
    "DE": "GERMANY", "GB": "UNITED KINGDOM", "IT": "ITALY", "JP": "JAPAN", "CA": "CANADA",
    "NL": "NETHERLANDS", "NO": "NORWAY", "IL": "ISRAEL", "CN": "PEOPLES REP OF CHINA",
    "CR": "COSTA RICA", "CH": "SWITZERLAND", "SE": "SWEDEN", "BE": "BELGIUM", "UY": "URUGUAY",
    "PY": "PARAGUAY", "VA": "VATICAN CITY", "AU": "AUSTRALIA", "KR": "SOUTH KOREA",
}  # fmt: skip
# Whence a message of the country is filed.
CAPITALS = {
    "SAN SALVADOR": "EL SALVADOR", "BOGOTA": "COLOMBIA", "LIMA": "PERU", "QUITO": "ECUADOR",
    "GUATEMALA CITY": "GUATEMALA", "TEGUCIGALPA": "HONDURAS", "SANTIAGO": "CHILE",
    "LA PAZ": "BOLIVIA", "BUENOS AIRES": "ARGENTINA", "MEDELLIN": "COLOMBIA",
}  # fmt: skip
KIND_OF_PLACE = {
    PlacePrecision.TOWN: "CITY", PlacePrecision.ADMIN1: "DEPARTMENT",
    PlacePrecision.ADMIN2: "MUNICIPALITY", PlacePrecision.SITE: "NEIGHBORHOOD",
}  # fmt: skip


def number_of(line: Line, likely: Likely) -> str:
    """How many a phrase names: its number, one for a singular or a name, else PLURAL."""
    tree, phrase = line.tree, likely.phrase
    token = tree.tokens[phrase.head]
    if likely.slot == "name":
        return "1"
    first = min(
        (t.start for t in tree.children(token, "nummod", "det", "amod")), default=phrase.start
    )
    begin = min(first, phrase.start)
    for quantity in find_quantities(tree.text):
        start, end = quantity.start + tree.start, quantity.end + tree.start
        near = begin - 2 <= start <= token.start or 0 <= begin - end <= 1
        if near and end <= token.start + 1:
            return number_text(quantity.low, quantity.high, quantity.bound)
    for child in tree.children(token, "nummod"):
        if child.text.isdigit():
            return str(int(child.text))
    if plural(token.tag, token.lemma, token.text):
        return "PLURAL"
    return "1"


def plural(tag: str, lemma: str, text: str) -> bool:
    low = text.casefold()
    return (
        tag in {"NNS", "NNPS"}
        or low in {"people", "police"}
        or (low.endswith("s") and low != lemma.casefold() and not low.endswith("ss"))
    )


def number_text(low: int | None, high: int | None, bound: Bound) -> str:
    if bound is Bound.UNSPECIFIED:
        return "PLURAL"
    if bound is Bound.ABOUT and low is not None:
        return f"~{low}"
    if bound is Bound.AT_LEAST:
        return f"{low} -"
    if bound is Bound.AT_MOST:
        return f"- {high}"
    if low is not None and high is not None and low != high:
        return f"{low} - {high}"
    return str(low if low is not None else high)


def country_of(location: Location) -> str | None:
    return ALL_COUNTRIES.get(location.country or "")


def own_country(told: Told) -> str | None:
    """The country that a message is mostly of, among those that the set is about."""
    votes: Counter[str] = Counter()
    head = told.message.paragraphs[0][0] if told.message.paragraphs else 0
    for mention in told.places:
        for location in mention.locations[:1]:
            name = COUNTRIES.get(location.country or "")
            if name:
                near = 2.0 if mention.start < head + 600 else 1.0
                votes[name] += near if location.precision is PlacePrecision.COUNTRY else 0.6 * near
    filed = CAPITALS.get(told.message.place or "")
    if filed:
        votes[filed] += 1.5
    return max(votes, key=lambda c: votes[c]) if votes else None


def in_country(mention: Mention, country: str | None) -> Location | None:
    """The location in the country of that name, if one bears it."""
    for location in mention.locations:
        if country_of(location) == country:
            return location
    return None


def day_text(day: date) -> str:
    return f"{day.day:02d} {day.strftime('%b').upper()} {day.year % 100:02d}"


def days_in(told: Told, line: Line) -> list[Days]:
    return [
        anchor(t, told.message.published, tense=Tense.PAST)
        for t in told.times
        if line.tree.start <= t.start < line.tree.end
    ]
