"""The report as Markdown: numbers have footnotes, and what pages hold stays text."""

import msgspec

from marsad.records import ClaimId, PageId
from marsad.web.bulletin_markdown import to_markdown
from marsad.web.cited import Bulletin, Note, Section, Sentence, cited, given, line

CLAIM = ClaimId("sha256:0123456789abcdef")


def bulletin(quote="Twenty died."):
    part = msgspec.structs.replace(cited("20 killed", [CLAIM]), note=1)
    return Bulletin(
        title=line("Situation report: ", given("SY")),
        method=line("By rules."),
        sections=(
            Section(key="a", title="Summary", lines=(line(part, "."),)),
            Section(key="b", title="Tolls", rows=((line("Kind"),), (line(part),))),
        ),
        notes=(
            Note(
                number=1,
                sentences=(
                    Sentence(
                        claim=CLAIM,
                        page=PageId("p"),
                        quote=quote,
                        speaker="A medic",
                        outlet="The Post",
                        said="1 May 2024",
                    ),
                ),
            ),
        ),
    )


def test_a_number_has_a_footnote_with_its_sentence():
    text = to_markdown(bulletin())
    assert "- 20 killed[^1].\n" in text
    assert "[^1]: “Twenty died.” A medic, in The Post, 1 May 2024" in text


def test_a_table_is_a_table():
    assert "| Kind |\n| --- |\n| 20 killed[^1] |" in to_markdown(bulletin())


def test_markup_of_a_page_stays_text():
    text = to_markdown(bulletin("<b>x</b> [a](javascript:1)\n# head | `c`"))
    assert "\\<b\\>x\\</b\\> \\[a\\]\\(javascript:1\\) \\# head \\| \\`c\\`" in text
