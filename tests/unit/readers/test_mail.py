import base64
import io
from email.message import EmailMessage
from time import perf_counter

import pytest

from marsad.ids import page_id
from marsad.pipeline.find import find_all
from marsad.readers import Opened, _mailbox, mail
from marsad.records import Page, Problem

TEXT = "Rockets struck the market of Azaz on Friday.\n\nThree people were killed."
HTML = f"<!doctype html><p>{TEXT}</p>"
PDF = b"%PDF-1.4\n%%EOF\n"
HEAD = "From: Field desk <desk@aid.example>\nDate: Sat, 30 Nov 2024 14:05:00 +0200\n"


def letter(text: str | None = TEXT, *, subject: str = "Situation report 12") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Field desk <desk@aid.example>"
    message["Subject"] = subject
    message["Date"] = "Sat, 30 Nov 2024 14:05:00 +0200"
    if text is not None:
        message.set_content(text)
    return message


def read(content: bytes | str, name: str = "a.eml") -> list:
    body = content.encode() if isinstance(content, str) else content
    return list(mail.read(Opened(file=io.BytesIO(body), location=name)))


class TestMessages:
    def test_a_message_is_a_page_with_its_subject_and_date(self):
        [page] = read(letter().as_bytes())
        body = TEXT.encode() + b"\n"
        assert page == Page(
            id=page_id(body, "Situation report 12", "2024-11-30T14:05:00+02:00"),
            location="a.eml",
            media_type="text/plain",
            body=body,
            title="Situation report 12",
            published="2024-11-30T14:05:00+02:00",
        )

    @pytest.mark.parametrize("name", ["Field desk", "Ministry of Health", "The Daily Post"])
    def test_who_sent_a_message_is_not_taken_for_an_outlet(self, name):
        [page] = read(letter().as_bytes().replace(b"Field desk", name.encode()))
        assert page.outlet is None

    @pytest.mark.parametrize(
        ("date", "published"),
        [
            ("Sat, 30 Nov 2024 14:05:00 GMT", "2024-11-30T14:05:00+00:00"),
            ("Sat, 30 Nov 2024 14:05:00 -0000", "2024-11-30T14:05:00+00:00"),
            ("30 Nov 2024 14:05 +0530 (IST)", "2024-11-30T14:05:00+05:30"),
            ("Sat, 30 Nov 2024 14:05:00", "2024-11-30"),
            ("Thu, 01 Jan 1970 00:00:00 +0000", None),
            ("Sat, 30 Nov 2024 14:05:00 XYZ", "2024-11-30"),
            ("Sat, 45 Nov 2024 14:05:00 +0000", None),
            ("Sat, 30 Nov 2024 14:05:00 +99999999999999999999", None),
            ("yesterday", None),
            ("", None),
        ],
    )
    def test_a_date_keeps_its_zone_and_is_never_guessed(self, date, published):
        [page] = read(f"Subject: x\nDate: {date}\n\n{TEXT}")
        assert page.published == published

    @pytest.mark.parametrize(
        ("subject", "title"),
        [
            ("=?utf-8?b?0KDQsNC60LXRgtGL?= =?utf-8?q?_in_Azaz?=", "Ракеты in Azaz"),
            ("=?windows-1256?b?z+PU3g==?=", "دمشق"),
            ("Ракеты in Azaz", "Ракеты in Azaz"),
            ("Rockets\n  struck", "Rockets struck"),
            ("=?klingon?q?abc?=", None),
            ("=?utf-8?b?%%%?=", None),
            ("", None),
            (" \t ", None),
        ],
        ids=["UTF-8", "Arabic", "bare", "folded", "no charset", "no base64", "empty", "blank"],
    )
    def test_a_subject_is_read_as_it_was_meant(self, subject, title):
        [page] = read(f"From: a@b.example\nSubject: {subject}\n\n{TEXT}")
        assert page.title == title or title is None
        assert (page.title or "x").encode()
        assert page.body == TEXT.encode()

    @pytest.mark.parametrize(
        ("charset", "encoding", "sent"),
        [
            ("utf-8", "8bit", "Алеппо пал."),
            ("koi8-r", "8bit", "Алеппо пал."),
            ("iso-2022-jp", "7bit", "シリアで戦闘。"),
            ("windows-1256", "base64", "سقطت حلب"),
            ("us-ascii", "8bit", "“Алеппо” пал."),
            ("klingon", "8bit", "Aleppo fell."),
            ("a\0b", "8bit", "Aleppo fell."),
            ("undefined", "8bit", "Aleppo fell."),
        ],
    )
    def test_text_is_decoded_by_what_is_said_of_it(self, charset, encoding, sent):
        codec = {"us-ascii": "utf-8"}.get(charset, charset)
        codec = "ascii" if sent.isascii() else codec
        body = sent.encode(codec)
        body = base64.encodebytes(body) if encoding == "base64" else body
        head = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
        head += f"Content-Transfer-Encoding: {encoding}\n\n"
        [page] = read(head.encode() + body)
        assert page.body.decode() == sent

    def test_soft_line_ends_are_joined(self):
        head = "Subject: x\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n"
        [page] = read(head + "Rock=\nets struck =C3=A9.")
        assert page.body.decode() == "Rockets struck é."

    def test_quoted_words_and_signatures_stay(self):
        words = f"It is confirmed.\n\n> {TEXT.splitlines()[0]}\n\n-- \nField desk"
        [page] = read(letter(words).as_bytes())
        assert page.body.decode().strip() == words


