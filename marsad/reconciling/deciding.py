"""Decisions as people make them: each with who, when, why, and the words that it holds on to."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Struct

from marsad.errors import InputError
from marsad.ids import decision_id
from marsad.matching.trust import LETTER_TRUST
from marsad.reconciling.correcting import corrected
from marsad.records import Anchor, ClaimInContext, Decision, DecisionKind
from marsad.text.names import fold

# So many characters on either side of a quote tell it from the same words elsewhere.
AROUND = 60

LETTERS = (*LETTER_TRUST, "F")

# The text of the article on which a claim stands.
TextOf = Callable[[ClaimInContext], str]
Told = Sequence[ClaimInContext]


class Signed(Struct, frozen=True, kw_only=True):
    """Who decides, when (a moment in UTC, ISO 8601), and why."""

    by: str
    at: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise InputError("a decision needs a name: say who decides, with --by NAME.")


def merge(ours: Told, theirs: Told, signed: Signed, text_of: TextOf) -> Decision:
    """Two incidents, given by their claims, are one; the first keeps its id if it is the older."""
    if not ours or not theirs or {t.claim.id for t in ours} & {t.claim.id for t in theirs}:
        raise InputError("a merge needs two incidents: name two that differ.")
    anchors = (*_anchors(ours[:1], 0, text_of), *_anchors(theirs, 1, text_of))
    return _decision(DecisionKind.MERGE, signed, anchors)


def split(staying: Told, leaving: Told, signed: Signed, text_of: TextOf) -> Decision:
    """Some claims of an incident are another one."""
    if not staying or not leaving:
        raise InputError("a split needs some of the incident's claims to leave and some to stay.")
    anchors = (*_anchors(staying, 0, text_of), *_anchors(leaving, 1, text_of))
    return _decision(DecisionKind.SPLIT, signed, anchors)


def confirm(claims: Told, signed: Signed, text_of: TextOf) -> Decision:
    """An incident, or a claim, is right as it stands."""
    return _decision(DecisionKind.CONFIRM, signed, _anchors(claims, 0, text_of))


def reject(claims: Told, signed: Signed, text_of: TextOf) -> Decision:
    """An incident is none, or a claim was misread: it stays readable and counts no more."""
    return _decision(DecisionKind.REJECT, signed, _anchors(claims, 0, text_of))


def correct(
    told: ClaimInContext, field: str, value: object, signed: Signed, text_of: TextOf
) -> Decision:
    """A value of a claim is another; InputError if the claim cannot have it."""
    corrected(told.claim, field, value)
    encoded = msgspec.json.encode(value).decode()
    anchors = _anchors((told,), 0, text_of)
    return _decision(DecisionKind.CORRECT, signed, anchors, field=field, value=encoded)


def grade(source: str, letter: str, signed: Signed) -> Decision:
    """A source, by its registry id or its name, is so reliable."""
    letter = letter.strip().upper()
    if letter not in LETTERS:
        message = f"{letter!r} is no grade of a source. There are: {', '.join(LETTERS)}."
        raise InputError(message)
    return _decision(DecisionKind.GRADE, signed, (), source=source, value=letter)


def source_key(name: str, entry_id: str | None) -> str:
    """By what a graded source is found again: the registry's id, else its folded name."""
    return entry_id if entry_id is not None else fold(name)


def _anchors(claims: Iterable[ClaimInContext], part: int, text_of: TextOf) -> tuple[Anchor, ...]:
    return tuple(_anchor(told, part, text_of(told)) for told in claims)


def _anchor(told: ClaimInContext, part: int, text: str) -> Anchor:
    quote = told.claim.evidence
    return Anchor(
        claim=told.claim.id,
        page=told.page_id,
        quote=quote.text,
        before=text[max(0, quote.start - AROUND) : quote.start],
        after=text[quote.end : quote.end + AROUND],
        event_type=told.claim.event_type,
        part=part,
    )


def _decision(
    kind: DecisionKind,
    signed: Signed,
    anchors: tuple[Anchor, ...],
    *,
    field: str | None = None,
    value: str | None = None,
    source: str | None = None,
) -> Decision:
    about = (*(anchor.claim for anchor in anchors), field or "", value or "", source or "")
    return Decision(
        id=decision_id(kind, signed.by, signed.at, *about),
        kind=kind,
        by=signed.by.strip(),
        at=signed.at,
        why=signed.why.strip(),
        anchors=anchors,
        field=field,
        value=value,
        source=source,
    )
