"""Ways in which pages set teasers of other stories, for the benchmark alone.

They are this benchmark's own: nothing that is learned may be trained on them. Each style gives the
lines of a box, or of several small ones that stand apart in the article.
"""

from collections.abc import Callable, Sequence
from itertools import chain, zip_longest
from textwrap import wrap
from typing import NamedTuple

COLUMN = 34
NARROW = 76


class Lead(NamedTuple):
    """What a teaser is made of: another story's title and how it begins."""

    title: str
    opening: str


class Words(NamedTuple):
    """How a language leads to other stories: a heading for several, a word before one, a day."""

    heading: str
    before: str
    day: str


WORDS = {
    "en": Words("You might also want to read", "Also read", "3 hours ago"),
    "ar": Words("مواد ذات صلة", "اقرأ كذلك", "قبل ٣ ساعات"),
    "de": Words("Auch spannend", "Hier weiterlesen", "vor 3 Stunden"),
    "es": Words("Le puede interesar", "Vea también", "hace 3 horas"),
    "fa": Words("شاید بپسندید", "همچنین بخوانید", "۳ ساعت پیش"),
    "fr": Words("Sur le même sujet", "À lire aussi", "il y a 3 heures"),
    "he": Words("אולי יעניין אתכם", "קראו גם", "לפני 3 שעות"),
    "id": Words("Artikel lainnya", "Simak juga", "3 jam lalu"),
    "it": Words("Potrebbe interessarti", "Leggi pure", "3 ore fa"),
    "pt": Words("Você pode gostar de", "Veja também", "há 3 horas"),
    "ru": Words("Вам может понравиться", "Читайте ещё", "3 часа назад"),
    "tr": Words("Bunlar da ilginizi çekebilir", "Bunu da okuyun", "3 saat önce"),
    "uk": Words("Вас може зацікавити", "Читайте ще", "3 години тому"),
    "zh": Words("猜你喜欢", "延伸阅读", "3小时前"),
}

Box = list[str]
Draw = Callable[[Sequence[Lead], Words], list[Box]]


class Style(NamedTuple):
    """A way of setting teasers, and the places that it is used in, one page after another.

    Places: `above` the title, `under` it, `between` paragraphs, `spread` over the article one box
    at a time, `below` it. `foreign` takes another language's words on each page; `narrow` breaks
    all lines of the page.
    """

    draw: Draw
    places: tuple[str, ...]
    foreign: bool = False
    narrow: bool = False


def bare(leads: Sequence[Lead], _words: Words) -> list[Box]:
    return [list(chain.from_iterable((lead.title, lead.opening, "") for lead in leads))]


def titles_alone(leads: Sequence[Lead], _words: Words) -> list[Box]:
    return [[lead.title] for lead in leads]


def bulleted(leads: Sequence[Lead], _words: Words) -> list[Box]:
    return [[f"  • {lead.title}" for lead in leads]]


def numbered(leads: Sequence[Lead], words: Words) -> list[Box]:
    return [[words.heading, *(f"{n}. {lead.title}" for n, lead in enumerate(leads, 1))]]


def one_at_a_time(leads: Sequence[Lead], words: Words) -> list[Box]:
    return [[f"{words.before}: {lead.title}"] for lead in leads]


def in_brackets(leads: Sequence[Lead], words: Words) -> list[Box]:
    return [[f"({words.before.upper()} | {lead.title})"] for lead in leads]


def headed(leads: Sequence[Lead], words: Words) -> list[Box]:
    return [[words.heading, "", *bare(leads, words)[0]]]


def columns(leads: Sequence[Lead], _words: Words) -> list[Box]:
    """Two stories side by side, title and opening broken into lines."""
    cells = [[*wrap(lead.title, COLUMN), "", *wrap(lead.opening, COLUMN)] for lead in leads]
    return [
        [
            f"{left.ljust(COLUMN + 4)}{right}".rstrip()
            for pair in zip(cells[::2], cells[1::2], strict=False)
            for left, right in [*zip_longest(*pair, fillvalue=""), ("", "")]
        ]
    ]


def cut_off(leads: Sequence[Lead], _words: Words) -> list[Box]:
    lines = ((lead.title, f"{lead.opening[:82].rsplit(' ', 1)[0]} […]", "") for lead in leads)
    return [list(chain.from_iterable(lines))]


def dated(leads: Sequence[Lead], words: Words) -> list[Box]:
    return [list(chain.from_iterable((words.day, lead.title, "") for lead in leads))]


def with_sections(leads: Sequence[Lead], _words: Words) -> list[Box]:
    names = ("WORLD", "BUSINESS", "SPORT", "CULTURE", "OPINION")
    lines = (
        (names[n % len(names)], lead.title, lead.opening, f"{n + 2} min", "")
        for n, lead in enumerate(leads)
    )
    return [list(chain.from_iterable(lines))]


def ticker(leads: Sequence[Lead], _words: Words) -> list[Box]:
    return [[" +++ ".join(lead.title for lead in leads)]]


def links(leads: Sequence[Lead], _words: Words) -> list[Box]:
    address = "https://news.example/story/"
    return [[f"[{lead.title}]({address}{n})" for n, lead in enumerate(leads, 4001)]]


def arrows(leads: Sequence[Lead], words: Words) -> list[Box]:
    return [[words.before, *(f"→ {lead.title}" for lead in leads)]]


def media(leads: Sequence[Lead], _words: Words) -> list[Box]:
    return [[f"▶ {lead.title} ({n + 1}:3{n})" for n, lead in enumerate(leads)]]


def one_line_each(leads: Sequence[Lead], _words: Words) -> list[Box]:
    return [[f"{lead.title} - {lead.opening}" for lead in leads]]


STYLES: dict[str, Style] = {
    "bare": Style(bare, ("below", "under", "between", "above")),
    "titles_alone": Style(titles_alone, ("spread", "below")),
    "bulleted": Style(bulleted, ("below", "between", "under")),
    "numbered": Style(numbered, ("below", "between")),
    "also_read": Style(one_at_a_time, ("spread",)),
    "in_brackets": Style(in_brackets, ("spread", "below")),
    "other_languages": Style(headed, ("below", "between"), foreign=True),
    "other_languages_inside": Style(one_at_a_time, ("spread",), foreign=True),
    "columns": Style(columns, ("below", "between")),
    "cut_off": Style(cut_off, ("below", "above", "between")),
    "dated": Style(dated, ("below", "above")),
    "with_sections": Style(with_sections, ("below", "between")),
    "ticker": Style(ticker, ("above", "under")),
    "links": Style(links, ("below", "between", "above")),
    "arrows": Style(arrows, ("between", "below")),
    "media": Style(media, ("below", "between")),
    "one_line_each": Style(one_line_each, ("below", "between")),
    "narrow": Style(bare, ("below", "between"), narrow=True),
}
