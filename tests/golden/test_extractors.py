"""Each folder under golden/extractors is a page and what an extractor reads from it.

One test a field, so that a red test says which. `make golden` rewrites the expected files: read
the diff before you commit it.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.ids import page_id
from marsad.pipeline.read import open_tools, read_page
from marsad.records import Alert, Claim, Page
from marsad.settings import Settings

HERE = Path(__file__).parent / "extractors"
CASES = sorted(HERE.glob("*/*/page.txt"))
FIELDS = {"events": Claim.__struct_fields__, "alerts": Alert.__struct_fields__}
TESTS = [(page, field) for page in CASES for field in FIELDS[page.parts[-3]]]


def found(path: Path) -> list[dict[str, Any]]:
    """What the extractor reads from a case: published on the day that `published.txt` names."""
    day = path.with_name("published.txt")
    body = path.read_bytes()
    page = Page(
        id=page_id(body),
        location="page.txt",
        media_type="text/plain",
        body=body,
        published=day.read_text().strip() if day.is_file() else None,
    )
    [report] = read_page(page, open_tools(Settings()))
    items = report.claims if path.parts[-3] == "events" else report.alerts
    return list(msgspec.json.decode(msgspec.json.encode(items)))


@pytest.fixture(scope="module")
def reports() -> dict[Path, list[dict[str, Any]]]:
    return {}


@pytest.mark.parametrize(
    ("path", "field"), TESTS, ids=[f"{p.parts[-3]}/{p.parts[-2]}/{f}" for p, f in TESTS]
)
def test_field_is_as_expected(
    path: Path,
    field: str,
    reports: dict[Path, list[dict[str, Any]]],
    request: pytest.FixtureRequest,
) -> None:
    if path not in reports:
        reports[path] = found(path)
    items, expected = reports[path], path.with_name("expected.json")
    if request.config.getoption("--update-golden"):
        expected.write_bytes(msgspec.json.format(msgspec.json.encode(items)) + b"\n")
    wanted = msgspec.json.decode(expected.read_bytes())
    assert [item[field] for item in items] == [item[field] for item in wanted]
