"""The situation report of an area and some days, in words made of the claims and nothing else.

The same claims give the same text, letter by letter: no clock and no language model has a part in
it. Figures are as the policy has them; what the lens leaves out is not told.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from marsad.records import (
    ClaimId,
    ClaimInContext,
    ControlState,
    EventType,
    Incident,
)
from marsad.store.rows import AlertInContext
from marsad.vocabulary import TOLL_ORDER
from marsad.web.bulletin_parts import (
    alerts_section,
    control_section,
    disputed_section,
    unknown_section,
)
from marsad.web.bulletin_tolls import displaced_section, figure_of, number_of, tolls_section
from marsad.web.cited import (
    Bulletin,
    Cited,
    Line,
    Note,
    Part,
    Section,
    Sentence,
    cited,
    given,
    joined,
    line,
    woven,
)
from marsad.web.code_words import grade_words, words_of
from marsad.web.days_said import moment_text
from marsad.web.outlets import outlet_words
from marsad.web.telling import how_many, on_whose_word, what_happened
from marsad.web.tongue import counted, say, say_in
from marsad.web.values import speaker_of
from marsad.web.wording import count_text

MAIN_INCIDENTS = 10


class Material(Struct, frozen=True, kw_only=True):
    """What a report is made of.

    `undated` are incidents that were reported in these days and have no day of their own;
    `landless` those of no known country, where a country or an area was asked for. `before` and
    `after` say who held what on the day before the first and on the last day.
    """

    area: str
    days: str
    policy: str
    lens: str
    incidents: Sequence[Incident]
    undated: Sequence[Incident]
    landless: Sequence[Incident]
    claims: Mapping[ClaimId, ClaimInContext]
    before: Sequence[ControlState]
    after: Sequence[ControlState]
    alerts: Sequence[AlertInContext]


def compose(material: Material) -> Bulletin:
    """Write the report."""
    ranked = sorted(material.incidents, key=_gravity)
    sections = (
        Section(key="summary", title=say("Summary"), lines=tuple(_summary(ranked))),
        Section(
            key="main",
            title=say("Main incidents"),
            lines=tuple(map(_telling, ranked[:MAIN_INCIDENTS])),
        ),
        tolls_section(ranked),
        control_section(material.before, material.after),
        displaced_section(ranked),
        alerts_section(material.alerts),
        disputed_section(ranked, material.after),
        unknown_section(ranked, material.undated, material.landless),
    )
    return _numbered(
        Bulletin(
            title=woven(
                say("Situation report: {area}, {days}"),
                area=given(material.area),
                days=given(material.days),
            ),
            method=_method(material),
            sections=sections,
            notes=(),
        ),
        material.claims,
    )


def _method(material: Material) -> Line:
    rule = woven(
        say(
            "Every number leads to the sentences it rests on. Tolls are by the policy “{policy}”; "
            "running totals are never added to them."
        ),
        policy=given(material.policy),
    )
    seen: list[Part | str] = [given(material.lens), " "] if material.lens else []
    return line(*rule.parts, " ", *seen, say("What no page says stays unknown."))


def _gravity(incident: Incident) -> tuple[float, ...]:
    """What sorts incidents: most killed first, then most wounded, then most sources."""
    numbers = [number_of(incident, kind) for kind in TOLL_ORDER]
    return (*(-number for number in numbers), -incident.independent_origins, -len(incident.claims))


# --- summary --------------------------------------------------------------------------------


def _summary(ranked: Sequence[Incident]) -> Iterator[Line]:
    if not ranked:
        yield line(say("No incident is dated to these days by any page that counts."))
        return
    yield _counted(ranked)
    worst = ranked[0]
    if worst.tolls:
        yield woven(
            say("The gravest by its toll: {incident}, {figure}."),
            of=worst.id,
            incident=cited(what_happened(worst), worst.claims),
            figure=figure_of(min(worst.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))),
        )
    yield _borne_out(ranked)


def _counted(ranked: Sequence[Incident]) -> Line:
    claims = [claim for incident in ranked for claim in incident.claims]
    kinds = Counter(i.event_type for i in ranked)
    counts: list[Part] = [
        cited(_of_kind(kind, count), (c for i in ranked if i.event_type is kind for c in i.claims))
        for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0] or "other"))
    ]
    total = cited(count_text(len(ranked), "incident"), claims)
    return woven(say("Pages tell of {incidents}: {kinds}."), incidents=total, kinds=joined(counts))


def _of_kind(kind: EventType | None, count: int) -> str:
    """A count of events: `3 Battles`."""
    words = words_of(kind) if kind else say("other")
    return counted("{n} {kind}", "{n} {kind}", count, kind=words)


def _borne_out(ranked: Sequence[Incident]) -> Line:
    counts = Counter(incident.status for incident in ranked)
    parts: list[Part] = [
        cited(
            counted("{n} {status}", "{n} {status}", count, status=grade_words(status)[0]),
            (claim for i in ranked if i.status is status for claim in i.claims),
        )
        for status, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return woven(say("How well they are borne out: {statuses}."), statuses=joined(parts))


# --- incidents ------------------------------------------------------------------------------


def _telling(incident: Incident) -> Line:
    happened = cited(what_happened(incident), incident.claims)
    parts: list[Part | str] = [happened, say_in("between parts", ": ")]
    tolls = sorted(incident.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    if tolls:
        parts += [*joined([figure_of(toll) for toll in tolls]), ". "]
    else:
        parts.append(f"{how_many(incident)} ")
    parts.append(cited(on_whose_word(incident), incident.claims))
    return line(*parts, incident=incident.id, status=incident.status.value)


# --- notes ----------------------------------------------------------------------------------


def _numbered(bulletin: Bulletin, claims: Mapping[ClaimId, ClaimInContext]) -> Bulletin:
    """Give each set of claims a number, in the order of the text, and list its sentences."""
    numbers: dict[tuple[ClaimId, ...], int] = {}

    def number(part: Part) -> Part:
        if not isinstance(part, Cited):
            return part
        note = numbers.setdefault(part.claims, len(numbers) + 1)
        return msgspec.structs.replace(part, note=note)

    sections = tuple(_mapped(section, number) for section in bulletin.sections)
    notes = tuple(
        Note(number=n, sentences=tuple(_sentences(ids, claims))) for ids, n in numbers.items()
    )
    return msgspec.structs.replace(bulletin, sections=sections, notes=notes)


def _mapped(section: Section, change: Callable[[Part], Part]) -> Section:
    def changed(each: Line) -> Line:
        return msgspec.structs.replace(each, parts=tuple(map(change, each.parts)))

    return msgspec.structs.replace(
        section,
        lines=tuple(map(changed, section.lines)),
        rows=tuple(tuple(map(changed, row)) for row in section.rows),
    )


def _sentences(
    ids: Iterable[ClaimId], claims: Mapping[ClaimId, ClaimInContext]
) -> Iterator[Sentence]:
    for claim_id in ids:
        told = claims[claim_id]
        yield Sentence(
            claim=claim_id,
            page=told.page_id,
            quote=told.claim.evidence.text,
            speaker=speaker_of(told.claim, told.outlet),
            outlet=outlet_words(told.outlet),
            said=moment_text(told.said),
        )
