"""What the line model learns from: labels, teasers that are put in, texts in other scripts."""

import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))

from lines.labels import Known, is_own, label_rows
from lines.pages import Taught, walked
from lines.renderings import gathered, varied
from lines.scripts import SCRIPTS, in_script
from lines.teasers import Story, any_style, inject

from marsad.parsers._line_model import Label
from marsad.parsers._measures import MEASURES
from marsad.parsers._rows import read_rows

TITLE = "Rebels take border post after siege"
LINES = (
    "Rebel fighters took the Tel Amar border post on Saturday after a siege of three days.",
    "Why it matters",
    "The last of the soldiers left the post at dawn under an agreement with tribal elders.",
)
HTML = f"""<html><head><title>{TITLE}</title></head><body><nav><ul><li><a href="/">Home</a></li>
<li><a href="/world">World</a></li></ul></nav><h1>{TITLE}</h1><p>{LINES[0]}</p><h2>{LINES[1]}</h2>
<p>{LINES[2]}</p><aside><a href="/cake">A baker from the coast wins the prize for her cake</a>
</aside></body></html>"""
STORIES = [
    Story(
        f"Story {name} of the other kind", (f"The {name} went to the fair by the river.", "And on.")
    )
    for name in ("miller", "joiner", "potter", "weaver")
]


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  chance that is the same each time, and no secret


@pytest.fixture(scope="module")
def page() -> Taught:
    return Taught(
        name="post.html",
        html=HTML,
        title=TITLE,
        lines=LINES,
        foreign=(),
        given=True,
        headings=frozenset({TITLE, LINES[1]}),
        captions=frozenset(),
        links=frozenset({"A baker from the coast wins the prize for her cake"}),
    )


def test_rows_are_labelled_by_what_is_known_of_the_page(page: Taught):
    rows = read_rows(walked(page))
    found = label_rows(rows, Known(page), Counter())
    labels = {row.text: label for row, label in zip(rows, found, strict=True)}
    assert labels[LINES[0]] is labels[LINES[2]] is Label.BODY
    assert labels[LINES[1]] is Label.HEADING
    assert labels[TITLE] is Label.TITLE
    assert labels["Home"] is Label.OTHER
    assert labels["A baker from the coast wins the prize for her cake"] is Label.TEASER


def test_a_short_line_is_the_articles_only_between_its_long_ones(page: Taught):
    texts = [LINES[1], LINES[0], LINES[1], LINES[2], LINES[1]]
    assert is_own(texts, Known(page)) == [False, True, True, True, False]


def test_what_is_known_to_be_foreign_is_never_the_articles(page: Taught):
    known = Known(page._replace(foreign=(LINES[0],)))
    assert is_own([LINES[0], LINES[2]], known) == [False, True]


@pytest.mark.parametrize("seed", range(40))
def test_each_line_that_is_put_in_is_found_again_as_a_teaser(page: Taught, seed: int):
    rng = seeded(seed)
    lines, new = inject(LINES, [0, 1, 3], STORIES, any_style(rng), rng)
    rows = read_rows("\n".join(lines))
    labels = label_rows(rows, Known(page), new)
    own = [row.text for row, label in zip(rows, labels, strict=True) if label <= Label.HEADING]
    assert own == list(LINES)
    assert labels.count(Label.TEASER) >= 2


def test_the_same_seed_gives_the_same_texts(page: Taught):
    def made() -> list[tuple[list[Label], bytes]]:
        texts = varied(page, STORIES, 8, seeded(5))
        return [(sample.labels, sample.numbers.tobytes()) for sample in texts]

    assert made() == made()
    assert all(len(labels) * MEASURES * 4 == len(numbers) for labels, numbers in made())


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_in_another_script_keeps_its_lines_and_its_repeated_words(script: str):
    write = in_script(script, seeded(1))
    assert write("border post") == write("border post")
    assert write("border post") != write("border road")
    assert not write("the border post was taken on Saturday").isascii()


def test_pages_of_several_stories_have_a_label_for_each_row():
    samples = list(gathered(STORIES, 6, seeded(2)))
    assert samples
    for sample in samples:
        assert len(sample.labels) == len(sample.page.rows)
        assert sample.labels.count(Label.BODY) >= 3
