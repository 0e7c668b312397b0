"""The times of a story, each settled by what the story told before it.

"The next day" is counted from the day told last. In a history, which names its years as it goes
along, a month without a year is of the year told last, never of the year of publication; a month
ahead of which no year was told has no days. A text is a history if it names more years than days
counted from publication. In news, months without a year are counted from publication.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from marsad.records import TimePrecision
from marsad.text.dates import TimeExpression, find_times, is_hour
from marsad.text.day_counts import shifted, whole_months
from marsad.text.days import Days, Tense, days_of
from marsad.text.time_forms import (
    Between,
    CalendarDay,
    Fixed,
    Form,
    FromStory,
    Months,
    Night,
    PartOf,
    Related,
    Relation,
    Shifted,
    Stretch,
    Unit,
    Unplaced,
    Weekday,
    Weekend,
    Which,
    Years,
)

# A history names at least so many years, and so many times as many as days seen from publication.
# All 16 of WikiWars do, and none of the 256 news texts of AQUAINT and TimeBank.
LEAST_YEARS, YEARS_TO_DAYS = 4, 4
# A month so far ahead of the one told last may be of either year. In the histories of WikiWars it
# was the next year's three times and the same year's twice.
MONTHS_BACK = 8
# The longest stretch from which a day, a week, a month or a year can be counted.
LONGEST = {
    Unit.DAY: timedelta(days=4),
    Unit.WEEK: timedelta(days=10),
    Unit.MONTH: timedelta(days=31),
    Unit.YEAR: timedelta(days=366),
}
_PRECISION = {
    Unit.DAY: TimePrecision.DAY,
    Unit.WEEK: TimePrecision.WEEK,
    Unit.MONTH: TimePrecision.MONTH,
    Unit.YEAR: TimePrecision.YEAR,
}
_JOINED = frozenset({"and", "or", "et", "ou", ",", "to", "/", "-", "–", "—"})

Span = tuple[int, int]


class Told(Struct, frozen=True, kw_only=True):
    """What a story told of times so far: the days told last, the year, and where each stands."""

    first: date | None = None
    last: date | None = None
    span: Span | None = None
    year: int | None = None
    year_span: Span | None = None
    history: bool = False
    published: date | None = None


def told_times(
    text: str, published: date | None, language: str | None = "en"
) -> tuple[TimeExpression, ...]:
    """Every expression of time in a story, settled as far as the story allows."""
    return tuple(settled(find_times(text, language), text, published))


def settled(
    expressions: Sequence[TimeExpression], text: str, published: date | None
) -> Iterator[TimeExpression]:
    """The expressions of a story in their order, each as what was told before settles it."""
    told = Told(history=is_history(expressions, published), published=published)
    for number, expression in enumerate(expressions):
        form = _with_shared_year(expressions, number, text)
        form, by = _settle(form, told)
        told = _remember(told, form, expression)
        yield replace(expression, form=form, told_by=by, hour_only=is_hour(expression.form))


def is_history(expressions: Sequence[TimeExpression], published: date | None) -> bool:
    """Whether a text tells of years and not of the days before its publication."""
    years = seen = 0
    for expression in expressions:
        years += _is_of_old(expression.form, published)
        seen += _is_seen_from_publication(expression.form)
    return years >= LEAST_YEARS and years > YEARS_TO_DAYS * seen


def _is_of_old(form: Form, published: date | None) -> bool:
    """Whether the words name a year ahead of publication."""
    year = year_of(form)
    if isinstance(form, Unplaced):
        return form.era
    return year is not None and (published is None or year < published.year)


def year_of(form: Form) -> int | None:
    """The year that a form names itself; of a stretch, the last."""
    match form:
        case CalendarDay(year=int(year)) | Months(year=int(year)):
            return year
        case Years():
            return form.last if form.last - form.first < 1 else None
        case Fixed():
            return form.last.year
        case PartOf():
            return year_of(form.of)
        case Related():
            return year_of(form.to)
        case Between():
            return year_of(form.last) or year_of(form.first)
        case _:
            return None


def _is_seen_from_publication(form: Form) -> bool:
    match form:
        case Weekday() | Night() | Weekend() | Stretch():
            return True
        case Shifted():
            return form.count != 0 or form.unit is Unit.DAY
        case PartOf():
            return _is_seen_from_publication(form.of)
        case Related():
            return _is_seen_from_publication(form.to)
        case Between():
            return _is_seen_from_publication(form.last)
        case _:
            return False


def _with_shared_year(expressions: Sequence[TimeExpression], number: int, text: str) -> Form:
    """Give "April and June 1955" one year."""
    form = expressions[number].form
    if not isinstance(form, CalendarDay) or form.year or form.years_on is not None:
        return form
    for here, after in zip(expressions[number:], expressions[number + 1 :], strict=False):
        if not set(text[here.end : after.start].lower().split()) <= _JOINED:
            return form
        if isinstance(after.form, CalendarDay) and after.form.year is not None:
            return replace(form, year=after.form.year)
    return form


def _settle(form: Form, told: Told) -> tuple[Form, Span | None]:
    """The form with the days or the year that the story gives it, and where that was told."""
    match form:
        case PartOf():
            inner, by = _settle(form.of, told)
            return PartOf(part=form.part, of=inner), by
        case Related():
            inner, by = _settle(form.to, told)
            return Related(relation=form.relation, to=inner), by
        case Between():
            inner, by = _settle(form.last, told)
            return Between(first=form.first, last=inner), by
        case FromStory():
            return _from_story(form, told)
        case CalendarDay(month=None, day=int(day)):
            return _day_of_month(form, day, told)
        case _ if told.history:
            return _in_history(form, told)
        case _:
            return form, None


def _in_history(form: Form, told: Told) -> tuple[Form, Span | None]:
    match form:
        case Shifted(count=0) if form.unit is not Unit.DAY:
            return _from_story(FromStory(of=form), told)
        case (
            CalendarDay(year=None, years_on=None, known_year=None, which=Which.THIS)
            | Months(year=None, years_on=None, which=Which.THIS)
        ):
            if told.year is None or _turns_the_year(form, told):
                return Unplaced(), None
            return replace(form, year=told.year), told.year_span
        case _:
            return form, None


def _turns_the_year(form: CalendarDay | Months, told: Told) -> bool:
    """Whether January follows December: it may be of the next year, or told in another order."""
    month = form.first if isinstance(form, Months) else form.month
    if month is None or told.first is None or told.last is None or told.first.year != told.year:
        return False
    by_month = told.last - told.first <= LONGEST[Unit.MONTH]
    return by_month and told.first.month - month >= MONTHS_BACK


def _from_story(form: FromStory, told: Told) -> tuple[Form, Span | None]:
    """Count from the days told last, if they were told exactly enough."""
    if told.first is None or told.last is None:
        return form, None
    of, length = form.of, told.last - told.first
    if isinstance(of, Shifted):
        if length > LONGEST[of.unit]:
            return form, None
        first, last = shifted(of, told.first if of.count < 0 else told.last)
        if told.published is not None and first > told.published:
            return form, None
        return Fixed(first=first, last=last, precision=_PRECISION[of.unit]), told.span
    if isinstance(of, Weekday | Weekend) and length > LONGEST[Unit.WEEK]:
        return form, None
    if isinstance(of, Months | CalendarDay) and of.which is Which.THIS and of.years_on is None:
        of = replace(of, years_on=0)
    back = isinstance(of, CalendarDay | Weekday | Months) and of.which is Which.LAST
    days = days_of(of, told.first if back else told.last, tense=Tense.PAST)
    if days.earliest is None or days.latest is None or days.precision is None:
        return form, None
    return Fixed(first=days.earliest, last=days.latest, precision=days.precision), told.span


def _day_of_month(form: CalendarDay, day: int, told: Told) -> tuple[Form, Span | None]:
    """Read "the 11th" as of the month told last, if that one is over or runs."""
    if told.first is None or told.last is None:
        return form, None
    first, last = whole_months(told.first.year, told.first.month, 1)
    there = first + timedelta(days=day - 1)
    by_month = told.last - told.first <= LONGEST[Unit.MONTH]
    if not by_month or there > last or (told.published is not None and there > told.published):
        return form, None
    return Fixed(first=there, last=there, precision=TimePrecision.DAY), told.span


def _remember(told: Told, form: Form, expression: TimeExpression) -> Told:
    """What the next expression may be counted from."""
    span = expression.start, expression.end
    if isinstance(form, Unplaced):
        return replace(told, year=None, first=None, last=None) if form.era else told
    days = _days_to_count_from(form, told)
    if days.earliest is None or days.latest is None:
        return told
    if _looks_back(expression.form):
        return told
    told = replace(told, first=days.earliest, last=days.latest, span=span)
    year = year_of(form)
    return told if year is None else replace(told, year=year, year_span=span)


def _days_to_count_from(form: Form, told: Told) -> Days:
    """The days that the words name: of "since Friday", Friday."""
    while isinstance(form, Related):
        form = form.to
    return days_of(form, told.published, tense=Tense.PAST)


def _looks_back(form: Form) -> bool:
    """Whether the words only recall another year: "two years earlier", "since 1949"."""
    match form:
        case PartOf():
            return _looks_back(form.of)
        case Related(to=CalendarDay(year=int(), month=None)):
            return form.relation in {Relation.SINCE, Relation.BEFORE}
        case Related():
            return _looks_back(form.to)
        case FromStory(of=Shifted(unit=Unit.YEAR, count=count)):
            return count < 0
        case _:
            return False
