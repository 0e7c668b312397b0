"""What moved between two moments, and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from marsad.records import (
    Change,
    ChangeKind,
    ClaimId,
    ClaimInContext,
    ControlState,
    Decision,
    Incident,
    IncidentId,
    Place,
    ReconciledToll,
)

ClaimOf = Callable[[ClaimId], ClaimInContext | None]

WITHDRAWN = "a page was captured again with other words"
NEW_PAGES = "new pages tell of it"
JOINED = "claims that stood apart are found to tell of one thing"
NO_REASON = "no reason given"
REGROUPED = "its claims belong to other incidents now"


class Between(Struct, frozen=True, kw_only=True):
    """Two moments: the incidents at each, and what came between them."""

    then: Sequence[Incident]
    now: Sequence[Incident]
    since: str
    decisions: Sequence[Decision] = ()


def find_changes(between: Between, claim_of: ClaimOf) -> list[Change]:
    """List what moved, by incident; what was joined or parted is told before what that changed."""
    then = {incident.id: incident for incident in between.then}
    now = {incident.id: incident for incident in between.now}
    home = {claim: incident.id for incident in between.now for claim in incident.claims}
    found: list[Change] = []
    for key in sorted({*then, *now}):
        before, after = then.get(key), now.get(key)
        if before is None and after is not None:
            found.append(_new(after, between, claim_of))
        elif before is not None and after is None:
            found.append(_gone(before, home, between, claim_of))
        elif before is not None and after is not None and before != after:
            found.extend(_moved(before, after, between, claim_of))
    return sorted(found, key=lambda change: (change.at or "", change.incident or ""))


def _new(incident: Incident, between: Between, claim_of: ClaimOf) -> Change:
    return _change(
        ChangeKind.NEW, incident, None, told(incident), incident.claims, between, claim_of
    )


def _gone(
    incident: Incident, home: Mapping[ClaimId, IncidentId], between: Between, claim_of: ClaimOf
) -> Change:
    """An incident that is no more: another took its claims, or nobody tells of it any more."""
    homes = [home[claim] for claim in incident.claims if claim in home]
    kind = ChangeKind.MERGED if homes else ChangeKind.GONE
    after = f"part of {homes[0]}" if homes else None
    change = _change(kind, incident, told(incident), after, incident.claims, between, claim_of)
    decided = change.decision is not None or kind is ChangeKind.GONE
    return change if decided else msgspec.structs.replace(change, why=JOINED)


def _moved(
    before: Incident, after: Incident, between: Between, claim_of: ClaimOf
) -> Iterator[Change]:
    """One change for each side of an incident that is another than it was."""
    claims = tuple(sorted({*before.claims, *after.claims}))
    for kind, was, is_now in _differences(before, after):
        yield _change(kind, after, was, is_now, claims, between, claim_of)


def _differences(
    before: Incident, after: Incident
) -> Iterator[tuple[ChangeKind, str | None, str | None]]:
    sides: tuple[tuple[ChangeKind, Callable[[Incident], str | None]], ...] = (
        (ChangeKind.TYPE, lambda it: it.sub_event_type or it.event_type),
        (ChangeKind.PLACE, lambda it: place_name(it.place)),
        (ChangeKind.TIME, _days),
        (ChangeKind.STATUS, lambda it: it.status),
        (ChangeKind.CLAIMS, lambda it: str(len(it.claims))),
    )
    for kind, side in sides:
        was, is_now = side(before), side(after)
        if was != is_now:
            yield kind, was, is_now
    tolls = {toll.kind: toll for toll in before.tolls}
    for toll in after.tolls:
        was, is_now = amount(tolls.pop(toll.kind, None)), amount(toll)
        if was != is_now:
            yield ChangeKind.TOLL, was, is_now
    for toll in tolls.values():
        yield ChangeKind.TOLL, amount(toll), None


def _change(
    kind: ChangeKind,
    incident: Incident,
    before: str | None,
    after: str | None,
    claims: Sequence[ClaimId],
    between: Between,
    claim_of: ClaimOf,
) -> Change:
    """A change with its reason: a decision that touches these claims, else what was captured."""
    decision = _decided(claims, between)
    at, why, moving = _captured(claims, between.since, claim_of)
    return Change(
        kind=kind,
        incident=incident.id,
        what=told(incident),
        before=before,
        after=after,
        at=decision[1] if decision else at,
        why=decision[2] if decision else why,
        claims=tuple(moving or claims),
        decision=decision[0].id if decision else None,
    )


def _decided(claims: Sequence[ClaimId], between: Between) -> tuple[Decision, str, str] | None:
    """The last decision since then, made or taken back, that is about one of these claims."""
    held = set(claims)
    for each in reversed(between.decisions):
        if held.isdisjoint(anchor.claim for anchor in each.anchors):
            continue
        if each.undone_at is not None and each.undone_at > between.since:
            why = (
                f"{each.undone_by} took back “{each.kind}”: {each.undone_why or 'no reason given'}"
            )
            return each, each.undone_at, why
        if each.at > between.since:
            return (
                each,
                each.at,
                f"{each.by} decided “{each.kind}”: {each.why or 'no reason given'}",
            )
    return None


def _captured(
    claims: Iterable[ClaimId], since: str, claim_of: ClaimOf
) -> tuple[str | None, str, list[ClaimId]]:
    """When the last of these claims came or went, why that was, and which they were."""
    known = [each for claim in claims if (each := claim_of(claim)) is not None]
    came = [each for each in known if (each.known_from or "") > since]
    went = [each for each in known if (each.known_until or "") > since]
    moments = [*(each.known_from for each in came), *(each.known_until for each in went)]
    at = max((moment for moment in moments if moment is not None), default=None)
    why = WITHDRAWN if went else NEW_PAGES if came else REGROUPED
    return at, why, [each.claim.id for each in (*came, *went)]


def control_changes(then: Iterable[ControlState], now: Iterable[ControlState]) -> Iterator[Change]:
    """What moved in who holds which place, as seen at one day."""
    before = {state.place.geonameid: state for state in then}
    for state in now:
        old = before.get(state.place.geonameid)
        was, is_now = _held(old), _held(state)
        if was == is_now:
            continue
        known = set() if old is None else {said.claim for said in old.statements}
        new = tuple(said.claim for said in state.statements if said.claim not in known)
        yield Change(
            kind=ChangeKind.CONTROL,
            incident=None,
            what=place_name(state.place) or state.place.text,
            before=was,
            after=is_now,
            at=None,
            why=NEW_PAGES if new else REGROUPED,
            claims=new,
        )


def _held(state: ControlState | None) -> str | None:
    if state is None:
        return None
    return f"{state.holder or 'nobody named'}, {state.extent}, {state.status}"


def told(incident: Incident) -> str:
    """An incident in a few words: what, where, when, and how many were killed."""
    what = incident.sub_event_type or incident.event_type or "incident"
    parts = [what, place_name(incident.place), _days(incident)]
    parts += [f"{amount(toll)}" for toll in incident.tolls[:1]]
    return ", ".join(part for part in parts if part)


def place_name(place: Place | None) -> str | None:
    return None if place is None else place.name or place.text


def _days(incident: Incident) -> str | None:
    time = incident.time
    if time is None:
        return None
    days = dict.fromkeys(str(day) for day in (time.earliest, time.latest) if day is not None)
    return " to ".join(days) or time.text


def amount(toll: ReconciledToll | None) -> str | None:
    """A toll with the best number where that is not plain: "15–21 killed, best 20"."""
    if toll is None:
        return None
    low, best, high = toll.low, toll.best, toll.high
    kind = toll.kind.replace("_", " ")
    if low is None and high is None:
        return f"{kind} not stated" if best is None else f"about {best:,} {kind}"
    if high is None:
        spread = f"{low:,}+"
    elif low is None:
        spread = f"up to {high:,}"
    else:
        spread = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    is_plain = best is None or {low, high} <= {best, None}
    return f"{spread} {kind}" if is_plain else f"{spread} {kind}, best {best:,}"
