"""The settings: names, types, defaults, and where they are read from."""

from msgspec import inspect

from marsad import settings
from marsad.settings import Settings
from reference_pages.markdown import code, page_of, prose, table
from reference_pages.shapes import fields_of, words_of
from reference_pages.words import meaning_of_field

# The others are tables, lists and numbers: they stand in the file alone.
IN_ENVIRONMENT = ("store", "gazetteer", "territories", "registries", "contact", "captures")


def page() -> str:
    rows = (row(field) for field in fields_of(Settings))
    headings = ("setting", "environment", "type", "default", "names")
    return page_of("Settings", prose(settings), table(headings, rows))


def row(field: inspect.Field) -> tuple[str, ...]:
    return (
        code(field.name),
        code(f"MARSAD_{field.name.upper()}") if field.name in IN_ENVIRONMENT else "",
        words_of(field.type),
        default_of(field),
        meaning_of_field(Settings, field.name),
    )


def default_of(field: inspect.Field) -> str:
    if field.name == "gazetteer":
        return "marsad's own"
    value = getattr(Settings(), field.name)
    return code(value) if value else "none"
