"""The name of an outlet or a source as people read it: a file is none."""

import re

from marsad.web.tongue import say

# Where a page was found stands for its outlet where it names none: a path, an address, a file.
FOUND = re.compile(
    r"(?:https?:|file:|[./~]|[a-z]:[\\/]).*"
    r"|.*\.(?:txt|text|md|x?html?|pdf|json|jsonl|xml|eml|warc|wacz|gz|zst)(?:#.*)?",
    re.IGNORECASE | re.DOTALL,
)


def outlet_words(name: str) -> str:
    """A name, or that none is stated."""
    return say("outlet not stated") if FOUND.fullmatch(name) else name
