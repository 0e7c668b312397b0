"""Every page speaks the reader's language, whole: no string is left out of the catalogues."""

import importlib.util
import re
import sys
from gettext import NullTranslations
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html

from marsad.web import tongue
from marsad.web.app import create_app

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = sorted((ROOT / "marsad" / "web" / "static" / "js").glob("*.js"))
PAGES = (
    "/",
    "/incidents",
    "/incidents?type=Protests",
    "/incidents/{FALL}",
    "/incidents/{MANBIJ}?known=2025-02-05&policy=acled",
    "/incidents/{FIGHT}",
    "/pages",
    "/pages/{WIRE}?claim={ENTRY}",
    "/pages/{SUDAN}",
    "/places/164816",
    "/control",
    "/report?country=SY",
    "/review",
    "/about",
    "/schema",
    "/nothing",
    "/incidents?since=soon",
)
# What a page quotes, names or shows as it is found: no words of ours.
DATA = (
    "bdi | q | blockquote | code | kbd | mark | option[not(@value)]"
    " | *[@lang='en'] | *[@class='text']"
)
UNSEEN = "script | style | head | *[@id='words'] | *[local-name()='text'] | *[local-name()='title']"


@pytest.fixture(scope="module")
def ids(world):
    return {
        "MANBIJ": world.MANBIJ.id,
        "FALL": world.FALL.id,
        "FIGHT": world.FIGHT.id,
        "WIRE": world.WIRE.page.id,
        "SUDAN": world.SUDAN.page.id,
        "ENTRY": world.ENTRY.id,
    }


class Marked(NullTranslations):
    """A language that says everything in brackets."""

    def gettext(self, message):
        return f"⟦{message.rpartition(tongue.CONTEXT)[2]}⟧"

    def pgettext(self, _context, message):
        return f"⟦{message}⟧"

    def ngettext(self, one, many, count):
        return f"⟦{one if count == 1 else many}⟧"


@pytest.fixture
def bracketed(monkeypatch, store_path):
    monkeypatch.setattr(tongue, "catalogue", lambda *_: Marked())
    with TestClient(create_app(store_path), base_url="http://127.0.0.1") as client:
        yield client


def bare(text):
    """What of a text stands in no brackets."""
    depth, out = 0, []
    for letter in text:
        depth += {"⟦": 1, "⟧": -1}.get(letter, 0)
        if not depth and letter != "⟧":
            out.append(letter)
    return "".join(out)


def said_without_words(tree):
    """The letters on a page that are neither data nor in a catalogue."""
    for each in tree.xpath(
        f"//{UNSEEN.replace(' | ', ' | //')} | //{DATA.replace(' | ', ' | //')}"
    ):
        if each.getparent() is not None:
            each.drop_tree()
    whole = bare(tree.text_content())
    labels = [bare(label) for label in tree.xpath("//@aria-label | //@title | //@placeholder")]
    return [word for text in (whole, *labels) for word in re.findall(r"[^\W\d_]{2,}", text)]


# Names, which are the same in every language.
NAMES = {"marsad", "JSON", "API", "Atom", "Feed", "Markdown", "PDF", "English", "Français"}


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_ours_is_in_a_catalogue(bracketed, ids, path):
    answer = bracketed.get(path.format(**ids))
    found = said_without_words(html.fromstring(answer.text))
    assert [word for word in found if word not in NAMES] == []


