"""Shelves lie over what is kept, and give what a plain list of all would give."""

from bisect import insort
from random import Random

import pytest

from marsad.matching.positions import Position
from marsad.matching.shelves import LONGEST, Shelves

KEY = 7


class Kept:
    """An archive with one shelf, which counts how often it is asked."""

    def __init__(self, *entries: Position) -> None:
        self.entries = sorted(entries)
        self.asked = 0

    def newest(self) -> Position | None:
        return max(self.entries, default=None)

    def before(self, _key: int, position: Position, most: int) -> list[Position]:
        self.asked += 1
        return [each for each in self.entries if each < position][-most:]

    def after(self, _key: int, position: Position, most: int) -> list[Position]:
        self.asked += 1
        return [each for each in self.entries if each >= position][:most]


def at(*moments: int) -> list[Position]:
    return [(moment, 0) for moment in moments]


@pytest.mark.parametrize("first", [range(0, 300, 3), None], ids=["over an archive", "in memory"])
def test_any_run_of_changes_gives_what_a_plain_list_gives(first: range | None):
    random = Random(3)  # noqa: S311  the same in every run
    plain = at(*(first or ()))
    shelves = Shelves(None if first is None else Kept(*plain))  # type: ignore[arg-type]  # what shelves ask
    for _ in range(600):
        position, most = (random.randrange(300), 0), random.randint(1, 9)
        if position in plain and random.random() < 0.5:
            shelves.remove(KEY, position)
            plain.remove(position)
        elif position not in plain:
            shelves.add(KEY, position)
            insort(plain, position)
        where = (random.randrange(300), 0)
        assert shelves.before(KEY, where, most) == [p for p in plain if p < where][-most:]
        assert shelves.after(KEY, where, most) == [p for p in plain if p > where][:most]


def test_a_shelf_is_read_once():
    kept = Kept(*at(1, 2, 3))
    shelves = Shelves(kept)  # type: ignore[arg-type]  # what shelves ask
    for _ in range(9):
        assert shelves.before(KEY, (4, 0), 2) == at(2, 3)
    assert kept.asked == 1


def test_changes_are_told_once_and_those_that_cancel_out_are_not():
    shelves = Shelves(Kept(*at(1, 2)))  # type: ignore[arg-type]  # what shelves ask
    shelves.add(KEY, (3, 0))
    shelves.add(KEY, (4, 0))
    shelves.remove(KEY, (4, 0))
    shelves.remove(KEY, (1, 0))
    shelves.remove(KEY, (2, 0))
    shelves.add(KEY, (2, 0))
    assert shelves.changes() == ([(KEY, (3, 0))], [(KEY, (1, 0))])
    assert shelves.changes() == ([], [])


def test_a_long_shelf_gives_what_it_no_longer_holds():
    kept = Kept()
    shelves = Shelves(kept)  # type: ignore[arg-type]  # what shelves ask
    for each in at(*range(3 * LONGEST)):
        shelves.before(KEY, each, 5)
        shelves.add(KEY, each)
    assert shelves.before(KEY, (10, 0), 3) == at(7, 8, 9)
    assert shelves.before(KEY, (3 * LONGEST, 0), 2) == at(3 * LONGEST - 2, 3 * LONGEST - 1)
