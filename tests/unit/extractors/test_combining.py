"""Tolls of two readers in one claim keep what they are part of."""

import msgspec

from marsad.extractors._encoder.both import apart
from marsad.extractors._encoder.combining import held, joined_tolls
from marsad.records import Bound, Toll, TollKind


def toll(text: str, start: int, part_of: int | None = None) -> Toll:
    return Toll(
        text=text, start=start, end=start + len(text), kind=TollKind.KILLED, low=1, high=1,
        bound=Bound.EXACT, part_of=part_of,
    )  # fmt: skip


def test_a_part_points_to_its_whole_where_others_are_left_out() -> None:
    before = (toll("nine", 0), toll("forty", 10), toll("three", 20, part_of=1))
    assert [t.part_of for t in apart(before[1:], before)] == [None, 0]


def test_a_part_whose_whole_is_left_out_stands_alone() -> None:
    before = (toll("forty", 10), toll("three", 20, part_of=0))
    assert [t.part_of for t in apart(before[1:], before)] == [None]


def test_a_part_points_to_its_whole_behind_the_first_readers_tolls() -> None:
    more = (toll("forty", 10), toll("three", 20, part_of=0))
    assert [t.part_of for t in joined_tolls((toll("nine", 0),), more)] == [None, None, 1]


def test_who_is_taken_in_an_abduction_is_captured(read) -> None:
    claim = read("Gunmen abducted 25 pupils in Kebbi.")[0]
    tolls = tuple(msgspec.structs.replace(t, kind=TollKind.ARRESTED) for t in claim.tolls)
    found = held(msgspec.structs.replace(claim, tolls=tolls))
    assert [t.kind for t in found.tolls] == [TollKind.CAPTURED]


def test_a_short_sentence_alone_keeps_its_toll(read) -> None:
    assert [t.low for c in read("Four aid workers went missing after the attack.") for t in c.tolls]
