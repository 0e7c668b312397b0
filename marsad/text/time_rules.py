"""The grammar of English time expressions: which words make which form.

At each word the rules are tried from the first to the last. A space in a pattern stands for any
white space between two words.
"""

from collections.abc import Callable
from typing import NamedTuple

from marsad.text import time_words
from marsad.text.numerals import NUMERAL, ONES, SMALL_NUMERAL, TEENS, TENS
from marsad.text.time_forms import CalendarDay, Form


class Rule(NamedTuple):
    """A pattern, and what makes a form of its groups (None: no one time after all)."""

    pattern: str
    form: Callable[..., Form | None]


# A time of day; a name of a part of the day is none.
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d){0,2}\s?[ap]\.?m(?:\.|(?!\w))|\d{1,2}[:h]\d\d(?::\d\d)?(?![\d:])"
    r"|\d{1,2}\.?\d\d(?=\s?(?:hrs|hours|local time|gmt|utc)(?!\w))"
    rf"|{SMALL_NUMERAL} o['’]clock|noon|midday|midnight)"
    r"(?:\s?(?:hrs|hours)(?!\w))?(?: (?:local time|(?-i:GMT|UTC|[A-Z]{1,3}T)(?!\w)))?"
    r"(?: \([\w.:\s]{2,24}(?:[ap]\.?m\.?|(?-i:GMT|UTC|[A-Z]{1,3}T)|time)\))?"
)

# May and March are verbs too: only a capital makes them months.
_MONTH_NAME = (
    r"(january|february|(?-i:M)arch|april|(?-i:M)ay|june|july|august|september|october|november"
    r"|december)(?!\w)"
)
_MONTH = (
    r"((?:january|february|(?-i:M)arch|april|(?-i:M)ay|june|july|august|september|october|november"
    r"|december)(?!\w)|(?:jan|feb|(?-i:M)ar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|(?!\w)))"
)
_DAY = r"(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{1,3}(?!\d))"
_YEAR = r"((?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
_WEEKDAY = r"((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w)"
_ON_WEEKDAY = r"(?:(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?\.?,? (?:the )?)?"
_OF_YEAR = rf"(?:(?:,? |,|-){_YEAR}| (?:of )?(last|this|next) year(?!\w))?"
_UNIT = r"(minute|hour|day|night|week|fortnight|month|year|decade|centur)(s|y|ies)?(?!\w)"
_PART_OF_DAY = r"(?:night|morning|afternoon|evening|weekend)"
_FEW_WORDS = r"(?:several|(?:a )?few|(?:a )?couple of|many|some)"
_ABOUT = r"(?:(?:about|around|almost|nearly|roughly|some|(?:just )?over|more than|less than) )?"
_THAT = r"(?:the (?:very )?(?:same|next|following|previous|preceding)|that(?: same| very)?)"
_NO_NAME = r"(?! (?-i:[A-Z]))"
_NAMED_DAYS = "black bloody good super easter palm holy ash cyber giving fat"
_NEWSPAPER = r" (?-i:Times|Telegraph|Mirror|Mail|Express|Herald|World|Post|Independent)(?!\w)"
_FEAST = (
    r"(?-i:Ramadan|Ramzan|Eid(?: (?:al|ul)-(?:Fitr|Adha))?|Ashura|Muharram|Arbaeen|Nowruz|Newroz"
    r"|Passover|Yom Kippur|Hanukkah|Christmas|Easter|Thanksgiving(?: Day)?|(?:Lunar )?New Year"
    r"|Diwali)(?!\w)"
)


def _behind(words: str) -> str:
    """Match where one of the words stands right before; "end_of" is two words."""
    phrases = words.replace("_", r"\s").split()
    return "(?:" + "|".join(rf"(?<=\b{phrase}[\s-])" for phrase in phrases) + ")"


def _not_behind(words: str) -> str:
    return "".join(rf"(?<!\b{word}\s)" for word in words.split())


