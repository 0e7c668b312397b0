import json
from pathlib import Path

import pytest

import marsad
from marsad.contract import CONTRACT, contract_schema

SHIPPED = Path(marsad.__file__).parent / "data" / "schema"


@pytest.mark.parametrize("command", CONTRACT)
def test_the_schema_that_is_shipped_is_that_of_the_records(
    command: str, request: pytest.FixtureRequest
):
    file = SHIPPED / f"{command}.json"
    made = json.dumps(contract_schema(command), indent=2) + "\n"
    if request.config.getoption("--update-golden", default=False):
        file.write_text(made, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == made
