"""The contract of the JSON that marsad prints: `schema`."""

from enum import StrEnum
from typing import Annotated

import typer

from marsad.contract import contract_schema


class Contract(StrEnum):
    READ = "read"
    INCIDENTS = "incidents"
    CONTROL = "control"
    CHANGES = "changes"
    REVIEW = "review"


def schema(
    of: Annotated[
        Contract,
        typer.Argument(metavar="COMMAND", help="read, incidents, control, changes or review."),
    ] = Contract.READ,
) -> None:
    """Print the JSON Schema of one line of what a command prints with --format json.

    The shapes are versioned by their field `schema` and only ever grow.

    Example: marsad schema incidents > incidents.schema.json
    """
    import json  # noqa: PLC0415  indented, as people read it

    typer.echo(json.dumps(contract_schema(of), indent=2))
