"""How many, of whom, with what bounds, and over what time."""

import pytest

TOLLS = {
    "passive": (
        "Fourteen people were killed when shells hit Omdurman.",
        ("killed", 14, 14, "exact"),
    ),
    "active": ("Shelling killed at least 12 villagers in Sumy.", ("killed", 12, None, "at_least")),
    "more than": (
        "The attack on Goma wounded more than 100 people.",
        ("injured", 101, None, "at_least"),
    ),
    "about": ("Rebels seized around 70 towns.", ("places_taken", 70, 70, "about")),
    "none": ("Rockets hit Erbil but no deaths were reported.", ("killed", 0, 0, "exact")),
    "vague": ("Gunmen killed dozens of villagers in Plateau.", ("killed", 12, None, "unspecified")),
    "one": ("A soldier was killed in an ambush near Gao.", ("killed", 1, 1, "exact")),
    "arrested": ("Police arrested 40 protesters in Minsk.", ("arrested", 40, 40, "exact")),
    "captured": ("Gunmen abducted 25 pupils in Kebbi.", ("captured", 25, 25, "exact")),
    "range": (
        "Air strikes on Sanaa killed between 12 and 15 people.",
        ("killed", 12, 15, "between"),
    ),
    "up to": ("Shelling killed up to 30 people in El Fasher.", ("killed", None, 30, "at_most")),
}


@pytest.mark.parametrize(("sentence", "expected"), TOLLS.values(), ids=TOLLS)
def test_a_toll_has_its_kind_and_bounds(read, sentence: str, expected: tuple[object, ...]) -> None:
    tolls = [t for c in read(sentence) for t in c.tolls]
    assert [(t.kind, t.low, t.high, t.bound) for t in tolls] == [expected]


def test_a_part_points_to_the_toll_that_includes_it(read) -> None:
    [claim] = read("Air strikes on Gaza City killed at least 30 people, including 12 children.")
    assert [(t.low, t.part_of, t.group) for t in claim.tolls] == [
        (30, None, None),
        (12, 0, "children"),
    ]


def test_a_total_since_a_day_is_of_a_period(read) -> None:
    [claim] = read("Since Wednesday, shelling has killed 40 people in Zaporizhzhia.")
    toll = claim.tolls[0]
    assert (toll.scope, toll.since.isoformat()) == ("period", "2024-12-04")


def test_an_old_toll_is_only_recalled(read) -> None:
    [claim] = read("In May 2012, militiamen massacred 108 villagers in Houla.")
    assert claim.tolls[0].scope == "past"


def test_a_toll_quotes_its_words(read) -> None:
    [claim] = read("Shelling killed at least 12 villagers in Sumy.")
    assert claim.tolls[0].text == "killed at least 12 villagers"
