"""The templates' surroundings: everything is escaped, and values read in our words."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from marsad.web import code_words, days_said, tongue, wording
from marsad.web.lens import lens_query
from marsad.web.outlets import outlet_words
from marsad.web.retelling import retold

TEMPLATES = Path(__file__).parent / "templates"


def link(address: str | None) -> str | None:
    """An address that may become a link: http or https, and nothing that runs."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None


def figures(numbers: tuple[int | None, int | None]) -> str:
    """A figure from its two numbers."""
    return wording.figure(*numbers)


FILTERS: dict[str, Callable[..., object]] = {
    "count": wording.count_text,
    "day": days_said.day_text,
    "decimal": tongue.decimal_text,
    "family": wording.family,
    "figure": wording.figure,
    "figures": figures,
    "grade": code_words.grade_words,
    "link": link,
    "moment": days_said.moment_text,
    "outlet": outlet_words,
    "place": wording.place_text,
    "place_detail": wording.place_detail,
    "retold": retold,
    "words": code_words.words_of,
}

GLOBALS: dict[str, object] = {
    "CONTROLS": tuple(code_words.CONTROLS),
    "FAMILY_OF": wording.FAMILY_OF,
    "MODALITIES": tuple(code_words.MODALITIES),
    "STATUSES": tuple(code_words.STATUSES),
    "languages": tongue.languages,
    "lens_query": lens_query,
    "spoken": tongue.tongue,
    "to": tongue.to,
}


def environment() -> Environment:
    """Make the Jinja environment; a name that is missing in a template is an error."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    found.policies["ext.i18n.trimmed"] = True
    found.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        tongue.gettext, tongue.ngettext, newstyle=True, pgettext=tongue.pgettext
    )
    found.filters.update(FILTERS)
    found.globals.update(GLOBALS)
    return found
