"""What was known at a moment is what a run over the pages captured by then gives."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ids import article_id, claim_id, page_id
from marsad.pipeline import decide
from marsad.pipeline.changes import changes_since
from marsad.pipeline.ingest import Reading, Tally, ingest
from marsad.pipeline.known import (
    control_claims,
    control_claims_known_at,
    incidents_known_at,
    on_paper,
)
from marsad.pipeline.partition import load_decisions, match_partition
from marsad.reconciling.deciding import Signed
from marsad.reconciling.effects import Effects
from marsad.records import (
    Actor,
    ActorRole,
    Article,
    Block,
    BlockKind,
    Bound,
    Claim,
    Control,
    ControlChange,
    Modality,
    Page,
    PageHeader,
    Place,
    PlacePrecision,
    Quote,
    Report,
    Source,
    SubEventType,
    Time,
    TimePrecision,
    Toll,
    TollKind,
)
from marsad.registry.store import load_registry
from marsad.store.decisions import add_decision, decisions
from marsad.store.known import incidents_outside
from marsad.store.store import Store, open_store
from marsad.vocabulary import EVENT_TYPE_OF

STEADY = settings(derandomize=True, deadline=None, max_examples=30)

START = datetime(2024, 11, 30, 6, tzinfo=UTC)
TOWNS = (("Saraqib", 1, "SY"), ("Nayrab", 2, "SY"), ("Kabul", 3, "AF"))
KINDS = (
    SubEventType.AIR_STRIKE,
    SubEventType.NON_STATE_OVERTAKES,
    SubEventType.ARMED_CLASH,
    SubEventType.SUICIDE_BOMB,
    SubEventType.ARRESTS,
)
SOURCES = ("", "the hospital", "police", "White Helmets")
# What makes an incident a campaign, or puts it within one.
TOLD = (
    "",
    "",
    "the town has been besieged by rebels since Monday",
    "rebels launched an offensive on the town",
    "shells fell on the besieged town",
    "soldiers opened Operation Red Dune",
)
FILLER = [f"word{n}" for n in range(400)]

events = st.fixed_dictionaries(
    {
        "town": st.integers(0, 2),
        "kind": st.integers(0, 2),
        "killed": st.sampled_from((None, 0, 3, 12, 15, 20)),
        "source": st.integers(0, 3),
        "denied": st.booleans(),
        "day": st.sampled_from((None, 28, 29)),
        "told": st.sampled_from(TOLD),
    }
)
pages = st.lists(
    st.fixed_dictionaries(
        {
            "hour": st.integers(0, 12),
            "url": st.sampled_from((None, None, "https://a.example/1", "https://b.example/2")),
            "first": st.sampled_from((0, 0, 20, 200)),
            "title": st.sampled_from(("Rockets", "Rockets", "A notice")),
            "events": st.lists(events, min_size=0, max_size=3),
        }
    ),
    min_size=1,
    max_size=8,
)


def sieges(seed: int) -> list[dict[str, Any]]:
    """Pages that tell of sieges and offensives, and of what happened on many days around them."""
    random = Random(seed)  # noqa: S311  a repeatable story is the point
    return [
        {
            "hour": random.randint(0, 12),
            "url": None,
            "first": len(FILLER) + number,  # none of its words are shared
            "title": f"Story {number}",
            "events": [
                {
                    "town": random.choice((0, 0, 1)),
                    "kind": random.choice((0, 2, 2, 3, 4)),
                    "killed": random.choice((None, 3, 12, 40, 75)),
                    "source": random.randrange(4),
                    "denied": False,
                    "day": random.randint(5, 29),
                    "told": random.choice(TOLD),
                }
                for _ in range(random.randint(1, 3))
            ],
        }
        for number in range(random.randint(4, 14))
    ]


# A seed cannot be shrunk: a smaller one is another story.
stories = st.one_of(pages, st.integers(0, 10_000).map(sieges))


def made_page(sheet: dict[str, Any]) -> Page:
    body = msgspec.json.encode(sheet)
    captured = START + timedelta(hours=sheet["hour"])
    return Page(
        id=page_id(body),
        location="a.json",
        media_type="text/plain",
        body=body,
        url=sheet["url"],
        captured_at=captured.isoformat(),
    )


def read(page: Page) -> tuple[Report, ...]:
    """Read a page of our own small language: what it tells stands in its body as JSON."""
    sheet = msgspec.json.decode(page.body)
    lines = [f"{n} {sentence(event)}" for n, event in enumerate(sheet["events"])]
    words = " ".join(FILLER[sheet["first"] : sheet["first"] + 120])
    text = "\n".join((sheet["title"], *lines, words))
    report = Report(
        page=PageHeader(id=page.id, location="a.json", media_type="text/plain", language="en"),
        article=Article(
            title=sheet["title"],
            outlet=f"outlet {sheet['first']}",
            published="2024-11-30",
            text=text,
            blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        ),
    )
    claims = [
        made_claim(report, event, text.index(line), line)
        for event, line in zip(sheet["events"], lines, strict=True)
    ]
    return (msgspec.structs.replace(report, claims=tuple(claims)),)


def sentence(event: dict[str, Any]) -> str:
    return " ".join(f"{key} {value}" for key, value in event.items())


def made_claim(report: Report, event: dict[str, Any], start: int, line: str) -> Claim:
    span = {"text": line, "start": start, "end": start + len(line)}
    name, geonameid, country = TOWNS[event["town"]]
    kind, source, killed = KINDS[event["kind"]], SOURCES[event["source"]], event["killed"]
    taken = kind is SubEventType.NON_STATE_OVERTAKES
    day = None if event["day"] is None else date(2024, 11, event["day"])
    toll = Toll(**span, kind=TollKind.KILLED, low=killed, high=killed, bound=Bound.EXACT)
    return Claim(
        id=claim_id(article_id(report), start, start + len(line)),
        story="article",
        event_type=EVENT_TYPE_OF[kind],
        sub_event_type=kind,
        modality=Modality.DENIED if event["denied"] else Modality.ASSERTED,
        sources=(Source(**span, name=source),) if source else (),
        actors=(Actor(**span, role=ActorRole.ACTOR, name="Hayat Tahrir al-Sham"),),
        places=(
            Place(**span, name=name, geonameid=geonameid, country=country, latitude=35.0,
                  longitude=36.0 + geonameid, precision=PlacePrecision.TOWN),
        ),
        time=None
        if day is None
        else Time(**span, earliest=day, latest=day, precision=TimePrecision.DAY),
        tolls=() if killed is None else (toll,),
        control=Control(place=0, holder=0, change=ControlChange.TAKEN) if taken else None,
        evidence=Quote(**span),
        confidence=0.9,
        extractor="hand/1",
    )  # fmt: skip


READING = Reading(version="v1", read=read)


def untold(_tally: Tally) -> None:
    """Nobody listens."""


def run(found: Iterable[Page], store: Store) -> None:
    ingest(found, store, READING, now=lambda: START, tell=untold)


def opened(empty: Path, folder: str, name: str) -> Store:
    return open_store(Path(copyfile(empty, Path(folder) / name)), write=True)


def lines(records: Iterable[Any]) -> list[bytes]:
    return sorted(msgspec.json.encode(record) for record in records)


def until(sheets: Sequence[dict[str, Any]], hour: int) -> list[Page]:
    return [made_page(sheet) for sheet in sheets if sheet["hour"] <= hour]


@STEADY
@given(sheets=stories, hour=st.integers(0, 12))
def test_what_was_known_is_what_a_run_over_the_pages_until_then_gives(empty_store, sheets, hour):
    at = (START + timedelta(hours=hour)).isoformat()
    with TemporaryDirectory() as folder:
        with opened(empty_store, folder, "whole.db") as whole:
            run(map(made_page, sheets), whole)
            known = incidents_known_at(whole, at, load_registry())
            control = control_claims_known_at(whole, at)
        with opened(empty_store, folder, "fresh.db") as fresh:
            run(until(sheets, hour), fresh)
            assert lines(known) == lines(fresh.incidents())
            assert [each.id for each in known] == [each.id for each in fresh.incidents()]
            assert lines(control) == lines(control_claims(fresh))


@STEADY
@given(sheets=stories, left_out=st.sampled_from(SOURCES))
def test_without_some_claims_it_is_on_paper_what_it_is_afresh(empty_store, sheets, left_out):
    registry = load_registry()
    with TemporaryDirectory() as folder, opened(empty_store, folder, "whole.db") as whole:
        run(map(made_page, sheets), whole)
        told = list(whole.claims(words=True))
        kept = [each for each in told if left_out not in names_of(each.claim)]
        changed = {each.page_id for each in told} - {each.page_id for each in kept}
        changed |= {each.page_id for each in told if each not in kept}
        by_id = {each.claim.id: each for each in kept}
        moved = on_paper(
            whole,
            changed,
            [each for each in kept if each.page_id in changed],
            lambda ids: [by_id[each] for each in ids],
            load_decisions(whole),
            registry,
        )
        found = (*incidents_outside(whole, moved.partitions or ()), *moved.then)
        assert lines(found) == lines(match_partition(kept, Effects(), registry))


def names_of(claim: Claim) -> set[str]:
    return {source.name for source in claim.sources} or {""}


@STEADY
@given(sheets=pages, hour=st.integers(0, 11))
def test_nothing_moved_where_all_is_as_it_was(empty_store, sheets, hour):
    at = (START + timedelta(hours=hour)).isoformat()
    with TemporaryDirectory() as folder, opened(empty_store, folder, "whole.db") as whole:
        run(map(made_page, sheets), whole)
        then = incidents_known_at(whole, at, load_registry())
        changes = changes_since(whole, at, load_registry(), today=date(2024, 12, 1))
        touched = {change.incident for change in changes}
        same = {each.id for each in then if each in whole.incidents()}
        assert same.isdisjoint(touched)
        assert {each.id for each in whole.incidents()} - {each.id for each in then} <= touched


@STEADY
@given(sheets=pages, hour=st.integers(1, 11), data=st.data())
def test_decisions_hold_from_when_they_were_made_and_a_rebuild_honours_them(
    empty_store, sheets, hour, data
):
    with TemporaryDirectory() as folder, opened(empty_store, folder, "whole.db") as whole:
        run(until(sheets, hour), whole)
        incidents = whole.incidents()
        if not incidents:
            return
        decided_at = (START + timedelta(hours=hour, minutes=30)).isoformat()
        signed = Signed(by="Amal", at=decided_at)
        one = data.draw(st.sampled_from(incidents)).id
        other = data.draw(st.sampled_from(incidents)).id
        made = (
            decide.reject(whole, one, signed)
            if one == other
            else decide.merge(whole, one, other, signed)
        )
        decide.keep(whole, made, load_registry())
        run([made_page(sheet) for sheet in sheets if sheet["hour"] > hour], whole)
        before = (START + timedelta(hours=hour)).isoformat()
        assert lines(incidents_known_at(whole, before, load_registry())) == lines(incidents)
        with opened(empty_store, folder, "fresh.db") as fresh:
            for each in decisions(whole):
                add_decision(fresh, each)
            run(map(made_page, sheets), fresh)
            assert lines(whole.incidents()) == lines(fresh.incidents())


@STEADY
@given(sheets=stories, data=st.data())
def test_runs_in_any_order_come_to_what_all_claims_at_once_come_to(empty_store, sheets, data):
    waiting = data.draw(st.permutations(sheets))
    with TemporaryDirectory() as folder, opened(empty_store, folder, "whole.db") as whole:
        while waiting:
            count = data.draw(st.integers(1, len(waiting)))
            run(map(made_page, waiting[:count]), whole)
            waiting = waiting[count:]
        told = whole.claims(words=True)
        assert lines(whole.incidents()) == lines(match_partition(told, Effects(), load_registry()))
