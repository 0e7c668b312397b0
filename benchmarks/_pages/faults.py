"""What went wrong on each page, in words, for those who look for reasons.

from benchmarks._pages.faults import faults_of, teaser_faults
for line in faults_of(Path("../shared/bench")): print(line)
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks._pages.lines import judge_lines
from benchmarks._pages.overlap import by_page, segments, shingles
from benchmarks._pages.reading import Form, Reading, read_forms, render
from benchmarks._pages.sets import Sample, find_articles, find_segments
from benchmarks._pages.stated import same_title, stated_day, trusted_day
from benchmarks._pages.teasers import to_stories, try_styles


def faults_of(data: Path) -> Iterator[str]:
    """A heading for each page and form with its score, and a line for each fault under it."""
    for pages in (*find_articles(data), *find_segments(data)):
        for sample in pages.samples:
            for form, reading in read_forms(render(sample)).items():
                yield from _faults(pages.split, sample, form, reading)


def teaser_faults(data: Path) -> Iterator[str]:
    """A line for each teaser line that was kept, and each line of an article lost by teasers."""
    for pages in find_articles(data):
        forms = [read_forms(render(sample)) for sample in pages.samples]
        languages = (read[Form.HTML].language for read in forms)
        for outcome in try_styles(to_stories(pages.samples, languages)):
            for line in outcome.wrong:
                yield f"{outcome.style}\t{outcome.place}\t{line}"


def _faults(split: str, sample: Sample, form: Form, reading: Reading) -> Iterator[str]:
    if sample.gold is not None:
        scores = by_page([shingles(sample.gold, reading.own_text())])
        yield f"{split}\t{form}\t{sample.name}\t{scores.f1}\t{scores.precision}\t{scores.recall}"
        for line in judge_lines(reading.text, reading.spans, sample.gold):
            if line.own != line.kept:
                verdict = "lost" if line.own else "kept"
                yield f"\t{verdict}\t{reading.text[line.start : line.end].strip()}"
        return
    yield f"{split}\t{form}\t{sample.name}"
    found = reading.own_text()
    yield from (f"\tlost\t{p}" for p in sample.inside if segments([p], (), found).missed)
    yield from (f"\tkept\t{p}" for p in sample.outside if segments((), [p], found).wrong)
    yield from _statements(sample, reading)


def _statements(sample: Sample, reading: Reading) -> Iterator[str]:
    article = reading.article
    title = article.title if article else None
    if sample.title and not same_title(title, sample.title):
        yield f"\ttitle\t{title}\tand not\t{sample.title}"
    day, trusted = stated_day(article), trusted_day(article)
    if sample.published and day != sample.published:
        yield f"\tday\t{day}\tand not\t{sample.published}\ttrusted\t{trusted}"
