"""Lines of a page's text: which are the article's by the gold text, and which were kept.

A line is the article's if six tenths of its runs of four words stand in the gold text, or if it
equals a line of that; one of under four words also has to stand between two such lines. A line is
kept if the blocks of the article's own text cover half of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benchmarks._pages.overlap import SHINGLE, Counts, runs_of, words_of

GOLD_SHARE = 0.6
LONG_WORDS = 8
COVERED_SHARE = 0.5


class Line(NamedTuple):
    """A line with words: where it stands, whether it is the article's, whether it was kept."""

    start: int
    end: int
    words: int
    own: bool
    kept: bool


def judge_lines(text: str, spans: Sequence[tuple[int, int]], gold: str) -> list[Line]:
    """Judge each line that holds a word by the gold text, and by what was kept."""
    stretches = list(split_lines(text))
    contents = [text[start:end] for start, end in stretches]
    kept = covered(stretches, spans, text)
    return [
        Line(start, end, len(words_of(content)), own, keeps)
        for (start, end), content, own, keeps in zip(
            stretches, contents, label(contents, gold), kept, strict=True
        )
    ]


def split_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines that hold a word begin and end."""
    start = 0
    for line in text.split("\n"):
        if words_of(line):
            yield start, start + len(line)
        start += len(line) + 1


def label(lines: Sequence[str], gold: str) -> list[bool]:
    """Whether each line is the article's, by the gold text of that."""
    runs = set(runs_of(gold))
    equal = {tuple(words_of(line)) for line in gold.split("\n")}
    own = [_is_own(words_of(line), runs, equal) for line in lines]
    long = [len(words_of(line)) >= SHINGLE for line in lines]
    before = list(_last_long(own, long))
    after = list(_last_long(own[::-1], long[::-1]))[::-1]
    return [
        is_own and (is_long or (first and last))
        for is_own, is_long, first, last in zip(own, long, before, after, strict=True)
    ]


def covered(
    stretches: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]], text: str
) -> list[bool]:
    """Whether the spans cover half of what is printed on each line."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return [
        sum(marks[at] for at in printed) >= COVERED_SHARE * len(printed)
        for printed in ([at for at in range(*line) if not text[at].isspace()] for line in stretches)
    ]


def count_lines(lines: Iterable[Line]) -> Counts:
    """Count the lines that were kept rightly, kept wrongly, and lost."""
    known = list(lines)
    right = sum(line.own and line.kept for line in known)
    wrong = sum(line.kept for line in known) - right
    return Counts(right, wrong, sum(line.own for line in known) - right)


def foreign(lines: Iterable[Line]) -> list[Line]:
    """The lines of eight words and more that are not the article's."""
    return [line for line in lines if not line.own and line.words >= LONG_WORDS]


def _is_own(words: list[str], runs: set[tuple[str, ...]], equal: set[tuple[str, ...]]) -> bool:
    if tuple(words) in equal:
        return True
    own = [tuple(words[at : at + SHINGLE]) in runs for at in range(len(words) - SHINGLE + 1)]
    return bool(own) and sum(own) >= GOLD_SHARE * len(own)


def _last_long(own: Iterable[bool], long: Iterable[bool]) -> Iterator[bool]:
    """For each line, whether the last long one before it is the article's."""
    last = False
    for is_own, is_long in zip(own, long, strict=True):
        yield last
        last = is_own if is_long else last
