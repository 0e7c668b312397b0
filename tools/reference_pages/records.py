"""The contract: every record, its fields, their types and what they hold."""

from msgspec import Struct, inspect

from marsad import records
from marsad.contract import CONTRACT
from marsad.records import Record
from reference_pages.markdown import code, joined, page_of, prose, table
from reference_pages.shapes import fields_of, words_of
from reference_pages.words import meaning_of_field

INTRODUCTION = """\
What marsad prints as JSON, keeps in a store and hands to plug-ins. They are defined in
`marsad/records.py`; the words that their fields may hold are in the [vocabulary](vocabulary.md).

- Each field is always there. `null` means that it is not known; an empty list, that there is none.
  Where a sentence of the code says `None`, JSON has `null`.
- A finding is a value with the words that show it: `text` is always
  `article.text[start:end]`. Offsets count Unicode code points (a Python `str`), end not included.
- A day is `"2024-11-29"`. `published`, `said` and their like are a day or a moment with its zone,
  as the page gives it: `"2024-11-30"`, `"2024-11-30T18:00:00+03:00"`.
- `schema` names the version. Shapes of one version only ever grow: ignore fields that you do not
  know."""


def page() -> str:
    return page_of("Records", INTRODUCTION, contract(), *map(section, all_records()))


def contract() -> str:
    rows = (
        (code(f"marsad {command} --format json"), words_of(inspect.type_info(record)))
        for command, record in CONTRACT.items()
    )
    sentence = "One JSON object a line. `marsad schema COMMAND` prints the JSON Schema of a line."
    return joined("## What is printed", sentence, table(("command", "a line is a"), rows))


def all_records() -> list[type[Struct]]:
    """The records in the order of their file, which is that of the pipeline."""
    found = (kind for kind in vars(records).values() if isinstance(kind, type))
    return [kind for kind in found if issubclass(kind, Record) and kind is not Record]


def section(record: type[Struct]) -> str:
    rows = (
        (code(field.name), words_of(field.type), meaning_of_field(record, field.name))
        for field in fields_of(record)
    )
    return joined(f"## {record.__name__}", prose(record), table(("field", "type", "holds"), rows))
