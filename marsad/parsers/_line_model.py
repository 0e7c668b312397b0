"""The line model: how likely each row of a text dump is of each class.

Small convolutional nets over the rows of a page, trained by `tools/train_lines.py`, whose numbers
stand in `data/lines.npz`. They are few enough to be run with numpy alone.
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct

from marsad.parsers._signs import Numbers

# Larger products are done by several threads, whose sums differ from run to run, and which cost 60
# times the time where other programs use the cores.
_ROWS_AT_ONCE = 16


class Label(IntEnum):
    """The classes that the model tells apart; the first two are the article's."""

    BODY = 0
    HEADING = 1
    TITLE = 2
    METADATA = 3
    CAPTION = 4
    TEASER = 5
    OTHER = 6


class Net(Struct, frozen=True, kw_only=True):
    """The numbers of one net: its scale, its layers, each with how far apart its rows stand."""

    mean: Numbers
    scale: Numbers
    first: tuple[Numbers, Numbers]
    layers: tuple[tuple[int, Numbers, Numbers], ...]
    whole: tuple[Numbers, Numbers]
    last: tuple[Numbers, Numbers]


def tell(numbers: Numbers, nets: Sequence[Net] | None = None) -> Numbers:
    """Give the likelihood of each label for each row, by these nets or those that are shipped."""
    if not len(numbers):
        return np.zeros((0, len(Label)), np.float32)
    found = [run(net, numbers) for net in (_nets() if nets is None else nets)]
    mean: Numbers = np.mean(found, axis=0, dtype=np.float32)
    return mean


def run(net: Net, numbers: Numbers) -> Numbers:
    """Give what one net finds."""
    hidden: Numbers = _layer((numbers - net.mean) * net.scale, *net.first)
    for step, weight, bias in net.layers:
        hidden = hidden + _layer(_beside(hidden, step), weight, bias)
    mean = np.broadcast_to(hidden.mean(axis=0, keepdims=True), hidden.shape)
    hidden = hidden + _layer(np.hstack([hidden, mean]), *net.whole)
    scores = _product(hidden, net.last[0]) + net.last[1]
    odds: Numbers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Numbers = odds / odds.sum(axis=1, keepdims=True)
    return found


def _layer(numbers: Numbers, weight: Numbers, bias: Numbers) -> Numbers:
    found: Numbers = np.maximum(_product(numbers, weight) + bias, 0.0)
    return found


def _product(numbers: Numbers, weight: Numbers) -> Numbers:
    parts = [
        numbers[at : at + _ROWS_AT_ONCE] @ weight for at in range(0, len(numbers), _ROWS_AT_ONCE)
    ]
    found: Numbers = np.concatenate(parts)
    return found


def _beside(hidden: Numbers, step: int) -> Numbers:
    """Each row with the row so many steps above and the row so many below; nothing beyond."""
    count, width = hidden.shape
    padded = np.zeros((count + 2 * step, width), np.float32)
    padded[step : step + count] = hidden
    return np.hstack([padded[:count], hidden, padded[2 * step :]])


@cache
def _nets() -> tuple[Net, ...]:
    with files("marsad.parsers").joinpath("data/lines.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        values = {name: stored[name].astype(np.float32) for name in stored.files}
    return tuple(_net(values, f"{nth}.") for nth in range(int(values["nets"])))


def _net(values: dict[str, Numbers], name: str) -> Net:
    steps = values[name + "steps"].astype(int).tolist()
    return Net(
        mean=values[name + "mean"],
        scale=values[name + "scale"],
        first=(values[name + "first.weight"], values[name + "first.bias"]),
        layers=tuple(
            (step, values[f"{name}layers.{at}.weight"], values[f"{name}layers.{at}.bias"])
            for at, step in enumerate(steps)
        ),
        whole=(values[name + "whole.weight"], values[name + "whole.bias"]),
        last=(values[name + "last.weight"], values[name + "last.bias"]),
    )
