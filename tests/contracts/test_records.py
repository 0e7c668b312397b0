"""What every record must be, so that records can be shared, hashed, stored and sent."""

import pickle
from typing import get_type_hints

import msgspec
import pytest

from marsad import records
from marsad.records import Finding, Record


def all_records(base: type[Record] = Record) -> list[type[Record]]:
    return [r for sub in base.__subclasses__() for r in (sub, *all_records(sub))]


@pytest.mark.parametrize("record", all_records(), ids=lambda r: r.__name__)
def test_every_record_is_frozen_strict_and_by_keyword(record: type[Record]) -> None:
    config = record.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields
    with pytest.raises(TypeError):
        record(*["x"] * len(record.__struct_fields__))


@pytest.mark.parametrize("record", all_records(), ids=lambda r: r.__name__)
def test_every_record_says_what_it_is(record: type[Record]) -> None:
    assert record.__doc__
    assert get_type_hints(record)


@pytest.mark.parametrize("words", ["", "Saraqib"], ids=["empty", "too long for its span"])
def test_a_finding_without_its_words_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="does not fit the quote"):
        Finding(text=words, start=4, end=6)


def test_a_toll_survives_json_and_pickle() -> None:
    toll = records.Toll(
        text="at least 277",
        start=10,
        end=22,
        kind=records.TollKind.KILLED,
        low=277,
        high=None,
        bound=records.Bound.AT_LEAST,
    )
    assert msgspec.json.decode(msgspec.json.encode(toll), type=records.Toll) == toll
    assert pickle.loads(pickle.dumps(toll)) == toll  # noqa: S301  our own bytes
