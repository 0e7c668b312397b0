"""What the API answers, from the OpenAPI description that it serves."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from marsad import records
from marsad.store import rows
from marsad.store.store import open_store
from marsad.web import api, cited, deciding, queries
from marsad.web.app import create_app
from reference_pages.markdown import anchor, code, joined, page_of, prose, table
from reference_pages.words import WORDS

Described = dict[str, Any]

NAMES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}
MOMENTS = {"date": "day", "date-time": "moment"}


def page() -> str:
    described = openapi()
    found = list(operations(described["paths"]))
    shapes = described["components"]["schemas"]
    return page_of(
        "API",
        WORDS["api"]["introduction"],
        table(("address", "answers"), (summary(*one) for one in found)),
        *(section(*one) for one in found),
        "## Shapes of the API",
        *(shape(name, shapes[name]) for name in sorted(shapes) if not hasattr(records, name)),
    )


def openapi() -> Described:
    """The description, as any store gives it."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "empty.db"
        open_store(store, write=True).close()
        described: Described = create_app(store).openapi_schema.to_schema()
    return described


def operations(paths: Described) -> Iterator[tuple[str, Described]]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def summary(heading: str, operation: Described) -> tuple[str, str]:
    return f"[`{heading}`](#{anchor(heading)})", answer_of(operation)


def section(heading: str, operation: Described) -> str:
    parameters = (
        (code(one["name"]), type_words(one["schema"]), about(one))
        for one in operation.get("parameters", ())
    )
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return joined(
        f"## {heading}",
        operation["description"],
        table(("parameter", "type", "for"), parameters),
        *([f"Takes: {type_words(body['schema'])}."] if body else []),
        f"Answers: {answer_of(operation)}.",
    )


def answer_of(operation: Described) -> str:
    done = next(answer for code, answer in operation["responses"].items() if code.startswith("2"))
    return type_words(done["content"]["application/json"]["schema"])


def about(parameter: Described) -> str:
    """What a parameter is for, and what it is if it is not given."""
    default = parameter["schema"].get("default")
    parts = (
        parameter.get("description"),
        "required" if parameter["required"] else None,
        None if default is None else f"default {default}",
    )
    return "; ".join(part for part in parts if part)


def type_words(schema: Described) -> str:
    """A JSON Schema in words, with links to the records that it names."""
    if "$ref" in schema:
        return link(schema["$ref"].rpartition("/")[2])
    if "oneOf" in schema:
        return " or ".join(type_words(one) for one in schema["oneOf"])
    if "enum" in schema and "type" not in schema:
        return " or ".join(code(one) for one in schema["enum"])
    if schema["type"] == "object" and "properties" not in schema:
        return "mapping of text"
    if schema["type"] == "array":
        return f"list of {type_words(schema['items'])}"
    if schema["type"] == "null":
        return "`null`"
    return MOMENTS.get(schema.get("format", ""), NAMES[schema["type"]])


def link(name: str) -> str:
    kind = getattr(records, name, None)
    if kind is None:
        return f"[{readable(name)}](#{anchor(readable(name))})"
    where = "records.md" if issubclass(kind, records.Record) else "vocabulary.md"
    return f"[{name}]({where}#{anchor(name)})"


def readable(name: str) -> str:
    """`Listing_marsad.records.Incident_` is a "Listing of Incident"."""
    outer, _, inner = name.partition("_")
    return f"{outer} of {inner.rstrip('_').rpartition('.')[2]}" if inner else outer


def shape(name: str, schema: Described) -> str:
    fields = ((code(field), type_words(one)) for field, one in schema["properties"].items())
    return joined(f"### {readable(name)}", docstring(name), table(("field", "type"), fields))


def docstring(name: str) -> str:
    outer = name.partition("_")[0]
    return next(
        prose(getattr(one, outer))
        for one in (rows, api, queries, cited, deciding)
        if hasattr(one, outer)
    )
