"""The pages that are made on the server can be read without a script."""

import pytest
from litestar.testing import TestClient
from lxml import html

from marsad.errors import StoreError
from marsad.web.app import create_app


@pytest.fixture
def page(client):
    def read(address):
        answer = client.get(address)
        assert answer.status_code == 200
        return html.fromstring(answer.text)

    return read


def words(element):
    return " ".join(element.text_content().split())


def test_an_incident_shows_each_sources_figure_and_its_words(page, world):
    tree = page(f"/incidents/{world.MANBIJ.id}")
    rows = [[words(cell) for cell in row] for row in tree.xpath("(//table)[1]/tbody/tr")]
    assert [row[:3] for row in rows] == [
        ["White Helmets", "20", "20 farm workers"],
        ["a hospital", "15", "Fifteen bodies"],
    ]
    assert [words(caption) for caption in tree.xpath("//caption")] == [
        "15–20 killed · best 15",
        "12–15 injured · best 12",
    ]


def test_a_denied_toll_is_a_stated_nought(page, world):
    rows = page(f"/incidents/{world.FIGHT.id}").xpath("//*[@class='ladder']//tbody/tr")
    assert [words(row.xpath("td")[0]) for row in rows] == ["277+", "0 reported"]


def test_an_approximate_toll_says_so(page, world):
    rows = page(f"/incidents/{world.RAID.id}").xpath("//*[@class='ladder']//tbody/tr")
    assert [words(row.xpath("td")[0]) for row in rows] == ["~40"]


def test_an_incident_without_a_toll_says_not_stated(page, world):
    section = page(f"/incidents/{world.SHELLING.id}").xpath("//section[h2/@id='toll']")[0]
    assert "not stated" in words(section)


def test_every_claim_of_an_incident_is_quoted_with_who_says_so(page, world):
    cards = page(f"/incidents/{world.FALL.id}").xpath("//article[@data-claim]")
    assert [words(card.xpath(".//blockquote")[0]) for card in cards] == [
        world.ENTRY.evidence.text,
        world.DENIAL.evidence.text,
    ]
    assert "told by Wire desk" in words(cards[0])
    assert "denied" in words(cards[1])


def test_the_words_of_a_claims_values_are_marked_in_its_article(page, world):
    tree = page(f"/pages/{world.WIRE.page.id}?claim={world.ENTRY.id}")
    marks = {mark.get("data-value"): words(mark) for mark in tree.xpath("//mark")}
    assert marks == {
        "source-0": "Syrian Observatory for Human Rights",
        "actor-0": "Hayat Tahrir al-Sham",
        "place-0": "Aleppo",
        "time-0": "on Friday",
    }
    chosen = "".join(each.text_content() for each in tree.xpath("//span[@class='said chosen']"))
    assert chosen == world.ENTRY.evidence.text


def test_each_mark_has_its_value_in_the_claims_card(page, world):
    tree = page(f"/pages/{world.WIRE.page.id}?claim={world.ENTRY.id}")
    marks = set(tree.xpath("//mark/@data-value"))
    listed = set(tree.xpath("//section[@class='chosen-claim']//li/@data-value"))
    assert marks == listed


def test_teasers_and_boilerplate_are_set_apart(page, world):
    tree = page(f"/pages/{world.WIRE.page.id}")
    assert "ferry" in words(tree.xpath("//p[@class='teaser']")[0])
    assert "Sign in" in words(tree.xpath("//p[@class='boilerplate']")[0])


def test_the_whole_text_of_a_page_is_shown(page, world):
    text = page(f"/pages/{world.WIRE.page.id}").xpath("//section[@class='text']")[0]
    assert words(text) == " ".join(world.WIRE.text.split())


def test_a_claim_leads_to_its_page(client, world):
    answer = client.get(f"/claims/{world.BOMB.id}", follow_redirects=False)
    address = f"/pages/{world.RESCUE.page.id}?claim={world.BOMB.id}"
    assert (answer.status_code, answer.headers["location"]) == (302, address)


def test_the_list_is_filtered_by_its_form(page):
    tree = page("/incidents?type=Protests&text=&status=&source=&country=&since=&until=")
    assert [words(row) for row in tree.xpath("//tbody/tr/th")] == ["Peaceful protest, Sudan"]
    assert tree.xpath("//option[@selected]/text()") == ["Protests"]


def test_the_list_goes_on_with_the_same_filters(page):
    (link,) = page("/incidents?country=SY&limit=2").xpath("//a[@rel='next']/@href")
    assert link == "?country=SY&limit=2&offset=2"


def test_problems_are_listed_with_the_pages(page):
    assert "scan<1>.pdf holds no text." in words(page("/pages"))


def test_a_place_tells_who_was_said_to_hold_it(page, world):
    tree = page("/places/164816")
    held = tree.xpath("//section[h2/@id='held']//blockquote")
    assert [words(quote) for quote in held] == [
        world.ROAD_TOWN.evidence.text,
        world.DRIVEN_OUT.evidence.text,
    ]


