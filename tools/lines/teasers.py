"""Leads to other stories, in many styles and languages, put into a page's lines."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import zip_longest
from random import Random
from typing import NamedTuple

from lines.pages import Taught
from marsad.parsers._rows import read_row
from marsad.text.lines import split_lines

_SENTENCE = re.compile(r".+?[.!?…。！？؟](?=\s|$|[^\x00-\x7f])|.+$")
_LONGEST_TEXT, _BARE = 60, 0.5
_SPACED_LINES, _HEADED, _SIDE_BY_SIDE = 0.8, 0.35, 0.1

MORE = (
    "Read More", "Read more", "Continue reading", "Full story", "More", "Read the full article",
    "Weiterlesen", "Mehr lesen", "Mehr erfahren", "Lire la suite", "En savoir plus", "Leer más",
    "Seguir leyendo", "Leia mais", "Leggi tutto", "Lees verder", "Devamını oku", "Czytaj więcej",
    "Читать далее", "Подробнее", "Читати далі", "اقرأ المزيد", "ادامه مطلب", "阅读更多",
    "続きを読む",
    "더 보기", "और पढ़ें", "Selengkapnya", "Xem thêm", "Les mer", "Läs mer",
)  # fmt: skip
ALSO = (
    "Read also:", "See also:", "Related:", "Also read -", "More:", "Don't miss:", "Lesen Sie auch:",
    "Mehr zum Thema:", "Lire aussi :", "À lire aussi :", "Lea también:", "Leia também:",
    "Leggi anche:", "Lees ook:", "Czytaj też:", "Читайте также:", "Читайте також:", "اقرأ أيضا:",
    "相关阅读:", "関連記事:", "관련기사:", "Baca juga:", "İlgili haber:", "Watch:", "Opinion |",
)  # fmt: skip
SECTIONS = (
    "Related stories", "More from this section", "Latest news", "Most read", "You may also like",
    "Recommended", "Top stories", "Trending", "In other news", "World", "Politics", "Sports",
    "Verwandte Artikel", "Das könnte Sie auch interessieren", "Meistgelesen", "Aktuelles",
    "Mehr aus Politik", "À lire également", "Articles liés", "Les plus lus",
    "Noticias relacionadas",
    "Lo más leído", "Mais lidas", "Ultime notizie", "Читайте также", "Последние новости",
    "أخبار ذات صلة", "相关新闻", "関連記事", "関連ニュース", "많이 본 뉴스", "Berita terkait",
)  # fmt: skip
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Story(NamedTuple):
    """Another page's story: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


class Words(NamedTuple):
    """What the teasers put into one page have in common: their link to the rest, their pointer."""

    more: str
    also: str
    section: str
    cut: str


def story_of(page: Taught) -> Story | None:
    if not page.paragraphs or not page.title:
        return None
    return Story(page.title, page.paragraphs)


def pick_words(rng: Random) -> Words:
    cut = rng.choice(("...", "…", " ...", " […]", "[...]"))
    return Words(rng.choice(MORE), rng.choice(ALSO), rng.choice(SECTIONS), cut)


def day(rng: Random) -> str:
    """A day, as sites write it, in one of many ways."""
    number, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(2009, 2026)
    first, hours, few = rng.randint(1, 12), rng.randint(2, 23), rng.randint(2, 9)
    clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
    others, second, minutes = rng.randint(2, 23), rng.randint(1, 12), rng.randint(2, 9)
    return rng.choice(
        (
            f"{number} {month} {year}",
            f"{month} {number}, {year}",
            f"{number:02}.{first:02}.{year}",
            f"{hours} hours ago",
            f"vor {few} Stunden",
            f"{month} {number}",
            clock,
            f"il y a {others} heures",
            f"{year}-{second:02}-{number:02}",
            f"{minutes} min read",
        )
    )


def _first(story: Story) -> str:
    found = _SENTENCE.search(story.paragraphs[0])
    return found[0].strip() if found else story.paragraphs[0]


def _short(story: Story) -> str:
    """The first paragraph, or its first sentence where it is long."""
    text = story.paragraphs[0]
    return text if len(text.split()) <= _LONGEST_TEXT else _first(story)


def _cut(story: Story, words: Words, rng: Random) -> str:
    found = story.paragraphs[0].split()
    return " ".join(found[: rng.randint(6, 35)]).rstrip(".,;:") + words.cut


Style = Callable[[Story, Words, Random], list[str]]


