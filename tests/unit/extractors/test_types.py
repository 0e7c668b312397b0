"""Which of the codebook's types a sentence tells of, and which sentences tell of none."""

import pytest

CASES = {
    "air strike by the word": (
        "Warplanes carried out air strikes on Khan Younis.",
        "Air/drone strike",
    ),
    "strike by the weapon": ("A drone struck a minibus near Kherson.", "Air/drone strike"),
    "shelling": ("Artillery shelled the market of Omdurman.", "Shelling/artillery/missile attack"),
    "missiles": (
        "Russia launched ballistic missiles at Kryvyi Rih overnight.",
        "Shelling/artillery/missile attack",
    ),
    "suicide bomb": (
        "A suicide bomber blew himself up outside a mosque in Peshawar.",
        "Suicide bomb",
    ),
    "car bomb": (
        "A car bomb exploded near the port of Mogadishu.",
        "Remote explosive/landmine/IED",
    ),
    "grenade": ("Attackers threw a grenade into a bar in Bujumbura, wounding six.", "Grenade"),
    "gas": ("A chlorine gas attack on Douma killed 40 people.", "Chemical weapon"),
    "clash": ("Soldiers clashed with rebels near Goma.", "Armed clash"),
    "raid on a base": ("Militants attacked an army base in Dikwa.", "Armed clash"),
    "attack on villagers": ("Gunmen attacked the village, killing 12 farmers.", "Attack"),
    "soldiers killed": ("An attack in northern Sinai left 31 soldiers dead.", "Armed clash"),
    "peacekeepers killed": ("Three Burundian peacekeepers were killed in Bambari.", "Armed clash"),
    "villagers and a guard killed": (
        "An attack near Djibo left 31 villagers and two soldiers dead.",
        "Attack",
    ),
    "massacre": ("The militia massacred dozens of villagers in Ituri.", "Attack"),
    "abduction": ("Gunmen abducted 25 pupils from a school.", "Abduction/forced disappearance"),
    "rape": ("Fighters raped women fleeing El Fasher.", "Sexual violence"),
    "taken": ("Rebels captured the town of Bunagana.", "Non-state actor overtakes territory"),
    "retaken": ("The army recaptured the city of Palmyra.", "Government regains territory"),
    "handed over": (
        "Troops handed the town of Taftanaz over to the rebels without a fight.",
        "Non-violent transfer of territory",
    ),
    "withdrawn": ("Troops withdrew from the city of Hama.", "Non-violent transfer of territory"),
    "truce": ("Both sides signed a ceasefire agreement in Addis Ababa.", "Agreement"),
    "arrests": ("Security forces arrested 40 activists in Minsk.", "Arrests"),
    "protest": ("Thousands of protesters marched in Tbilisi.", "Peaceful protest"),
    "tear gas": (
        "Police fired tear gas to disperse protesters in Nairobi.",
        "Protest with intervention",
    ),
    "protesters shot": (
        "Security forces opened fire on protesters in Khartoum, killing four.",
        "Excessive force against protesters",
    ),
    "riot": ("Rioters torched shops in Honiara.", "Violent demonstration"),
    "looting": ("Fighters looted the hospital in Nyala.", "Looting/property destruction"),
    "defused": ("Sappers defused a bomb near the bridge in Mosul.", "Disrupted weapons use"),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_type_is_read(read, sentence: str, expected: str) -> None:
    assert [c.sub_event_type for c in read(sentence)] == [expected]


NOTHING = {
    "sport": "The striker attacked from the left and shot wide in the battle for second place.",
    "business": "The retailer launched a takeover bid in its price war, and shares were hammered.",
    "illness": "She died at home after a long battle with cancer.",
    "words": "Opposition leaders attacked the budget in parliament.",
    "accident": "Twelve people died when a bus crashed near Lima.",
    "earthquake": "An earthquake killed at least 40 people in Herat.",
    "calm": "The raid broke years of relative calm in the region.",
    "road": "The highway connects the capital to the coast.",
    "strike a deal": "The ministry struck a deal with a software company.",
    "labour": "Teachers went on strike over pay.",
}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING)
def test_no_claim_is_made_of_what_is_none(read, sentence: str) -> None:
    assert read(sentence) == []
