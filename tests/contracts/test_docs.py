"""What the documentation promises: the reference is complete, links lead somewhere."""

import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import typer.main

from marsad import errors, exporters, extractors, parsers, readers, records
from marsad.cli import app
from marsad.exporters import Exporter
from marsad.exporters._flat import COLUMNS
from marsad.plugins import load_plugin, plugin_names
from marsad.records import Incident
from marsad.settings import Settings
from marsad.vocabulary import TOLL_ORDER

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
HOW_TO = DOCS / "how-to"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]

LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
REGISTRY = re.compile(r"(?:pypi|pythonhosted|npmjs|debian|anaconda)\.(?:org|com|io)")
MACHINE = re.compile(r"(?<![\w.~/-])/(?:work|root|tmp|home|Users)\b")
EMPTY_PRAISE = re.compile(
    r"\b(?:simply|powerful|seamless\w*|robust\w*|blazing\w*)\b", re.IGNORECASE
)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands_of(group, *before: str):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands_of(command, *before, name)
        else:
            yield " ".join(("marsad", *before, name)), command


COMMANDS = dict(commands_of(typer.main.get_command(app)))
PLUGINS = [
    n for package in (readers, parsers, extractors, exporters) for n in plugin_names(package)
]
ERRORS = [name for name in vars(errors) if name.endswith("Error")]
RECORDS = [
    kind
    for kind in vars(records).values()
    if isinstance(kind, type) and issubclass(kind, records.Record) and kind is not records.Record
]


class TestReference:
    def test_it_is_what_the_code_says_now(self):
        done = subprocess.run(  # noqa: S603  our own words
            [sys.executable, ROOT / "tools" / "reference.py", "--check"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_is_in_it_with_every_option(self, name):
        described = section(REFERENCE / "commands.md", name)
        options = [option for one in COMMANDS[name].params for option in one.opts if "-" in option]
        assert [option for option in options if f"`{option}`" not in described] == []

    @pytest.mark.parametrize("name", PLUGINS)
    def test_every_plugin_is_in_it(self, name):
        assert f"| `{name}` |" in (REFERENCE / "plugins.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", ERRORS)
    def test_every_error_is_in_it(self, name):
        assert f"`{name}` |" in (REFERENCE / "errors.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", Settings.__struct_fields__)
    def test_every_setting_is_in_it(self, name):
        assert f"\n| `{name}` |" in (REFERENCE / "settings.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
    def test_every_field_of_every_record_is_in_it(self, record):
        described = section(REFERENCE / "records.md", record.__name__)
        assert [f for f in record.__struct_fields__ if f"| `{f}` |" not in described] == []


class TestPages:
    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_every_link_to_a_file_or_a_heading_leads_there(self, page):
        text = CODE.sub("", page.read_text(encoding="utf-8"))
        broken = [
            link[0] for link in LINK.finditer(text) if not leads_somewhere(page, *link.groups())
        ]
        assert broken == []

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_no_page_names_a_registry_or_a_folder_of_one_machine(self, page):
        text = page.read_text(encoding="utf-8")
        assert REGISTRY.findall(text) + MACHINE.findall(text) == []

    @pytest.mark.parametrize("page", PAGES, ids=name_of)
    def test_no_page_praises(self, page):
        assert EMPTY_PRAISE.findall(page.read_text(encoding="utf-8")) == []


class TestHowTo:
    def test_every_column_of_an_export_is_explained(self):
        page = (HOW_TO / "export-to-a-spreadsheet-or-gis.md").read_text(encoding="utf-8")
        killed = {f"killed_{end}" for end in ("low", "best", "high")}
        others = {
            f"{kind}_{end}" for kind in TOLL_ORDER for end in ("low", "best", "high")
        } - killed
        named = [*(column for column in COLUMNS if column not in others), *TOLL_ORDER[1:]]
        assert [column for column in named if f"`{column}`" not in page] == []

    def test_the_plugin_that_is_shown_writes_what_is_shown(self, tmp_path, monkeypatch):
        page = (HOW_TO / "write-a-plug-in.md").read_text(encoding="utf-8")
        (tmp_path / "kml.py").write_text(block(page, "python"), encoding="utf-8")
        monkeypatch.setattr(exporters, "__path__", [*exporters.__path__, str(tmp_path)])
        monkeypatch.delitem(sys.modules, "marsad.exporters.kml", raising=False)
        exporter = load_plugin(exporters, "kml", Exporter)
        monkeypatch.delitem(sys.modules, "marsad.exporters.kml")
        copied = re.search(r"^cp -r (\S+)", block(page, "sh", "cp -r"), re.MULTILINE)[1]
        case = ROOT / shlex.split(copied)[0] / "incidents.json"
        out = io.BytesIO()
        exporter.write(msgspec.json.decode(case.read_bytes(), type=list[Incident]), out)
        assert out.getvalue().decode() == block(page, "xml")


def section(page: Path, heading: str) -> str:
    """What stands under a heading of the second level."""
    text = page.read_text(encoding="utf-8")
    assert f"\n## {heading}\n" in text, f"no section {heading!r} in {page.name}"
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def block(text: str, language: str, containing: str = "") -> str:
    blocks = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return next(one for one in blocks if containing in one)


def leads_somewhere(page: Path, file: str, heading: str | None) -> bool:
    target = page.parent / file if file else page
    if not target.exists():
        return False
    return heading is None or heading in anchors(target)


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page can be linked to."""
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
