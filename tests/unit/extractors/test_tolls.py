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
    "undergone": ("Nine miners perished in the raid on Kalma.", ("killed", 9, 9, "exact")),
    "wounds had": (
        "After the shelling of Kosti, 60 people had shrapnel wounds.",
        ("injured", 60, 60, "exact"),
    ),
    "not come back": (
        "Nine herders did not come back after the raid on Kalma.",
        ("missing", 9, 9, "exact"),
    ),
    "not heard from": (
        "Two drivers have not been heard from since the ambush near Gao.",
        ("missing", 2, 2, "exact"),
    ),
    "on the move": (
        "Some 4,000 villagers are on the move after the attack on Palma.",
        ("displaced", 4000, 4000, "about"),
    ),
    "held by people": (
        "After the attack the rebels hold 14 teachers.",
        ("captured", 14, 14, "exact"),
    ),
    "hostages dead": (
        "Six hostages were dead when soldiers stormed the school in Bama.",
        ("killed", 6, 6, "exact"),
    ),
    "throats": (
        "Gunmen slit the throats of eight shepherds near Kidal.",
        ("killed", 8, 8, "exact"),
    ),
    "lives lost": ("Eleven guards lost their lives in the raid.", ("killed", 11, 11, "exact")),
    "lives claimed": ("The raid on Dolow claimed 30 lives.", ("killed", 30, 30, "exact")),
    "shot dead": ("Gunmen shot dead six teachers in Kidal.", ("killed", 6, 6, "exact")),
    "left dead": ("The ambush left eight soldiers dead.", ("killed", 8, 8, "exact")),
    "found dead": ("Five herders were found dead near Ménaka.", ("killed", 5, 5, "exact")),
    "of whom": ("The raid led to the death of seven villagers.", ("killed", 7, 7, "exact")),
    "bodies": ("Rebels handed over the bodies of nine fighters.", ("killed", 9, 9, "exact")),
    "lost": ("The army lost 14 men in the ambush at Tessit.", ("killed", 14, 14, "exact")),
    "headline": ("Shells hit Tortora market, 17 dead", ("killed", 17, 17, "exact")),
    "far participle": (
        "Nine members of the border force killed in shelling of Arsal",
        ("killed", 9, 9, "exact"),
    ),
    "raised subject": (
        "Forty villagers are feared to have died in the shelling of Lashkar Gah.",
        ("killed", 40, 40, "exact"),
    ),
    "further verb": (
        "Three drivers were dragged from their lorries and executed near Moyale.",
        ("killed", 3, 3, "exact"),
    ),
    "total": ("The death toll of the attack rose to 20.", ("killed", 20, 20, "exact")),
    "total of the hurt": (
        "The hospital in Idlib put the number of wounded at 64 after the shelling.",
        ("injured", 64, 64, "exact"),
    ),
    "passed": ("The toll of the air strike on Mocha passes 80", ("killed", 81, None, "at_least")),
    "both": ("Both drivers were killed in the ambush.", ("killed", 2, 2, "exact")),
    "a third": ("A third soldier died of wounds from the ambush.", ("killed", 1, 1, "exact")),
    "family": ("A family of five was killed by the shelling.", ("killed", 5, 5, "exact")),
    "nobody": ("Mortars hit Donetsk but no one was hurt.", ("injured", 0, 0, "exact")),
    "held": ("The rebels took 32 prisoners at Bor.", ("captured", 32, 32, "exact")),
    "custody": ("Twelve suspects are in custody after the attack.", ("arrested", 12, 12, "exact")),
    "homes left": (
        "Some 7,000 families have left their homes since the attack on Palma.",
        ("displaced", 7000, 7000, "about"),
    ),
    "arms laid down": (
        "About 60 rebels laid down their arms after the siege.",
        ("surrendered", 60, 60, "about"),
    ),
    "missing": ("Four aid workers went missing after the attack.", ("missing", 4, 4, "exact")),
    "treated": ("Doctors treated 15 people after the shelling.", ("injured", 15, 15, "exact")),
    "some": ("Soldiers were killed in the ambush near Gao.", ("killed", 2, None, "unspecified")),
    "names": (
        "A mine killed Omar Said, his wife and their two daughters in Taiz.",
        ("killed", 4, 4, "exact"),
    ),
}

