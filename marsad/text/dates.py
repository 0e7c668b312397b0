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
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import repeat

from msgspec import Struct
from msgspec.structs import replace

from marsad.records import TimePrecision
from marsad.text.days import Days, Tense, days_of
from marsad.text.numerals import compile_phrases
from marsad.text.time_forms import Between, Form, FromStory, Part, PartOf, Related, Relation
from marsad.text.time_rules import CLOCK, FIRST_WORDS, RULES

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

_PARTS = {
    "early": Part.EARLY,
    "beginning": Part.EARLY,
    "start": Part.EARLY,
    "first half": Part.FIRST_HALF,
    "second half": Part.LAST_HALF,
    "latter half": Part.LAST_HALF,
    "last half": Part.LAST_HALF,
    "first day": Part.FIRST_DAYS,
    "first week": Part.FIRST_DAYS,
    "last day": Part.LAST_DAYS,
    "last week": Part.LAST_DAYS,
    "first weeks": Part.EARLY,
    "last weeks": Part.LATE,
    "first months": Part.EARLY,
    "last months": Part.LATE,
    "closing day": Part.LAST_DAYS,
    "opening day": Part.FIRST_DAYS,
    "mid": Part.MID,
    "middle": Part.MID,
    "late": Part.LATE,
    "end": Part.LATE,
    "close": Part.LATE,
    "earlier": Part.EARLIER,
    "later": Part.LATER,
}
_RELATIONS = {
    "since": Relation.SINCE,
    "from": Relation.SINCE,
    "after": Relation.AFTER,
    "following": Relation.AFTER,
    "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "by": Relation.UNTIL,
    "before": Relation.BEFORE,
    "prior": Relation.BEFORE,
}
# "After midnight on Friday", "footage from Friday's raid": these speak of the hour or the raid.
_SPEAK_OF_THE_NEXT_NOUN = frozenset({"after", "before", "by", "following", "from"})

# Longer words before a time do not belong to it.
_LONGEST_LEAD = 80


def _numbered() -> dict[int, tuple[Callable[..., Form | None], int]]:
    """Each rule's function and number of groups, by the number of the group around the rule."""
    numbered = {}
    number = 1
    for rule in RULES:
        groups = compile_phrases(rule.pattern).groups
        numbered[number] = rule.form, groups
        number += 1 + groups
    return numbered


_FORMS = _numbered()
_ANY = compile_phrases(
    r"(?<![\w$€£#])(?!(?<=\d[.,:/-])\d)(?:" + "|".join(f"({rule.pattern})" for rule in RULES) + ")"
)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_PART_OF_DAY = r"(?:morning|afternoon|evening|night|dawn|daybreak|noon|midday|dusk|sunset|midnight)"
_HOURS = (
    r"(?:(?:early|late) in )?(?:the )?(?:(?:early|late|small|first) )?"
    rf"(?:(?:morning )?hours|{_PART_OF_DAY})"
)
_QUALIFIERS = compile_phrases(
    rf"(?<![\w:.])(?:(?P<clock>{CLOCK})(?: on|,)? "
    rf"|{_HOURS}(?: of| on|,)? (?:the )?)?"
    r"(?:(?:the )?(?P<part>early|earlier|late|later)(?:(?: on| in)? |-)|(?:the )?(?P<mid>mid)[\s-]"
    r"|(?:the )?(?P<edge>beginning|start|middle|end|close|(?:first|last) (?:weeks?|months)"
    r"|(?:opening|closing) days|(?:first|last|final) days|(?:first|second|last|latter) half)"
    r" (?:of|in) )?\Z"
)
_TAIL = compile_phrases(
    rf"(?:,? (?:at )?(?:(?:early|late) )?{_PART_OF_DAY}(?!\w))?"
    rf"(?:,? (?:(?:at|around|about|by|after|before|shortly|just) ){{0,3}}(?P<clock>{CLOCK}))?"
)
_PREPOSITION = compile_phrases(
    r"(?<!\w)(?:(?P<relation>since|from|until|till|by|before|after|following|prior to) )?"
    r"(?:(?:on|in|at|around|about|during|over|throughout|within|between) )?\Z"
)
_HOUR_LEAD = compile_phrases(
    r"(?<!\w)(?:(?P<relation>since|from|until|till) )?"
    r"(?:(?:in|at|around|about|during|over|through|by|before|after|that) )?"
    r"(?:the )?(?:(?:early|late) )?\Z"
)
_RANGE = compile_phrases(r"(?:[^\S\n]?[-–—/][^\S\n]?| (?:to|until|till|through) )")
_BETWEEN = compile_phrases(r"(?<!\w)between \Z")
# Between a day and its hour, and between an hour and its day.
_BESIDE = re.compile(
    r",?\s(?:(?:at|around|about|by|before|after|shortly|just|from|since|until)\s){0,3}(?:the\s)?"
)
_OF_THE_DAY = re.compile(r",?\s(?:(?:on|of)\s)?(?:the\s)?")
_POSSESSIVE = re.compile("['’]s")
_HOUR = compile_phrases(rf"{CLOCK}|{_HOURS}")


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Every expression of time, in order, none inside another."""
    found: list[TimeExpression] = []
    for match in _matches(text):
        before = found[-1] if found else None
        form = _form(match)
        if form is None or (before and match.start() < before.end):
            continue
        if before and is_hour(form) and _BESIDE.fullmatch(text, before.end, match.start()):
            found[-1] = _with_hour(text, before, match.end())
            continue
        if (
            before
            and is_hour(before.form)
            and _OF_THE_DAY.fullmatch(text, before.end, match.start())
        ):
            found.pop()
            before = found[-1] if found else None
        qualified = _with_qualifiers(text, match, form, before.end if before else 0)
        if before and _is_range(text, before, qualified):
            form = Between(first=before.form, last=qualified.form)
            found[-1] = _spanning(text, before.start, qualified.end, form)
        else:
            found.append(qualified)
    ends = [0, *(expression.end for expression in found)]
    return tuple(map(_with_preposition, repeat(text), found, ends))


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


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Every match of a rule, none inside another."""
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end or not (word[0].isdecimal() or word[0].lower() in FIRST_WORDS):
            continue
        if match := _ANY.match(text, start):
            end = match.end()
            yield match


