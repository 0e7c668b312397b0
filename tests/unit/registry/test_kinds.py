import pytest

from marsad.registry.kinds import KINDS, kind_of_word


def test_a_noun_means_one_kind_at_most() -> None:
    nouns = [noun for kind in KINDS.values() for noun in kind.words]
    assert len(nouns) == len(set(nouns))


def test_a_noun_is_written_small() -> None:
    for kind in KINDS.values():
        assert all(noun == noun.lower().strip() for noun in kind.words), kind.name


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("rebels", "rebel_group"),
        ("Gunmen", "rebel_group"),
        ("troops", "state_force"),
        ("war monitor", "monitor"),
        ("doctors", "hospital"),
        ("residents", "witness"),
        ("spokesman", "official"),
        ("rescuers", "civil_defence"),
        ("paramilitaries", "militia"),
        ("peacekeepers", "peacekeepers"),
    ],
)
def test_a_general_noun_tells_the_kind(noun: str, kind: str) -> None:
    found = kind_of_word(noun)
    assert found is not None
    assert found.name == kind


def test_a_noun_of_no_actor_has_no_kind() -> None:
    assert kind_of_word("bridge") is None


def test_what_is_bound_to_a_state_is_never_independent() -> None:
    assert not [kind.name for kind in KINDS.values() if kind.state and kind.independent]
