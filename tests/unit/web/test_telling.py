"""An incident in plain words: names are listed, the others counted."""

import pytest

from marsad.records import (
    Actor,
    ActorRole,
    Incident,
    IncidentId,
    Origin,
    Policy,
    ReconciledToll,
    Status,
    SubEventType,
    TollKind,
)
from marsad.vocabulary import EVENT_TYPE_OF
from marsad.web.code_words import POLICIES
from marsad.web.telling import differs, how_many, listed, on_whose_word, what_happened


def incident(status=Status.SINGLE_SOURCE, names=("The army",), independent=1, **fields):
    kind = SubEventType.AIR_STRIKE
    given = {
        "id": IncidentId("inc-1"),
        "event_type": EVENT_TYPE_OF[kind],
        "sub_event_type": kind,
        "place": None,
        "time": None,
        "actors": (),
        "tolls": (),
        "claims": (),
        "pages": 1,
        "origins": tuple(Origin(name=name, claims=1) for name in names),
        "independent_origins": independent,
        "status": status,
        "first_reported": None,
        "last_reported": None,
    }
    return Incident(**{**given, **fields})


def toll(low, high, kind=TollKind.KILLED):
    return ReconciledToll(kind=kind, low=low, best=low, high=high, statements=())


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B and 2 others"),
    ],
)
def test_names_are_listed_and_the_others_counted(names, words):
    assert listed(names) == words


@pytest.mark.parametrize(
    ("status", "names", "words"),
    [
        (Status.CORROBORATED, ("A", "B"), "2 independent sources bear it out: A and B."),
        (Status.SINGLE_SOURCE, ("A",), "It rests on one independent source: A."),
        (
            Status.SINGLE_SOURCE,
            ("A", "B"),
            "Only one independent source asserts it; told of by A and B.",
        ),
        (Status.CLAIMED, ("A",), "A claims it; nobody else bears it out."),
        (Status.CLAIMED, ("A", "B"), "A and B claim it; nobody else bears it out."),
        (Status.CONTESTED, ("A", "B"), "It is contested between A and B."),
        (Status.CONTESTED, ("A",), "A both tells and denies it."),
        (Status.DENIED, ("A",), "It is known only from its denial by A."),
        (Status.WITHDRAWN, ("A",), "The pages that told of it no longer do: A."),
    ],
)
def test_every_grade_is_said_with_the_names(status, names, words):
    assert on_whose_word(incident(status, names, independent=len(names))) == words


def test_tolls_are_told_in_the_order_of_gravity():
    told = incident(tolls=(toll(12, 15, TollKind.INJURED), toll(15, 20)))
    assert how_many(told) == "15–20 killed, 12–15 injured."


def test_what_is_not_stated_is_said_to_be_so():
    assert how_many(incident()) == "No source gives a toll."
    assert what_happened(incident()) == "Air or drone strike, place not stated"


def test_who_suffered_is_not_named_as_acting():
    parties = (
        Actor(text="jets", start=0, end=4, role=ActorRole.ACTOR, name="jets"),
        Actor(text="farmers", start=5, end=12, role=ActorRole.RECIPIENT, name="farmers"),
    )
    told = what_happened(incident(actors=parties))
    assert told.endswith("; named as acting: jets")


@pytest.mark.parametrize(
    ("low", "high", "differ"), [(15, 20, True), (15, 15, False), (15, None, False)]
)
def test_only_bounds_that_exclude_each_other_differ(low, high, differ):
    assert differs(toll(low, high)) is differ


def test_a_sentence_begins_with_a_capital():
    assert on_whose_word(incident(names=("police",))).startswith("It rests")
    assert on_whose_word(incident(Status.CLAIMED, ("army",))).startswith("Army claims it")


def test_every_policy_has_words():
    assert set(POLICIES) == set(Policy)
