"""What the net reads at once."""

from marsad.extractors._attribution.pieces import MOST_TOKENS, pieces_of

WORDS = [("word", "dep", 0)] * 100


def test_the_sentences_of_a_passage_are_one_piece(make_sentence):
    first = make_sentence(("Guns", "nsubj", 1), ("fired", "ROOT", 1))
    second = make_sentence(("He", "nsubj", 1), ("said", "ROOT", 1), start=12)
    (piece,) = pieces_of([first, second])
    assert piece.heads == (1, 1, 3, 3)
    assert piece.sentences == (0, 0, 1, 1)
    assert piece.vectors == first.vectors + second.vectors


def test_each_passage_is_a_piece_of_its_own(make_sentence):
    sentences = [make_sentence(*WORDS[:2], passage=passage) for passage in (0, 1, 1, 2)]
    assert [len(piece.tokens) for piece in pieces_of(sentences)] == [2, 4, 2]


def test_a_long_passage_is_cut_between_sentences(make_sentence):
    pieces = list(pieces_of([make_sentence(*WORDS) for _ in range(7)]))
    assert [len(piece.tokens) for piece in pieces] == [300, 300, 100]
    assert all(len(piece.tokens) <= MOST_TOKENS for piece in pieces)


def test_a_sentence_longer_than_a_piece_is_kept_whole(make_sentence):
    (piece,) = pieces_of([make_sentence(*WORDS * 4)])
    assert len(piece.tokens) == 400


def test_sentences_without_vectors_make_no_piece(make_sentence):
    assert list(pieces_of([make_sentence(*WORDS, vectors=False)])) == []
