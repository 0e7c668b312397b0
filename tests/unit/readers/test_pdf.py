import io

import pytest

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.pipeline.find import find_all
from marsad.readers import Opened, pdf
from marsad.readers._files import LARGEST_PAGE

BODY = b"%PDF-1.7\n%%EOF\n"


def read(body: bytes):
    return list(pdf.read(Opened(file=io.BytesIO(body), location="a.pdf")))


def test_a_file_is_one_page_of_its_bytes():
    [page] = read(BODY)
    assert (page.id, page.location) == (page_id(BODY), "a.pdf")
    assert (page.body, page.media_type) == (BODY, "application/pdf")


def test_some_bytes_may_stand_before_the_beginning():
    assert len(read(b"\n" * 100 + BODY)) == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "is none"),
        (b"<html>", "is none"),
        (b"\n" * 2_000 + BODY, "is none"),
        (BODY + b" " * LARGEST_PAGE, "pages of up to 20 MB"),
    ],
    ids=["nothing", "HTML", "too far", "too large"],
)
def test_what_is_no_pdf_is_refused(body, message):
    with pytest.raises(PageError, match=message):
        read(body)


def test_a_pdf_is_known_by_how_it_begins():
    [page] = find_all(["-"], stdin=io.BytesIO(BODY))
    assert page.media_type == "application/pdf"
