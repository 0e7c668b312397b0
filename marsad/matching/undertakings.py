"""Words that tell of a siege, an offensive, an operation: what holds other incidents within it.

"The town has been besieged since May" tells of one; "shells fell on the besieged town" does not,
though it says within which siege they fell.
"""

import re
from collections.abc import Iterable

_HELD = (
    r"(?:besieged|encircled|surrounded|blockaded|sealed off|cut off"
    r"|under (?:\w+ )?(?:siege|blockade|encirclement))"
)
_PUSH = (
    r"(?:(?:counter-?)?offensive|campaign|(?:military|ground|security) operation|sweep"
    r"|(?:big|broad|major|large|large-scale|wide|general) (?:assault|attack|push|operation|sweep))"
)
# The claim tells of the undertaking itself.
_TELLS = re.compile(
    rf"\b(?:has|have|had) (?:\w+ )?(?:been (?:\w+ )?)?{_HELD}"
    r"|\b(?:has|have|had) (?:\w+ )?(?:besieged|encircled|surrounded|blockaded|cut off)\b"
    rf"|\b(?:is|are|was|were|remains?|kept|keeps?|keeping) (?:[\w,'’-]+ ){{0,7}}?{_HELD}"
    r"(?=\s+(?:by|since|for|from|in|and|as)\b|\s*(?:[,.;:]|$))"
    r"|\b(?:siege|blockade|encirclement) (?:of|on|imposed|enters?|entered|goes|went|is|has|was"
    r"|began|begins|around|continues|continued|tightens|tightened)\b"
    rf"|\b(?:began|begun|begins?|launched?|launches|opened|opens|started|starts|announced|announces)"
    rf"\b[^.;]{{0,40}}?\b{_PUSH}\b"
    rf"|(?<!since the )(?<!since their )(?<!since its )\b{_PUSH}"
    r" (?:in|against|on|towards?|for|into|along|began|has|is|was|goes|went|that|which)\b"
    rf"|\bpart of (?:[\w'’-]+ ){{0,5}}{_PUSH}\b"
    r"|\b(?:launched|began|opened|under the name(?: of)?) (?:\w+ ){0,2}(?-i:Operation [A-Z]\w+)"
    r"|\bbattle (?:for|of)\b[^.;]{0,60}\b(?:went on|goes on|continue[sd]?|month|week|enters?)",
    re.IGNORECASE,
)
# The claim says that what it tells happened within one.
_WITHIN = re.compile(
    rf"\b{_HELD}\b|\b(?:siege|blockade|encirclement)\b|\b{_PUSH}\b"
    r"|(?-i:\bOperation (?:[A-Z]\w+ ?)+)|\bbattle (?:for|of)\b",
    re.IGNORECASE,
)


_KINDS = (
    ("siege", re.compile(rf"\b(?:{_HELD}|siege|blockade|encirclement)\b", re.IGNORECASE)),
    ("battle", re.compile(r"\bbattle (?:for|of)\b", re.IGNORECASE)),
    ("operation", re.compile(r"\b(?:operation|sweep)\b", re.IGNORECASE)),
    ("offensive", re.compile(rf"\b{_PUSH}\b", re.IGNORECASE)),
)
_OPERATION = re.compile(r"\bOperation (?:[A-Z][\w’'-]+ ?){1,4}")


def name_undertaking(texts: Iterable[str], place: str | None) -> str:
    """Name an undertaking as the first text that names it does: "siege of the town"."""
    joined = "\n".join(texts)
    if (operation := _OPERATION.search(joined)) is not None:
        return operation[0].strip()
    first = [(match.start(), kind) for kind, each in _KINDS if (match := each.search(joined))]
    kind = min(first)[1] if first else "campaign"
    of = {"siege": "of", "battle": "for"}.get(kind, "in")
    return kind if place is None else f"{kind} {of} {place}"


def named_operations(texts: Iterable[str]) -> frozenset[str]:
    """The operations that texts call by a name of their own."""
    return frozenset(found[0].strip() for text in texts for found in _OPERATION.finditer(text))


def is_siege(texts: Iterable[str]) -> bool:
    """Say whether the undertaking that texts tell of is a siege, in which all are held."""
    return any(_KINDS[0][1].search(text) for text in texts)


def tells_of_undertaking(text: str) -> bool:
    """Say whether a text tells of a siege or an offensive itself."""
    return _TELLS.search(text) is not None


def names_undertaking(text: str) -> bool:
    """Say whether a text names a siege or an offensive, if only beside what it tells."""
    return _WITHIN.search(text) is not None
