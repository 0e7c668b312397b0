import io
from pathlib import Path

import msgspec
import pytest

from marsad import exporters
from marsad.exporters import Exporter
from marsad.plugins import load_plugin
from marsad.records import Incident

FOLDER = Path(__file__).parent / "exporters"
CASES = sorted(path.parent for path in FOLDER.glob("*/*/incidents.json"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_an_exporter_writes_what_its_case_expects(case: Path, request: pytest.FixtureRequest):
    incidents = msgspec.json.decode((case / "incidents.json").read_bytes(), type=list[Incident])
    exporter = load_plugin(exporters, case.parent.name, Exporter)
    expected = case / f"expected{exporter.suffix}"
    out = io.BytesIO()
    exporter.write(incidents, out)
    if request.config.getoption("--update-golden", default=False):
        expected.write_bytes(out.getvalue())
    assert out.getvalue() == expected.read_bytes()
