"""Gives text in capitals the letters that print would give it, so that it can be parsed.

Old wire copy and military messages are in capitals throughout. Where a stretch is nearly all in
capitals, each word of it becomes lower case, capitalised, or stays as it is (an acronym), by a
small linear model over a table of how words are usually written. No letter is added or taken
away: every offset stays what it was. `tools/train_casing.py` makes the table and the weights.

On held-back passages of our own, put into capitals, 97 % of the words come back as they were. The
parser then finds the names that it finds in print with an F1 of .85 (in capitals .33, in small
letters .58), and the same arcs with .97 (.72, .94).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

# Of the letters of a stretch; a headline in capitals within a page of print has as many.
CAPITALS = 0.85
# Fewer words than these may be a name or an acronym alone.
FEWEST_WORDS = 4
LOWER, TITLE, UPPER = 0, 1, 2
# A word that is taken for an acronym once is one, unless it is read otherwise more often than so.
MOST_DOUBTS = 2
UNKNOWN = "u"

_BLOCK = re.compile(r"\n[ \t]*\n")
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:[.!?:]|--|—)[\"'”’)\]]*\s+(?:[\"“'‘(\[]\s*)*$")
_VOWEL = re.compile(r"[AEIOUY]")
_AFTER_APOSTROPHE = re.compile(r"(?<=['’])(?:S|T|D|LL|RE|VE|M)$")

Weights = Mapping[str, tuple[float, float, float]]


def is_capitals(text: str) -> bool:
    """Whether a stretch of text is written in capitals throughout."""
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper >= CAPITALS * (upper + lower) and len(WORD.findall(text)) >= FEWEST_WORDS


def restore_case(text: str) -> str:
    """The text with its stretches in capitals as print would have them; of the same length."""
    stretches = [(text[a:b], is_capitals(text[a:b])) for a, b in blocks(text)]
    if not any(capitals for _, capitals in stretches):
        return text
    restored = [(shaped_words(part) if capitals else [], part) for part, capitals in stretches]
    usual = usual_shapes([word for words, _ in restored for word in words])
    return "".join(rewritten(part, words, usual) for words, part in restored)


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, each with the blank lines after it."""
    start = 0
    for blank in _BLOCK.finditer(text):
        yield start, blank.end()
        start = blank.end()
    if start < len(text):
        yield start, len(text)


class Shaped(Struct, frozen=True, kw_only=True):
    """A word of a stretch in capitals, and how it is to be written."""

    text: str
    start: int
    shape: int
    opens: bool


def shaped_words(text: str) -> list[Shaped]:
    """The words of a stretch in capitals with how print would write them."""
    words = list(WORD.finditer(text))
    opens = openings(text, words)
    shapes = classify([w[0] for w in words], opens, brackets(text, words))
    return [
        Shaped(text=w[0], start=w.start(), shape=after_digit(text, w.start(), s), opens=o)
        for w, s, o in zip(words, shapes, opens, strict=True)
    ]


def after_digit(text: str, start: int, shape: int) -> int:
    """The ending of a numeral is never capitalised: "1st", "110km"."""
    return LOWER if text[start - 1 : start].isdecimal() else shape


def usual_shapes(words: Sequence[Shaped]) -> Mapping[str, int]:
    """How the text writes each word that is in no table: an acronym is one throughout."""
    counts: dict[str, list[int]] = {}
    table = case_table()
    for word in words:
        if len(word.text) > 1 and bucket(table, word.text) in {UNKNOWN, "n"}:
            counts.setdefault(word.text, [0, 0, 0])[word.shape] += not word.opens
    return {w: UPPER for w, n in counts.items() if sum(n[:UPPER]) <= MOST_DOUBTS * n[UPPER]}


def rewritten(text: str, words: Sequence[Shaped], usual: Mapping[str, int]) -> str:
    pieces, last = [], 0
    for word in words:
        shape = usual.get(word.text, word.shape)
        shape = TITLE if word.opens and shape == LOWER else shape
        pieces += [text[last : word.start], shaped(word.text, shape)]
        last = word.start + len(word.text)
    return "".join((*pieces, text[last:]))


def openings(text: str, words: Sequence[re.Match[str]]) -> list[bool]:
    """For each word whether a sentence begins with it."""
    gaps = zip((0, *(w.end() for w in words)), (w.start() for w in words), strict=False)
    return [
        a == 0 or (_SENTENCE_END.search(text[a:b]) is not None and not abbreviated(text, a, b))
        for a, b in gaps
    ]


