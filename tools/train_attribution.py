"""Trains the net that finds attributions, and says what it was made of.

    python tools/train_attribution.py POLNEAR_TRAIN_FOLDER --out FILE.npz [--check]

The folder holds PolNeAR's `text` and `attributions` (brat). What is written are numbers alone:
words are known by hashes, no text can be read out of the file. To these texts come made-up
sentences about conflicts (`attribution/phrases.toml`): the others are about an election.

It needs torch, which marsad does not: `pip install torch==2.13.0`. The same texts, in the same
versions, give the same net. With --check a tenth of the texts is held out, and the net is scored on
it. Some ten minutes on one core.
"""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path
from random import Random

import numpy as np
from attribution.gold import Lesson, lessons_of, read_texts
from attribution.net import EPOCHS, SEEN_STEPS, SEEN_WIDTH, STEPS, WIDTH, Net, learn
from attribution.phrases import made_up
from attribution.scoring import score

from marsad.extractors._attribution.net import ready
from marsad.language import load_model

SEED, TENTH, MADE_UP = 1, 10, 2000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--check", action="store_true", help="hold out a tenth and score on it")
    arguments = parser.parse_args()
    model = load_model("en")
    texts = list(read_texts(arguments.folder))
    if model is None or not texts:
        print(f"{arguments.folder} holds no texts to learn from.", file=sys.stderr)
        return 1
    lessons = {text.name: list(lessons_of(text, model)) for text in texts}
    added = [x for text in made_up(MADE_UP, seed=SEED) for x in lessons_of(text, model)]
    print_card(lessons, model.name)
    train(lessons, added, arguments.out, check=arguments.check)
    return 0


def train(lessons: dict[str, list[Lesson]], added: list[Lesson], out: Path, *, check: bool) -> None:
    names = sorted(lessons)
    Random(5).shuffle(names)
    held = names[: len(names) // TENTH] if check else []
    taken = [lesson for name in lessons if name not in held for lesson in lessons[name]]
    net = learn(taken + added, seed=SEED)
    values = numbers_of(net)
    if held:
        rows = score([lessons[name] for name in held], ready(values))
        for name, value in rows.items():
            print(f"{name}: {value}")
    save(values, out)


def numbers_of(net: Net) -> dict[str, np.ndarray]:
    """What the net is made of, in half precision: its answers change by under a thousandth."""
    values = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    small = {name: value.astype(np.float16).astype(np.float32) for name, value in values.items()}
    return small | {
        "steps_aside": np.array(STEPS, np.float32),
        "seen_steps_aside": np.array(SEEN_STEPS, np.float32),
    }


def save(values: dict[str, np.ndarray], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **{name: v.astype(np.float16) for name, v in values.items()})
    print(f"written: {path}, {path.stat().st_size:,} bytes")


def print_card(lessons: dict[str, list[Lesson]], language_model: str) -> None:
    every = [lesson for own in lessons.values() for lesson in own]
    used = {name: version(name) for name in ("torch", "numpy", "spacy")}
    print(f"{len(lessons)} texts, {sum(lesson.signs.sizes[0] for lesson in every):,} tokens")
    pairs = sum(len(lesson.pairs) for lesson in every)
    print(f"{pairs:,} attributions; {MADE_UP:,} made-up passages beside them")
    print(f"width {WIDTH}, {STEPS}; seen from a cue {SEEN_WIDTH}, {SEEN_STEPS}; {EPOCHS} epochs")
    print(f"seed {SEED}, one thread, {language_model}, {used}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
