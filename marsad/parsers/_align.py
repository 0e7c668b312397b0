"""Where passages that a library took out of a page stand in the text of that page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+")
# A passage of so many signs hardly stands on a page twice: the short ones are found between these.
_UNMISTAKABLE = 40
# Both texts come from one page, so almost every passage is found. Each miss costs a search through
# the whole page: on a page made to have many, the rest is given up.
_MOST_MISSES = 50


class Index:
    """A text to look passages up in, whatever blanks and punctuation stand between the words."""

    def __init__(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        self.text = text
        self._starts = [word.start() for word in words]
        self._squashed = "".join(word[0] for word in words)
        self._ends = list(accumulate(len(word[0]) for word in words))
        ...


def locate(text: str, passages: Sequence[str]) -> list[tuple[int, int] | None]:
    """Find each passage once, in the order in which they come; None for what is not there.

    Blanks and punctuation need not be the same.
    """
