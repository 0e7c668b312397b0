"""Trains the line model of text dumps by self-supervision, and says how good it is.

    python tools/train_lines.py PAGES_FOLDER... --out marsad/parsers/data/lines.npz [--check]

The folders hold web pages (`.html`, `.html.gz`). A teacher, trafilatura, says which of their words
are the article's; where a person said so (`ground-truth.json` or `evaldata.json` beside the pages'
folder, as the pages benchmark has them), that counts, and counts more. Each page is rendered as
text in several ways, with teasers of other pages' stories put in. What is learned are numbers
alone: no word of any page.

It needs torch, which marsad does not: `pip install torch==2.13.0`. The same pages, in the same
versions, give the same model. With --check it is trained five times more, each time without a fifth
of the pages, and scored on those. Some five minutes on two cores; --check takes four more.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from lines.net import Text, learn
from lines.pages import Taught, everything, main_content, read_pages
from lines.renderings import Sample, clean, gathered, varied
from lines.scoring import Scores, agreement
from lines.teasers import Story, story_of

from marsad.parsers._line_model import Net

FOLDS, SEEDS = 5, (1, 2, 3, 4)
# How many texts are made of each page, and how many pages of several stories for each fold.
TEXTS, GATHERED, GATHERED_TOGETHER = 24, 20, 6
# A person's word counts as much more than the teacher's. Where teacher and rules agree less than
# this, the teacher is as likely wrong, and the page is left out.
GIVEN_WEIGHT, LEAST_AGREEMENT = 3.0, 0.5


class Lesson(NamedTuple):
    """A page with the texts made of it; `tests` are its two plain renderings."""

    name: str
    given: bool
    texts: list[Text]
    tests: tuple[Sample, Sample]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--check", action="store_true", help="cross-validate by page, too")
    arguments = parser.parse_args()
    pages = [page for folder in arguments.folders for page in read_pages(folder)]
    if len(pages) < FOLDS:
        print(f"{len(pages)} pages are too few to learn from.", file=sys.stderr)
        return 1
    folds = fold_of(pages)
    lessons = list(lessons_of(pages, folds))
    more = gathered_of(pages, folds)
    print_card(pages, lessons)
    if arguments.check:
        check(lessons, more, folds)
    save([learn(material(lessons, more), seed=seed) for seed in SEEDS], arguments.out)
    print(f"written: {arguments.out}, {arguments.out.stat().st_size:,} bytes")
    return 0


def fold_of(pages: Sequence[Taught]) -> dict[str, int]:
    """Deal out the pages, those with a person's word for themselves."""
    folds: dict[str, int] = {}
    for given in (True, False):
        names = sorted(page.name for page in pages if page.given == given)
        Random(3).shuffle(names)
        folds |= {name: at % FOLDS for at, name in enumerate(names)}
    return folds


def stories_by_fold(
    pages: Sequence[Taught], folds: dict[str, int]
) -> dict[int, list[tuple[str, Story]]]:
    stories = defaultdict(list)
    for page in pages:
        story = story_of(page)
        if story is not None:
            stories[folds[page.name]].append((page.name, story))
    return stories


def lessons_of(pages: Sequence[Taught], folds: dict[str, int]) -> Iterator[Lesson]:
    """The texts of each page; teasers come from other pages of its fold, so that none leaks."""
    stories = stories_by_fold(pages, folds)
    jobs = [
        (page, [story for name, story in stories[folds[page.name]] if name != page.name])
        for page in pages
    ]
    with get_context("spawn").Pool(2) as pool:
        yield from pool.imap(lesson_of, jobs, chunksize=4)


def lesson_of(job: tuple[Taught, list[Story]]) -> Lesson:
    page, stories = job
    samples = varied(page, stories, TEXTS, Random(f"lines {page.name}"))
    weight = GIVEN_WEIGHT if page.given else 1.0
    tests = clean(page, main_content), clean(page, everything)
    return Lesson(page.name, page.given, [to_text(s, weight) for s in samples if s.labels], tests)


def gathered_of(pages: Sequence[Taught], folds: dict[str, int]) -> dict[int, list[list[Text]]]:
    """Live pages and digests of each fold's stories, some together as a page's texts are."""
    found = {}
    for fold, stories in stories_by_fold(pages, folds).items():
        told = [story for _, story in stories]
        texts = [to_text(s, 1.0) for s in gathered(told, GATHERED, Random(fold)) if s.labels]
        found[fold] = [
            texts[at : at + GATHERED_TOGETHER] for at in range(0, len(texts), GATHERED_TOGETHER)
        ]
    return found


def to_text(sample: Sample, weight: float) -> Text:
    return Text(np.asarray(sample.numbers), np.array(sample.labels, np.int64), weight)


def material(
    lessons: Sequence[Lesson],
    more: dict[int, list[list[Text]]],
    *,
    without: int | None = None,
    folds: dict[str, int] | None = None,
) -> list[list[Text]]:
    """The texts to learn from, page by page, without those of one fold."""
    taken = [
        lesson.texts
        for lesson in lessons
        if lesson.texts and (folds is None or folds[lesson.name] != without)
        if lesson.given or agreement(lesson.tests[1]) >= LEAST_AGREEMENT
    ]
    return taken + [texts for fold in sorted(more) if fold != without for texts in more[fold]]


def check(
    lessons: Sequence[Lesson], more: dict[int, list[list[Text]]], folds: dict[str, int]
) -> None:
    """Print the scores of nets on pages that they have not seen, beside those of the rules."""
    rules, model = Scores(), Scores()
    for fold in range(FOLDS):
        net = learn(material(lessons, more, without=fold, folds=folds), seed=SEEDS[0])
        for lesson in lessons:
            if lesson.given and folds[lesson.name] == fold:
                rules.add(lesson, None)
                model.add(lesson, [net])
        print(f"fold {fold + 1} of {FOLDS}: rules {rules}, model {model}", flush=True)


def save(nets: Sequence[Net], path: Path) -> None:
    """Write the nets, in half precision: their answers change by less than a thousandth."""
    values: dict[str, np.ndarray] = {"nets": np.array(len(nets))}
    for nth, net in enumerate(nets):
        values |= {
            f"{nth}.mean": net.mean,
            f"{nth}.scale": net.scale,
            f"{nth}.steps": np.array([step for step, _, _ in net.layers]),
        }
        layers = {"first": net.first, "whole": net.whole, "last": net.last} | {
            f"layers.{at}": (weight, bias) for at, (_, weight, bias) in enumerate(net.layers)
        }
        for name, (weight, bias) in layers.items():
            values |= {f"{nth}.{name}.weight": weight, f"{nth}.{name}.bias": bias}
    path.parent.mkdir(parents=True, exist_ok=True)
    small = {
        name: v.astype(np.float16) if v.dtype == np.float32 else v for name, v in values.items()
    }
    np.savez_compressed(path, **small)


def print_card(pages: Sequence[Taught], lessons: Sequence[Lesson]) -> None:
    texts = [text for lesson in lessons for text in lesson.texts]
    used = {name: version(name) for name in ("torch", "numpy", "trafilatura", "resiliparse")}
    print(f"{len(pages)} pages, {sum(p.given for p in pages)} with a person's word")
    print(f"{len(texts)} texts, {sum(len(text.labels) for text in texts)} rows")
    print(f"seeds {SEEDS}, threads {torch.get_num_threads()}, {used}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
