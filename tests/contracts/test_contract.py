"""The JSON Schema that the package ships is that of the records, and is a schema."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

import marsad
from marsad.contract import CONTRACT, contract_schema

SHIPPED = Path(marsad.__file__).parent / "data" / "schema"


@pytest.mark.parametrize("command", CONTRACT)
def test_the_schema_is_a_schema(command):
    jsonschema.Draft202012Validator.check_schema(contract_schema(command))


def test_nothing_else_is_shipped_as_a_schema():
    assert {file.stem for file in SHIPPED.iterdir()} == set(CONTRACT)


def test_a_report_fits_its_schema_and_one_with_a_field_missing_does_not(make):
    page = make.page()
    report = json.loads(msgspec.json.encode(make.report(page, make.claim(page))))
    validator = jsonschema.Draft202012Validator(contract_schema("read"))
    validator.validate(report)
    del report["claims"][0]["evidence"]
    assert not validator.is_valid(report)
