import pytest

from marsad.text.media_types import charset_of, kind_of


@pytest.mark.parametrize(
    ("said", "kind", "charset"),
    [
        ("text/html", "text/html", None),
        (" Text/HTML ; Charset=UTF-8", "text/html", "UTF-8"),
        ("text/plain;charset='koi8-r'", "text/plain", "koi8-r"),
        ("", "", None),
        (None, "", None),
    ],
    ids=["bare", "spaced", "quoted", "empty", "none"],
)
def test_a_media_type_is_a_kind_and_perhaps_a_charset(said, kind, charset):
    assert (kind_of(said), charset_of(said)) == (kind, charset)
