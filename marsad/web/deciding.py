"""What a form or a program may decide, and how it becomes a decision that is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import MappingProxyType

import msgspec
from msgspec import Struct

from marsad.errors import InputError
from marsad.pipeline import decide
from marsad.reconciling import deciding
from marsad.reconciling.deciding import Signed
from marsad.records import Decision, DecisionKind
from marsad.store.store import Store
from marsad.web.tellers import known_registry
from marsad.web.tongue import say


class Deciding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody wants decided, by whom and why.

    `incident` is what it is about, `other` the second one of a merge, or of two that are to stay
    apart; `claims` those that leave in a split. A correction has a `claim`, its `field` and the
    new `value` as JSON; a grade has a `source` and its letter as `value`.
    """

    kind: DecisionKind
    by: str
    why: str = ""
    incident: str = ""
    other: str = ""
    claims: tuple[str, ...] = ()
    claim: str = ""
    field: str = ""
    value: str = ""
    source: str = ""


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def make_decision(store: Store, asked: Deciding, *, at: str) -> Decision:
    """Make the decision that is asked for; InputError says what it lacks."""
    signed = Signed(by=asked.by, at=at, why=asked.why)
    return MAKERS[asked.kind](store, asked, signed)


Maker = Callable[[Store, Deciding, Signed], Decision]


def _merge(store: Store, asked: Deciding, signed: Signed) -> Decision:
    return decide.merge(
        store, _needed(asked.incident, "incident"), _needed(asked.other, "other"), signed
    )


def _split(store: Store, asked: Deciding, signed: Signed) -> Decision:
    """Claims leave an incident; or two incidents are to stay apart."""
    incident = _needed(asked.incident, "incident")
    if asked.other:
        ours, theirs = store.claims_of(incident), store.claims_of(asked.other)
        return deciding.split(ours, theirs, signed, decide.texts(store))
    return decide.split(store, incident, asked.claims, signed)


def _confirm(store: Store, asked: Deciding, signed: Signed) -> Decision:
    return decide.confirm(store, _needed(asked.incident or asked.claim, "incident"), signed)


def _reject(store: Store, asked: Deciding, signed: Signed) -> Decision:
    return decide.reject(store, _needed(asked.claim or asked.incident, "incident"), signed)


def _correct(store: Store, asked: Deciding, signed: Signed) -> Decision:
    field = _needed(asked.field, "field")
    claim = _needed(asked.claim, "claim")
    return decide.correct(store, claim, field, _as_json(asked.value), signed)


def _grade(_store: Store, asked: Deciding, signed: Signed) -> Decision:
    return decide.grade(_needed(asked.source, "source"), asked.value, signed, known_registry())


MAKERS = MappingProxyType[DecisionKind, Maker](
    {
        DecisionKind.MERGE: _merge,
        DecisionKind.SPLIT: _split,
        DecisionKind.CONFIRM: _confirm,
        DecisionKind.REJECT: _reject,
        DecisionKind.CORRECT: _correct,
        DecisionKind.GRADE: _grade,
    }
)


def _needed(value: str, name: str) -> str:
    if not value.strip():
        message = say("{name} is missing.", name=name)
        raise InputError(message)
    return value.strip()


def _as_json(value: str) -> object:
    """A value as JSON has it; what is no JSON is a text."""
    try:
        found: object = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    return found
