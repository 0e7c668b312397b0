"""The papers are written here by hand, so that each line stands where a test says."""

import builtins
import os
import random
import textwrap
import zlib
from collections.abc import Callable
from time import perf_counter
from types import MappingProxyType

import pytest

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.parsers import _pdf_sheets, pdf
from marsad.parsers._pdf_properties import moment_of
from marsad.parsers._pdf_sheets import read_sheets
from marsad.records import Page, Report, StatedBy

FONTS = MappingProxyType({"plain": "Helvetica", "bold": "Helvetica-Bold", "mono": "Courier"})
WIDTH, HEIGHT = 595, 842
STORY = (
    "Fighting around the town of Azaz went on for a third day. The field team counted nine "
    "strikes on the road to Kilis, and two bridges were hit again in the afternoon."
)
CAMP = (
    "Families moved north in trucks and on foot. The local council said that some 1,200 people "
    "had reached the camp by the evening, and that tents and water were short."
)
Shown = tuple[str, float, str, str]


def line(text: str, left: float, top: float, *, size: float = 10, font: str = "plain") -> Shown:
    """A line of text whose foot stands so many points below the top of the sheet."""
    return (font, size, f"1 0 0 1 {left} {HEIGHT - top}", text)


def lines(text: str, left: float, top: float, *, width: int = 48, lead: float = 12) -> list[Shown]:
    wrapped = textwrap.wrap(text, width)
    return [line(part, left, top + at * lead) for at, part in enumerate(wrapped)]


