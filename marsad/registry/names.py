"""The tree of all names: which of them end at a word of a text, and which of those counts there."""

import re
from collections.abc import Iterable, Iterator, Set
from enum import Enum, auto

from msgspec import Struct, field

from marsad.registry import Entry
from marsad.registry.context import among_capitals, ends_other_name, follows_article, is_relation
from marsad.registry.words import Words, key_of

# All-capital names up to this long are found in capitals alone: "IS" is a group, "is" is not.
LONGEST_ABBREVIATION = 4

# A bare name of these is anybody's, and calls back nobody who was named in full.
_COMMON_NAMES = frozenset(
    "abdullah ahmad ahmed ali david hasan hassan hussein ibrahim john mohamed mohammad mohammed "
    "muhammad mustafa omar saleh salem yusuf".split()
)
_SHORTEST_SURNAME = 3

_PART_OF_NAME = re.compile(r"(?<=[\s-])\w")


class Role(Enum):
    """How a name means its entry: by itself, or only once the entry or the person was named."""

    NAME = auto()
    PERSON = auto()
    TITLE = auto()
    SURNAME = auto()


class Name(Struct, frozen=True, kw_only=True):
    """One way to name an entry. `after` is what must have been named before it, if anything."""

    entry: Entry
    text: str
    role: Role
    after: str | None = None


class Node(Struct, kw_only=True):
    """A step in the tree of names, word by word, and the names that end with it."""

    following: dict[str, "Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


def build_tree(entries: Iterable[Entry]) -> Node:
    """Build the tree of every name, title and surname of these entries."""
    root = Node()
    for entry in entries:
        for name in _names(entry):
            _insert(root, name)
    return root


def match_at(root: Node, words: Words, first: int, named: Set[str]) -> tuple[Name, int] | None:
    """Return the longest name that counts at a word, and its last word.

    `named` holds what was named before: ids of entries, and people by `person_key`.
    """
    for last, node in reversed(_ends(root, words, first)):
        if words.joined(first, last) and not is_relation(words, first, last):
            names = [name for name in node.names if _counts(name, words, first, last, named)]
            if (name := _only(names)) is not None:
                return name, last
    return None


def person_key(name: str) -> str:
    """Name a person in `named`: one spelling calls back its own surname alone."""
    return " ".join(key_of(name))


def _names(entry: Entry) -> Iterator[Name]:
    for text in (entry.name, *entry.aliases):
        yield Name(entry=entry, text=text, role=Role.NAME)
        if text[-1].isalpha() and text[-1] != "s" and not _is_abbreviation(text):
            yield Name(entry=entry, text=text + "s", role=Role.NAME)
    for text in entry.titles:
        yield Name(entry=entry, text=text, role=Role.TITLE, after=entry.id)
    for person in entry.people:
        yield Name(entry=entry, text=person, role=Role.PERSON)
        for text in _surnames(person):
            yield Name(entry=entry, text=text, role=Role.SURNAME, after=person_key(person))


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
    node.names.append(name)


def _ends(root: Node, words: Words, first: int) -> list[tuple[int, Node]]:
    """Where names that begin at a word may end, nearest first."""
    ends = []
    node: Node | None = root
    for last in range(first, len(words)):
        node = node.following.get(words.folded[last])
        if node is None:
            break
        if node.names:
            ends.append((last, node))
    return ends


def _counts(name: Name, words: Words, first: int, last: int, named: Set[str]) -> bool:
    if name.after is not None and name.after not in named:
        return False
    if name.role is Role.TITLE and not _is_abbreviation(name.text):
        return follows_article(words, first)
    bare = name.role is Role.SURNAME or (name.role is Role.PERSON and first == last)
    if bare and ends_other_name(words, first):
        return False
    return _is_written(name.text, words, first, last)


def _is_written(name: str, words: Words, first: int, last: int) -> bool:
    """Say whether the text's capitals allow the name."""
    written = words.raw(first)
    if _is_abbreviation(name):
        return written.replace(".", "") == name and not among_capitals(words, first, last)
    return not (name[0].isupper() and written[0].islower())


def _is_abbreviation(name: str) -> bool:
    return len(name) <= LONGEST_ABBREVIATION and name.isupper() and name.isalnum()


def _only(names: list[Name]) -> Name | None:
    """The name that is meant: one that was called back, if only one entry was, else a full one."""
    back = [name for name in names if name.after is not None]
    if back and all(name.entry.id == back[0].entry.id for name in back):
        return back[0]
    return next((name for name in names if name.after is None), None)
