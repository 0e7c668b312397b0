"""The words around French times: what leads them, what follows them, and what joins two."""

import re

from marsad.text.french_names import plain
from marsad.text.french_rules import CLOCK, FIRST_WORDS, PART_OF_DAY, RULES
from marsad.text.numerals import compile_phrases
from marsad.text.time_forms import Part, Relation
from marsad.text.time_grammar import Grammar

_PARTS = {
    "debut": Part.EARLY,
    "tot": Part.EARLY,
    "mi": Part.MID,
    "milieu": Part.MID,
    "courant": Part.MID,
    "fin": Part.LATE,
    "tard": Part.LATE,
    "premiers jours": Part.FIRST_DAYS,
    "derniers jours": Part.LAST_DAYS,
}
_RELATIONS = {
    "depuis": Relation.SINCE,
    "des": Relation.SINCE,
    "à partir": Relation.SINCE,
    "à": Relation.SINCE,
    "dès": Relation.SINCE,
    "après": Relation.AFTER,
    "apres": Relation.AFTER,
    "jusqu'": Relation.UNTIL,
    "jusqu’": Relation.UNTIL,
    "jusqu'à": Relation.UNTIL,
    "jusqu’à": Relation.UNTIL,
    "jusqu'au": Relation.UNTIL,
    "jusqu’au": Relation.UNTIL,
    "jusqu'en": Relation.UNTIL,
    "jusqu’en": Relation.UNTIL,
    "d'ici": Relation.UNTIL,
    "d’ici": Relation.UNTIL,
    "avant": Relation.BEFORE,
}
_ARTICLE = r"(?:le |la |les |l['’])?"
_HOURS = (
    r"(?:(?:t[ôo]t|tard) )?(?:dans |au cours de |en )?(?:la |le |l['’])?(?:fin de |d[ée]but de )?"
    rf"{PART_OF_DAY} (?:de |du |d['’]|entre )(?:le )?"
)
_QUALIFIERS = compile_phrases(
    rf"(?<![\w:.])(?:(?P<clock>{CLOCK}),? (?:le )?|{_HOURS})?"
    r"(?:(?P<part>t[ôo]t|tard)(?: dans)? |(?P<mid>mi)-"
    r"|(?:[àa] la |au |le |la )?(?P<edge>d[ée]but|milieu|fin|courant|premiers jours|derniers jours)"
    r"(?: du mois)?(?: de l['’](?:ann[ée]e )?| du| de| d['’])?\s?)?(?:l['’])?\Z"
)
_TAIL = compile_phrases(
    r"(?:,? (?:au |dans la |dans l['’]|en |[àa] l['’]|en fin de |en d[ée]but de "
    r"|tard (?:dans )?(?:la )?)?"
    rf"{PART_OF_DAY}(?!\w))?"
    rf"(?:,? (?:(?:[àa]|vers|d[èe]s|avant|apr[èe]s|peu|juste|aux alentours de) ){{0,3}}"
    rf"(?P<clock>{CLOCK}))?"
)
_PREPOSITION = compile_phrases(
    r"(?<!\w)(?:(?P<relation>depuis|d[èe]s|[àa] partir|[àa] compter|apr[èe]s|jusqu['’](?:[àa]u?|en)"
    r"|d['’]ici|avant)(?: de| du|(?= l['’])| [àa])? )?"
    r"(?:(?:en|au|aux|dans|vers|pendant|durant|lors de|du|le|la|les|[àa]|de|d['’]|entre|cet?|cette"
    rf"|au cours de|au mois de)\s?)?{_ARTICLE}\Z"
)
_HOUR_LEAD = compile_phrases(
    r"(?<!\w)(?:(?P<relation>depuis|d[èe]s|jusqu['’][àa]u?|avant) )?"
    r"(?:(?:dans|[àa]|au|vers|peu apr[èe]s|apr[èe]s) )?\Z"
)


def _part_named(words: str) -> Part:
    return _PARTS[plain(words)]


FRENCH = Grammar(
    rules=RULES,
    first_words=FIRST_WORDS,
    light_words=frozenset(),
    next_words=frozenset(),
    part_named=_part_named,
    relations=_RELATIONS,
    of_the_next_noun=frozenset(),
    qualifiers=_QUALIFIERS,
    tail=_TAIL,
    preposition=_PREPOSITION,
    hour_lead=_HOUR_LEAD,
    range_words=compile_phrases(
        r"(?:[^\S\n]?[-–—/][^\S\n]?| (?:[àa]|au|jusqu['’](?:[àa]u?|en))(?: la| le)? )"
    ),
    between=compile_phrases(r"(?<!\w)entre (?:le |la |l['’])?\Z"),
    both=re.compile(r"\s+et\s+(?:le\s+|la\s+|l['’])?", re.IGNORECASE),
    beside=re.compile(
        r",?\s(?:(?:[àa]|vers|d[èe]s|avant|apr[èe]s|peu|dans|au|en)\s){0,3}", re.IGNORECASE
    ),
    of_the_day=re.compile(r",?\s(?:(?:de|du|le|d['’])\s?)?(?:le\s)?", re.IGNORECASE),
    possessive=re.compile(r"(?!)"),
    hour=compile_phrases(rf"{CLOCK}|{PART_OF_DAY}"),
)
