"""Reads the sheets of a PDF in a process of its own, with bounds of time and memory.

A PDF can make its reader draw without end, within a few lines; nothing but an end of the process
stops that. `python -m marsad.parsers._pdf_apart` is that process.
"""

import subprocess
import sys
from contextlib import suppress

import msgspec

from marsad.errors import PageError
from marsad.parsers._pdf_sheets import Sheets, read_sheets

# A sheet takes 0.03 s and a report 60 MB; a machine may be ten times slower.
_SECONDS, _SECONDS_A_SHEET = 4, 0.3
_MOST_BYTES = 800 * 2**20
# Where the system cannot bound a process's own time.
_LONGEST_S = 180
_REFUSED = (
    "the PDF takes more time or memory than any report, or breaks its reader. Print it to a new "
    "PDF, or save its text, and read that."
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the process says: the sheets, or why there are none."""

    sheets: Sheets | None = None
    refusal: str | None = None


def read_apart(body: bytes) -> Sheets:
    """Everything that is written in a PDF; PageError if it cannot be read within bounds."""
    command = [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603  our own module, and no words of the page
            command, input=body, capture_output=True, check=True, timeout=_LONGEST_S
        )
        answer = msgspec.msgpack.decode(done.stdout, type=Answer)
    except (subprocess.SubprocessError, msgspec.DecodeError) as error:
        raise PageError(_REFUSED) from error
    if answer.sheets is None:
        raise PageError(answer.refusal or _REFUSED)
    return answer.sheets


def main() -> None:
    """Read a PDF from standard input and give its sheets on standard output."""
    bound(_SECONDS)
    try:
        sheets = read_sheets(
            sys.stdin.buffer.read(), opened=lambda count: bound(_SECONDS + _SECONDS_A_SHEET * count)
        )
        answer = Answer(sheets=sheets)
    except PageError as error:
        answer = Answer(refusal=str(error))
    except MemoryError:
        answer = Answer(refusal=_REFUSED)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def bound(seconds: float) -> None:
    """Let the system end this process when it has run so long, or wants too much memory."""
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ImportError:
        return
    bounds = {
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_AS: _MOST_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        hard = resource.getrlimit(kind)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # some systems bound only some
            resource.setrlimit(kind, (soft, hard))


if __name__ == "__main__":
    main()
