"""The net, as it is run."""

import numpy as np

from marsad.extractors._attribution.net import children_of, know, shipped, tell
from marsad.extractors._attribution.pieces import pieces_of
from marsad.extractors._attribution.signs import seen_from, signs_of

WORDS = [("Shells", "nsubj", 1), ("hit", "ROOT", 1), ("the", "det", 3), ("port", "dobj", 1)]


def test_a_piece_gives_the_same_whatever_is_read_beside_it(make_sentence, chance_net):
    sentences = [make_sentence(*WORDS * n, passage=n) for n in range(1, 9)]
    pieces = list(pieces_of(sentences))
    together = signs_of(pieces)
    known = know(together, chance_net)
    view = seen_from(together, [start + 1 for start in together.starts])
    scores = tell(together, known, view, chance_net)
    for piece, start, first, size in zip(
        pieces, together.starts, view.starts, view.sizes, strict=True
    ):
        alone = signs_of([piece])
        own = know(alone, chance_net)
        assert (own.cues[:size] == known.cues[start : start + size]).all()
        seen = tell(alone, own, seen_from(alone, [1]), chance_net)
        assert (seen[:size] == scores[first : first + size]).all()


def test_empty_rows_are_no_cues(make_sentence, chance_net):
    signs = signs_of(list(pieces_of([make_sentence(*WORDS)])))
    cues = know(signs, chance_net).cues
    assert (cues[:4] > 0).all()
    assert (cues[4:] == 0).all()


def test_children_are_told_in_order_and_those_with_most_first():
    children = children_of(np.array([1, 1, 1, 2, 2, 2], np.int32))
    assert children.parents.tolist() == [1, 2]
    assert [row.tolist() for row in children.nth] == [[0, 3], [1, 4], [2, 5]]
    assert np.allclose(children.shares[:, 0], 1 / 3)


def test_the_net_that_ships_fits_the_signs(make_sentence):
    signs = signs_of(list(pieces_of([make_sentence(*WORDS)])))
    known = know(signs, shipped())
    scores = tell(signs, known, seen_from(signs, [1]), shipped())
    assert scores.shape == (16, 4)
    assert np.isfinite(scores).all()
