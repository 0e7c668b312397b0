import pytest

from marsad.text.lines import (
    count_words,
    ends_sentence,
    is_cut_off,
    is_image,
    join_wrapped,
    plain,
    split_lines,
    stems,
)

WRAPPED = """\
A drone strike set fire to a fuel depot on the edge of the port city of
Varna Bay early on Tuesday, the regional governor said, and two workers
were taken to hospital with burns.

The governor said air defences had shot down four other drones over the
bay. Debris fell on a school, but nobody was hurt there or anywhere else.
"""
HEADLINES = """\
Storm closes the coastal road for a second week
Minister resigns over rail contract
Lottery winner buys the school that expelled him
Talks resume in the capital
"""


def joined(text):
    return [line.text for line in join_wrapped(text, split_lines(text))]


def test_a_line_is_quoted_without_blanks_and_without_its_sign():
    text = "Title\n\n  • Post category:World  \n# Heading\n12. Twelfth\n"
    lines = split_lines(text)
    assert [line.text for line in lines] == ["Title", "Post category:World", "Heading", "Twelfth"]
    assert [line.sign for line in lines] == ["", "•", "#", "12."]
    assert [line.gap for line in lines] == [True, True, False, False]
    assert all(text[line.start : line.end] == line.text for line in lines)


def test_a_german_day_is_no_numbered_item():
    assert split_lines("3. Oktober 2024")[0].text == "3. Oktober 2024"


def test_a_paragraph_wrapped_at_72_columns_is_one_line():
    assert len(joined(WRAPPED)) == 2
    assert joined(WRAPPED)[0].endswith("two workers\nwere taken to hospital with burns.")


@pytest.mark.parametrize(
    "text",
    [
        HEADLINES,
        "Rebels take border post after three-day siege\n30 November 2024\nBy Rana Aziz\n"
        + "Fighters took the post on Saturday after a siege, a monitor and an official said. " * 3,
        "PATCH DAY: a new season for the old map of the north\nby kestrel - 212 comments\n",
    ],
    ids=["headlines", "paragraphs", "title and byline"],
)
def test_lines_of_their_own_are_not_joined(text):
    assert joined(text) == text.strip().split("\n")


def test_capitals_are_joined_and_centred_headings_are_not():
    text = (
        "              GENERAL STAFF OF THE ARMED FORCES\n           Directorate of Information\n\n"
        "THE ARMY SAID ON FRIDAY THAT TWO OF ITS CONVOYS HAD BEEN AMBUSHED NEAR\n"
        "THE BRIDGE AT MARWAN AND THAT SIX SOLDIERS WERE KILLED IN THE FIGHTING\n"
        "THAT FOLLOWED.  NINE WERE WOUNDED, SOME OF THEM BADLY, THE STATEMENT OF\n"
        "THE GENERAL STAFF ADDED.\n"
    )
    lines = joined(text)
    assert len(lines) == 3
    assert lines[2].startswith("THE ARMY")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("They left at dawn.", True),
        ("“They left at dawn.”", True),
        ("هل انتهت الحرب؟", True),
        ("军队进入了城市。", True),
        ("Rebels take border post", False),
        ("Talks resume in the U.S.", False),
    ],
)
def test_a_full_stop_ends_a_sentence_and_an_abbreviation_does_not(text, ends):
    assert ends_sentence(text) is ends


@pytest.mark.parametrize("text", ["He left the ...", "He left the …", "He left the [...]"])
def test_an_ellipsis_cuts_a_text_off(text):
    assert is_cut_off(text)


def test_two_signs_of_a_script_without_blanks_count_as_a_word():
    assert count_words("Three soldiers’ graves") == 3
    assert count_words("军队进入了城市中心") > 3


def test_stems_leave_out_endings_and_little_words():
    assert stems("The jihadists attacked") == stems("a jihadist attack") == {"jihadi", "attack"}


def test_markdown_signs_are_left_out_and_the_words_of_links_stay():
    assert plain("**Two** killed in [Halden](https://e.org/x), *police* say") == (
        "Two killed in Halden, police say"
    )
    assert is_image("![Smoke over the square](https://e.org/a.jpg)")
    assert not is_image("See ![this](a.jpg) here")
