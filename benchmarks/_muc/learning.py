"""Training examples from the set's templates, and the models that are learned from them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from benchmarks._muc import linear
from benchmarks._muc.choosing import entity_features
from benchmarks._muc.entities import Entity, join, lines_of_entities
from benchmarks._muc.linear import Model
from benchmarks._muc.reading import SLOTS, TYPES, Chances, Reading, likely_phrases, message_features
from benchmarks._muc.splitting import TARGETS, Target, pair_features, targets_of
from benchmarks._muc.values import OFTEN_EMPTY, VALUES, WHOLE, incident_features, value_features

BUCKETS = 1 << 17
PARTS = 5
SLOT_OF = {
    "perp-ind-id": "perp", "perp-org-id": "org", "phys-tgt-id": "phys",
    "hum-tgt-name": "name", "hum-tgt-desc": "desc", "inc-instr-id": "instr",
}  # fmt: skip


class Gold:
    """What the key says of each phrase of a message: slot, template, and the values tied to it."""

    def __init__(self, scorer: Any, templates: Sequence[Any]) -> None:
        self.scorer = scorer
        self.slots = {s.name: s for s in scorer.SLOTS}
        self.templates = templates
        self._known: dict[str, tuple[str, tuple[int, ...], Any]] = {}

    def of(self, text: str) -> tuple[str, tuple[int, ...], Any]:
        """Slot, the templates, and the fill (of the first) that a phrase is right for."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> tuple[str, tuple[int, ...], Any]:
        slot, where, first = "none", [], None
        for n, template in enumerate(self.templates):
            for name, kind in SLOT_OF.items():
                for fill in template.slots[name]:
                    right = self.scorer.judge_string(self.slots[name], text, fill.values) == 1.0
                    if right and slot in {"none", kind}:
                        slot, first = kind, first or fill
                        where.append(n)
        return slot, tuple(dict.fromkeys(where)), first

    def types(self, where: Sequence[int]) -> list[str]:
        return [f.values[0] for n in where for f in self.templates[n].slots["inc-type"]]

    def value(self, name: str, text: str) -> str | None:
        """The set fill of a kind that the key ties to a phrase; "none" if it has none."""
        slot, where, fill = self.of(text)
        wanted, kinds = VALUES[name]
        if slot not in kinds or fill is None:
            return None
        scorer = self.scorer
        names = {scorer.content_words(v) for v in fill.values}
        tags = {scorer.content_words(t) for t in fill.tags}
        for n in where:
            for other in self.templates[n].slots[wanted]:
                if (names | tags) & {scorer.content_words(t) for t in other.tags}:
                    return str(other.values[0])
        return "none" if name in OFTEN_EMPTY else None


# A phrase less likely than this is no entity of any slot.
FLOOR = 0.04
# Types that a message is only unlikely to tell of teach nothing about its entities.
LEAST_TOLD = 0.2


class Lesson(Struct, frozen=True, kw_only=True):
    """A message to learn from, with the chances that models of other messages give it."""

    reading: Reading
    gold: Any
    chances: Chances
    has: Mapping[str, float]
    entities: Sequence[Entity]


def learn(
    readings: Sequence[Reading], golds: Sequence[Any], ids: Sequence[Any]
) -> dict[str, Model]:
    """All models: each stage learns from the chances that models of other messages gave.

    So it sees chances as uncertain as those that it will see where it is used.
    """
    chances = cross(readings, golds, ids)
    rows = [list(message_features(r, c)) for r, c in zip(readings, chances, strict=True)]
    told = cross_messages(rows, golds)
    lessons = [
        Lesson(reading=r, gold=g, chances=c, has=h, entities=join(likely_phrases(r, c, FLOOR)))
        for r, g, c, h in zip(readings, golds, chances, told, strict=True)
    ]
    return phrase_models(readings, golds, ids) | message_models(rows, golds) | later_models(lessons)


