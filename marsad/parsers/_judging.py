"""Puts the line model's word beside the rules': which rows of a text dump are the article's."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from marsad.parsers._blocks import kinds_of
from marsad.parsers._line_model import Label, Net, tell
from marsad.parsers._measures import measure
from marsad.parsers._outline import Outline
from marsad.parsers._rows import Row
from marsad.parsers._signs import Numbers
from marsad.parsers._teasers import TeaserRows, entries_of, rows_of
from marsad.records import BlockKind

# How much the rules' verdict counts against the model's, in powers of e: their teasers are seldom
# wrong, and lists and quotes are rare in what the model learned from. Cross-validated by page on
# the 60 pages whose text is known, lines told right come to F1 .913 in the main content and .877 in
# all text; the rules alone, which were written on these pages, to .908 and .852.
_RULES_WEIGHT = 1.0
# How much more than its share a likely teaser counts against keeping a row: at 4 there are a fifth
# fewer teasers kept (.125 for .149, nets that saw neither pages nor styles), but lists are lost.
_TEASER_WEIGHT = 2.0
# Pages of few rows are rare in what the model learned from: there the rules count for more.
_MORE_ON_FEW, _MANY_ROWS = 2.0, 40
_WEIGHT_OF = {BlockKind.TEASER: -4.0, BlockKind.LIST: 2.0, BlockKind.QUOTE: 3.0}
# The model was trained on pages; of fewer rows it knows too little.
FEWEST_ROWS = 4
# Where it would leave less than this share of what the rules take for the article, they are right:
# a page in a form that it never saw.
LEAST_LEFT = 0.5
# Below this, a block says how sure it is.
SURE = 0.9
_LIKELIER, _TINY = 0.5, 1e-6
# Times of day over the entries of live pages, and the heads of readers' comments.
_SURE_LOOKS = frozenset("TZ")

_OWN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE})
_BY_OWN = {True: _RULES_WEIGHT, False: -_RULES_WEIGHT}
_TITLES = frozenset("HhLi")
_KIND_OF = {
    Label.BODY: BlockKind.PARAGRAPH,
    Label.HEADING: BlockKind.HEADING,
    Label.METADATA: BlockKind.METADATA,
    Label.CAPTION: BlockKind.CAPTION,
}


def judge(page: Outline) -> Outline:
    """The outline with the model's word on its rows; a page of a few rows stays as it is."""
    if len(page.rows) < FEWEST_ROWS:
        return page
    kinds = verdicts_of(page)
    rules = np.array([kind in _OWN for kind in kinds])
    word = likely_own(measure(page), kinds)
    labels, keep = word.labels, word.own > _LIKELIER
    told = _told_by_rules(page, labels)
    keep[told] = rules[told]
    last = max(np.flatnonzero(keep), default=0)
    if page.rows[last].look in _TITLES and not rules[last]:  # a heading of nothing
        keep[last] = False
    words = np.array([row.words for row in page.rows])
    if words[keep].sum() < LEAST_LEFT * words[rules].sum():
        return page
    leads = rules & ~keep & (labels == Label.TEASER)
    teasers = (*_still(page, keep), *_new(page.rows, np.flatnonzero(leads).tolist()))
    taken = rows_of(teasers)
    rows = tuple(
        row if at in taken else _judged(at, page, kinds[at], word, keep=bool(keep[at]))
        for at, row in enumerate(page.rows)
    )
    return replace(page, rows=rows, teasers=tuple(sorted(teasers, key=lambda one: one.first)))


def _told_by_rules(page: Outline, labels: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which rows the rules alone tell: times of day, titles, and what stands below a title."""
    sure = np.array([row.look in _SURE_LOOKS for row in page.rows])
    told: NDArray[np.bool_] = sure | (labels == Label.TITLE)
    if page.title is not None:
        below = slice(page.title + 1, max(page.title + 1, page.body.start))
        told[below] |= labels[below] != Label.TEASER
        told[page.title] = True
    return told


def verdicts_of(page: Outline) -> list[BlockKind]:
    """What the rules take each row for."""
    kinds = dict(kinds_of(page))
    return [kinds.get(at, BlockKind.TEASER) for at in range(len(page.rows))]


class Word(NamedTuple):
    """How likely each row is the article's, by model and rules and by the model alone; its label.

    The label is one of the article's for a row that is likelier so than not, else another.
    """

    own: Numbers
    alone: Numbers
    labels: NDArray[np.intp]

    def sure_of(self, at: int, *, keep: bool) -> float:
        """How sure it is to keep or drop a row, the model's own word counting twice."""
        likely = float(self.own[at] + self.alone[at]) / 2
        return likely if keep else 1 - likely


def likely_own(
    numbers: Numbers, kinds: Sequence[BlockKind], nets: Sequence[Net] | None = None
) -> Word:
    """The word of these nets, or of those that are shipped, on each row."""
    found = tell(numbers, nets)
    share = found[:, : Label.TITLE].sum(axis=1)
    rules = np.array([_WEIGHT_OF.get(kind, _BY_OWN[kind in _OWN]) for kind in kinds])
    rules *= 1 + _MORE_ON_FEW * max(0.0, 1 - len(kinds) / _MANY_ROWS)
    against = 1 - share + (_TEASER_WEIGHT - 1) * found[:, Label.TEASER]
    odds = np.log((share + _TINY) / (against + _TINY)) + rules
    own = (1 / (1 + np.exp(-odds))).astype(np.float32)
    inside = found[:, : Label.TITLE].argmax(axis=1)
    outside = found[:, Label.TITLE :].argmax(axis=1) + Label.TITLE
    return Word(own, share, np.where(own > _LIKELIER, inside, outside))


def _still(page: Outline, keep: NDArray[np.bool_]) -> Iterator[TeaserRows]:
    """The rules' teasers, but those whose words the model mostly takes for the article's."""
    for teaser in page.teasers:
        rows = range(teaser.first, teaser.stop)
        kept = sum(page.rows[at].words for at in rows if keep[at])
        if 2 * kept <= sum(page.rows[at].words for at in rows):
            yield teaser


def _new(rows: Sequence[Row], leads: Sequence[int]) -> Iterator[TeaserRows]:
    """Teasers of the rows that are the model's: those in a row together, title by title."""
    runs: list[range] = []
    for at in leads:
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    for run in runs:
        yield from entries_of(rows, run)


def _judged(at: int, page: Outline, kind: BlockKind, word: Word, *, keep: bool) -> Row:
    row, sure = page.rows[at], word.sure_of(at, keep=keep)
    if keep != (kind in _OWN) or kind is BlockKind.TEASER:
        kind = _KIND_OF.get(Label(word.labels[at]), BlockKind.BOILERPLATE)
        if kind is BlockKind.PARAGRAPH and row.line.sign:
            kind = BlockKind.LIST
    return replace(row, kind=kind, confidence=None if sure >= SURE else round(sure, 2))
