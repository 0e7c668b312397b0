"""The posts of a channel, as the elements of its page tell them."""

import pytest
from resiliparse.parse.html import HTMLTree

from marsad.parsers._posts import find_posts

TEXTS = (
    "Two lorries burned out on the quarry road, no one was hurt.",
    "The bridge guard reports shots from the far bank of the river.",
    "All clear for the harbour since a quarter of an hour.",
)


def posts(template: str) -> list[tuple[str | None, str | None]]:
    body = "".join(
        template.format(text=text, day=f"2025-03-0{nth}T07:30:00+02:00")
        for nth, text in enumerate(TEXTS, start=1)
    )
    document = HTMLTree.parse(f"<html><body><main>{body}</main></body></html>").document
    return [(update.opening, update.published) for update in find_posts(document)]


@pytest.mark.parametrize(
    "template",
    [
        '<div><div>{text}<br>More.</div><a href="/1"><time datetime="{day}">7:30</time></a></div>',
        '<article><header><time datetime="{day}">7:30</time></header><p>{text}</p></article>',
    ],
    ids=["a channel", "a live page"],
)
def test_each_post_has_its_moment_and_how_it_begins(template):
    assert posts(template) == [
        (text[:40], f"2025-03-0{nth}T07:30:00+02:00") for nth, text in enumerate(TEXTS, start=1)
    ]


@pytest.mark.parametrize(
    "template",
    [
        '<p>{text} <time datetime="{day}">7:30</time></p>',
        '<div><p>{text}</p><time datetime="2025-03-03">3 March</time></div>',
        '<div><p>{text}</p><time datetime="soon">soon</time></div>',
        '<div><p>{text}</p><time datetime="{day}">7:30</time></div><hr>',
    ],
    ids=["moments within paragraphs", "days", "no moments", "not side by side"],
)
def test_other_times_make_no_posts(template):
    assert posts(template) == []
