"""A store of up to a million made-up claims, written straight into the tables.

Matching so many would take hours: some hundred incidents are matched from claims of their own, and
the others are their copies at other places and on other days. Words are syllables, drawn as often
as words of a language are; towns lie around the cities of the map.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, chain, islice
from pathlib import Path
from random import Random

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection
from sqlalchemy.sql.expression import TableClause

from benchmarks._stream import KINDS, SYLLABLES, made_claim
from marsad.ids import digest
from marsad.pipeline.partition import match_partition
from marsad.reconciling.effects import Effects
from marsad.records import (
    Actor,
    ActorRole,
    Article,
    Block,
    BlockKind,
    Claim,
    ClaimInContext,
    Control,
    ControlChange,
    Extent,
    Incident,
    IncidentId,
    LineageId,
    Page,
    PageHeader,
    PageId,
    Place,
    PlacePrecision,
    Quote,
    Report,
)
from marsad.registry.store import Registry, load_registry
from marsad.store import search, tables
from marsad.store.rows import (
    Row,
    article_to_row,
    claim_to_row,
    encode,
    evidence_rows,
    incident_to_row,
    page_to_row,
    place_rows,
    utc,
    words_of,
)
from marsad.store.statements import insert_all
from marsad.store.store import open_store

CITIES = Path("marsad/web/static/vendor/geonames-cities/cities.json")
CAPTURED = datetime(2025, 4, 1, tzinfo=UTC)
FIRST_DAY = date(2023, 1, 1)
DAYS = 800
TOWNS = 20_000
CLAIMS_OF = (1, 3, 5, 7, 9)  # how many claims the first, second, ... incident has, again and again
PROTOTYPES = range(280)  # so many likenesses; the lengths of all patterns divide them
CLAIMS_OF_PAGE = 4
WORDS_EACH = 24
VOCABULARY = 40_000
COUNTRIES = ("SY", "SD", "UA", "ML", "MM", "CD", "SO", "YE", "HT", "IQ")
AT_A_TIME = 2000
# Each twentieth incident is about who holds a town, and each control claim of one of 400 towns.
CONTROL_EVERY = 20
CONTROL_TOWNS = 400


class Town(Struct, frozen=True, kw_only=True):
    """Where made-up things happen."""

    number: int
    name: str
    country: str
    latitude: float
    longitude: float

    def place(self, text: str, start: int) -> Place:
        return Place(
            text=text,
            start=start,
            end=start + len(text),
            name=self.name,
            geonameid=20_000_000 + self.number,
            country=self.country,
            admin1=f"province {self.number // 40}",
            latitude=self.latitude,
            longitude=self.longitude,
            precision=PlacePrecision.ADMIN1 if self.number % 25 == 0 else PlacePrecision.TOWN,
        )


class World(Struct, frozen=True, kw_only=True):
    """What all the made-up claims share."""

    towns: list[Town]
    words: list[str]
    weights: list[float]


def made_world(seed: int = 5) -> World:
    random = Random(seed)  # noqa: S311  a repeatable world is the point
    cities = json.loads(CITIES.read_text(encoding="utf-8"))
    towns = []
    for number in range(TOWNS):
        _, longitude, latitude = cities[int(len(cities) * random.random() ** 1.5)]
        town = Town(
            number=number,
            name="".join(random.choices(SYLLABLES, k=3)).capitalize(),
            country=COUNTRIES[number % len(COUNTRIES)],
            latitude=round(max(-80, min(80, latitude + random.gauss(0, 0.7))), 4),
            longitude=round(max(-179.9, min(179.9, longitude + random.gauss(0, 0.7))), 4),
        )
        towns.append(town)
    made = {"".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(VOCABULARY)}
    words = sorted(made, key=lambda _: random.random())
    return World(towns=towns, words=words, weights=list(accumulate(rarity(len(words)))))


def rarity(count: int) -> Iterator[float]:
    """The nth word is as much rarer as n is larger: Zipf's law."""
    return (1 / (nth + 2) for nth in range(count))


class Told(Struct, frozen=True, kw_only=True):
    """Which claim of which made-up incident, with what all claims of that incident share."""

    incident: int
    nth: int
    town: Town
    day: date
    likeness: int  # incidents of one likeness differ in nothing but their numbers, towns and days


