"""How good a net is on texts that it has not seen."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from attribution.gold import ROLES, Lesson
from marsad.extractors._attribution.finding import CUE_LIKELY
from marsad.extractors._attribution.net import Net, know, tell
from marsad.extractors._attribution.roles import Role, best_roles
from marsad.extractors._attribution.signs import seen_from

Spans = set[tuple[int, ...]]


def score(
    texts: Iterable[Sequence[Lesson]], net: Net, likely: float = CUE_LIKELY
) -> dict[str, float]:
    """F1 of the spans of each role: exactly the tokens, and sharing a token."""
    counts: Counter[tuple[str, str]] = Counter()
    for lesson in (lesson for text in texts for lesson in text):
        rows = roles_found(lesson, net, likely)
        for role in ROLES:
            wanted = spans_of((pair.roles for pair in lesson.pairs), Role[role.upper()])
            count(wanted, spans_of(rows, Role[role.upper()]), role, counts)
    found = {}
    for role in ROLES:
        of = {name: counts[role, name] for name in ("same", "met", "meeting", "wanted", "found")}
        found[f"{role} exact"] = f1(of["same"], of["same"], of["found"], of["wanted"])
        found[f"{role} overlap"] = f1(of["meeting"], of["met"], of["found"], of["wanted"])
    return found


def roles_found(lesson: Lesson, net: Net, likely: float) -> list[np.ndarray]:
    known = know(lesson.signs, net)
    anchors = np.flatnonzero(known.cues > likely).tolist()
    if not anchors:
        return []
    view = seen_from(lesson.signs, anchors)
    scores = tell(lesson.signs, known, view, net)
    apart = [scores[a : a + size] for a, size in zip(view.starts, view.sizes, strict=True)]
    return best_roles(apart, net.steps)


def spans_of(rows: Iterable[np.ndarray], role: Role) -> Spans:
    return {tuple(np.flatnonzero(row == role).tolist()) for row in rows} - {()}


def count(wanted: Spans, found: Spans, role: str, counts: Counter[tuple[str, str]]) -> None:
    inside = {at for span in wanted for at in span}
    covered = {at for span in found for at in span}
    counts.update(
        {
            (role, "wanted"): len(wanted),
            (role, "found"): len(found),
            (role, "same"): len(wanted & found),
            (role, "met"): sum(not covered.isdisjoint(span) for span in wanted),
            (role, "meeting"): sum(not inside.isdisjoint(span) for span in found),
        }
    )


def f1(right: int, met: int, found: int, wanted: int) -> float:
    precision, recall = right / max(found, 1), met / max(wanted, 1)
    total = precision + recall
    return round(200 * precision * recall / total, 1) if total else 0.0
