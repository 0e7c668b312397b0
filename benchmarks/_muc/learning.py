"""Training examples from the set's templates, and the models that are learned from them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks._muc import linear
from benchmarks._muc.linear import Model
from benchmarks._muc.reading import SLOTS, TYPES, Chances, Reading, message_features

BUCKETS = 1 << 17
SLOT_OF = {
    "perp-ind-id": "perp", "perp-org-id": "org", "phys-tgt-id": "phys",
    "hum-tgt-name": "name", "hum-tgt-desc": "desc", "inc-instr-id": "instr",
}  # fmt: skip
# Which set fill of a template says something of a phrase, and which slots' phrases.
VALUES = {
    "confidence": ("perp-org-conf", {"org"}),
    "target": ("phys-tgt-type", {"phys"}),
    "damage": ("phys-tgt-effect", {"phys"}),
    "victim": ("hum-tgt-type", {"name", "desc"}),
    "harm": ("hum-tgt-effect", {"name", "desc"}),
}
OFTEN_EMPTY = frozenset({"damage", "harm"})


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


def learn(
    readings: Sequence[Reading], golds: Sequence[Gold], ids: Sequence[Any], inner: int = 4
) -> dict[str, Model]:
    """All models; what the message models see of the phrases is predicted by models of other
    messages, as it will be where they are used."""
    models = phrase_models(readings, golds, ids)
    rows: list[list[str]] = [[] for _ in readings]
    for part in range(inner):
        rest = [n for n in range(len(readings)) if n % inner != part]
        other = phrase_models(
            [readings[n] for n in rest], [golds[n] for n in rest], [ids[n] for n in rest],
            only=("slot", "type"),
        )  # fmt: skip
        for n in range(part, len(readings), inner):
            chances = Chances(
                slots=linear.scores(other["slot"], ids[n]),
                types=linear.scores(other["type"], ids[n]),
            )
            rows[n] = list(message_features(readings[n], chances))
    return models | message_models(rows, golds)


def phrase_models(
    readings: Sequence[Reading],
    golds: Sequence[Gold],
    ids: Sequence[Any],
    only: Sequence[str] = ("slot", "type", *VALUES),
) -> dict[str, Model]:
    """The models that look at one phrase; `ids` are the encoded phrases of each message."""
    width = max(i.shape[1] for i in ids)
    every = np.concatenate([
        np.pad(i, ((0, 0), (0, width - i.shape[1])), constant_values=BUCKETS) for i in ids
    ])
    told = [(g, p) for r, g in zip(readings, golds, strict=True) for p in r.phrases]
    labels: dict[str, list[str | None]] = {name: [] for name in only}
    for gold, phrase in told:
        slot, where, _ = gold.of(phrase.text)
        types = [t for t in gold.types(where) if t in TYPES]
        for name in only:
            labels[name].append(
                slot if name == "slot" else (types[0] if types else None) if name == "type"
                else gold.value(name, phrase.text)
            )
    return {name: fit(every, values, name) for name, values in labels.items()}


def fit(ids: Any, labels: Sequence[str | None], name: str) -> Model:
    fixed = {"slot": SLOTS, "type": TYPES}.get(name)
    classes = fixed or sorted({v for v in labels if v is not None})
    rows = [n for n, v in enumerate(labels) if v is not None]
    chosen = [classes.index(labels[n]) for n in rows]
    return linear.train(ids[rows], chosen, classes, buckets=BUCKETS, rounds=6)


def message_models(rows: Sequence[Sequence[str]], golds: Sequence[Gold]) -> dict[str, Model]:
    ids = linear.encode(rows, BUCKETS)
    found = {}
    for name in TYPES:
        labels = [int(any(name in g.types([n]) for n in range(len(g.templates)))) for g in golds]
        found[f"has {name}"] = linear.train(
            ids, labels, ("no", "yes"), buckets=BUCKETS, rounds=15, rate=0.05, decay=1e-4, batch=32
        )
    return found
