"""The grammar of English time expressions: which words make which form.

At each word the rules are tried from the first to the last. A space in a pattern stands for any
white space between two words.
"""

import re

from marsad.text import season_words, story_words, time_words
from marsad.text.feast_words import FEAST_DAYS, FEASTS
from marsad.text.numerals import NUMERAL, ONES, SMALL_NUMERAL, TEENS, TENS
from marsad.text.time_forms import CalendarDay
from marsad.text.time_grammar import Rule
from marsad.text.time_patterns import (
    ABOUT,
    ATTRIBUTIVE,
    COUNTED,
    COUNTING,
    DATING,
    DAY,
    DAY_ALONE,
    FEAST,
    FEAST_DAY,
    FEW_WORDS,
    HAPPENING,
    HOUR_ALONE,
    IN_THE_YEAR,
    LED,
    MONTH,
    MONTH_NAME,
    NEWSPAPER,
    NO_NAME,
    NO_OUTLET,
    NOT_NAMED,
    NOTHING_MORE,
    OF_THAT_YEAR,
    OF_YEAR,
    ON_WEEKDAY,
    PART_OF_DAY,
    SEASON,
    THAT,
    THE_SAME,
    UNIT,
    WEEKDAY,
    YEAR,
)

_FEAST_WORDS = {re.split(r"\W", name)[0] for name in (*FEASTS, *FEAST_DAYS)}
# Every expression begins with a digit or one of these: rules are tried nowhere else.
FIRST_WORDS = frozenset(
    (
        "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june "
        "july august september october november december mon tue tues wed wednes thu thur thurs "
        "fri sat sun monday tuesday wednesday thursday friday saturday sunday the that this last "
        "next past coming recent every each any a an today tonight yesterday tomorrow overnight "
        "about around almost nearly roughly some just over more less several few couple many "
        "minutes hours days weeks months years decades centuries early late mid spring summer "
        "autumn winter fall hundred thousand million billion dozen half quarter nights fortnights "
        "first second third fourth final latter year month q h only moments dawn daybreak "
        "sunrise noon midday dusk sunset nightfall midnight morning afternoon evening night small"
    ).split()
) | {
    *ONES,
    *TEENS,
    *TENS,
    *time_words.ORDINALS,
    *(re.split(r"[\W_]", f)[0] for f in (*FEASTS, *FEAST_DAYS)),
}

