"""The gazetteer as one SQLite file: look a name up, or find the names in a text."""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from marsad.errors import GazetteerError
from marsad.gazetteer import Location, Mention
from marsad.gazetteer.borders import border_of
from marsad.gazetteer.distance import Point
from marsad.gazetteer.finding import find_mentions
from marsad.gazetteer.ranking import OTHER_NAME_COST, likelihood, seats_first
from marsad.gazetteer.reading import Known, NameClass
from marsad.gazetteer.regions import demonym_keys, location_of_region, read_regions
from marsad.gazetteer.spelling import key_of, skeleton_of, without_articles
from marsad.gazetteer.tables import FORMAT, LOCATION_COLUMNS, NameKind, location_of
from marsad.gazetteer.territories import Territory, read_territories, territory_of
from marsad.gazetteer.written import Asked, asked_for, other_names

DEFAULT_PATH = Path(__file__).parent / "data" / "gazetteer.db"

# Names asked for again and again are kept: a long page repeats some hundred.
KEPT_NAMES = 20_000
KEPT_BORDERS = 200
# A story is searched by who reads it, and again by who places what was read on the whole page.
KEPT_TEXTS = 32

# How alike two spellings must be to be taken for one name, out of 100. Of the towns in UCDP's
# Syrian rows that are not spelt as here, 20 pass and 11 of them are the same; at 80, 13 of 38.
SAME_NAME_SIMILARITY = 85


class Gazetteer:
    """Reads one gazetteer file, name by name. Threads may share it."""

    def __init__(self, path: Path, territories: Path | None = None) -> None:
        self._database = connect(path)
        self._territories = read_territories(territories)
        self._turn = Lock()
        self._abbreviations = self._read_abbreviations() | self._read_written_regions()
        self._adjectives_and_regions = self._read_regions() | self._read_demonyms()
        self._long_beginnings = beginnings(self._adjectives_and_regions)
        self._named = lru_cache(KEPT_NAMES)(self._read_named)
        self._border = lru_cache(KEPT_BORDERS)(self._read_border)
        self._begins = lru_cache(KEPT_NAMES)(self._read_begins)
        self._found = lru_cache(KEPT_TEXTS)(self._find)

    def lookup(self, name: str, *, country: str | None = None) -> tuple[Location, ...]:
        """Every location that bears a name, likeliest first; of one country, if it is given.

        If no place is spelt so, those are given whose Arabic or Persian name may be. Several names
        of one place may be given at once: "Kobane/Ayn al-Arab".
        """
        for written in (name, *other_names(name)):
            mention = self.mention(written)
            if mention.demonym or not (mention.locations or mention.alike):
                return ()
            found = _of_country(mention.locations, country)
            if not found and not mention.alike:
                found = _of_country(self._alike_to(written)[1], country)
            if found:
                return found
        return ()

    def mention(self, name: str, start: int = 0) -> Mention:
        """What a name may mean that was found in a text by other means than `find`.

        What says its type is left out, as `find` does: of "Homs city" the mention is "Homs".
        """
        asked, known, locations = self._known_as(name)
        if asked is None:
            asked, locations = self._alike_to(name)
        return Mention(
            text=name[asked.start : asked.end],
            start=start + asked.start,
            end=start + asked.end,
            locations=locations,
            demonym=known is not None and known.name_class is NameClass.DEMONYM,
            usual=known is not None and known.usual,
            alike=known is None,
        )

    def find(
        self, text: str, offset: int = 0, *, within_names: bool = False
    ) -> tuple[Mention, ...]:
        """The names in a text that may be places', in order; positions count from `offset`.

        `within_names` gives those too that only tell where a body is at home: "Aleppo University".
        """
        found = self._found(text, offset)
        return found if within_names else tuple(m for m in found if not m.within_name)

    def _find(self, text: str, offset: int) -> tuple[Mention, ...]:
        return tuple(find_mentions(text, self, offset, within_names=True))

    def known(self, name: str) -> Known | None:
        """What the gazetteer knows of a name as it is spelt."""
        if name in self._abbreviations:
            return self._abbreviations[name]
        key = key_of(name)
        if key in self._adjectives_and_regions:
            return self._adjectives_and_regions[key]
        return self._named(key)

    def border(self, one: str, other: str) -> tuple[Point, float] | None:
        """The middle of the border of two countries, by code, and how far it reaches from there."""
        return self._border(*sorted((one, other)))

    def _read_border(self, one: str, other: str) -> tuple[Point, float] | None:
        query = "SELECT latitude, longitude FROM place WHERE country = ? AND precision = 'town'"
        first, second = self._rows(query, (one,)), self._rows(query, (other,))
        return border_of([(y, x) for y, x in first], [(y, x) for y, x in second])

    def territory(self, place: Location) -> Territory | None:
        """The disputed territory in which a place lies."""
        return territory_of(place, self._territories)

    def is_abbreviation(self, name: str) -> bool:
        """Whether these very signs stand for a place: "US", "Ky."."""
        return name in self._abbreviations

    def begins_longer(self, name: str) -> bool:
        """Whether a longer name begins with these words."""
        key = key_of(name)
        return key in self._long_beginnings or self._begins(key)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        with self._turn:
            return self._database.execute(query, values).fetchall()

    def _read_named(self, key: str) -> Known | None:
        rows = self._rows(
            f"SELECT kind, {LOCATION_COLUMNS} FROM name"  # noqa: S608  our own column names
            " JOIN place ON place.id = name.place WHERE key = ?",
            (key,),
        )
        named = sorted(((kind, location_of(row)) for kind, *row in rows), key=_unlikelihood)
        if not named:
            return None
        locations = tuple(location for _kind, location in named)
        usual = named[0][0] == NameKind.FIRST
        return Known(
            name_class=NameClass.PLACE,
            locations=locations if usual else seats_first(locations),
            usual=usual,
        )

    def _read_begins(self, words: str) -> bool:
        """Say whether some longer name begins with these words."""
        query = "SELECT 1 FROM name WHERE key > ? AND key < ? LIMIT 1"
        return bool(self._rows(query, (f"{words} ", f"{words}!")))

    def _known_as(self, written: str) -> tuple[Asked | None, Known | None, tuple[Location, ...]]:
        """What is known of a name, with or without its type, and the places that then fit."""
        for asked in asked_for(written):
            bare = _bare(asked.name)
            dotted = f"{asked.name}."
            # "U.S" is the country and no town of France.
            short = "." in asked.name and not asked.name.endswith(".")
            first = (dotted, asked.name) if short else (asked.name, dotted)
            spellings = (*first, bare, without_articles(key_of(bare)))
            known = next(filter(None, map(self.known, spellings)), None)
            if known is None:
                continue
            fitting = asked.among(known.locations)
            if fitting or not known.locations:
                return asked, known, fitting
        return None, None, ()

    def _alike_to(self, written: str) -> tuple[Asked, tuple[Location, ...]]:
        """The places that are spelt like one of the names that are written there."""
        every = tuple(asked_for(written))
        for asked in reversed(every):
            fitting = asked.among(self._alike(key_of(_bare(asked.name))))
            if fitting:
                return asked, fitting
        return every[0], ()

    def _alike(self, key: str) -> tuple[Location, ...]:
        """Places whose name may be another spelling of a key, the most alike first."""
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415  only rare spellings need it

        rows = self._rows("SELECT key FROM skeleton WHERE skeleton = ?", (skeleton_of(key),))
        bare = without_articles(key)
        alike = [(ratio(bare, without_articles(other)), other) for (other,) in rows]
        likely = sorted((-score, other) for score, other in alike if score >= SAME_NAME_SIMILARITY)
        found = [known for _score, other in likely if (known := self._named(other)) is not None]
        return tuple(dict.fromkeys(place for known in found for place in known.locations))

    def _read_abbreviations(self) -> dict[str, Known]:
        rows = self._rows(
            f"SELECT written, after_comma, {LOCATION_COLUMNS} FROM abbreviation"  # noqa: S608  our own column names
            " JOIN place ON place.id = abbreviation.place"
        )
        classes = (NameClass.ABBREVIATION, NameClass.AFTER_COMMA)
        return {
            written: Known(name_class=classes[after_comma], locations=(location_of(row),))
            for written, after_comma, *row in rows
        }

    def _read_demonyms(self) -> dict[str, Known]:
        rows = self._rows(
            f"SELECT key, {LOCATION_COLUMNS} FROM demonym JOIN place ON place.id = demonym.place"  # noqa: S608  our own column names
            " ORDER BY population DESC, place.id"
        )
        places: dict[str, tuple[Location, ...]] = {}
        for key, *row in rows:
            places[key] = (*places.get(key, ()), location_of(row))
        return {
            key: Known(name_class=NameClass.DEMONYM, locations=found)
            for key, found in places.items()
        }

    def _read_regions(self) -> dict[str, Known]:
        """Regions and their peoples: those of the file, and of `regions.toml` with a point."""
        unplaced = Known(name_class=NameClass.REGION)
        known = {key: unplaced for (key,) in self._rows("SELECT key FROM region")}
        for region in read_regions():
            places = (location_of_region(region),)
            of_people = Known(name_class=NameClass.DEMONYM, locations=places)
            known |= dict.fromkeys(demonym_keys(region), of_people)
            named = Known(name_class=NameClass.REGION, locations=places)
            known |= {key_of(name): named for name in region.names}
        return known

    def _read_written_regions(self) -> dict[str, Known]:
        """Regions found only as they are written: "EU"."""
        return {
            name: Known(name_class=NameClass.ABBREVIATION, locations=(location_of_region(region),))
            for region in read_regions()
            for name in region.abbreviations
        }