# Behind these, May and March are months, and a winter or a feast is a time.
_LED = _behind(
    "in since until till by from of during before after early late mid last next this between "
    "through throughout to on at over"
)
# Behind these, four digits are a year whatever follows; behind those, a number.
_DATING = _behind("in since until till during before after early late mid pre post the its their a")
_COUNTING = _not_behind(
    "than over about some nearly least almost approximately roughly exactly estimated many only "
    "resolution route flight no article highway unit at updated published"
)
# Behind these, "the year" is the current one.
_IN_THE_YEAR = _behind("beginning_of start_of middle_of end_of half_of earlier_in later_in")
# What four digits count: "2012 people", "1900 metres".
_COUNTED = (
    r" (?:people|men|women|children|dead|killed|wounded|injured|troops|others|more|local|gmt|utc"
    r"|km|kg|m|[a-z]{3,20}s)(?!\w)"
)

# Every expression begins with a digit or one of these: rules are tried nowhere else.
FIRST_WORDS = frozenset(
    (
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june "
        "july august september october november december mon tue tues wed wednes thu thur thurs "
        "fri sat sun monday tuesday wednesday thursday friday saturday sunday the that this last "
        "next past coming recent every each any a an today tonight yesterday tomorrow overnight "
        "about around almost nearly roughly some just over more less several few couple many "
        "minutes hours days weeks months years decades centuries early late mid spring summer "
        "autumn winter fall christmas new ramadan ramzan eid ashura muharram arbaeen nowruz "
        "newroz passover yom hanukkah easter thanksgiving diwali lunar hundred thousand million "
        "billion dozen half quarter nights fortnights"
    ).split()
) | {*ONES, *TEENS, *TENS}

