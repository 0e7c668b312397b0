"""Exporters write incidents out as files. One file here is one format."""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from msgspec import Struct

from marsad.records import Incident


class Exporter(Struct, frozen=True, kw_only=True):
    """What `exporters/<name>.py` must define as `EXPORTER`."""

    summary: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Incident], BinaryIO], None]
