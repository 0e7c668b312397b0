"""How far the rows of a page are about the same."""

import numpy as np
import pytest

from marsad.parsers._matter import measure_matter
from marsad.parsers._outline import outline
from marsad.parsers._rows import read_rows

OWN = [
    "Rebel fighters took the border post of Karsin after a siege of three days, officials said.",
    "Soldiers left the border post at dawn under an agreement between rebel fighters and elders.",
    "Officials in Karsin said that the fighters let the soldiers leave with their families.",
    "The siege of the border post had cut the road between Karsin and the capital since Friday.",
    "Elders said the agreement to end the siege was reached on Friday with rebel fighters.",
    "The soldiers and their families reached the capital by road later, other officials said.",
]
FOREIGN = "A baker from the coast won the national prize for her chocolate cake on Sunday evening."


def cohesion(paragraphs: list[str]) -> np.ndarray:
    """How much of each paragraph's matter is that of paragraphs further away."""
    page = outline(read_rows("\n\n".join(paragraphs)))
    assert len(page.rows) == len(paragraphs)
    return measure_matter(page)


@pytest.mark.parametrize("at", [0, 3, 6], ids=["on top", "between", "at the end"])
def test_a_foreign_paragraph_shares_less_than_any_of_the_articles_own(at: int):
    paragraphs = [*OWN[:at], FOREIGN, *OWN[at:]]
    shares = cohesion(paragraphs)[:, 2]
    assert shares[at] == min(shares)
    assert np.sort(shares)[1] > 2 * shares[at]


def test_the_same_page_gives_the_same_numbers():
    assert (cohesion(OWN) == cohesion(OWN)).all()


@pytest.mark.parametrize("text", ["—", "a", "ok\n\nok"], ids=["no letter", "one letter", "twice"])
def test_rows_without_matter_have_numbers_too(text: str):
    page = outline(read_rows(text))
    numbers = measure_matter(page)
    assert len(numbers) == len(page.rows)
    assert np.isfinite(numbers).all()