def told_of(incident: int, nth: int, world: World) -> Told:
    random = Random(incident)  # noqa: S311  the same every time
    town = world.towns[int(len(world.towns) * random.random() ** 2)]
    if incident % CONTROL_EVERY == 0:
        town = world.towns[incident // CONTROL_EVERY % CONTROL_TOWNS + 1]
    day = FIRST_DAY + timedelta(days=int(DAYS * random.random() ** 0.7))
    return Told(incident=incident, nth=nth, town=town, day=day, likeness=incident % len(PROTOTYPES))


def claim_name(told: Told) -> str:
    return f"{told.incident:08}-{told.nth:02}"


def claim_of(told: Told, sentence: str = "made", start: int = 0) -> Claim:
    """The claim itself: all claims of one incident agree in kind, town and day."""
    random = Random(told.likeness * 10 + told.nth)  # noqa: S311  the same every time
    killed = 1 + int(Random(told.likeness).paretovariate(0.9))  # noqa: S311  the same
    made = made_claim(
        claim_name(told),
        kind=KINDS[told.likeness % len(KINDS)],
        place=told.town.place(told.town.name, start),
        day=told.day,
        killed=None if random.random() < 0.3 else max(1, killed - told.nth % 2),
        said="",
        page=0,
        source=f"source {told.likeness % 7 + told.nth * 5}",
    ).claim
    evidence = Quote(text=sentence, start=start, end=start + len(sentence))
    if told.incident % CONTROL_EVERY:
        return replace(made, evidence=evidence)
    holder = f"holder {told.likeness // CONTROL_EVERY % 5}"
    actor = Actor(text="x", start=0, end=1, role=ActorRole.ACTOR, name=holder)
    control = Control(place=0, holder=0, change=ControlChange.TAKEN, extent=Extent.ALL)
    return replace(made, evidence=evidence, actors=(actor,), control=control)


def said_of(told: Told) -> str:
    hours = 3 + told.nth * 4
    return (datetime(told.day.year, told.day.month, told.day.day, tzinfo=UTC)
            + timedelta(hours=hours)).isoformat()  # fmt: skip


# --- incidents ------------------------------------------------------------------------------

# Stands for the town of the incident that is being made, in the prototype's JSON.
MARK = Town(number=77_777_777, name="Zzyzzx", country="ZZ", latitude=11.1357, longitude=22.2468)


def prototype(likeness: int, registry: Registry) -> str:
    """The JSON of an incident that is matched and assessed as `marsad ingest` does it."""
    told = [
        Told(incident=likeness, nth=nth, town=MARK, day=FIRST_DAY, likeness=likeness)
        for nth in range(CLAIMS_OF[likeness % len(CLAIMS_OF)])
    ]
    claims = [
        ClaimInContext(
            claim=claim_of(each),
            page_id=PageId(f"page-{claim_name(each)}"),
            outlet=f"outlet {each.nth}",
            said=said_of(each),
            lineage=LineageId(f"lin-{claim_name(each)}"),
        )
        for each in told
    ]
    (found,) = match_partition(claims, Effects(), registry)
    return encode(found)


def incident_of(told: Told, prototypes: Sequence[str]) -> Incident:
    """The incident of a number: its prototype at another town, on other days."""
    record = prototypes[told.likeness]
    for after in range(3):
        day, moved = (str(each + timedelta(days=after)) for each in (FIRST_DAY, told.day))
        record = record.replace(day, f"!{moved}")
    changes = {
        f"{told.likeness:08}-": f"{told.incident:08}-",
        "!": "",
        MARK.name: told.town.name,
        MARK.country: told.town.country,
        str(20_000_000 + MARK.number): str(20_000_000 + told.town.number),
        f"province {MARK.number // 40}": f"province {told.town.number // 40}",
        str(MARK.latitude): str(told.town.latitude),
        str(MARK.longitude): str(told.town.longitude),
    }
    for old, new in changes.items():
        record = record.replace(old, new)
    found = msgspec.json.decode(record, type=Incident)
    place = told.town.place(told.town.name, 0)
    return replace(
        found,
        id=IncidentId(f"inc-{digest('made', str(told.incident))[7:27]}"),
        place=found.place and replace(found.place, precision=place.precision),
    )


# --- the tables -----------------------------------------------------------------------------


def fill(path: Path, claims: int) -> list[str]:
    """Write a store of about so many claims; give the ids of its incidents."""
    world = made_world()
    told = list(tellings(claims, world))
    by_page = len(told) // CLAIMS_OF_PAGE
    with open_store(path, write=True) as store, store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = -400000")
        pages = (told[nth::by_page] for nth in range(by_page))
        write(connection, (page_rows(page, world) for page in pages))
        prototypes = [prototype(each, load_registry()) for each in PROTOTYPES]
        founders = (each for each in told if each.nth == 0)
        made = (incident_of(each, prototypes) for each in founders)
        ids: list[str] = []
        write(connection, (incident_rows(found, ids) for found in made))
    return ids


def tellings(claims: int, world: World) -> Iterator[Told]:
    incident, count = 0, 0
    while count < claims:
        each = CLAIMS_OF[incident % len(CLAIMS_OF)]
        yield from (told_of(incident, nth, world) for nth in range(each))
        incident, count = incident + 1, count + each


TableRow = tuple[TableClause, Row]


def page_rows(tellings: Sequence[Told], world: World) -> Iterator[TableRow]:
    """A page of some paragraphs, each of which tells one claim, and all that is read from it."""
    first = tellings[0]
    random = Random(claim_name(first))  # noqa: S311  the same every time
    sentences = [f"{sentence_of(each, world, random)}." for each in tellings]
    starts = [0, *accumulate(len(each) + 1 for each in sentences)]
    text = "\n".join(sentences)
    page = PageId(digest("page", claim_name(first)))
    claims = tuple(claim_of(*each) for each in zip(tellings, sentences, starts, strict=False))
    header = PageHeader(
        id=page, location=f"made/{claim_name(first)}", media_type="text/plain", language="en"
    )
    blocks = (Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),)
    article = Article(
        title=sentences[0][:60],
        outlet=f"outlet {first.incident % 50}",
        published=said_of(first),
        text=text,
        blocks=blocks,
    )
    report = Report(page=header, article=article, claims=claims)
    kept = Page(id=page, location=header.location, media_type="text/plain", body=text.encode())
    number = first.incident * 10 + first.nth + 1
    yield tables.pages, page_to_row(kept, captured_at=CAPTURED)
    yield tables.readings, {"page_id": page, "version": "made"}
    yield tables.articles, {**article_to_row(report, 0), "number": number}
    title = article.title or ""
    yield search.article_words, {"rowid": number, "title": title, "words": words_of(report)}
    for nth, (told, claim) in enumerate(zip(tellings, claims, strict=True)):
        yield from claim_rows(claim, page, nth, number=told.incident * 10 + told.nth + 1)


