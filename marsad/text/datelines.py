"""Lines that tell a time and hardly anything else: datelines, stamps, "2 hours ago"."""

import re

_MONTH = (
    r"\b(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|f[ée]vrier|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai|mayo"
    r"|june?|juin|juni|july?|juil(?:let)?|juli|aug(?:ust)?|ao[ûu]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|okt(?:ober)?"
    r"|nov(?:ember|embre)?|dec(?:ember)?|d[ée]cembre|dezember"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    r"|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    r"|enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b\.?"
)
_DAY = (
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:de\s+|of\s+)?{_MONTH}(?:\s+de)?(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:t[\d:.+z-]+)?|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b)"
)
_AGO = (
    r"(?:(?:\d+|an?|one)\s?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s+ago"
    r"|vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+|just now)"
)
_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_DATELINE_PART = re.compile(
    rf"{_DAY}|{_AGO}|{_CLOCK}|{_MONTH}\s\d{{4}}|(?:utc|gmt)?[+-]\d{{1,2}}:?\d{{0,2}}\b"
    r"|\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|yesterday|today)\b"
    r"|\b(?:first |last )?(?:published|updated?|posted|modified|issued|released|added|created"
    r"|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado)\b"
    r"|\b(?:at|on|um|uhr|à|am|le|et|and|und|date|time|local|utc|gmt|est|edt|cst|cdt|pst|pdt|bst|cet|cest|ist|eet|msk)\b",
    re.IGNORECASE,
)
_LONGEST = 250
_IN_EVERY_TIME = re.compile(r"\d|\bago\b|just now")
_HAS_TIME = re.compile(rf"{_DAY}|{_AGO}|{_CLOCK}")
_HAS_CLOCK = re.compile(_CLOCK, re.IGNORECASE)
_BRACKETED_DAY = re.compile(rf"\[[^\]]{{0,30}}{_DAY}[^\]]{{0,30}}\]")
_BEGINS_WITH_DAY = re.compile(rf"{_DAY}(?!\s*[:–—-])")
_WORD = re.compile(r"[^\W_]+")

# Beside a time may stand names, and these words.
_BESIDE_TIME = frozenset(
    "by in of min mins read minutes minute views comments comment share".split()
)
_MOST_BESIDE_TIME, _MOST_AFTER_DAY = 4, 8


def is_timestamp(line: str) -> bool:
    """Say whether a line is a time of day, with or without its day, and nothing else."""
    bare = not _WORD.search(_DATELINE_PART.sub(" ", line))
    return bare and _HAS_CLOCK.search(line) is not None


def is_dateline(line: str) -> bool:
    """Say whether a line holds a time, and beside it at most a name or two."""
    if len(line) > _LONGEST:
        return False
    small = line.lower()
    # Looked for first because it is quick: every time has one of these.
    if not _IN_EVERY_TIME.search(small) or not _HAS_TIME.search(small):
        return False
    rest = _WORD.findall(_DATELINE_PART.sub(" ", line))
    if rest and line.rstrip().endswith(":"):
        return False
    if _BRACKETED_DAY.match(small):
        return len(rest) <= _MOST_AFTER_DAY
    named = all(word[0].isupper() or word.lower() in _BESIDE_TIME for word in rest)
    most = _MOST_AFTER_DAY if _BEGINS_WITH_DAY.match(small) else _MOST_BESIDE_TIME
    return named and len(rest) <= most
