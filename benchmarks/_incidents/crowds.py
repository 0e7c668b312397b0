"""Made-up pages of a long war: few towns have most of it, and some days are told a hundred times.

Everything follows from a seed, and words are syllables. Twice as many claims tell of more days and
more towns, by the root of two each.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random

import msgspec
from msgspec import Struct

from benchmarks._stream import KINDS, SYLLABLES, made_claim, made_place
from marsad.ids import page_id
from marsad.records import (
    Article,
    Block,
    BlockKind,
    Claim,
    ClaimId,
    Page,
    PageHeader,
    Quote,
    Report,
    SubEventType,
)

FIRST_DAY = date(2012, 1, 1)
CLAIMS_EACH = 5

# So many days and towns for each root of a claim: 100,000 claims tell of 630 days in 630 towns.
OF_ROOT = 2
# Of so many incidents one falls on a day of a great attack, when its town has many more.
BURSTS_SHARE = 0.04
BURST_SIZE = 40


class Happening(Struct, frozen=True, kw_only=True):
    """One incident: where, when, what, how many, and the names that only its reports have."""

    town: int
    day: date
    kind: SubEventType
    killed: int
    names: tuple[str, ...]


class Crowd:
    """A war of so many claims."""

    def __init__(self, count: int, seed: int = 5) -> None:
        self._random = Random(seed)  # noqa: S311  a repeatable war is the point
        root = round(count**0.5)
        self._days, towns = max(30, OF_ROOT * root), max(10, OF_ROOT * root)
        self._towns = range(towns)
        self._weights = list(accumulate(1 / (n + 1) for n in self._towns))
        self._incidents = count // CLAIMS_EACH
        bursts = max(1, round(self._incidents * BURSTS_SHARE / BURST_SIZE))
        self._bursts = [self._where_and_when() for _ in range(bursts)]

    def pages(self) -> Iterator[tuple[Page, Report]]:
        """Yield the pages: those of one incident together, incidents in no order."""
        for _ in range(self._incidents):
            yield from self._told(self._happening())

    def page(self, *, late: bool) -> tuple[Page, Report]:
        """A page more: the newest of all, or one of years ago."""
        day = FIRST_DAY + timedelta(days=self._days // 2 if late else self._days + 2)
        first = msgspec.structs.replace(self._happening(), day=day)
        beside = msgspec.structs.replace(self._happening(), day=day, town=first.town)
        return self._page((first, beside))

    def _where_and_when(self) -> tuple[int, date]:
        town = self._random.choices(self._towns, cum_weights=self._weights)[0]
        return town, FIRST_DAY + timedelta(days=self._random.randrange(self._days))

    def _happening(self) -> Happening:
        is_burst = self._random.random() < BURSTS_SHARE
        town, day = self._random.choice(self._bursts) if is_burst else self._where_and_when()
        return Happening(
            town=town,
            day=day,
            kind=self._random.choice(KINDS),
            killed=int(self._random.paretovariate(0.9)) + 1,
            names=tuple(self._name() for _ in range(4)),
        )

    def _name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=4)).title()

    def _told(self, happening: Happening) -> Iterator[tuple[Page, Report]]:
        for _ in range(self._random.randint(1, 2 * CLAIMS_EACH - 1)):
            yield self._page((happening,))

    def _page(self, happenings: tuple[Happening, ...]) -> tuple[Page, Report]:
        """A page that tells of these, within two days of the first."""
        first = happenings[0].day
        hours = self._random.randrange(1, 40)
        said = datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(hours=hours)
        sentences = [self._sentence(each) for each in happenings]
        filler = " ".join("".join(self._random.choices(SYLLABLES, k=3)) for _ in range(12))
        text = "\n\n".join((*sentences, filler))
        page = made_page(text, said.isoformat(), f"outlet {self._random.randrange(200)}")
        claims = tuple(
            self._claim(page, happening, sentence, text.index(sentence), hours)
            for happening, sentence in zip(happenings, sentences, strict=True)
        )
        return page, made_report(page, text, claims)

    def _sentence(self, happening: Happening) -> str:
        words = [n for n in happening.names if self._random.random() < 0.7]
        words += ["".join(self._random.choices(SYLLABLES, k=2)) for _ in range(10)]
        return " ".join((str(self._random.randrange(1 << 30)), *words)) + "."

    def _claim(
        self, page: Page, happening: Happening, sentence: str, start: int, hours: int
    ) -> Claim:
        chance = self._random.random
        counted = max(1, round(happening.killed * (0.6 + 0.4 * min(hours / 24, 1))))
        told = made_claim(
            f"{page.id}-{start}",
            kind=happening.kind,
            place=made_place(happening.town, regional=chance() < 0.1),
            day=None if chance() < 0.15 else happening.day,
            killed=None if chance() < 0.3 else counted,
            said=page.published or "",
            page=0,
            source=f"source {self._random.randrange(400)}",
        )
        return msgspec.structs.replace(
            told.claim,
            id=ClaimId(page_id(sentence.encode(), page.id)),
            evidence=Quote(text=sentence, start=start, end=start + len(sentence)),
        )


def made_page(text: str, said: str, outlet: str) -> Page:
    """A page without its bytes: nobody reads it."""
    page = page_id(text.encode(), said)
    return Page(
        id=page,
        location=f"{page[7:23]}.txt",
        media_type="text/plain",
        body=b"",
        outlet=outlet,
        published=said,
    )


def made_report(page: Page, text: str, claims: tuple[Claim, ...]) -> Report:
    return Report(
        page=PageHeader(id=page.id, location=page.location, media_type="text/plain", language="en"),
        article=Article(
            title=None,
            published=page.published,
            text=text,
            blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        ),
        claims=claims,
    )
