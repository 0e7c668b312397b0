import pytest

from marsad.errors import PageError
from marsad.text.decoding import LARGEST_PAGE, LONGEST_LINE, decode, refuse_long_lines

ENGLISH = (
    "The governor’s spokesman said – twice – that 3,000 people had fled. “We can’t stay,” she said."
)
FRENCH = "Les forces ont été repoussées près d'Idlib après deux jours de combats acharnés."
RUSSIAN = "Российские силы заняли село в Донецкой области, сообщили в министерстве обороны."
ARABIC = "سيطرت الفصائل على معظم مدينة حلب بحسب المرصد السوري لحقوق الإنسان"
POLISH = "Wojska weszły do miasta w piątek rano; zginęło co najmniej pięć osób, ogłosił sztab."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (FRENCH, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16"),
        (ARABIC, "cp1256"),
        (POLISH, "cp1250"),
    ],
)
def test_text_comes_out_of_any_encoding_as_it_went_in(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_line_ends_become_line_feeds_and_nothing_else_changes():
    assert decode(b"\tone \r\ntwo\rthree\n\n four") == "\tone \ntwo\nthree\n\n four"


def test_what_the_server_said_counts_for_what_is_not_utf8():
    assert decode("Łódź".encode("iso8859-2"), declared="iso8859-2") == "Łódź"
    assert decode("Łódź".encode(), declared="iso8859-2") == "Łódź"


@pytest.mark.parametrize(
    "declared", ["x-no-such", "undefined", "zip", "idna", "punycode", "unicode_escape", "a\0b", ""]
)
def test_an_encoding_that_nobody_writes_in_is_as_if_none_was_said(declared):
    assert decode(RUSSIAN.encode("cp1251"), declared=declared) == RUSSIAN


def test_the_meta_element_counts_in_markup():
    page = f'<meta charset="windows-1251"><p>{RUSSIAN}</p>'
    assert decode(page.encode("cp1251"), markup=True) == page


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff\u200b\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not text"),
        (b"MZ\0\0binary\0program\0", "not text"),
        (b"x" * (LARGEST_PAGE + 1), "pages of up to 20 MB"),
    ],
    ids=["no bytes", "blanks", "marks", "image", "program", "too large"],
)
def test_what_is_no_text_is_refused_with_the_reason(body, message):
    with pytest.raises(PageError, match=message):
        decode(body)


def test_a_stray_control_character_is_let_pass():
    assert decode(b"Shells fell on\x0b the town.\x07") == "Shells fell on\x0b the town.\x07"


def test_a_line_that_nobody_wrote_is_refused():
    refuse_long_lines("word " * (LONGEST_LINE // 5) + "\n" + "word " * (LONGEST_LINE // 5))
    with pytest.raises(PageError, match="no line breaks for more than 100,000 characters"):
        refuse_long_lines("A line.\n" + "word " * (LONGEST_LINE // 5 + 1))


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (FRENCH, "cp1252")])
def test_a_page_that_is_wrongly_said_to_be_utf8_is_read_by_the_look_of_its_bytes(text, encoding):
    body = f'<meta charset="utf-8"><p>{text}</p>'.encode(encoding)
    assert text in decode(body, declared="utf-8", markup=True)


def test_a_sign_that_is_broken_spoils_no_other():
    body = (3 * RUSSIAN).encode().replace("ё".encode(), b"\xd1") + b"\xff"
    assert decode(body, declared="cp1251") == 3 * RUSSIAN + "\ufffd"
