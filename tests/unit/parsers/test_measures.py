"""The numbers that the line model reads."""

import numpy as np
import pytest

from marsad.parsers._measures import MEASURES, measure
from marsad.parsers._outline import outline
from marsad.parsers._rows import read_rows

PAGE = "Rebels take border post\n\n30 November 2024\n\nFighters took it on Saturday, they said.\n"


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "",
        "x",
        "\u200b\n\u200b",
        "叛军控制了边境哨所。\n\n他们说，战斗已停止。",
        "a\n" * 300,
        "😀\n𝔸𝔹ℂ",
    ],
    ids=["page", "empty", "a letter", "unseen", "chinese", "many lines", "beyond the plane"],
)
def test_every_row_of_every_page_has_its_numbers(text: str):
    page = outline(read_rows(text))
    numbers = measure(page)
    assert numbers.shape == (len(page.rows), MEASURES)
    assert numbers.dtype == np.float32
    assert np.isfinite(numbers).all()


def test_numbers_stay_within_bounds_that_no_net_is_upset_by():
    wild = "\n".join(["A" * 5_000, "1 " * 3_000, "word " * 9_000, *["x"] * 2_000])
    assert np.abs(measure(outline(read_rows(wild)))).max() < 30


def test_a_rows_numbers_tell_its_place():
    numbers = measure(outline(read_rows("Same line here\n" * 3)))
    assert (numbers[0] != numbers[2]).any()
