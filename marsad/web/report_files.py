"""A situation report as a file: Markdown, a web page that stands alone, or JSON."""

from pathlib import Path

from msgspec import json

from marsad.web.bulletin_markdown import to_markdown
from marsad.web.cited import Bulletin
from marsad.web.templating import environment

STYLE = Path(__file__).parent / "static" / "marsad.css"


def write_report(bulletin: Bulletin, kind: str) -> str:
    """Give the text of the file."""
    if kind == "json":
        return json.encode(bulletin).decode() + "\n"
    if kind == "html":
        template = environment().get_template("report_file.html")
        return template.render(bulletin=bulletin, style=STYLE.read_text(encoding="utf-8"))
    return to_markdown(bulletin)
