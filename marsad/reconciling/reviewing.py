"""What a person should look at, the most useful first: each with a question and what may be done.

The gain of an answer is how many lives it is about, by order of magnitude, times how open the
question is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log10

from marsad.reconciling.attaching import Attached
from marsad.reconciling.changes import told
from marsad.records import (
    Decision,
    DecisionId,
    DecisionKind,
    Incident,
    PlacePrecision,
    ReconciledToll,
    Responsibility,
    ReviewItem,
    Stance,
    Status,
    TollKind,
)

# How open each question is, 0 to 1.
OPEN_LOST = 1.0
OPEN_CONTESTED = 0.8
OPEN_PAIR = 0.9
OPEN_RANGE = 0.6
OPEN_SINGLE = 0.5
OPEN_PLACE = 0.4

# So many dead on one word alone, or with no place, are worth a look.
MANY = 10
# A range is wide from twice the low figure on, and from this distance.
WIDE = 2

_K = DecisionKind
ON_INCIDENT = (_K.CONFIRM, _K.CORRECT, _K.SPLIT, _K.REJECT)

Pairs = Callable[[Sequence[Incident]], Iterable[ReviewItem]]


def find_items(
    incidents: Sequence[Incident],
    attached: Iterable[Attached],
    *,
    pairs: Pairs,
    decisions: Iterable[Decision] = (),
) -> list[ReviewItem]:
    """List what is unsure, the most useful first, without what was confirmed since it changed."""
    made = {decision.id: decision for decision in decisions}
    asked = [incident for incident in incidents if not is_confirmed(incident, made)]
    items = [
        *(item for each in attached for item in _lost(each)),
        *(item for incident in asked for item in _questions(incident)),
        *pairs(asked),
    ]
    return sorted(items, key=lambda item: (-item.gain, item.rule, item.incidents, item.question))


def is_confirmed(incident: Incident, made: dict[DecisionId, Decision]) -> bool:
    """Say whether a person confirmed an incident after the last page that changed it came."""
    confirming = [
        made[each].at
        for each in incident.decisions
        if each in made and made[each].kind is DecisionKind.CONFIRM
    ]
    return bool(confirming) and (incident.changed_at or "") <= max(confirming)


def gain(incident: Incident, openness: float) -> float:
    """How much an answer about an incident is worth."""
    return round(openness * (1 + log10(1 + harmed(incident))), 3)


def harmed(incident: Incident) -> int:
    """How many were killed, as far as anyone says; the injured count a tenth."""
    killed, injured = (_most(incident, kind) for kind in (TollKind.KILLED, TollKind.INJURED))
    return killed + injured // 10


def _most(incident: Incident, kind: TollKind) -> int:
    toll = next((toll for toll in incident.tolls if toll.kind is kind), None)
    numbers = () if toll is None else (toll.low, toll.best, toll.high)
    return max((number for number in numbers if number is not None), default=0)


def _lost(each: Attached) -> Iterator[ReviewItem]:
    """A decision that no longer finds the words that it was about."""
    for anchor in each.lost[:1]:
        yield ReviewItem(
            rule="review/lost-decision",
            question=f"{each.decision.by} decided “{each.decision.kind}” on words that are no "
            f"longer read as a claim: “{anchor.quote}”. Does it still hold?",
            gain=OPEN_LOST + 1,
            reasons=(each.decision.why,) if each.decision.why else (),
            actions=(),
            decision=each.decision.id,
        )


def _questions(incident: Incident) -> Iterator[ReviewItem]:
    """What is open about one incident."""
    if incident.status is Status.CONTESTED:
        stances = [_stance(row) for row in incident.responsibility]
        yield _item("contested", incident, OPEN_CONTESTED, "Who is right?", stances)
    if incident.status is Status.SINGLE_SOURCE and harmed(incident) >= MANY:
        names = [f"only {origin.name} says so" for origin in incident.origins[:1]]
        yield _item("single-source", incident, OPEN_SINGLE, "Is it borne out?", names)
    for toll in incident.tolls:
        if _is_wide(toll):
            reasons = [step.text for step in toll.steps[:3]]
            yield _item("wide-range", incident, OPEN_RANGE, f"How many {toll.kind}?", reasons)
    if harmed(incident) >= MANY and not _is_placed(incident):
        reasons = [_whereabouts(incident)]
        yield _item("vague-place", incident, OPEN_PLACE, "Where was it?", reasons)


def _whereabouts(incident: Incident) -> str:
    place = incident.place
    if place is None:
        return "no place is named"
    if place.name is None:
        return f"the pages say “{place.text}”: the gazetteer has none, or cannot tell which"
    return f"placed in {place.name}, no finer"


def _stance(row: Responsibility) -> str:
    """Who says what of whom: "Amal accuses the army", "the army denies it"."""
    if row.stance is Stance.ACCUSES:
        return f"{row.source} accuses {row.actor}"
    what = "it" if row.source == row.actor else f"that it was {row.actor}"
    return f"{row.source} {row.stance} {what}"


def _item(
    rule: str, incident: Incident, openness: float, question: str, reasons: Iterable[str]
) -> ReviewItem:
    return ReviewItem(
        rule=f"review/{rule}",
        question=f"{told(incident)}: {question}",
        gain=gain(incident, openness),
        incidents=(incident.id,),
        claims=incident.claims,
        reasons=tuple(reasons),
        actions=ON_INCIDENT,
    )


def _is_wide(toll: ReconciledToll) -> bool:
    if toll.low is None or toll.high is None:
        return False
    return toll.high >= WIDE * toll.low and toll.high - toll.low >= MANY


def _is_placed(incident: Incident) -> bool:
    place = incident.place
    return place is not None and place.precision not in {PlacePrecision.COUNTRY, None}
