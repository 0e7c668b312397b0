"""marsad's reading of the corpus against careful readers: claims, sources, modality, tolls.

What a reader marked as unclear counts neither way.

* A claim is met by a read one whose evidence overlaps, each by one: the one most alike.
* The sources of a met claim are right if each labelled one is named and no other is, by words that
  overlap or share a word of the name. `nearest` asks only for the one nearest to the fact.
* The day of a met claim is right if both come to the same days. Its place is right if the one that
  leads it is labelled, `places_whole` if all are named and no other. A day or place that is read
  where none is labelled counts against the precision.
* A toll is right if one of its kind stands on the same words, with the same low, high, bound and
  scope. A number that several claims repeat counts once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from benchmarks._corpus.agreement import best_pairs, clear, overlap
from benchmarks._corpus.labels import Labelled, LabelledClaim
from benchmarks._corpus.settings import compare_setting
from marsad.records import Claim, Finding, Report, Source, Toll

AnyToll = TypeVar("AnyToll", Labelled, Toll)
TOLL_FIELDS = ("low", "high", "bound", "scope")
PLAIN = frozenset(
    "the a an of for in on at and his her its their its who that said local some two".split()
)


class Difference(Struct, frozen=True, kw_only=True):
    """One value read otherwise than labelled: in which words, what was wanted, what was read."""

    passage: str
    about: str
    words: str
    wanted: str
    read: str


class Outcome(Struct, frozen=True, kw_only=True):
    """The counts of one passage, and what differs in it."""

    counts: Counter[str]
    differences: tuple[Difference, ...]


def compare(report: Report, labelled: Sequence[LabelledClaim]) -> Outcome:
    """One passage as read against its labels."""
    counts: Counter[str] = Counter()
    found = [
        *compare_claims(report, labelled, counts),
        *compare_tolls(report, labelled, counts),
    ]
    return Outcome(counts=counts, differences=tuple(found))


def figures(outcomes: Iterable[Outcome]) -> dict[str, float | int | None]:
    """The rates over many passages; None where there was nothing to judge."""
    n: Counter[str] = Counter()
    for outcome in outcomes:
        n.update(outcome.counts)
    return {
        "claims": n["claims"],
        "claim_precision": share(n["met"], n["claims_read"]),
        "claim_recall": share(n["met"], n["claims"]),
        "type": share(n["type"], n["met"]),
        "sources": share(n["sources"], n["met"]),
        "sources_nearest": share(n["nearest"], n["met"]),
        "sources_where_any": share(n["credited_right"], n["credited"]),
        "modality": share(n["modality"], n["met"]),
        "modality_not_asserted": share(n["open_right"], n["open"]),
        **setting_figures(n),
        "tolls": n["tolls"],
        "toll_precision": share(n["tolls_right"], n["tolls_read"]),
        "toll_recall": share(n["tolls_right"], n["tolls"]),
        "toll_found": share(n["tolls_met"], n["tolls"]),
    }


def setting_figures(n: Counter[str]) -> dict[str, float | None]:
    """The rates of days and places; None for sets whose labels name neither."""
    return {
        "time_recall": share(n["times_right"], n["times"]),
        "time_precision": share(n["times_read_right"], n["times_read"] if n["times"] else 0),
        "place_recall": share(n["places_right"], n["places"]),
        "place_precision": share(n["places_read_right"], n["places_read"] if n["places"] else 0),
        "places_whole": share(n["places_whole"], n["places"]),
    }


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def compare_claims(
    report: Report, labelled: Sequence[LabelledClaim], counts: Counter[str]
) -> Iterator[Difference]:
    """Count claims, and their type, modality and sources where they are met."""
    wanted, text = clear(labelled), report.article.text
    pairs = paired(wanted, report.claims)
    met = {id(claim) for _, claim in pairs}
    spare = [c for c in report.claims if id(c) not in met and not is_unclear(c, labelled)]
    counts.update(claims=len(wanted), met=len(pairs), claims_read=len(pairs) + len(spare))
    name = report.page.location
    for label, claim in pairs:
        for about, want, got in compare_pair(text, label, claim, counts):
            yield Difference(
                passage=name, about=about, words=claim.evidence.text, wanted=want, read=got
            )
    told = {id(label) for label, _ in pairs}
    for label in wanted:
        if id(label) not in told:
            words = f"{label.type} [{cut(text, label.trigger)}]"
            evidence = cut(text, label.evidence)
            yield Difference(passage=name, about="missed", words=evidence, wanted=words, read="")
    for claim in spare:
        words = f"{claim.sub_event_type} {[t.text for t in claim.tolls]}"
        yield Difference(
            passage=name, about="surplus", words=claim.evidence.text, wanted="", read=words
        )


def compare_pair(
    text: str, label: LabelledClaim, claim: Claim, counts: Counter[str]
) -> Iterator[tuple[str, str, str]]:
    type_right = label.type == claim.sub_event_type
    modality_right = label.modality == claim.modality
    right, nearest = sources_right(text, label.sources, claim.sources)
    counts.update(type=type_right, modality=modality_right, sources=right, nearest=nearest)
    if label.sources:
        counts.update(credited=1, credited_right=right)
    if label.modality != "asserted":
        counts.update(open=1, open_right=modality_right)
    yield from compare_setting(text, label, claim, counts)
    if not type_right:
        yield "type", str(label.type), str(claim.sub_event_type)
    if not modality_right:
        yield "modality", label.modality, claim.modality
    if not right:
        words = [cut(text, s) + (f" = {s.fields['is']}" if s.fields.get("is") else "")
                 for s in label.sources]  # fmt: skip
        yield "sources", str(words), str([f"{s.text} = {s.name}" for s in claim.sources])


def paired(
    wanted: Sequence[LabelledClaim], claims: Sequence[Claim]
) -> list[tuple[LabelledClaim, Claim]]:
    """Which claim tells what is labelled: the most alike first, each once."""
    likely = {
        (i, j): alike
        for i, label in enumerate(wanted)
        for j, claim in enumerate(claims)
        if (alike := likeness(label, claim)) > 0
    }
    return [(wanted[i], claims[j]) for i, j in sorted(best_pairs(likely))]


def likeness(label: LabelledClaim, claim: Claim) -> float:
    """Zero unless the evidence overlaps; tolls and the type tell claims of one sentence apart."""
    shared = min(label.evidence.end, claim.evidence.end) - max(
        label.evidence.start, claim.evidence.start
    )
    if shared <= 0:
        return 0
    tolls = sum(any(overlap(t, u) for u in claim.tolls) for t in label.tolls)
    sources = sum(any(overlap(s, u) for u in claim.sources) for s in label.sources)
    same_type = label.type == claim.sub_event_type
    span = max(label.evidence.end - label.evidence.start, len(claim.evidence.text))
    return 2 * tolls + 2 * same_type + sources + (label.modality == claim.modality) + shared / span


def is_unclear(claim: Claim, labelled: Sequence[LabelledClaim]) -> bool:
    return any(c.fields.get("unclear") and overlap(c.evidence, claim.evidence) for c in labelled)


def sources_right(
    text: str, wanted: Sequence[Labelled], read: Sequence[Source]
) -> tuple[bool, bool]:
    """Whether all sources are right, and whether the one nearest to the fact is."""
    if not wanted or not read:
        return not wanted and not read, not wanted and not read
    named = all(any(same_source(text, w, r) for r in read) for w in wanted)
    none_else = all(any(same_source(text, w, r) for w in wanted) for r in read)
    return named and none_else, same_source(text, wanted[-1], read[-1])


def same_source(text: str, wanted: Labelled, read: Source) -> bool:
    if overlap(wanted, read):
        return True
    names = words_of(cut(text, wanted), wanted.fields.get("is") or "")
    return bool(names & words_of(read.text, read.name))


def words_of(*names: str) -> set[str]:
    """The words that tell a name: not articles, not little words."""
    bare = "".join(c if c.isalnum() else " " for name in names for c in f"{name.casefold()} ")
    return {w.removesuffix("s") for w in bare.split() if w not in PLAIN}


def compare_tolls(
    report: Report, labelled: Sequence[LabelledClaim], counts: Counter[str]
) -> Iterator[Difference]:
    """Count tolls as labelled, as read, found on the same words, and right."""
    text, name = report.article.text, report.page.location
    wanted = once(t for c in clear(labelled) for t in c.tolls)
    doubtful = [c.evidence for c in labelled if c.fields.get("unclear")]
    read = once(t for c in report.claims for t in c.tolls)
    left = list(read)
    for label in wanted:
        met = next((t for t in left if overlap(t, label) and kind_of(t) == kind_of(label)), None)
        right = met is not None and values(met) == values(label)
        counts.update(tolls=1, tolls_met=met is not None, tolls_right=right)
        if met is not None:
            left.remove(met)
            counts.update(tolls_read=1)
        if not right:
            told = f"{values(met)} [{met.text}]" if isinstance(met, Toll) else "none"
            words = f"{kind_of(label)} {values(label)} [{cut(text, label)}]"
            around = text[max(0, label.start - 120) : label.end + 120]
            yield Difference(passage=name, about="toll", words=around, wanted=words, read=told)
    for toll in left:
        if not any(overlap(toll, span) for span in doubtful):
            counts.update(tolls_read=1)
            around = text[max(0, toll.start - 120) : toll.end + 120]
            words = f"{kind_of(toll)} {values(toll)} [{cut(text, toll)}]"
            yield Difference(passage=name, about="toll", words=around, wanted="none", read=words)


def once(tolls: Iterable[AnyToll]) -> list[AnyToll]:
    """Each figure once: a headline and two claims may repeat the very words."""
    seen: dict[tuple[object, ...], AnyToll] = {}
    for toll in tolls:
        seen.setdefault((toll.start, kind_of(toll), values(toll)), toll)
    return list(seen.values())


def kind_of(toll: Labelled | Toll) -> str:
    return str(toll.kind if isinstance(toll, Toll) else toll.fields["kind"])


def values(toll: Labelled | Toll) -> tuple[object, ...]:
    if isinstance(toll, Toll):
        return (toll.low, toll.high, str(toll.bound), str(toll.scope))
    fields = {"scope": "incident", **toll.fields}
    return tuple(fields.get(key) for key in TOLL_FIELDS)


def cut(text: str, span: Labelled | Finding) -> str:
    return text[span.start : span.end]
