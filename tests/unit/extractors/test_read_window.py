"""Which words of a window a stretch of the text holds, and the likeliest of them."""

import numpy as np
import pytest

from marsad.extractors._encoder.decoding import ReadWindow

SPANS = ((10, 14), (15, 18), (18, 19), (25, 30))


def window() -> ReadWindow:
    return ReadWindow(
        start=10,
        end=30,
        spans=SPANS,
        triggers=(0.1, 0.7, 0.0, 0.4),
        tolls=(0.0, 0.0, 0.2, 0.9),
        story=1.0,
        told=(),
        vectors=np.zeros((4, 384), np.float32),
    )


STRETCHES = {
    "one word": (15, 18, [1]),
    "part of a word": (11, 12, [0]),
    "two words in part": (13, 16, [0, 1]),
    "a space alone": (14, 15, []),
    "between paragraphs": (19, 25, []),
    "all": (0, 99, [0, 1, 2, 3]),
    "before all": (0, 10, []),
    "behind all": (30, 40, []),
    "nothing": (16, 16, [1]),
}


@pytest.mark.parametrize(("start", "end", "words"), STRETCHES.values(), ids=STRETCHES)
def test_a_stretch_holds_the_words_that_it_touches(start: int, end: int, words: list[int]) -> None:
    assert list(window().inside(start, end)) == words


def test_the_odds_of_a_stretch_are_those_of_its_likeliest_word() -> None:
    read = window()
    assert read.odds(read.triggers, 10, 19) == 0.7
    assert read.odds(read.tolls, 10, 19) == 0.2


def test_a_stretch_without_words_has_no_odds() -> None:
    read = window()
    assert read.odds(read.triggers, 19, 25) == 0.0
    assert read.likeliest(19, 25) is None
