"""What is unsure, as a question in the reader's language."""

from types import MappingProxyType

from msgspec import Struct

from marsad.errors import NotFoundError
from marsad.records import Incident, IncidentId, ReviewItem, Stance
from marsad.store.store import Store
from marsad.web.code_words import words_of
from marsad.web.retelling import retold
from marsad.web.telling import how_many, what_happened
from marsad.web.tongue import mark, say
from marsad.web.wording import overall_text

QUESTIONS = MappingProxyType(
    {
        "review/contested": mark("{incident} Who is right?"),
        "review/single-source": mark("{incident} Is it borne out?"),
        "review/wide-range": mark("{incident} How many were there?"),
        "review/vague-place": mark("{incident} Where was it?"),
    }
)


class Asked(Struct, frozen=True, kw_only=True):
    """A question, why it is asked, which incidents it is about, and how much an answer is worth."""

    question: str
    reasons: tuple[str, ...]
    incidents: tuple[IncidentId, ...]
    rule: str
    gain: float


def asked_of(item: ReviewItem, store: Store) -> Asked:
    """Put an item of the queue in words."""
    incidents = [found for each in item.incidents if (found := _incident(each, store)) is not None]
    return Asked(
        question=_question(item, incidents),
        reasons=_reasons(item, incidents),
        incidents=item.incidents,
        rule=item.rule,
        gain=item.gain,
    )


def _incident(incident_id: IncidentId, store: Store) -> Incident | None:
    try:
        return store.incident(incident_id)
    except NotFoundError:
        return None


def _question(item: ReviewItem, incidents: list[Incident]) -> str:
    told = [f"{what_happened(each)}. {how_many(each)}" for each in incidents]
    if len(told) > 1:
        return say("Are these one? {one} / {other}", one=told[0], other=told[1])
    if told and item.rule in QUESTIONS:
        return say(QUESTIONS[item.rule], incident=told[0])
    return item.question


def _reasons(item: ReviewItem, incidents: list[Incident]) -> tuple[str, ...]:
    """Why it is asked, from the incident itself; of two, why they may be one."""
    if len(incidents) == 1 and item.rule == "review/contested":
        return tuple(
            _stance(row.source, row.stance, row.actor) for row in incidents[0].responsibility
        )
    if len(incidents) == 1 and item.rule == "review/single-source":
        return tuple(say("only {source} says so", source=o.name) for o in incidents[0].origins[:1])
    if len(incidents) == 1 and item.rule == "review/wide-range":
        return tuple(f"{words_of(t.kind)}: {overall_text(t)}" for t in incidents[0].tolls)
    if len(incidents) == 1 and item.rule == "review/vague-place":
        return (_whereabouts(incidents[0]),)
    return tuple(map(retold, item.reasons))


def _stance(source: str, stance: Stance, actor: str) -> str:
    if stance is Stance.ACCUSES:
        return say("{source} accuses {actor}", source=source, actor=actor)
    if stance is Stance.ADMITS:
        return say("{source} admits that it was {actor}", source=source, actor=actor)
    return say("{source} denies that it was {actor}", source=source, actor=actor)


def _whereabouts(incident: Incident) -> str:
    place = incident.place
    if place is None:
        return say("no place is named")
    if place.name is None:
        words = mark("the pages say “{words}”: the gazetteer has none, or cannot tell which")
        return say(words, words=place.text)
    return say("placed in {place}, no finer", place=place.name)
