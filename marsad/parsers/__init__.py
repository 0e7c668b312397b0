"""Parsers make articles of a page. One file here is one parser."""

from collections.abc import Callable

from msgspec import Struct

from marsad.records import Page, Report


class Parser(Struct, frozen=True, kw_only=True):
    """What `parsers/<name>.py` must define as `PARSER`.

    `parse` gives one report for each article of the page, without claims yet; a page that holds
    no text raises PageError. What the page itself was told (`Page.published`, `outlet`, `title`)
    wins over what its text says.
    """

    summary: str
    media_types: frozenset[str]
    parse: Callable[[Page], tuple[Report, ...]]
