"""The whole way on the example pages: what is printed is the contract, and comes again the same."""

import json
from pathlib import Path

import jsonschema
import pytest

from marsad.cli import main
from marsad.contract import contract_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> str:
    file = str(tmp_path_factory.mktemp("examples") / "marsad.db")
    assert main(["ingest", *map(str, PAGES), "--store", file]) == 0
    return file


def lines(capsys, *arguments: str) -> list[dict]:
    capsys.readouterr()
    assert main([*arguments, "--format", "json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def validate(command: str, found: list[dict]) -> None:
    validator = jsonschema.Draft202012Validator(contract_schema(command))
    for record in found:
        validator.validate(record)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_report_is_the_contract_and_every_quote_stands_where_it_says(capsys, page):
    found = lines(capsys, "read", str(page))
    assert found
    validate("read", found)
    for report in found:
        text = report["article"]["text"]
        for finding in findings([report["claims"], report["alerts"]]):
            assert text[finding["start"] : finding["end"]] == finding["text"]


def findings(value):
    """Everything that quotes: what has a text and where it begins and ends."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for part in value.values():
            yield from findings(part)
    if isinstance(value, list):
        for part in value:
            yield from findings(part)


def test_incidents_are_the_contract_and_rest_on_claims_that_can_be_shown(capsys, store):
    found = lines(capsys, "incidents", "--store", store)
    assert found
    validate("incidents", found)
    for claim in found[0]["claims"]:
        (shown,) = lines(capsys, "show", claim, "--store", store)
        assert shown["claim"]["id"] == claim


def test_control_is_the_contract(capsys, store):
    found = lines(capsys, "control", "--at", "2024-12-06", "--store", store)
    assert found
    validate("control", found)


def test_changes_are_the_contract(capsys, store):
    found = lines(capsys, "changes", "--since", "2020-01-01", "--store", store)
    assert found
    validate("changes", found)


def test_what_is_to_be_reviewed_is_the_contract(capsys, store):
    found = lines(capsys, "review", "--store", store)
    assert found
    validate("review", found)


def answers(capsys, store: str) -> list[list[dict]]:
    """What a store holds, but for the moments at which its pages were captured."""
    asked = (["incidents"], ["control", "--at", "2024-12-06"], ["problems"])
    found = [lines(capsys, *command, "--store", store) for command in asked]
    captured = {"known_from", "changed_at"}
    return [
        [{k: v for k, v in each.items() if k not in captured} for each in part] for part in found
    ]


def test_pages_in_another_order_and_in_parts_give_the_same(capsys, store, tmp_path):
    other = str(tmp_path / "other.db")
    for page in reversed(PAGES):
        assert main(["ingest", str(page), "--store", other]) == 0
    assert answers(capsys, other) == answers(capsys, store)


def test_rebuilding_gives_the_same(capsys, store):
    before = answers(capsys, store)
    assert main(["rebuild", "--store", store]) == 0
    assert answers(capsys, store) == before


def test_ingesting_again_reads_nothing(capsys, store):
    (done,) = lines(capsys, "ingest", *map(str, PAGES), "--store", store)
    assert (done["run"]["found"], done["run"]["read"]) == (len(PAGES), 0)