class TestParts:
    def test_of_two_forms_the_one_with_more_words_is_read(self):
        message = letter("See https://aid.example/a/long/address/of/many/words in a browser.")
        message.add_alternative(HTML, subtype="html")
        [page] = read(message.as_bytes())
        assert page.media_type == "text/html; charset=utf-8"
        assert page.body.decode().strip() == HTML

    def test_of_two_forms_alike_the_plain_one_is_read(self):
        message = letter()
        message.add_alternative(HTML, subtype="html")
        [page] = read(message.as_bytes())
        assert page.media_type == "text/plain"

    def test_the_texts_of_a_message_are_joined(self):
        message = EmailMessage()
        message["Subject"] = "x"
        message.make_mixed()
        for words in ("Rockets struck.", "Sent by the field desk."):
            part = EmailMessage()
            part.set_content(words)
            message.attach(part)
        [page] = read(message.as_bytes())
        assert page.body == b"Rockets struck.\n\n\nSent by the field desk.\n"

    @pytest.mark.parametrize(
        ("content", "main", "sub", "media_type"),
        [
            (PDF, "application", "pdf", "application/pdf"),
            (PDF, "application", "octet-stream", "application/pdf"),
            (HTML.encode(), "text", "html", "text/html; charset=utf-8"),
            (TEXT.encode(), "text", "plain", "text/plain"),
        ],
    )
    def test_an_attached_page_is_a_page_of_its_own(self, content, main, sub, media_type):
        message = letter()
        message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="a.gif")
        message.add_attachment(content, maintype=main, subtype=sub, filename="a")
        body, attached = read(message.as_bytes())
        assert (body.location, attached.location) == ("a.eml", "a.eml#2")
        assert (attached.body, attached.media_type) == (content, media_type)
        assert (attached.title, attached.published) == (None, None)

    def test_a_message_that_is_an_attachment_alone_is_that(self):
        message = letter(None)
        message.set_content(PDF, maintype="application", subtype="pdf")
        [page] = read(message.as_bytes())
        assert (page.location, page.media_type) == ("a.eml#2", "application/pdf")

    def test_a_forwarded_message_is_a_page_with_its_own_subject(self):
        inner = letter("The bridge was hit.", subject="First word")
        inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="a.pdf")
        message = letter()
        message.add_attachment(inner)
        found = read(message.as_bytes(), "a.mbox")
        assert [page.location for page in found] == ["a.mbox", "a.mbox#2", "a.mbox#3"]
        assert [page.title for page in found] == ["Situation report 12", "First word", None]

    def test_forwards_are_followed_to_a_depth(self):
        message = letter("Word 0")
        for depth in range(1, 9):
            outer = letter(f"Word {depth}")
            outer.add_attachment(message)
            message = outer
        *pages, problem = read(message.as_bytes())
        assert [page.body[:6] for page in pages] == [
            b"Word %d" % depth for depth in range(8, 3, -1)
        ]
        assert "forwarded too many times" in problem.message


class TestMailboxes:
    SENT = "From desk@aid.example Sat Nov 30 14:05:00 2024\n"

    def box(self, *bodies: str) -> str:
        return "".join(f"{self.SENT}{HEAD}Subject: {n}\n\n{b}\n\n" for n, b in enumerate(bodies))

    def test_each_message_is_a_page(self):
        found = read(self.box(TEXT, "The bridge was hit.", TEXT), "a.mbox")
        assert [page.location for page in found] == ["a.mbox:1", "a.mbox:2", "a.mbox:3"]
        assert [page.title for page in found] == ["0", "1", "2"]
        assert found[1].body.strip() == b"The bridge was hit."

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("x\n\n>From Azaz they fled.", "x\n\nFrom Azaz they fled."),
            ("x\n\n>>From Azaz they fled.", "x\n\n>From Azaz they fled."),
            ("x\n\nFrom Azaz they fled at 14:05 in 2024\nto Kilis.", None),
            ("x\nFrom desk@aid.example Sat Nov 30 14:05:00 2024\nSubject: y", None),
        ],
        ids=["marked", "marked twice", "no header below", "no blank line above"],
    )
    def test_a_line_that_begins_with_from_is_no_new_message(self, written, meant):
        first, second = read(self.box(written, "y"), "a.mbox")
        assert first.body.decode().strip() == (meant or written)
        assert second.title == "1"

    def test_a_mailbox_that_is_cut_off_is_read_to_there(self):
        message = letter()
        message.add_attachment(PDF * 999, maintype="application", subtype="pdf", filename="a.pdf")
        body = f"{self.box(TEXT)}{self.SENT}{message.as_string()}"[:-2_000]
        first, second, _, problem = read(body, "a.mbox")
        assert (first.location, second.location) == ("a.mbox:1", "a.mbox:2")
        assert (problem.location, problem.message[:22]) == ("a.mbox:2", "the message is cut off")

    def test_a_message_beyond_the_limit_hides_no_other(self, monkeypatch):
        monkeypatch.setattr(_mailbox, "LARGEST_MAIL", 3_000)
        first, problem, last = read(self.box(TEXT, "words and words " * 300, TEXT), "a.mbox")
        assert (first.title, last.title) == ("0", "2")
        assert (problem.location, "larger than" in problem.message) == ("a.mbox:2", True)

    def test_a_message_alone_beyond_the_limit_is_a_problem(self, monkeypatch):
        monkeypatch.setattr(_mailbox, "LARGEST_MAIL", 3_000)
        [problem] = read(letter("words and words\n" * 300).as_bytes())
        assert "larger than" in problem.message


