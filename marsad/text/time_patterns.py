"""The pieces of which the rules for English times are built, as patterns.

A space in a pattern stands for any white space between two words.
"""

from marsad.text.feast_words import FEAST_DAYS, FEASTS
from marsad.text.numerals import SMALL_NUMERAL

# A time of day; a name of a part of the day is none.
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d){0,2}\s?[ap]\.?m(?:\.|(?!\w))|\d{1,2}[:h]\d\d(?::\d\d)?(?![\d:])"
    r"|\d{1,2}\.?\d\d(?=\s?(?:hrs|hours|local time|gmt|utc)(?!\w))"
    rf"|{SMALL_NUMERAL} o['’]clock|noon|midday|midnight)"
    r"(?:\s?(?:hrs|hours)(?!\w))?(?: (?:local time|(?-i:GMT|UTC|[A-Z]{1,3}T)(?!\w)))?"
    r"(?: \([\w.:\s]{2,24}(?:[ap]\.?m\.?|(?-i:GMT|UTC|[A-Z]{1,3}T)|time)\))?"
)

HOUR_WORDS = "(?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)"
# May and March are verbs too: only a capital makes them months.
MONTH_NAME = (
    r"(january|february|(?-i:M)arch|april|(?-i:M)ay|june|july|august|september|october|november"
    r"|december)(?!\w)"
)
MONTH = (
    r"((?:january|february|(?-i:M)arch|april|(?-i:M)ay|june|july|august|september|october|november"
    r"|december)(?!\w)|(?:jan|feb|(?-i:M)ar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|(?!\w)))"
)
DAY = r"(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{1,3}(?!\d))"
YEAR = r"((?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
WEEKDAY = r"((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w)"
PART_OF_DAY = r"(?:night|morning|afternoon|evening|weekend)"
ON_WEEKDAY = (
    r"(?:(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?"
    rf"(?: {PART_OF_DAY})?(?:\.?,? (?:the )?|\s?\(|, on ))?"
)
OF_YEAR = rf"(?:(?:,? |,|-){YEAR}| (?:of )?(last|this|next) year(?!\w))?"
UNIT = r"(minute|hour|day|night|week|fortnight|month|year|decade|centur)(s|y|ies)?(?!\w)"
FEW_WORDS = r"(?:several|(?:a )?few|(?:a )?couple of|many|some)"
ABOUT = r"(?:(?:about|around|almost|nearly|roughly|some|(?:just )?over|more than|less than) )?"
# What points to a day that was told before; "said that Friday's raid" does not.
POINTING = r"the (?:very )?(?:same|next|following|previous|preceding)|that (?:same|very)"
THE_SAME = rf"({POINTING})"
THAT = rf"({POINTING}|that)"
# "The day before" is a day told before; "the day before the attack" is told by the attack.
NOTHING_MORE = (
    r"(?=\s*(?:[,.;:)”–—]|['’]s(?!\w)|\Z|(?:in|on|at|by|with|from|near|and|but|or|when|while|as|to"
    r"|into|over|under|almost|without|after|before|that|was|were|had|is|has)(?!\w)))"
)
_NEW_PHRASE = "(?:they|he|she|it|we|the|an?|its|his|her|their|our|some|several|more|at|about)"
# "The 20th" is a day where no noun follows: "the 20th Division".
DAY_ALONE = (
    rf"(?:the )(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?!\w)(?:{NOTHING_MORE}|(?= {_NEW_PHRASE}(?!\w)))"
)
SEASON = r"(spring|summer|autumn|winter|fall)(?!\w)"
OF_THAT_YEAR = rf"(?:{YEAR}|(last|this|next) year(?!\w)|the (?:current )?year(?!\w))"
# "The March ceasefire", and not "the march on the capital".
ATTRIBUTIVE = (
    r"\w+ (?:ceasefire|truce|attack|agreement|accord|deal|offensive|coup|election|elections|vote"
    r"|massacre|uprising|revolution|protests|bombing|bombings|raid|strike|strikes|summit|war)(?!\w)"
)
# "VOA Today" is an outlet.
NO_OUTLET = r"(?<!(?-i:[A-Za-z]\x20Today))"
NO_NAME = r"(?! (?-i:[A-Z]))"
NEWSPAPER = r" (?-i:Times|Telegraph|Mirror|Mail|Express|Herald|World|Post|Independent)(?!\w)"
FEAST = r"((?:{})(?!\w))".format("|".join(sorted(FEASTS, reverse=True)))
# Of these it is plain without a preposition that they are days.
FEAST_DAY = r"((?:{})(?!\w))".format("|".join(sorted(FEAST_DAYS, reverse=True)))
# What happened on a day that is known by its date alone.
HAPPENING = (
    r"(?=['’]?s?,?(?: (?:terror|terrorist|suicide|deadly|hamas(?:-led)?|military|capitol))?[ -]"
    r"(?:attacks?|massacres?|assaults?|bombings?|hijack\w+|onslaught|coup|riots?|insurrection)"
    r"(?!\w))"
)


def behind(words: str) -> str:
    """Match where one of the words stands right before; "end_of" is two words."""
    phrases = words.replace("_", r"\s").split()
    return "(?:" + "|".join(rf"(?<=\b{phrase}[\s-])" for phrase in phrases) + ")"


def not_behind(words: str) -> str:
    """Match where none of the words stands right before."""
    return "".join(rf"(?<!\b{word}\s)" for word in words.split())


NOT_NAMED = not_behind("black bloody good super easter palm holy ash cyber giving fat")
# Behind these, May and March are months, and a winter or a feast is a time.
LED = behind(
    "in since until till by from of during before after early late mid last next this between "
    "through throughout to on at over"
)
# Behind these, four digits are a year whatever follows; behind those, a number.
DATING = behind("in since until till during before after early late mid pre post the its their a")
COUNTING = not_behind(
    "than over about some nearly least almost approximately roughly exactly estimated many only "
    "resolution route flight no article highway unit at updated published"
)
# Behind these, "the year" is the current one.
IN_THE_YEAR = behind("beginning_of start_of middle_of end_of half_of earlier_in later_in")
# What four digits count: "2012 people", "1900 metres".
# An hour or part of the day without its day, behind a preposition.
HOUR_ALONE = (
    behind("at around about by before after since from until till")
    + rf"(?:{HOUR_WORDS}|{CLOCK})(?!\w)|"
    + behind("in_the in_the_early in_the_late during_the by since_the since until that")
    + r"(?:morning|afternoon|evening)(?! of(?!\w))(?!\w)|"
    + behind("in_the during_the over_the through_the")
    + r"(?:night|(?:early |small |morning )hours)(?! of(?!\w))(?!\w)"
)
COUNTED = (
    r" (?:people|men|women|children|dead|killed|wounded|injured|troops|others|more|local|gmt|utc"
    r"|km|kg|m|[a-z]{3,20}s)(?!\w)"
)
