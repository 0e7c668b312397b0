"""A live page in parts: its head, and each entry under its time of day."""

from collections.abc import Sequence
from itertools import pairwise

from marsad.records import Block, BlockKind
from marsad.text.datelines import is_timestamp
from marsad.vocabulary import READ_KINDS

# Two times in one article are its own and that of an update.
_FEWEST_ENTRIES = 3
_BESIDE = frozenset({BlockKind.TEASER, BlockKind.BOILERPLATE})


def split_live(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """Split the blocks of a live page into its head and its entries, in the order of the page.

    Any other page comes back whole. Teasers and boilerplate stay with the first part.
    """
    own = [block for block in blocks if block.kind not in _BESIDE]
    starts = _entry_starts(text, own)
    if len(starts) < _FEWEST_ENTRIES:
        return (tuple(blocks),)
    bounds = sorted({0, *starts, len(own)})
    parts = [own[first:stop] for first, stop in pairwise(bounds)]
    parts[0] += [block for block in blocks if block.kind in _BESIDE]
    return tuple(tuple(sorted(part, key=lambda block: block.start)) for part in parts)


def _entry_starts(text: str, own: Sequence[Block]) -> list[int]:
    """Where the entries begin: at a line of time with text below, or at the heading over it."""
    stamps = [
        at
        for at, block in enumerate(own[:-1])
        if block.kind is BlockKind.METADATA
        and own[at + 1].kind in READ_KINDS
        and is_timestamp(text[block.start : block.end])
    ]
    headed = [at - 1 for at in stamps if at > 0 and own[at - 1].kind is BlockKind.HEADING]
    return headed if len(headed) == len(stamps) else stamps
