"""Runs the encoder: one vector a word, and from these the labels of words and the links of spans.

The net of `data/encoder.onnx` is run for one window at a time, on one thread: so the numbers do not
depend on what else is read. What stands on it is small and is done here, from `data/encoder.npz`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from marsad.extractors._encoder.words import Window, vocabulary

Numbers = NDArray[np.float32]
Spans = Sequence[tuple[int, int]]

# Adding and norming in one step takes six times as long on a processor as one after the other.
SLOW = ("SkipLayerNormFusion",)
BUCKETS = 12
EXACT = 5


@cache
def session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    path = files("marsad.extractors") / "data" / "encoder.onnx"
    return onnxruntime.InferenceSession(
        path.read_bytes(),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=SLOW,
    )


@cache
def weights() -> Mapping[str, Numbers]:
    path = files("marsad.extractors") / "data" / "encoder.npz"
    with path.open("rb") as file, np.load(file) as archive:
        return {name: archive[name].astype(np.float32) for name in archive.files}


def vectors(window: Window) -> Numbers:
    """One vector for each word of the window."""
    first, last = (vocabulary()[sign] for sign in ("[CLS]", "[SEP]"))
    pieces = [first, *(piece for word in window.pieces for piece in word), last]
    begins = np.cumsum([1, *(len(word) for word in window.pieces)])[:-1]
    (found,) = session().run(None, {"pieces": np.array([pieces], np.int64)})
    numbers: Numbers = found[0][begins]
    return numbers


def label(words: Numbers, layer: str) -> Numbers:
    """How likely each word is to have each label of a layer."""
    return odds(words @ weights()[f"{layer}.weight"].T + weights()[f"{layer}.bias"])


def spans_as(words: Numbers, spans: Spans, part: str) -> Numbers:
    """What a span is as a part of something: of its first and its last word."""
    first, last = (words[[span[end] for span in spans]] for end in (0, 1))
    found = np.concatenate([first, last], axis=1) @ weights()[f"{part}.weight"].T
    return gelu(found + weights()[f"{part}.bias"])


def judge(parts: Numbers, question: str) -> Numbers:
    """How likely each answer is to a question on each of some parts."""
    return odds(parts @ weights()[f"{question}.weight"].T + weights()[f"{question}.bias"])


def story(words: Numbers) -> float:
    """How likely a window tells of any event: by all its words, and the strongest of them."""
    whole = np.concatenate([words.mean(axis=0), words.max(axis=0)])
    return float(judge(whole, "story")[1])


def link(one: Numbers, other: Numbers, at: Spans, to: Spans, kind: str) -> Numbers:
    """How likely each link is between each of some parts and each of others."""
    pairs = weights()[f"{kind}.pair"]
    found: Numbers = np.stack([one @ pair @ other.T for pair in pairs], axis=-1)
    split = one.shape[1]
    weight = weights()[f"{kind}.weight"]
    found += (one @ weight[:, :split].T)[:, None] + (other @ weight[:, split:].T)[None]
    found += weights()[f"{kind}.bias"] + weights()[f"{kind}.distance"][apart(at, to)]
    return odds(found)


def apart(at: Spans, to: Spans) -> NDArray[np.int64]:
    """How far spans stand apart in words, in steps that grow, apart for before and behind."""
    far = np.array([b for b, _ in to])[None] - np.array([a for a, _ in at])[:, None]
    steps = np.abs(far)
    wide = np.minimum(np.log2(np.maximum(steps, 1)) * 1.5 + 1.6, BUCKETS - 1).astype(np.int64)
    found: NDArray[np.int64] = np.where(steps < EXACT, steps, wide) + BUCKETS * (far >= 0)
    return found


def odds(scores: Numbers) -> Numbers:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Numbers = grown / grown.sum(axis=-1, keepdims=True)
    return found


def gelu(numbers: Numbers) -> Numbers:
    """The unit of the net's small layers, as torch computes it."""
    found: Numbers = numbers * 0.5 * (1.0 + erf(numbers / np.float32(np.sqrt(2.0))))
    return found


def erf(numbers: Numbers) -> Numbers:
    """Abramowitz and Stegun 7.1.26, whose error is below 1.5e-7."""
    sign, size = np.sign(numbers), np.abs(numbers)
    t = 1.0 / (1.0 + 0.3275911 * size)
    terms = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    series = np.zeros_like(t)
    for term in reversed(terms):
        series = (series + term) * t
    found: Numbers = sign * (1.0 - series * np.exp(-size * size))
    return found
