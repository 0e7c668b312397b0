"""The error tree, and what each error is to the command line and to the API."""

from collections.abc import Iterator

from marsad.cli import FAILED, MISUSED
from marsad.errors import InputError, MarsadError
from marsad.web.errors import STATUS_OF
from reference_pages.markdown import code, page_of, prose, table
from reference_pages.words import WORDS


def page() -> str:
    rows = (row(error, depth) for error, depth in tree(MarsadError))
    return page_of(
        "Errors",
        WORDS["errors"]["introduction"],
        table(("error", "means", "exit code", "HTTP status"), rows),
        WORDS["errors"]["problems"],
    )


def tree(error: type[MarsadError], depth: int = 0) -> Iterator[tuple[type[MarsadError], int]]:
    yield error, depth
    for kind in error.__subclasses__():
        if kind.__module__ == MarsadError.__module__:
            yield from tree(kind, depth + 1)


def row(error: type[MarsadError], depth: int) -> tuple[str, str, str, str]:
    status = next(number for kind, number in STATUS_OF if issubclass(error, kind))
    exit_code = MISUSED if issubclass(error, InputError) else FAILED
    shown = "&nbsp;" * 4 * depth + code(error.__name__)
    return shown, prose(error), str(exit_code), str(status)
