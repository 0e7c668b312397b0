"""The situation report: made of the claims, each number with its sentences, the same every time."""

import re

import pytest
from lxml import html

from marsad.cli import main

DAYS = "country=SY&since=2024-11-25&until=2025-02-05"


@pytest.fixture
def report(client):
    def read(query=DAYS):
        answer = client.get(f"/report?{query}")
        assert answer.status_code == 200
        return html.fromstring(answer.text)

    return read


def words(element):
    return " ".join(element.text_content().split())


def section(tree, key):
    return words(tree.xpath(f"//section[@aria-labelledby='{key}']")[0])


def test_every_section_is_there(report):
    titles = [words(head) for head in report().xpath("//article//h2")]
    assert titles == [
        "Summary",
        "Main incidents",
        "Tolls",
        "Who holds what: changes",
        "Displacement",
        "Hazard alerts",
        "What is disputed",
        "What is not known",
        "The sentences behind it",
    ]


def test_every_number_of_the_text_is_a_link_to_its_sentences(report):
    tree = report()
    for bare in tree.xpath("//article/section[not(@class='notes')]//*[not(self::a)]/text()"):
        inside = bare.getparent().xpath("ancestor-or-self::a[contains(@class, 'cited')]")
        assert inside or not re.search(r"\d", bare), bare
    notes = {note.get("id") for note in tree.xpath("//section[@class='notes']/ol/li")}
    links = tree.xpath("//a[@class='cited']/@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= notes


def test_the_sentences_of_a_note_are_the_claims_words(report, world):
    quotes = {words(quote) for quote in report().xpath("//section[@class='notes']//q")}
    assert world.BOMB.evidence.text in quotes
    assert world.SHELLS.evidence.text not in quotes


def test_the_prose_changes_when_a_claim_is_left_out(report, world):
    assert "15–20 killed" in section(report(), "main")
    without = report(f"{DAYS}&without=claim:{world.BOMB.id}")
    assert "15–20 killed" not in section(without, "main")
    assert "15 killed" in section(without, "main")
    assert world.BOMB.evidence.text not in without.text_content()


def test_the_prose_is_as_was_known(report):
    then = report(f"{DAYS}&known=2024-12-31")
    assert "Manbij" not in section(then, "main")
    assert "Only what had been told by 31 Dec 2024" in words(
        then.xpath("//p[contains(@class, 'method')]")[0]
    )


def test_what_contradicts_itself_is_disputed(report):
    assert "15–20 killed by 2 sources" in section(report(), "disputed")
    assert "contested" in section(report(), "disputed")


def test_what_no_page_says_is_said_to_be_unknown(report):
    assert "No page gives a figure of people displaced." in section(report(), "displacement")
    assert "No second independent source" in section(report(), "unknown")


def test_places_that_changed_hands_are_told(report):
    assert "Aleppo, Syria: Hayat Tahrir al-Sham" in section(report(), "control")


def test_alerts_of_the_days_are_told_in_their_words(report):
    told = section(report("country=SD&since=2025-02-01&until=2025-02-20"), "alerts")
    assert "orange flood, Khartoum; issued by the weather office" in told


def test_a_report_on_nothing_says_so(report):
    told = report("country=FR&since=2020-01-01&until=2020-01-02")
    assert "No incident is dated to these days" in section(told, "summary")


def test_what_a_hostile_page_holds_stays_text(client, world):
    tree = html.fromstring(client.get("/report?text=gunmen").text)
    assert not tree.xpath("//article//img | //article//script")
    assert world.HOSTILE_NAME in tree.text_content()


@pytest.mark.parametrize("kind", ["markdown", "html", "json"])
def test_the_command_writes_the_same_twice(store_path, tmp_path, kind):
    files = [tmp_path / f"{n}.txt" for n in (1, 2)]
    for file in files:
        options = ["--country", "SY", "--format", kind, "--output", str(file)]
        assert main(["report", "--store", str(store_path), *options]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "15–20 killed" in files[0].read_text(encoding="utf-8")


def test_the_file_stands_alone(store_path, tmp_path):
    file = tmp_path / "report.html"
    assert main(["report", "--store", str(store_path), "--format", "html", "-o", str(file)]) == 0
    tree = html.parse(str(file)).getroot()
    assert not tree.xpath("//script | //link | //img")
    assert all(link.startswith("#") for link in tree.xpath("//a/@href"))


def test_markdown_is_given_as_a_file(client):
    answer = client.get(f"/report.md?{DAYS}")
    assert answer.headers["content-type"].startswith("text/markdown")
    assert "15–20 killed[^" in answer.text
