"""What every command promises: help, an example, clear errors, JSON of the contract."""

import csv
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import typer.main

from marsad import exporters
from marsad.cli import app, main
from marsad.contract import contract_schema
from marsad.plugins import plugin_names
from marsad.records import Origin, Problem, Source

ROOT = Path(__file__).parents[2]


def commands_of(group, *before: str):
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands_of(command, *before, name)
        else:
            yield pytest.param(command, id=" ".join((*before, name)))


COMMANDS = list(commands_of(typer.main.get_command(app)))


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("work"))
    for name in [name for name in os.environ if name.startswith("MARSAD_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def filled(store, store_file, make) -> str:
    """A store with one incident, whose words try to steer the terminal."""
    words = "Rockets struck Saraqeb on Friday, \x1b[31msaid [bold]a monitor[/bold]."
    page = make.page(words, outlet="Example \x1b]0;owned\x07Post", location="a.html")
    start = words.index("a monitor")
    source = Source(text="a monitor", start=start, end=start + 9, name="SOHR", cue="said")
    claim = make.claim(
        page,
        places=(make.place(words),),
        time=make.time(date(2024, 11, 29), words),
        sources=(source,),
    )
    store.add_page(page, captured_at=make.morning)
    store.put_reading(
        page.id,
        (make.report(page, claim, published="2024-11-30"),),
        version="v1",
        partitions={claim.id: "p"},
        problems=[Problem(stage="read", location="a.html", message="half", page_id=page.id)],
    )
    incident = make.incident(claim, origins=(Origin(name="SOHR", claims=1),))
    store.put_incidents("p", [incident])
    return str(store_file)


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_says_what_it_does_in_a_line_a_paragraph_and_an_example(self, command):
        line, *paragraphs = command.help.split("\n\n")
        assert line.endswith(".")
        assert len(line) < 90
        assert len(paragraphs) >= 2
        assert paragraphs[-1].startswith("Example: marsad ")

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_option_says_what_it_is_for(self, command):
        for parameter in command.params:
            assert parameter.help, parameter.name
            assert parameter.help.endswith("."), parameter.name

    @pytest.mark.parametrize("command", COMMANDS)
    def test_the_example_names_the_command_and_options_that_it_has(self, command):
        example = command.help.rpartition("Example: ")[2]
        names = {name for parameter in command.params for name in parameter.opts}
        assert f" {command.name}" in example
        assert {word for word in example.split() if word.startswith("--")} <= names

    def test_every_format_is_in_the_help_of_export(self, capsys):
        _, out, _ = run(capsys, "export", "--help")
        assert f"One of: {', '.join(plugin_names(exporters))}." in " ".join(out.split())

    def test_the_exit_codes_are_documented(self, capsys):
        code, out, _ = run(capsys, "--help")
        assert code == 0
        assert "Exit codes: 0 done; 1" in " ".join(out.split())

    def test_help_loads_no_heavy_library(self):
        script = (
            "import sys; from marsad.cli import main; main(['--help']);"
            "heavy = {'sqlalchemy', 'alembic', 'spacy', 'litestar', 'uvicorn', 'trafilatura'};"
            "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
        )
        done = subprocess.run(  # noqa: S603  our own words
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


class TestErrors:
    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            pytest.param(["incidents"], 1, "there is no store at marsad.db", id="no store"),
            pytest.param(["rebuild"], 1, "there is no store at marsad.db", id="nothing to rebuild"),
            pytest.param(["incidents", "--since", "soon"], 2, "'soon' is no date", id="no date"),
            pytest.param(["incidents", "--type", "war"], 2, "is no event type", id="no type"),
            pytest.param(["control", "--at", "13/1/2024"], 2, "is no date", id="no day"),
            pytest.param(
                ["read", "x.txt", "--published", "soon"],
                2,
                "2024-11-30T18:00:00+03:00",
                id="no moment",
            ),
            pytest.param(["export", "kml"], 1, "no exporter is called 'kml'", id="no format"),
            pytest.param(["serve", "--host", "192.0.2.1"], 2, "add --allow-remote", id="remote"),
            pytest.param(["serve", "--store", "x.db"], 1, "there is no store", id="none to serve"),
            pytest.param(["ingest"], 2, "Missing argument", id="no path"),
            pytest.param(["schema", "pages"], 2, "Invalid value", id="no contract"),
        ],
    )
    def test_an_error_is_a_message_and_an_exit_code(self, capsys, arguments, code, message):
        given, out, err = run(capsys, *arguments)
        assert given == code
        assert message in " ".join(err.split())
        assert out == ""
        assert "Traceback" not in err

    def test_a_wrong_id_says_where_to_find_one(self, capsys, filled):
        code, _, err = run(capsys, "show", "ffffffff", "--store", filled)
        assert code == 1
        assert "see the last column of `marsad incidents`" in " ".join(err.split())

    def test_the_store_of_the_settings_is_used(self, capsys, monkeypatch):
        monkeypatch.setenv("MARSAD_STORE", "elsewhere.db")
        _, _, err = run(capsys, "pages")
        assert "there is no store at elsewhere.db" in err

    def test_a_closed_pipe_is_quiet(self, filled):
        command = f"{sys.executable} -m marsad.cli incidents --format json --store {filled} | true"
        done = subprocess.run(  # noqa: S602  our own words
            command, shell=True, cwd=ROOT, capture_output=True, check=False
        )
        assert done.stderr == b""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
    @pytest.mark.parametrize("shape", ["json", "table"])
    def test_a_full_disk_behind_the_output_is_a_message(self, filled, shape):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(  # noqa: S603  our own words
                [sys.executable, "-m", "marsad.cli", "pages", "-f", shape, "--store", filled],
                cwd=ROOT,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 1
        assert b"cannot be written: No space left on device." in done.stderr
        assert b"Traceback" not in done.stderr


class TestOutput:
    @pytest.mark.parametrize(
        "arguments", [["incidents"], ["pages"], ["problems"], ["show", "ID"]], ids=" ".join
    )
    def test_a_pages_words_cannot_steer_the_terminal(self, capsys, filled, arguments):
        arguments = [incident_id(capsys, filled) if a == "ID" else a for a in arguments]
        code, out, err = run(capsys, *arguments, "--store", filled)
        assert code == 0
        assert "\x1b" not in out + err
        assert "\x07" not in out + err

    def test_incidents_are_a_table_of_when_where_what_and_whose_word(self, capsys, filled):
        _, out, _ = run(capsys, "incidents", "--store", filled)
        for words in ("2024-11-29", "Saraqeb, SY", "not stated", "SOHR", "single source"):
            assert words in out

    def test_incidents_are_filtered(self, capsys, filled):
        asked = ["--country", "sy", "--type", "explosions", "--since", "2024-11-29"]
        asked += ["--until", "2024-11-29", "--text", "rockets"]
        assert run(capsys, "incidents", *asked, "--format", "json", "--store", filled)[1]
        assert not run(
            capsys, "incidents", "--country", "ML", "--format", "json", "--store", filled
        )[1]

    def test_the_json_of_incidents_is_the_contract(self, capsys, filled):
        _, out, _ = run(capsys, "incidents", "--format", "json", "--store", filled)
        (line,) = out.splitlines()
        jsonschema.Draft202012Validator(contract_schema("incidents")).validate(json.loads(line))

    def test_an_incident_is_shown_with_its_evidence_quoted(self, capsys, filled):
        _, out, _ = run(capsys, "show", incident_id(capsys, filled), "--store", filled)
        shown = " ".join(out.split())
        assert "“Rockets struck Saraqeb on Friday, said [bold]a monitor[/bold].”" in shown
        assert "SOHR (said)" in shown
        assert "a.html" in shown

    def test_a_claim_is_shown_by_the_id_that_the_incident_shows(self, capsys, filled):
        _, out, _ = run(
            capsys, "show", incident_id(capsys, filled), "--format", "json", "--store", filled
        )
        claim = json.loads(out)["claims"][0]
        _, out, _ = run(capsys, "show", claim[7:17], "--store", filled)
        assert "Rockets struck Saraqeb" in out

    @pytest.mark.parametrize("command", ["pages", "problems"])
    def test_lists_are_json_lines_too(self, capsys, filled, command):
        _, out, _ = run(capsys, command, "--format", "json", "--store", filled)
        (line,) = out.splitlines()
        assert json.loads(line)["location"] == "a.html"

    def test_an_export_goes_to_a_file_or_to_standard_output(self, capsys, filled):
        code, out, err = run(capsys, "export", "csv", "--output", "o.csv", "--store", filled)
        assert (code, out) == (0, "")
        assert "Written: o.csv" in err
        written = Path("o.csv").read_bytes()
        assert len(list(csv.DictReader(written.decode().splitlines()))) == 1
        assert run(capsys, "export", "csv", "--store", filled)[1].encode() == written

    @pytest.mark.parametrize("command", ["read", "incidents", "control"])
    def test_the_schema_that_is_printed_is_the_one_that_is_shipped(self, capsys, command):
        _, out, _ = run(capsys, "schema", command)
        shipped = ROOT / "marsad" / "data" / "schema" / f"{command}.json"
        assert out == shipped.read_text(encoding="utf-8")

    def test_a_run_that_was_stopped_is_told_of(self, capsys, filled, store, make):
        store.add_page(make.page("Unread."), captured_at=make.morning)
        _, _, err = run(capsys, "incidents", "--store", filled)
        assert "give `marsad ingest` the same paths to finish it" in " ".join(err.split())


def incident_id(capsys, filled: str) -> str:
    _, out, _ = run(capsys, "incidents", "--format", "json", "--store", filled)
    return json.loads(out)["id"][4:14]
