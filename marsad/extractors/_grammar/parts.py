"""Numbers that are part of another, that replace another, or that go on with a list."""

import re

from marsad.extractors._grammar.tree import VERBAL, Tree
from marsad.text.numbers import Quantity

# No words that tell of a part or of a revision begin farther away.
REACH = 120
INCLUDING = re.compile(
    r"(?:\binclud(?:ing|e[sd]?)\b|\bamong(?:st)? (?:them|whom|those|the (?:dead|killed|victims"
    r"|casualties|wounded|injured|fatalities|deceased))\b|\b(?:of|from|in) (?:them|whom|which)\b"
    r"|\bcounting\b|\bcomprising\b|\bmade up of\b|\bnamely\b|\bthe (?:youngest|oldest|eldest)\b"
    r"|\bof these\b|\bamong which\b|\bin particular\b|\bnotably\b)[^.;:]{0,60}$",
    re.IGNORECASE,
)
LISTED = re.compile(r"[:–—(-]\s*$")
OF_WHOM = re.compile(
    r"^(?: [\w’'-]+){0,2}?\s*,?\s*(?:(?:among|of|from) (?:them|whom|these|those|which"
    r"|the (?:dead|killed|victims"
    r"|casualties|wounded|injured|fatalities|deceased))\b|(?:(?:and"
    r"|or) [\w’'-]+ ){0,2}among (?:them|whom)"
    r"|included\b|(?:was|were|are|is) (?:children|women|minors|civilians|soldiers|militants"
    r"|fighters|policemen))",
    re.IGNORECASE,
)
AMONG_AFTER = re.compile(
    r"^[^.;,:]{0,50}?(?:, )?(?:was|were|are|is)? ?among (?:them|the \d+|the (?:dead|killed"
    r"|victims|casualties"
    r"|wounded|injured|fatalities))\b",
    re.IGNORECASE,
)
REVISED = re.compile(
    r"(?:\b(?:up|down|raised|revised|increased|rose|risen|lowered|reduced|corrected|updated) from"
    r"(?: (?:the|an?))?(?: (?!to\b)\w+){0,4}"
    r"|\b(?:earlier|previous|initial|first|preliminary|prior|provisional|original|last)"
    r" (?:official |reported |death |casualty |provisional )?"
    r"(?:toll|count|figure|estimate|tally|report|number|total|reports|accounts?|balance)"
    r"(?: (?:of|was|had been|stood at|put|given|spoke of|that))?(?: of)?"
    r"|\bto [\w,]+ from(?: (?:the|an?))?(?: \w+){0,3}"
    r"|\b(?:compared (?:with|to)|as against|against|instead of|rather than|and not|, not"
    r"|revising(?: \w+)?|replac(?:ed|ing)(?: \w+['’]s)?)"
    r"|\b(?:earlier|previously|initially|originally|first|at first|before)"
    r"(?:,? \w+){0,2} (?:said|spoken|reported|given|put|announced|spoke|gave|counted"
    r"|mentioned|listed"
    r"|told|stated|admitted|acknowledged|confirmed|declared|cited)(?: \w+){0,3})\s*$",
    re.IGNORECASE,
)


def is_included(tree: Tree, start: int, end: int) -> bool:
    """Whether these words are a part of those counted before: "including 20 children"."""
    before = tree.article_text[max(tree.start, start - REACH) : start]
    after = tree.article_text[end : min(tree.end, end + REACH)]
    return bool(INCLUDING.search(before) or OF_WHOM.match(after) or AMONG_AFTER.match(after))


def is_listed(tree: Tree, start: int, before_end: int) -> bool:
    """Whether a list begins here: "18 dead: eight men, ten women"."""
    between = tree.article_text[before_end:start]
    if between.rstrip().endswith(":"):
        return True
    return bool(LISTED.search(between)) and not has_verb(tree, before_end, start)


def goes_on(tree: Tree, start: int, before_end: int) -> bool:
    """Whether only "and", commas and nouns stand between this number and the one before."""
    between = tree.article_text[before_end:start]
    if has_verb(tree, before_end, start) or ";" in between or ":" in between:
        return False
    return bool(
        re.search(
            r"(?:,|\band\b|\bor\b|\bplus\b|\bas well as\b|&|\b(?:together|along) with\b"
            r"|\balongside\b|\bin addition to\b)"
            r"\s*(?:also |another |the |his |her |their )?$",
            between,
        )
    )


def has_verb(tree: Tree, start: int, end: int) -> bool:
    return any(t.pos in VERBAL for t in tree.tokens if start <= t.start < end)


def is_revised(tree: Tree, quantity: Quantity) -> bool:
    """Whether another figure has replaced this one: "raising an earlier toll of 12"."""
    start = max(tree.start, quantity.start - REACH)
    return REVISED.search(tree.article_text[start : quantity.start]) is not None
