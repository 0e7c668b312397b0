"""Extractors read claims and alerts out of a report's article. One file here is one extractor."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from marsad.gazetteer.store import Gazetteer
from marsad.language import LanguageModel
from marsad.records import Alert, Claim, Report
from marsad.registry.store import Registry


class Tools(Struct, frozen=True, kw_only=True):
    """What an extractor is given beside the report; `model` is None if the language has none."""

    model: LanguageModel | None
    gazetteer: Gazetteer
    registry: Registry


class Extractor(Struct, frozen=True, kw_only=True):
    """What `extractors/<name>.py` must define as `EXTRACTOR`.

    `extract` depends on its arguments alone: the same report gives the same claims. Raise
    `version` whenever the claims change, so that a run knows which articles to read again.
    """

    summary: str
    version: int
    languages: frozenset[str]
    extract: Callable[[Report, Tools], Iterator[Claim | Alert]]
