"""Which targets were hit in the same incident, where a message tells of several of one type."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from benchmarks._muc import fills
from benchmarks._muc.entities import Entity, Likely
from benchmarks._muc.linear import Model, predict
from benchmarks._muc.reading import Reading
from benchmarks._muc.scenes import Line
from marsad.records import PlacePrecision

TARGETS = frozenset({"phys", "name", "desc"})
TURNS = frozenset(
    """meanwhile another also other moreover furthermore elsewhere earlier later previously recently
    addition additionally similarly finally second third ago before yesterday today""".split()
)
# Of pairs of targets; chosen by the score on the messages for tuning, by cross-validation.
SAME_INCIDENT = 0.58


class Target(Struct, frozen=True, kw_only=True):
    """What was hit: a thing, or a person by name and description."""

    entities: tuple[Entity, ...]

    def mentions(self) -> list[Likely]:
        top = max(e.chance for e in self.entities)
        return [m for e in self.entities for m in e.mentions if m.chance >= top / 3]

    def lines(self) -> set[int]:
        return {m.phrase.line for m in self.mentions()}


def targets_of(entities: Sequence[Entity], reading: Reading) -> list[Target]:
    """Things that were hit, and persons: each name with the descriptions beside it."""
    names = [e for e in entities if e.slot == "name"]
    rest = [e for e in entities if e.slot == "desc"]
    found = [Target(entities=(e,)) for e in entities if e.slot == "phys"]
    for name in names:
        own = [d for d in rest if of_one(reading, name, d)]
        rest = [d for d in rest if d not in own]
        found.append(Target(entities=(name, *own)))
    return found + [Target(entities=(d,)) for d in rest]


def of_one(reading: Reading, name: Entity, description: Entity) -> bool:
    return any(beside(reading, m, k) for m in name.mentions for k in description.mentions)


def beside(reading: Reading, name: Likely, description: Likely) -> bool:
    """Whether a description stands right before a name, or in apposition to it."""
    a, b = name.phrase, description.phrase
    if a.line != b.line:
        return False
    tree = reading.lines[a.line].tree
    if b.end <= a.start and a.start - b.end <= 2:
        return True
    head, other = tree.tokens[a.head], tree.tokens[b.head]
    if (other.dep == "appos" and other.head == head.i) or (
        head.dep == "appos" and head.head == other.i
    ):
        return True
    return 0 <= b.start - a.end <= 2


def towns_in(reading: Reading, lines: set[int]) -> set[str]:
    """The towns named in some sentences."""
    spans = [(reading.lines[n].tree.start, reading.lines[n].tree.end) for n in lines]
    return {
        m.text
        for m in reading.told.places
        if any(a <= m.start < b for a, b in spans)
        and not m.demonym
        and any(
            p.precision in {PlacePrecision.TOWN, PlacePrecision.ADMIN1} for p in m.locations[:3]
        )
    }


def days_in(reading: Reading, lines: set[int]) -> set[object]:
    found = [d for n in lines for d in fills.days_in(reading.told, reading.lines[n])]
    return {d.earliest for d in found if d.earliest and d.earliest == d.latest}


def overlap(left: set[object], right: set[object]) -> str:
    if not left or not right:
        return "none" if not left and not right else "one"
    return "shared" if left & right else "apart"


def pair_features(a: Target, b: Target, reading: Reading, name: str, count: int) -> Iterator[str]:
    """What tells whether two targets were hit together; `a` is told first."""
    left, right = a.lines(), b.lines()
    gap = min(abs(x - y) for x in left for y in right)
    first = min(left), min(right)
    where = overlap(set(towns_in(reading, left)), set(towns_in(reading, right)))
    when = overlap(days_in(reading, left), days_in(reading, right))
    yield "bias"
    yield f"type:{name}"
    yield f"gap:{min(gap, 5)}"
    yield f"gap:{min(gap, 5)}:{name}"
    yield f"firsts:{min(abs(first[0] - first[1]), 6)}"
    yield f"places:{where}"
    yield f"places:{where}:{min(gap, 2)}"
    yield f"days:{when}"
    yield f"days:{when}:{min(gap, 2)}"
    yield f"shared:{min(3, len(left & right))}"
    kinds = ":".join(sorted({e.slot for e in a.entities} | {e.slot for e in b.entities}))
    yield f"kinds:{kinds}"
    yield f"kinds:{kinds}:{min(gap, 2)}"
    yield f"count:{min(count, 6)}"
    lemmas = [{e.best.phrase.lemma for e in t.entities} for t in (a, b)]
    yield f"lemma:{bool(lemmas[0] & lemmas[1])}"
    yield f"paragraph:{len({reading.lines[n].paragraph for n in first}) == 1}:{min(gap, 3)}"
    yield from turns(reading.lines, min(first), max(first))
    yield from governed(reading, a, b)


def turns(lines: Sequence[Line], start: int, end: int) -> Iterator[str]:
    """The words between that turn to something else."""
    for line in lines[start + 1 : end + 1]:
        for token in line.tree.tokens[:8]:
            if token.lemma.casefold() in TURNS:
                yield "turn"
                yield f"turn:{token.lemma.casefold()}"


def governed(reading: Reading, a: Target, b: Target) -> Iterator[str]:
    """Whether both stand under one verb, joined or as two parts of it."""
    for x in a.mentions():
        for y in b.mentions():
            if x.phrase.line != y.phrase.line:
                continue
            tree = reading.lines[x.phrase.line].tree
            left, right = tree.tokens[x.phrase.head], tree.tokens[y.phrase.head]
            verbs = [tree.verb_above(left), tree.verb_above(right)]
            one = verbs[0] is not None and verbs[1] is not None and verbs[0].i == verbs[1].i
            yield f"verb:{one}"
            between = {t.text.casefold() for t in tree.tokens[left.i : right.i]}
            for word in ("and", "while", "when", ",", "another", "other"):
                if word in between:
                    yield f"between:{word}"
            return


def split(
    targets: Sequence[Target], reading: Reading, name: str, model: Model, limit: float
) -> list[list[Target]]:
    """The targets in groups, one for each incident: the likeliest pairs are joined first."""
    groups = [[t] for t in targets]
    if len(groups) < 2:
        return groups
    odds = pair_odds(targets, reading, name, model)
    while len(groups) > 1:
        value, i, j = max(
            (average(groups[i], groups[j], odds), -i, -j)
            for i in range(len(groups))
            for j in range(i + 1, len(groups))
        )
        if value < limit:
            break
        groups[-i] += groups.pop(-j)
    return groups


def pair_odds(
    targets: Sequence[Target], reading: Reading, name: str, model: Model
) -> Mapping[tuple[int, int], float]:
    pairs = [(a, b) for a in range(len(targets)) for b in range(a + 1, len(targets))]
    rows = [
        list(pair_features(targets[a], targets[b], reading, name, len(targets))) for a, b in pairs
    ]
    odds = predict(model, rows)[:, 1]
    return {
        key: float(p)
        for (a, b), p in zip(pairs, odds, strict=True)
        for key in ((id(targets[a]), id(targets[b])), (id(targets[b]), id(targets[a])))
    }


def average(
    left: Sequence[Target], right: Sequence[Target], odds: Mapping[tuple[int, int], float]
) -> float:
    values = [odds[id(a), id(b)] for a in left for b in right]
    return sum(values) / len(values)
