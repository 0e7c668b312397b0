"""Reads passages and labels; each label's words become a span of the passage.

The form of the files is told in docs/annotation-guide.md, section 10. What is wrong in a file is
told with its line, all of it at once.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from marsad.records import (
    ActorRole,
    Bound,
    ControlChange,
    Extent,
    Modality,
    SubEventType,
    TimePrecision,
    TollKind,
    TollScope,
)

_MARKED = re.compile(r"^(.*?)\[\[(.+?)\]\](.*)$", re.DOTALL)


class Fault(ValueError):  # noqa: N818  it is a fault of a label, told and not raised further
    """A label that cannot be used."""


class Passage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    writer: str
    conflict: str
    genre: str
    published: str
    title: str | None
    text: str

    @property
    def whole(self) -> str:
        """The words to which spans point: the title, if there is one, and the text."""
        return self.text if self.title is None else f"{self.title}\n\n{self.text}"


class Labelled(Struct, frozen=True, kw_only=True):
    """A span, or a part of a claim that has one; `fields` are its values as labelled."""

    start: int
    end: int
    fields: dict[str, Any] = {}


class LabelledClaim(Struct, frozen=True, kw_only=True):
    """A claim of a passage with spans for its evidence, trigger and parts.

    `incident` is the same for all claims of a group of texts that tell of the same thing.
    """

    type: str | None
    modality: str
    evidence: Labelled
    trigger: Labelled
    sources: tuple[Labelled, ...]
    actors: tuple[Labelled, ...]
    places: tuple[Labelled, ...]
    weapons: tuple[Labelled, ...]
    targets: tuple[Labelled, ...]
    time: Labelled | None
    tolls: tuple[Labelled, ...]
    control: dict[str, Any] | None
    fields: dict[str, Any]
    incident: str | None = None


CLAIM_KEYS = frozenset(
    "evidence also trigger type modality sources actors places weapons targets time tolls control"
    " background unclear count type_open note".split()
)
PART_KEYS = {
    "sources": frozenset({"text", "cue", "anonymous", "number", "is"}),
    "actors": frozenset({"text", "role", "is", "who", "kind"}),
    "places": frozenset({"text", "role", "words", "is"}),
    "weapons": frozenset({"text", "type"}),
    "targets": frozenset({"text"}),
    "time": frozenset({"text", "earliest", "latest", "precision"}),
    "tolls": frozenset(
        "kind low high bound group scope since part_of text sources revised side mixed".split()
    ),
}
PLACE_ROLES = frozenset({"location", "near", "within"})


def read_passages(folder: Path) -> dict[str, Passage]:
    """All passages below a folder, by id."""
    found: dict[str, Passage] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for row in path.read_bytes().splitlines():
            passage = msgspec.json.decode(row, type=Passage)
            if passage.id in found:
                message = f"{path.name}: the id {passage.id} is there twice."
                raise Fault(message)
            found[passage.id] = passage
    return found


def read_labels(path: Path, passages: dict[str, Passage]) -> Iterator[tuple[str, Any]]:
    """Each line's passage id with its claims, or with a list of what is wrong in it."""
    for number, row in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            entry = json.loads(row)
            passage = passages[entry["id"]]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            yield f"{path.name}:{number}", [f"no JSON with the id of a passage: {error!r}"]
            continue
        claims, faults = [], []
        for nth, claim in enumerate(entry.get("claims", [])):
            try:
                claims.append(to_claim(claim, passage.whole))
            except Fault as fault:
                faults.append(f"claim {nth}: {fault}")
        yield passage.id, faults or tuple(claims)


def to_claim(claim: dict[str, Any], text: str) -> LabelledClaim:
    known(claim, CLAIM_KEYS, "claim")
    one_of(claim.get("type"), {None, *SubEventType}, "type")
    one_of(claim.get("modality"), set(Modality), "modality")
    evidence = unique(text, claim.get("evidence"), "evidence")
    for also in claim.get("also", ()):
        unique(text, also, "also")
    inside = Labelled(start=evidence[0], end=evidence[1])
    parts = {name: parts_of(claim, name, text, inside) for name in PART_KEYS}
    check_parts(parts)
    check_control(claim.get("control"), claim)
    return LabelledClaim(
        type=claim.get("type"),
        modality=claim["modality"],
        evidence=inside,
        trigger=span_of(claim.get("trigger"), text, inside, "trigger"),
        control=claim.get("control"),
        fields={key: claim[key] for key in claim if key not in {*PART_KEYS, "control"}},
        **{**parts, "time": next(iter(parts["time"]), None)},
    )


