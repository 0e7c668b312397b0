from io import BytesIO

import pytest

from marsad.gazetteer.lines import LONGEST_LINE, Line, read_lines, read_records


def texts(body: bytes) -> list[str | None]:
    return [line.text for line in read_lines(BytesIO(body))]


def records(body: bytes) -> list[list[str] | None]:
    return [fields for fields, _line in read_records(read_lines(BytesIO(body)), ",")]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_lines_lose_their_ends_and_their_mark(end: bytes) -> None:
    assert texts(b"\xef\xbb\xbfa" + end + b"b") == ["a", "b"]


def test_a_line_says_where_it_ends() -> None:
    assert list(read_lines(BytesIO(b"ab\ncd\n"))) == [Line("ab", 1, 3), Line("cd", 2, 6)]


def test_reading_goes_on_after_a_byte() -> None:
    assert list(read_lines(BytesIO(b"ab\ncd\n"), start=3, number=1)) == [Line("cd", 2, 6)]


def test_a_line_longer_than_any_row_is_passed_over_and_counted() -> None:
    lines = list(read_lines(BytesIO(b"a\n" + b"x" * 3 * LONGEST_LINE + b"\nb\n")))
    assert [line.text for line in lines] == ["a", None, "b"]
    assert lines[-1].end == 2 + 3 * LONGEST_LINE + 1 + 2


def test_a_field_in_quotes_may_hold_a_line_end() -> None:
    assert records(b'"a\nb",c\nd,e\n') == [["a\nb", "c"], ["d", "e"]]


def test_a_quote_that_never_closes_costs_its_own_line() -> None:
    rows = records(b'a,b\n"c,d\n' + b"e,f\n" * 50)
    assert rows[:2] == [["a", "b"], None]
    assert rows[2:] == [["e", "f"]] * 50


def test_a_quote_open_at_the_end_costs_its_own_line() -> None:
    assert records(b'a,b\n"c,d\ne,f') == [["a", "b"], None, ["e", "f"]]
