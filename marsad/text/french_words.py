"""The form that the French words of each rule make; None if they are no one time after all."""

from marsad.text import season_words, time_words
from marsad.text.french_names import (
    WEEKDAYS,
    month_of,
    number_of,
    plain,
    unit_of,
    which_of,
)
from marsad.text.time_forms import (
    Between,
    CalendarDay,
    Feast,
    Form,
    FromStory,
    Months,
    Shifted,
    Stretch,
    Unit,
    Unplaced,
    Weekday,
    Weekend,
    Which,
    Years,
)

_FEW = {
    Unit.HOUR: (1, Unit.DAY),
    Unit.DAY: (1, Unit.WEEK),
    Unit.WEEK: (1, Unit.MONTH),
    Unit.MONTH: (1, Unit.YEAR),
    Unit.YEAR: (10, Unit.YEAR),
}
_SEASONS = {"printemps": (3, 3), "ete": (6, 3), "automne": (9, 3), "hiver": (12, 3)}
_TURN = {Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1}
_NEAR = {
    "avant-hier": -2,
    "hier": -1,
    "demain": 1,
    "apres-demain": 2,
    "la nuit derniere": -1,
    "la nuit passee": -1,
}
_FROM_STORY = {"l'avant-veille": -2, "la veille": -1, "le lendemain": 1, "le surlendemain": 2}
FEASTS = {
    "ramadan": "ramadan",
    "ramadhan": "ramadan",
    "aid": "eid",
    "aid el-fitr": "eid al-fitr",
    "aid al-fitr": "eid al-fitr",
    "aid el-kebir": "eid al-adha",
    "aid el-adha": "eid al-adha",
    "aid al-adha": "eid al-adha",
    "achoura": "ashura",
    "mouharram": "muharram",
    "arbain": "arbaeen",
    "mouloud": "mawlid",
    "norouz": "nowruz",
    "newroz": "nowruz",
    "paques": "easter",
    "vendredi saint": "good friday",
    "pessah": "passover",
    "yom kippour": "yom kippur",
    "hanoucca": "hanukkah",
    "souccot": "sukkot",
    "nouvel an lunaire": "lunar new year",
    "tet": "lunar new year",
}
FIXED_FEASTS = {"noel": (12, 25), "nouvel an": (1, 1), "toussaint": (11, 1)}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_LAST_MONTH = 12
_ORDINALS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}


def day_of_month(
    weekday: str | None, day: str, month: str, year: str | None, which: str | None
) -> Form | None:
    """Read "mardi 5 mars 2024", "le 1er mars dernier"."""
    form = time_words.calendar(None, day, str(month_of(month)), year, None)
    if form is None or year:
        return form
    return CalendarDay(
        month=form.month,
        day=form.day,
        weekday=WEEKDAYS.index(plain(weekday)) if weekday else None,
        which=which_of(which),
    )


def days_of_month(first: str, last: str, month: str, year: str | None) -> Form | None:
    return time_words.days_of_month(first, last, str(month_of(month)), year, None)


def month_of_year(month: str, year: str | None, which: str | None) -> Form:
    return CalendarDay(
        month=month_of(month), year=int(year) if year else None, which=which_of(which)
    )


def month_of_last_year(month: str, which: str) -> Form:
    """Read "mars de l'année dernière"."""
    return CalendarDay(month=month_of(month), years_on=_TURN[which_of(which)])


def day_first(day: str, month: str, year: str) -> Form | None:
    """Read 05/11/2024: the day comes first in French."""
    return time_words.calendar(None, day, month, year, None)


def weekday(name: str, which: str | None) -> Form:
    number, chosen = WEEKDAYS.index(plain(name)), which_of(which)
    if plain(which or "").startswith(("suivant", "precedent")):
        return FromStory(of=Weekday(number=number, which=chosen))
    return Weekday(number=number, which=chosen)


def weekend(which: str | None) -> Form:
    chosen = which_of(which)
    if plain(which or "").startswith(("suivant", "precedent")):
        return FromStory(of=Weekend(which=chosen))
    return Weekend(which=chosen)


def near_day(words: str) -> Form:
    name = plain(words)
    count = next((c for key, c in _NEAR.items() if name.startswith(key)), 0)
    return Shifted(count=count, unit=Unit.DAY)


def from_story(words: str) -> Form:
    """Read "la veille", "le lendemain matin", "le jour même"."""
    name = plain(words)
    count = next((c for key, c in _FROM_STORY.items() if name.startswith(key)), 0)
    return FromStory(of=Shifted(count=count, unit=Unit.DAY))


