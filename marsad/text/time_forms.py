"""The forms that a time expression can take, before anything is counted from a date."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from marsad.records import TimePrecision


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
    FIRST_HALF = "first half"
    LAST_HALF = "last half"
    FIRST_DAYS = "first days"
    LAST_DAYS = "last days"
    EARLIER = "earlier"
    LATER = "later"


class Relation(StrEnum):
    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"


class CalendarDay(Struct, frozen=True, kw_only=True):
    """A day, month or year of the calendar, as far as it is named.

    `years_on` counts from the year of publication: "in March last year" is one back. `known_year`
    is that of a day known by its date alone ("the September 11 attacks"), once it has been.
    """

    year: int | None = None
    years_on: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    known_year: int | None = None
    which: Which = Which.THIS


class Weekday(Struct, frozen=True, kw_only=True):
    """A day of the week, Monday being 0; `weeks_on` counts from the week of publication."""

    number: int
    which: Which = Which.THIS
    weeks_on: int | None = None


class Night(Struct, frozen=True, kw_only=True):
    """The night that begins on a day of the week: "overnight on Friday"."""

    number: int


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


class Months(Struct, frozen=True, kw_only=True):
    """So many months of a year from `first` on: a season, a quarter, "the first three months".

    A winter begins in the twelfth month and ends in the next year.
    """

    first: int
    count: int
    year: int | None = None
    years_on: int | None = None
    which: Which = Which.THIS


class Feast(Struct, frozen=True, kw_only=True):
    """A day or month of a calendar other than the sun's: its name in data/feasts.toml."""

    name: str
    year: int | None = None
    which: Which = Which.THIS


class Unplaced(Struct, frozen=True, kw_only=True):
    """A time that no calendar settles: "a few days later", a year before our era.

    `era` says that it is of before our era: what follows it in a history is so too.
    """

    era: bool = False


class FromStory(Struct, frozen=True, kw_only=True):
    """A form counted from what the story told last and not from publication: "the next day".

    `hour` says that the words name only an hour or part of that day: "at dawn".
    """

    of: "Form"
    hour: bool = False


class Fixed(Struct, frozen=True, kw_only=True):
    """Days that are settled already, by what the story told before."""

    first: date
    last: date
    precision: TimePrecision


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
    | Night
    | Weekend
    | Shifted
    | Stretch
    | Years
    | Months
    | Feast
    | Unplaced
    | FromStory
    | Fixed
    | PartOf
    | Related
    | Between
)
