"""The net that finds attributions: the cues of a piece, and the role of each token for each cue.

Trained by `tools/train_attribution.py`; its numbers stand in `data/attribution.npz`. They are few
enough to be run with numpy alone.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct

from marsad.extractors._attribution.signs import (
    BLOCK,
    COLUMNS,
    SEEN_COLUMNS,
    Numbers,
    Rows,
    Signs,
    View,
)

MASS_LIMIT = 3.0
_TINY = np.float32(1e-5)
_ABOVE, _BELOW = 3, 4


class Around(Struct, frozen=True, kw_only=True):
    """A layer: how far aside it looks, a weight for each neighbour, and the bias.

    The neighbours are the token before, itself, the one after, the one above, those below: all, or
    the first so many.
    """

    step: int
    weights: tuple[Numbers, ...]
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


class Children(Struct, frozen=True, kw_only=True):
    """The tokens that have children, most first, the first child of each, the second, and so on."""

    parents: Rows
    nth: tuple[Rows, ...]
    shares: Numbers


class Known(Struct, frozen=True, kw_only=True):
    """What the net knows of each token, and how likely each is a cue's main word."""

    hidden: Numbers
    cues: Numbers


def know(signs: Signs, net: Net) -> Known:
    """Read pieces."""
    children = children_of(signs.heads)
    hidden = _product(signs.vectors, net.vectors)
    hidden += net.bias
    for table, column in zip(net.tables, signs.rows.T, strict=True):
        hidden += table.take(column, axis=0)
    np.maximum(hidden, 0, out=hidden)
    for layer in net.layers:
        hidden += _around(_even(hidden, signs.filled), layer, signs.heads, children)
    plain = _even(hidden, signs.filled)
    odds = _product(plain, net.cue[0])[:, 0] + net.cue[1]
    return Known(hidden=plain, cues=_likely(odds) * signs.filled)


def tell(signs: Signs, known: Known, view: View, net: Net) -> Numbers:
    """Score each role of each token for each cue."""
    lengths = np.diff([*view.starts, len(view.tokens)])
    mains = known.hidden[view.anchors[list(view.starts)]]
    here = _product(_blocks(mains), net.here)[: len(mains)] + net.there[1]
    hidden = _product(known.hidden, net.there[0]).take(view.tokens, axis=0)
    hidden += np.repeat(here, lengths, axis=0)
    for table, column in zip(net.seen, view.columns.T, strict=True):
        hidden += table.take(column, axis=0)
    hidden += known.cues[view.tokens][:, None] * net.between[0]
    hidden += _mass(known.cues, view)[:, None] * net.between[1]
    np.maximum(hidden, 0, out=hidden)
    filled = signs.filled[view.tokens]
    for layer in net.seen_layers:
        hidden += _around(_even(hidden, filled), layer, view.parents)
    scores: Numbers = _product(_even(hidden, filled), net.role[0]) + net.role[1]
    return scores


def children_of(heads: Rows) -> Children:
    order = np.argsort(heads, kind="stable").astype(np.int32)
    parents, starts, counts = np.unique(heads[order], return_index=True, return_counts=True)
    most = np.argsort(-counts, kind="stable")
    parents, starts, counts = parents[most], starts[most], counts[most]
    having = [int(np.searchsorted(-counts, -nth, side="left")) for nth in range(counts[0])]
    return Children(
        parents=parents,
        nth=tuple(order[starts[:many] + nth] for nth, many in enumerate(having)),
        shares=(1 / counts).astype(np.float32)[:, None],
    )


def _mass(cues: Numbers, view: View) -> Numbers:
    """How many other cues are to be expected between each token and the one it is seen from.

    Counted in whole thousandths, so that what stands in other pieces cannot change it.
    """
    thousandths = np.rint(cues * 1000).astype(np.int64)
    total = np.cumsum(thousandths)
    own, main = thousandths[view.tokens], thousandths[view.anchors]
    apart = total[view.tokens] - total[view.anchors]
    mass = np.where(view.tokens > view.anchors, apart - own, -apart - main)
    found: Numbers = np.clip(mass / 1000, 0, MASS_LIMIT).astype(np.float32)
    return found


def _around(
    plain: Numbers, layer: Around, heads: Rows, children: Children | None = None
) -> Numbers:
    """What a layer makes of each token with its neighbours."""
    step, weights = layer.step, layer.weights
    found = _product(plain, weights[1])
    found[step:] += _product(plain, weights[0])[:-step]
    found[:-step] += _product(plain, weights[2])[step:]
    if len(weights) > _ABOVE:
        found += _product(plain, weights[_ABOVE]).take(heads, axis=0)
    if children is not None and len(weights) > _BELOW:
        found[children.parents] += _means(_product(plain, weights[_BELOW]), children)
    found += layer.bias
    return np.maximum(found, 0, out=found)


def _means(numbers: Numbers, children: Children) -> Numbers:
    """The mean over the children of each token that has any."""
    found = numbers.take(children.nth[0], axis=0)
    for rows in children.nth[1:]:
        found[: len(rows)] += numbers.take(rows, axis=0)
    found *= children.shares
    return found


def _even(hidden: Numbers, filled: Numbers) -> Numbers:
    """Each row with a mean square of 1, empty rows with nothing."""
    square = np.einsum("ij,ij->i", hidden, hidden) / np.float32(hidden.shape[1])
    even: Numbers = hidden * (filled / np.sqrt(square + _TINY))[:, None]
    return even


def _blocks(numbers: Numbers) -> Numbers:
    """The rows with empty ones behind, up to whole blocks."""
    found = np.zeros((-(-len(numbers) // BLOCK) * BLOCK, numbers.shape[1]), np.float32)
    found[: len(numbers)] = numbers
    return found


def _product(numbers: Numbers, weight: Numbers) -> Numbers:
    """The product, block by block.

    Larger ones are done by several threads, whose sums differ from run to run, and whose cost is
    many times as high where other programs use the cores.
    """
    count, width = numbers.shape
    blocks: Numbers = np.matmul(numbers.reshape(count // BLOCK, BLOCK, width), weight)
    return blocks.reshape(count, weight.shape[1])


def _likely(odds: Numbers) -> Numbers:
    return np.float32(1) / (np.float32(1) + np.exp(-odds).astype(np.float32))


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
        layers=tuple(_layers(values, "layers", "steps_aside")),
        cue=(np.ascontiguousarray(values["cue.weight"].T), values["cue.bias"]),
        there=(np.ascontiguousarray(values["there.weight"].T), values["there.bias"]),
        here=np.ascontiguousarray(values["here.weight"].T),
        between=np.ascontiguousarray(values["between.weight"].T),
        seen=tuple(values[f"seen.{name}.weight"] for name in SEEN_COLUMNS),
        seen_layers=tuple(_layers(values, "seen_layers", "seen_steps_aside")),
        role=(np.ascontiguousarray(values["role.weight"].T), values["role.bias"]),
        steps=values["steps"],
    )


def _layers(values: dict[str, Numbers], name: str, steps: str) -> Iterator[Around]:
    for nth, (step, parts) in enumerate(values[steps].astype(int).tolist()):
        weight = np.split(values[f"{name}.{nth}.full.weight"].T, parts)
        yield Around(
            step=step,
            weights=tuple(np.ascontiguousarray(part) for part in weight),
            bias=values[f"{name}.{nth}.full.bias"],
        )
