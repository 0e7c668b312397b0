"""Whether a page speaks as a party to the fight: a communiqué, or a state's own agency."""

import re
from functools import cache

from marsad.coding.party_words import party_words
from marsad.registry.store import Registry

QUOTED = re.compile(r"[“\"«][^”\"»]{0,600}[”\"»]")
# How far into a text its opening goes.
OPENING = 200
# Of the training passages, all but 3 of 40 communiqués reach the first sum, and 3 of 240 other
# pages do that are not a state's own agency; with an opening or a dateline the second tells enough.
PARTISAN, PARTISAN_WITH_OPENING = 3.0, 2.0
OF_OURS, MOST_OURS = 1.5, 2


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What an opening, a word of one's own and a partisan word look like."""
    words = party_words()
    ours = "|".join(sorted(words.listed("ours")))
    return (
        re.compile(rf"\b(?:{'|'.join(words.openings)})\b", re.IGNORECASE),
        re.compile(rf"\bour (?:[\w-]+ ){{0,2}}(?:{ours})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(words.partisan)})\b", re.IGNORECASE),
    )


def is_partisan(text: str, registry: Registry) -> bool:
    """Whether the text takes sides in its own words, outside all quotations."""
    opening, ours, partisan = patterns()
    told = QUOTED.sub(" ", text)
    opens = opening.search(text[:OPENING]) is not None
    different = {m.group().casefold() for m in partisan.finditer(told)}
    points = OF_OURS * min(MOST_OURS, len(ours.findall(told))) + len(different) + opens
    if points >= PARTISAN:
        return True
    return points >= PARTISAN_WITH_OPENING and (opens or has_own_dateline(text, registry))


def accuses(text: str) -> bool:
    """Whether a sentence takes sides against somebody: "hit by aircraft of the aggression".

    Martyrs alone accuse nobody.
    """
    found = (m.group().casefold() for m in patterns()[2].finditer(QUOTED.sub(" ", text)))
    return any(not word.startswith(("martyr", "hero")) for word in found)


def has_own_dateline(text: str, registry: Registry) -> bool:
    """Whether a state's own agency filed it or is told it: "(SANA) –", "told Saba"."""
    return any(m.entry.kind == "state_media" for m in registry.find(text[: 2 * OPENING]))
