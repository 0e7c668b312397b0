import pytest

from marsad.registry import Entry
from marsad.registry.store import Registry

REGISTRY = Registry(
    (
        Entry(id="army", name="Army", kind="state_force", country="NO", allies=("friends",)),
        Entry(id="ministry", name="Ministry", kind="government", country="NO"),
        Entry(id="monitor", name="Monitor", kind="monitor", country="NO"),
        Entry(id="rebels", name="Rebels", kind="rebel_group", country="NO"),
        Entry(id="friends", name="Friends", kind="militia", allies=("others",)),
        Entry(id="others", name="Others", kind="militia"),
    )
)


@pytest.mark.parametrize(
    ("one", "other", "allied"),
    [
        pytest.param("army", "army", True, id="itself"),
        pytest.param("army", "ministry", True, id="bodies of one state"),
        pytest.param("army", "friends", True, id="listed"),
        pytest.param("friends", "army", True, id="listed by the other"),
        pytest.param("ministry", "friends", True, id="an ally of its state"),
        pytest.param("army", "others", False, id="an ally's ally"),
        pytest.param("army", "rebels", False, id="rebels of its country"),
        pytest.param("army", "monitor", False, id="a monitor of its country"),
    ],
)
def test_sides_follow_states_and_lists(one: str, other: str, *, allied: bool) -> None:
    assert REGISTRY.allied(REGISTRY.get(one), REGISTRY.get(other)) is allied


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        REGISTRY.get("nobody")
