"""One number in digits or English words, and what it comes to.

`NUMERAL` is a pattern without groups, to be built into larger ones under `re.IGNORECASE`, and
`value_of` reads what it matched. Every repeat in it is bounded, so that matching is linear.
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
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_WORDS = {"a": 1, "an": 1, "zero": 0, **ONES, **TEENS, **TENS}

# White space inside a phrase: a line may be wrapped there, a paragraph may not end there.
GAP = r"(?:[^\S\n]|\n(?!\s)){1,3}"

_join = rf"(?:-|{GAP})"
_and = rf"(?:{GAP}and)?{_join}"
_large = r"(?:thousand|million|billion)\b"
_under_hundred = (
    rf"(?:(?:{'|'.join(TENS)})(?:{_join}(?:{'|'.join(ONES)})\b)?|{'|'.join(TEENS)}|{'|'.join(ONES)})\b"
)
_under_thousand = (
    rf"(?:(?:(?:{_under_hundred}|an?){_join})?hundred\b(?:{_and}{_under_hundred})?"
    rf"|{_under_hundred})"
)
_in_words = (
    rf"(?:(?:{_under_thousand}|an?){_join})?{_large}"
    rf"(?:{_and}{_under_thousand}{GAP}{_large}){{0,2}}(?:{_and}{_under_thousand})?"
    rf"|(?:{_under_hundred}|an?){_join}dozen\b|dozen\b|{_under_thousand}"
)
_digits = (
    r"(?:\d{1,3}(?:[,٬]\d{3})+|\d{1,3}(?:[\x20\u00a0\u2009\u202f]\d{3})+|\d{1,12})(?:\.\d{1,3})?(?!\d)"
)
_in_digits = rf"{_digits}(?:k\b|[\x20\u00a0]?(?:mn|bn)\b|{_join}(?:dozen\b|hundred\b|{_large}))?"
_halves = (
    rf"half{_join}an?{_join}(?:dozen\b|hundred\b|{_large})"
    rf"|(?:{_under_hundred}|{_digits}){_join}and{_join}a{_join}half{_join}{_large}"
)
NUMERAL = rf"(?:{_halves}|{_in_words}|{_in_digits})"

_PIECE = re.compile(r"\d(?:[\d,.٬ \u00a0\u2009\u202f]*\d)?|[a-z]+")
_NOT_DIGITS = re.compile(r"[^\d.]")


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
    if words[0] == "half":
        return f"0.5 {words[-1]}"
    if words[-2:-1] == ["half"]:
        whole = value_of(" ".join(words[:-4]))
        return f"{whole}.5 {words[-1]}"
    return numeral
