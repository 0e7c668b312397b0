"""Names in one spelling, so that the gazetteer and the registry find what the page writes."""

import re
import unicodedata
from functools import lru_cache

# Signs that transliterations of one name put in, leave out or swap ("Sana'a", "Sanaʿa", "Sanaa"),
# the tatweel, which only stretches an Arabic word, and marks that are not seen at all.
_UNSEEN = "\u00ad\u061c\u200b\u200d\u200e\u200f\u2060\ufeff"
_DROPPED = dict.fromkeys(map(ord, "'’‘‛`´′ʹʻʼʽʾʿˈ＇ـ" + _UNSEEN))

# Letters that Unicode does not take apart, as English writes them; and the Arabic letters that
# are written one for the other.
_RESPELLED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h"}
    | {"ı": "i", "ə": "a", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+(?:[^\W\d_]\b|(?!\w))")
_BETWEEN_WORDS = re.compile(r"[\s!-/:-@\[-`{-~\u0080-\u00bf\u2000-\u206f\u3000-\u303f،؛؟־]+")


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Spell a name as lookups do: no case, accents, apostrophes or dots; words apart by a space.

    "Deir ez-Zor", "DEIR EZ ZOR" and "Deir ez–Zor" are one; so are "U.S." and "us". A possessive
    stays ("Syria's" is "syrias"): whether an s belongs to the name, only its owner knows.
    """
    dropped = name.translate(_DROPPED)
    letters = dropped.lower() if dropped.isascii() else _plain_letters(dropped)
    undotted = _DOTTED.sub(lambda initials: initials[0].replace(".", ""), letters)
    return _BETWEEN_WORDS.sub(" ", undotted).strip()


def _plain_letters(name: str) -> str:
    """Small letters without accents or vowel points, other scripts' own vowel signs kept."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(letter for letter in apart if not _is_accent(letter))
    return unicodedata.normalize("NFC", plain).translate(_RESPELLED).translate(_DROPPED)


def _is_accent(letter: str) -> bool:
    """Say whether a mark is written over, under or through a letter without changing which it is.

    Unicode's combining classes: 10 to 36 are Hebrew and Arabic points, from 200 on the accents.
    Those between change the letter (the vowels of Thai, the voicing of Japanese).
    """
    order = unicodedata.combining(letter)
    return 10 <= order <= 36 or order >= 200  # noqa: PLR2004  explained in the docstring


# What transliterations of one name write or leave out; consonants that they write for each other.
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|at|az|ash|ath)\s+")
_VOWELS = re.compile(r"(?<!^)[aeiouyhw]")
_ALIKE = ((re.compile("ck|q|kh|gh|g"), "k"), (re.compile("[dt]h"), "t"), (re.compile("z"), "s"))
_TWICE = re.compile(r"(.)\1+")
_GENERIC = re.compile(
    r"\b(?:city|town|village|district|province|countryside|area|camp|neighbou?rhood|suburb)(?:\s+of)?\b"
)
_LEAST_SOUND = 3


@lru_cache(maxsize=1 << 16)
def sound_of(name: str) -> str | None:
    """The consonants of a name, as transliterations of it share them; None if they are too few.

    "Maarrat Misrin" and "Maaret Misreen" are one, and so are "Zitan" and "Zaytan".
    """
    plain = _ARTICLE.sub("", _GENERIC.sub(" ", fold(name))).replace(" ", "")
    for written, sounded in _ALIKE:
        plain = written.sub(sounded, plain)
    sound = _TWICE.sub(r"\1", _VOWELS.sub("", plain))
    return sound if len(sound) >= _LEAST_SOUND else None
