"""A stream of made-up claims whose incidents are known, and made-up articles with altered copies.

Everything follows from a seed. Words are syllables: nobody's text is copied.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

from marsad.records import (
    Bound,
    Claim,
    ClaimId,
    ClaimInContext,
    LineageId,
    Modality,
    PageId,
    Place,
    PlacePrecision,
    Quote,
    Source,
    SubEventType,
    Time,
    Toll,
    TollKind,
)
from marsad.vocabulary import EVENT_TYPE_OF

FIRST_DAY = date(2024, 1, 1)
KINDS = (
    SubEventType.ARMED_CLASH,
    SubEventType.AIR_STRIKE,
    SubEventType.SHELLING,
    SubEventType.SUICIDE_BOMB,
    SubEventType.ATTACK,
    SubEventType.ABDUCTION,
    SubEventType.VIOLENT_DEMONSTRATION,
)
CLAIMS_EACH = 5
DAYS = 60
SYLLABLES = [first + last for first in "bdfgklmnprstvz" for last in "aeiou"]


def stream(count: int, seed: int = 7) -> Iterator[tuple[int, ClaimInContext]]:
    """Yield about so many claims, each with the number of its incident, in no order.

    Places are as many as keep the days equally busy: about one incident for each place and week.
    """
    random = Random(seed)  # noqa: S311  a repeatable stream is the point
    told = [
        (incident, claim)
        for incident in range(count // CLAIMS_EACH)
        for claim in tell(incident, places=max(count // 200, 1), random=random)
    ]
    random.shuffle(told)
    yield from told


def tell(incident: int, *, places: int, random: Random) -> Iterator[ClaimInContext]:
    """Yield the claims of one incident: rising tolls, some undated, some placed by region only."""
    place = random.randrange(places)
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    kind = random.choice(KINDS)
    killed = int(random.paretovariate(0.9)) + 1
    for nth in range(random.randint(1, 2 * CLAIMS_EACH - 1)):
        hours = random.randrange(1, 40)
        said = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hours)
        counted = max(1, round(killed * (0.6 + 0.4 * min(hours / 24, 1))))
        yield made_claim(
            f"{incident:08}-{nth:02}",
            kind=kind,
            place=made_place(place, regional=random.random() < 0.1),
            day=None if random.random() < 0.15 else day,
            killed=None if random.random() < 0.3 else counted,
            said=said.isoformat(),
            page=random.randrange(1 << 40),
            source=f"source {random.randrange(40)}",
        )


def made_claim(
    name: str,
    *,
    kind: SubEventType,
    place: Place,
    day: date | None,
    killed: int | None,
    said: str,
    page: int,
    source: str,
) -> ClaimInContext:
    toll = Toll(
        text="x", start=0, end=1, kind=TollKind.KILLED, low=killed, high=killed, bound=Bound.EXACT
    )
    claim = Claim(
        id=ClaimId(f"claim-{name}"),
        story="article",
        event_type=EVENT_TYPE_OF[kind],
        sub_event_type=kind,
        modality=Modality.ASSERTED,
        sources=(Source(text="x", start=0, end=1, name=source, id=source),),
        places=(place,),
        time=None if day is None else Time(text="x", start=0, end=1, earliest=day, latest=day),
        tolls=() if killed is None else (toll,),
        evidence=Quote(text=f"sentence {name}", start=0, end=len(name) + 9),
        confidence=0.9,
        extractor="made",
    )
    return ClaimInContext(
        claim=claim,
        page_id=PageId(f"page-{page}"),
        outlet=f"outlet {page % 50}",
        said=said,
        lineage=LineageId(f"lin-{page}"),
    )


def made_place(number: int, *, regional: bool) -> Place:
    """One of many towns, ten to a region and a hundred to a country, or its region."""
    region = number // 10
    return Place(
        text="x",
        start=0,
        end=1,
        name=f"region {region}" if regional else f"town {number}",
        geonameid=10_000_000 + region if regional else number + 1,
        country=f"c{number // 100}",
        admin1=f"region {region}",
        latitude=(number % 100) * 0.5,
        longitude=(number // 100) * 0.5,
        precision=PlacePrecision.ADMIN1 if regional else PlacePrecision.TOWN,
    )


def made_texts(count: int, words: int, seed: int = 11) -> list[list[str]]:
    """Articles of made-up words, each with two of forty standing paragraphs."""
    random = Random(seed)  # noqa: S311  a repeatable stream is the point
    known = ["".join(random.choices(SYLLABLES, k=random.randint(1, 3))) for _ in range(6000)]
    standing = [random.choices(known, k=30) for _ in range(40)]
    return [
        [*random.choices(known, k=words), *(w for p in random.sample(standing, 2) for w in p)]
        for _ in range(count)
    ]