def claim_rows(claim: Claim, page: PageId, nth: int, *, number: int) -> Iterator[TableRow]:
    beside = {"page_id": page, "article": 0, "known_from": utc(CAPTURED), "version": "made"}
    row = {**claim_to_row(claim), **beside, "ordinal": nth, "partition": "all", "number": number}
    yield tables.claims, row
    yield search.claim_words, {"rowid": number, "words": claim.evidence.text}
    yield from ((tables.evidence, each) for each in evidence_rows(claim, page))
    yield from ((tables.claim_places, each) for each in place_rows(claim))


def sentence_of(told: Told, world: World, random: Random) -> str:
    """Words with the names of the town and of the claim among them."""
    words = random.choices(world.words, cum_weights=world.weights, k=WORDS_EACH)
    return " ".join((told.town.name, *words[:8], f"n{claim_name(told)[:8]}", *words[8:]))


def incident_rows(found: Incident, ids: list[str]) -> Iterator[TableRow]:
    ids.append(found.id)
    yield tables.incidents, incident_to_row(found, "all")
    for claim in found.claims:
        yield tables.incident_claims, {"claim_id": claim, "incident_id": found.id}


def write(connection: Connection, owned: Iterable[Iterable[TableRow]]) -> None:
    """Insert rows, those of one table some thousands at a time; owners come before their parts."""
    waiting = iter(owned)
    while some := list(islice(waiting, AT_A_TIME)):
        of_table: defaultdict[TableClause, list[Row]] = defaultdict(list)
        for table, row in chain.from_iterable(some):
            of_table[table].append(row)
        for table, listed in of_table.items():
            insert_all(connection, table, listed)
