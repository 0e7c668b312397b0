"""Who holds a place, and on whose word."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from marsad.records import (
    Actor,
    ActorRole,
    Claim,
    ClaimId,
    ClaimInContext,
    Control,
    ControlChange,
    ControlState,
    ControlStatus,
    EventType,
    Extent,
    LineageId,
    Modality,
    PageId,
    Place,
    Quote,
    Source,
    SubEventType,
    Time,
)
from marsad.registry import Entry
from marsad.registry.store import Registry
from marsad.situations.control import control_at

TAKEN, RETAKEN, LOST = ControlChange.TAKEN, ControlChange.RETAKEN, ControlChange.LOST
HELD, FOUGHT_OVER = ControlChange.HELD, ControlChange.CONTESTED
CLAIMED, DENIED = Modality.CLAIMED, Modality.DENIED

REGISTRY = Registry(
    [
        Entry(id="hts", name="HTS", kind="rebel_group", country="SY", allies=("moc",)),
        Entry(id="moc", name="Operations Command", kind="coalition", country="SY"),
        Entry(id="sdf", name="SDF", kind="rebel_group", country="SY"),
        Entry(id="saa", name="Syrian Army", kind="state_force", country="SY"),
        Entry(id="barada", name="Barada Agency", kind="state_media", country="SY"),
        Entry(id="sohr", name="Observatory", kind="monitor", country="SY"),
    ]
)


def told(
    name: str,
    change: ControlChange = TAKEN,
    *,
    holder: str = "hts",
    holder_id: str | None = None,
    by: str = "",
    on: str | None = "2024-11-29",
    until: str | None = None,
    modality: Modality = Modality.ASSERTED,
    extent: Extent = Extent.ALL,
    at: int | None = 1,
    said: str | None = "2024-11-29T20:00:00+00:00",
    outlet: str = "A paper",
    kind: SubEventType | None = None,
    story: str = "article",
) -> ClaimInContext:
    """Tell of Aleppo, by default taken by HTS on Friday, in a paper's own voice."""
    known = holder_id or (holder if holder in {entry.id for entry in REGISTRY.entries} else None)
    day = date.fromisoformat(on) if on else None
    last = date.fromisoformat(until) if until else day
    claim = Claim(
        id=ClaimId(name),
        story=story,
        event_type=EventType.BATTLES if kind else None,
        sub_event_type=kind,
        modality=modality,
        sources=(Source(text="s", start=0, end=1, name=by, id=by),) if by else (),
        actors=(Actor(text="a", start=0, end=1, role=ActorRole.ACTOR, name=holder, id=known),),
        places=(Place(text="x", start=0, end=1, name=f"place {at}", geonameid=at, country="SY"),),
        time=Time(text="t", start=0, end=1, earliest=day, latest=last) if day else None,
        control=Control(place=0, holder=0 if holder else None, change=change, extent=extent),
        evidence=Quote(text="q", start=0, end=1),
        confidence=0.9,
        extractor="hand/1",
    )
    return ClaimInContext(
        claim=claim,
        page_id=PageId(f"page of {name}"),
        outlet=outlet,
        said=said,
        lineage=LineageId(f"lineage of {name}"),
    )


