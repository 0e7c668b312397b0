"""Made-up sentences about conflicts, with their attributions marked."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from attribution.gold import Marked, Text

TABLE = Path(__file__).with_name("phrases.toml")
SLOT = re.compile(r"\$([A-Za-z]+)('s)?")
MARK = re.compile(r"<(/?)([sckdlt])>")
FIRST = {"s": "source", "k": "cue", "c": "content"}
SECOND = {"t": "source", "l": "cue", "d": "content"}
# How often a made-up sentence is credited to somebody; how often a title is in title case.
CREDITED, CAPITALS, AMONG = 0.75, 0.25, 0.25
SMALL = frozenset("in on at of to by the a an and as near says say".split())


def made_up(count: int, *, seed: int) -> Iterator[Text]:
    """So many passages, each a text of its own."""
    chance = Random(seed)
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for nth in range(count):
        kind = "told" if chance.random() < 0.65 else "titles"
        credited = "with_source" if chance.random() < CREDITED else "without"
        marked = filled(chance.choice(table[kind][credited]), table["lists"], chance)
        if kind == "titles" and chance.random() < CAPITALS:
            marked = in_capitals(marked)
        if kind == "told" and chance.random() < AMONG:
            other = filled("$voice", table["lists"], chance)
            marked = f"{other} {marked}" if chance.random() < 0.5 else f"{marked} {other}"
        yield unmarked(f"made up {nth}", tidy(marked))


def filled(pattern: str, lists: dict[str, Any], chance: Random) -> str:
    """A pattern with its slots filled, again and again; `$Word` begins with a capital."""
    while (slot := SLOT.search(pattern)) is not None:
        name, owner = slot.group(1), slot.group(2) or ""
        words = chance.choice(lists[name.lower()])
        while owner and ("," in words or " who " in words):
            words = chance.choice(lists[name.lower()])
        if name[0].isupper() and words.startswith("$"):
            words = f"${words[1].upper()}{words[2:]}"
        elif name[0].isupper():
            words = words[:1].upper() + words[1:]
        owner = "'" if owner and words.endswith("s") else owner
        pattern = pattern[: slot.start()] + words + owner + pattern[slot.end() :]
    return pattern


def tidy(marked: str) -> str:
    """Without the gaps that empty words leave."""
    text = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", re.sub(r" +", " ", marked))
    text = re.sub(r" (</[sckdlt]>)", r"\1 ", text)
    text = re.sub(r"(?<!\w) ([.;])", r"\1", re.sub(r" +([.,;”])", r"\1", text))
    return re.sub(r",(</[st]>)?,", r",\1", re.sub(r" +", " ", text)).strip()


def in_capitals(marked: str) -> str:
    words = marked.split(" ")
    return " ".join(w if w.lower() in SMALL else capital(w) for w in words)


def capital(word: str) -> str:
    return re.sub(r"^((?:<[^>]*>)*)(\w)", lambda m: m.group(1) + m.group(2).upper(), word)


def unmarked(name: str, marked: str) -> Text:
    """The plain text, and its attributions by their places."""
    text, opened = "", {}
    first: Marked = {role: [] for role in FIRST.values()}
    second: Marked = {role: [] for role in SECOND.values()}
    position = 0
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        closing, letter = mark.groups()
        if not closing:
            opened[letter] = len(text)
        else:
            into, role = (first, FIRST[letter]) if letter in FIRST else (second, SECOND[letter])
            into[role].append((opened[letter], len(text)))
    text += marked[position:]
    return Text(name, text, [found for found in (first, second) if found["cue"]])
