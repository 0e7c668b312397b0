"""What the net is told of the tokens."""

from itertools import pairwise

import numpy as np
import pytest

from marsad.extractors._attribution.pieces import pieces_of
from marsad.extractors._attribution.signs import (
    BLOCK,
    COLUMNS,
    EMPTY,
    FAR,
    LABELS,
    SEEN_COLUMNS,
    SEEN_SIZES,
    SIZES,
    WORD_ROWS,
    quotations,
    seen_from,
    shape_of,
    signs_of,
)

# "Shells hit the port, residents said": said is the root, hit its clause.
CLAUSE = (
    ("Shells", "nsubj", 1),
    ("hit", "ccomp", 6),
    ("the", "det", 3),
    ("port", "dobj", 1),
    (",", "punct", 6),
    ("residents", "nsubj", 6),
    ("said", "ROOT", 6),
)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("He said “ we left ” .", [0, 0, 1, 1, 1, 1, 0]),
        ('" Go , " he said . " Now . "', [1, 1, 1, 1, 0, 0, 0, 2, 2, 2, 2]),
        ("“ It goes on", [1, 1, 1, 1]),
        ("`` We left '' , he said", [1, 1, 1, 1, 0, 0, 0]),
        ("no marks", [0, 0]),
        ("a stray ” mark", [0, 0, 0, 0]),
    ],
    ids=["curly", "straight, twice", "not closed", "typed", "none", "stray"],
)
def test_quotations_are_numbered(make_sentence, words, numbers):
    tokens = make_sentence(*((word, "dep", 0) for word in words.split())).tokens
    assert quotations(tokens) == numbers


@pytest.mark.parametrize(
    ("text", "shape"),
    [("said", 0), ("Aleppo", 1), ("I", 1), ("UN", 2), ("277", 3), (",", 4), ("n't", 0)],
)
def test_words_have_a_shape(text, shape):
    assert shape_of(text) == shape


def test_every_sign_is_a_row_of_its_table(make_sentence):
    signs = signs_of(list(pieces_of([make_sentence(*CLAUSE)])))
    sizes = [SIZES[name] for name in COLUMNS]
    assert (signs.rows >= 0).all()
    assert (signs.rows < sizes).all()
    view = seen_from(signs, [6])
    assert (view.columns >= 0).all()
    assert (view.columns < [SEEN_SIZES[name] for name in SEEN_COLUMNS]).all()


def test_pieces_begin_at_blocks_with_empty_rows_between(make_sentence):
    sentences = [make_sentence(*CLAUSE, passage=passage) for passage in range(3)]
    signs = signs_of(list(pieces_of(sentences)))
    assert signs.starts == (0, BLOCK, 2 * BLOCK)
    assert all(b - a - 7 >= EMPTY for a, b in pairwise(signs.starts))
    assert signs.filled.sum() == 21


def test_a_word_is_known_by_numbers_alone(make_sentence):
    signs = signs_of(list(pieces_of([make_sentence(("said", "ROOT", 0), ("SAID", "dep", 0))])))
    assert (signs.rows[0, :2] == signs.rows[1, :2]).all()
    assert signs.rows[:, :2].max() < WORD_ROWS


def column(view, name: str) -> list[int]:
    return view.columns[: view.sizes[0], SEEN_COLUMNS.index(name)].tolist()


def test_tokens_below_a_cue_are_told_by_their_branch(make_sentence):
    view = seen_from(signs_of(list(pieces_of([make_sentence(*CLAUSE)]))), [6])
    path = column(view, "path")
    assert path[0] == path[1] == path[2] == path[3]
    assert len({path[1], path[4], path[5], path[6]}) == 4
    assert column(view, "depth") == [2, 1, 3, 2, 1, 1, 0]
    assert path[6] == 0


def test_tokens_above_a_cue_are_told_by_the_steps_up(make_sentence):
    view = seen_from(signs_of(list(pieces_of([make_sentence(*CLAUSE)]))), [1])
    assert column(view, "path")[6] == LABELS
    assert column(view, "above")[5] == column(view, "above")[6] > 0


def test_other_sentences_are_told_by_how_far_they_are(make_sentence):
    sentences = [make_sentence(*CLAUSE, start=40 * nth) for nth in range(3)]
    view = seen_from(signs_of(list(pieces_of(sentences))), [6])
    path, base = column(view, "path"), (FAR + 1) * LABELS + FAR
    assert path[7:14] == [base + 1] * 7
    assert path[14:] == [base + 2] * 7


def test_several_cues_are_seen_as_each_alone(make_sentence):
    sentences = [make_sentence(*CLAUSE, passage=passage) for passage in range(2)]
    signs = signs_of(list(pieces_of(sentences)))
    both = seen_from(signs, [6, BLOCK + 1])
    alone = [seen_from(signs, [anchor]).columns for anchor in (6, BLOCK + 1)]
    assert (both.columns == np.concatenate(alone)).all()