def state_of(*claims: ClaimInContext, at: str = "2024-12-10") -> ControlState:
    (state,) = control_at(claims, date.fromisoformat(at), registry=REGISTRY)
    return state


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, ControlStatus.ASSESSED, id="a paper says so"),
        pytest.param({"by": "sohr"}, ControlStatus.ASSESSED, id="a monitor says so"),
        pytest.param({"by": "saa"}, ControlStatus.ASSESSED, id="the enemy says so"),
        pytest.param(
            {"holder": "rebels", "by": "the opposition"}, ControlStatus.ASSESSED, id="no arms"
        ),
        pytest.param(
            {"holder": "rebels", "by": "peacekeepers"}, ControlStatus.ASSESSED, id="no party"
        ),
        pytest.param({"by": "hts"}, ControlStatus.CLAIMED, id="they say so"),
        pytest.param({"by": "moc"}, ControlStatus.CLAIMED, id="their ally says so"),
        pytest.param(
            {"by": "sohr", "modality": CLAIMED}, ControlStatus.CLAIMED, id="with distance"
        ),
        pytest.param(
            {"holder": "saa", "outlet": "Barada Agency"}, ControlStatus.CLAIMED, id="state media"
        ),
        pytest.param({"holder": "rebels", "by": "hts"}, ControlStatus.CLAIMED, id="unnamed rebels"),
        pytest.param(
            {"holder": "government forces", "by": "barada"},
            ControlStatus.CLAIMED,
            id="unnamed army",
        ),
    ],
)
def test_a_gain_is_assessed_if_somebody_who_is_not_on_that_side_says_so(
    fields: dict[str, Any], expected: ControlStatus
):
    assert state_of(told("a", **fields)).status is expected


def test_a_claimed_gain_is_assessed_once_the_loser_admits_it():
    boast = told("a", by="hts", modality=CLAIMED)
    admission = told("b", LOST, holder="saa", by="saa")
    assert state_of(boast).status is ControlStatus.CLAIMED
    state = state_of(boast, admission)
    assert state.status is ControlStatus.ASSESSED
    assert state.holder == "HTS"


def test_a_state_gives_holder_extent_and_day_and_lists_every_word():
    state = state_of(
        told("a", by="sohr", extent=Extent.MOST),
        told("b", by="hts", modality=CLAIMED, on="2024-11-28", extent=Extent.ALL),
        told("c", HELD, by="sohr", on="2024-11-29", extent=Extent.UNKNOWN),
    )
    assert state.holder == "HTS"
    assert state.extent is Extent.MOST
    assert state.since == date(2024, 11, 28)
    assert [(word.claim, word.source, word.holder) for word in state.statements] == [
        ("b", "HTS", "HTS"),
        ("a", "Observatory", "HTS"),
        ("c", "Observatory", "HTS"),
    ]


def test_a_town_without_a_date_is_held_since_nobody_knows_when():
    assert state_of(told("a", on=None)).since is None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told("b", RETAKEN, holder="saa", by="saa", modality=CLAIMED), id="retaken"),
        pytest.param(told("b", HELD, holder="saa", by="saa", on=None), id="still held by others"),
        pytest.param(told("b", holder="", modality=DENIED, by="saa"), id="denied"),
        pytest.param(told("b", LOST, holder="saa", modality=DENIED, by="saa"), id="no loss"),
        pytest.param(told("b", FOUGHT_OVER, holder="", by="sohr"), id="fought over"),
        pytest.param(
            told("b", holder="army", kind=SubEventType.GOVERNMENT_REGAINS), id="army unnamed"
        ),
    ],
)
def test_opposed_words_of_the_same_days_make_a_place_contested(other: ClaimInContext):
    state = state_of(told("a", by="sohr"), told("a2"), other)
    assert state.status is ControlStatus.CONTESTED
    assert state.holder == "HTS"
    assert len(state.statements) == 3


def test_opposed_words_that_are_borne_out_as_well_leave_the_holder_open():
    state = state_of(told("a"), told("b", holder="sdf"))
    assert state.status is ControlStatus.CONTESTED
    assert (state.holder, state.extent, state.since) == (None, Extent.UNKNOWN, None)


def test_a_denial_ends_when_the_loss_is_admitted():
    denial = told("a", holder="", modality=DENIED, by="saa", said="2024-11-29T09:00:00+00:00")
    held = told("b", HELD, holder="saa", by="saa", on=None, said="2024-11-29T09:00:00+00:00")
    fall = told("c", by="sohr", said="2024-11-29T19:00:00+00:00")
    admission = told("d", LOST, holder="saa", by="saa")
    assert state_of(denial, held, fall).status is ControlStatus.CONTESTED
    state = state_of(denial, held, fall, admission)
    assert state.status is ControlStatus.ASSESSED
    assert state.holder == "HTS"


