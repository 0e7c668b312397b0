"""The forms that a time expression can take, before anything is counted from a date."""

from enum import StrEnum

from msgspec import Struct


class Which(StrEnum):
    """Which of the days, months or weekends of one name is meant."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Unit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Part(StrEnum):
    """Which stretch of a period is meant; `EARLIER` and `LATER` are told from today."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"
    LATER = "later"


class Relation(StrEnum):
    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"


class CalendarDay(Struct, frozen=True, kw_only=True):
    """A day, month or year of the calendar, as far as it is named.

    `years_on` counts from the year of publication: "in March last year" is one back.
    """

    year: int | None = None
    years_on: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: Which = Which.THIS


class Weekday(Struct, frozen=True, kw_only=True):
    """A day of the week, Monday being 0."""

    number: int
    which: Which = Which.THIS


class Weekend(Struct, frozen=True, kw_only=True):
    which: Which = Which.THIS


class Shifted(Struct, frozen=True, kw_only=True):
    """The day, week, month or year that lies so many of them after that of publication."""

    count: int
    unit: Unit


class Stretch(Struct, frozen=True, kw_only=True):
    """So many units up to the day of publication, or on from it where `count` is above nought."""

    count: int
    unit: Unit


class Years(Struct, frozen=True, kw_only=True):
    """A decade or century, by its first and last year."""

    first: int
    last: int


class Unplaced(Struct, frozen=True, kw_only=True):
    """A time that no calendar settles: a feast, a season, "the next day"."""


class PartOf(Struct, frozen=True, kw_only=True):
    part: Part
    of: "Form"


class Related(Struct, frozen=True, kw_only=True):
    relation: Relation
    to: "Form"


class Between(Struct, frozen=True, kw_only=True):
    first: "Form"
    last: "Form"


Form = (
    CalendarDay
    | Weekday
    | Weekend
    | Shifted
    | Stretch
    | Years
    | Unplaced
    | PartOf
    | Related
    | Between
)
