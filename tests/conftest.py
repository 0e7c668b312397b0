"""Small records that fit each other, and a store to put them into."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import pytest

from marsad.ids import incident_id, page_id
from marsad.records import (
    Article,
    Block,
    BlockKind,
    Claim,
    ClaimId,
    EventType,
    Incident,
    Modality,
    Origin,
    Page,
    PageHeader,
    Place,
    PlacePrecision,
    Quote,
    Report,
    Status,
    SubEventType,
    Teaser,
    Time,
    TimePrecision,
)

if TYPE_CHECKING:
    from marsad.store.store import Store

MORNING = datetime(2024, 11, 30, 6, tzinfo=UTC)
EVIDENCE = "Rockets struck Saraqeb on Friday."
TEASER = "Markets closed early in Magdeburg."


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite expected files")


class Make:
    """Builds small records that fit each other; every field may be given."""

    morning = MORNING

    @staticmethod
    def page(words: str = EVIDENCE, **fields: Any) -> Page:
        body = f"{words}\n\n{TEASER}".encode()
        return Page(
            **{"id": page_id(body), "location": "a.txt", "media_type": "text/plain", "body": body}
            | fields
        )

    @staticmethod
    def claim(page: Page, nth: int = 0, **fields: Any) -> Claim:
        text = page.body.decode().partition("\n\n")[0]
        return Claim(
            **{
                "id": ClaimId(f"sha256:{nth:04x}{page.id[7:67]}"),
                "story": "article",
                "event_type": EventType.EXPLOSIONS,
                "sub_event_type": SubEventType.SHELLING,
                "modality": Modality.ASSERTED,
                "evidence": Quote(text=text, start=0, end=len(text)),
                "confidence": 0.9,
                "extractor": "hand/1",
            }
            | fields
        )

    @staticmethod
    def report(page: Page, *claims: Claim, **article: Any) -> Report:
        text = page.body.decode()
        cut = text.index("\n\n")
        blocks = (
            Block(kind=BlockKind.PARAGRAPH, start=0, end=cut),
            Block(kind=BlockKind.TEASER, start=cut + 2, end=len(text)),
        )
        return Report(
            page=PageHeader(
                id=page.id, location=page.location, media_type=page.media_type, language="en"
            ),
            article=Article(
                **{"title": "A night of fire", "text": text, "blocks": blocks} | article
            ),
            teasers=(
                Teaser(title=None, text=TEASER, truncated=False, start=cut + 2, end=len(text)),
            ),
            claims=claims,
        )

    @staticmethod
    def place(claim_text: str = EVIDENCE, name: str = "Saraqeb", geonameid: int = 7) -> Place:
        start = claim_text.index(name)
        return Place(
            text=name,
            start=start,
            end=start + len(name),
            name=name,
            geonameid=geonameid,
            country="SY",
            latitude=35.9,
            longitude=36.8,
            precision=PlacePrecision.TOWN,
            confidence=0.9,
        )

    @staticmethod
    def time(day: date, claim_text: str = EVIDENCE, words: str = "on Friday") -> Time:
        start = claim_text.index(words)
        return Time(
            text=words,
            start=start,
            end=start + len(words),
            earliest=day,
            latest=day,
            precision=TimePrecision.DAY,
        )

    @staticmethod
    def incident(*claims: Claim, **fields: Any) -> Incident:
        first = claims[0]
        return Incident(
            **{
                "id": incident_id(first.id),
                "event_type": first.event_type,
                "sub_event_type": first.sub_event_type,
                "place": first.places[0] if first.places else None,
                "time": first.time,
                "actors": (),
                "tolls": (),
                "claims": tuple(claim.id for claim in claims),
                "pages": 1,
                "origins": (Origin(name="White Helmets", claims=len(claims)),),
                "independent_origins": 1,
                "status": Status.SINGLE_SOURCE,
                "first_reported": None,
                "last_reported": None,
            }
            | fields
        )


@pytest.fixture(autouse=True, scope="session")
def no_narrow_terminal() -> Iterator[None]:
    """Print as into a file: parallel test workers set a terminal's width."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from marsad.store.store import open_store  # noqa: PLC0415  most tests need no database

    file = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(file, write=True).close()
    return file


@pytest.fixture
def store_file(empty_store: Path, tmp_path: Path) -> Path:
    """The file of a store without pages, made by copying: making the tables takes longer."""
    return Path(copyfile(empty_store, tmp_path / "marsad.db"))


@pytest.fixture
def store(store_file: Path) -> "Iterator[Store]":
    from marsad.store.store import open_store  # noqa: PLC0415  most tests need no database

    with open_store(store_file, write=True) as opened:
        yield opened
