"""What templates may make of values: an address becomes a link only if it leads to a web page."""

import pytest

from marsad.web.templating import environment, link


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://news.example/a?b=1", "https://news.example/a?b=1", id="https"),
        pytest.param("http://news.example/a", "http://news.example/a", id="http"),
        pytest.param(" https://news.example ", "https://news.example", id="spaces around"),
        pytest.param(None, None, id="none"),
        pytest.param("javascript:alert(1)", None, id="a script"),
        pytest.param(" JaVaScRiPt:alert(1)", None, id="a script in disguise"),
        pytest.param("java\nscript:alert(1)", None, id="a script over two lines"),
        pytest.param("data:text/html,<script>alert(1)</script>", None, id="data"),
        pytest.param("file:///etc/passwd", None, id="a file"),
        pytest.param("//news.example", None, id="no scheme"),
        pytest.param("https:news", None, id="no host"),
        pytest.param("http://[broken", None, id="a broken host"),
        pytest.param("pages/a.html", None, id="a file's name"),
    ],
)
def test_only_web_addresses_become_links(address, expected):
    assert link(address) == expected


def test_a_value_in_a_template_is_escaped():
    template = environment().from_string('<i title="{{ value }}">{{ value }}</i>')
    shown = template.render(value="\"><script>'")
    assert shown == '<i title="&#34;&gt;&lt;script&gt;&#39;">&#34;&gt;&lt;script&gt;&#39;</i>'
