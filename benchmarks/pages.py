"""Reading pages: the article and nothing of its neighbours, its title and day, its copies.

`pages/articles`: pages with the full text of their article (the Article Extraction Benchmark's
layout: `ground-truth.json` beside `html/`). The article is its paragraphs, headings, lists and
quotes, for the gold texts hold neither title nor captions.

`pages/segments`: pages with passages marked as the article's or not, and mostly a title and a day
(trafilatura's layout: `evaldata.json` beside `html/`).

`pages/copies`: all articles of these sets, altered as others pass them on.

Figures begin with the form in which pages were read: `html`; `main_dump`, a rendering of the main
content as plain text; `whole_dump`, a rendering of everything, with all menus. The modules of
`_pages` say what each figure is, `targets` what it should come to, `missed` which do not.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._pages.copies import Text, gold_texts, read_fakes, score_copies
from benchmarks._pages.lines import Line, count_lines, foreign, judge_lines
from benchmarks._pages.overlap import Counts, by_page, over_all, segments, share, shingles
from benchmarks._pages.reading import Form, Readings, Rendered, read_forms, read_html, render
from benchmarks._pages.sets import PageSet, Sample, find_articles, find_segments
from benchmarks._pages.speed import score_speed
from benchmarks._pages.stated import score_days, score_titles
from benchmarks._pages.targets import missed, targets_of
from benchmarks._pages.teasers import score_teasers, to_stories, try_styles

Row = dict[str, Any]


def score(data: Path) -> Iterator[Row]:
    """Score every set of pages in one of the two layouts under `data`, then their copies."""
    texts: list[Text] = []
    for pages in find_articles(data):
        rendered = [render(sample) for sample in pages.samples]
        readings = [read_forms(forms) for forms in rendered]
        texts += gold_texts(sample.gold or "" for sample in pages.samples)
        yield _row("articles", pages, score_articles(pages.samples, rendered, readings))
    for pages in find_segments(data):
        rendered = [render(sample) for sample in pages.samples]
        readings = [read_forms(forms) for forms in rendered]
        texts += gold_texts(read[Form.HTML].own_text() for read in readings)
        yield _row("segments", pages, score_segments(pages.samples, rendered, readings))
    if texts:
        texts += read_fakes(data)
        yield _row("copies", PageSet("all articles", []), score_copies(texts))


def score_articles(
    samples: Sequence[Sample], rendered: Sequence[Rendered], readings: Sequence[Readings]
) -> Row:
    """The figures of pages of which the full text is known."""
    row: Row = {"pages": len(samples)}
    for form in Form:
        pairs = [(s.gold or "", read[form]) for s, read in zip(samples, readings, strict=True)]
        overlap = by_page(shingles(gold, read.own_text()) for gold, read in pairs)
        lines = [judge_lines(read.text, read.spans, gold) for gold, read in pairs]
        row |= _named(f"{form}_shingle", overlap._asdict())
        row |= _named(form, score_lines([line for page in lines for line in page]))
    stories = to_stories(samples, (read[Form.HTML].language for read in readings))
    row |= score_teasers(try_styles(stories))
    return row | score_speed(rendered)


def score_lines(lines: Sequence[Line]) -> Row:
    """Lines of the article told from the others, over all pages, and long foreign ones kept."""
    strangers = foreign(lines)
    scores = over_all([count_lines(lines)])
    return {
        **_named("line", scores._asdict()),
        "foreign_lines": len(strangers),
        "foreign_kept": share(sum(line.kept for line in strangers), len(strangers)),
    }


def score_segments(
    samples: Sequence[Sample], rendered: Sequence[Rendered], readings: Sequence[Readings]
) -> Row:
    """The figures of pages with marked passages, a title and a day."""
    row: Row = {"pages": len(samples)}
    for form in Form:
        row |= _named(f"{form}_segment", over_all(_marked(samples, readings, form))._asdict())
    days = [sample.published for sample in samples]
    addressed = [
        read_html(forms, url=sample.url).article if sample.published else None
        for sample, forms in zip(samples, rendered, strict=True)
    ]
    row |= score_titles(samples, readings)
    row |= score_days(days, [read[Form.HTML].article for read in readings], name="html")
    row |= score_days(days, addressed, name="html_with_address")
    return row | score_speed(rendered)


def _marked(
    samples: Sequence[Sample], readings: Sequence[Readings], form: Form
) -> Iterator[Counts]:
    for sample, read in zip(samples, readings, strict=True):
        yield segments(sample.inside, sample.outside, read[form].own_text())


def _row(kind: str, pages: PageSet, figures: Row) -> Row:
    return {
        "set": f"pages/{kind}",
        "split": pages.split,
        **figures,
        "targets": targets_of(figures),
        "missed": missed(figures),
    }


def _named(beginning: str, figures: Row) -> Row:
    return {f"{beginning}_{name}": value for name, value in figures.items()}