def cross(readings: Sequence[Reading], golds: Sequence[Any], ids: Sequence[Any]) -> list[Chances]:
    """For each message the chances by models of the other parts."""
    found: dict[int, Chances] = {}
    for part in range(PARTS):
        rest = [n for n in range(len(readings)) if n % PARTS != part]
        models = phrase_models(
            [readings[n] for n in rest], [golds[n] for n in rest], [ids[n] for n in rest]
        )  # fmt: skip
        for n in range(part, len(readings), PARTS):
            found[n] = Chances(
                slots=linear.scores(models["slot"], ids[n]),
                types=linear.scores(models["type"], ids[n]),
            )
    return [found[n] for n in range(len(readings))]


def cross_messages(
    rows: Sequence[Sequence[str]], golds: Sequence[Any]
) -> list[Mapping[str, float]]:
    found: dict[int, Mapping[str, float]] = {}
    for part in range(PARTS):
        rest = [n for n in range(len(rows)) if n % PARTS != part]
        models = message_models([rows[n] for n in rest], [golds[n] for n in rest])
        own = list(range(part, len(rows), PARTS))
        odds = {t: linear.predict(models[f"has {t}"], [rows[n] for n in own])[:, 1] for t in TYPES}
        for place, n in enumerate(own):
            found[n] = {t: float(odds[t][place]) for t in TYPES}
    return [found[n] for n in range(len(rows))]


def later_models(lessons: Sequence[Lesson]) -> dict[str, Model]:
    """The models that look at entities and at pairs of targets."""
    rows, labels = [], []
    for lesson in lessons:
        for row, label in entity_examples(lesson):
            rows.append(row)
            labels.append(label)
    entity = linear.train(
        linear.encode(rows, BUCKETS), labels, ("no", "yes"), buckets=BUCKETS,
        rounds=8, rate=0.02, decay=1e-3,
    )  # fmt: skip
    pairs = [example for lesson in lessons for example in pair_examples(lesson)]
    pair = linear.train(
        linear.encode([row for row, _ in pairs], BUCKETS), [label for _, label in pairs],
        ("apart", "together"), buckets=BUCKETS, rounds=8, rate=0.02, decay=1e-3,
    )  # fmt: skip
    values = {name: value_model(name, lessons) for name in VALUES}
    return {"entity": entity, "pair": pair} | values | whole_models(lessons)


def value_model(name: str, lessons: Sequence[Lesson]) -> Model:
    examples = [example for lesson in lessons for example in value_examples(name, lesson)]
    classes = sorted({value for _, value in examples})
    return linear.train(
        linear.encode([row for row, _ in examples], BUCKETS),
        [classes.index(value) for _, value in examples], classes,
        buckets=BUCKETS, rounds=12, rate=0.03, decay=1e-3, batch=32,
    )  # fmt: skip


def incident_examples(lesson: Lesson) -> Iterator[tuple[list[str], dict[str, str]]]:
    """What is told of each template of the key, with its stage, category, gun and kind of day."""
    gold = lesson.gold
    for n, template in enumerate(gold.templates):
        own = []
        for entity in lesson.entities:
            slot, where, _ = gold.of(entity.text())
            if slot == entity.slot and n in where:
                own.append(entity)
        types = gold.types([n])
        if own and types:
            numbers = lines_of_entities(own)
            row = list(incident_features(types[0], own, numbers, lesson.reading))
            yield row, whole_values(template)


def whole_values(template: Any) -> dict[str, str]:
    """The stage, the category, the type of a weapon that no words name, the kind of day."""

    def first(name: str) -> str:
        return next((str(f.values[0]) for f in template.slots[name]), "none")

    unnamed = [f for f in template.slots["inc-instr-type"] if not f.tags and not f.optional]
    day = next((f.values[0] for f in template.slots["inc-date"]), None)
    return {
        "stage": first("inc-stage"),
        "category": first("perp-inc-cat"),
        "unnamed": str(unnamed[0].values[0]) if unnamed else "none",
        "day": "open" if day is None or day[0] is None else "day",
    }


def whole_models(lessons: Sequence[Lesson]) -> dict[str, Model]:
    examples = [example for lesson in lessons for example in incident_examples(lesson)]
    ids = linear.encode([row for row, _ in examples], BUCKETS)
    found = {}
    for name in WHOLE:
        classes = sorted({values[name] for _, values in examples})
        found[name] = linear.train(
            ids, [classes.index(values[name]) for _, values in examples], classes,
            buckets=BUCKETS, rounds=8, rate=0.02, decay=1e-3, batch=32,
        )  # fmt: skip
    return found


