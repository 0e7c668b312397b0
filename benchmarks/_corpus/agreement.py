"""How far two hands agree that labelled the same passages: F1 of claims, types, roles, figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks._corpus.labels import Labelled, LabelledClaim
from marsad.records import Finding

Claims = Mapping[str, Sequence[LabelledClaim]]
PARTS = ("actors", "places", "sources")


def agreement(one: Claims, other: Claims) -> dict[str, float]:
    """F1 of claims; of claims with their type; of the parts of claims that both have.

    Two claims are one if their evidence overlaps, and their trigger or type is the same. A part is
    one if its words overlap and it has the same role; a toll if its kind and bounds are the same.
    What a hand marked as unclear counts neither way.
    """
    counts: Counter[str] = Counter()
    for passage in one.keys() & other.keys():
        mine, yours = clear(one[passage]), clear(other[passage])
        counts += Counter(claims=len(mine) + len(yours))
        for left, right in pairs(mine, yours):
            counts += Counter(both=1, type=left.type == right.type)
            counts += Counter(modality=left.modality == right.modality)
            counts += parts(left, right)
    both = max(1, counts["both"])
    return {
        "claims": 2 * counts["both"] / max(1, counts["claims"]),
        "claims_with_type": 2 * counts["type"] / max(1, counts["claims"]),
        "modality": counts["modality"] / both,
        **{part: 2 * counts[part] / max(1, counts[f"all_{part}"]) for part in (*PARTS, "tolls")},
    }


def clear(claims: Sequence[LabelledClaim]) -> list[LabelledClaim]:
    return [claim for claim in claims if not claim.fields.get("unclear")]


def pairs(
    mine: Sequence[LabelledClaim], yours: Sequence[LabelledClaim]
) -> Iterator[tuple[LabelledClaim, LabelledClaim]]:
    """The claims of two hands that are the same, the most alike first, each once."""
    likely = {
        (i, j): alike
        for i, left in enumerate(mine)
        for j, right in enumerate(yours)
        if (alike := likeness(left, right)) > 1
    }
    for i, j in best_pairs(likely):
        yield mine[i], yours[j]


def best_pairs(likely: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The likeliest pairs of indexes, the best first, each index of either side once."""
    found: dict[int, int] = {}
    taken = set[int]()
    for i, j in sorted(likely, key=lambda pair: (-likely[pair], *pair)):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return list(found.items())


def likeness(left: LabelledClaim, right: LabelledClaim) -> int:
    if not overlap(left.evidence, right.evidence):
        return 0
    return 1 + 2 * (left.type == right.type) + 3 * overlap(left.trigger, right.trigger)


def parts(left: LabelledClaim, right: LabelledClaim) -> Counter[str]:
    counts: Counter[str] = Counter()
    for part in PARTS:
        mine, yours = getattr(left, part), getattr(right, part)
        counts[part] = sum(any(same(one, other) for other in yours) for one in mine)
        counts[f"all_{part}"] = len(mine) + len(yours)
    mine, yours = figures(left), figures(right)
    counts["tolls"] = (mine & yours).total()
    counts["all_tolls"] = mine.total() + yours.total()
    return counts


def same(one: Labelled, other: Labelled) -> bool:
    return overlap(one, other) and one.fields.get("role") == other.fields.get("role")


def figures(claim: LabelledClaim) -> Counter[tuple[object, ...]]:
    return Counter(
        tuple(toll.fields.get(key) for key in ("kind", "low", "high")) for toll in claim.tolls
    )


def overlap(one: Labelled | Finding, other: Labelled | Finding) -> bool:
    return one.start < other.end and other.start < one.end
