"""A message as the template builder sees it: sentences, phrases, and what models make of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from benchmarks._muc.entities import Likely
from benchmarks._muc.linear import Floats, Model, predict
from benchmarks._muc.phrases import Phrase, phrases_of
from benchmarks._muc.scenes import Line, lines_of
from benchmarks._muc.told import Told

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
SLOTS = ("none", "perp", "org", "phys", "name", "desc", "instr")


class Reading(Struct, frozen=True, kw_only=True):
    """The sentences and phrases of a message; one row of chances for each phrase."""

    told: Told
    lines: list[Line]
    phrases: list[Phrase]


class Chances(Struct, frozen=True, kw_only=True):
    """For each phrase the chance of each slot, and of each type of incident if it fills one."""

    slots: Floats
    types: Floats


def reading_of(told: Told) -> Reading:
    lines = lines_of(told)
    return Reading(told=told, lines=lines, phrases=phrases_of(lines, told.names, told.message.text))


def chances_of(reading: Reading, models: Mapping[str, Model]) -> Chances:
    rows = [p.features for p in reading.phrases]
    return Chances(slots=predict(models["slot"], rows), types=predict(models["type"], rows))


def likely_phrases(reading: Reading, chances: Chances, floor: float) -> list[Likely]:
    """Every phrase with each slot that it fills with some chance."""
    return [
        Likely(phrase=phrase, slot=SLOTS[k], chance=float(row[k]), types=tuple(map(float, types)))
        for phrase, row, types in zip(reading.phrases, chances.slots, chances.types, strict=True)
        for k in range(1, len(SLOTS))
        if row[k] >= floor
    ]


def message_features(reading: Reading, chances: Chances) -> Iterator[str]:
    """What decides which types of incident a message tells of."""
    yield "bias"
    for line in reading.lines:
        yield from line_features(line)
    yield f"place:{reading.told.message.place}"
    yield f"country:{reading.told.message.country}"
    for word in reading.told.message.desk:
        yield f"desk:{word}"
    where = Counter(p.locations[0].country for p in reading.told.places if p.locations)
    for n, (country, _) in enumerate(where.most_common(3)):
        yield f"where:{country}"
        yield f"where{n}:{country}"
    yield from chance_features(chances)


def line_features(line: Line) -> Iterator[str]:
    for happening in line.happenings:
        trigger = happening.trigger
        yield f"trigger:{trigger.head.lemma.casefold()}"
        yield f"act:{trigger.act}:{happening.modality.value}"
        if line.number < 3:
            yield f"first:{trigger.act}"
            yield f"first:{trigger.head.lemma.casefold()}"
    for token in line.tree.tokens:
        if token.pos in {"VERB", "NOUN"} and token.lemma.isalpha():
            yield f"word:{token.lemma.casefold()}"
    for age in line.ages:
        yield f"age:{age}"
    for claim in line.claims:
        yield f"claim:{claim.sub_event_type}"
        yield f"claim{min(line.number, 3)}:{claim.sub_event_type}"


def chance_features(chances: Chances) -> Iterator[str]:
    if not len(chances.slots):
        return
    filled = 1 - chances.slots[:, 0]
    for k, slot in enumerate(SLOTS[1:], 1):
        yield from summary(slot, chances.slots[:, k], 8)
    for k, name in enumerate(TYPES):
        yield from summary(name, filled * chances.types[:, k], 10)
    yield f"sum:{min(12, int(filled.sum()))}"


def summary(name: str, values: Floats, steps: int) -> Iterator[str]:
    for rank, value in enumerate(np.sort(values)[::-1][:3]):
        yield f"top:{name}:{rank}:{int(value * steps)}"
    yield f"sum:{name}:{min(10, int(values.sum() * 2))}"


def rows_of(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    return [p.features for r in readings for p in r.phrases]
