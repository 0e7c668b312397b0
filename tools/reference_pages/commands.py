"""Every command, its arguments and options, an example, and what the exit codes mean."""

from collections.abc import Iterator
from typing import Any

import typer

from marsad.cli import app
from reference_pages.markdown import anchor, code, joined, page_of, table, unwrapped

PROGRAM = "marsad"
EXAMPLE = "Example: "


def page() -> str:
    found = list(commands(typer.main.get_command(app), PROGRAM))
    return page_of(
        "Commands",
        *map(unwrapped, str(app.info.help).strip().split("\n\n")),
        table(("command", "does"), (summary(name, command) for name, command in found)),
        exit_codes(),
        *(section(name, command) for name, command in found),
    )


# Commands and parameters are of the library inside typer, whose types have no public name.
def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """A command, or those of a group, each by what a user types."""
    if not hasattr(command, "commands"):
        yield name, command
        return
    for part, inner in command.commands.items():
        yield from commands(inner, f"{name} {part}")


def summary(name: str, command: Any) -> tuple[str, str]:
    return f"[`{name}`](#{anchor(name)})", command.help.split("\n\n")[0]


def exit_codes() -> str:
    _, _, listed = str(app.info.epilog).partition(": ")
    meanings = (part.strip().rstrip(".") for part in listed.split(";"))
    rows = ((code(number), rest) for number, _, rest in (part.partition(" ") for part in meanings))
    return joined("## Exit codes", table(("code", "means"), rows))


def section(name: str, command: Any) -> str:
    context = typer.Context(command, info_name=name)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    line, *explained, example = command.help.split("\n\n")
    usage = (name, "[OPTION...]" if options else "", *(word(one, context) for one in arguments))
    return joined(
        f"## {name}",
        line,
        code(" ".join(part for part in usage if part)),
        *map(unwrapped, explained),
        table(("argument", "for", "default"), (row(one, context) for one in arguments)),
        table(("option", "for", "default"), (row(one, context) for one in options)),
        f"```sh\n{example.removeprefix(EXAMPLE)}\n```",
    )


def word(argument: Any, context: typer.Context) -> str:
    value = value_of(argument, context)
    return value if argument.required else f"[{value}]"


def row(parameter: Any, context: typer.Context) -> tuple[str, str, str]:
    names = [code(name) for name in parameter.opts if name.startswith("-")]
    value = value_of(parameter, context)
    shown = ", ".join(names) + (f" {code(value)}" if value else "")
    return shown.strip(), parameter.help, default_of(parameter)


def value_of(parameter: Any, context: typer.Context) -> str:
    """What stands for the value: a word in capitals, or the values that there are."""
    if getattr(parameter, "is_flag", False):
        return ""
    if parameter.metavar:
        return str(parameter.metavar)
    shown = str(parameter.display_type(context)).strip("<>")
    return shown if "|" in shown else parameter.name.upper()


def default_of(parameter: Any) -> str:
    if parameter.required:
        return "required"
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    if parameter.default is None or getattr(parameter, "is_flag", False):
        return ""
    return code(parameter.default)
