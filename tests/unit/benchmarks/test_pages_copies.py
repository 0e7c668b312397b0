from random import Random

import pytest

from benchmarks._pages.copies import (
    Text,
    cut_and_edited,
    false_among,
    find_groups,
    gold_texts,
    read_fakes,
    score_copies,
    with_new_headline,
)

WORDS = [f"word{n * n % 977}" for n in range(200)]
OTHER = [f"term{n * n % 983}" for n in range(200)]


@pytest.fixture
def random():
    return Random(1)  # noqa: S311  a repeatable choice is the point


def test_copies_are_found_and_unlike_texts_are_not_joined():
    row = score_copies([Text(WORDS), Text(OTHER, "2024-11-29")])
    assert row["copies_dateline_added"] == row["copies_cut_to_half"] == 1.0
    assert (row["texts"], row["false_pairs_per_1000"]) == (2, 0.0)


def test_two_articles_in_one_lineage_that_share_no_text_are_a_false_pair():
    texts = [Text(WORDS), Text(OTHER), Text(WORDS[:100] + OTHER[:20])]
    joined = find_groups([Text(["one"])] * 3)
    assert false_among([joined[0]] * 3, texts) == [(0, 1)]
    assert false_among(find_groups(texts), texts) == []


def test_a_pair_that_is_joined_by_its_copies_counts_once():
    one = find_groups([Text(WORDS)])[0]
    assert false_among([one] * 4, [Text(WORDS), Text(OTHER)]) == [(0, 1)]


def test_an_edited_copy_has_about_seven_tenths_of_the_words(random):
    edited = cut_and_edited(WORDS, [OTHER], random)
    assert 120 <= len(edited) <= 140
    assert 0.85 <= sum(word in WORDS for word in edited) / len(edited) < 1.0


def test_a_new_headline_stands_before_the_rest_of_the_text(random):
    copy = with_new_headline(WORDS, [OTHER], random)
    assert (copy[:10], copy[10:]) == (OTHER[:10], WORDS[10:])


def test_short_texts_are_left_out():
    assert len(list(gold_texts(["too short", " ".join(WORDS)]))) == 1


def test_articles_on_the_war_come_with_their_day(tmp_path):
    path = tmp_path / "fakes" / "FA-KES-Dataset.csv"
    path.parent.mkdir()
    rows = [f"1,{' '.join(WORDS)},4/5/2017", f"2,{' '.join(OTHER)},soon", "3,short,4/5/2017"]
    path.write_bytes("\r\n".join(["unit_id,article_content,date", *rows]).encode() + b"\x81")
    assert [text.published for text in read_fakes(tmp_path)] == ["2017-04-05", None]
