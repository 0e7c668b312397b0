"""CSV: one row an incident, for spreadsheets, pandas and R."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from marsad.exporters import Exporter
from marsad.exporters._flat import COLUMNS, Cell, flatten
from marsad.records import Incident

# A spreadsheet takes a text that begins so for a formula, and runs it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(incidents: Iterable[Incident], out: BinaryIO) -> None:
    """Write a header and a row for each incident, in UTF-8; what is not stated is empty."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        for incident in incidents:
            rows.writerow([harmless(cell) for cell in flatten(incident).values()])
    finally:
        text.detach()


def harmless(cell: Cell) -> Cell:
    """Keep a spreadsheet from running a page's words; numbers are no words."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


EXPORTER = Exporter(
    summary="One row an incident, for spreadsheets, pandas and R.",
    suffix=".csv",
    media_type="text/csv",
    write=write,
)