def abbreviated(text: str, end: int, start: int) -> bool:
    """Whether a full stop between two words only shortens the first: "MAJ. RODRIGUEZ"."""
    word = re.search(r"[^\W\d_]+$", text[:end])
    short = word is not None and (len(word[0]) == 1 or not _VOWEL.search(word[0][1:]))
    return short and text[end:start].strip() == "."


def brackets(text: str, words: Sequence[re.Match[str]]) -> list[bool]:
    """For each word whether it stands alone in brackets, as acronyms do."""
    return [
        text[w.start() - 1 : w.start()] in {"[", "("} and text[w.end() : w.end() + 1] in {"]", ")"}
        for w in words
    ]


def classify(words: Sequence[str], opens: Sequence[bool], alone: Sequence[bool]) -> list[int]:
    """How each of a row of words is written."""
    table, weights = case_table(), case_weights()
    keys = [bucket(table, word) for word in words]
    shapes: list[int] = []
    for i, word in enumerate(words):
        scores = [0.0, 0.0, 0.0]
        for feature in features(words, keys, opens, alone, shapes, i):
            for k, value in enumerate(weights.get(feature, ())):
                scores[k] += value
        best = max(range(3), key=lambda k: scores[k])
        shapes.append(best if len(word) > 1 else best or (TITLE if opens[i] else LOWER))
    return [TITLE if o and s == LOWER else s for s, o in zip(shapes, opens, strict=True)]


def bucket(table: Mapping[str, str], word: str) -> str:
    """How often the word is written with a capital, as one character."""
    plain = word.casefold()
    if "." in plain:
        return "d"
    plain = plain.partition("'")[0].partition("’")[0]
    singular = table.get(plain[:-1], UNKNOWN) if plain.endswith("s") else UNKNOWN
    return table.get(plain, singular)


def features(
    words: Sequence[str],
    keys: Sequence[str],
    opens: Sequence[bool],
    alone: Sequence[bool],
    before: Sequence[int],
    i: int,
) -> Iterator[str]:
    """What the model is told of a word: itself, its neighbours, and the case of those before."""
    word, key = words[i], keys[i]
    first = opens[i] or i == 0
    previous = "^" if first else keys[i - 1]
    following = "$" if i + 1 == len(keys) or opens[i + 1] else keys[i + 1]
    shape = "^" if first else str(before[i - 1])
    yield "b"
    yield f"k{key}"
    yield f"s{shape}k{key}"
    yield f"n{following}k{key}"
    yield f"p{previous}k{key}n{following}"
    yield f"s{shape}n{following}k{key}"
    yield f"w{word}"
    if not first:
        yield f"pw{words[i - 1]}k{key}"
        if i > 1 and not opens[i - 1]:
            yield f"ss{before[i - 2]}{shape}k{key}"
    if following != "$":
        yield f"nw{words[i + 1]}k{key}"
    if key in "uvnd":
        yield f"e{word[-3:]}{key}"
        yield f"l{min(len(word), 7)}{bool(_VOWEL.search(word))}{key}"
    yield f"a{alone[i]}{key}l{min(len(word), 7)}"


def shaped(word: str, shape: int) -> str:
    """The word as it is to be written."""
    if shape == UPPER or "." in word:
        return word
    lower = word.lower()
    if len(lower) != len(word):
        return word
    if shape == LOWER:
        return lower
    title = lower[0].upper() + lower[1:]
    if re.match(r"[DOL]['’]\w{2,}", word) and not _AFTER_APOSTROPHE.search(word):
        title = title[:2] + title[2].upper() + title[3:]
    return title if len(title) == len(word) else word


@cache
def case_table() -> Mapping[str, str]:
    """How each word that English print uses is mostly written, as one character a word."""
    found: dict[str, str] = {}
    for line in _data("case_words.txt").decode().splitlines():
        key, *words = line.split()
        found.update(dict.fromkeys(words, key))
    return found


@cache
def case_weights() -> Weights:
    """The weights of the three ways of writing for each feature."""
    return msgspec.json.decode(
        _data("case_weights.json"), type=dict[str, tuple[float, float, float]]
    )


def _data(name: str) -> bytes:
    return (files("marsad.language") / "data" / name).read_bytes()