def beginnings(keys: Iterable[str]) -> frozenset[str]:
    """All that names of several words begin with, word by word: "gulf of" for "gulf of oman"."""
    words = (key.split() for key in keys)
    return frozenset(" ".join(each[:n]) for each in words for n in range(1, len(each)))


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _of_country(places: tuple[Location, ...], country: str | None) -> tuple[Location, ...]:
    return tuple(place for place in places if country is None or place.country == country)


def open_gazetteer(path: Path | None = None, territories: Path | None = None) -> Gazetteer:
    """Open a gazetteer file, by default the one that `marsad gazetteer build` makes.

    `territories` is another table of disputed territories than marsad's own.
    """
    return Gazetteer(DEFAULT_PATH if path is None else path, territories)


def _unlikelihood(named: tuple[int, Location]) -> tuple[bool, float, int]:
    kind, location = named
    cost = OTHER_NAME_COST if kind == NameKind.OTHER else 0.0
    return kind != NameKind.FIRST, cost - likelihood(location), location.geonameid


def connect(path: Path) -> sqlite3.Connection:
    """Open a gazetteer file for reading, if it is one of this format."""
    if not path.is_file():
        message = f"there is no gazetteer at {path}. Run: marsad gazetteer build"
        raise GazetteerError(message)
    address = f"{path.absolute().as_uri()}?immutable=1"
    try:
        database = sqlite3.connect(address, uri=True, check_same_thread=False)
        row = database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.Error as error:
        message = f"{path} is no gazetteer ({error}). Run: marsad gazetteer build"
        raise GazetteerError(message) from error
    if row != (str(FORMAT),):
        database.close()
        message = f"{path} is of another version. Run: marsad gazetteer build"
        raise GazetteerError(message)
    return database
