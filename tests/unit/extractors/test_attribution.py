"""Who is credited, under which name, and at what distance the page keeps."""

import pytest

SOURCES = {
    "according to": (
        "Rockets hit Erbil, according to the interior ministry.",
        ["interior ministry"],
    ),
    "said after": ("Gunmen killed 12 people in Gao, the governor said.", ["governor"]),
    "said before": ("Residents said that jets had bombed Nyala.", ["Residents"]),
    "told an agency": (
        "A medic told AFP that shelling had killed six people in Omdurman.",
        ["Agence France-Presse", "medic"],
    ),
    "alias": (
        "Strikes killed 14 people in Idlib, SOHR reported.",
        ["Syrian Observatory for Human Rights"],
    ),
    "outlet": ("Rockets hit the airport of Erbil.", []),
    "pair": (
        "Residents and two medics said that shells had hit the hospital in Nyala.",
        ["Residents", "two medics"],
    ),
    "passive": (
        "The shelling of Sumy was confirmed by the regional prosecutor.",
        ["regional prosecutor"],
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), SOURCES.values(), ids=SOURCES)
def test_sources_are_credited(read, sentence: str, expected: list[str]) -> None:
    [claim] = read(sentence)
    assert [s.name for s in claim.sources] == expected


def test_a_director_speaks_for_his_organisation(read) -> None:
    [claim] = read(
        "Air strikes on Idlib killed nine, said Rami Abdel Rahman, director of the Observatory."
    )
    assert [s.id for s in claim.sources] == ["sohr"]


def test_he_is_the_one_who_spoke_last(read) -> None:
    claims = read(
        "Shelling hit Sumy on Tuesday, governor Volodymyr Artyukh said.",
        "Two people were killed in a drone strike on Konotop, he added.",
    )
    assert {s.name for c in claims for s in c.sources} == {"governor Volodymyr Artyukh"}


def test_confirming_this_information_vouches_for_the_sentence_before(read) -> None:
    [claim] = read(
        "Troops withdrew from the city of Hama. This information was confirmed by the Observatory."
    )
    assert [s.cue for s in claim.sources] == ["confirmed"]


def test_a_toll_bears_its_own_source(read) -> None:
    claims = read(
        "The governor said drones struck the market of Nyala on Friday. "
        "A medic said that 12 people were killed there."
    )
    assert {s.text for c in claims for t in c.tolls for s in t.sources} == {"A medic"}


def test_who_only_heard_an_attack_is_no_actor(read) -> None:
    claims = read("Residents heard heavy shelling in the city of Nyala on Friday.")
    assert [a.text for c in claims for a in c.actors if a.role == "actor"] == []


MODALITIES = {
    "told": ("Rebels captured the town of Bunagana.", "asserted"),
    "said": ("Rebels captured the town of Bunagana, residents said.", "asserted"),
    "claimed": ("The ministry claimed that jets had bombed the convoy near Marib.", "claimed"),
    "reportedly": ("Jets reportedly bombed a convoy near Marib.", "claimed"),
    "denied": ("The army denied shelling the hospital in Nyala.", "denied"),
    "denied clause": ("Kyiv denied that its forces had withdrawn from Toretsk.", "denied"),
    "vowed": ("The rebels vowed to capture the city of Homs.", "planned"),
    "will": ("Troops will withdraw from the town of Tessalit on Monday.", "planned"),
    "could": ("Militants could attack the army base in Dikwa.", "possible"),
    "if": ("If rebels capture the town of Uvira, trade will stop.", "possible"),
}


@pytest.mark.parametrize(("sentence", "expected"), MODALITIES.values(), ids=MODALITIES)
def test_modality_is_read(read, sentence: str, expected: str) -> None:
    assert read(sentence)[0].modality == expected