def test_control_can_be_read_as_a_table(page):
    tree = page("/control?at=2024-11-30")
    assert {words(row) for row in tree.xpath("//tbody/tr/th/bdi")} >= {"Aleppo", "Saraqib"}


def test_borders_that_are_disputed_are_named(page):
    text = words(page("/about"))
    assert "Crimea" in text
    assert "Golan" in text


def test_a_page_that_is_not_there_says_so_in_words(client):
    answer = client.get("/incidents/inc-00000000000000000000")
    assert answer.status_code == 404
    assert "inc-0000" in words(html.fromstring(answer.text))


def test_alerts_stand_on_the_first_page(page):
    assert "orange flood" in words(page("/").xpath("//template[@id='welcome']")[0])


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/incidents",
        "/pages",
        "/control",
        "/map/view.json",
        "/map/incidents.json",
        "/map/control.json",
        "/map/surface.json",
        "/map/knowing.json",
        "/report",
        "/review",
        "/feed.atom",
    ],
)
def test_a_store_without_pages_can_be_looked_at(empty_store, address):
    with TestClient(create_app(empty_store), base_url="http://127.0.0.1") as client:
        assert client.get(address).status_code == 200


def test_a_store_that_is_not_there_is_an_error_of_the_user(tmp_path):
    with pytest.raises(StoreError, match="marsad ingest"):
        create_app(tmp_path / "none.db")


def test_a_page_shows_the_alerts_that_it_reports(page, world):
    text = words(page(f"/pages/{world.SUDAN.page.id}").xpath("//section[h2/@id='alerts']")[0])
    assert "orange flood Khartoum by the weather office" in text


def test_an_incident_is_told_in_words_made_of_its_claims(page, world):
    told = words(page(f"/incidents/{world.MANBIJ.id}").xpath("//p[@class='in-words']")[0])
    assert told == (
        "Bomb, mine or remote explosive in Manbij, Aleppo, Syria, 3 Feb 2025. "
        "15–20 killed, 12–15 injured. "
        "2 independent sources bear it out: White Helmets and a hospital."
    )


def test_the_figures_of_a_ladder_are_drawn_over_time(page, world):
    tree = page(f"/incidents/{world.MANBIJ.id}")
    (chart,) = tree.xpath("//*[local-name()='svg'][contains(@aria-label, 'killed by source')]")
    assert len(chart.xpath(".//*[local-name()='circle']")) == 2
    assert "20 White Helmets" in words(chart)


def test_a_policy_is_chosen_by_a_link(page, world):
    tree = page(f"/incidents/{world.MANBIJ.id}?policy=acled")
    assert tree.xpath("//nav[@class='policies']/a[@aria-current]/text()") == ["ACLED: conservative"]
    assert "20 killed" in words(tree.xpath("//caption")[0])
    assert "most conservative" in words(tree.xpath("//details[@class='why']")[0])


def test_sources_stand_side_by_side_with_what_differs_marked(page, world):
    tree = page(f"/incidents/{world.MANBIJ.id}")
    rows = {
        words(row.xpath("th")[0]): [words(cell) for cell in row.xpath("td")]
        for row in tree.xpath("//table[@class='beside']/tbody/tr")
    }
    assert rows["where"] == ["Manbij, Aleppo, Syria"] * 2
    assert rows["killed"] == ["20 killed (differs)", "15 killed (differs)"]
    assert rows["injured"] == ["12–15 injured", "not stated"]


def test_the_way_of_the_word_is_drawn_and_told(page, world):
    tree = page(f"/incidents/{world.MANBIJ.id}")
    (graph,) = tree.xpath("//*[local-name()='svg'][@class='relays']")
    assert graph.get("aria-label") == "a hospital was passed on by City radio"
    assert {words(node) for node in graph.xpath(".//*[local-name()='text']")} == {
        "a hospital",
        "City radio",
        "White Helmets",
    }
    steps = tree.xpath("//section[h2/@id='relays']/ol/li")
    assert [words(step) for step in steps] == [
        "3 Feb 2025, 14:00 +0300 City radio has it from a hospital",
        "3 Feb 2025, 21:45 +0300 White Helmets tells it in its own voice",
    ]


def test_the_history_tells_what_each_page_changed(page, world):
    turns = page(f"/incidents/{world.MANBIJ.id}").xpath("//ol[@class='history']/li")
    assert "City radio" in words(turns[0])
    changed = words(turns[1])
    assert "15 killed 15–20 killed" in changed
    assert "single source corroborated" in changed


def test_a_place_tells_who_held_it_from_day_to_day(page):
    spells = page("/places/164816").xpath("//section[h2/@id='spells']/ol/li")
    assert "28 Nov 2024" in words(spells[0])
    assert "Hayat Tahrir al-Sham" in words(spells[0])