def ago(number: str | None, unit: str) -> Form:
    """Read "il y a trois jours", and "il y a quelques jours"."""
    length, kind = unit_of(unit)
    count = number_of(number) if number else None
    if count is None:
        far, longer = _FEW[kind]
        return Stretch(count=-far, unit=longer) if length == 1 else Unplaced()
    return Shifted(count=-count * length, unit=kind)


def whole(unit: str, which: str | None) -> Form:
    """Read "la semaine dernière", "cette année", "le mois suivant"."""
    length, kind = unit_of(unit)
    if length != 1 or kind is Unit.HOUR:
        return Unplaced()
    form = Shifted(count=_TURN[which_of(which)], unit=kind)
    told = plain(which or "").startswith(("suivant", "precedent"))
    return FromStory(of=form) if told else form


def that_unit(unit: str) -> Form:
    """Read "ce jour-là", "la même année"."""
    length, kind = unit_of(unit)
    return FromStory(of=Shifted(count=0, unit=kind)) if length == 1 else Unplaced()


def stretch(number: str | None, which: str, unit: str) -> Form:
    """Read "les trois derniers jours", "ces dernières semaines"."""
    length, kind = unit_of(unit)
    direction = 1 if which_of(which) is Which.NEXT else -1
    count = number_of(number) if number else None
    if count is None:
        far, longer = _FEW[kind]
        return Stretch(count=direction * far, unit=longer) if length == 1 else Unplaced()
    return Stretch(count=direction * count * length, unit=kind)


def away(number: str, unit: str, direction: str) -> Form:
    """Read "deux jours plus tard", "un an auparavant"."""
    length, kind = unit_of(unit)
    back = plain(direction) in {"plus tot", "auparavant", "avant"}
    count = (number_of(number) or 0) * length
    if kind is Unit.HOUR:
        return FromStory(of=Shifted(count=0, unit=Unit.DAY), hour=True)
    return FromStory(of=Shifted(count=-count if back else count, unit=kind))


def year(number: str) -> Form:
    return CalendarDay(year=int(number))


def years(first: str, last: str) -> Form | None:
    return time_words.years(first, last)


def decade(number: str) -> Form:
    """Read "les années 1990" and "les années 90"."""
    first = int(number) if len(number) > 2 else 1900 + int(number)  # noqa: PLR2004
    return Years(first=first, last=first + 9)


def century(number: str) -> Form | None:
    """Read "le XIXe siècle" and "le 19e siècle"."""
    if number.isdecimal():
        return season_words.century(number)
    letters = [_ROMAN[letter] for letter in number.lower()]
    value = sum(
        -one if after > one else one for one, after in zip(letters, [*letters[1:], 0], strict=True)
    )
    return season_words.century(str(value))


def season(name: str, which: str | None, year: str | None) -> Form:
    """Read "au printemps 2014", "l'hiver dernier"."""
    first, count = _SEASONS[plain(name)]
    if year is None:
        return Months(first=first, count=count, which=which_of(which))
    begun = Months(first=first, count=count, year=int(year))
    if first != _LAST_MONTH:
        return begun
    return Between(first=Months(first=first, count=count, year=int(year) - 1), last=begun)


def nth(ordinal: str, length: str, year: str | None) -> Form | None:
    """Read "le premier trimestre 2014", "le second semestre"."""
    count = 3 if plain(length) == "trimestre" else 6
    first = 1 + (_ORDINALS[plain(ordinal)] - 1) * count
    if first > _LAST_MONTH:
        return None
    return Months(first=first, count=count, year=int(year) if year else None)


def first_months(number: str, year: str | None) -> Form | None:
    """Read "les trois premiers mois de l'année"."""
    count = number_of(number) or 0
    if not 0 < count < _LAST_MONTH:
        return None
    if year:
        return Months(first=1, count=count, year=int(year))
    return Months(first=1, count=count, years_on=0)


def feast(name: str, which: str | None, year: str | None) -> Form:
    words, chosen = plain(name), which_of(which)
    number = int(year) if year else None
    if words in FIXED_FEASTS:
        month, day = FIXED_FEASTS[words]
        return CalendarDay(month=month, day=day, year=number, which=chosen)
    return Feast(name=FEASTS[words], year=number, which=chosen)


def current(unit: str) -> Form:
    """Read "(la fin) du mois", "(le début) de l'année"."""
    return Shifted(count=0, unit=unit_of(unit)[1])


def hour() -> Form:
    return FromStory(of=Shifted(count=0, unit=Unit.DAY), hour=True)


def overnight() -> Form:
    return time_words.overnight()


def before_our_era(*_groups: str | None) -> Form:
    return Unplaced(era=True)


def no_time(*_groups: str | None) -> None:
    """Pass over "chaque vendredi", in which "vendredi" is no day of its own."""
