"""The situation report as Markdown: a footnote for every number, with the sentences behind it."""

import re
from collections.abc import Iterator, Sequence

from marsad.web.cited import Bulletin, Cited, Line, Note, Section
from marsad.web.tongue import counted, say, say_in

# What Markdown, or a browser that shows it, would take for markup.
MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~!&])")
BREAKS = re.compile(r"\s+")

# A note lists so many sentences; what it leaves out is counted.
SENTENCES = 12


def to_markdown(bulletin: Bulletin) -> str:
    return "\n".join(_lines(bulletin)) + "\n"


def _lines(bulletin: Bulletin) -> Iterator[str]:
    yield f"# {text_of(bulletin.title)}"
    yield from ("", text_of(bulletin.method))
    for section in bulletin.sections:
        yield from ("", f"## {escaped(section.title)}", "")
        yield from _section(section)
    yield ""
    for note in bulletin.notes:
        yield _note(note)


def _section(section: Section) -> Iterator[str]:
    for each in section.lines:
        yield f"- {text_of(each)}"
    if section.rows:
        yield ""
        yield _row(section.rows[0])
        yield _row_of(["---"] * len(section.rows[0]))
        yield from map(_row, section.rows[1:])


def _row(cells: Sequence[Line]) -> str:
    return _row_of([text_of(cell) for cell in cells])


def _row_of(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def text_of(each: Line) -> str:
    """A line with the numbers of its notes."""
    return "".join(
        escaped(part.text) + (f"[^{part.note}]" if isinstance(part, Cited) else "")
        for part in each.parts
    )


def _note(note: Note) -> str:
    quotes = [
        say(
            "“{quote}” {speaker}, in {outlet}, {said} (claim `{claim}`)",
            quote=escaped(each.quote),
            speaker=escaped(each.speaker),
            outlet=escaped(each.outlet),
            said=escaped(each.said),
            claim=each.claim[:19],
        )
        for each in note.sentences[:SENTENCES]
    ]
    more = len(note.sentences) - len(quotes)
    if more:
        quotes.append(counted("and {n} more sentence", "and {n} more sentences", more))
    return f"[^{note.number}]: {say_in('between parts', '; ').join(quotes)}"


def escaped(text: str) -> str:
    """Text that stays text: on one line, with every sign of markup written out."""
    return MARKUP.sub(r"\\\1", BREAKS.sub(" ", text))
