"""When things happen, as English news words it, and the days that the words mean.

Found are days, weeks, weekends, months, years, decades, centuries, seasons and feasts, with the
words that lead them ("on", "since", "late on") and the hour or part of the day beside them ("at 10
a.m. on Friday"). A clock time alone is none, for it names no day; nor is a length of time ("for
three years", "a 12-hour curfew") or what repeats ("every Friday"). "May" and "March" are months
only with a capital and a day, a year or a word like "in" beside them. Four digits are a year unless
they count what follows ("2012 people"). 05/11/2024 is no date: it may be either of two.

The rules by which words become days are in `marsad.text.days`.
"""

import re
from datetime import date, datetime
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from marsad.records import TimePrecision
from marsad.text.days import Days, Tense, days_of
from marsad.text.english_times import ENGLISH
from marsad.text.time_forms import Between, Form, FromStory, PartOf, Related
from marsad.text.time_grammar import Grammar

__all__ = ["Days", "Tense", "TimeExpression", "anchor", "find_times", "published_day"]


class TimeExpression(Struct, frozen=True, kw_only=True):
    """Words that say when, `text[start:end]`; `clock` says that they name an hour too.

    `told_by` is where the words stand, earlier in the story, from which these are counted.
    `hour_only` says that they name no day, but an hour of the day told there.
    """

    start: int
    end: int
    text: str
    form: Form
    clock: bool = False
    told_by: tuple[int, int] | None = None
    hour_only: bool = False


# Newspapers are older than the web that carries them.
FIRST_YEAR, LAST_YEAR = 1600, 2200

# Longer words before a time do not belong to it.
_LONGEST_LEAD = 80


def find_times(text: str, language: str | None = "en") -> tuple[TimeExpression, ...]:
    """Every expression of time, in order, none inside another.

    What is in no language that has a grammar here is read as English.
    """
    grammar = _grammar(language)
    found: list[TimeExpression] = []
    for match in grammar.matches(text):
        form = grammar.form(match)
        if form is not None and not (found and match.start() < found[-1].end):
            _add(found, text, match, form, grammar)
    ends = [0, *(expression.end for expression in found)]
    return tuple(
        _with_preposition(text, expression, end, grammar)
        for expression, end in zip(found, ends, strict=False)
    )


@cache
def _grammar(language: str | None) -> Grammar:
    if language == "fr":
        from marsad.text.french_times import FRENCH  # noqa: PLC0415  compiled when it is asked for

        return FRENCH
    return ENGLISH


def _add(
    found: list[TimeExpression], text: str, match: re.Match[str], form: Form, grammar: Grammar
) -> None:
    """Add one expression, or make one of it and the last: of a day and its hour, of a range."""
    before = found[-1] if found else None
    gap = (before.end, match.start()) if before else (0, 0)
    if before and is_hour(form) and grammar.beside.fullmatch(text, *gap):
        found[-1] = _with_hour(text, before, match.end())
        return
    if before and is_hour(before.form) and grammar.of_the_day.fullmatch(text, *gap):
        found.pop()
        before = found[-1] if found else None
    qualified = _with_qualifiers(text, match, form, before.end if before else 0, grammar)
    if before and _is_range(text, before, qualified, grammar):
        whole = Between(first=before.form, last=qualified.form)
        found[-1] = _spanning(text, before.start, qualified.end, whole)
    else:
        found.append(qualified)


def is_hour(form: Form) -> bool:
    """Whether the words name only an hour or part of a day: "at dawn"."""
    return isinstance(form, FromStory) and form.hour


def anchor(
    expression: TimeExpression, published: date | None, *, tense: Tense = Tense.PAST
) -> Days:
    """Count an expression from the day of publication: the first and last day it can mean.

    Without that day, only what names its own year has days.
    """
    days = days_of(expression.form, published, tense=tense)
    if expression.clock and days.precision is TimePrecision.DAY:
        return replace(days, precision=TimePrecision.HOUR)
    return days


def published_day(published: str | None) -> date | None:
    """The day on which a page was published, where it was published.

    `published` is an ISO 8601 date, or a moment, whose own zone tells the day. None for anything
    else, and for years in which no page was published: programs write 0001 for "not known".
    """
    try:
        day = datetime.fromisoformat(published).date() if published else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _spanning(
    text: str, start: int, end: int, form: Form, *, clock: bool = False
) -> TimeExpression:
    return TimeExpression(start=start, end=end, text=text[start:end], form=form, clock=clock)


def _with_qualifiers(
    text: str, match: re.Match[str], form: Form, floor: int, grammar: Grammar
) -> TimeExpression:
    """Take in the hour, the part of the day and "early" or "late" on either side."""
    lead = grammar.qualifiers.search(text, max(floor, match.start() - _LONGEST_LEAD), match.start())
    tail = grammar.tail.match(text, match.end())
    if lead is None or tail is None:  # both also match nothing at all
        return _spanning(text, match.start(), match.end(), form)
    part = lead["part"] or lead["mid"] or lead["edge"]
    if part:
        form = PartOf(part=grammar.part_named(part), of=form)
    clock = bool(lead["clock"] or tail["clock"])
    return _spanning(text, lead.start(), tail.end(), form, clock=clock)


def _with_hour(text: str, before: TimeExpression, end: int) -> TimeExpression:
    """Take "before dawn" into "on Friday before dawn"."""
    clock = any(character.isdecimal() for character in text[before.end : end])
    return replace(before, end=end, text=text[before.start : end], clock=before.clock or clock)


def _is_range(text: str, first: TimeExpression, last: TimeExpression, grammar: Grammar) -> bool:
    """Say whether two expressions are the ends of one, as in "from Monday to Friday"."""
    gap = first.end, last.start
    if is_hour(first.form) or is_hour(last.form):
        return False
    if grammar.both.fullmatch(text, *gap):
        start = max(0, first.start - _LONGEST_LEAD)
        return grammar.between.search(text, start, first.start) is not None
    return grammar.range_words.fullmatch(text, *gap) is not None


def _with_preposition(
    text: str, expression: TimeExpression, floor: int, grammar: Grammar
) -> TimeExpression:
    """Take in "on", or "since" and its like with what they say of the days."""
    start = max(floor, expression.start - _LONGEST_LEAD)
    pattern = grammar.hour_lead if is_hour(expression.form) else grammar.preposition
    lead = pattern.search(text, start, expression.start)
    if lead is None:  # it also matches nothing at all
        return expression
    form = expression.form
    word = (lead["relation"] or "").lower().partition(" ")[0]
    if word in grammar.of_the_next_noun and grammar.possessive.match(text, expression.end):
        return expression
    of_the_hour = word in grammar.of_the_next_noun and grammar.hour.match(expression.text)
    if word and not of_the_hour and not isinstance(form, Between):
        form = Related(relation=grammar.relations[word], to=form)
    return _spanning(text, lead.start(), expression.end, form, clock=expression.clock)
