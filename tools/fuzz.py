"""Fuzzes a reader and its parser, guided by what each input reaches: until stopped, or as asked.

    pip install atheris
    python tools/fuzz.py .html -max_total_time=600

The first argument is a suffix that marsad reads; the others are libFuzzer's. It begins with the
good files of `benchmarks/_hostile`. An input that breaks a promise is left as `crash-…`. The tests
and `python -m benchmarks hostile` try the same promises by chance, without atheris.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> int:
    try:
        import atheris  # noqa: PLC0415  it is no part of marsad's environment
    except ImportError:
        print("atheris is not here. Run: pip install atheris", file=sys.stderr)
        return 1
    if len(sys.argv) == 1:
        print(__doc__)
        return 2
    suffix, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["marsad"]):
        from benchmarks._hostile.inputs import seeds  # noqa: PLC0415  after the instruments
        from benchmarks._hostile.trying import attempt  # noqa: PLC0415  the same

    with TemporaryDirectory() as folder:
        path, corpus = Path(folder) / f"a{suffix}", Path(folder) / "corpus"
        corpus.mkdir()
        for nth, body in enumerate(seeds()[suffix]):
            (corpus / str(nth)).write_bytes(body)

        def try_one(body: bytes) -> None:
            path.write_bytes(body)
            fault = attempt(path).fault
            if fault is not None:
                raise AssertionError(fault)

        atheris.Setup([sys.argv[0], *options, str(corpus)], try_one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
