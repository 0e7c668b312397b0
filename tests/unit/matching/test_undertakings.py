"""Words that tell of a siege or an offensive."""

import pytest

from marsad.matching.undertakings import (
    is_siege,
    name_undertaking,
    named_operations,
    names_undertaking,
    tells_of_undertaking,
)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        pytest.param("Rebels have besieged the town since March.", True, id="have besieged"),
        pytest.param("The town has been cut off by fighters for weeks.", True, id="cut off"),
        pytest.param("It remains under blockade, the mayor said.", True, id="under blockade"),
        pytest.param("They kept Marun and its 9,000 people under siege.", True, id="kept under"),
        pytest.param("The siege of Marun goes on.", True, id="the siege of"),
        pytest.param("The army began a large sweep of the valley.", True, id="began a sweep"),
        pytest.param("They launched an offensive on Sunday.", True, id="launched an offensive"),
        pytest.param("The units launched Operation Blue Hill.", True, id="a named operation"),
        pytest.param("It is part of the rebels' campaign.", True, id="part of a campaign"),
        pytest.param("The battle for Marun went on into its third month.", True, id="a battle"),
        pytest.param("Shells fell on the besieged town of Marun.", False, id="a besieged town"),
        pytest.param("A doctor was killed during an operation.", False, id="during an operation"),
        pytest.param("He lost the election campaign.", False, id="an election"),
        pytest.param("An hour's drive away four were killed.", False, id="a drive"),
        pytest.param("Police surrounded by journalists said so.", False, id="by journalists"),
    ],
)
def test_a_text_tells_of_an_undertaking_or_not(text: str, *, tells: bool):
    assert tells_of_undertaking(text) is tells


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Shells fell on the besieged town of Marun.", True, id="besieged"),
        pytest.param("It is the largest place lost since the offensive began.", True, id="since"),
        pytest.param("In the framework of Operation Blue Hill they took it.", True, id="by name"),
        pytest.param("Shells fell on the town of Marun.", False, id="nothing"),
    ],
)
def test_a_text_names_what_holds_its_event(text: str, *, names: bool):
    assert names_undertaking(text) is names


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("The town has been encircled since May.", "Marun", "siege of Marun"),
        ("They launched Operation Blue Hill in the north.", "Marun", "Operation Blue Hill"),
        ("They began an offensive.", "Marun", "offensive in Marun"),
        ("They began an offensive.", None, "offensive"),
        ("The battle for the town went on.", "Marun", "battle for Marun"),
    ],
    ids=["siege", "operation", "offensive", "nowhere", "battle"],
)
def test_an_undertaking_has_a_name(text: str, place: str | None, name: str):
    assert name_undertaking([text], place) == name


def test_a_siege_holds_all_and_an_operation_is_known_by_its_name():
    assert is_siege(["The town is under blockade."])
    assert not is_siege(["They began an offensive."])
    assert named_operations(["In Operation Blue Hill, two died."]) == {"Operation Blue Hill"}
