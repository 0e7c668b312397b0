"""The evidence surface: near towns speak louder than far ones, and silence stays blank."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from marsad.records import (
    ClaimId,
    ControlState,
    ControlStatement,
    ControlStatus,
    Extent,
    Modality,
    Place,
    PlacePrecision,
)
from marsad.situations.surface import evidence_surface, voices_of, weigh

DAY = date(2024, 12, 1)


def held(
    holder,
    latitude=35.0,
    longitude=37.0,
    status=ControlStatus.ASSESSED,
    precision=PlacePrecision.TOWN,
    day=DAY,
    others=(),
):
    place = Place(
        text="x",
        start=0,
        end=1,
        name="Town",
        geonameid=1,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
    )
    said = tuple(
        ControlStatement(
            claim=ClaimId("c"),
            holder=name,
            source="s",
            modality=Modality.ASSERTED,
            said=None,
            day=day,
        )
        for name in (holder, *others)
    )
    return ControlState(
        place=place,
        at=DAY,
        status=status,
        holder=holder,
        extent=Extent.ALL,
        since=day,
        statements=said,
    )


def here(_latitude, _longitude):
    return "here"


def at(latitude, longitude, *states, country_of=here):
    return weigh(latitude, longitude, voices_of(states, DAY, country_of), country="here")


def test_a_town_speaks_for_the_land_around_it():
    holder, share, evidence = at(35.05, 37.0, held("A"))
    assert (holder, share) == ("A", 1.0)
    assert 0.5 < evidence < 1


def test_beyond_its_reach_nothing_is_known():
    assert at(35.3, 37.0, held("A")) is None


def test_between_two_towns_of_two_sides_it_is_contested():
    holder, share, _ = at(35.1, 37.0, held("A"), held("B", latitude=35.2))
    assert holder is None
    assert share == pytest.approx(0.5)


def test_the_nearer_town_outweighs_the_further_one():
    assert at(35.03, 37.0, held("A"), held("B", latitude=35.2))[0] == "A"


def test_a_partys_own_word_weighs_half():
    _, _, borne_out = at(35.1, 37.0, held("A"))
    _, _, claimed = at(35.1, 37.0, held("A", status=ControlStatus.CLAIMED))
    assert claimed == pytest.approx(borne_out / 2, rel=0.01)


def test_an_old_word_fades():
    _, _, fresh = at(35.0, 37.0, held("A"))
    _, _, old = at(35.0, 37.0, held("A", day=DAY - timedelta(days=60)))
    assert old == pytest.approx(fresh * 0.368, rel=0.01)


def test_a_contested_town_speaks_for_both():
    state = held("A", status=ControlStatus.CONTESTED, others=("B",))
    assert at(35.0, 37.0, state)[0] is None


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(held("A", precision=PlacePrecision.ADMIN1), id="a province"),
        pytest.param(held("A", latitude=None), id="no point"),
        pytest.param(held(None, status=ControlStatus.UNKNOWN), id="no holder"),
    ],
)
def test_what_is_no_town_with_a_holder_says_nothing(state):
    assert evidence_surface([state], DAY, country_of=here) == ()


def test_no_town_speaks_beyond_its_country():
    def halves(latitude, _longitude):
        return "here" if latitude < 35.05 else "there"

    cells = evidence_surface([held("A")], DAY, country_of=halves)
    assert cells
    assert all(cell.south < 35.05 for cell in cells)


def test_cells_do_not_overlap_and_come_in_one_order():
    cells = evidence_surface([held("A"), held("B", longitude=37.3)], DAY, country_of=here)
    corners = [(cell.south, cell.west) for cell in cells]
    assert corners == sorted(set(corners))
    rows = {}
    for cell in cells:
        rows.setdefault(cell.south, []).append(cell)
    assert all(
        one.east <= other.west + 1e-3 for row in rows.values() for one, other in pairwise(row)
    )
