"""The line model beside the rules: what it takes for the article's, and what it must not touch."""

import numpy as np
import pytest

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers._judging import FEWEST_ROWS, judge, likely_own, verdicts_of
from marsad.parsers._line_model import Label, tell
from marsad.parsers._measures import MEASURES, measure
from marsad.parsers._outline import outline
from marsad.parsers._rows import read_rows
from marsad.parsers._signs import Sign, count_signs
from marsad.parsers.text import MOST_LINES, PARSER
from marsad.records import BlockKind, Page

TITLE = "Shells hit bakery queue in Karsin as truce unravels"
OWN = (
    (
        "Shells fired from the hills above Karsin killed eleven people in a bread queue on Friday, "
        "the town's hospital said, in the worst breach of a truce that was agreed three weeks ago."
    ),
    (
        "Most of the dead were women, said Huda Sabri, a nurse at the hospital. She had counted "
        "the shells: there were six, she said, and the second hit the bakery itself."
    ),
    (
        "The Northern Front, which holds the hills, denied that its guns had fired. The regional "
        "government accused it of breaking the truce and closed the road to the hills."
    ),
    (
        "Aid agencies said the shelling would keep their trucks away from Karsin, where some 4,000 "
        "people depend on the bakery for their bread."
    ),
)
OTHERS = {
    "Lottery winner buys the school that expelled him": (
        "A retired welder from Oldport has bought the building in which he failed his exams, and "
        "plans to turn it into a museum of model railways."
    ),
    "Storm closes coastal road for a second week": (
        "Engineers are waiting for the wind to drop before they clear the rocks that fell on the "
        "carriageway near the lighthouse."
    ),
    "Central bank holds rates for a fourth month": (
        "Policymakers see inflation slowing but warned of the price of imported fuel in the coming "
        "quarter."
    ),
}


def page_of(*parts: str):
    return outline(read_rows("\n\n".join(parts)))


def kinds(*parts: str) -> dict[str, BlockKind]:
    body = "\n\n".join(parts).encode()
    page = Page(id=page_id(body), location="-", media_type="text/plain", body=body)
    [report] = PARSER.parse(page)
    text = report.article.text
    return {text[block.start : block.end]: block.kind for block in report.article.blocks}


def test_a_row_has_as_many_numbers_as_the_model_wants():
    assert measure(page_of(TITLE, *OWN)).shape == (5, MEASURES)


def test_a_page_without_rows_has_no_numbers():
    assert measure(outline(())).shape == (0, MEASURES)
    assert tell(np.zeros((0, MEASURES), np.float32)).shape == (0, len(Label))


def test_the_same_page_is_judged_the_same():
    page = page_of(TITLE, *OWN)
    assert (tell(measure(page)) == tell(measure(page))).all()


def test_likelihoods_add_up_to_one():
    assert np.allclose(tell(measure(page_of(TITLE, *OWN))).sum(axis=1), 1, atol=1e-5)


def test_the_paragraphs_of_an_article_are_its_own():
    found = kinds(TITLE, "30 November 2024", *OWN)
    assert [found[paragraph] for paragraph in OWN] == [BlockKind.PARAGRAPH] * 4


def test_titles_of_other_stories_below_an_article_are_not_its_own():
    found = kinds(TITLE, "30 November 2024", *OWN, *OTHERS)
    own = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE}
    assert [words for words, kind in found.items() if kind in own] == list(OWN)


def test_a_list_that_may_be_the_articles_is_kept_and_says_how_sure_that_is():
    page = judge(page_of(TITLE, "30 November 2024", *OWN, *(f"* {title}" for title in OTHERS)))
    items = [row for row in page.rows if row.text in OTHERS]
    assert [row.kind for row in items] == [BlockKind.LIST] * 3
    assert any(row.confidence is not None for row in items)


def test_other_stories_with_their_first_sentence_below_an_article_are_not_its_own():
    others = [part for story in OTHERS.items() for part in story]
    found = kinds(TITLE, "30 November 2024", *OWN, *others)
    assert [found.get(text) for text in OTHERS.values()].count(BlockKind.PARAGRAPH) == 0
    assert [found[paragraph] for paragraph in OWN] == [BlockKind.PARAGRAPH] * 4


def test_a_page_of_few_rows_stays_as_the_rules_have_it():
    page = page_of(*OWN[: FEWEST_ROWS - 1])
    assert judge(page) is page


def test_what_is_not_sure_says_how_sure_it_is():
    page = judge(page_of(TITLE, *OWN, *OTHERS))
    stated = [row.confidence for row in page.rows if row.confidence is not None]
    assert all(0 <= confidence < 0.9 for confidence in stated)


def test_a_row_that_is_likelier_the_articles_than_not_has_a_label_of_the_article():
    page = page_of(TITLE, *OWN, *OTHERS)
    word = likely_own(measure(page), verdicts_of(page))
    assert ((word.own > 0.5) == (word.labels <= Label.HEADING)).all()


def test_signs_are_counted_in_every_script():
    counts, _ = count_signs(["Ab 1.", "قصف", "火箭"])
    assert counts[0, [Sign.UPPER, Sign.LOWER, Sign.DIGIT, Sign.STOP]].tolist() == [1, 1, 1, 1]
    assert counts[1, Sign.CASELESS] == 3
    assert counts[2, Sign.UNSPACED] == 2


def test_a_page_of_too_many_lines_is_refused():
    body = b"a\n" * (MOST_LINES + 2)
    page = Page(id=page_id(body), location="-", media_type="text/plain", body=body)
    with pytest.raises(PageError, match=r"more than 50,000 lines.*Split it"):
        PARSER.parse(page)
