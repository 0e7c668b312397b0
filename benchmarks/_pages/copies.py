"""Copies: articles altered as others pass them on, found again by marsad's own lineages."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks._pages.overlap import words_of
from benchmarks.matching import cut_to_half, one_word_in_ten_changed, with_dateline
from marsad.matching.lineage import find_lineages, fingerprint
from marsad.records import LineageId, PageId

# Shorter texts are captions and notices.
FEWEST_WORDS = 60

# Two originals that share a run of so many words have one origin in part, whoever joins them.
REAL_RUN = 12

Words = list[str]
Alter = Callable[[Words, list[Words], Random], Words]


class Text(NamedTuple):
    """An article's own text, and its day where that is known."""

    words: Words
    published: str | None = None


def cut_and_edited(words: Words, others: list[Words], random: Random) -> Words:
    """Keep the first 70 %; of that one word in twenty is another, and one in thirty is left out."""
    rows = words[: len(words) * 7 // 10]
    edited = [random.choice(random.choice(others)) if random.random() < 0.05 else w for w in rows]
    return [word for word in edited if random.random() > 1 / 30]


def with_new_headline(words: Words, others: list[Words], random: Random) -> Words:
    """Another title, of words of another article, over the text; its first ten words are gone."""
    return random.choice(others)[:10] + words[10:]


ALTERATIONS: dict[str, Alter] = {
    "dateline_added": with_dateline,
    "cut_to_half": cut_to_half,
    "cut_and_edited": cut_and_edited,
    "tenth_changed": one_word_in_ten_changed,
    "new_headline": with_new_headline,
}


def score_copies(texts: Sequence[Text]) -> dict[str, float | None]:
    """The share of altered copies found, by alteration, and the false pairs per 1,000 articles.

    A false pair is two articles in one lineage that share no run of twelve words. The figure is
    that of the alteration with most of them.
    """
    random = Random(11)  # noqa: S311  a repeatable choice is the point
    words = [text.words for text in texts]
    found: dict[str, float] = {}
    false_pairs: list[float] = []
    for name, alter in ALTERATIONS.items():
        copies = [text._replace(words=alter(text.words, words, random)) for text in texts]
        groups = find_groups([*texts, *copies])
        found[f"copies_{name}"] = _found(groups, len(texts))
        false_pairs.append(len(false_among(groups, texts)))
    return {
        "texts": len(texts),
        **found,
        "false_pairs_per_1000": round(1000 * max(false_pairs) / len(texts), 2),
    }


def find_groups(texts: Sequence[Text]) -> list[LineageId]:
    """The lineage of each text."""
    found = find_lineages(
        (_page(n), text.published, fingerprint(" ".join(text.words)))
        for n, text in enumerate(texts)
    )
    return [found[_page(n)] for n in range(len(texts))]


def false_among(groups: Sequence[LineageId], texts: Sequence[Text]) -> list[tuple[int, int]]:
    """The pairs of articles that share a lineage, by their copies or by themselves, and no text."""
    members: defaultdict[LineageId, set[int]] = defaultdict(set)
    for n, group in enumerate(groups):
        members[group].add(n % len(texts))
    pairs = {pair for group in members.values() for pair in combinations(sorted(group), 2)}
    runs = {n: _runs(texts[n].words) for n in {n for pair in pairs for n in pair}}
    return sorted(pair for pair in pairs if runs[pair[0]].isdisjoint(runs[pair[1]]))


def gold_texts(golds: Iterable[str]) -> Iterator[Text]:
    """Articles of which nothing but the text is known: those of some length."""
    for gold in golds:
        if len(words_of(gold)) >= FEWEST_WORDS:
            yield Text(gold.split())


def read_fakes(data: Path) -> Iterator[Text]:
    """The articles on the Syrian war that stand in the benchmark data, with their days."""
    for path in sorted(data.rglob("FA-KES-Dataset.csv")):
        with path.open(encoding="cp1252", errors="replace", newline="") as rows:
            for row in csv.DictReader(rows):
                if len(words_of(row["article_content"] or "")) >= FEWEST_WORDS:
                    yield Text(row["article_content"].split(), _day(row["date"]))


def _page(number: int) -> PageId:
    return PageId(f"{number:06}")


def _found(groups: Sequence[LineageId], count: int) -> float:
    return round(sum(groups[n] == groups[n + count] for n in range(count)) / count, 4)


def _runs(words: Words) -> set[str]:
    folded = words_of(" ".join(words).casefold())
    return {" ".join(folded[at : at + REAL_RUN]) for at in range(len(folded) - REAL_RUN + 1)}


def _day(said: str | None) -> str | None:
    """The day of "4/5/2017", the month first."""
    try:
        return datetime.strptime(said or "", "%m/%d/%Y").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return None
