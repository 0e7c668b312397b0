"""A page's text as lines: where each stands, what leads it, which lines are one paragraph."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

_LINE = re.compile(r"[^\n\f\v\x85\u2028\u2029]+")
_SIGN = re.compile(
    r"""(?: [•●▪■◦‣∙·►▶»*+–-](?=\s)
          | \d{1,3}[.)](?=\s)(?!\s+\w+\s+\d{4}\b)   # "3. Oktober 2024" is a day, no list
          | \#{1,6}(?=\s)
          | >(?=\s) )\s*""",
    re.VERBOSE,
)
# Vowel signs and accents that are signs of their own belong to the word that they stand in.
_SIGNS = r"\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u109f"
_WORD = re.compile(rf"[^\W_][{_SIGNS}]*(?:[’'.-][^\W_][{_SIGNS}]*)*")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
# Stretches without blanks that carry the matter: Chinese signs and katakana, and Thai.
_UNSPACED_MATTER = re.compile("[\u30a0-\u30ff\u3400-\u9fff]{2,}|[\u0e00-\u0e7f]{4,}")
_UNSPACED_STEM = MappingProxyType({True: 4, False: 2})
_SENTENCE_END = re.compile(r"[.!?…。！？؟।։:][\"'”’»)\]*_]{0,3}$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:No|St|Mr|Dr|vs|Co|Inc|Ltd|Jr|Sr)\.$")
_END_LENGTH = 20
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\])$")

# Programs that wrap text fill its lines up to a column in this range.
_NARROWEST, _WIDEST = 50, 110
# A line counts as filled if the next word would have come this near to the widest line.
_SLACK = 3
_LONGEST_PARAGRAPH = 10_000
# Share of neighbouring lines that must look wrapped before the page counts as wrapped.
_WRAPPED_SHARE = 0.7
# On a wrapped page a line without an end runs on if it is this much of the width.
_OPEN_SHARE = 0.5
_FEWEST_PAIRS, _ENOUGH_PAIRS = 2, 3

# On a wrapped page half of the lines or more begin inside a sentence.
_BEGIN_LARGE_SHARE = 0.5

_SHORTEST_WORD, _LONG_WORD, _STEM_LENGTH = 4, 8, 6
# No ending reaches from here back into the stem.
_ENOUGH = 12
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|es|e|s)$")
_MARKUP = re.compile(r"!?\[([^\[\]]{0,400})\]\([^()\s]{0,2000}(?:\s[^()]{0,200})?\)|\*{1,3}|`|__")
_IMAGE = re.compile(r"!\[[^\[\]]{0,400}\]\([^()]{0,2000}\)")


class Line(Struct, frozen=True, kw_only=True):
    """A line without the blanks and the sign before it: `text` is the page's `[start:end]`.

    `sign` is the bullet, number, `#` or `>` that leads it; `gap` says that a blank line or the
    top of the page is above it; `column` is where it begins.
    """

    text: str
    start: int
    end: int
    sign: str = ""
    gap: bool = False
    column: int = 0


def split_lines(text: str, *, signs: bool = True) -> tuple[Line, ...]:
    """List the lines that hold anything, in order, the sign before each set apart if `signs`."""
    lines: list[Line] = []
    below = 0
    for match in _LINE.finditer(text):
        rest = match[0].rstrip()
        blanks = len(rest) - len(rest.lstrip())
        sign = _SIGN.match(rest, blanks) if signs else None
        column = sign.end() if sign else blanks
        if column == len(rest):
            continue
        lines.append(
            Line(
                text=rest[column:],
                start=match.start() + column,
                end=match.start() + len(rest),
                sign=sign[0].strip() if sign else "",
                gap=not lines or text.count("\n", below, match.start()) > 1,
                column=blanks,
            )
        )
        below = match.end()
    return tuple(lines)


def join_wrapped(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join the lines of each paragraph if the page was wrapped at a fixed width."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[Line] = []
    above: Line | None = None
    for line in lines:
        first = joined[-1] if joined else line
        room = line.end - first.start <= _LONGEST_PARAGRAPH
        if above is not None and room and _runs_on(above, line, width):
            joined[-1] = Line(
                text=text[first.start : line.end],
                start=first.start,
                end=line.end,
                sign=first.sign,
                gap=first.gap,
                column=first.column,
            )
        else:
            joined.append(line)
        above = line
    return tuple(joined)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """Count words; where a script sets no blanks between them, two signs count as one."""
    return count_of(text, words(text))


def count_of(text: str, found: Sequence[str]) -> int:
    """Count words as `count_words` does, the words of the text being known."""
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    return len(found) + unspaced // 2


def stems(text: str) -> frozenset[str]:
    """The words that carry the matter of a text, cut short so that their endings do not count."""
    return stems_of(text, words(text))


def stems_of(text: str, found: Sequence[str]) -> frozenset[str]:
    """The stems of a text whose words are known; without blanks, its short runs of signs."""
    spaced = frozenset(_stem(word[:_ENOUGH]) for word in found if len(word) >= _SHORTEST_WORD)
    if text.isascii() or not _UNSPACED.search(text):
        return spaced
    plain_words = frozenset(stem for stem in spaced if not _UNSPACED.search(stem))
    return plain_words | frozenset(
        run[at : at + size]
        for run in _UNSPACED_MATTER.findall(text)
        for size in (_UNSPACED_STEM[run[0] < "\u0e80"],)
        for at in range(len(run) - size + 1)
    )


def telling_stems(found: Sequence[str]) -> frozenset[str]:
    """The stems of names and of long words, which two stories hardly share by chance."""
    return frozenset(
        _stem(word[:_ENOUGH])
        for nth, word in enumerate(found)
        if len(word) >= _LONG_WORD or (nth and len(word) >= _SHORTEST_WORD and word[0].isupper())
    )


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return _ENDING.sub("", word.lower())[:_STEM_LENGTH]


def plain(text: str) -> str:
    """Leave out the signs of Markdown: of a link its words stay."""
    return _MARKUP.sub(r"\1", text).strip() if set("[*`_") & set(text) else text


def is_image(text: str) -> bool:
    """Say whether a line is a picture in Markdown and nothing else."""
    return bool(_IMAGE.fullmatch(text))


def ends_sentence(text: str) -> bool:
    end = text[-_END_LENGTH:]
    return bool(_SENTENCE_END.search(end)) and not _ABBREVIATION_END.search(end)


def is_cut_off(text: str) -> bool:
    """Say whether a text ends in an ellipsis, as the lead of another story does."""
    return bool(_CUT_OFF.search(text[-_END_LENGTH:]))


def _wrap_width(lines: tuple[Line, ...]) -> int | None:
    """Find the column at which a program wrapped the page; None if it did not."""
    pairs = [(above, line) for above, line in pairwise(lines) if not (line.gap or line.sign)]
    if len(pairs) < _FEWEST_PAIRS:
        return None
    widths = sorted(_width(above) for above, _ in pairs)
    width = widths[-1 - len(widths) // 50]  # one line in fifty may stick out: a long address
    if not _NARROWEST <= width <= _WIDEST:
        return None
    if len(pairs) < _ENOUGH_PAIRS:
        return width if all(line.text[0].islower() for _, line in pairs) else None
    large = sum(line.text[0].isupper() and not line.text.isupper() for _, line in pairs)
    if large > _BEGIN_LARGE_SHARE * len(pairs):
        return None
    wrapped = sum(line.text[0].islower() or _is_filled(above, line, width) for above, line in pairs)
    return width if wrapped >= _WRAPPED_SHARE * len(pairs) else None


def _runs_on(above: Line, line: Line, width: int) -> bool:
    """Say whether a line of a wrapped page belongs to the paragraph of the line above it."""
    if line.gap or line.sign or line.column > above.column + 1 or not _has_words(above, line):
        return False
    capitals = above.text.isupper() and line.text.isupper() and above.column == line.column
    inside = capitals or not line.text[0].isupper()
    open_ended = not ends_sentence(above.text) and _width(above) > _OPEN_SHARE * width
    return (open_ended and inside) or _is_filled(above, line, width)


def _has_words(*lines: Line) -> bool:
    return all(any(map(str.isalnum, line.text)) for line in lines)


def _is_filled(above: Line, line: Line, width: int) -> bool:
    """Say whether the first word of a line would not have fitted on the line above it."""
    word = line.text.split(None, 1)[0]
    return _width(above) + 1 + len(word) > width - _SLACK


def _width(line: Line) -> int:
    return line.column + line.end - line.start
