import pytest

from marsad.cli.output import plain, print_table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colours"),
        pytest.param("a\x1b]0;title\x07b", "ab", id="a window title"),
        pytest.param("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink", id="a link"),
        pytest.param("a\x1bcb", "ab", id="a reset"),
        pytest.param("a\x1b", "a", id="an escape at the end"),
        pytest.param("a\x9b2Jb", "a2Jb", id="an eight-bit escape"),
        pytest.param("a\rb\nc\td", "a b c d", id="lines"),
        pytest.param("a\x08\x07\x00b", "ab", id="controls"),
        pytest.param("a\u202eb\u2066c", "abc", id="text turned around"),
        pytest.param("حلب Алеппо", "حلب Алеппо", id="other scripts"),
        pytest.param("[bold]x[/bold]", "[bold]x[/bold]", id="brackets"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_a_pages_words_cannot_steer_the_terminal(text, shown):
    assert plain(text) == shown


def test_a_table_takes_no_words_for_markup(capsys):
    print_table(("a",), [("[bold]x[/bold] :smile: \x1b[2J",)])
    shown = capsys.readouterr().out
    assert "[bold]x[/bold] :smile:" in shown
    assert "\x1b" not in shown
