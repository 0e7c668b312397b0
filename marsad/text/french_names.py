"""French words of numbers, months and units, read without regard to accents."""

import unicodedata

from marsad.text.time_forms import Unit, Which

MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
).split()


_SHORT = {"janv": 1, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12}


WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()


_NUMBERS = dict(
    zip(
        (
            "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
            "quinze seize dix-sept dix-huit dix-neuf vingt"
        ).split(),
        range(21),
        strict=True,
    )
) | {
    "une": 1,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "quatre-vingts": 80,
    "cent": 100,
}


NUMBER_WORDS = tuple(sorted(_NUMBERS, key=len, reverse=True))


UNITS = {
    "heure": (1, Unit.HOUR),
    "jour": (1, Unit.DAY),
    "journee": (1, Unit.DAY),
    "nuit": (1, Unit.DAY),
    "semaine": (1, Unit.WEEK),
    "quinzaine": (2, Unit.WEEK),
    "mois": (1, Unit.MONTH),
    "an": (1, Unit.YEAR),
    "annee": (1, Unit.YEAR),
    "decennie": (10, Unit.YEAR),
    "siecle": (100, Unit.YEAR),
}


_WHICH = {
    "dernier": Which.LAST,
    "passe": Which.LAST,
    "ecoule": Which.LAST,
    "prochain": Which.NEXT,
    "suivant": Which.NEXT,
    "precedent": Which.LAST,
}


def plain(words: str) -> str:
    """The words in small letters, without accents, with one kind of apostrophe."""
    bare = unicodedata.normalize("NFD", words.lower().replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def number_of(words: str) -> int | None:
    """Read "12", "douze", "vingt et un", "trente-deux"."""
    name = plain(words)
    if name.isdecimal():
        return int(name)
    if name in _NUMBERS:
        return _NUMBERS[name]
    tens, _, ones = name.replace(" et ", "-").replace(" ", "-").partition("-")
    if tens in _NUMBERS and ones in _NUMBERS:
        return _NUMBERS[tens] + _NUMBERS[ones]
    return None


def month_of(word: str) -> int:
    """One for "janvier", also of "janv."."""
    name = plain(word).removesuffix(".")
    return MONTHS.index(name) + 1 if name in MONTHS else _SHORT[name]


def which_of(words: str | None) -> Which:
    """Read "dernière", "prochains": which of them is meant."""
    name = plain(words or "").removesuffix("s")
    return _WHICH.get(name) or _WHICH.get(name.removesuffix("e"), Which.THIS)


def unit_of(word: str) -> tuple[int, Unit]:
    """How many of which unit a word is: "quinzaine" is two weeks."""
    name = plain(word)
    return UNITS[name if name == "mois" else name.removesuffix("s")]
