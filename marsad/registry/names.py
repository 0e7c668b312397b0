"""The tree of all names: which of them end at a word of a text, and which one is meant there."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from msgspec import Struct, field

from marsad.registry import Entry
from marsad.registry.context import (
    among_capitals,
    ends_other_name,
    follows_article,
    is_namesake,
    is_relation,
)
from marsad.registry.words import Words, key_of

# Short names with capitals inside are found only as they are written: "IS" is a group, "is" is not.
LONGEST_ABBREVIATION = 4

# A bare name of these is anybody's, and calls back nobody who was named in full.
_COMMON_NAMES = frozenset(
    "abdullah ahmad ahmed ali david hasan hassan hussein ibrahim john mohamed mohammad mohammed "
    "muhammad mustafa omar saleh salem yusuf".split()
)
_SHORTEST_SURNAME = 3

_PART_OF_NAME = re.compile(r"(?<=[\s-])\w")


class Name(Struct, frozen=True, kw_only=True):
    """One way to name an entry. `after` is what must have been named before it, if anything."""

    entry: Entry
    text: str
    person: bool = False
    after: str | None = None


class Node(Struct, kw_only=True):
    """A step in the tree of names, word by word.

    The names that end with it: the one that stands by itself, and those that call back what was
    named before, by what that is.
    """

    following: dict[str, "Node"] = field(default_factory=dict)
    full: Name | None = None
    back: dict[str, Name] = field(default_factory=dict)


def build_tree(entries: Iterable[Entry]) -> Node:
    """Build the tree of every name, title and surname of these entries."""
    root = Node()
    names = [name for entry in entries for name in _names(entry)]
    for name in [*names, *_plurals(names)]:
        _insert(root, name)
    return root


def may_begin(root: Node, words: Words, first: int) -> bool:
    """Say, at little cost, whether a name can begin at a word that begins some names."""
    node = root.following[words.folded[first]]
    if node.full or node.back:
        return True
    return first + 1 < len(words.folded) and words.folded[first + 1] in node.following


def match_at(root: Node, words: Words, first: int, named: set[str]) -> tuple[Name, int] | None:
    """Return the longest name that is meant at a word, and its last word.

    `named` holds what was named before: ids of entries, and people by `person_key`.
    """
    for last, node in reversed(_ends(root, words, first)):
        name = _called_back(node, words, first, named) or _full(node, words, first, last)
        if name is None or not _is_one(name.text, words, first, last):
            continue
        if not is_namesake(words, last) and not is_relation(words, first, last):
            return name, last
    return None


def person_key(name: str) -> str:
    """Return a person's name as `named` holds it: each spelling calls back its own surname."""
    return " ".join(key_of(name))


def _names(entry: Entry) -> Iterator[Name]:
    for text in (entry.name, *entry.aliases):
        yield Name(entry=entry, text=text)
    for text in entry.titles:
        yield Name(entry=entry, text=text, after=entry.id)
    for person in entry.people:
        yield Name(entry=entry, text=person, person=True)
        for text in _surnames(person):
            yield Name(entry=entry, text=text, person=True, after=person_key(person))


def _plurals(names: Iterable[Name]) -> Iterator[Name]:
    """The plurals of names that have one: "Houthi" makes "Houthis"."""
    for name in names:
        text = name.text
        plain = name.after is None and not name.person and not _is_abbreviation(text)
        if plain and text[-1].isalpha() and text[-1] != "s":
            yield msgspec.structs.replace(name, text=text + "s")


def _surnames(person: str) -> Iterator[str]:
    """Each end of a person's name by which a text may call the person back."""
    for part in _PART_OF_NAME.finditer(person):
        surname = person[part.start() :]
        if len(surname) >= _SHORTEST_SURNAME and surname.lower() not in _COMMON_NAMES:
            yield surname


def _insert(root: Node, name: Name) -> None:
    node = root
    for word in key_of(name.text):
        node = node.following.setdefault(word, Node())
    if name.after is not None:
        node.back.setdefault(name.after, name)
    elif node.full is None or _allows_more(name, node.full):
        node.full = name


def _allows_more(name: Name, other: Name) -> bool:
    """Say whether an entry has a looser spelling of a name: "Nato" beside "NATO"."""
    return name.entry.id == other.entry.id and _is_abbreviation(other.text)


def _ends(root: Node, words: Words, first: int) -> list[tuple[int, Node]]:
    """Where names that begin at a word end, nearest first."""
    ends = []
    node = root
    for last in range(first, len(words.folded)):
        following = node.following.get(words.folded[last])
        if following is None:
            break
        node = following
        if node.full or node.back:
            ends.append((last, node))
    return ends


def _called_back(node: Node, words: Words, first: int, named: set[str]) -> Name | None:
    """The name that calls back what was named before, if it calls back one entry alone."""
    names = [
        name
        for name in (node.back[key] for key in sorted(node.back.keys() & named))
        if _calls_back(name, words, first)
    ]
    one_entry = names and all(name.entry.id == names[0].entry.id for name in names)
    return names[0] if one_entry else None


def _calls_back(name: Name, words: Words, first: int) -> bool:
    """Say whether a surname, or a title with "the" or its own capital, stands at a word."""
    if ends_other_name(words, first):
        return False
    if name.text.islower():
        return follows_article(words, first)
    return _is_written(name.text, words, first)


def _full(node: Node, words: Words, first: int, last: int) -> Name | None:
    """The name that stands by itself, if the text writes it so and it is nobody else's."""
    name = node.full
    if name is None or not _is_written(name.text, words, first):
        return None
    bare_person = name.person and first == last
    return None if bare_person and ends_other_name(words, first) else name


def _is_one(name: str, words: Words, first: int, last: int) -> bool:
    """Say whether words are one name: nothing parts them that does not stand in the name too."""
    return words.joined(first, last) or words.quote(first, last) == name


def _is_written(name: str, words: Words, first: int) -> bool:
    """Say whether the text's capitals allow a name that begins at a word.

    "White Helmets" needs the first of its capitals, and "IS" all of them.
    """
    if _is_abbreviation(name):
        return words.raw(first).replace(".", "") == name and not among_capitals(words, first)
    capital = _first_capital(name)
    return capital is None or not words.raw(first + capital)[0].islower()


def _is_abbreviation(name: str) -> bool:
    short = len(name) <= LONGEST_ABBREVIATION and name.isalnum()
    return short and name not in {name.lower(), name.capitalize()}


@cache
def _first_capital(name: str) -> int | None:
    """Which word of a name, its article aside, is the first with a capital."""
    words = Words(name)
    for word in range(len(words.folded)):
        if words.raw(word)[0].isupper() and words.folded[word] != "the":
            return word
    return None