@pytest.fixture(scope="module")
def catalogues():
    path = ROOT / "tools" / "catalogues.py"
    spec = importlib.util.spec_from_file_location("catalogues", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("domain", ["marsad", "script"])
def test_every_catalogue_has_words_for_all_and_none_fuzzy(catalogues, domain):
    assert list(catalogues.faults("fr", domain)) == []


@pytest.mark.parametrize("domain", ["marsad", "script"])
def test_what_stands_in_words_stands_in_their_translation(catalogues, domain):
    fields = re.compile(r"%\(\w+\)s|\{\w+\}|</?\w+")
    for message in catalogues.read("fr", domain):
        if message.id:
            known = message.id if isinstance(message.id, tuple) else (message.id,)
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            wanted = set(fields.findall(known[-1]))
            assert all(set(fields.findall(each)) <= wanted for each in said), message.id
            assert wanted <= set(fields.findall(said[-1])), message.id


SENTENCE = re.compile(r"""(["'`])(?:(?!\1)[^\\\n])*?[A-Za-z]{2,} [a-z]{2,}(?:(?!\1)[^\\\n])*\1""")


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_says_nothing_but_what_its_catalogue_has(file):
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\b(?:say|counted|find|findAll|querySelector|closest)\([^;]*", "", text)
    found = [match[0] for match in SENTENCE.finditer(text)]
    assert [each for each in found if "Noto Sans" not in each and "http" not in each] == []


# --- what a reader meets --------------------------------------------------------------------


def french(client, path):
    return client.get(path, headers={"accept-language": "fr-FR,fr;q=0.9,en;q=0.5"})


def test_the_browsers_language_is_spoken(client):
    answer = french(client, "/incidents")
    assert html.fromstring(answer.text).get("lang") == "fr"
    assert answer.headers["content-language"] == "fr"
    assert "accept-language" in answer.headers["vary"]
    assert "Rapport de situation" in answer.text


def test_english_is_spoken_where_nobody_asks_for_another(client):
    answer = client.get("/incidents", headers={"accept-language": "de"})
    assert html.fromstring(answer.text).get("lang") == "en"


def test_the_switch_stays_in_the_address(client):
    tree = html.fromstring(client.get("/incidents?type=Battles&lang=fr").text)
    inner = tree.xpath("//main//a/@href | //nav//a[not(@hreflang)]/@href")
    assert all("lang=fr" in address for address in inner)
    (other,) = tree.xpath("//a[@hreflang='en']/@href")
    assert other == "/incidents?type=Battles&lang=en"
    assert tree.xpath("//form//input[@name='lang']/@value") == ["fr"]


def test_an_incident_is_told_in_french(client, world):
    tree = html.fromstring(client.get(f"/incidents/{world.MANBIJ.id}?lang=fr").text)
    told = " ".join(tree.xpath("//p[@class='in-words']")[0].text_content().split())
    assert told == (
        "Bombe, mine ou engin explosif à Manbij, Alep, Syrie, 3 févr. 2025. "
        "15 à 20 tués, 12 à 15 blessés. "
        "2 sources indépendantes l’étayent : White Helmets et a hospital."
    )


def test_the_situation_report_is_written_in_french(client):
    text = client.get("/report.md?country=SY&lang=fr").text
    assert text.startswith("# Rapport de situation : Syrie")
    assert "## Ce qui n’est pas connu" in text
    assert "Selon" not in client.get("/report.md?country=SY").text


def test_an_error_is_told_in_french(client):
    wrong = html.fromstring(client.get("/incidents/inc-00000000000000000000?lang=fr").text)
    assert "la base n’a pas de « incident »" in wrong.text_content().replace("\u202f", " ")
    assert "pas une date ISO 8601" in client.get("/api/incidents?since=x&lang=fr").json()["message"]


def test_rows_of_the_map_are_kept_apart_by_language(client):
    plain = client.get("/map/incidents.json").json()["shared"]["status_words"][0]
    french = client.get("/map/incidents.json?lang=fr").json()["shared"]["status_words"][0]
    again = client.get("/map/incidents.json").json()["shared"]["status_words"][0]
    assert plain == again
    assert "source unique" in french


def test_the_quotes_of_a_page_keep_their_language_and_direction(client, world):
    tree = html.fromstring(client.get(f"/pages/{world.WIRE.page.id}?lang=fr").text)
    (text,) = tree.xpath("//section[@class='text']")
    assert text.get("lang") == "en"
    assert all(each.get("dir") == "auto" for each in text)


@pytest.mark.parametrize("path", ["/incidents/{MANBIJ}", "/places/164816", "/report?country=SY"])
def test_whatever_quotes_says_in_which_language(client, ids, path):
    joint = "&" if "?" in path else "?"
    tree = html.fromstring(client.get(path.format(**ids) + f"{joint}lang=fr").text)
    quotes = tree.xpath("//blockquote | //q[ancestor::article]")
    assert quotes
    assert {(each.get("lang"), each.get("dir")) for each in quotes} == {("en", "auto")}


def test_no_address_of_another_host_gets_into_the_switch(client):
    tree = html.fromstring(client.get("http://127.0.0.1:8000//elsewhere.example/x").text)
    assert tree.xpath("//a[@hreflang]/@href") == ["/elsewhere.example/x?lang=fr"]


def test_what_is_unsure_is_asked_in_french(client):
    asked = html.fromstring(client.get("/review?lang=fr").text).text_content()
    assert "Qui a raison" in asked
    assert "seule source" in asked
    assert "Who is right" not in asked