SEALED = (
    'MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="a"\n\n'
    "--a\nContent-Type: a/b\n\nx\n--a--\n"
)
OPEN = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="a"\n\n'
UNUSABLE = [
    pytest.param("", "no e-mail", id="nothing"),
    pytest.param("\n\nRockets struck.", "no e-mail", id="no headers"),
    pytest.param(HEAD, "holds no text", id="headers alone"),
    pytest.param(f"{HEAD}Content-Type: image/gif\n\nR0lG", "holds no text", id="a picture"),
    pytest.param(
        HEAD + SEALED.replace("\n\nx", "\nContent-Type: a/b\n\nx"), "encrypt", id="sealed"
    ),
    pytest.param(f"{HEAD}\n\1\2\3\4\5\6\7", "holds no text", id="no text"),
    pytest.param(HEAD + OPEN + "no parts", "holds no text", id="no parts"),
    pytest.param(
        f"{HEAD}Content-Transfer-Encoding: base64\n\n\x01\x02", "holds no text", id="no base64"
    ),
]


class TestBadInput:
    @pytest.mark.parametrize(("content", "message"), UNUSABLE)
    def test_what_cannot_be_used_is_a_problem(self, content, message):
        problem, *others = read(content)
        assert isinstance(problem, Problem)
        assert message in problem.message
        assert all(isinstance(other, Problem) for other in others)

    @pytest.mark.parametrize(
        "content",
        [
            "Subject: " + "=?utf-8?q?=41?= " * 200_000 + f"\n\n{TEXT}",
            "Content-Type: text/plain; " + "a=b; " * 200_000 + f"\n\n{TEXT}",
            "Content-Type: text/plain; " + '"' * 400_000 + f"\n\n{TEXT}",
            "Content-Disposition: " + "(" * 400_000 + f"\n\n{TEXT}",
            "Date: " + "(" * 400_000 + f"\n\n{TEXT}",
            "X: y\n" * 200_000 + f"\n{TEXT}",
            "".join(f"Content-Type: multipart/x; boundary={n}\n\n--{n}\n" for n in range(3_000)),
            f"{OPEN}" + "--a\n\nx\n" * 100_000,
            f"{OPEN}" + "--a\nContent-Type: message/rfc822\n\n" * 20_000 + TEXT,
        ],
        ids=[
            "words", "parameters", "quotes", "comments", "a date", "headers", "depth", "parts",
            "forwards",
        ],
    )  # fmt: skip
    def test_a_message_made_to_be_slow_is_read_or_refused_in_time(self, content):
        started = perf_counter()
        assert read(content)
        assert perf_counter() - started < 5

    @pytest.mark.parametrize("at", range(0, 1_000, 37))
    def test_a_message_cut_anywhere_is_read_or_refused(self, at):
        message = letter()
        message.add_alternative(HTML, subtype="html")
        message.add_attachment(PDF, maintype="application", subtype="pdf", filename="a.pdf")
        for one in read(message.as_bytes()[:at]):
            assert isinstance(one, Page | Problem)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (letter().as_bytes(), True),
        (b"Received: from a\n\tby b\nFrom: a@b.example\n\nx", True),
        (b"From a@b.example Sat Nov 30 14:05:00 2024\nFrom: a@b.example\n", True),
        (b"Title: Rockets\nDate: 2024\nFrom: the front\n\nx", False),
        (b"From Azaz they fled at 14:05 in 2024\nto Kilis.", False),
        (b"", False),
    ],
    ids=["a message", "folded", "a mailbox", "a text with a head", "a text", "nothing"],
)
def test_mail_is_known_by_its_headers(head, known):
    assert mail.begins(head) is known


def test_mail_is_found_by_its_name_and_by_how_it_begins(tmp_path):
    (tmp_path / "a.eml").write_bytes(letter().as_bytes())
    (tmp_path / "b.mbox").write_text(TestMailboxes().box(TEXT, TEXT))
    assert [page.location[-8:] for page in find_all([tmp_path])][1:] == ["b.mbox:1", "b.mbox:2"]
    [page] = find_all(["-"], stdin=io.BytesIO(letter().as_bytes()))
    assert page.title == "Situation report 12"
