"""Values of a claim that people correct."""

from datetime import date
from typing import Any

import pytest

from marsad.errors import InputError
from marsad.reconciling import deciding
from marsad.reconciling.correcting import FIELDS, correct, corrected, value_at
from marsad.reconciling.deciding import Signed
from marsad.records import Bound, EventType, Modality, SubEventType

SIGNED = Signed(by="Amal", at="2024-12-01T09:00:00+00:00")


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("modality", "denied", lambda claim: claim.modality is Modality.DENIED),
        ("time.earliest", "2024-11-28", lambda claim: claim.time.earliest == date(2024, 11, 28)),
        ("tolls.0.low", 12, lambda claim: claim.tolls[0].low == 12),
        ("tolls.0.high", None, lambda claim: claim.tolls[0].high is None),
        ("places.0.country", "TR", lambda claim: claim.places[0].country == "TR"),
        ("places.0", {"name": "Nayrab", "geonameid": 2}, lambda c: c.places[0].geonameid == 2),
        ("actors.0.name", "SDF", lambda claim: claim.actors[0].name == "SDF"),
    ],
)
def test_a_value_is_changed_and_the_words_stay(tell: Any, field: str, value: Any, read: Any):
    before = tell("a", who="saa", killed=21).claim
    after = corrected(before, field, value)
    assert read(after)
    assert after.evidence == before.evidence
    assert after.id == before.id


def test_the_type_follows_its_finer_type(tell: Any):
    after = corrected(tell("a").claim, "sub_event_type", SubEventType.ARMED_CLASH.value)
    assert after.event_type is EventType.BATTLES


def test_a_number_and_its_bound_agree(tell: Any):
    claim = corrected(tell("a", killed=21).claim, "tolls.0.low", 12)
    assert claim.tolls[0].bound is Bound.BETWEEN
    assert corrected(claim, "tolls.0.high", 12).tolls[0].bound is Bound.EXACT


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("evidence.text", "other words", "cannot be corrected. There are: sub_event_type"),
        ("tolls.3.low", 12, "the claim has no tolls.3.low"),
        ("tolls.0.low", -1, "tolls.0.low cannot be -1"),
        ("modality", "perhaps", "modality cannot be 'perhaps'"),
        ("control.extent", "all", "the claim has no control.extent"),
    ],
)
def test_what_cannot_be_says_what_can(tell: Any, field: str, value: Any, message: str):
    with pytest.raises(InputError, match=message):
        corrected(tell("a", killed=21).claim, field, value)


def test_a_correction_that_no_longer_fits_is_left_out(tell: Any):
    told = tell("a", killed=21)
    decision = deciding.correct(told, "tolls.0.low", 12, SIGNED, lambda _told: "")
    without = tell("a").claim
    assert correct(without, [decision]) == without
    assert correct(told.claim, [decision]).tolls[0].low == 12


@pytest.mark.parametrize("field", [field for field in FIELDS if "N" not in field])
def test_every_field_that_is_named_is_there(field: str):
    from marsad.records import Claim, Control, Time  # noqa: PLC0415  looked up by name

    first, _, rest = field.partition(".")
    holder = {"time": Time, "control": Control}.get(first, Claim)
    assert (rest or first) in holder.__struct_fields__


def test_a_value_can_be_asked_for(tell: Any):
    assert value_at(tell("a", killed=21).claim, "tolls.0.low") == 21