# These are everywhere: what comes after them must be one of the next words.
LIGHT_WORDS = frozenset(
    "the a an that this some about around over more less many just one any each every only".split()
)
NEXT_WORDS = frozenset(
    "same very following previous preceding current hajj feast day night week weekend month year "
    "hour minute fortnight decade century than twenties thirties forties fifties sixties seventies "
    "eighties nineties".split()
)

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
        rf"(?:{DAY} )?{MONTH}(?: {DAY})?,? (?:in |of )?{THAT} year(?!\w)",
        story_words.in_that_year,
    ),
    Rule(
        rf"{MONTH} {DAY}{HAPPENING}",
        lambda month, day: time_words.known_by_date(month, day, day_first=False),
    ),
    Rule(
        rf"{DAY} {MONTH}{HAPPENING}",
        lambda day, month: time_words.known_by_date(day, month, day_first=True),
    ),
    Rule(r"9/11(?![\w/-])", lambda: CalendarDay(year=2001, month=9, day=11)),
    Rule(
        rf"(?:the )?{DAY}(?:\s?[-–—/]\s?| (?:to|and|or|until|till|through) (?:the )?){DAY}"
        rf"(?: of)? {MONTH}{OF_YEAR}",
        time_words.days_of_month,
    ),
    Rule(
        rf"{ON_WEEKDAY}(?:the )?(?-i:(?<![A-Z]-)){DAY}(?:(?: day)?(?: of)? |-){MONTH}{OF_YEAR}",
        time_words.calendar,
    ),
    Rule(
        rf"(?:the )?({'|'.join(reversed(time_words.DAYS_IN_WORDS))}) (?:day )?of {MONTH}{OF_YEAR}",
        time_words.day_in_words,
    ),
    Rule(
        rf"{MONTH} {DAY}(?:\s?[-–—/]\s?| (?:to|until|till|through) "
        rf"| and (?=[\dst-]{{1,4}}(?:[,.;)]|\Z))){DAY}{OF_YEAR}",
        lambda month, first, last, *of_year: time_words.days_of_month(first, last, month, *of_year),
    ),
    Rule(
        rf"{ON_WEEKDAY}{MONTH} (?:the )?{DAY}(?: of(?= \d))?{OF_YEAR}",
        lambda weekday, month, day, *of_year: time_words.calendar(weekday, day, month, *of_year),
    ),
    Rule(
        rf"(?:{MONTH} )?(?:the )?(?:\d{{1,4}}(?:[-–—]| to ))?\d{{1,4}}(?:st|nd|rd|th)?"
        r"(?: century|s)? ?(?-i:BCE?(?!\w)|B\.C\.?(?:E\.)?)",
        time_words.before_our_era,
    ),
    Rule(
        rf"{MONTH}(?:,? | of ){YEAR}",
        lambda month, year: time_words.calendar(None, None, month, year, None),
    ),
    Rule(
        rf"{MONTH},? (?:of )?(last|this|next) year(?!\w)",
        lambda month, which_year: time_words.calendar(None, None, month, None, which_year),
    ),
    Rule(rf"(last|next|this(?: past| coming)?|past) {MONTH_NAME}", time_words.which_month),
    Rule(
        rf"(?=(?-i:[A-Z]))(?:(?!ma)(?=\w+{NO_NAME})|{LED}|(?={ATTRIBUTIVE})"
        rf"|(?=ma\w+\s?[-–—]\s?{MONTH_NAME}))"
        rf"{MONTH_NAME}",
        lambda *months: time_words.calendar(None, None, months[-1], None, None),
    ),
    Rule(rf"(?<!-){YEAR}\s?[-–—/]\s?((?:1[5-9]|20)\d\d|\d\d)(?![\w%]|[-.,:/]\d)", time_words.years),
    Rule(
        rf"(?:the )?(first|second|third|fourth|final|last|latter) (quarter|half)(?: of|,| in)?"
        rf" {OF_THAT_YEAR}",
        season_words.nth,
    ),
    Rule(
        rf"(?:the )?(first|last|final) ({SMALL_NUMERAL}) months of {OF_THAT_YEAR}",
        season_words.months_of_year,
    ),
    Rule(rf"(?-i:([QH]))([1-4])(?: of|,)? {YEAR}", season_words.short_stretch),
    Rule(r"(?:the )?(first|second|third|fourth)[ -]quarter(?![\w-])", season_words.quarter),
    Rule(r"(?:the )?((?:1[5-9]|20)\d0)['’]?s(?!\w)", season_words.decade),
    Rule(
        r"(?:the ['’‘]|(?<=['’‘]))([2-9]0)['’]?s(?!\w)",
        lambda tens: season_words.decade("19" + tens),
    ),
    Rule(
        r"the (?:(?:early|mid|late)[ -])?(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies(?!\w)",
        lambda tens: season_words.decade_in_words(tens + "ies"),
    ),
    Rule(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)[\s-]century(?!\w)", season_words.century),
    Rule(
        rf"(?:the )?({'|'.join(time_words.ORDINALS)})[ -]century(?!\w)",
        season_words.century_in_words,
    ),
    Rule(
        rf"nineteen[ -]((?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?|{'|'.join(TEENS)})(?!\w)",
        season_words.year_in_words,
    ),
    Rule(
        rf"the year two thousand(?:(?: and)? ({'|'.join((*TEENS, *ONES))}))?(?!\w)",
        season_words.year_two_thousand,
    ),
    Rule(
        rf"(?:the year |(?=\d{{4}})(?:{DATING}|(?<!-){COUNTING}(?=\d{{4}}(?!{COUNTED}))))"
        rf"{YEAR}",
        lambda year: CalendarDay(year=int(year)),
    ),
    Rule(
        rf"(?:every|each|any|one|(?<=\bon\s)a) (?:{WEEKDAY}|{PART_OF_DAY}(?!\w))",
        time_words.no_time,
    ),
    Rule(rf"{THE_SAME} {WEEKDAY}", story_words.weekday),
    Rule(rf"{THE_SAME} {MONTH_NAME}", story_words.month),
    Rule(rf"{THAT} {SEASON}", story_words.season),
    Rule(rf"{THAT} {UNIT}", story_words.unit),
    Rule(rf"{THAT} ({PART_OF_DAY})(?!\w)", story_words.part_of_day),
    Rule(
        r"(the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow"
        rf"|this (?:morning|afternoon|evening|night)|last (?:night|evening))(?!\w){NO_OUTLET}",
        time_words.near_day,
    ),
    Rule(DAY_ALONE, time_words.day_alone),
    Rule(
        rf"overnight(?: on| from)?,? {WEEKDAY}(?:(?: night)? (?:to|into) {WEEKDAY})?",
        time_words.night_of,
    ),
    Rule(rf"overnight (?:into|to) (?:early )?{WEEKDAY}", time_words.night_before),
    Rule(r"overnight(?!\w)", time_words.overnight),
    Rule(
        rf"{WEEKDAY}(?: of|,)? (last|this|next) week(?!\w|['’]s)",
        time_words.weekday_of_week,
    ),
    Rule(
        rf"(last|this|next) week,? on {WEEKDAY}",
        lambda week, name: time_words.weekday_of_week(name, week),
    ),
    Rule(
        rf"(?:this )?(?:(last|past|next|coming) )?{NOT_NAMED}{WEEKDAY}"
        rf"(?!{NEWSPAPER})",
        time_words.weekday,
    ),
    Rule(r"(last|next|this(?: past| coming)?|the) weekend(?!\w)", time_words.weekend),
    Rule(rf"{ABOUT}(?:({NUMERAL}|an?) |{FEW_WORDS} |(?=[a-z]+s )){UNIT} ago(?!\w)", time_words.ago),
    Rule(
        rf"{ABOUT}({SMALL_NUMERAL}|an?|{FEW_WORDS}) (minute|hour)s? "
        rf"(?:earlier|later|afterwards?|beforehand|previously|(?:before|after){NOTHING_MORE})(?!\w)",
        story_words.hours_away,
    ),
    Rule(r"(?:only )?(?:hours|minutes|moments) (?:earlier|later)(?!\w)", story_words.hours_away),
    Rule(
        rf"{ABOUT}({SMALL_NUMERAL}|an?) {UNIT} "
        rf"(earlier|later|afterwards?|beforehand|previously|(?:before|after){NOTHING_MORE})(?!\w)",
        story_words.away,
    ),
    Rule(
        rf"the (day|night|week|month|year) (before|after|earlier){NOTHING_MORE}", story_words.beside
    ),
    Rule(
        rf"{ABOUT}(?:{SMALL_NUMERAL}|an?|{FEW_WORDS}) {UNIT} "
        r"(?:earlier|later|before|after(?:wards)?|beforehand|previously)(?!\w)",
        time_words.unplaced,
    ),
    Rule(
        r"the (?:day|night|week|month|year) (?:before|after|earlier)(?!\w)(?! last(?!\w))"
        r"|(?:days|weeks|months|years|decades|hours) (?:earlier|later)(?!\w)",
        time_words.unplaced,
    ),
    Rule(rf"the {UNIT} before last(?!\w)", time_words.before_last),
    Rule(
        rf"(?:the )?(past|last|coming|next) (?:(?:({SMALL_NUMERAL})|{FEW_WORDS}) )"
        rf"{UNIT}(?! of(?!\w))",
        time_words.stretch,
    ),
    Rule(
        rf"(?:the |this )(past|last|coming)(?: ({SMALL_NUMERAL}))? {UNIT}(?! of(?!\w))",
        time_words.stretch,
    ),
    Rule(rf"recent (?=[a-z]+s){UNIT}", time_words.recent),
    Rule(
        rf"{IN_THE_YEAR}the (week|month|year)(?! (?:before|after|of)(?!\w))",
        time_words.current,
    ),
    Rule(rf"(last|next|this|the current) {UNIT}(?! of(?!\w))", time_words.whole),
    Rule(r"(?:the )?(year|month)(?:['’]s[ -]|[ -])end(?!\w)", season_words.end_of),
    Rule(
        rf"(?:the )?{SEASON}(?: of|,| in)? {YEAR}(?:[-–/](\d\d(?:\d\d)?)(?!\w))?",
        season_words.season_of_year,
    ),
    Rule(rf"(last|past|next|this(?: past| coming)?) {SEASON}{NO_NAME}", season_words.season),
    Rule(rf"(?:{LED}|the )()(spring|summer|autumn|winter)(?!\w){NO_NAME}", season_words.season),
    Rule(rf"{FEAST_DAY}(?:,? {YEAR})?", season_words.feast_day),
    Rule(rf"(?:the )?(){FEAST},? {YEAR}", season_words.feast),
    Rule(rf"(last|next|this) {FEAST}(?:,? {YEAR})?", season_words.feast),
    Rule(rf"{LED}(?:the )?(){FEAST}(?:,? {YEAR})?", season_words.feast),
    Rule(HOUR_ALONE, story_words.hour),
)
