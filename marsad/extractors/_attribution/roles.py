"""From the scores of a net to spans: which words are the source, the cue and the content."""

from enum import IntEnum

import numpy as np

from marsad.extractors._attribution.signs import Numbers, Rows


class Role(IntEnum):
    """What a token is to a cue."""

    NONE = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


def best_roles(scores: list[Numbers], steps: Numbers) -> list[Rows]:
    """The likeliest row of roles for each table of scores, what follows what counted in.

    All tables are done together, each padded behind: what one gives does not depend on the others.
    """
    if not scores:
        return []
    longest = max(map(len, scores))
    count = len(scores)
    table = np.zeros((longest, count, len(Role)), np.float32)
    lengths = np.array([len(s) for s in scores])
    for nth, own in enumerate(scores):
        table[: len(own), nth] = own
    came = np.zeros((longest, count, len(Role)), np.int32)
    best = table[0]
    for at in range(1, longest):
        ways = best[:, :, None] + steps
        came[at] = ways.argmax(axis=1)
        further = ways.max(axis=1) + table[at]
        best = np.where((lengths > at)[:, None], further, best)
    found = np.zeros((longest, count), np.int32)
    role = best.argmax(axis=1)
    each = np.arange(count)
    for at in range(longest - 1, -1, -1):
        inside = lengths > at
        found[at] = role
        role = np.where(inside, came[at, each, role], role)
    return [found[: lengths[nth], nth] for nth in range(count)]
