"""Which names are one voice."""

import pytest

from marsad.matching.voices import (
    NOBODY,
    OWN,
    describe,
    is_state_media,
    is_thing,
    one_voice,
    party_behind,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("two drivers", OWN, id="people whom a reporter met"),
        pytest.param("our correspondent", OWN, id="a reporter"),
        pytest.param("its spokesman", NOBODY, id="somebody named before"),
        pytest.param("White Helmets", "rescue", id="rescuers"),
        pytest.param("military source", "army", id="an army"),
        pytest.param("Ministry of Defence", "army", id="an army's ministry"),
        pytest.param("director of the regional hospital", "hospital", id="a hospital"),
        pytest.param("Ahrar al-Sham", None, id="a party by name"),
    ],
)
def test_a_name_says_what_kind_of_voice_it_is(name: str, kind: str | None):
    assert describe(name).kind == kind


def test_names_of_one_kind_that_nothing_tells_apart_are_one():
    names = ["Civil Defence", "Civil Defence in Idlib", "the mayor", "mayor of Barsalogho"]
    joined = one_voice(names)
    assert len(set(joined.values())) == 2


def test_two_armies_with_their_countries_are_two():
    joined = one_voice(["French army", "Malian army"])
    assert len(set(joined.values())) == 2


@pytest.mark.parametrize(
    ("long", "short"),
    [
        pytest.param("Movement for the Salvation of Azawad", "a movement, the MSA", id="MSA"),
        pytest.param("Jama'at Nusrat al-Islam wal-Muslimin", "the group JNIM", id="JNIM"),
    ],
)
def test_a_short_form_is_the_name(long: str, short: str):
    assert len(set(one_voice([long, short]).values())) == 1


def test_a_part_of_a_name_is_the_name():
    assert len(set(one_voice(["Fatah Halab", "Fatah Halab operations room"]).values())) == 1


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("State News Bureau", True), ("Radio Nasim", False)],
    ids=["a state's", "a radio"],
)
def test_a_state_medium_is_known_by_its_name(outlet: str, *, expected: bool):
    assert is_state_media(outlet) is expected


def test_a_partys_medium_is_its_partys_voice():
    assert party_behind("Amaq news agency") == "Islamic State"
    assert party_behind("Reuters") is None


def test_a_list_is_no_person():
    assert is_thing("a list of names")
    assert not is_thing("its spokesman")
