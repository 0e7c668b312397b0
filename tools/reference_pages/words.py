"""The sentences that are written for the reference alone: words.toml."""

import tomllib
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def meaning_of_field(record: type, field: str) -> str:
    """What a field holds, from the record's own section or from that of the nearest base."""
    for kind in record.__mro__:
        sentence = WORDS["fields"].get(kind.__name__, {}).get(field)
        if sentence is not None:
            return str(sentence)
    message = f"words.toml has no sentence for {record.__name__}.{field}: add one."
    raise LookupError(message)


def meaning_of_value(vocabulary: str, name: str) -> str:
    """What a value of a vocabulary means."""
    sentence = WORDS["values"].get(vocabulary, {}).get(name)
    if sentence is None:
        message = f"words.toml has no sentence for {vocabulary}.{name}: add one."
        raise LookupError(message)
    return str(sentence)
