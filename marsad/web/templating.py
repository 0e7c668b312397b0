"""The templates' surroundings: everything is escaped, and values read in our words."""

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from marsad.web import wording
from marsad.web.lens import lens_query

TEMPLATES = Path(__file__).parent / "templates"


def link(address: str | None) -> str | None:
    """An address that may become a link: http or https, and nothing that runs."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None


def environment() -> Environment:
    """Make the Jinja environment; a name that is missing in a template is an error."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        count=wording.count_text,
        day=wording.day_text,
        family=wording.family,
        figure=wording.figure,
        link=link,
        moment=wording.moment_text,
        place=wording.place_text,
        place_detail=wording.place_detail,
    )
    found.globals.update(
        CONTROL_WORDS=wording.CONTROL_WORDS,
        FAMILY_OF=wording.FAMILY_OF,
        MODALITY_WORDS=wording.MODALITY_WORDS,
        STATUS_WORDS=wording.STATUS_WORDS,
        lens_query=lens_query,
    )
    return found