def parts_of(claim: dict[str, Any], name: str, text: str, inside: Labelled) -> tuple[Labelled, ...]:
    value = claim.get(name) or []
    listed = [value] if isinstance(value, dict) else value
    return tuple(part_of(part, name, text, inside) for part in listed)


def part_of(part: dict[str, Any], name: str, text: str, inside: Labelled) -> Labelled:
    if not isinstance(part, dict):
        message = f"{name}: {part!r} is no object"
        raise Fault(message)
    known(part, PART_KEYS[name], name)
    span = span_of(part.get("text"), text, inside, name)
    fields = {key: value for key, value in part.items() if key != "text"}
    if name == "tolls":
        listed = part.get("sources", ())
        fields["sources"] = tuple(part_of(one, "sources", text, inside) for one in listed)
    return Labelled(start=span.start, end=span.end, fields=fields)


def span_of(words: object, text: str, inside: Labelled, name: str) -> Labelled:
    """Where these words stand: once in the evidence, or marked in a quote of the passage."""
    if not isinstance(words, str) or not words.strip():
        message = f"{name}: no words"
        raise Fault(message)
    marked = _MARKED.match(words)
    if marked is not None:
        before, span, after = marked.groups()
        start, _ = unique(text, before + span + after, name)
        start += len(before)
        return Labelled(start=start, end=start + len(span))
    quote = text[inside.start : inside.end]
    if len(re.findall(re.escape(words), quote)) == 1:
        start = inside.start + quote.index(words)
    else:
        start, _ = unique(text, words, name)
    return Labelled(start=start, end=start + len(words))


def unique(text: str, words: object, name: str) -> tuple[int, int]:
    if not isinstance(words, str) or not words:
        message = f"{name}: no words"
        raise Fault(message)
    count = text.count(words)
    if count != 1:
        message = f"{name}: {words!r} stands {count} times in the passage; quote more, marked [[ ]]"
        raise Fault(message)
    start = text.index(words)
    return start, start + len(words)


def check_parts(parts: dict[str, tuple[Labelled, ...]]) -> None:
    for actor in parts["actors"]:
        one_of(actor.fields.get("role"), set(ActorRole), "actors.role")
    for place in parts["places"]:
        one_of(place.fields.get("role", "location"), PLACE_ROLES, "places.role")
    for time in parts["time"]:
        one_of(time.fields.get("precision"), {None, *TimePrecision}, "time.precision")
        for key in ("earliest", "latest"):
            day(time.fields.get(key), f"time.{key}")
    for nth, toll in enumerate(parts["tolls"]):
        check_toll(toll.fields, nth)


def check_toll(toll: dict[str, Any], nth: int) -> None:
    one_of(toll.get("kind"), set(TollKind), "tolls.kind")
    one_of(toll.get("bound"), set(Bound), "tolls.bound")
    one_of(toll.get("scope", "incident"), set(TollScope), "tolls.scope")
    day(toll.get("since"), "tolls.since")
    low, high = toll.get("low"), toll.get("high")
    if low is None and high is None:
        raise Fault("tolls: neither low nor high")
    if low is not None and high is not None and low > high:
        raise Fault("tolls: low is above high")
    whole = toll.get("part_of")
    if whole is not None and (not isinstance(whole, int) or whole == nth):
        raise Fault("tolls.part_of: the index of another toll of the claim")


def check_control(control: dict[str, Any] | None, claim: dict[str, Any]) -> None:
    if control is None:
        return
    known(control, frozenset({"place", "holder", "change", "extent"}), "control")
    one_of(control.get("change"), set(ControlChange), "control.change")
    one_of(control.get("extent", "unknown"), set(Extent), "control.extent")
    for key, among in (("place", "places"), ("holder", "actors")):
        at = control.get(key)
        if at is not None and not (isinstance(at, int) and 0 <= at < len(claim.get(among) or ())):
            message = f"control.{key}: an index into {among}, or null"
            raise Fault(message)


def known(value: dict[str, Any], keys: frozenset[str], name: str) -> None:
    if unknown := sorted(set(value) - keys):
        message = f"{name}: unknown key {', '.join(unknown)}; there are {', '.join(sorted(keys))}"
        raise Fault(message)


def one_of(value: object, values: set[Any], name: str) -> None:
    if value not in values:
        message = f"{name}: {value!r} is none of {sorted(map(str, values))}"
        raise Fault(message)


def day(value: object, name: str) -> None:
    if value is None:
        return
    try:
        date.fromisoformat(str(value))
    except ValueError as error:
        message = f"{name}: {value!r} is no day"
        raise Fault(message) from error
