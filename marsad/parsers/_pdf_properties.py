"""What the properties of a PDF state of it. Programs fill them in: nothing there is sure."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from marsad.records import Stated, StatedBy

# Guesses until there is a benchmark of papers; low, so that the paper's own words win.
_TITLE, _AUTHOR, _CREATED = 0.3, 0.3, 0.3
# Names of files and of programs' first pages stand there as often as titles.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|document\d*|powerpoint.*|\W*"
    r"|.*\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|rtf|tmp|html?))",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:user|admin\w*|owner|author|pc|hp|unknown|\W*|\S+@\S+)\d*", re.IGNORECASE)
_MOMENT = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")
_LONGEST = 400


def property_statements(properties: Mapping[str, str]) -> Iterator[Stated]:
    """The title, author and moment of creation; the latter is never that of publication."""
    title, author = (" ".join(properties.get(key, "").split()) for key in ("Title", "Author"))
    if not is_no_title(title):
        yield _stated("title", title, _TITLE)
    if author and len(author) <= _LONGEST and not _NO_NAME.fullmatch(author):
        yield _stated("authors", author, _AUTHOR)
    created = moment_of(properties.get("CreationDate", ""))
    if created is not None:
        yield _stated("created", created, _CREATED)


def is_no_title(title: str) -> bool:
    return len(title) > _LONGEST or _NO_TITLE.fullmatch(title) is not None


def moment_of(written: str) -> str | None:
    """A moment as ISO 8601 writes it; the day where no zone is given, None where none is."""
    match = _MOMENT.match(written)
    if match is None or match[3] is None:
        return None
    day = "-".join(match.group(1, 2, 3))
    clock = ":".join(part or "00" for part in match.group(4, 5, 6))
    zone = "+00:00" if match[7] else f"{match[8]}:{match[9] or '00'}" if match[8] else None
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{zone or ''}")
    except ValueError:
        return None
    return moment.isoformat() if zone else moment.date().isoformat()


def _stated(field: str, value: str, confidence: float) -> Stated:
    return Stated(field=field, value=value, method=StatedBy.META, confidence=confidence)
