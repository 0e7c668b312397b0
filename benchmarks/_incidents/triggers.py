"""Where the word stands that tells of a claim's event: the claim's id says it."""

import re
from collections.abc import Iterator

from marsad.ids import claim_id
from marsad.records import ArticleId, Claim

# So many claims of one word are tried: "strikes hit Idlib, Saraqib and Nayrab" is three.
MOST_OF_ONE_WORD = 4

_WORD = re.compile(r"\w+(?:-\w+)*|\w+")


def trigger_of(claim: Claim, text: str, article: ArticleId) -> tuple[int, int] | None:
    """The span of the word from which a claim's id was made; None if none of its evidence fits."""
    for start, end in words(text, claim.evidence.start, claim.evidence.end):
        for nth in range(MOST_OF_ONE_WORD):
            if claim_id(article, start, end, nth) == claim.id:
                return start, end
    return None


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a stretch, and the parts of those with hyphens."""
    for found in _WORD.finditer(text, start, end):
        yield found.span()
        yield from (part.span() for part in re.finditer(r"\w+", found[0]) if "-" in found[0])
