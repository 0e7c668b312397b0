"""The pages, claims and incidents that the web tests look at."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from marsad.ids import claim_id, digest, incident_id, page_id
from marsad.records import (
    Actor,
    ActorRole,
    Alert,
    Article,
    ArticleId,
    Block,
    BlockKind,
    Bound,
    Claim,
    Control,
    ControlChange,
    Extent,
    Finding,
    Incident,
    Modality,
    Origin,
    Page,
    PageHeader,
    Place,
    PlacePrecision,
    Problem,
    Quote,
    ReconciledToll,
    Relay,
    RelayKind,
    Report,
    Source,
    Status,
    SubEventType,
    Teaser,
    Time,
    TimePrecision,
    Toll,
    TollKind,
    TollStatement,
    Weapon,
)
from marsad.store.store import open_store
from marsad.vocabulary import EVENT_TYPE_OF

TOWN, ADMIN1, COUNTRY = PlacePrecision.TOWN, PlacePrecision.ADMIN1, PlacePrecision.COUNTRY
PLACES = {
    "Aleppo": (170063, "SY", "Aleppo", 36.2, 37.16, TOWN),
    "Saraqib": (164816, "SY", "Idlib", 35.86, 36.8, TOWN),
    "Manbij": (167357, "SY", "Aleppo", 36.53, 37.95, TOWN),
    "Idlib province": (169387, "SY", "Idlib", 35.8, 36.7, ADMIN1),
    "Khartoum": (379252, "SD", "Khartoum", 15.55, 32.53, TOWN),
    "Sudan": (366755, "SD", None, 15.0, 30.0, COUNTRY),
}

HOSTILE_TITLE = '<script>alert(1)</script> & "quotes"'
HOSTILE_NAME = "\"><img src=x onerror=alert(2)> O'Brien"
OVERRIDE = "\u202egnp.exe"


class Sheet:
    """One page in the making: every quoted word is found in its text."""

    def __init__(self, outlet: str, published: str, *blocks: tuple[str, ...], **page: str) -> None:
        texts = [" ".join(sentences) for _, *sentences in blocks]
        self.text = "\n\n".join(texts)
        self.outlet, self.published = outlet, published
        self.blocks: list[Block] = []
        for (kind, *_), text in zip(blocks, texts, strict=True):
            start = self.blocks[-1].end + 2 if self.blocks else 0
            self.blocks.append(Block(kind=BlockKind(kind), start=start, end=start + len(text)))
        body = self.text.encode()
        self.page = Page(
            id=page_id(body),
            location=f"{outlet}.txt",
            media_type="text/plain",
            body=body,
            outlet=outlet,
            published=published,
            **page,
        )
        self.claims: list[Claim] = []
        self.alerts: list[Alert] = []

    def words(self, text: str, within: Finding | None = None) -> dict[str, object]:
        start = self.text.index(text, within.start if within else 0)
        return {"text": text, "start": start, "end": start + len(text)}

    def place(self, text: str, within: Finding | None = None) -> Place:
        words = self.words(text, within)
        if text not in PLACES:
            return Place(**words)
        geonameid, country, admin1, latitude, longitude, precision = PLACES[text]
        return Place(
            **words,
            name=text,
            geonameid=geonameid,
            country=country,
            admin1=admin1,
            latitude=latitude,
            longitude=longitude,
            precision=precision,
            confidence=0.9,
        )

    def claim(
        self,
        sentence: str,
        event: SubEventType | None,
        *,
        modality: Modality = Modality.ASSERTED,
        place: str | None = None,
        day: tuple[str, date] | None = None,
        source: tuple[str, str] | None = None,
        actors: Sequence[tuple[str, str]] = (),
        weapon: str | None = None,
        tolls: Sequence[tuple[str, TollKind, int | None, int | None, Bound]] = (),
        control: tuple[ControlChange, Extent] | None = None,
    ) -> Claim:
        evidence = Quote(**self.words(sentence))
        start, end = evidence.start, evidence.end
        found = Claim(
            id=claim_id(ArticleId(digest(self.page.id, "0")), start, end),
            story="article",
            event_type=EVENT_TYPE_OF[event] if event else None,
            sub_event_type=event,
            modality=modality,
            places=(self.place(place, evidence),) if place else (),
            time=self.time(*day, evidence) if day else None,
            sources=(Source(**self.words(source[0], evidence), name=source[1], cue="said"),)
            if source
            else (),
            actors=tuple(
                Actor(**self.words(text, evidence), role=ActorRole.ACTOR, name=name)
                for text, name in actors
            ),
            weapons=(Weapon(**self.words(weapon, evidence), type=weapon),) if weapon else (),
            tolls=tuple(
                Toll(**self.words(text, evidence), kind=kind, low=low, high=high, bound=bound)
                for text, kind, low, high, bound in tolls
            ),
            control=Control(place=0, holder=0, change=control[0], extent=control[1])
            if control
            else None,
            evidence=evidence,
            confidence=0.9,
            extractor="hand/1",
        )
        self.claims.append(found)
        return found

    def time(self, text: str, day: date, within: Finding) -> Time:
        precision = TimePrecision.DAY
        return Time(**self.words(text, within), earliest=day, latest=day, precision=precision)

    def report(self) -> Report:
        def of(kind: BlockKind) -> list[Block]:
            return [block for block in self.blocks if block.kind is kind]

        titles = [self.text[block.start : block.end] for block in of(BlockKind.TITLE)]
        return Report(
            page=PageHeader(
                id=self.page.id, location=self.page.location, media_type="text/plain", language="en"
            ),
            article=Article(
                title=titles[0] if titles else None,
                outlet=self.outlet,
                published=self.published,
                text=self.text,
                blocks=tuple(self.blocks),
            ),
            teasers=tuple(
                Teaser(
                    title=None,
                    text=self.text[block.start : block.end],
                    truncated=True,
                    start=block.start,
                    end=block.end,
                )
                for block in of(BlockKind.TEASER)
            ),
            claims=tuple(self.claims),
            alerts=tuple(self.alerts),
        )


def incident(status: Status, *claims: tuple[Sheet, Claim]) -> Incident:
    """Merge claims as matching would: the first gives type, place and day."""
    first = claims[0][1]
    said = sorted(sheet.published for sheet, _ in claims)
    names = [claim.sources[-1].name if claim.sources else sheet.outlet for sheet, claim in claims]
    kinds = [kind for kind in TollKind if any(t.kind is kind for _, c in claims for t in c.tolls)]
    relays = tuple(
        Relay(
            page=sheet.page.id,
            outlet=sheet.outlet,
            origin=name,
            how=RelayKind.CITES if claim.sources else RelayKind.OWN,
            said=sheet.published,
            through=tuple(source.name for source in reversed(claim.sources[:-1])),
        )
        for (sheet, claim), name in zip(claims, names, strict=True)
    )
    return Incident(
        relays=relays,
        id=incident_id(first.id),
        event_type=first.event_type,
        sub_event_type=first.sub_event_type,
        place=first.places[0] if first.places else None,
        time=first.time,
        actors=first.actors,
        tolls=tuple(reconciled(kind, claims) for kind in kinds),
        claims=tuple(claim.id for _, claim in claims),
        pages=len({sheet.page.id for sheet, _ in claims}),
        origins=tuple(Origin(name=name, claims=names.count(name)) for name in dict.fromkeys(names)),
        independent_origins=len(set(names)),
        status=status,
        first_reported=said[0],
        last_reported=said[-1],
    )


def reconciled(kind: TollKind, claims: Sequence[tuple[Sheet, Claim]]) -> ReconciledToll:
    statements = tuple(
        TollStatement(
            claim=claim.id,
            source=claim.sources[-1].name if claim.sources else sheet.outlet,
            low=toll.low,
            high=toll.high,
            said=sheet.published,
        )
        for sheet, claim in claims
        for toll in claim.tolls
        if toll.kind is kind
    )
    lows = [said.low for said in statements if said.low is not None]
    highs = [said.high for said in statements if said.high is not None]
    closed = len(highs) == len(statements)
    return ReconciledToll(
        kind=kind,
        low=min(lows, default=None),
        best=lows[-1] if lows else None,
        high=max(highs) if closed else None,
        statements=statements,
    )


# --- the pages ------------------------------------------------------------------------------

T, K = SubEventType, TollKind
NOV_28, NOV_29, NOV_30 = date(2024, 11, 28), date(2024, 11, 29), date(2024, 11, 30)
FEB_3 = date(2025, 2, 3)

ENTERED = (
    "The Syrian Observatory for Human Rights said that fighters of Hayat Tahrir al-Sham had taken "
    "most of Aleppo on Friday."
)
WIRE = Sheet(
    "Wire desk",
    "2024-11-30T08:15:00+00:00",
    ("boilerplate", "Home | World | Sign in"),
    ("title", "Rebels hold most of Aleppo, monitor says"),
    ("metadata", "By our correspondent. Reading time 3 minutes"),
    (
        "paragraph",
        ENTERED,
        "The clashes in Aleppo have killed at least 277 people on all sides, the Observatory said.",
    ),
    ("heading", "A road town falls"),
    (
        "paragraph",
        "The fighters also took Saraqib on Thursday.",
        "Warplanes hit Idlib province, killing about 40 people, a rescuer said.",
        "The army said it had driven the attackers out of Saraqib.",
    ),
    ("teaser", "Elsewhere: a ferry strike enters its second week…"),
)
ENTRY = WIRE.claim(
    ENTERED,
    T.NON_STATE_OVERTAKES,
    place="Aleppo",
    day=("on Friday", NOV_29),
    source=("Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
    actors=[("Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham")],
    control=(ControlChange.TAKEN, Extent.MOST),
)
CLASHES = WIRE.claim(
    "The clashes in Aleppo have killed at least 277 people on all sides, the Observatory said.",
    T.ARMED_CLASH,
    place="Aleppo",
    source=("the Observatory", "Syrian Observatory for Human Rights"),
    tolls=[("at least 277 people", K.KILLED, 277, None, Bound.AT_LEAST)],
)
ROAD_TOWN = WIRE.claim(
    "The fighters also took Saraqib on Thursday.",
    T.NON_STATE_OVERTAKES,
    place="Saraqib",
    day=("on Thursday", NOV_28),
    actors=[("The fighters", "Hayat Tahrir al-Sham")],
    control=(ControlChange.TAKEN, Extent.ALL),
)
STRIKE = WIRE.claim(
    "Warplanes hit Idlib province, killing about 40 people, a rescuer said.",
    T.AIR_STRIKE,
    place="Idlib province",
    source=("a rescuer", "a rescuer"),
    actors=[("Warplanes", "Warplanes")],
    tolls=[("about 40 people", K.KILLED, 40, 40, Bound.ABOUT)],
)
DRIVEN_OUT = WIRE.claim(
    "The army said it had driven the attackers out of Saraqib.",
    T.GOVERNMENT_REGAINS,
    modality=Modality.CLAIMED,
    place="Saraqib",
    source=("The army", "Syrian Army"),
    actors=[("The army", "Syrian Army")],
    control=(ControlChange.RETAKEN, Extent.ALL),
)

AGENCY = Sheet(
    "State agency",
    "2024-11-30T11:00:00+03:00",
    ("title", "Army command denies withdrawal"),
    (
        "paragraph",
        "The army command denied that Aleppo had fallen.",
        "No civilians were killed in Aleppo, it said.",
    ),
)
DENIAL = AGENCY.claim(
    "The army command denied that Aleppo had fallen.",
    T.NON_STATE_OVERTAKES,
    modality=Modality.DENIED,
    place="Aleppo",
    source=("The army command", "Syrian Army"),
)
NO_DEAD = AGENCY.claim(
    "No civilians were killed in Aleppo, it said.",
    T.ARMED_CLASH,
    modality=Modality.CLAIMED,
    place="Aleppo",
    source=("it", "Syrian Army"),
    tolls=[("No civilians", K.KILLED, 0, 0, Bound.EXACT)],
)

RESCUE = Sheet(
    "White Helmets",
    "2025-02-03T21:45:00+03:00",
    ("title", "Car bomb on the edge of Manbij"),
    (
        "paragraph",
        "A car bomb in Manbij killed 20 farm workers on Monday and injured between 12 and 15.",
    ),
    url="https://rescue.example/manbij",
)
BOMB = RESCUE.claim(
    "A car bomb in Manbij killed 20 farm workers on Monday and injured between 12 and 15.",
    T.REMOTE_EXPLOSIVE,
    place="Manbij",
    day=("on Monday", FEB_3),
    weapon="car bomb",
    tolls=[
        ("20 farm workers", K.KILLED, 20, 20, Bound.EXACT),
        ("between 12 and 15", K.INJURED, 12, 15, Bound.BETWEEN),
    ],
)
HOSPITAL = Sheet(
    "City radio",
    "2025-02-03T14:00:00+03:00",
    ("title", "Blast near Manbij"),
    ("paragraph", "Fifteen bodies were brought in from Manbij on Monday, the hospital said."),
)
BODIES = HOSPITAL.claim(
    "Fifteen bodies were brought in from Manbij on Monday, the hospital said.",
    T.REMOTE_EXPLOSIVE,
    place="Manbij",
    day=("on Monday", FEB_3),
    source=("the hospital", "a hospital"),
    tolls=[("Fifteen bodies", K.KILLED, 15, 15, Bound.EXACT)],
)

SUDAN = Sheet(
    "Nile radio",
    "2025-02-10",
    ("title", "Shelling and a march"),
    (
        "paragraph",
        "Shells fell on Khartoum on Sunday.",
        "People marched across Sudan.",
        "Men with guns robbed the village.",
    ),
    ("paragraph", "The weather office gave an orange alert for floods in Khartoum."),
)
SHELLS = SUDAN.claim(
    "Shells fell on Khartoum on Sunday.",
    T.SHELLING,
    place="Khartoum",
    day=("on Sunday", date(2025, 2, 9)),
    weapon="Shells",
)
MARCH = SUDAN.claim("People marched across Sudan.", T.PEACEFUL_PROTEST, place="Sudan")
ROBBERY = SUDAN.claim("Men with guns robbed the village.", T.LOOTING, place="the village")
SUDAN.alerts.append(
    Alert(
        story="article",
        hazard="flood",
        level="orange",
        issuer="the weather office",
        areas=(SUDAN.place("Khartoum", Quote(**SUDAN.words("The weather office gave"))),),
        evidence=Quote(
            **SUDAN.words("The weather office gave an orange alert for floods in Khartoum.")
        ),
    )
)

HOSTILE = Sheet(
    HOSTILE_NAME,
    "2025-02-11",
    ("title", HOSTILE_TITLE),
    ("paragraph", f"{HOSTILE_NAME} said that gunmen beat a man in {OVERRIDE} <b>today</b>."),
    url="javascript:alert(3)",
)
BEATING = HOSTILE.claim(
    f"{HOSTILE_NAME} said that gunmen beat a man in {OVERRIDE} <b>today</b>.",
    T.ATTACK,
    place=OVERRIDE,
    source=(HOSTILE_NAME, HOSTILE_NAME),
    actors=[("gunmen", HOSTILE_NAME)],
)

SHEETS = (WIRE, AGENCY, RESCUE, HOSPITAL, SUDAN, HOSTILE)

FALL = incident(Status.CONTESTED, (WIRE, ENTRY), (AGENCY, DENIAL))
FIGHT = incident(Status.CONTESTED, (WIRE, CLASHES), (AGENCY, NO_DEAD))
SARAQIB = incident(Status.SINGLE_SOURCE, (WIRE, ROAD_TOWN))
RETAKEN = incident(Status.CLAIMED, (WIRE, DRIVEN_OUT))
RAID = incident(Status.SINGLE_SOURCE, (WIRE, STRIKE))
MANBIJ = incident(Status.CORROBORATED, (RESCUE, BOMB), (HOSPITAL, BODIES))
SHELLING = incident(Status.SINGLE_SOURCE, (SUDAN, SHELLS))
PROTEST = incident(Status.SINGLE_SOURCE, (SUDAN, MARCH))
LOOTING = incident(Status.SINGLE_SOURCE, (SUDAN, ROBBERY))
ASSAULT = incident(Status.CLAIMED, (HOSTILE, BEATING))
INCIDENTS = (
    *(FALL, FIGHT, SARAQIB, RETAKEN, RAID),
    *(MANBIJ, SHELLING, PROTEST, LOOTING, ASSAULT),
)

UNREADABLE = Problem(stage="read", location="scan<1>.pdf", message="scan<1>.pdf holds no text.")


def fill(path: Path, *, captured_at: datetime) -> None:
    """Make the store: each incident is a partition of its own."""
    partition_of = {claim: found.id for found in INCIDENTS for claim in found.claims}
    with open_store(path, write=True) as store:
        for sheet in SHEETS:
            store.add_page(sheet.page, captured_at=captured_at)
            own = {c.id: partition_of[c.id] for c in sheet.claims}
            store.put_reading(sheet.page.id, (sheet.report(),), version="1", partitions=own)
        store.put_refusal(UNREADABLE)
        for found in INCIDENTS:
            store.put_incidents(found.id, [found])
