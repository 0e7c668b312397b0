"""How well one grouping of things agrees with another."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from math import comb

Groups = Mapping[str, Hashable]


def b_cubed(truth: Groups, found: Groups) -> tuple[float, float]:
    """B-cubed precision and recall: for each thing, how much of its group it shares."""
    if not truth:
        return 0.0, 0.0
    shared = Counter((truth[thing], found[thing]) for thing in truth)
    true_sizes = Counter(truth.values())
    found_sizes = Counter(found[thing] for thing in truth)
    precision = sum(n * n / found_sizes[group] for (_, group), n in shared.items())
    recall = sum(n * n / true_sizes[group] for (group, _), n in shared.items())
    return precision / len(truth), recall / len(truth)


def pairs(truth: Groups, found: Groups) -> tuple[float, float]:
    """Precision and recall of the pairs that are put together."""
    right = sum(comb(n, 2) for n in Counter((truth[t], found[t]) for t in truth).values())
    joined = sum(comb(n, 2) for n in Counter(found[t] for t in truth).values())
    true = sum(comb(n, 2) for n in Counter(truth.values()).values())
    return (right / joined if joined else 1.0), (right / true if true else 1.0)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(truth: Groups, found: Groups, name: str = "") -> dict[str, float]:
    """B-cubed and pair figures, each name led by `name`."""
    precision, recall = b_cubed(truth, found)
    paired = pairs(truth, found)
    rows = {
        "b3_precision": precision,
        "b3_recall": recall,
        "b3_f1": f1(precision, recall),
        "pair_f1": f1(*paired),
    }
    return {f"{name}{key}": round(value, 3) for key, value in rows.items()}


def members(groups: Groups) -> dict[Hashable, set[str]]:
    """The things of each group."""
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for thing, group in groups.items():
        found[group].add(thing)
    return dict(found)
