"""The grammar of English counts: `NUMBER` matches one, or what looks like one and counts nothing.

Every repeat in it is bounded, so that matching is linear.
"""

from enum import StrEnum

from marsad.text.numerals import NUMERAL, SMALL_NUMERAL, compile_phrases
from marsad.text.time_patterns import CLOCK


class Limit(StrEnum):
    """What the words beside a number say of it; the value names the group of the pattern."""

    AT_LEAST = "at_least"
    MORE = "more"
    AT_MOST = "at_most"
    LESS = "less"
    ABOUT = "about"


_LEADS = {
    Limit.AT_LEAST: "at (?:the very )?least|(?:a )?minimum of|(?:no|not) (?:fewer|less) than",
    Limit.MORE: (
        "(?:(?:well|just|slightly) )?(?:more than|over|above)|upwards? of|in excess of|exceeding"
        "|greater than"
    ),
    Limit.AT_MOST: (
        "up to|as (?:many|much) as|at (?:the )?most|(?:a )?maximum of"
        "|(?:no|not) (?:more|greater) than"
    ),
    Limit.LESS: "(?:(?:well|just|slightly) )?(?:fewer than|less than|under|below)",
    Limit.ABOUT: (
        r"nearly|almost|close (?:to|on)|(?:just )?about|around|some|approximately|approx\.?|roughly"
        r"|(?:an )?estimated|circa|ca\.|in the region of|(?:on|in) the order of|virtually"
    ),
}
_TAILS = {
    Limit.AT_LEAST: (
        r" or (?:more|over|above)(?!\w)|\+(?!\w)|-plus(?!\w)| at least(?!\w)"
        rf"|(?= [a-z]{{3,15}}(?: [a-z]{{3,15}})? (?:at (?:the )?least|or more)"
        rf"(?! (?:an?|{SMALL_NUMERAL})(?!\w)))| at the least(?!\w)"
    ),
    Limit.AT_MOST: r" or (?:fewer|less|under)(?!\w)| at (?:the )?most(?!\w)",
    Limit.ABOUT: r" or so(?!\w)| or thereabouts(?!\w)|-odd(?!\w)",
}

PLURALS = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
}
# "Scores" is a verb too, and a match ends with one.
_SCORES = (
    r"scores(?= (?:of|more|killed|dead|wounded|injured|hurt|missing|arrested|detained|displaced"
    r"|feared|are|were|have|had)(?!\w))"
)
_PLURAL = rf"(?:tens(?= of(?!\w))|dozens|{_SCORES}|hundreds|thousands|millions)(?!\w)"
_MANY = r"(?<!\bas\s)(?<!\bhow\s)(?<!\bso\s)(?<!\btoo\s)(?<!\bnot\s)many"
_SEVERAL = rf"(?:several|(?:quite )?a few|{_MANY})(?!\w)"
_VAGUE = (
    rf"(?:{_SEVERAL} )?{_PLURAL}(?: of (?:hundreds|thousands|millions)(?!\w))?"
    rf"|(?:{_SEVERAL}|(?:a )?couple|a number)(?: of)? (?:dozen|hundred|thousand|million)(?!\w)"
    rf"|{_SEVERAL}|(?:numerous|multiple|countless)(?!\w)"
    r"|(?:a handful|(?:a )?couple|an? (?:\w{3,15} )?number|(?:large|huge) numbers)(?= of(?!\w))"
)
_NO_NOUN = (
    r"(?:longer|later|sooner|matter|doubt|way|idea|wonder|comment|more|less|fewer|greater|to|and|or"
    r"|but|on|in|signs?|reason|need|plans?)(?!\w)"
)
_NOT_ANY = (
    r"nobody(?!\w)|no[ -]one(?!\w)|(?:zero|none)(?= (?!the |other |too )[a-z])"
    rf"|no(?= (?!{_NO_NOUN})[a-z])"
)

# A number before one of these counts nothing.
_SPOILER = (
    r"\s?[%‰°º٪]|[ -]?(?:per ?cent|percent|percentage|pct)(?!\w)|[.,:/]\d|\w|['’]s(?!\w)|-[a-z]"
    r"|[ -](?:years?|months?|weeks?|days?)(?:[ -]olds?| of age)(?!\w)"
    r"|[ -](?:thirds?|quarters|fourths|fifths?|sixths|sevenths|eighths|ninths|tenths)(?!\w)"
    r"|\s?[ap]\.?m\.?(?!\w)| o['’]clock"
)
# Names that end in a number; the second kind are names only with a capital ("that day 12 died").
_LABELS = (
    "(?:route|highway|motorway|interstate|resolution|unscr|flight|article|section|chapter|paragraph"
    "|page|phase|boeing|airbus|leopard|abrams|patriot|covid|formula|air force|world war|magnitude"
    r"|number)s?|nos?\.?(?= \d)|(?-i:Road|Part|Stage|Level|Category|Grade|Round|Day|Week|Volume"
    "|Figure|Table|Tower|Gate|Camp|Area|Sector|Zone|Ward|Block|Unit|Channel|Group of)"
)
_AND_MORE = rf"(?:(?:\s?[-–—]\s?|, | to |,? and | or ){SMALL_NUMERAL})"
_NO_COUNT = (
    r"(?:\A|(?<=[.:;!?\n]\n))\d\d?[.)](?=\s)"  # a list, and no wrapped line
    r"|(?:(?:us|c|a|hk)?[$€£¥₺₽₴₹₪]|usd|eur|gbp)\s?\d[\d.,]{0,20}(?:[-–]\d[\d.,]{0,20})?"
    r"(?:\s?(?:k|m|mn|bn|hundred|thousand|million|billion|trillion)(?!\w))?"
    r"|\+?\d{1,8}(?:[-./:]\d{1,8}){2,8}|\+\d[\d\s()-]{6,20}(?!\d)"  # telephones, versions
    rf"|(?:at )?{CLOCK}"
    rf"|(?:aged?|ages|ages? of)(?: between| about| around)? {SMALL_NUMERAL}{_AND_MORE}{{0,4}}"
    rf"|(?:{_LABELS})(?: no\.?| number)? ?{SMALL_NUMERAL}(?:-\w{{1,8}})?{_AND_MORE}{{0,4}}"
    rf"|(?:one|1) (?:in|out of)(?: every)? {SMALL_NUMERAL}|one another(?!\w)"
)


def _limits(where: str, words: dict[Limit, str]) -> str:
    return "|".join(rf"(?P<{where}_{limit}>{phrase})" for limit, phrase in words.items())


NUMBER = compile_phrases(
    r"(?<![\w$€£¥.:/+])(?<!\w-)(?<!\d,)(?:"
    rf"(?P<no_count>{_NO_COUNT})|(?P<not_any>{_NOT_ANY})"
    rf"|between (?P<lower>{NUMERAL}) and (?P<upper>{NUMERAL})"
    rf"|(?:(?:(?:{_limits('before', _LEADS)}) |(?P<tilde>~)\s?)"
    r"(?:(?:about|around|some|an estimated|nearly|a total of) )?|(?P<from>from ))?"
    rf"(?:(?P<vague>{_VAGUE})"
    rf"|(?P<first>{NUMERAL})(?:(?P<to> (?:to|or) |\s?[-–]\s?)(?P<last>{NUMERAL}))?)"
    rf"(?:{_limits('after', _TAILS)})?"
    rf")(?P<spoiler>{_SPOILER})?"
)
