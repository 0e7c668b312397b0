"""Which boxes of a page tell of other stories."""

import pytest
from resiliparse.parse.html import HTMLTree

from marsad.parsers._cards import find_cards

ONE = "A mine killed two shepherds near the quarry on Thursday, police said."
OTHER = "The garrison of Lower Brek laid down its arms after nine days."


def texts(body: str, address: str | None = None) -> list[str]:
    tree = HTMLTree.parse(f"<html><body>{body}</body></html>")
    return [text for card in find_cards(tree.document, address=address) for text in card.texts]


def boxes(template: str) -> str:
    return "<div>" + "".join(
        template.format(address=f"/story/{nth}", title=title, text=text)
        for nth, (title, text) in enumerate(
            [("Mine kills two shepherds", ONE), ("Garrison of Brek gives up", OTHER)]
        )
    )


@pytest.mark.parametrize(
    "template",
    [
        '<li><a href="{address}">{title}</a><p>{text}</p></li>',
        '<div><h3><a href="{address}">{title}</a></h3><div>{text}</div></div>',
        '<article>\n  <a href="{address}">{title}</a>\n  <span>{text}</span>\n</article>',
        '<article><a href="{address}"><h4>{title}</h4><p>{text}</p></a></article>',
        '<section><div><a href="{address}">{title}</a></div><div><p>{text}</p></div></section>',
    ],
    ids=["list", "headings", "plain links", "links around all", "texts two deep"],
)
def test_texts_in_boxes_that_lead_elsewhere_are_found(template):
    assert texts(boxes(template)) == [ONE, OTHER]


def test_one_link_around_a_heading_and_a_text_is_enough():
    body = f'<p>Body.</p><a href="/story"><h3>Mine kills two</h3><p>{ONE}</p></a>'
    assert texts(body) == [ONE]


@pytest.mark.parametrize(
    "body",
    [
        boxes('<div><h3><a href="#{title}">{title}</a></h3><p>{text}</p></div>'),
        boxes('<p>{text} <a href="{address}">{title}</a> <em>{text}</em></p>'),
        boxes('<div><a href="{address}">Ann Lee</a><p>{text}</p></div>'),
        boxes('<div><a href="{address}">{title}</a><p>' + 9 * "{text} " + "</p></div>"),
        f'<div><h3><a href="/story">Mine kills two shepherds</a></h3><p>{ONE}</p></div><p>x</p>',
        f'<a href="/story"><p>{ONE}</p></a>',
    ],
    ids=["parts of the page", "links in a text", "names", "long texts", "one box", "a whole link"],
)
def test_other_texts_are_left_alone(body):
    assert texts(body) == []


@pytest.mark.parametrize("entry", ["/live#{title}", "/live?entry={title}", "?entry={title}"])
def test_links_to_the_page_itself_make_no_boxes(entry):
    body = boxes(f'<div><h3><a href="{entry}">{{title}}</a></h3><p>{{text}}</p></div>')
    assert texts(body, "https://bay.example/live") == []


def test_links_to_other_pages_of_a_program_make_boxes():
    body = boxes('<div><h3><a href="/show?story={title}">{title}</a></h3><p>{text}</p></div>')
    assert texts(body, "https://bay.example/show?story=Ferry") == [ONE, OTHER]


def test_a_page_without_elements_has_none():
    assert list(find_cards(None, address=None)) == []
