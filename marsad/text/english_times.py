"""The words around English times: what leads them, what follows them, and what joins two."""

import re

from marsad.text.numerals import compile_phrases
from marsad.text.time_forms import Part, Relation
from marsad.text.time_grammar import Grammar
from marsad.text.time_patterns import CLOCK
from marsad.text.time_rules import FIRST_WORDS, LIGHT_WORDS, NEXT_WORDS, RULES

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


def _part_named(words: str) -> Part:
    name = " ".join(words.lower().split())
    return _PARTS[name.replace("final", "last").removesuffix("s") if "days" in name else name]


ENGLISH = Grammar(
    rules=RULES,
    first_words=FIRST_WORDS,
    light_words=LIGHT_WORDS,
    next_words=NEXT_WORDS,
    part_named=_part_named,
    relations=_RELATIONS,
    of_the_next_noun=_SPEAK_OF_THE_NEXT_NOUN,
    qualifiers=_QUALIFIERS,
    tail=_TAIL,
    preposition=_PREPOSITION,
    hour_lead=_HOUR_LEAD,
    range_words=_RANGE,
    between=_BETWEEN,
    both=re.compile(r"\s+and\s+", re.IGNORECASE),
    beside=_BESIDE,
    of_the_day=_OF_THE_DAY,
    possessive=_POSSESSIVE,
    hour=_HOUR,
)
