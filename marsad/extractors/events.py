"""Events, tolls, sources and control, by a grammar over the parsed sentence."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from marsad.extractors import Extractor, Tools
from marsad.extractors._attribution import find_relations
from marsad.extractors._encoder.reading import BothRead, read_also
from marsad.extractors._grammar.back_denials import with_denials
from marsad.extractors._grammar.coherence import coherent, is_remembered
from marsad.extractors._grammar.domain import conflict_share
from marsad.extractors._grammar.hearing import Heard, hear
from marsad.extractors._grammar.lexicon import FIGURE, gate
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.passages import Passages
from marsad.extractors._grammar.story import read_story
from marsad.extractors._grammar.told_once import told_once
from marsad.extractors._grammar.tree import Tree
from marsad.extractors._grammar.unwilled import willed
from marsad.extractors._grammar.worlds import not_of_our_world, signs_of
from marsad.ids import article_id
from marsad.language import LanguageModel, Passage
from marsad.records import Claim, Report
from marsad.text.dates import TimeExpression, find_times
from marsad.text.stories import Part, Stretch, parts_of
from marsad.text.story_times import settled
from marsad.text.written_on import day_here, written_on

VERSION = 3
NAME = f"events/{VERSION}"
# As docs/annotation-guide.md has it.
HISTORY_YEARS = 25
DATELINE = re.compile(
    r"[A-Z][\w.’'/-]*(?: [A-Z][\w.’'/-]*){0,3}(?:, [^–—\n(]{2,30})?"
    r"(?: ?\([^)\n]{2,40}\))? ?(?:–|—|--?) ?"
    r"(?=[A-Z“\"‘'0-9])"
)
# The time before an update of a live page, which a parser would take for a part of the sentence.
STAMP = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:at )?"
    r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:GMT|UTC|BST|CET|CEST|EET|EAT|WAT|local time|Z)\b)?"
    # "At 9:20 on Wednesday a bomb went off" is a sentence.
    r"(?:[\s*:|•·)\]–—-]*(?=(?-i:[A-Z])|[\d“\"‘'«])|\s*[*:|•·)\]–—-]+\s*(?=\w))"
    r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)

# A passage that a quotation opens, or a pronoun that speaks, may need the passage before.
NEEDS_SPEAKER = re.compile(
    r"\A\W*[“\"«]|\b(?:he|she|it|they) (?:also |has |had |have )?"
    r"(?:said|says|say|told|tells|added|adds|claimed|denied|put|counted|reported)\b",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"\b(?:said|says|say|told|tells|tweet\w*|wrote|writes|posted|posts|according to|reported"
    r"|announced|added|statement|author|account)\b",
    re.IGNORECASE,
)


def extract(report: Report, tools: Tools) -> Iterator[Claim]:
    """The claims of the article, then those of each teaser under its own story."""
    if tools.model is None:
        return
    for part in parts_of(report):
        yield from read(report, part, tools, tools.model)


def read(report: Report, part: Part, tools: Tools, model: LanguageModel) -> Iterator[Claim]:
    """The claims of one story. Passages without any word of an event are not parsed."""
    text = report.article.text
    telling = with_speakers(part.spans, telling_of(part, text), text)
    if not telling:
        return
    lines = lines_of([passage_of(s, text) for s in telling], telling, text, model)
    first, last = part.spans[0].start, part.spans[-1].end
    whole = text[first:last]
    # A teaser is of another day than the article: the article's date anchors nothing in it.
    published = written_on(whole, day_here(report.article)) if part.own else None
    story = Passages(
        story=part.story,
        article=article_id(report),
        lines=lines,
        published=published,
        places=tuple(m for m in tools.gazetteer.find(whole, first) if part.holds(m.start, m.end)),
        names=tuple(m for m in tools.registry.find(whole, first) if part.holds(m.start, m.end)),
        times=times_of(part, text, published, report.page.language),
        share=conflict_share(" ".join(text[s.start : s.end] for s in part.spans)),
        extractor=NAME,
    )
    heard = hear(
        story.lines, story.names, tuple((m.start, m.end) for m in story.places if not m.demonym)
    )
    stretches = [(s.start, s.end) for s in part.spans]
    both = read_also(story, heard, read_story(story, heard), text, stretches)
    yield from of_our_world(both, story, heard, [text[a:b] for a, b in stretches])


def of_our_world(
    both: BothRead, story: Passages, heard: Sequence[Heard], paragraphs: Sequence[str]
) -> Iterator[Claim]:
    """The claims but those of history, and of what is invented, played or practised."""
    if not both.claims:
        return
    text = story.lines[0].tree.article_text
    signs = signs_of(story, heard, paragraphs)
    elsewhere = not_of_our_world(both.claims, signs, text, odds=both.odds)
    kept = [
        c
        for c in both.claims
        if c.id not in elsewhere
        and not is_history(c, story.published)
        and not is_remembered(c, story.published)
    ]
    once = told_once(kept, story.lines, story.article)
    told = with_denials(once, story.lines, heard, story.article)
    yield from map(coherent, willed(told, [line.tree for line in story.lines]))


def is_history(claim: Claim, published: date | None) -> bool:
    """Whether it was longer ago than what is told of a conflict of today."""
    last = claim.time.latest if claim.time is not None else None
    if last is None or published is None:
        return False
    return published.year - last.year > HISTORY_YEARS


def lines_of(
    passages: list[Passage], telling: list[Stretch], text: str, model: LanguageModel
) -> tuple[Line, ...]:
    """The parsed sentences, each with the attributions that the net finds in it."""
    sentences = list(model.parse(passages))
    relations = find_relations(sentences)
    return tuple(
        Line(
            tree=Tree(sentence, text),
            headline=telling[sentence.passage].headline,
            relations=tuple(r for r in relations if sentence.start <= r.main < sentence.end),
        )
        for sentence in sentences
    )


def telling_of(part: Part, text: str) -> list[bool]:
    """The passages that may tell of an event, and those after one that give a number."""
    found: list[bool] = []
    follows = False
    for stretch in part.spans:
        tells = gate().search(text, stretch.start, stretch.end) is not None
        found.append(tells or bool(follows and FIGURE.search(text, stretch.start, stretch.end)))
        follows = tells
    return found


def with_speakers(spans: tuple[Stretch, ...], telling: list[bool], text: str) -> list[Stretch]:
    """The telling passages, and those beside one whose quote or "he said" they may explain."""
    kept: list[Stretch] = []
    for n, span in enumerate(spans):
        follows = (
            n + 1 < len(spans)
            and telling[n + 1]
            and NEEDS_SPEAKER.search(text, spans[n + 1].start, spans[n + 1].end)
        )
        wanted = follows and CREDITS.search(text, span.start, span.end)
        if telling[n] or wanted:
            kept.append(span)
    return kept


def passage_of(stretch: Stretch, text: str) -> Passage:
    """The running text of a stretch, without the dateline that says where it was filed."""
    start = stretch.start
    for opening in (STAMP, DATELINE):
        found = None if stretch.headline else opening.match(text, start, stretch.end)
        start = found.end() if found is not None else start
    return Passage(text=text[start : stretch.end], start=start)


def times_of(
    part: Part, text: str, published: date | None, language: str | None
) -> tuple[TimeExpression, ...]:
    """The time expressions of a story, each settled by what the story told before it."""
    first, last = part.spans[0].start, part.spans[-1].end
    found = (
        msgspec.structs.replace(told, start=told.start + first, end=told.end + first)
        for told in find_times(text[first:last], language)
    )
    return tuple(settled([t for t in found if part.holds(t.start, t.end)], text, published))


EXTRACTOR = Extractor(
    summary="Events, tolls, sources and control, by a grammar over the parsed sentence.",
    version=VERSION,
    languages=frozenset({"en"}),
    extract=extract,
)
