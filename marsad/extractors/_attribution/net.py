"""The net that finds attributions: the cues of a piece, and the role of each token for each cue.

Trained by `tools/train_attribution.py`; its numbers stand in `data/attribution.npz`. They are few
enough to be run with numpy alone.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct

from marsad.extractors._attribution.signs import (
    COLUMNS,
    SEEN_COLUMNS,
    Numbers,
    Rows,
    Signs,
    seen_from,
)

# Larger products are done by several threads, whose sums differ from run to run.
_ROWS_AT_ONCE = 24
MASS_LIMIT = 3.0
_TINY = np.float32(1e-5)


class Around(Struct, frozen=True, kw_only=True):
    """A layer: how far apart its tokens stand, one weight for each neighbour, and the bias."""

    step: int
    weights: Numbers
    bias: Numbers


class Net(Struct, frozen=True, kw_only=True):
    """The numbers of the net. `tables` and `seen` are already multiplied by what follows them."""

    vectors: Numbers
    bias: Numbers
    tables: tuple[Numbers, ...]
    layers: tuple[Around, ...]
    cue: tuple[Numbers, Numbers]
    there: tuple[Numbers, Numbers]
    here: Numbers
    between: Numbers
    seen: tuple[Numbers, ...]
    seen_layers: tuple[Around, ...]
    role: tuple[Numbers, Numbers]
    steps: Numbers


class Family(Struct, frozen=True, kw_only=True):
    """The heads of a piece, and their children in order, by which sums over children are made."""

    heads: Rows
    children: Rows
    starts: Rows
    parents: Rows
    shares: Numbers


class Known(Struct, frozen=True, kw_only=True):
    """What the net knows of each token of a piece, and how likely each is a cue's main word."""

    hidden: Numbers
    cues: Numbers
    there: Numbers
    family: Family


def family_of(heads: Rows) -> Family:
    children = np.argsort(heads, kind="stable").astype(np.int32)
    parents, starts, counts = np.unique(heads[children], return_index=True, return_counts=True)
    return Family(
        heads=heads,
        children=children,
        starts=starts.astype(np.int32),
        parents=parents,
        shares=(1 / counts).astype(np.float32)[:, None],
    )


def know(signs: Signs, net: Net) -> Known:
    """Read a piece."""
    family = family_of(signs.heads)
    found = _product(signs.vectors, net.vectors) + net.bias
    for table, column in zip(net.tables, signs.rows.T, strict=True):
        found += table[column]
    hidden = np.maximum(found, 0, out=found)
    for layer in net.layers:
        hidden += _around(hidden, layer, family, below=True)
    plain = _even(hidden)
    odds = _product(plain, net.cue[0])[:, 0] + net.cue[1]
    there = _product(plain, net.there[0]) + net.there[1]
    return Known(hidden=plain, cues=_likely(odds), there=there, family=family)


def tell(signs: Signs, known: Known, anchor: int, net: Net) -> Numbers:
    """Score each role of each token for the cue that has this main word."""
    found = known.there + _product(known.hidden[anchor : anchor + 1], net.here)
    found += np.stack([known.cues, _mass(known.cues, anchor)], axis=1) @ net.between
    for table, column in zip(net.seen, seen_from(signs, anchor).T, strict=True):
        found += table[column]
    hidden = np.maximum(found, 0, out=found)
    for layer in net.seen_layers:
        hidden += _around(hidden, layer, known.family, below=False)
    scores: Numbers = _product(_even(hidden), net.role[0]) + net.role[1]
    return scores


def _mass(cues: Numbers, anchor: int) -> Numbers:
    """How many other cues are to be expected between each token and this one."""
    total = np.cumsum(cues, dtype=np.float32)
    before = total[anchor] - cues[anchor] - total
    after = total - cues - total[anchor]
    mass = np.where(np.arange(len(cues)) > anchor, after, before)
    found: Numbers = np.clip(mass, 0, MASS_LIMIT).astype(np.float32)
    return found


def _around(hidden: Numbers, layer: Around, family: Family, *, below: bool) -> Numbers:
    plain = _even(hidden)
    count, width = plain.shape
    step = layer.step
    padded = np.zeros((count + 2 * step, width), np.float32)
    padded[step : step + count] = plain
    found = _product(padded[:count], layer.weights[0])
    found += _product(plain, layer.weights[1])
    found += _product(padded[2 * step :], layer.weights[2])
    found += _product(plain[family.heads], layer.weights[3])
    if below:
        sums = np.add.reduceat(plain[family.children], family.starts, axis=0) * family.shares
        found[family.parents] += _product(sums, layer.weights[4])
    found += layer.bias
    return np.maximum(found, 0, out=found)


def _even(hidden: Numbers) -> Numbers:
    """Each row with mean 0 and variance 1."""
    plain = hidden - hidden.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", plain, plain) / np.float32(hidden.shape[1])
    plain /= np.sqrt(spread + _TINY)[:, None]
    return plain


def _product(numbers: Numbers, weight: Numbers) -> Numbers:
    if len(numbers) <= _ROWS_AT_ONCE:
        return numbers @ weight
    found = np.empty((len(numbers), weight.shape[1]), np.float32)
    for at in range(0, len(numbers), _ROWS_AT_ONCE):
        np.matmul(numbers[at : at + _ROWS_AT_ONCE], weight, out=found[at : at + _ROWS_AT_ONCE])
    return found


def _likely(odds: Numbers) -> Numbers:
    found: Numbers = 1 / (1 + np.exp(-odds))
    return found


@cache
def shipped() -> Net:
    """The net of the package, made ready."""
    with files("marsad.extractors").joinpath("data/attribution.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        return ready({name: stored[name].astype(np.float32) for name in stored.files})


def ready(values: dict[str, Numbers]) -> Net:
    """Make a net of the numbers that were learned, tables multiplied by what follows them."""
    first = np.ascontiguousarray(values["first.weight"].T)
    width = len(values["mean"])
    vectors = first[:width] * values["scale"][:, None]
    tables, at = [], width
    for name in COLUMNS:
        table = values[f"tables.{name}.weight"]
        tables.append(table @ first[at : at + table.shape[1]])
        at += table.shape[1]
    return Net(
        vectors=vectors,
        bias=values["first.bias"] - values["mean"] @ vectors,
        tables=tuple(tables),
        layers=tuple(_layers(values, "layers", 5)),
        cue=(np.ascontiguousarray(values["cue.weight"].T), values["cue.bias"]),
        there=(np.ascontiguousarray(values["there.weight"].T), values["there.bias"]),
        here=np.ascontiguousarray(values["here.weight"].T),
        between=np.ascontiguousarray(values["between.weight"].T),
        seen=tuple(values[f"seen.{name}.weight"] for name in SEEN_COLUMNS),
        seen_layers=tuple(_layers(values, "seen_layers", 4)),
        role=(np.ascontiguousarray(values["role.weight"].T), values["role.bias"]),
        steps=values["steps"],
    )


def _layers(values: dict[str, Numbers], name: str, parts: int) -> Sequence[Around]:
    found = []
    for nth, step in enumerate(values[f"{name}.steps"].astype(int).tolist()):
        weight = values[f"{name}.{nth}.full.weight"].T
        found.append(
            Around(
                step=step,
                weights=np.stack(np.split(weight, parts)),
                bias=values[f"{name}.{nth}.full.bias"],
            )
        )
    return found