def test_a_later_gain_stands_instead_of_an_earlier_one():
    first = told("a", by="sohr")
    later = told("b", RETAKEN, holder="saa", by="saa", on="2024-12-05", said="2024-12-05")
    assert state_of(first, later, at="2024-12-01").holder == "HTS"
    state = state_of(first, later)
    assert (state.status, state.holder) == (ControlStatus.CLAIMED, "Syrian Army")
    assert state.since == date(2024, 12, 5)


def test_what_was_said_before_others_held_a_place_bears_nobody_out():
    state = state_of(
        told("a", by="sohr", on="2024-11-20"),
        told("b", by="sohr", holder="saa", on="2024-11-25"),
        told("c", by="hts", modality=CLAIMED),
    )
    assert (state.status, state.since) == (ControlStatus.CLAIMED, date(2024, 11, 29))


def test_a_week_that_is_not_over_when_it_is_told_ends_with_the_telling():
    week = told("a", on="2024-11-25", until="2024-12-01")
    assert state_of(week, at="2024-11-29").status is ControlStatus.ASSESSED


def test_a_party_that_holds_on_stays_assessed_by_what_was_said_at_its_gain():
    gain = told("a", by="sohr")
    held = told("b", HELD, by="hts", on="2024-12-05", said="2024-12-05", modality=CLAIMED)
    assert state_of(gain, held).status is ControlStatus.ASSESSED


def test_who_lost_a_place_since_does_not_hold_it_and_nobody_else_is_guessed():
    lost = told("b", LOST, holder="hts", by="sohr", on="2024-12-03", said="2024-12-03")
    state = state_of(told("a"), lost)
    assert (state.status, state.holder) == (ControlStatus.UNKNOWN, None)
    assert state.statements[-1].holder is None


def test_a_denial_alone_contests_what_nobody_here_reports():
    state = state_of(told("a", modality=DENIED, by="saa"))
    assert (state.status, state.holder) == (ControlStatus.CONTESTED, None)


def test_allies_that_each_claim_a_place_do_not_contest_it():
    state = state_of(told("a", holder="moc", by="sohr"), told("b", holder="rebels"), told("c"))
    assert state.status is ControlStatus.ASSESSED


def test_a_province_is_not_filled_from_its_town():
    towns = told("a", at=1), told("b", HELD, holder="saa", at=2)
    states = control_at(towns, date(2024, 12, 1), registry=REGISTRY)
    assert [(s.place.geonameid, s.holder) for s in states] == [(1, "HTS"), (2, "Syrian Army")]


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(told("a", on="2024-12-11", said="2024-12-11"), id="of a later day"),
        pytest.param(told("a", on=None, said=None), id="of no day"),
        pytest.param(told("a", at=None), id="of a place that nobody found"),
        pytest.param(told("a", modality=Modality.PLANNED), id="of a plan"),
        pytest.param(told("a", story="teaser:0"), id="of a teaser"),
    ],
)
def test_a_claim_says_nothing_of_control_if_it_is(claim: ClaimInContext):
    assert control_at([claim], date(2024, 12, 10), registry=REGISTRY) == ()


def test_the_order_of_claims_changes_nothing():
    claims = (
        told("a", by="sohr"),
        told("b", HELD, holder="saa", by="saa", on=None),
        told("c", holder="rebels"),
        told("d", LOST, holder="saa", by="saa", on="2024-11-30", said="2024-12-01"),
    )
    expected = state_of(*claims)
    assert all(state_of(*order) == expected for order in permutations(claims))


def test_a_holder_whom_the_registry_no_longer_has_keeps_the_name_of_the_claim():
    assert state_of(told("a", holder="A front", holder_id="front")).holder == "A front"
