"""How far two hands agree that labelled the same passages: F1 of claims, types, roles, figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks._corpus.labels import Labelled, LabelledClaim

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
    likely = sorted(
        (-alike, i, j)
        for i, left in enumerate(mine)
        for j, right in enumerate(yours)
        if (alike := likeness(left, right)) > 1
    )
    left_seen, right_seen = set[int](), set[int]()
    for _, i, j in likely:
        if i not in left_seen and j not in right_seen:
            left_seen.add(i)
            right_seen.add(j)
            yield mine[i], yours[j]


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


def overlap(one: Labelled, other: Labelled) -> bool:
    return one.start < other.end and other.start < one.end
