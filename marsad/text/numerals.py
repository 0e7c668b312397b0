"""One number in digits or English words, and what it comes to.

`NUMERAL` and `SMALL_NUMERAL` (below a hundred in words) are patterns without groups, to be built
into larger ones under `re.IGNORECASE`; `value_of` reads what they matched. Every repeat in them is
bounded, so that matching is linear.
"""

import re
from decimal import Decimal

ONES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_WORDS = {"a": 1, "an": 1, "zero": 0, **ONES, **TEENS, **TENS}

# White space inside a phrase: a line may be wrapped there, a paragraph may not end there.
GAP = r"\s{1,2}(?<!\n\n)"

_JOIN = rf"(?:-|{GAP})"
_AND = rf"(?:{GAP}and)?{_JOIN}"
_LARGE = r"(?:thousand|million|billion)\b"
_SCALE = rf"(?:dozen\b|hundred\b|{_LARGE})"
_SMALL = (
    rf"(?:(?:{'|'.join(TENS)})(?:{_JOIN}(?:{'|'.join(ONES)})\b)?"
    rf"|{'|'.join(TEENS)}|{'|'.join(ONES)})\b"
)
_HUNDREDS = rf"(?:(?:{_SMALL}|an?){_JOIN})?hundred\b(?:{_AND}{_SMALL})?"
_UNDER_THOUSAND = rf"(?:{_HUNDREDS}|{_SMALL})"
_IN_WORDS = (
    rf"(?:(?:{_UNDER_THOUSAND}|an?){_JOIN})?{_LARGE}"
    rf"(?:{_AND}{_UNDER_THOUSAND}(?:{_JOIN}{_LARGE})?){{0,3}}"
    rf"|(?:(?:{_SMALL}|an?){_JOIN})?dozen\b|{_UNDER_THOUSAND}"
)
_DIGITS = (
    r"(?:\d{1,3}(?:[,٬]\d{3}){1,4}|\d{1,3}(?:[\x20\u00a0\u2009\u202f]\d{3}){1,4}|\d{1,12})"
    r"(?:\.\d{1,3})?(?!\d)"
)
# "10m" may be metres: it is millions only where it says of whom.
_M = rf"m(?={GAP}(?:people|persons|refugees|children|civilians|residents|displaced)\b)"
_IN_DIGITS = rf"{_DIGITS}(?:k\b|{_M}|[\x20\u00a0]?(?:mn|bn)\b|{_JOIN}{_SCALE})?"
_HALVES = (
    rf"(?:half|(?:a{GAP})?quarter{GAP}of){_JOIN}an?{_JOIN}{_SCALE}"
    rf"|(?:{_SMALL}|{_DIGITS}){_JOIN}and{_JOIN}a{_JOIN}half{_JOIN}{_LARGE}"
)
NUMERAL = rf"(?:{_HALVES}|{_IN_WORDS}|{_IN_DIGITS})"
SMALL_NUMERAL = rf"(?:{_SMALL}|\d{{1,4}}(?!\d))"

_PIECE = re.compile(r"\d(?:[\d,.٬ \u00a0\u2009\u202f]*\d)?|[a-z]+")
_NOT_DIGITS = re.compile(r"[^\d.]")


def compile_phrases(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a space stands for any white space between two words."""
    return re.compile(pattern.replace(" ", GAP), re.IGNORECASE)


def value_of(numeral: str) -> int | None:
    """Read what NUMERAL matched; None for a decimal that counts nothing ("6.4")."""
    total = part = Decimal(0)
    for piece in _PIECE.findall(_spell_halves(numeral.lower())):
        if piece in SCALES:
            part = (part or Decimal(1)) * SCALES[piece]
            if piece != "hundred":
                total, part = total + part, Decimal(0)
        elif piece != "and":
            part += _WORDS[piece] if piece in _WORDS else Decimal(_NOT_DIGITS.sub("", piece))
    value = total + part
    return int(value) if total or value == int(value) else None


def _spell_halves(numeral: str) -> str:
    """Write "half a million" and "two and a half million" with a decimal."""
    words = numeral.replace("-", " ").split()
    if "half" not in words and "quarter" not in words:
        return numeral
    if "and" not in words:
        return f"{'0.5' if words[0] == 'half' else '0.25'} {words[-1]}"
    return f"{value_of(' '.join(words[:-4]))}.5 {words[-1]}"
