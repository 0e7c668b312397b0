"""The words of the records: event types and their codes, and every other list of values."""

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files

from marsad import records
from marsad.records import Bound, SubEventType
from marsad.text import numbers
from marsad.vocabulary import EVENT_TYPE_OF, PLOVER_OF, UCDP_VIOLENCE_OF
from reference_pages.markdown import code, joined, page_of, prose, table
from reference_pages.words import WORDS, meaning_of_value

HEADINGS = ("value", "means")
EVENT_HEADINGS = ("value", "event type", "means", "PLOVER", "UCDP")


def page() -> str:
    parts = (section(vocabulary) for vocabulary in vocabularies())
    return page_of("Vocabulary", WORDS["vocabulary"]["introduction"], *parts, *data_sections())


def vocabularies() -> Iterator[type[StrEnum]]:
    """Every list of values, in the order of the records' file."""
    for kind in vars(records).values():
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            yield kind


def section(vocabulary: type[StrEnum]) -> str:
    if vocabulary is SubEventType:
        listed = table(EVENT_HEADINGS, sub_event_types())
    else:
        listed = table(HEADINGS, values(vocabulary))
    rules = number_words() if vocabulary is Bound else ""
    return joined(f"## {vocabulary.__name__}", prose(vocabulary), listed, rules)


def values(vocabulary: type[StrEnum]) -> Iterator[tuple[str, str]]:
    for value in vocabulary:
        yield code(value.value), meaning_of_value(vocabulary.__name__, value.name)


def sub_event_types() -> Iterator[tuple[str | None, ...]]:
    for value in SubEventType:
        event_type = EVENT_TYPE_OF[value]
        violence = UCDP_VIOLENCE_OF.get(event_type)
        yield (
            code(value.value),
            event_type.value,
            meaning_of_value("SubEventType", value.name),
            code(PLOVER_OF[value]) if value in PLOVER_OF else None,
            None if violence is None else str(violence),
        )


def number_words() -> str:
    """What the grammar of numbers says of itself after its first line."""
    _, title, rules = prose(numbers).split("\n\n", 1)[1].partition("Which words give which bounds")
    return joined(f"### {title}", rules.lstrip(":\n").replace("* ", "- "))


def data_sections() -> Iterator[str]:
    """The names that stand in data files, where a line can be added."""
    data = files("marsad.extractors") / "data"
    weapons = tomllib.loads((data / "weapons.toml").read_text(encoding="utf-8"))["weapon"]
    hazards = tomllib.loads((data / "hazards.toml").read_text(encoding="utf-8"))["hazard"]
    rows = ((code(one["type"]), one.get("event"), ", ".join(one["words"])) for one in weapons)
    yield joined(
        "## Weapons", WORDS["vocabulary"]["weapons"], table(("type", "event", "words"), rows)
    )
    names = dict.fromkeys(code(one["name"]) for one in hazards)
    yield joined("## Hazards", WORDS["vocabulary"]["hazards"], f"{', '.join(names)}.")
