"""What the encoder learns from a labelled passage: spans, and what they are to each other."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks._corpus.labels import Labelled, LabelledClaim, read_labels, read_passages
from benchmarks._corpus.standoff import read_texts, standoff
from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.words import Window, windows_of

Span = tuple[int, int]
# Sets of sentences and round-ups are labelled for these alone.
SPEAKERS_AND_TOLLS = frozenset({"trigger", "toll", "source", "cue"})
PARTIAL = frozenset("sdfgy")
WHOLE = frozenset(scheme.LAYERS)
# Labels of texts of others keep no words, and a cue is told by its words alone.
OF_OTHERS = WHOLE - {"cue"}
LONGEST_TRIGGER, LONGEST_SPAN = 8, 30
_PARAGRAPH = re.compile(r"\S[^\n]*")
_MARKED = re.compile(r"^(.*?)\[\[(.+?)\]\](.*)$", re.DOTALL)


class Event(NamedTuple):
    """A claim by its trigger, with the numbers of its answers."""

    at: Span
    answers: dict[str, int]


class Example(NamedTuple):
    """A window in words, and all that it teaches; `links` are event, layer, span, what it is."""

    name: str
    pieces: list[tuple[int, ...]]
    layers: frozenset[str]
    events: list[Event]
    spans: dict[str, dict[Span, None]]
    links: list[tuple[int, str, Span, int]]
    tolls: dict[Span, dict[str, int]]
    said: list[tuple[Span, Span]]
    within: list[tuple[Span, Span]]
    unclear: list[Span]
    tells: list[bool]


def examples_of(corpus: Path, prefixes: Sequence[str]) -> Iterator[Example]:
    """The examples of each labelled passage of these files; of two hands the first one's.

    A file that is named twice is learnt from twice.
    """
    passages = read_passages(corpus / "passages")
    seen = set[str]()
    for path in sorted((corpus / "labels").glob("*/*.jsonl")):
        if path.stem in prefixes:
            layers = SPEAKERS_AND_TOLLS if path.stem[0] in PARTIAL else WHOLE
            for name, claims in read_labels(path, passages):
                if isinstance(claims, tuple) and name not in seen:
                    seen.add(name)
                    found = list(examples_in(name, passages[name].whole, claims, layers))
                    yield from found * prefixes.count(path.stem)


def examples_of_others(corpus: Path, data: Path) -> Iterator[Example]:
    """The examples of texts that are not in the repository, without those kept to judge by."""
    texts = read_texts(data)
    for path in sorted((corpus / "standoff").glob("*.jsonl")):
        for passage, claims in standoff(path, texts, kept=False):
            yield from examples_in(passage.id, passage.whole, claims, OF_OTHERS)


def examples_in(
    name: str, text: str, claims: Sequence[LabelledClaim], layers: frozenset[str]
) -> Iterator[Example]:
    """One example for each window of a text; nearly all passages of the corpus fit into one."""
    stretches = [match.span() for match in _PARAGRAPH.finditer(text)]
    for window in windows_of(text, stretches):
        yield Maker(name, text, window, layers).make(claims)


class Maker:
    """Collects what a window of a text teaches."""

    def __init__(self, name: str, text: str, window: Window, layers: frozenset[str]) -> None:
        self.text = text
        self.words = window.spans
        self.example = Example(
            name=name,
            pieces=list(window.pieces),
            layers=layers,
            events=[],
            spans={name: {} for name in scheme.LAYERS},
            links=[],
            tolls={},
            said=[],
            within=[],
            unclear=[],
            tells=[],
        )

    def make(self, claims: Sequence[LabelledClaim]) -> Example:
        here = [claim for claim in claims if self.holds(claim.trigger)]
        clear = [claim for claim in here if not claim.fields.get("unclear")]
        if clear or not here:
            self.example.tells.append(bool(clear))
        for claim in here:
            at = self.words_of(claim.trigger, LONGEST_TRIGGER)
            if claim.fields.get("unclear"):
                self.example.unclear.extend([at] if at else [])
            elif at is not None and not self.taken(at):
                self.add(claim, at)
        return self.example

    def holds(self, part: Labelled) -> bool:
        """Whether a stretch of the text lies in the window, all of it."""
        return self.words[0][0] <= part.start and part.end <= self.words[-1][1]

    def taken(self, at: Span) -> bool:
        """Whether another event is told by the same words: a word can name one event only."""
        return any(event.at[0] <= at[1] and at[0] <= event.at[1] for event in self.example.events)

    def add(self, claim: LabelledClaim, at: Span) -> None:
        control = claim.control or {}
        answers = {
            "sub_type": scheme.TYPES.index(claim.type),
            "modality": scheme.MODALITIES.index(claim.modality),
            "background": int(bool(claim.fields.get("background"))),
            "change": scheme.CHANGES.index(control.get("change")),
            "extent": scheme.EXTENTS.index(control.get("extent") or "unknown"),
        }
        self.example.spans["trigger"][at] = None
        self.example.events.append(Event(at=at, answers=answers))
        said = [span for source in claim.sources if (span := self.link("source", source, 0))]
        for source in claim.sources:
            self.add_cue(source)
        for layer, parts in (("actor", claim.actors), ("place", claim.places)):
            for part in parts:
                role = part.fields.get("role", "location")
                self.link(layer, part, scheme.LINKS[layer].index(role))
        for layer, parts in (("weapon", claim.weapons), ("target", claim.targets)):
            for part in parts:
                self.link(layer, part, 0)
        if claim.time is not None:
            self.link("time", claim.time, 0)
        self.add_tolls(claim, said)

    def link(self, layer: str, part: Labelled, kind: int) -> Span | None:
        span = self.words_of(part, LONGEST_SPAN)
        if span is not None:
            self.example.spans[layer][span] = None
            self.example.links.append((len(self.example.events) - 1, layer, span, kind))
        return span

    def add_tolls(self, claim: LabelledClaim, said: list[Span]) -> None:
        spans = [self.link("toll", toll, 0) for toll in claim.tolls]
        for toll, span in zip(claim.tolls, spans, strict=True):
            if span is None:
                continue
            self.example.tolls[span] = {
                "kind": scheme.KINDS.index(toll.fields["kind"]),
                "scope": scheme.SCOPES.index(toll.fields.get("scope", "incident")),
                "bound": scheme.BOUNDS.index(toll.fields["bound"]),
            }
            own = [self.words_of(source, LONGEST_SPAN) for source in toll.fields["sources"]]
            self.example.spans["source"].update({s: None for s in own if s is not None})
            self.example.said.extend((span, s) for s in (own or said) if s is not None)
            whole = toll.fields.get("part_of")
            if whole is not None and whole < len(spans) and (over := spans[whole]) is not None:
                self.example.within.append((span, over))

    def add_cue(self, source: Labelled) -> None:
        """The cue's words: as marked, or where they stand nearest to the source."""
        cue = source.fields.get("cue")
        if not cue:
            return
        marked = _MARKED.match(cue)
        before, words, after = marked.groups() if marked else ("", cue, "")
        starts = [m.start() for m in re.finditer(re.escape(before + words + after), self.text)]
        if starts:
            start = min(starts, key=lambda at: abs(at - source.start)) + len(before)
            span = self.words_of(Labelled(start=start, end=start + len(words)), LONGEST_SPAN)
            if span is not None:
                self.example.spans["cue"][span] = None

    def words_of(self, part: Labelled, longest: int) -> Span | None:
        """The first and last word of a stretch of text, if it is no longer than that."""
        if not self.holds(part):
            return None
        inside = [n for n, (a, b) in enumerate(self.words) if a < part.end and part.start < b]
        if not inside or inside[-1] - inside[0] > longest:
            return None
        return inside[0], inside[-1]
