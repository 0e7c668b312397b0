"""Titles and days of publication: how often what a page states is what people say it states."""

import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz

from benchmarks._pages.overlap import share, words_of
from benchmarks._pages.reading import Readings
from benchmarks._pages.sets import Sample
from marsad.records import Article

# Titles are equal whatever their case, marks and blanks, up to one letter in twenty. By this rule
# trafilatura has .676 of the titles of 139 pages, as it has .671 of 845 in the research.
ALIKE = 95

DAY = len("2024-11-30")


def same_title(said: str | None, gold: str) -> bool:
    """Whether two titles are the same but for case, marks, blanks and a letter or two."""
    return said is not None and fuzz.ratio(_plain(said), _plain(gold)) >= ALIKE


def score_titles(
    samples: Sequence[Sample], readings: Sequence[Readings]
) -> dict[str, float | None]:
    """The share of known titles that are right, for each form of the pages."""
    known = [(s.title, read) for s, read in zip(samples, readings, strict=True) if s.title]
    forms = known[0][1] if known else ()
    return {
        f"{form}_titles": share(
            sum(same_title(_title(read[form].article), title) for title, read in known), len(known)
        )
        for form in forms
    }


def score_days(
    golds: Sequence[str | None], articles: Sequence[Article | None], *, name: str
) -> dict[str, float | None]:
    """How often the best statement of the day is right, and those that are given as trustworthy."""
    known = [(gold, article) for gold, article in zip(golds, articles, strict=True) if gold]
    best = [(gold, stated_day(article)) for gold, article in known]
    trusted = [(gold, trusted_day(article)) for gold, article in known]
    given = [(gold, day) for gold, day in trusted if day is not None]
    return {
        f"{name}_days": share(sum(gold == day for gold, day in best), len(known)),
        f"{name}_days_stated": share(sum(day is not None for _, day in best), len(known)),
        f"{name}_trusted_days": share(sum(gold == day for gold, day in given), len(given)),
        f"{name}_days_trusted": share(len(given), len(known)),
    }


def trusted_day(article: Article | None) -> str | None:
    """The day on which the article says, as something to build on, that it was published."""
    return article.published[:DAY] if article and article.published else None


def stated_day(article: Article | None) -> str | None:
    """The best word on the day of publication, however little sure; the first of equal ones."""
    said = [each for each in article.stated if each.field == "published"] if article else []
    best = max(said, key=lambda each: each.confidence, default=None)
    return trusted_day(article) or (best.value[:DAY] if best else None)


def _title(article: Article | None) -> str | None:
    return article.title if article else None


def _plain(title: str) -> str:
    return " ".join(words_of(unicodedata.normalize("NFKC", title).casefold()))
