"""The public contract: the JSON Schema of what commands print."""

from inspect import cleandoc
from types import MappingProxyType
from typing import Any

import msgspec

from marsad.records import Change, ControlState, Incident, Record, Report, ReviewItem

CONTRACT = MappingProxyType[str, type[Record]](
    {
        "read": Report,
        "incidents": Incident,
        "control": ControlState,
        "changes": Change,
        "review": ReviewItem,
    }
)


def contract_schema(command: str) -> dict[str, object]:
    """The JSON Schema of one line that a command prints; made from the records themselves.

    The package ships the same as `marsad/data/schema/<command>.json`, so that a change of the
    contract shows in a review.
    """
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"marsad {command} --format json, one line",
        **msgspec.json.schema(CONTRACT[command]),
    }
    for shape in schema["$defs"].values():
        if "description" in shape:
            shape["description"] = cleandoc(shape["description"])
    # Through JSON and back: defaults are tuples and enumerations until then.
    plain: dict[str, object] = msgspec.json.decode(msgspec.json.encode(schema))
    return plain
