"""Places of the conflicts since 2011 in the spellings of the press, and where they lie."""

import csv
from pathlib import Path

import pytest

from marsad.gazetteer.distance import distance_km
from marsad.gazetteer.store import Gazetteer

NEAR_KM = 25.0

with (
    Path(__file__).with_name("places_of_conflicts.tsv").open(encoding="utf-8", newline="") as lines
):
    PLACES = list(csv.DictReader(lines, delimiter="\t"))


def test_there_are_three_hundred_of_them() -> None:
    assert len({(row["name"], row["country"]) for row in PLACES}) >= 300


@pytest.mark.parametrize("row", PLACES, ids=[f"{row['name']}, {row['country']}" for row in PLACES])
def test_the_likeliest_place_of_a_name_lies_where_the_news_has_it(
    gazetteer: Gazetteer, row: dict[str, str]
) -> None:
    likeliest = gazetteer.lookup(row["name"], country=row["country"])[0]
    point = (float(row["latitude"]), float(row["longitude"]))
    assert distance_km(point, (likeliest.latitude, likeliest.longitude)) <= NEAR_KM
