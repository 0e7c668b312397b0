"""What kinds of signs rows are made of."""

import numpy as np
import pytest

from marsad.parsers._signs import Sign, count_signs


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Rebels Took Aleppo", Sign.UPPER, 3),
        ("قال المتحدث", Sign.CASELESS, 10),
        ("叛军控制了边境", Sign.UNSPACED, 7),
        ("12 dead, 30 hurt", Sign.DIGIT, 4),
        ("Who? When!", Sign.ASKING, 2),
        ("他说，战斗已停止。", Sign.COMMA, 1),
        ("🎉🎉", Sign.OTHER, 2),
    ],
    ids=[
        "capitals",
        "arabic",
        "chinese",
        "digits",
        "asking",
        "full-width comma",
        "beyond the plane",
    ],
)
def test_signs_are_counted_in_every_script(text: str, kind: Sign, count: int):
    counts, _ = count_signs([text])
    assert counts[0, kind] == count


def test_a_row_does_not_count_for_its_neighbour():
    both, _ = count_signs(["Alpha", "12345"])
    assert both[0, Sign.DIGIT] == 0
    assert both[1, Sign.DIGIT] == 5
    assert both[1, Sign.UPPER] == 0


def test_the_first_and_the_last_sign_are_told():
    _, edges = count_signs(["“Stop”, he said.", "x"])
    kinds = len(Sign)
    assert edges[0, Sign.QUOTE] == 1
    assert edges[0, kinds + Sign.STOP] == 1
    assert edges[1, Sign.LOWER] == edges[1, kinds + Sign.LOWER] == 1


def test_words_are_told_by_how_they_begin_and_sentences_by_their_ends():
    _, edges = count_signs(["The army left Karsin. It was not hit."])
    large, small, short, ends = edges[0, -4:]
    assert (large, small, short, ends) == (3, 5, 3, 2)


def test_a_row_of_any_length_counts_by_its_beginning():
    counts, _ = count_signs(["a" * 50_000, "b"])
    assert counts[0].sum() < 1_000
    assert np.isfinite(counts).all()