NO_TOLLS = {
    "a hall's room": "Shells hit a hall in Sloviansk that holds 200 people.",
    "age": "The mayor, 64, spoke of the attack on Kharkiv.",
    "vehicles": "The army destroyed 12 tanks in the battle of Bakhmut.",
    "animals": "Raiders drove away 200 cattle after the attack on Pibor.",
    "capacity": "Shells hit a shelter with room for 400 people in Mariupol.",
    "attackers": "About 50 gunmen attacked a police post in Diffa.",
    "freed": "The rebels freed 20 captives after the attack.",
    "rescued": "Rescuers pulled out people; 5 persons rescued after the shelling.",
    "calibre": "Rebels fired 120 mm mortars at the base in Raqqa.",
    "promise": "No one who lays down his arms will be harmed, the army said.",
    "purpose": "The army launched a raid to capture a commander in Helmand.",
    "villages hit": "Shelling hit 12 villages in Sumy.",
    "days": "The battle of Marawi lasted 154 days.",
    "vote": "The council voted 12 to 3 against the attack.",
}


@pytest.mark.parametrize(("sentence", "expected"), TOLLS.values(), ids=TOLLS)
def test_a_toll_has_its_kind_and_bounds(read, sentence: str, expected: tuple[object, ...]) -> None:
    tolls = [t for c in read(sentence) for t in c.tolls]
    assert [(t.kind, t.low, t.high, t.bound) for t in tolls] == [expected]


@pytest.mark.parametrize("sentence", NO_TOLLS.values(), ids=NO_TOLLS)
def test_what_harms_nobody_is_no_toll(read, sentence: str) -> None:
    assert [t.text for c in read(sentence) for t in c.tolls] == []


LISTS = {
    "a bare number before the wounded": (
        "The ministry put the losses of the ambush at 27 soldiers, ten civilians, and 29 wounded.",
        [("killed", 27, None), ("killed", 10, None), ("injured", 29, None)],
    ),
    "killed and hurt": (
        "The blast in Herat killed 12 people and wounded 30.",
        [("killed", 12, None), ("injured", 30, None)],
    ),
    "dead and wounded apart": (
        "The shelling left 12 dead and 30 wounded in Sirte.",
        [("killed", 12, None), ("injured", 30, None)],
    ),
    "list": (
        "Gunmen killed 14 women and one man in Beni.",
        [("killed", 14, None), ("killed", 1, None)],
    ),
    "among them": (
        "The raid killed 20 people, among them a doctor.",
        [("killed", 20, None), ("killed", 1, 0)],
    ),
    "of them": (
        "The raid killed 20 people, nine of them children.",
        [("killed", 20, None), ("killed", 9, 0)],
    ),
    "colon": (
        "Eighteen dead in shelling of Lipetske: eight men, ten women.",
        [("killed", 18, None), ("killed", 8, 0), ("killed", 10, 0)],
    ),
    "half": (
        "Twelve people were killed in the raid, half of them children.",
        [("killed", 12, None), ("killed", 6, 0)],
    ),
    "twice as many": (
        "The attack left 8 dead and twice as many hurt in Kaduna.",
        [("killed", 8, None), ("injured", 16, None)],
    ),
    "other sides": (
        "The brigade lost 45 soldiers, Riyadh 10 and Manama five in the missile attack.",
        [("killed", 45, None), ("killed", 10, None), ("killed", 5, None)],
    ),
    "other places": (
        "Six were killed in Hama, four in Homs, in air strikes.",
        [("killed", 6, None), ("killed", 4, None)],
    ),
    "figure that goes on": (
        "At least 40 people were killed in the raid on Jilib. Police had earlier spoken of 31.",
        [("killed", 40, None), ("killed", 31, None)],
    ),
    "none at all": (
        "Mortars hit the base without causing any casualties.",
        [("killed", 0, None), ("injured", 0, None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_several_tolls_are_told_apart(read, text: str, expected: list[tuple[object, ...]]) -> None:
    tolls = [t for c in read(text) for t in c.tolls]
    assert [(t.kind, t.low, t.part_of) for t in tolls] == expected


def test_an_earlier_figure_is_revised(read) -> None:
    tolls = [
        t
        for c in read(
            "The attack in Mora killed 30 people, police said, raising an earlier toll of 12."
        )
        for t in c.tolls
    ]
    assert [(t.low, t.revised) for t in tolls] == [(30, False), (12, True)]


def test_one_number_for_dead_and_hurt_is_mixed(read) -> None:
    [toll] = [
        t for c in read("The strike killed and wounded 40 soldiers in Yelnya.") for t in c.tolls
    ]
    assert (toll.kind, toll.low, toll.mixed) == ("killed", 40, True)


def test_a_toll_has_the_side_that_its_words_name(read) -> None:
    [toll] = [t for c in read("The ambush killed six Turkish soldiers in Afrin.") for t in c.tolls]
    assert toll.side == "Turkish Army"


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
