"""Texts in other scripts: the same shape in letters without capitals, or in signs without blanks.

Few pages of those scripts are at hand; what a row of them looks like can be learned all the same.
"""

from collections.abc import Callable
from random import Random
from zlib import crc32

SCRIPTS = ("arabic", "devanagari", "han", "kana", "cyrillic")
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_DEVANAGARI = "कखगघचछजझटठडढणतथदधनपफबभमयरलवशसह"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыьэюя"
_KANA = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
)
_HAN_FIRST, _HAN_COUNT = 0x4E00, 3000
_FULL = str.maketrans({".": "。", ",": "，", "?": "？", "!": "！", ":": "："})
_ARABIC_SIGNS = str.maketrans({",": "،", "?": "؟", ";": "؛"})


def in_script(script: str, rng: Random) -> Callable[[str], str]:
    """Give a function that writes a line in a script, the same word always the same."""
    salt = str(rng.random())
    if script in {"han", "kana"}:
        return lambda line: _unspaced(line, salt, kana=script == "kana")
    letters = {"arabic": _ARABIC, "devanagari": _DEVANAGARI, "cyrillic": _CYRILLIC}[script]
    table = {
        code: letters[(crc32((salt + chr(code).lower()).encode()) + 0) % len(letters)]
        for code in range(0x250)
        if chr(code).isalpha()
    }
    if script == "cyrillic":
        table |= {code: sign.upper() for code, sign in table.items() if chr(code).isupper()}
    signs = _ARABIC_SIGNS if script == "arabic" else {}
    return lambda line: line.translate(table).translate(signs)


def _unspaced(line: str, salt: str, *, kana: bool) -> str:
    return "".join(_word(word, salt, kana=kana) for word in line.split()).translate(_FULL)


def _word(word: str, salt: str, *, kana: bool) -> str:
    bare = word.strip(".,;:!?\"'()[]|»«“”")
    if not bare or not bare[0].isalpha():
        return word
    code = crc32((salt + bare.lower()).encode())
    count = 1 if len(bare) <= 3 else 2
    signs = "".join(chr(_HAN_FIRST + (code >> (11 * nth)) % _HAN_COUNT) for nth in range(count))
    if kana:
        signs = signs[: count - 1] + _KANA[code % len(_KANA)] + signs[count - 1 :]
        signs = signs if len(bare) > 3 else _KANA[code % len(_KANA)]
    return word.replace(bare, signs, 1)
