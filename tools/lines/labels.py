"""What each row of a rendering is, by what is known of the page."""

from collections import Counter
from collections.abc import Sequence

from lines.pages import TOKEN, Taught, squeeze
from marsad.parsers._line_model import Label
from marsad.parsers._rows import Row

SHINGLE = 4
# So much of a row's runs of four words must be the article's.
_OWN_SHARE = 0.6
_FEWEST_LINKED = 5


class Known:
    """The article of a page, ready to be compared with."""

    def __init__(self, page: Taught) -> None:
        self.page = page
        self.lines = frozenset(page.lines)
        self.tokens = tokens("\n".join(page.lines))
        self.shingles = frozenset(runs(self.tokens))
        self.foreign = frozenset(page.foreign)


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text.lower())


def runs(found: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(found[at : at + SHINGLE]) for at in range(len(found) - SHINGLE + 1)]


def label_rows(rows: Sequence[Row], known: Known, injected: Counter[str]) -> list[Label]:
    """Label every row; lines that were put in are teasers whatever else they resemble."""
    own = is_own([row.text for row in rows], known)
    return [_label(row, known, injected, mine=mine) for row, mine in zip(rows, own, strict=True)]


def is_own(texts: Sequence[str], known: Known) -> list[bool]:
    """Say which lines are the article's: a short one must stand in it, and between its lines."""
    squeezed = [squeeze(text) for text in texts]
    sure = [_is_long_own(text, known) for text in squeezed]
    found = [at for at, mine in enumerate(sure) if mine]
    if not found:
        return [bool(text in known.lines) for text in squeezed]
    span = range(found[0], found[-1] + 1)
    return [
        bool(mine or (mine is None and at in span and text in known.lines))
        for at, (text, mine) in enumerate(zip(squeezed, sure, strict=True))
    ]


def _is_long_own(text: str, known: Known) -> bool | None:
    """None for a line too short to tell."""
    if any(passage in text for passage in known.foreign):
        return False
    found = runs(tokens(text))
    if not found:
        return None
    return sum(run in known.shingles for run in found) >= _OWN_SHARE * len(found)


def _label(row: Row, known: Known, injected: Counter[str], *, mine: bool) -> Label:
    text, page = squeeze(row.text), known.page
    if text in injected:
        return Label.TEASER
    if mine:
        return Label.HEADING if text in page.headings and row.words < 25 else Label.BODY
    if page.title and text == page.title:
        return Label.TITLE
    if row.look in "MT":
        return Label.METADATA
    if text in page.captions:
        return Label.CAPTION
    if text in page.links and row.words >= _FEWEST_LINKED:
        return Label.TEASER
    return Label.OTHER
