"""Which claims are compared at all: those that share a block.

A claim holds some keys, under which later claims find it, and looks under some. A key is a text, a
place and a day, a square of the map and a day, a region and a day, a country with a figure and a
day, a name and a week, a rare word, or, for claims without a place, the day on which they were
told. Under each key the newest claims alone are found, so that the work grows no faster than the
claims: of one town and day there may be thousands.
"""

from collections.abc import Hashable, Iterator
from itertools import product
from math import floor

from marsad.matching.occasion import CONTROL_SLACK_DAYS, NEAR_KM, SLACK_DAYS
from marsad.matching.profiles import Days, Profile
from marsad.records import Place, PlacePrecision
from marsad.text.distinctive import RARE_WEIGHT, weight
from marsad.text.names import fold

# A claim that may have happened on any of more days is only compared by its first one.
WIDEST_DAYS = 31

# A figure links claims placed differently ("in Idlib province", "in Saraqib") from here on.
LINKING_FIGURE = 3
LINKING_DAYS = 4

# The squares of the map are a little wider than neighbours lie apart: those of a place are its own
# and the eight around it.
SQUARE_DEGREES = 0.15
KM_OF_DEGREE = 111.2
assert SQUARE_DEGREES * KM_OF_DEGREE > NEAR_KM  # noqa: S101  the squares would miss neighbours

# Words link claims that lack a town or a day, if they have so many rare ones in common.
LINKING_WORDS = 2

WEEK_DAYS = 7

# A name links claims told in one week, and in this many weeks together.
NAMED_WEEKS = 3

# What is told without a place is compared with the news of that day and of two days before.
UNPLACED_DAYS = 3

FINE = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})

Keys = Iterator[Hashable]


def held_keys(profile: Profile) -> Keys:
    """Yield the keys under which later claims find a claim."""
    week, told_on = _told(profile)
    yield "text", profile.told.lineage
    yield "unplaced" if profile.place is None else "placed", told_on
    yield from (("named", sound, week) for sound in _named(profile))
    place = profile.place
    if place is None or profile.days is None:
        return
    yield from _of_days("place", profile, profile.place_key)
    yield from _figures(profile)
    if place.precision not in FINE:
        yield from _of_days("wide", profile, (place.country, place.admin1))
        return
    square = _square(profile)
    if square is not None:
        yield from _of_days("square", profile, square)
    yield from _of_days("within", profile, (place.country, place.admin1))
    yield from _of_days("within", profile, (place.country, None))


def looked_keys(profile: Profile) -> Keys:
    """Yield the keys under which a claim looks for earlier ones."""
    week, told_on = _told(profile)
    yield "text", profile.told.lineage
    for before in range(UNPLACED_DAYS):
        yield "unplaced", told_on - before
        if profile.place is None:
            yield "placed", told_on - before
    weeks = range(week, week - NAMED_WEEKS, -1)
    yield from (("named", sound, each) for sound in _named(profile) for each in weeks)
    place = profile.place
    if place is None or profile.days is None:
        return
    yield from _of_days("place", profile, profile.place_key)
    yield from _figures(profile)
    if place.precision not in FINE:
        yield from _of_days("within", profile, (place.country, place.admin1))
        return
    square = _square(profile)
    if square is not None:
        for north, east in product((-1, 0, 1), repeat=2):
            yield from _of_days("square", profile, (square[0] + north, square[1] + east))
    yield from _of_days("wide", profile, (place.country, place.admin1))
    yield from _of_days("wide", profile, (place.country, None))


def mirrored_keys(key: Hashable) -> Keys:
    """Yield the keys held by those who look under a key: they find what is held there."""
    match key:
        case ("unplaced", int(day)):
            for after in range(UNPLACED_DAYS):
                yield "unplaced", day + after
                yield "placed", day + after
        case ("placed", int(day)):
            yield from (("unplaced", day + after) for after in range(UNPLACED_DAYS))
        case ("named", sound, int(week)):
            yield from (("named", sound, week + after) for after in range(NAMED_WEEKS))
        case ("wide", region, day):
            yield "within", region, day
        case ("within", region, day):
            yield "wide", region, day
        case ("square", (int(north), int(east)), day):
            for by in product((-1, 0, 1), repeat=2):
                yield "square", (north + by[0], east + by[1]), day
        case _:
            yield key


def _told(profile: Profile) -> tuple[int, int]:
    """The week and the day on which a claim was told, as numbers."""
    day = profile.said_at.toordinal()
    return day // WEEK_DAYS, day


def _named(profile: Profile) -> list[str]:
    return sorted(profile.clues.named | profile.names)


def word_keys(profile: Profile) -> Keys:
    """Yield the rare words around a claim."""
    for word in sorted(profile.told.words):
        if weight(word) == RARE_WEIGHT:
            yield "word", word


def copy_key(profile: Profile) -> Hashable:
    """Return what two claims share if the text of one was copied from the other's.

    The words that tell the day are compared, and not the day: a copy that is published later
    says "on Friday" too, and means the same one.
    """
    claim = profile.claim
    return (
        "copy",
        profile.told.lineage,
        claim.sub_event_type,
        claim.modality,
        profile.place_key,
        claim.time and fold(claim.time.text),
        tuple(sorted({repr((each.kind, each.low, each.high)) for each in profile.figures})),
        tuple(sorted(profile.doers)),
        fold(claim.evidence.text),
    )


def _figures(profile: Profile) -> Keys:
    if profile.days is None or profile.days.count() > LINKING_DAYS:
        return
    country = profile.place.country if profile.place is not None else None
    for figure in profile.figures:
        if (figure.best or 0) >= LINKING_FIGURE:
            yield from _of_days("figure", profile, (country, figure.kind, figure.best))


def _of_days(kind: str, profile: Profile, what: Hashable) -> Keys:
    """Keys for what is looked for on each day of a claim and just after: neighbours share one."""
    for day in _days(profile, profile.days) if profile.days is not None else ():
        yield kind, what, day


def _days(profile: Profile, days: Days) -> Iterator[int]:
    slack = CONTROL_SLACK_DAYS if profile.changes_hands else SLACK_DAYS
    first = days.earliest.toordinal()
    if days.count() > WIDEST_DAYS:
        yield first
        return
    yield from range(first, days.latest.toordinal() + slack + 1)


def _square(profile: Profile) -> tuple[int, int] | None:
    return square_of(profile.place)


def square_of(place: Place | None) -> tuple[int, int] | None:
    """The square of the map in which a place lies, None for one that is not on the map."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return floor(place.latitude / SQUARE_DEGREES), floor(place.longitude / SQUARE_DEGREES)
