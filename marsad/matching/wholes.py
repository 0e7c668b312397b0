"""Which figures count all, and which a part: "nine soldiers", "three of them children".

A voice that gives no other figure counts all whom it knows of, whatever it calls them. Parts are
told apart by what one voice says on one page and over time, and by plain sense; nothing is dropped,
the ladder lists it as partial.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from statistics import median

import msgspec

from marsad.matching.told_figures import ToldFigure, heard_at
from marsad.text.names import fold

# So many voices make it plain that a figure far below them counts a part.
PLAIN_VOICES = 3
# Below this share of what most voices give, and of what its own voice gave before.
PART_SHARE = 0.5

Figures = Sequence[ToldFigure]


def with_wholes(figures: Figures) -> list[ToldFigure]:
    """Take for all what was said of a group by a voice that says nothing else of all."""
    others: defaultdict[str, list[ToldFigure]] = defaultdict(list)
    for each in figures:
        others[each.voice.key].append(each)
    most = max((e.figure.number for e in figures if not _is_subgroup(e)), default=0)
    return [
        _for_all(each) if _counts_all(each, others[each.voice.key], most) else each
        for each in figures
    ]


def _counts_all(each: ToldFigure, own: Figures, most: int) -> bool:
    """Say whether a group's figure stands for all: its voice gives no greater one, or another's."""
    number = each.figure.number
    if not each.figure.groups or each.replaced or (_is_subgroup(each) and number < most):
        return False
    beside = (e for e in own if not e.figure.groups or e.told.page_id == each.told.page_id)
    return all(other.figure.number <= number for other in beside)


def _is_subgroup(each: ToldFigure) -> bool:
    words = {word for group in each.figure.groups for word in fold(group).split()[-1:]}
    return bool(words) and words <= _subgroups()


def _for_all(each: ToldFigure) -> ToldFigure:
    whole = msgspec.structs.replace(each.figure, groups=frozenset())
    return msgspec.structs.replace(each, figure=whole)


def is_part_of(each: ToldFigure, before: ToldFigure) -> bool:
    """Say whether a voice's later figure adds to its earlier one: "a fourth died" after three."""
    few, many = each.figure.number, before.figure.number
    later = heard_at(each.told) > heard_at(before.told)
    return later and 0 < few <= PART_SHARE * many and not each.revises


def plain_parts(figures: Mapping[int, ToldFigure]) -> set[int]:
    """Those of the last words, by index, that by plain sense count a part.

    A nought beside other figures of its voice, and a figure below half of the median of three
    voices; but not one that was told before all greater ones, when no more was known.
    """
    numbers: defaultdict[str, int] = defaultdict(int)
    for each in figures.values():
        numbers[each.voice.key] = max(numbers[each.voice.key], each.figure.number)
    middle = median(numbers.values()) if len(numbers) >= PLAIN_VOICES else 0
    known = [e for e in figures.values() if e.figure.number >= PART_SHARE * middle]
    first = min((e.order for e in known), default=None)
    return {
        n
        for n, each in figures.items()
        if (each.figure.number == 0 < numbers[each.voice.key])
        or (each.figure.number < PART_SHARE * middle and first is not None and each.order > first)
    }


@cache
def _subgroups() -> frozenset[str]:
    text = files("marsad.matching").joinpath("data/subgroups.toml").read_text("utf-8")
    words: str = tomllib.loads(text)["subgroups"]["words"]
    return frozenset(fold(words).split())


def greatest_first(figures: Iterable[ToldFigure]) -> list[ToldFigure]:
    """Figures as they were heard; of one page the greatest first, which counts all."""
    return sorted(figures, key=lambda each: (*each.order[:2], -each.figure.number, *each.order[2:]))
