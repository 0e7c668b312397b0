"""Teasers: how many lines that lead to other stories are kept as the article's.

The pages are text: a title, a line of metadata, and the gold text of an article, with teasers of
other pages of the set put in. They are of the same language wherever it has enough pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from resiliparse.parse.html import HTMLTree

from benchmarks._pages.lines import covered, split_lines
from benchmarks._pages.overlap import share, words_of
from benchmarks._pages.reading import read_text
from benchmarks._pages.sets import Sample
from benchmarks._pages.styles import NARROW, STYLES, WORDS, Box, Lead, Style, Words
from marsad.text.decoding import decode

LEADS = 4
OPENING_WORDS = 8
FEWEST_TITLE_WORDS = 3
METADATA = "14 March 2023, 09:40"

_SENTENCE_END = re.compile(r"(?<=[.!?؟。…])\s+")
_SITE = re.compile(r"\s+[|–—·»-]\s+(?=[^|–—·»-]*$)")


class Story(NamedTuple):
    """An article by its gold text, for a page of its own and for teasers on those of others."""

    title: str
    paragraphs: list[str]
    language: str | None

    def lead(self) -> Lead:
        return Lead(self.title, opening(self.paragraphs))


class Row(NamedTuple):
    """A line of a page that was put together; neither the article's nor a teaser's is the frame."""

    text: str
    own: bool = False
    lead: bool = False


class Outcome(NamedTuple):
    """What became of one page: teaser lines kept, and lines of the article lost by them."""

    style: str
    place: str
    leads: int
    kept: int
    own: int
    lost: int
    wrong: tuple[str, ...] = ()


def score_teasers(outcomes: Iterable[Outcome]) -> dict[str, float | None]:
    """The share of teaser lines kept, over all, by style and by place, and of own lines lost."""
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in outcomes:
        counts = Counter(leads=each.leads, kept=each.kept, own=each.own, lost=each.lost)
        for name in ("all", f"style_{each.style}", f"place_{each.place}"):
            totals[name] += counts
    overall = totals.pop("all", Counter())
    return {
        "teasers_kept": share(overall["kept"], overall["leads"]),
        "teasers_own_lost": share(overall["lost"], overall["own"]),
        **{f"teasers_kept_{n}": share(c["kept"], c["leads"]) for n, c in sorted(totals.items())},
    }


def try_styles(stories: Sequence[Story]) -> Iterator[Outcome]:
    """Read each story in each style, in one place of that style after the other."""
    for at, story in enumerate(stories):
        leads = [other.lead() for other in others(stories, at)]
        kept = {narrow: _keeps(compose(story, narrow=narrow)) for narrow in (False, True)}
        for turn, (name, style) in enumerate(STYLES.items()):
            place = style.places[at % len(style.places)]
            boxes = style.draw(leads, _words(story, style, at + turn))
            rows = compose(story, boxes, place, narrow=style.narrow)
            yield judge(rows, kept[style.narrow], name, place)


def judge(rows: Sequence[Row], kept_alone: Sequence[tuple[Row, bool]], *names: str) -> Outcome:
    """Compare what is kept of a page with teasers to what is kept of it without."""
    found = _keeps(rows)
    leads = [(row, keeps) for row, keeps in found if row.lead]
    alone = [keeps for row, keeps in kept_alone if row.own]
    own = [(row, keeps) for row, keeps in found if row.own]
    lost = [
        row.text for (row, keeps), before in zip(own, alone, strict=True) if before and not keeps
    ]
    kept = [row.text for row, keeps in leads if keeps]
    wrong = (*(f"kept\t{line}" for line in kept), *(f"lost\t{line}" for line in lost))
    style, place = names
    return Outcome(style, place, len(leads), len(kept), len(own), len(lost), wrong)


def compose(
    story: Story, boxes: Sequence[Box] = (), place: str = "below", *, narrow: bool = False
) -> list[Row]:
    """Put a page together, paragraphs set apart by empty lines."""
    leads = [[*(Row(line, lead=bool(line)) for line in box), Row("")] for box in boxes]
    paragraphs = [[Row(text, own=True), Row("")] for text in story.paragraphs]
    head = [Row(story.title), Row("")], [Row(METADATA), Row("")]
    if place == "spread":
        step = max(1, len(paragraphs) // (len(leads) + 1))
        for nth, lead in enumerate(leads, 1):
            paragraphs.insert(min(nth * (step + 1) - 1, len(paragraphs)), lead)
        parts = [*head, *paragraphs]
    else:
        parts = [*head, *paragraphs]
        at = {"above": 0, "under": 2, "between": 2 + (len(paragraphs) + 1) // 2}
        parts[at.get(place, len(parts)) : at.get(place, len(parts))] = leads
    rows = [row for part in parts for row in part]
    return [cut for row in rows for cut in _break(row)] if narrow else rows


def to_stories(samples: Iterable[Sample], languages: Iterable[str | None]) -> list[Story]:
    """The articles of a set by their gold texts; those without a title or text are left out."""
    stories = (
        Story(
            headline(sample.html),
            [line.strip() for line in (sample.gold or "").split("\n") if words_of(line)],
            language,
        )
        for sample, language in zip(samples, languages, strict=True)
    )
    return [story for story in stories if story.title and story.paragraphs]


def others(stories: Sequence[Story], at: int) -> list[Story]:
    """The stories that come next in the set: of the same language if there are enough of it."""
    turned = [*stories[at + 1 :], *stories[:at]]
    same = [story for story in turned if story.language == stories[at].language]
    return (same if len(same) >= LEADS else turned)[:LEADS]


def headline(html: bytes) -> str:
    """The title that a page gives itself for sharing, else in its head, without the site's name."""
    document = HTMLTree.parse(decode(html, markup=True)).document
    if document is None:
        return ""
    shared = document.query_selector("meta[property='og:title'][content]")
    heads = document.query_selector("title")
    title = shared.getattr("content") if shared else heads.text if heads else ""
    whole = " ".join((title or "").split())
    first = _SITE.split(whole)[0]
    return first if len(words_of(first)) >= FEWEST_TITLE_WORDS else whole


def opening(paragraphs: Iterable[str]) -> str:
    """The first sentence of a story, or the first few if they are short."""
    first = next((text for text in paragraphs if len(words_of(text)) >= OPENING_WORDS), "")
    said = ""
    for sentence in _SENTENCE_END.split(first):
        said = f"{said} {sentence}".strip()
        if len(words_of(said)) >= OPENING_WORDS:
            break
    return said


def _words(story: Story, style: Style, turn: int) -> Words:
    """The words of the story's language, or of the next other one where the style asks for it."""
    own = story.language if story.language in WORDS else "en"
    foreign = [name for name in WORDS if name != own]
    return WORDS[foreign[turn % len(foreign)] if style.foreign else own]


def _break(row: Row) -> list[Row]:
    return [row._replace(text=line) for line in wrap(row.text, NARROW)] or [row]


def _keeps(rows: Sequence[Row]) -> list[tuple[Row, bool]]:
    """Read a page, and say of each of its rows that holds a word whether it was kept."""
    text = "\n".join(row.text for row in rows)
    reading = read_text(text)
    stretches = list(split_lines(text))
    kept = covered(stretches, reading.spans, text)
    return list(zip((row for row in rows if words_of(row.text)), kept, strict=True))
