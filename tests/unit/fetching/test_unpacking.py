import gzip
import zlib

import brotli
import pytest
from backports import zstd

from marsad.errors import PageError
from marsad.fetching.unpacking import TooLargeError, unpack

TEXT = b"Rockets struck the market on Friday. " * 40


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "GZIP": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT),
    "identity": TEXT,
    "": TEXT,
}


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed_comes_out_whole(name):
    assert unpack(PACKED[name], [name], limit=len(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (bare_deflate(TEXT), "deflate"),
        (gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]), "gzip"),
        (gzip.compress(TEXT) + bytes(20), "gzip"),
        (zstd.compress(TEXT[:9]) + zstd.compress(TEXT[9:]), "zstd"),
    ],
    ids=["deflate without its head", "gzip of two members", "gzip with padding", "two zstd frames"],
)
def test_odd_ways_of_packing_are_understood(packed, name):
    assert unpack(packed, [name], limit=len(TEXT)) == TEXT


def test_layers_come_off_from_the_outside_in():
    assert unpack(brotli.compress(gzip.compress(TEXT)), ["gzip", "br"], limit=9999) == TEXT


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_one_byte_over_the_limit_is_too_much(name):
    with pytest.raises(TooLargeError):
        unpack(PACKED[name], [name], limit=len(TEXT) - 1)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize("cut", [4, -1])
def test_what_is_cut_off_is_refused(name, cut):
    with pytest.raises(PageError, match="damaged or cut off"):
        unpack(PACKED[name][:cut], [name], limit=len(TEXT))


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_what_was_never_packed_is_refused(name):
    with pytest.raises(PageError, match="damaged or cut off"):
        unpack(b"<p>plain words, not packed</p>", [name], limit=999)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_an_empty_answer_is_empty_however_packed(name):
    assert unpack(b"", [name], limit=1) == b""


@pytest.mark.parametrize(
    ("packed", "names", "message"),
    [
        (b"x", ["compress"], "packed as 'compress', which was not asked for"),
        (b"x", ["gzip", "gzip", "gzip"], "many times over"),
        (gzip.compress(b"") * 200, ["gzip"], "more pieces than any page"),
    ],
    ids=["an unknown way", "many layers", "many members"],
)
def test_ways_of_packing_that_no_page_needs_are_refused(packed, names, message):
    with pytest.raises(PageError, match=message):
        unpack(packed, names, limit=999)
