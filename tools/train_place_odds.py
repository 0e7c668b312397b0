"""Trains the weights that say which name of a sentence is the place of an event.

    python tools/train_place_odds.py --data DIR [--out FILE.npz] [--check]

DIR holds `event-location`, of which one half is learnt from; the other sentences are those of
`corpus/` (w01 to w14). What is written are numbers alone. The same texts, in the same versions,
give the same numbers. With --check, w12 to w14 and a quarter of the half are held out and scored;
nothing is written. Ten minutes on one busy core, most of them parsing.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from place_odds.learning import learn, rows_again
from place_odds.lessons import Lesson, of_corpus, of_event_location

from marsad.extractors._grammar.place_odds import likely
from marsad.pipeline.read import open_tools, tools_for
from marsad.settings import load_settings

OUT = Path(__file__).parents[1] / "marsad" / "extractors" / "data" / "place_odds.npz"
UNSEEN = frozenset({"w12", "w13", "w14"})
STEPS = (0.3, 0.4, 0.5, 0.6)
QUARTER = 4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true", help="hold some out and score on it")
    arguments = parser.parse_args()
    path = arguments.data / "event-location" / "dev.jsonl.gz"
    if not path.is_file():
        print(f"{path} is missing.", file=sys.stderr)
        return 1
    tools = tools_for(open_tools(load_settings()), "en")
    lessons = [*of_event_location(path, tools), *of_corpus(tools)]
    known = [lesson for lesson in lessons if not lesson.held_out]
    if arguments.check:
        check(known)
    else:
        save(learn(known), arguments.out)
    return 0


def check(lessons: Sequence[Lesson]) -> None:
    # Rows of one text stand together, so that hardly any text is on both sides.
    located = [x for x in lessons if x.set == "event-location"]
    later = located[-len(located) // QUARTER :]
    own = [x for x in lessons if x.set in UNSEEN]
    unseen = {id(x) for x in (*later, *own)}
    weights = learn([x for x in lessons if id(x) not in unseen])
    for name, some in (("event-location", later), ("w12-w14", own)):
        for least in STEPS:
            print(name, least, *(f"{value:.3f}" for value in score(some, weights, least)))


def score(
    lessons: Sequence[Lesson], weights: tuple[np.ndarray, np.ndarray], least: float
) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words of places."""
    first, second = (table.tolist() for table in weights)
    given = hits = wanted = 0
    for lesson in lessons:
        wanted += lesson.wanted
        for n, rows in enumerate(rows_again(lesson, first)):
            if lesson.right[n] is not None and likely(second, rows) >= least:
                given += lesson.words[n]
                hits += lesson.hits[n]
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def save(weights: tuple[np.ndarray, np.ndarray], path: Path) -> None:
    first, second = (table.astype(np.float16) for table in weights)
    np.savez_compressed(path, first=first, second=second)
    print(f"written: {path}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
