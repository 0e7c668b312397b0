"""Pages come from anywhere: what they hold is shown and never run, and nobody else can read it."""

import pytest
from lxml import html

EVERY_PAGE = (
    "/",
    "/incidents",
    "/pages",
    "/control",
    "/about",
    "/report",
    "/review",
    "/report?area=<script>alert(5)</script>&without=source:<script>alert(6)</script>",
    "/schema",
    "/incidents/{ASSAULT}",
    "/pages/{HOSTILE}?claim={BEATING}",
    "/places/170063",
    "/nothing",
    "/pages/<script>alert(4)</script>",
)


@pytest.fixture
def fill_in(world):
    ids = {
        "ASSAULT": world.ASSAULT.id,
        "HOSTILE": world.HOSTILE.page.id,
        "BEATING": world.BEATING.id,
    }
    return lambda address: address.format(**ids)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("localhost:8000", 200, id="this machine"),
        pytest.param("127.0.0.1", 200, id="its address"),
        pytest.param("[::1]:8000", 200, id="its newer address"),
        pytest.param("LOCALHOST", 200, id="in capitals"),
        pytest.param("desk.example:80", 200, id="a name that was allowed"),
        pytest.param("evil.example", 400, id="another name"),
        pytest.param("localhost.evil.example", 400, id="a name that begins like ours"),
        pytest.param("127.0.0.1.evil.example", 400, id="a name that begins like our address"),
        pytest.param("[::1", 400, id="a broken address"),
        pytest.param("", 400, id="no name"),
    ],
)
def test_only_known_hosts_are_answered(client, host, status):
    answer = client.get("/api/counts", headers={"host": host})
    assert answer.status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("address", ["/", "/api/incidents", "/nothing", "/static/marsad.css"])
def test_nothing_but_get_is_answered(client, method, address):
    answer = client.request(method, address)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize("address", [*EVERY_PAGE, "/api/counts", "/api/nothing", "/static/x"])
def test_every_answer_carries_the_headers_that_protect(client, fill_in, address):
    headers = client.get(fill_in(address)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_no_other_site_is_let_in(client):
    answer = client.get("/api/incidents", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_what_a_page_holds_never_becomes_markup(client, fill_in, address):
    text = client.get(fill_in(address)).text
    tree = html.fromstring(text)
    assert "<script>alert" not in text
    assert not tree.xpath("//img | //b[text()='today'] | //iframe")
    assert not [name for name in tree.xpath("//@*/..//@*") if name.attrname.startswith("on")]
    assert all(script.get("src") for script in tree.xpath("//script"))
    assert not tree.xpath("//style | //@style")


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_link_leads_to_us_or_to_a_web_page(client, fill_in, address):
    links = html.fromstring(client.get(fill_in(address)).text).xpath("//@href | //@src | //@action")
    assert links
    assert all(link.startswith(("/", "#", "?", "https://")) for link in links)


def test_an_address_that_runs_a_script_is_shown_as_no_link(client, world):
    page = client.get(f"/pages/{world.HOSTILE.page.id}").text
    assert "javascript:" not in page


def test_the_address_of_a_page_is_a_link(client, world):
    tree = html.fromstring(client.get(f"/pages/{world.RESCUE.page.id}").text)
    (link,) = tree.xpath("//a[@href='https://rescue.example/manbij']")
    assert "noreferrer" in link.get("rel")


def test_a_hostile_title_is_shown_in_full(client, world):
    tree = html.fromstring(client.get(f"/pages/{world.HOSTILE.page.id}").text)
    assert tree.xpath("string(//h1)") == world.HOSTILE_TITLE


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/vendor/../../app.py"]
)
def test_only_static_files_are_given(client, address):
    assert client.get(address).status_code == 404