def value_examples(name: str, lesson: Lesson) -> Iterator[tuple[list[str], str]]:
    """The entities that a template rightly holds, with the value that it ties to them."""
    gold = lesson.gold
    right = [
        e for e in lesson.entities if e.slot in VALUES[name][1] and gold.of(e.text())[0] == e.slot
    ]
    groups = (
        [t.entities for t in targets_of(right, lesson.reading)]
        if VALUES[name][1] <= TARGETS
        else [(e,) for e in right]
    )
    for group in groups:
        value = next((v for e in group if (v := gold.value(name, e.text())) is not None), None)
        types = gold.types(gold.of(group[0].text())[1])
        if value is not None and types:
            yield list(value_features(name, group, types[0], lesson.reading)), value


def entity_examples(lesson: Lesson) -> Iterator[tuple[list[str], int]]:
    gold = lesson.gold
    told = {t for n in range(len(gold.templates)) for t in gold.types([n])}
    for name in TYPES:
        if name not in told and lesson.has[name] < LEAST_TOLD:
            continue
        for entity in lesson.entities:
            slot, where, _ = gold.of(entity.text())
            right = slot == entity.slot and name in gold.types(where)
            row = entity_features(entity, name, lesson.has[name], lesson.entities, lesson.reading)
            yield list(row), int(right)


def pair_examples(lesson: Lesson) -> Iterator[tuple[list[str], int]]:
    """Pairs of targets of one type of incident, and whether one template holds both."""
    gold = lesson.gold
    for name in TYPES:
        targets = []
        for entity in lesson.entities:
            slot, where, _ = gold.of(entity.text())
            own = [n for n in where if name in gold.types([n])]
            if slot == entity.slot and slot in TARGETS and own and entity.chance > 0.1:
                targets.append((Target(entities=(entity,)), set(own)))
        for n, (a, left) in enumerate(targets):
            for b, right in targets[n + 1 :]:
                row = pair_features(a, b, lesson.reading, name, len(targets))
                yield list(row), int(bool(left & right))


def phrase_models(
    readings: Sequence[Reading],
    golds: Sequence[Gold],
    ids: Sequence[Any],
) -> dict[str, Model]:
    """The models that look at one phrase; `ids` are the encoded phrases of each message."""
    width = max(i.shape[1] for i in ids)
    every = np.concatenate(
        [np.pad(i, ((0, 0), (0, width - i.shape[1])), constant_values=BUCKETS) for i in ids]
    )
    told = [(g, p) for r, g in zip(readings, golds, strict=True) for p in r.phrases]
    slots: list[str | None] = []
    types: list[str | None] = []
    for gold, phrase in told:
        slot, where, _ = gold.of(phrase.text)
        slots.append(slot)
        types.append(next((t for t in gold.types(where) if t in TYPES), None))
    return {"slot": fit(every, slots, SLOTS), "type": fit(every, types, TYPES)}


def fit(ids: Any, labels: Sequence[str | None], classes: Sequence[str]) -> Model:
    rows = [n for n, v in enumerate(labels) if v is not None]
    chosen = [classes.index(labels[n]) for n in rows]
    # The mean over the rounds, or more of them, loses up to a point of F over all slots.
    return linear.train(
        ids[rows], chosen, classes, buckets=BUCKETS, rounds=3, rate=0.05, average=False
    )


def message_models(rows: Sequence[Sequence[str]], golds: Sequence[Gold]) -> dict[str, Model]:
    ids = linear.encode(rows, BUCKETS)
    found = {}
    for name in TYPES:
        labels = [int(any(name in g.types([n]) for n in range(len(g.templates)))) for g in golds]
        found[f"has {name}"] = linear.train(
            ids, labels, ("no", "yes"), buckets=BUCKETS, rounds=16, rate=0.02, decay=3e-4, batch=32
        )
    return found
