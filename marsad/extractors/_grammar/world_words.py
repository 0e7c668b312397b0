"""The words that tell of which world a story is: data/worlds.toml, looked up word by word."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.tables import read_table

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
# What tells of the world in which conflicts are fought.
OURS = "real"
LONGEST_CUE = 4
# On 1,594 pages on conflicts a word of the first level stands .1 times, on 200 others 1.6 times;
# one of the second 2.2 and 4.6 times.
SURE, LIKELY, HINT = 2.0, 0.7, 0.25
# "In the film", "during an exercise", "as part of the drill".
LEADING = r"\b(?:in|during|throughout|for|under|as part of|part of|at the end of|halfway through)"
BEFORE_FRAME = r"(?:the|this|that|a|an|his|her|its|their|one|\w+[’']s?)(?: [\w’'-]+){0,3}?"
REALLY = re.compile(r"\b(?:real|really|actual|actually|genuine|in earnest)\b", re.IGNORECASE)


class WorldWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one world, by how much they tell of it; see data/worlds.toml."""

    sure: str
    likely: str
    hint: str
    frames: str


class Cue(Struct, frozen=True, kw_only=True):
    """What a word tells: of which world, and how much."""

    world: str
    weight: float


@cache
def tables() -> Mapping[str, WorldWords]:
    """The tables of data/worlds.toml."""
    return msgspec.convert(read_table("worlds.toml"), dict[str, WorldWords])


@cache
def cues() -> Mapping[str, Mapping[str, tuple[Cue, ...]]]:
    """Every cue by its first word, then by the whole."""
    found: dict[str, dict[str, dict[str, Cue]]] = {}
    for world, words in tables().items():
        for listed, weight in ((words.hint, HINT), (words.likely, LIKELY), (words.sure, SURE)):
            for phrase in phrases_of(listed):
                for form in (phrase, f"{phrase}s"):
                    known = found.setdefault(form.split()[0], {}).setdefault(form, {})
                    known[world] = Cue(world=world, weight=weight)
    return {
        first: {form: tuple(known.values()) for form, known in forms.items()}
        for first, forms in found.items()
    }


def phrases_of(listed: str) -> Iterator[str]:
    return (phrase for part in listed.split(",") if (phrase := " ".join(part.split())))


def cues_in(text: str) -> Iterator[tuple[str, Cue]]:
    """Each cue of a text as often as it stands there, the longest at each word."""
    words = [m.group().casefold().replace("’", "'").removesuffix("'s") for m in WORD.finditer(text)]
    known = cues()
    for n, word in enumerate(words):
        forms = known.get(word)
        if forms is None:
            continue
        for length in range(LONGEST_CUE, 0, -1):
            form = " ".join(words[n : n + length])
            if form in forms:
                yield from ((form, cue) for cue in forms[form])
                break


@cache
def framing() -> re.Pattern[str]:
    """What takes a sentence out of the real world: "in the film", "during an exercise"."""
    frames = "|".join(re.escape(f) for w in tables().values() for f in phrases_of(w.frames))
    return re.compile(rf"{LEADING} {BEFORE_FRAME} (?:{frames})s?\b(?! of\b)", re.IGNORECASE)


def is_framed(sentence: str) -> bool:
    """Whether a sentence says itself that it tells of a film, a game or a drill."""
    return framing().search(sentence) is not None and REALLY.search(sentence) is None
