"""Each folder under golden/parsers is a page of our own writing and what a parser makes of it.

One test a field, so that a red test says which. `make golden` rewrites the expected files: read
the diff before you commit it.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad import parsers
from marsad.ids import page_id
from marsad.parsers import Parser
from marsad.plugins import load_plugin
from marsad.records import Page, Report

HERE = Path(__file__).parent / "parsers"
CASES = sorted(path.parent for path in HERE.glob("*/*/page.*"))
ARTICLE = ("title", "category", "reading_minutes", "outlet", "authors", "published")
FIELDS = (*ARTICLE, "language", "blocks", "teasers")
MEDIA_TYPES = {"html": "text/html", "pdf": "application/pdf", "text": "text/plain"}
TESTS = [(case, field) for case in CASES for field in FIELDS]


def parse(case: Path) -> list[dict[str, Any]]:
    """What the parser of that folder makes of the page, offsets shown as the words they quote."""
    path = next(case.glob("page.*"))
    parser = load_plugin(parsers, case.parent.name, Parser)
    body = path.read_bytes()
    media_type = MEDIA_TYPES[case.parent.name]
    page = Page(id=page_id(body), location=path.name, media_type=media_type, body=body)
    return [shown(report) for report in parser.parse(page)]


def shown(report: Report) -> dict[str, Any]:
    article = report.article
    return {
        **{field: getattr(article, field) for field in ARTICLE},
        "language": report.page.language,
        "blocks": [[b.kind, article.text[b.start : b.end]] for b in article.blocks],
        "teasers": [
            {"title": t.title, "text": t.text, "truncated": t.truncated} for t in report.teasers
        ],
    }


@pytest.fixture(scope="module")
def parsed() -> dict[Path, list[dict[str, Any]]]:
    return {}


@pytest.mark.parametrize(
    ("case", "field"), TESTS, ids=[f"{c.parent.name}/{c.name}/{f}" for c, f in TESTS]
)
def test_field_is_as_expected(
    case: Path,
    field: str,
    parsed: dict[Path, list[dict[str, Any]]],
    request: pytest.FixtureRequest,
) -> None:
    if case not in parsed:
        parsed[case] = msgspec.json.decode(msgspec.json.encode(parse(case)))
    reports, expected = parsed[case], case / "expected.json"
    if request.config.getoption("--update-golden"):
        expected.write_bytes(msgspec.json.format(msgspec.json.encode(reports)) + b"\n")
    wanted = msgspec.json.decode(expected.read_bytes())
    assert [report[field] for report in reports] == [report[field] for report in wanted]