def any_style(rng: Random) -> Style:
    """Put a style together: what leads an entry, its title, its text, and what ends it."""
    if rng.random() < _BARE:
        shape = rng.choice(("first", "first", "first", "short", "short", "two", "none", "none"))
        joint = rng.choice((None, None, None, ". ", ": ", " - ", " – ", " | ", " ", "; "))
        return lambda story, words, rng: _bare(story, words, shape, joint, rng)
    lead = rng.choice(("", "", "", "", "* ", "- ", "• ", "→ ", "» ", "number", "clock", "also"))
    above = rng.choice((None, None, None, "day", "section", "both"))
    between = rng.choice((None, None, None, None, "day", "byline", "section", "read"))
    title = rng.choice(
        ("plain",) * 6 + ("capitals", "markdown", "bold", "brackets", "outlet", "none")
    )
    text = rng.choice(("none", "none", "first", "first", "first", "short", "short", "cut", "two"))
    join = rng.choice((None, None, None, None, " – ", ": ", ". ", " | ", " - ", "  "))
    below = rng.choice((None, None, None, None, "more", "more", "comments", "day", "byline"))
    if title == "none" and text == "none":
        title = "plain"
    numbers = iter(range(1, 99))

    def entry(story: Story, words: Words, rng: Random) -> list[str]:
        head = "" if title == "none" else _titled(story.title, title, rng)
        body = _body(story, words, text, rng)
        sign = {"number": f"{next(numbers)}. ", "also": words.also + " "}.get(lead, lead)
        sign = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02} " if lead == "clock" else sign
        parts = [sign + join.join(filter(None, (head, *body)))] if join else [sign + head, *body]
        parts[1:1] = _beside(between, words, rng)
        return [*_beside(above, words, rng), *filter(str.strip, parts), *_beside(below, words, rng)]

    return entry


def _bare(story: Story, words: Words, shape: str, joint: str | None, rng: Random) -> list[str]:
    """A title and its text, and nothing that gives them away."""
    parts = [story.title, *_body(story, words, shape, rng)]
    return [joint.join(parts)] if joint else parts


def _titled(title: str, how: str, rng: Random) -> str:
    outlet = rng.choice(("Daily Elm", "Bay Post", "Kurier Nord", "Le Phare"))
    return {
        "capitals": title.upper(),
        "markdown": f"[{title}](https://site.example/story)",
        "bold": f"**{title}**",
        "brackets": f"[{title}]",
        "outlet": f"{title} {rng.choice('|-–')} {outlet}",
    }.get(how, title)


def _body(story: Story, words: Words, how: str, rng: Random) -> list[str]:
    return {
        "none": list[str],
        "first": lambda: [_first(story)],
        "short": lambda: [_short(story)],
        "cut": lambda: [_cut(story, words, rng)],
        "two": lambda: list(story.paragraphs[:2]),
    }[how]()


def _beside(what: str | None, words: Words, rng: Random) -> list[str]:
    name = (
        f"{rng.choice(('Ana', 'Jo', 'Max', 'Lea', 'Omar'))} {rng.choice(('Elm', 'Birke', 'Roble'))}"
    )
    return {
        None: list[str],
        "day": lambda: [day(rng)],
        "section": lambda: [rng.choice(SECTIONS).split()[-1].capitalize()],
        "both": lambda: [rng.choice(SECTIONS).split()[0], day(rng)],
        "byline": lambda: [rng.choice(("By ", "Von ", "", "Par ")) + name],
        "read": lambda: [f"{rng.randint(2, 12)} min read"],
        "more": lambda: [words.more],
        "comments": lambda: [f"{rng.randint(2, 200)} comments"],
    }[what]()


def inject(
    lines: Sequence[str],
    spots: Sequence[int],
    stories: Sequence[Story],
    style: Style,
    rng: Random,
    *,
    most: int = 8,
) -> tuple[list[str], Counter[str]]:
    """Put a run of teasers above each of the spots; give the lines, and those that are new.

    They share one style, as the boxes of one site do.
    """
    out: list[str] = []
    new: Counter[str] = Counter()
    words, gap = pick_words(rng), rng.choice(([], [""]))
    runs = {spot: _run(stories, style, words, gap, rng, most) for spot in spots}
    for at in range(len(lines) + 1):
        out += runs.get(at, [])
        new.update(
            " ".join(read_row(line).text.split())
            for text in runs.get(at, [])
            for line in split_lines(text)
        )
        out += lines[at : at + 1]
    return out, new


def _side_by_side(entries: Sequence[Sequence[str]], rng: Random) -> list[list[str]]:
    """The entries as columns that a program has run together: first their titles, then texts."""
    joint = rng.choice((" | ", "   ", "\t", " · ", " / ", " • "))
    count = rng.choice((2, 3))
    return [
        [joint.join(filter(None, lines)) for lines in zip_longest(*entries[at : at + count])]
        for at in range(0, len(entries), count)
    ]


def _run(
    stories: Sequence[Story], style: Style, words: Words, gap: list[str], rng: Random, most: int
) -> list[str]:
    """Some teasers in one style, at times below the head of a section."""
    count = min(len(stories), most, rng.choice((1, 1, 2, 3, 4, 5, 8)))
    chosen = rng.sample(stories, count)
    between = gap if rng.random() < _SPACED_LINES else []
    head = [words.section, *gap] if most > 1 and rng.random() < _HEADED else []
    entries = [style(story, words, rng) for story in chosen]
    if len(entries) > 1 and rng.random() < _SIDE_BY_SIDE:
        entries = _side_by_side(entries, rng)
    lines = [part for entry in entries for line in entry for part in (line, *between)]
    return ["", *head, *lines, ""]
