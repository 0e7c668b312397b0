"""What the words around an event tell of it: that it happened, was tried, planned, denied…"""

from collections.abc import Callable, Iterator

import pytest

from marsad.extractors._grammar.modality import known_of
from marsad.extractors._grammar.signatures import Known
from marsad.extractors._grammar.tree import Tree
from marsad.ids import page_id
from marsad.language import Passage, load_model
from marsad.pipeline.read import open_tools, read_page
from marsad.records import Page
from marsad.settings import load_settings

Judge = Callable[[str], Known]


@pytest.fixture(scope="module")
def judge() -> Judge:
    """Judges the word that stands in [brackets]."""
    model = load_model("en")
    assert model is not None

    def judged(marked: str) -> Known:
        before, rest = marked.split("[", 1)
        word, after = rest.split("]", 1)
        text = before + word + after
        for sentence in model.parse([Passage(text=text, start=0)]):
            tree = Tree(sentence, text)
            for token in tree.tokens:
                if token.start == len(before):
                    return known_of(tree, token)
        raise AssertionError(marked)

    return judged


SENTENCES = """
happened | The rebels [seized] the town of Bunagana on Monday.
happened | The army managed to [retake] the bridge.
not | The army did not manage to [retake] the bridge.
tried | Gunmen failed to [capture] the police station.
tried | Militants tried to [storm] the barracks before dawn.
tried | An attempt to [seize] the airport cost them dozens of men.
tried | The insurgents made a bid to [retake] the hill.
tried | Their efforts to [capture] Jowhar came to nothing.
not | The garrison refused to [surrender].
not | Soldiers declined to [withdraw] from the bridge.
planned | The group threatened to [attack] the capital.
planned | Commanders vowed to [avenge] the dead by striking ports.
planned | The general ordered his troops to [attack] at dawn.
planned | The junta has plans to [bomb] the valley.
planned | Troops are about to [enter] Goma.
planned | Government forces are preparing to [storm] the old city.
planned | The movement will [withdraw] from Kidal next week.
planned | The army said it would [shell] the heights until they were empty.
planned | Fighters are set to [hand] over three posts.
planned | The army is going to [bombard] the suburb.
planned | Militia leaders agreed to [withdraw] from the market.
planned | Reinforcements were sent to [retake] the village.
planned | The militia announced its intention to [attack] oil depots.
planned | Moscow to [withdraw] troops from the island
planned | The president called for an [attack] on the camp.
planned | The rebels must [withdraw] from Bukavu, the minister said.
possible | The militants may have [killed] the hostages.
possible | The army could [attack] Rafah within days.
possible | Up to 40 people are feared [killed].
possible | Dozens are believed to have been [killed] in the village.
possible | If the rebels [attack] the dam, the valley will flood.
possible | It was unclear whether drones had [hit] the depot.
possible | Police are investigating whether the group [attacked] the convoy.
possible | Residents fear that soldiers will [burn] the village.
possible | Diplomats warned of an [attack] on the port.
possible | There are fears of an [offensive] against Marib.
possible | A suspected [attack] on a mosque was reported.
possible | Perhaps the army [shelled] its own men.
possible | The militants are likely to [attack] again.
possible | Did the army [shell] the school?
possible | The convoy would have been [attacked] if it had left.
claimed | The rebels claim to have [shot] down a drone.
claimed | The ministry alleges that insurgents [burned] the village.
claimed | Soldiers reportedly [killed] nine men.
claimed | The general was accused of [massacring] villagers.
claimed | Accusations that the army [gassed] the suburb are old.
claimed | The militia is alleged to have [abducted] two nurses.
claimed | Activists spoke of an alleged [massacre] in Tadamon.
claimed | There were rumours that the rebels had [taken] the pass.
claimed | The drone is said to have [hit] a bakery.
denied | The army denied [bombing] the clinic.
denied | The militia denied that it had [attacked] the camp.
denied | The government rejected claims that its jets had [bombed] a school.
denied | The militia denied responsibility for the [attack].
denied | The junta denies having [killed] the priest.
denied | He dismissed reports that the town had [fallen].
not | The rebels did not [attack] the convoy.
not | Neither side [attacked] on Friday.
not | The column left without [firing] a shot.
not | Guards prevented the crowd from [storming] the embassy.
not | The officer was shot before he could [detonate] his vest.
not | There was no [attack] on the base, villagers saw.
not | Police stopped short of [firing] at the crowd.
not | Rather a raid was avoided, and no soldier [entered] the mosque.
not | The garrison has yet to [surrender].
not | Rebel units no longer [hold] the town.
happened | No group has claimed responsibility for the [attack].
happened | The president condemned the [attack] on the church.
happened | The army did not comment on the [strike].
happened | The minister will visit the scene of the [attack].
happened | Explosions could be [heard] all night.
happened | Jets were used to [bomb] the market.
happened | The fighters went on to [capture] the airport.
happened | Rebels returned to the village and [burned] it.
happened | The army confirmed that it had [struck] a lorry.
happened | The group admitted [killing] the mayor.
happened | He regretted that soldiers had [fired] on the crowd.
happened | Troops were forced to [withdraw] from the hill.
happened | The rebels had to [retreat] across the river.
happened | Militants not only [burned] the school but took the teachers.
happened | Not until Friday did the army [enter] the town.
happened | After they [captured] the town, the rebels freed the prisoners.
happened | The army said it had [taken] the ridge and that it would hold it.
happened | The strike was meant as a warning, but it [killed] a child.
happened | Why did the police [fire] on the marchers?
happened | The first soldiers to [enter] the town found it empty.
happened | Shells hit the port, [killing] two dockers.
happened | The army stopped [shelling] the district on Sunday.
happened | The raid failed to free the hostages, and two were [killed].
happened | The militia failed to take the city but [killed] 10 guards.
happened | The rebels have continued to [shell] the airport.
"""