RULES = (
    Rule(
        r"(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d[\d:.]{0,12}(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
        lambda year, month, day: time_words.calendar(None, day, month, year, None),
    ),
    Rule(
        r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?![\w-]|[.,]\d)",
        lambda year, month, day: time_words.calendar(None, day, month, year, None),
    ),
    Rule(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\w-])", time_words.numeric),
    Rule(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\w-])", time_words.dotted),
    Rule(
        rf"(?:{_DAY} )?{_MONTH}(?: {_DAY})?,? (?:of )?{_THAT} year(?!\w)",
        time_words.unplaced,
    ),
    Rule(
        rf"(?:the )?{_DAY}(?:\s?[-–—/]\s?| (?:to|and|or|until|till|through) (?:the )?){_DAY}"
        rf"(?: of)? {_MONTH}{_OF_YEAR}",
        time_words.days_of_month,
    ),
    Rule(
        rf"{_ON_WEEKDAY}(?:the )?(?-i:(?<![A-Z]-)){_DAY}(?:(?: day)?(?: of)? |-){_MONTH}{_OF_YEAR}",
        time_words.calendar,
    ),
    Rule(
        rf"{_MONTH} {_DAY}(?:\s?[-–—/]\s?| (?:to|until|till|through) "
        rf"| and (?=[\dst-]{{1,4}}(?:[,.;)]|\Z))){_DAY}{_OF_YEAR}",
        lambda month, first, last, *of_year: time_words.days_of_month(first, last, month, *of_year),
    ),
    Rule(
        rf"{_ON_WEEKDAY}{_MONTH} (?:the )?{_DAY}(?: of(?= \d))?{_OF_YEAR}",
        lambda weekday, month, day, *of_year: time_words.calendar(weekday, day, month, *of_year),
    ),
    Rule(
        rf"(?:{_MONTH} )?(?:the )?(?:\d{{1,4}}(?:[-–—]| to ))?\d{{1,4}}(?:st|nd|rd|th)?"
        r"(?: century|s)? ?(?-i:BCE?(?!\w)|B\.C\.?(?:E\.)?)",
        time_words.unplaced,
    ),
    Rule(
        rf"{_MONTH}(?:,? | of ){_YEAR}",
        lambda month, year: time_words.calendar(None, None, month, year, None),
    ),
    Rule(
        rf"{_MONTH},? (?:of )?(last|this|next) year(?!\w)",
        lambda month, which_year: time_words.calendar(None, None, month, None, which_year),
    ),
    Rule(rf"(last|next|this(?: past| coming)?|past) {_MONTH_NAME}", time_words.which_month),
    Rule(
        rf"(?=(?-i:[A-Z]))(?:(?!ma)(?=\w+{_NO_NAME})|{_LED}|(?=ma\w+\s?[-–—]\s?{_MONTH_NAME}))"
        rf"{_MONTH_NAME}",
        lambda *months: time_words.calendar(None, None, months[-1], None, None),
    ),
    Rule(
        rf"(?<!-){_YEAR}\s?[-–—/]\s?((?:1[5-9]|20)\d\d|\d\d)(?![\w%]|[-.,:/]\d)", time_words.years
    ),
    Rule(r"(?:the )?((?:1[5-9]|20)\d0)['’]?s(?!\w)", time_words.decade),
    Rule(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)[\s-]century(?!\w)", time_words.century),
    Rule(
        rf"(?:the year |(?=\d{{4}})(?:{_DATING}|(?<!-){_COUNTING}(?=\d{{4}}(?!{_COUNTED}))))"
        rf"{_YEAR}",
        lambda year: CalendarDay(year=int(year)),
    ),
    Rule(
        rf"(?:every|each|any|one|(?<=\bon\s)a) (?:{_WEEKDAY}|{_PART_OF_DAY}(?!\w))",
        time_words.no_time,
    ),
    Rule(
        rf"{_THAT} (?:{_WEEKDAY}|{_MONTH_NAME}|{_UNIT}|{_PART_OF_DAY}(?!\w))", time_words.unplaced
    ),
    Rule(
        r"(the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow"
        r"|this (?:morning|afternoon|evening|night)|last (?:night|evening))(?!\w)",
        time_words.near_day,
    ),
    Rule(r"overnight(?!\w)", time_words.overnight),
    Rule(
        rf"(?:this )?(?:(last|past|next|coming) )?{_not_behind(_NAMED_DAYS)}{_WEEKDAY}"
        rf"(?!{_NEWSPAPER})",
        time_words.weekday,
    ),
    Rule(r"(last|next|this(?: past| coming)?|the) weekend(?!\w)", time_words.weekend),
    Rule(
        rf"{_ABOUT}(?:({NUMERAL}|an?) |{_FEW_WORDS} |(?=[a-z]+s )){_UNIT} ago(?!\w)", time_words.ago
    ),
    Rule(
        rf"{_ABOUT}(?:{SMALL_NUMERAL}|an?|{_FEW_WORDS}) {_UNIT} "
        r"(?:earlier|later|before|after(?:wards)?|beforehand|previously)(?!\w)",
        time_words.unplaced,
    ),
    Rule(
        r"the (?:day|night|week|month|year) (?:before|after|earlier)(?!\w)(?! last(?!\w))"
        r"|(?:days|weeks|months|years|decades|hours) (?:earlier|later)(?!\w)",
        time_words.unplaced,
    ),
    Rule(rf"the {_UNIT} before last(?!\w)", time_words.before_last),
    Rule(
        rf"(?:the )?(past|last|coming|next) (?:(?:({SMALL_NUMERAL})|{_FEW_WORDS}) )"
        rf"{_UNIT}(?! of(?!\w))",
        time_words.stretch,
    ),
    Rule(
        rf"(?:the |this )(past|last|coming)(?: ({SMALL_NUMERAL}))? {_UNIT}(?! of(?!\w))",
        time_words.stretch,
    ),
    Rule(rf"recent (?=[a-z]+s){_UNIT}", time_words.recent),
    Rule(
        rf"{_IN_THE_YEAR}the (week|month|year)(?! (?:before|after|of)(?!\w))",
        time_words.current,
    ),
    Rule(rf"(last|next|this|the current) {_UNIT}(?! of(?!\w))", time_words.whole),
    Rule(
        r"(?:the )?(?:(?:last|this|next|early|late) |mid-)?(?:spring|summer|autumn|winter|fall)"
        rf"(?: of|,)? {_YEAR}",
        time_words.unplaced,
    ),
    Rule(
        rf"(?:(?:last|this|next) (?:spring|summer|autumn|winter|fall)|(?:{_LED}|the )(?:spring"
        rf"|summer|autumn|winter))(?!\w){_NO_NAME}",
        time_words.unplaced,
    ),
    Rule(
        rf"(christmas (?:eve|day)|new year['’]s (?:eve|day))(?!\w)(?:,? {_YEAR})?", time_words.feast
    ),
    Rule(rf"{_LED}(?:the )?{_FEAST}(?:,? {_YEAR})?", time_words.unplaced),
)
