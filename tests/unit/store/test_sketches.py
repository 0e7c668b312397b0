"""The tables of sketches: what is put there is found there."""

from collections.abc import Iterator
from typing import Any

import pytest

from marsad.store.sketches import SketchRow, SketchTables


@pytest.fixture
def tables(store: Any) -> Iterator[SketchTables]:
    with store.transaction() as connection:
        yield SketchTables(connection)


def row(number: int, **fields: Any) -> SketchRow:
    told = {"number": number, "whole": None, "record": b"r", "is_campaign": False}
    return SketchRow(**told | {"first": 10, "last": 20, "keys": (7,)} | fields)


def test_campaigns_are_found_under_their_keys_and_nothing_else_is(tables: SketchTables):
    tables.put([row(1, is_campaign=True, keys=(7, 8)), row(2), row(3, is_campaign=True, keys=(9,))])
    assert tables.campaigns_under([7, 8]) == {1}
    assert tables.campaigns_under([6]) == set()


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(20, 30, {1}), (0, 10, {1}), (12, 13, {1}), (21, 30, set()), (0, 9, set())],
    ids=["the last day", "the first day", "in between", "later", "earlier"],
)
def test_incidents_are_found_by_key_and_days(tables: SketchTables, since, until, expected):
    tables.put([row(1), row(2, keys=(8,))])
    assert tables.between([7], since, until) == expected


def test_what_a_campaign_holds_is_found_until_another_holds_it(tables: SketchTables):
    tables.put([row(1, whole=5, record=b"one"), row(2)])
    assert (tables.held_by([5]), tables.holders([1, 2])) == ({1: b"one"}, {1: 5})
    tables.hold([(1, None), (2, 6)])
    assert (tables.held_by([5]), tables.holders([1, 2])) == ({}, {2: 6})


def test_a_sketch_that_is_dropped_is_gone_with_its_keys(tables: SketchTables):
    tables.put([row(1), row(2)])
    tables.drop([1], [(7, False, 20, 1)])
    assert (tables.records([1, 2]), tables.between([7], 0, 99)) == ({2: b"r"}, {2})
