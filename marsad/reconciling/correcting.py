"""A claim with the values that people corrected; its words and their places stay as they are."""

from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.errors import InputError
from marsad.records import Claim, Decision
from marsad.vocabulary import EVENT_TYPE_OF

# What may be corrected: of lists, one of its members by its number.
FIELDS = (
    "sub_event_type",
    "modality",
    "time.earliest",
    "time.latest",
    "time.precision",
    "tolls.N.low",
    "tolls.N.high",
    "tolls.N.kind",
    "tolls.N.scope",
    "tolls.N.group",
    "places.N.geonameid",
    "places.N.name",
    "places.N.country",
    "places.N.admin1",
    "places.N.latitude",
    "places.N.longitude",
    "places.N.precision",
    "actors.N.name",
    "actors.N.id",
    "actors.N.role",
    "sources.N.name",
    "sources.N.id",
    "control.change",
    "control.extent",
)


def correct(claim: Claim, decisions: Iterable[Decision]) -> Claim:
    """Return a claim as people corrected it; what no longer fits it is left out."""
    for decision in decisions:
        try:
            claim = corrected(
                claim, decision.field or "", msgspec.json.decode(decision.value or "")
            )
        except (InputError, msgspec.DecodeError):
            continue
    return claim


def corrected(claim: Claim, field: str, value: object) -> Claim:
    """Return a claim with one value changed; InputError if there is no such field or value.

    `places.N` may be given as a whole: a mapping of its fields.
    """
    check_field(field)
    data = msgspec.json.decode(msgspec.json.encode(claim))
    holder, name = _holder(data, field)
    holder[name] = {**holder[name], **value} if isinstance(value, dict) else value
    if field.startswith("tolls.") and field.endswith((".low", ".high")):
        holder["bound"] = "exact" if holder["low"] == holder["high"] else "between"
    try:
        changed = msgspec.convert(data, Claim)
    except msgspec.ValidationError as error:
        message = f"{field} cannot be {value!r}: {error}."
        raise InputError(message) from error
    if field == "sub_event_type" and changed.sub_event_type is not None:
        event_type = EVENT_TYPE_OF[changed.sub_event_type]
        return msgspec.structs.replace(changed, event_type=event_type)
    return changed


def check_field(field: str) -> None:
    """Refuse a field that cannot be corrected, and say which can."""
    shape = ".".join("N" if part.isdigit() else part for part in field.split("."))
    if shape not in FIELDS and shape != "places.N":
        message = f"{field!r} cannot be corrected. There are: {', '.join(FIELDS)}."
        raise InputError(message)


def value_at(claim: Claim, field: str) -> object:
    """What a claim has in a field, as JSON has it; InputError if it has no such place."""
    holder, name = _holder(msgspec.json.decode(msgspec.json.encode(claim)), field)
    found: object = holder[name]
    return found


def _holder(data: Any, field: str) -> tuple[Any, Any]:
    """The mapping or list that holds a field, and the key under which it does."""
    *way, last = [int(part) if part.isdigit() else part for part in field.split(".")]
    try:
        for key in way:
            data = data[key]
        data[last]
    except (KeyError, IndexError, TypeError) as error:
        message = f"the claim has no {field}."
        raise InputError(message) from error
    return data, last
