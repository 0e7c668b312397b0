"""Time expressions against WikiWars (TIMEX2) and TBAQ (TimeML): words found, and their days.

Scored is what names a day, week, month, year or longer time of the calendar. Lengths of time
("two years"), repeated times ("every day") and references ("now") are neither wanted nor wrong.
Our expressions take in the preposition, the gold ones do not: it is set aside. Every text is
anchored at its day of creation, the tense is that of the verb in the parse, and what the story
tells before settles a time as `marsad.text.story_times` has it.

`strict` asks for the same words, `relaxed` for an overlap. `value_accuracy` is the share of
overlapped gold expressions whose first and last day agree, `value_f1` is as in TempEval-3: found
and of the right value. Where the gold leaves a day, week or month open ("1998-10-XX"), any in the
stretch that it names agrees; the seasons are months as `marsad.text.days` has them. Years before
our era have no days here: they count as found, and as of the wrong value.

`isaf` is the day of a release's event, as the claims have it: see `benchmarks._isaf_days`.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from benchmarks._isaf_days import isaf_days
from marsad.extractors._grammar.tenses import tense_at
from marsad.extractors._grammar.tree import Tree
from marsad.language import Passage, Sentence, load_model
from marsad.text.dates import Tense, TimeExpression, anchor, published_day
from marsad.text.day_counts import whole_months
from marsad.text.story_times import told_times
from marsad.text.time_forms import Between, Related

_PREPOSITIONS = re.compile(
    r"(?:(?:since|from|until|till|by|before|after|following|prior to|on|in|at|around|about|during"
    r"|over|throughout|within|between)\s+)+",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
# The gold names a stretch, and leaves open which part of it.
_OPEN = re.compile(r"-W?XX|-QX")
_MONTHS_OF = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
}  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Z]+[23]?)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Gold(Struct, frozen=True, kw_only=True):
    """An annotated expression; `scored` says that it names a time of the calendar."""

    start: int
    end: int
    value: str
    modified: bool
    scored: bool


class Document(Struct, frozen=True, kw_only=True):
    name: str
    text: str
    published: date | None
    gold: tuple[Gold, ...]


def score(data: Path) -> Iterator[dict[str, Any]]:
    """Score every folder of annotated texts under `data`."""
    paths = sorted([*data.rglob("*.key.xml"), *data.rglob("*.tml")])
    for folder, files in groupby(paths, key=lambda path: path.parent):
        documents = [read_document(path) for path in files]
        name = "wikiwars" if next(folder.glob("*.key.xml"), None) else "tbaq"
        yield {"set": name, "split": folder.name, **figures(documents)}
    if (data / "isaf").is_dir():
        yield isaf_days(data / "isaf")


def read_document(path: Path) -> Document:
    """Take the text out of its tags, and the annotated expressions with where they stand."""
    markup = path.read_text("utf-8", errors="replace")
    created = re.search(r"<(?:DCT|DATETIME)>.*?va(?:l|lue)=\"([^\"]*)\"", markup, re.DOTALL)
    body = markup[markup.index("<TEXT>") + 6 : markup.index("</TEXT>")]
    text, gold, open_tags, last = "", [], [], 0
    for tag in _TAG.finditer(body):
        text += unescape(body[last : tag.start()])
        last = tag.end()
        if not tag[2].startswith("TIMEX"):
            continue
        if not tag[1]:
            open_tags.append((len(text), dict(_ATTRIBUTE.findall(tag[3]))))
            continue
        start, attributes = open_tags.pop()
        if not open_tags:  # of expressions inside one another, the outermost counts
            gold.append(gold_of(start, len(text), attributes))
    text += unescape(body[last:])
    published = published_day(created[1][:10]) if created else None
    return Document(name=path.name, text=text, published=published, gold=tuple(gold))


def gold_of(start: int, end: int, attributes: dict[str, str]) -> Gold:
    value = attributes.get("value") or attributes.get("val") or ""
    return Gold(
        start=start,
        end=end,
        value=value,
        modified="mod" in attributes or "MOD" in attributes,
        scored=bool(re.match(r"(?:BC)?[\dX]", value))
        and attributes.get("type", "DATE") in {"DATE", "TIME"}
        and attributes.get("set", "NO").upper() != "YES",
    )


def figures(documents: list[Document]) -> dict[str, Any]:
    """Count over all the documents of a split."""
    wanted = given = strict = covered = right_words = valued = 0
    for document in documents:
        told = list(told_times(document.text, document.published))
        tenses = tenses_of(document, told)
        found = [without_preposition(document.text, e) for e in told]
        gold = [g for g in document.gold if g.scored]
        aside = [g for g in document.gold if not g.scored]
        counted = [e for e in found if overlaps(e, gold) or not overlaps(e, aside)]
        wanted, given = wanted + len(gold), given + len(counted)
        ends = {(e.start, e.end) for e in counted}
        strict += sum((g.start, g.end) in ends for g in gold)
        right_words += sum(overlaps(e, gold) for e in counted)
        pairs = [(g, e) for g in gold for e in counted if overlaps(e, [g])]
        covered += len({g.start for g, _ in pairs})
        valued += len({g.start for g, e in pairs if agrees(g, e, document, tenses[e.end])})
    return {
        "documents": len(documents),
        "expressions": wanted,
        "found": given,
        **rates("strict", strict / max(1, given), strict / max(1, wanted)),
        **rates("relaxed", right_words / max(1, given), covered / max(1, wanted)),
        "value_accuracy": round(valued / max(1, covered), 3),
        "value_f1": rates("", valued / max(1, given), valued / max(1, wanted))["_f1"],
    }


def rates(name: str, precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        f"{name}_precision": round(precision, 3),
        f"{name}_recall": round(recall, 3),
        f"{name}_f1": round(f1, 3),
    }


def without_preposition(text: str, expression: TimeExpression) -> TimeExpression:
    """Set aside what only we take in: the leading preposition, and what it says of the days."""
    lead = _PREPOSITIONS.match(expression.text)
    start = expression.start + (lead.end() if lead else 0)
    form = expression.form.to if isinstance(expression.form, Related) else expression.form
    return replace(expression, start=start, text=text[start : expression.end], form=form)


def overlaps(expression: TimeExpression, gold: list[Gold]) -> bool:
    return any(expression.start < g.end and g.start < expression.end for g in gold)


def agrees(gold: Gold, expression: TimeExpression, document: Document, tense: Tense) -> bool:
    """Say whether both come to the same days.

    The gold marks the two ends of a range apart: either will do. A part of a month ("early May")
    must lie in the gold month. A month that still runs ends at the day of creation.
    """
    if gold.value.startswith("BC"):
        return False
    published = document.published
    ours, wanted = anchor(expression, published, tense=tense), days_of_value(gold.value)
    if wanted is None or ours.earliest is None or ours.latest is None:
        return wanted is None and ours.earliest is None and ours.latest is None
    first, last = wanted
    if isinstance(expression.form, Between):
        return first == ours.earliest or last == ours.latest
    if gold.modified or _OPEN.search(gold.value):
        return first <= ours.earliest and ours.latest <= last
    if published and first <= published <= last:  # what still runs is cut at that day
        last = published if ours.latest == published else last
        first = published if ours.earliest == published else first
    return (ours.earliest, ours.latest) == (first, last)


def tenses_of(document: Document, told: list[TimeExpression]) -> dict[int, Tense]:
    """The tense in which each expression is told, by where the expression ends."""
    trees = [Tree(sentence, document.text) for sentence in parsed(document)]
    tenses = {}
    for expression in told:
        inside = (t for t in trees if t.start < expression.end <= t.end)
        tree = next(inside, None)
        tenses[expression.end] = Tense.PAST if tree is None else tense_at(tree, expression)
    return tenses


def parsed(document: Document) -> list[Sentence]:
    model = load_model("en")
    if model is None:
        return []
    passages = [
        Passage(text=found[0], start=found.start()) for found in _PARAGRAPH.finditer(document.text)
    ]
    return list(model.parse(passages))


def days_of_value(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX value; None where it names no days of the calendar."""
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", value):
        day = published_day(match[0])
        return (day, day) if day else None
    if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX.*)?", value):
        return whole_months(int(match[1]), int(match[2]), 1)
    if match := re.fullmatch(r"(\d{4})-([A-Z]{2}|[QH]\d)", value):
        if match[2] in _MONTHS_OF:
            return whole_months(int(match[1]), *_MONTHS_OF[match[2]])
        return whole_months(int(match[1]), 1, 12)
    if match := re.fullmatch(r"(\d{4})(?:-\w?XX?.*)?", value):
        return whole_months(int(match[1]), 1, 12)
    if match := re.fullmatch(r"(\d{2,4})X*", value):
        years = 10 ** (4 - len(match[1]))
        first = int(match[1]) * years
        century = years == 100
        return date(first + century, 1, 1), date(first + years - 1 + century, 12, 31)
    return None
