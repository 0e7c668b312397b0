"""A linear model over named features: softmax, trained by AdaGrad, kept as hashed weights."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int32]


# Left out of the file: at this bound no figure changes by a tenth of a point.
LEAST_WEIGHT = 0.01


class Model(Struct, frozen=True, kw_only=True):
    """Weights of each class for each bucket of features."""

    classes: tuple[str, ...]
    weights: Floats

    @property
    def buckets(self) -> int:
        return int(self.weights.shape[0]) - 1


def bucket_of(feature: str, buckets: int) -> int:
    return crc32(feature.encode()) % buckets


def encode(rows: Sequence[Iterable[str]], buckets: int) -> Ids:
    """One row of bucket numbers for each example; the last bucket pads and weighs nothing."""
    found = [sorted({bucket_of(f, buckets) for f in row}) for row in rows]
    width = max((len(r) for r in found), default=1)
    ids = np.full((len(found), width), buckets, dtype=np.int32)
    for n, row in enumerate(found):
        ids[n, : len(row)] = row
    return ids


def scores(model: Model, ids: Ids) -> Floats:
    """The probability of each class for each row."""
    return softmax(model.weights[ids].sum(axis=1))


def softmax(z: Floats) -> Floats:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict(model: Model, rows: Sequence[Iterable[str]]) -> Floats:
    if not rows:
        return np.zeros((0, len(model.classes)), dtype=np.float32)
    return scores(model, encode(rows, model.buckets))


def train(
    ids: Ids,
    labels: Sequence[int],
    classes: Sequence[str],
    *,
    buckets: int,
    rounds: int = 8,
    rate: float = 0.1,
    decay: float = 1e-5,
    batch: int = 128,
    average: bool = True,
    seed: int = 4,
) -> Model:
    """Fit by AdaGrad in batches; the same data gives the same weights.

    The weights are the mean of those after each round, or those after the last.
    """
    w = np.zeros((buckets + 1, len(classes)), dtype=np.float32)
    mean = np.zeros_like(w)
    g2 = np.full_like(w, 1e-6)
    target = np.asarray(labels)
    order = np.random.default_rng(seed)
    for _ in range(rounds):
        mixed = order.permutation(len(target))
        for start in range(0, len(mixed), batch):
            rows = mixed[start : start + batch]
            error = softmax(w[ids[rows]].sum(axis=1))
            error[np.arange(len(rows)), target[rows]] -= 1
            flat = ids[rows].reshape(-1)
            touched, where = np.unique(flat, return_inverse=True)
            step = np.zeros((len(touched), len(classes)), dtype=np.float32)
            np.add.at(step, where, np.repeat(error, ids.shape[1], axis=0))
            step += decay * len(rows) * w[touched]
            g2[touched] += step**2
            w[touched] -= rate * step / np.sqrt(g2[touched])
            w[buckets] = 0
        mean += w / rounds
    return Model(classes=tuple(classes), weights=mean if average else w)


def save(models: dict[str, Model], path: Path) -> None:
    """Keep the weights that matter, to half precision, by the numbers of their buckets."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, model in models.items():
        kept = np.flatnonzero(np.abs(model.weights).max(axis=1) >= LEAST_WEIGHT)
        arrays[f"{name}.buckets"] = kept.astype(np.int32)
        arrays[f"{name}.weights"] = model.weights[kept].astype(np.float16)
        arrays[f"{name}.classes"] = np.asarray(model.classes)
        arrays[f"{name}.size"] = np.asarray(model.buckets)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  numpy takes any names


def load(path: Path) -> dict[str, Model]:
    with np.load(path) as stored:
        names = [name.removesuffix(".size") for name in stored.files if name.endswith(".size")]
        return {name: _stored(stored, name) for name in names}


def _stored(stored: Mapping[str, NDArray[np.generic]], name: str) -> Model:
    classes = tuple(map(str, stored[f"{name}.classes"]))
    weights = np.zeros((int(stored[f"{name}.size"]) + 1, len(classes)), dtype=np.float32)
    weights[stored[f"{name}.buckets"]] = stored[f"{name}.weights"]
    return Model(classes=classes, weights=weights)