def _form(match: re.Match[str]) -> Form | None:
    number = match.lastindex or 0
    form, groups = _FORMS[number]
    return form(*match.groups()[number : number + groups])


def _spanning(
    text: str, start: int, end: int, form: Form, *, clock: bool = False
) -> TimeExpression:
    return TimeExpression(start=start, end=end, text=text[start:end], form=form, clock=clock)


def _with_qualifiers(text: str, match: re.Match[str], form: Form, floor: int) -> TimeExpression:
    """Take in the hour, the part of the day and "early" or "late" on either side."""
    lead = _QUALIFIERS.search(text, max(floor, match.start() - _LONGEST_LEAD), match.start())
    tail = _TAIL.match(text, match.end())
    if lead is None or tail is None:  # both also match nothing at all
        return _spanning(text, match.start(), match.end(), form)
    part = lead["part"] or lead["mid"] or lead["edge"]
    if part:
        form = PartOf(part=_part_named(part), of=form)
    clock = bool(lead["clock"] or tail["clock"])
    return _spanning(text, lead.start(), tail.end(), form, clock=clock)


def _with_hour(text: str, before: TimeExpression, end: int) -> TimeExpression:
    """Take "before dawn" into "on Friday before dawn"."""
    clock = any(character.isdecimal() for character in text[before.end : end])
    return replace(before, end=end, text=text[before.start : end], clock=before.clock or clock)


def _part_named(words: str) -> Part:
    name = " ".join(words.lower().split())
    return _PARTS[name.replace("final", "last").removesuffix("s") if "days" in name else name]


def _is_range(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Say whether two expressions are the ends of one, as in "from Monday to Friday"."""
    between = text[first.end : last.start]
    if between.strip().lower() == "and":
        return _BETWEEN.search(text, max(0, first.start - _LONGEST_LEAD), first.start) is not None
    return _RANGE.fullmatch(between) is not None


def _with_preposition(text: str, expression: TimeExpression, floor: int) -> TimeExpression:
    """Take in "on", or "since" and its like with what they say of the days."""
    start = max(floor, expression.start - _LONGEST_LEAD)
    pattern = _HOUR_LEAD if is_hour(expression.form) else _PREPOSITION
    lead = pattern.search(text, start, expression.start)
    if lead is None:  # it also matches nothing at all
        return expression
    form = expression.form
    word = (lead["relation"] or "").lower().partition(" ")[0]
    if word in _SPEAK_OF_THE_NEXT_NOUN and _POSSESSIVE.match(text, expression.end):
        return expression
    of_the_hour = word in _SPEAK_OF_THE_NEXT_NOUN and _HOUR.match(expression.text)
    if word and not of_the_hour and not isinstance(form, Between):
        form = Related(relation=_RELATIONS[word], to=form)
    return _spanning(text, lead.start(), expression.end, form, clock=expression.clock)
