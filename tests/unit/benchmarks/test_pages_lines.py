import pytest

from benchmarks._pages.lines import count_lines, foreign, judge_lines, label
from benchmarks._pages.overlap import Counts, by_page, over_all, segments, share, shingles

ARTICLE = "Rockets struck the market of Karsin on Friday. Eleven people were killed, doctors said."
GOLD = (
    f"{ARTICLE}\n\nBakers stay\n\nThe market opened again on Sunday, and people queued for bread."
)
TEASER = "A harvest festival in Dorvel draws more visitors than in any other year"


def test_shingles_of_four_words_are_counted_as_often_as_they_stand():
    assert shingles("a b c d e", "a b c d e") == Counts(2, 0, 0)
    assert shingles("a b c d e", "a b c d x") == Counts(1, 1, 1)
    assert shingles("a b", "") == Counts(0, 0, 1)


def test_passages_are_looked_for_whatever_the_blanks():
    inside, outside = ["Rockets  struck", "never written"], ["Eleven people"]
    assert segments(inside, outside, ARTICLE) == Counts(1, 1, 1)


def test_a_page_of_which_nothing_was_read_has_no_precision_but_a_recall():
    figures = by_page([Counts(10, 0, 0), Counts(0, 0, 10)])
    assert (figures.precision, figures.recall) == (1.0, 0.5)
    assert over_all([Counts(3, 1, 0), Counts(1, 0, 3)]).recall == round(4 / 7, 4)


def test_of_nothing_there_is_no_share():
    assert share(0, 0) is None
    assert over_all([]) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        pytest.param([ARTICLE, TEASER], [True, False], id="its words or another's"),
        pytest.param([f"{ARTICLE} Print"], [True], id="a word added"),
        pytest.param([f"{TEASER} {ARTICLE[:30]}"], [False], id="a few of its words in another"),
        pytest.param(
            [ARTICLE, "Bakers stay", GOLD.rsplit("\n", maxsplit=1)[-1]],
            [True] * 3,
            id="a short line inside",
        ),
        pytest.param([TEASER, "Bakers stay", ARTICLE], [False, False, True], id="one at the edge"),
        pytest.param([ARTICLE, "Print", GOLD], [True, False, True], id="a strange one inside"),
    ],
)
def test_a_line_is_the_articles_by_the_gold_text(lines, own):
    assert label(lines, GOLD) == own


def test_a_line_is_kept_if_the_spans_cover_half_of_it():
    text = f"{ARTICLE}\n\n{TEASER}\n"
    start = text.index(TEASER)
    lines = judge_lines(text, [(0, len(ARTICLE) // 3), (start, start + 60)], GOLD)
    assert [(line.own, line.kept) for line in lines] == [(True, False), (False, True)]
    assert count_lines(lines) == Counts(0, 1, 1)
    assert [text[line.start : line.end] for line in foreign(lines)] == [TEASER]


def test_lines_without_a_word_are_not_counted():
    assert not judge_lines("\n --- \n\n* * *\n", [(0, 8)], GOLD)


def test_short_foreign_lines_are_not_counted_as_long_ones():
    lines = judge_lines(f"{TEASER}\nShare this page", [(0, 5)], GOLD)
    assert [line.words for line in foreign(lines)] == [13]