def rows() -> Iterator[tuple[str, str]]:
    for line in SENTENCES.strip().splitlines():
        known, sentence = line.split(" | ")
        yield known, sentence


@pytest.mark.parametrize(("known", "sentence"), list(rows()), ids=str)
def test_what_is_known_of_an_event(judge: Judge, known: str, sentence: str) -> None:
    assert judge(sentence) == known


CLAIMS = {
    "no casualties": ("Shells hit Sumy; no casualties were reported.", "asserted"),
    "nobody was hurt": ("Drones struck a depot in Sumy, but nobody was killed.", "asserted"),
    "a failed capture": ("Rebels failed to capture the town of Sake on Monday.", "asserted"),
    "feared dead": ("At least 40 people are feared dead after an air strike on Marib.", "possible"),
    "unverified": (
        "Jets bombed a convoy near Marib, a report that could not be independently verified.",
        "claimed",
    ),
    "denied responsibility": ("The rebels denied responsibility for the attack on Goma.", "denied"),
    "a claim that is false": (
        "The claim that troops shelled the hospital in Nyala is false.", "denied",
    ),
    "condemned": ("The president condemned the attack on the army base in Dikwa.", "asserted"),
    "a plan": ("Rebels plan to attack the town of Sake.", "planned"),
    "an army's own feat": ("The army said its troops had killed 30 militants in Dikwa.", "claimed"),
    "an army's own dead": (
        "The army said five of its soldiers died in a militant attack in Dikwa.", "asserted",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CLAIMS.values(), ids=CLAIMS)
def test_a_claim_has_the_modality_of_its_words(
    read_coded: Callable[[str], list[str]], sentence: str, expected: str
) -> None:
    assert read_coded(sentence)[0] == expected


@pytest.fixture
def read_coded() -> Callable[[str], list[str]]:
    """Reads a page of one sentence as the pipeline does: the modality of each claim."""
    toolbox = open_tools(load_settings())

    def modalities(sentence: str) -> list[str]:
        body = sentence.encode()
        page = Page(
            id=page_id(body, "a.txt"), location="a.txt", media_type="text/plain", body=body,
            published="2024-12-06",
        )  # fmt: skip
        return [c.modality for report in read_page(page, toolbox) for c in report.claims]

    return modalities
