"""Two visits to one page have one address."""

import pytest

from marsad.text.page_address import page_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.paper.example/a/b/", "paper.example/a/b"),
        ("http://paper.example/a/b", "paper.example/a/b"),
        ("https://PAPER.example/a/B#comments", "paper.example/a/B"),
        ("https://paper.example/a?utm_source=x&id=7&fbclid=y", "paper.example/a?id=7"),
        ("https://paper.example/?p=12", "paper.example?p=12"),
        ("https://paper.example/a?b=2&a=1", "paper.example/a?a=1&b=2"),
        ("https://paper.example/", None),
        ("https://paper.example", None),
        ("file:///pages/a.html", None),
        ("a.txt", None),
        ("https://[broken/a", None),
        ("", None),
        (None, None),
    ],
)
def test_what_differs_between_visits_is_left_out(url, address):
    assert page_address(url) == address
