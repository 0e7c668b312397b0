"""Texts to learn from: each page as several programs would render it, whole or with teasers."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from lines.labels import Known, Label, is_own, label_rows
from lines.pages import Taught, everything, main_content, walked
from lines.scripts import SCRIPTS, in_script
from lines.teasers import Story, any_style, day, inject
from marsad.parsers._measures import measure
from marsad.parsers._outline import Outline, outline
from marsad.parsers._rows import read_rows

_BULLET = re.compile(r"^(\s*)[*•] ", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n\s*\n+")
# Chances of what is done to a rendering.
_WITH_TEASERS, _SPREAD, _NO_BLANK_LINES, _OTHER_BULLETS, _WRAPPED = 0.75, 0.3, 0.25, 0.3, 0.2
_OTHER_SCRIPT, _HEAD_CUT = 0.18, 0.15
_WITH_LINKS, _WITH_TITLE, _WITH_DAY, _HALF, _ENTRY_TITLED = 0.3, 0.9, 0.4, 0.5, 0.7
# The first so many renderings of a page are of its main content.
_MAIN_CONTENTS = 2


class Sample(NamedTuple):
    """A text as the net sees it: its numbers and its labels, row by row."""

    page: Outline
    labels: list[Label]
    numbers: object


def clean(page: Taught, render: Callable[[Taught], str]) -> Sample:
    return _sample(render(page), Known(page), Counter())


def varied(page: Taught, stories: Sequence[Story], count: int, rng: Random) -> Iterator[Sample]:
    """Make so many different texts of a page."""
    known = Known(page)
    renderings = [main_content(page), main_content(page), everything(page)]
    renderings += [_walked(page, rng) for _ in range(2)]
    renderings += [_alone(page, rng) for _ in range(3)]
    for nth in range(count):
        lines = _lines(renderings[nth % len(renderings)], rng)
        if rng.random() < _HEAD_CUT and nth % len(renderings) < _MAIN_CONTENTS:
            lines = _head_cut(lines, known, rng)
        new: Counter[str] = Counter()
        if stories and rng.random() < _WITH_TEASERS:
            spread = rng.random() < _SPREAD
            spots = _spread(lines, known, rng) if spread else _spots(lines, known, rng)
            lines, new = inject(lines, spots, stories, any_style(rng), rng, most=1 if spread else 8)
        if any(map(str.strip, lines)):
            yield _styled(lines, known, new, rng)


def _walked(page: Taught, rng: Random) -> str:
    return walked(
        page,
        bullet=rng.choice(("", "- ", "* ", "• ", "  * ")),
        heading=rng.choice(("", "", "#")),
        links=rng.random() < _WITH_LINKS,
        gap=rng.choice(("\n", "\n\n")),
    )


def _alone(page: Taught, rng: Random) -> str:
    """The article and its head, as a person copies them."""
    head = [page.title] if page.title and rng.random() < _WITH_TITLE else []
    head += [day(rng)] if rng.random() < _WITH_DAY else []
    count = rng.choice((1, 2, 3, 5, 99, 99, 99))
    return "\n\n".join([*head, *page.lines[:count]])


def _lines(text: str, rng: Random) -> list[str]:
    if rng.random() < _NO_BLANK_LINES:
        text = _BLANK_LINES.sub("\n", text)
    if rng.random() < _OTHER_BULLETS:
        text = _BULLET.sub(r"\1" + rng.choice(("", "- ", "• ", "– ")), text)
    return text.split("\n")


def _head_cut(lines: list[str], known: Known, rng: Random) -> list[str]:
    """Leave out what stands above the article, or below it."""
    own = [at for at, mine in enumerate(is_own(lines, known)) if mine]
    if not own:
        return lines
    return lines[own[0] :] if rng.random() < _HALF else lines[: own[-1] + 1]


def _spots(lines: Sequence[str], known: Known, rng: Random) -> list[int]:
    """Where teasers are put: on top, above the article, inside it, right below it, at the end."""
    own = [at for at, mine in enumerate(is_own(lines, known)) if mine] or [0]
    places = [0, own[0], rng.choice(own), rng.choice(own), own[-1] + 1, own[-1] + 1, len(lines)]
    return sorted(rng.sample(places, rng.choice((1, 1, 2, 3))))


def _spread(lines: Sequence[str], known: Known, rng: Random) -> list[int]:
    """Single teasers between the article's lines."""
    own = [at for at, mine in enumerate(is_own(lines, known)) if mine] or [0]
    return sorted(rng.sample(own, min(len(own), rng.randint(2, 5))))


def _styled(lines: Sequence[str], known: Known, new: Counter[str], rng: Random) -> Sample:
    """Wrap the text, or write it in another script, at times."""
    text = "\n".join(lines)
    if rng.random() < _WRAPPED:
        width = rng.randint(55, 90)
        text = "\n".join(textwrap.fill(line, width, break_long_words=False) for line in lines)
    sample = _sample(text, known, new)
    if rng.random() >= _OTHER_SCRIPT:
        return sample
    script = in_script(rng.choice(SCRIPTS), rng)
    page = outline(read_rows("\n".join(script(row) for row in _with_gaps(sample.page))))
    if len(page.rows) != len(sample.labels):
        return sample
    return Sample(page, sample.labels, measure(page))


def _with_gaps(page: Outline) -> Iterator[str]:
    for row in page.rows:
        sign = row.line.sign + " " if row.line.sign else ""
        yield "\n" * row.line.gap + sign + row.text


def _sample(text: str, known: Known, new: Counter[str]) -> Sample:
    page = outline(read_rows(text))
    return Sample(page, label_rows(page.rows, known, new), measure(page))


def gathered(
    stories: Sequence[Story], count: int, rng: Random, *, most: int = 6
) -> Iterator[Sample]:
    """Make pages of several stories: live pages under times of day, and digests under headings."""
    for nth in range(count):
        chosen = rng.sample(stories, min(len(stories), rng.randint(3, most)))
        lines, labels = _live(chosen, rng) if nth % 2 else _digest(chosen, rng)
        page = outline(read_rows("\n\n".join(lines)))
        if len(page.rows) == len(labels):
            yield Sample(page, labels, measure(page))


def _live(stories: Sequence[Story], rng: Random) -> tuple[list[str], list[Label]]:
    lines, labels = [stories[0].title], [Label.TITLE]
    for story in stories:
        hour, minute = rng.randint(0, 23), rng.randint(0, 59)
        titled = rng.random() < _ENTRY_TITLED
        own = story.paragraphs[: rng.randint(1, 3)]
        lines += [f"{hour:02}:{minute:02}", *([story.title] if titled else []), *own]
        labels += [Label.METADATA, *([Label.HEADING] if titled else []), *([Label.BODY] * len(own))]
    return lines, labels


def _digest(stories: Sequence[Story], rng: Random) -> tuple[list[str], list[Label]]:
    lines, labels = [stories[0].title], [Label.TITLE]
    for story in stories:
        own = story.paragraphs[: rng.randint(3, 6)]
        lines += [story.title, *own]
        labels += [Label.HEADING, *([Label.BODY] * len(own))]
    return lines, labels
