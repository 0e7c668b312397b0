import gzip
import io

import pytest

from marsad.errors import PageError
from marsad.pipeline.find import find_all
from marsad.readers import Opened, sitemap
from marsad.records import Lead, Page, Problem

HEAD = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)
A = "https://www.ledger.example/a"


def read(document: str | bytes, location: str = "sitemap.xml"):
    body = document.encode() if isinstance(document, str) else document
    return list(sitemap.read(Opened(file=io.BytesIO(body), location=location)))


def url(address: str, inside: str = "") -> str:
    return f"<url><loc>{address}</loc>{inside}</url>"


def test_a_sitemap_names_pages_and_when_they_changed():
    document = HEAD + url(A, "<lastmod>2024-11-30T18:00:00+03:00</lastmod>") + "</urlset>"
    assert read(document) == [
        Lead(url=A, location=f"sitemap.xml#{A}", modified="2024-11-30T18:00:00+03:00")
    ]


def test_a_news_sitemap_says_who_published_what_and_when():
    news = """<image:image><image:loc>https://ledger.example/a.jpg</image:loc>
        <image:title>A picture</image:title></image:image><news:news><news:publication>
        <news:name>The Ledger</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2024-11-30T18:00Z</news:publication_date>
        <news:title>Shells fall on Marwa &amp;amp; Tel Asha</news:title></news:news>"""
    [lead] = read(HEAD + url(A, news) + "</urlset>")
    assert lead == Lead(
        url=A,
        location=f"sitemap.xml#{A}",
        outlet="The Ledger",
        title="Shells fall on Marwa & Tel Asha",
        published="2024-11-30T18:00:00+00:00",
    )


def test_an_index_names_sitemaps():
    inside = "<sitemap><loc>https://ledger.example/1.xml.gz</loc><lastmod>soon</lastmod></sitemap>"
    [lead] = read(f"<sitemapindex>{inside}</sitemapindex>")
    assert (lead.url, lead.modified) == ("https://ledger.example/1.xml.gz", None)


@pytest.mark.parametrize("address", ["", "/a", "ftp://ledger.example/a", "http://[::1"])
def test_an_entry_without_an_address_is_a_problem_with_its_number(address):
    problem, lead = read(HEAD + url(address) + url(A) + "</urlset>")
    assert problem == Problem(
        stage="read",
        location="sitemap.xml#1",
        message="entry 1 of the sitemap names no address of a web page.",
    )
    assert lead.url == A


@pytest.mark.parametrize(
    ("host", "kept"),
    [
        ("ledger.example", True),
        ("www.ledger.example", True),
        ("NEWS.ledger.example", True),
        ("ledger.example:8080", True),
        ("other.example", False),
        ("badledger.example", False),
        ("ledger.example.evil.example", False),
        ("example", False),
    ],
)
def test_a_server_may_name_pages_of_its_own_site_alone(host, kept):
    found = read(
        HEAD + url(f"https://{host}/a") + "</urlset>", "https://www.ledger.example/sitemap.xml"
    )
    assert isinstance(found[0], Lead if kept else Problem)
    assert kept or "1 of its addresses is of another site" in found[0].message


def test_a_sitemap_below_a_site_may_name_the_site():
    document = HEAD + url("https://www.ledger.example/a") + "</urlset>"
    [lead] = read(document, "https://maps.ledger.example/sitemap.xml")
    assert isinstance(lead, Lead)


def test_a_sitemap_in_a_file_may_name_any_site():
    assert [type(one) for one in read(HEAD + url(A) + url("https://b.example/") + "</urlset>")] == [
        Lead,
        Lead,
    ]


def test_no_more_addresses_are_read_than_the_protocol_allows(monkeypatch):
    monkeypatch.setattr(sitemap, "MOST_ENTRIES", 3)
    *leads, problem = read(HEAD + url(A) * 5 + "</urlset>")
    assert len(leads) == 3
    assert "more than 3 addresses" in problem.message


def test_of_a_sitemap_that_is_cut_off_come_the_whole_entries():
    lead, problem = read(HEAD + url(A) + url(A)[:-4])
    assert lead.url == A
    assert "behind address 1" in problem.message


def test_entities_are_not_expanded():
    lol = '<!DOCTYPE urlset [<!ENTITY a "https://ledger.example/"><!ENTITY b "&a;&a;">]>'
    document = lol + HEAD.partition("?>")[2] + url("&b;") + url(f"{A}?x=1&amp;y=2") + "</urlset>"
    problem, lead = read(document)
    assert isinstance(problem, Problem)
    assert lead.url == f"{A}?x=1&y=2"


@pytest.mark.parametrize("document", ["", "Dear diary", "<rss></rss>", "<html>", "https://a.b/\n"])
def test_what_is_no_sitemap_is_told(document):
    with pytest.raises(PageError, match="it is no sitemap"):
        read(document)


class TestListsOfAddresses:
    def test_a_text_of_addresses_is_a_list_of_them(self, tmp_path):
        file = tmp_path / "a.txt"
        file.write_bytes("\ufeffhttps://a.example/1\r\n\r\nhttps://b.example/2 \r\n".encode())
        assert [lead.url for lead in find_all([file])] == [
            "https://a.example/1",
            "https://b.example/2",
        ]

    def test_a_line_that_is_none_is_a_problem(self):
        lines = ["https://a.example/1"] * 5_000 + ["soon", "https://a.example/2"]
        found = read("\n".join(lines))
        assert [type(one) for one in found[-2:]] == [Problem, Lead]
        assert "entry 5001" in found[-2].message

    def test_a_line_without_an_end_is_not_read_to_its_end(self):
        *_, problem = read("https://a.example/1\nhttps://a.example/2\n" + "x" * 5_000_000)
        assert "no end within 4 MB" in problem.message

    @pytest.mark.parametrize(
        "text",
        [
            "https://a.example/1",
            "https://a.example/1\n",
            "https://a.example/1\nShells fell on Marwa.\n",
            "Shells fell.\nhttps://a.example/1\nhttps://a.example/2",
            "https://a.example/1 and https://a.example/2\nhttps://a.example/3\n",
        ],
        ids=["one", "one line", "words below", "words above", "words between"],
    )
    def test_a_text_that_says_more_is_a_page(self, tmp_path, text):
        file = tmp_path / "a.txt"
        file.write_text(text)
        [page] = find_all([file])
        assert isinstance(page, Page)


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap.xml.gz"])
def test_a_sitemap_is_told_from_a_feed_by_how_it_begins(tmp_path, name):
    body = f"\n<!-- made by hand -->{HEAD.partition('?>')[2]}{url(A)}</urlset>".encode()
    file = tmp_path / name
    file.write_bytes(gzip.compress(body) if name.endswith("gz") else body)
    [lead] = find_all([file])
    assert lead.url == A
