"""Packed rows say the same as the rows, in less."""

import msgspec

from marsad.web.packing import PLAIN, SHARED, pack
from marsad.web.rows import IncidentRow, Spot

TOWN = Spot(name="Kelmar", geonameid=1, longitude=37.0, latitude=36.0, precision="town")


def row(number, **given):
    values = {
        "id": f"inc-{number:08}",
        "headline": f"Shelling {number}",
        "family": "explosions",
        "event_type": "Explosions/Remote violence",
        "status": "asserted",
        "status_words": "told as fact",
        "where": "Kelmar",
        "spot": TOWN,
        "when": "3 May 2024",
        "earliest": None,
        "latest": None,
        "harm": None,
        "killed": None,
        "killed_high": None,
        "reported": ("2024-05-03",),
        "corrected": (),
        "sources": ("the mayor",),
    }
    return IncidentRow(**{**values, **given})


def unpacked(packed):
    made = [{} for _ in range(packed.rows)]
    for name, values in packed.plain.items():
        for each, value in zip(made, values, strict=True):
            each[name] = value
    for name, (values, places) in packed.shared.items():
        for each, place in zip(made, places, strict=True):
            each[name] = values[place]
    return [IncidentRow(**each) for each in made]


def test_packed_rows_give_back_the_rows():
    rows = [row(1), row(2, spot=None, killed=0), row(3, sources=(), harm="3 killed", killed=3)]
    assert unpacked(pack(iter(rows))) == rows


def test_no_rows_are_empty_columns():
    assert unpacked(pack([])) == []


def test_a_value_of_several_rows_stands_once():
    values, places = pack([row(1), row(2), row(3, where="Dorun")]).shared["where"]
    assert (values, places) == (["Kelmar", "Dorun"], [0, 0, 1])


def test_every_column_is_packed():
    assert sorted(PLAIN + SHARED) == sorted(IncidentRow.__struct_fields__)


def test_packed_rows_are_under_half_as_long():
    rows = [row(number) for number in range(200)]
    assert len(msgspec.json.encode(pack(rows))) * 2 < len(msgspec.json.encode(rows))