def paper(
    *sheets: list[Shown], properties: str = "", turned: int = 0, packed: bool = False
) -> bytes:
    """A PDF with these lines on its sheets; the font "any" shows every letter of Unicode."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]

    def add(body: str | bytes) -> str:
        objects.append(body.encode() if isinstance(body, str) else body)
        return f"{len(objects)} 0 R"

    def add_stream(body: bytes) -> str:
        kept = zlib.compress(body) if packed else body
        head = f"<</Length {len(kept)}{'/Filter/FlateDecode' if packed else ''}>>stream\n"
        return add(head.encode() + kept + b"\nendstream")

    numbers = numbers_of(sheets)
    base = "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/"
    fonts = "".join(f"/{name} {add(f'{base}{own}>>')}" for name, own in FONTS.items())
    fonts += f"/any {font_of_all(numbers, add, add_stream)}"
    kids = []
    for sheet in sheets:
        content = add_stream("\n".join(drawn(shown, numbers) for shown in sheet).encode("cp1252"))
        head = f"<</Type/Page/Parent 2 0 R/Rotate {turned}/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        kids.append(add(f"{head}/Resources<</Font<<{fonts}>>>>/Contents {content}>>"))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return bound(objects, add(f"<<{properties}>>"))


def numbers_of(sheets: tuple[list[Shown], ...]) -> dict[str, int]:
    used = {sign for sheet in sheets for font, *_, text in sheet if font == "any" for sign in text}
    return {sign: number for number, sign in enumerate(sorted(used), start=1)}


def drawn(shown: Shown, numbers: dict[str, int]) -> str:
    font, size, at, text = shown
    plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    signs = "".join(f"{numbers[sign]:04X}" for sign in text) if font == "any" else ""
    return f"BT /{font} {size} Tf {at} Tm {f'<{signs}>' if signs else f'({plain})'} Tj ET"


def font_of_all(
    numbers: dict[str, int], add: Callable[[str], str], add_stream: Callable[[bytes], str]
) -> str:
    named = "".join(
        f"1 beginbfchar <{number:04X}> <{sign.encode('utf-16-be').hex()}> endbfchar\n"
        for sign, number in numbers.items()
    )
    names = add_stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{named}endcmap end end".encode()
    )
    about = add(
        "<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        "/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
    )
    own = add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/FontDescriptor {about}/DW 500"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    return add(
        "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H"
        f"/DescendantFonts[{own}]/ToUnicode {names}>>"
    )


def bound(objects: list[bytes], properties: str) -> bytes:
    """The objects as a file, with the table that says where each stands."""
    body, places = b"%PDF-1.7\n", []
    for number, own in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + own + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        body
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {properties}>>\n"
            f"startxref\n{len(body)}\n%%EOF\n"
        ).encode()
    )


def parse(body: bytes, *, title: str | None = None) -> Report:
    page = Page(
        id=page_id(body), location="a.pdf", media_type="application/pdf", body=body, title=title
    )
    [report] = pdf.report_of(page, read_sheets(body))
    return report


def blocks(body: bytes, **known: str) -> list[tuple[str, str]]:
    article = parse(body, **known).article
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def sitrep(number: int) -> list[Shown]:
    """A sheet as aid agencies write them: a head, a title, two columns, a list, a table, a foot."""
    title = [line("Northern Aleppo: strikes cut the road", 50, 80, size=20, font="bold")]
    return [
        line("Field desk - Situation report 12", 50, 30, size=8),
        line("30 November 2024", 480, 30, size=8),
        *(title if number == 1 else []),
        line("Overview", 50, 120, size=12, font="bold"),
        *lines(STORY, 50, 140),
        *lines(CAMP, 310, 140),
        line("Needs", 50, 230, size=12, font="bold"),
        line("• tents for 400 families", 60, 248),
        line("• water for two weeks, as the pump of the town", 60, 260),
        line("stands still", 68, 272),
        *(line(cell, 50 + 150 * at, 310) for at, cell in enumerate(("District", "Killed"))),
        *(line(cell, 50 + 150 * at, 324) for at, cell in enumerate(("Azaz", "12"))),
        line(f"Page {number} of 2", 280, 820, size=8),
    ]


SECTION = [
    ("heading", "Overview"),
    ("paragraph", STORY),
    ("paragraph", CAMP),
    ("heading", "Needs"),
    ("list", "tents for 400 families"),
    ("list", "water for two weeks, as the pump of the town stands still"),
    ("list", "District\tKilled"),
    ("list", "Azaz\t12"),
    ("boilerplate", "Field desk - Situation report 12\t30 November 2024"),
]
TITLE = ("title", "Northern Aleppo: strikes cut the road")


class TestReports:
    def test_a_report_is_read_as_people_read_it(self):
        first = [TITLE, *SECTION, ("boilerplate", "Page 1 of 2")]
        second = [*SECTION, ("boilerplate", "Page 2 of 2")]
        assert blocks(paper(sitrep(1), sitrep(2))) == first + second

    @pytest.mark.parametrize("packed", [True, False])
    def test_lines_may_stand_in_the_file_in_any_order(self, packed):
        mixed = [random.Random(nth).sample(sitrep(nth), len(sitrep(nth))) for nth in (1, 2)]  # noqa: S311
        found = blocks(paper(*mixed, packed=packed))
        assert found == blocks(paper(sitrep(1), sitrep(2)))

    def test_the_same_paper_gives_the_same_report(self):
        body = paper(sitrep(1), sitrep(2))
        assert parse(body) == parse(body)

    def test_a_day_below_the_title_is_that_of_publication(self):
        sheet = [
            line("Strikes cut the road", 50, 80, size=20),
            line("Published 30 November 2024", 50, 105),
            *lines(STORY, 50, 140, width=90),
        ]
        article = parse(paper(sheet)).article
        assert article.published == "2024-11-30"
        assert "metadata" in dict(blocks(paper(sheet)))

    def test_a_title_that_is_known_is_found_among_larger_words(self):
        sheet = [
            line("FIELD DESK WEEKLY", 50, 60, size=30),
            line("The road to Kilis is cut", 50, 100, size=14),
            *lines(STORY, 50, 140, width=90),
        ]
        assert ("title", "FIELD DESK WEEKLY") in blocks(paper(sheet))
        assert ("title", "The road to Kilis is cut") in blocks(
            paper(sheet), title="The road to Kilis is cut"
        )

    def test_a_paper_of_one_size_has_no_title(self):
        report = parse(paper(lines(STORY, 50, 80, width=90)))
        assert report.article.title is None

    def test_a_table_of_contents_is_no_text(self):
        sheet = [line("Shelter ............ 4", 50, 80), *lines(STORY, 50, 140, width=90)]
        assert blocks(paper(sheet))[0] == ("boilerplate", "Shelter ............ 4")


class TestLayout:
    def test_a_paragraph_runs_on_in_the_next_column_and_on_the_next_sheet(self):
        words = f"{STORY} {CAMP}"
        wrapped = textwrap.wrap(words, 48)
        left, right, next_sheet = wrapped[:3], wrapped[3:5], wrapped[5:]
        body = paper(
            [
                *lines(STORY, 50, 80),
                *lines(CAMP, 310, 80),
                *(line(part, 50, 680 + 12 * at) for at, part in enumerate(left)),
                *(line(part, 310, 680 + 12 * at) for at, part in enumerate(right)),
            ],
            [line(part, 50, 80 + 12 * at) for at, part in enumerate(next_sheet)],
        )
        assert ("paragraph", words) in blocks(body)

    def test_columns_with_a_gap_at_one_height_stay_columns(self):
        halves = [
            shown
            for left, (first, second) in ((50, (STORY, CAMP)), (310, (CAMP, STORY)))
            for top, text in ((80, first), (160, second))
            for shown in lines(text, left, top)
        ]
        texts = [text for _, text in blocks(paper(halves))]
        assert texts == [STORY, CAMP, CAMP, STORY]

    @pytest.mark.parametrize(
        ("parted", "elsewhere", "joined"),
        [
            (("the govern-", "ment said"), "The government fell.", "the government said"),
            (("the north-", "west of Azaz"), "The north-west fell.", "the north-west of Azaz"),
            (("the north-", "west of Azaz"), "Nothing else.", "the north-west of Azaz"),
            (("the years 2011-", "2016 in Azaz"), "The year 2011.", "the years 2011-2016 in Azaz"),
        ],
        ids=["a word that stands elsewhere", "with its hyphen", "nowhere else", "years"],
    )
    def test_a_hyphen_goes_only_where_the_word_stands_elsewhere(self, parted, elsewhere, joined):
        sheet = [line(text, 50, 80 + 12 * at) for at, text in enumerate((*parted, "now."))]
        assert blocks(paper([*sheet, line(elsewhere, 50, 200)]))[0][1] == f"{joined} now."

    @pytest.mark.parametrize("turned", [90, 180, 270])
    def test_a_sheet_that_lies_on_its_side_is_read_upright(self, turned):
        matrices = {
            90: lambda at: f"0 1 -1 0 {100 + 12 * at} 100",
            180: lambda at: f"-1 0 0 -1 500 {100 + 12 * at}",
            270: lambda at: f"0 -1 1 0 {400 - 12 * at} 700",
        }
        wrapped = enumerate(textwrap.wrap(STORY, 60))
        sheet = [("plain", 10, matrices[turned](at), text) for at, text in wrapped]
        assert blocks(paper(sheet, turned=turned)) == [("paragraph", STORY)]

    def test_a_watermark_is_no_text(self):
        sheet = [*lines(STORY, 50, 80), ("plain", 60, "0.7 0.7 -0.7 0.7 200 300", "DRAFT")]
        assert blocks(paper(sheet)) == [("paragraph", STORY), ("boilerplate", "DRAFT")]

    def test_words_beside_the_sheet_are_not_shown(self):
        sheet = [*lines(STORY, 50, 80), line("Read this instead", 700, 80)]
        assert blocks(paper(sheet)) == [("paragraph", STORY)]

    @pytest.mark.parametrize(
        ("drawn_lines", "text"),
        [
            (
                ["سقطت مدينة حلب يوم"[::-1], "الجمعة بعد قتال"[::-1]],
                "سقطت مدينة حلب يوم الجمعة بعد قتال",
            ),
            (
                ["周五，火箭弹击中了阿", "扎兹的市场。三人死亡。"],
                "周五，火箭弹击中了阿扎兹的市场。三人死亡。",
            ),
            (["Strikes 𝒜 near Łódź"], "Strikes 𝒜 near Łódź"),
        ],
        ids=["Arabic", "Chinese", "rare letters"],
    )
    def test_any_script_is_read(self, drawn_lines, text):
        sheet = [line(own, 50, 80 + 14 * at, font="any") for at, own in enumerate(drawn_lines)]
        article = parse(paper(sheet)).article
        assert article.text == text
        assert [article.text[b.start : b.end] for b in article.blocks] == [text]


PICTURE = [("plain", 10, "1 0 0 1 50 700", "")]
LOCKED = paper(lines(STORY, 50, 80)).replace(
    b"trailer<<",
    b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44"
    b"/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
)
UNUSABLE = [
    pytest.param(b"%PDF-1.7\n", "the PDF is damaged", id="a beginning"),
    pytest.param(b"", "the PDF is damaged", id="nothing"),
    pytest.param(b"Rockets struck.", "the PDF is damaged", id="text"),
    pytest.param(paper(), "the PDF", id="no sheets"),
    pytest.param(paper([]), "holds no text: its sheets are pictures", id="a blank sheet"),
    pytest.param(paper(PICTURE), "holds no text", id="no letters"),
    pytest.param(LOCKED, "is encrypted", id="a password"),
]


def laughing(*, levels: int) -> bytes:
    """A PDF that draws a picture of ten pictures of ten pictures."""
    body = paper([line("x", 50, 80)])
    start = body.index(b"/Resources<<")
    forms, names = [], []
    for level in range(levels):
        inner = b"/X Do " * 10 if level else b"BT /plain 10 Tf 50 700 Td (ha) Tj ET"
        number = 100 + level
        names.append(number)
        below = f"/XObject<</X {number - 1} 0 R>>" if level else ""
        font = "/Font<</plain 3 0 R>>"
        head = f"{number} 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources<<{font}"
        head += f"{below}>>/Length {len(inner)}>>stream\n"
        forms.append(head.encode() + inner + b"\nendstream\nendobj\n")
    top = f"/Resources<</XObject<</X {names[-1]} 0 R>>".encode()
    body = body[:start] + top + body[start + len(b"/Resources<<") :]
    body = body.replace(b"BT /plain 10 Tf 1 0 0 1 50 762 Tm (x) Tj ET", b"/X Do" + b" " * 38)
    # Without its table a reader looks for the objects itself.
    return body[: body.index(b"xref")] + b"".join(forms) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


class TestApart:
    def test_a_paper_is_read_in_a_process_of_its_own(self):
        body = paper(sitrep(1), sitrep(2))
        page = Page(id=page_id(body), location="a.pdf", media_type="application/pdf", body=body)
        assert pdf.parse(page) == (parse(body),)

    @pytest.mark.parametrize(("body", "message"), UNUSABLE)
    def test_what_cannot_be_read_is_told_from_there(self, body, message):
        page = Page(id=page_id(body), location="a.pdf", media_type="application/pdf", body=body)
        with pytest.raises(PageError, match=message):
            pdf.parse(page)

    def test_a_picture_of_pictures_is_read(self):
        assert parse(laughing(levels=3)).article.text == "ha"

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="only there a process can be bounded")
    def test_a_picture_of_pictures_without_end_is_refused_in_time(self):
        body = laughing(levels=9)
        page = Page(id=page_id(body), location="a.pdf", media_type="application/pdf", body=body)
        started = perf_counter()
        with pytest.raises(PageError, match="more time or memory than any report"):
            pdf.parse(page)
        assert perf_counter() - started < 20


class TestProperties:
    def test_properties_are_stated_and_hardly_believed(self):
        properties = "/Title(Road report)/Author(Field desk)/CreationDate(D:20241130140500+02'00')"
        article = parse(paper(lines(STORY, 50, 80), properties=properties)).article
        said = {one.field: one for one in article.stated if one.method is StatedBy.META}
        assert {field: one.value for field, one in said.items()} == {
            "title": "Road report",
            "authors": "Field desk",
            "created": "2024-11-30T14:05:00+02:00",
        }
        assert all(one.confidence < 0.5 for one in said.values())
        assert (article.published, article.authors) == (None, ())

    @pytest.mark.parametrize(
        "title", ["Microsoft Word - a.docx", "report.pdf", "Untitled", "", "- -", "x" * 500]
    )
    def test_what_programs_write_for_a_title_is_none(self, title):
        body = paper(lines(STORY, 50, 80), properties=f"/Title({title})/Author(user)")
        assert parse(body).article.stated == ()

    @pytest.mark.parametrize(
        ("written", "moment"),
        [
            ("D:20241130140500+02'00'", "2024-11-30T14:05:00+02:00"),
            ("D:20241130140500+02'00", "2024-11-30T14:05:00+02:00"),
            ("D:20241130140500Z", "2024-11-30T14:05:00+00:00"),
            ("D:20241130140500", "2024-11-30"),
            ("D:20241130", "2024-11-30"),
            ("D:202411", None),
            ("D:20241345", None),
            ("30.11.2024", None),
            ("", None),
        ],
    )
    def test_a_moment_of_creation_keeps_its_zone(self, written, moment):
        assert moment_of(written) == moment


class TestBadInput:
    @pytest.mark.parametrize(("body", "message"), UNUSABLE)
    def test_what_cannot_be_read_is_refused_with_advice(self, body, message):
        with pytest.raises(PageError, match=message):
            parse(body)

    def test_fonts_without_names_for_their_letters_are_refused(self):
        body = paper([line(STORY, 50, 80, font="any")])
        nameless = body.replace(b"/ToUnicode", b"/ToNothing")
        with pytest.raises(PageError, match=r"do not say which letters|holds no text"):
            parse(nameless)

    def test_a_missing_library_is_named(self, monkeypatch):
        found = builtins.__import__

        def without(name, *rest):
            if name.startswith("pypdfium2"):
                raise ImportError(name)
            return found(name, *rest)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(PageError, match=r"marsad\[pdf\]"):
            parse(paper(lines(STORY, 50, 80)))

    @pytest.mark.parametrize(
        ("bound_of", "value", "message"),
        [("MOST_SHEETS", 1, "has 2 sheets"), ("MOST_LETTERS", 50, "more than 50 letters")],
    )
    def test_a_paper_beyond_a_bound_is_refused(self, monkeypatch, bound_of, value, message):
        monkeypatch.setattr(_pdf_sheets, bound_of, value)
        with pytest.raises(PageError, match=message):
            parse(paper(lines(STORY, 50, 80), lines(CAMP, 50, 80)))

    def test_instructions_that_unpack_to_too_much_are_refused_in_time(self):
        bomb = zlib.compress(b"0 0 m 1 1 l S\n" * 10_000_000)
        body = paper(lines(STORY, 50, 80), packed=True)
        start = body.index(b"stream\n") + len(b"stream\n")
        started = perf_counter()
        with pytest.raises(PageError, match="unpacks to more than"):
            parse(body[:start] + bomb + body[start:])
        assert perf_counter() - started < 5

    @pytest.mark.parametrize("count", [20_000])
    def test_a_sheet_full_of_single_letters_is_read_in_time(self, count):
        spread = random.Random(1)  # noqa: S311
        sheet = [
            line("x", spread.uniform(0, WIDTH), spread.uniform(0, HEIGHT)) for _ in range(count)
        ]
        started = perf_counter()
        assert parse(paper(sheet))
        assert perf_counter() - started < 5

    @pytest.mark.parametrize("packed", [True, False])
    def test_a_damaged_paper_is_read_or_refused_and_spans_quote(self, packed):
        body = paper(sitrep(1), sitrep(2), packed=packed)
        chance = random.Random(7)  # noqa: S311
        for _ in range(300):
            broken = bytearray(body)
            for _ in range(chance.choice([1, 3, 20])):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            del broken[chance.choice([len(broken), chance.randrange(len(broken))]) :]
            try:
                article = parse(bytes(broken)).article
            except PageError:
                continue
            assert all(article.text[b.start : b.end].strip() for b in article.blocks)
