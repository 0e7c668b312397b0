"""Rows that a library took for the article's and that are not: pleas, notices, other stories.

Each reason is one function from the rows of the article to those of them that it takes out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from marsad.parsers._rows import Look, Row, read_row
from marsad.records import BlockKind

# What the end of a page says of the site, its writers and its readers. Only the last rows of an
# article are looked at, for news is about these too. Add what you meet, in any language.
_PLEAS = (
    r"newsletters?|letterbox|inbox|subscri(?:be|ptions?)|letters? to the editor|click here",
    r"moderat\w+ (?:all )?comments|in the comments|follow (?:us|me|him|her|them)",
    r"contact (?:him|her|us|the (?:author|writer|reporter)) at|(?:media|press) contacts?(?= ?:)",
    r"(?:make|consider) (?:a )?donat\w+|support our (?:work|journalism)|already a subscriber",
    r"unlimited access|(?:continue|keep) reading|(?:have|got) a (?:story|tip) for us",
    r"enable javascript|(?:browser|device) does not support|find this (?:article|story|page) at",
    r"this (?:story|article) (?:was )?(?:originally|first) (?:appeared|published)",
    r"republished (?:here )?with permission|(?:edited|condensed) for (?:length|clarity|brevity)",
    r"(?:contributed to|assisted with) this (?:report|story|article)|faites un don|déjà abonné",
    r"(?:haz|haga) una donación|spenden sie|jetzt spenden|责任编辑|責任編輯|تبرع",
    r"abonn(?:ement|ieren|ez)|leserbrief\w*|in den kommentaren|folge\w* uns|hier klicken",
    r"dans les commentaires|suivez|cliquez ici|suscr[íi]b\w+|en los comentarios|s[íi]gue|haga clic",
    r"assin(?:e|atura)|nos comentários|nei commenti|подпис\w+|اشترك|تابعونا",
)
_PLEA = re.compile(rf"\b(?:{'|'.join(_PLEAS)})\b", re.IGNORECASE)
# "Ann Lee is a reporter for …", "Ann joined … in 2017", "Acme is a leading provider of …": the name
# first, in the present, for the people of the news are told of in the past.
_WRITERS = (
    r"is (?:an? |the |our )?(?:[\w-]+ ){0,4}(?:editor|reporter|journalist|correspondent)\b",
    r"is (?:an? |the |our )?(?:[\w-]+ ){0,4}(?:columnist|writer|contributor|blogger|producer)\b",
    r"is (?:an? |the )?(?:[\w&-]+ ){0,5}(?:professor|lecturer|fellow|consultant)\b.{0,30}\bat\b",
    r"is [\w&. -]{2,40}[’']s? (?:[\w-]+ ){0,4}(?:editor|reporter|journalist|correspondent)\b",
    r"has (?:covered|reported|written)\b.{0,80}\b(?:since|for more than|for over)\b",
    r"(?:writes|reports|covers|blogs) (?:about|on|for)\b",
    r"joined .{3,40} in (?:\w+ )?(?:19|20)\d\d",
    r"is (?:an? |the )?(?:global|leading) .{0,60}\b(?:provider|manufacturer|supplier|company)\b",
    r"is headquartered in",
    r"(?:ist|arbeitet als|schreibt) .{0,40}(?:redakteur|journalist|autor|reporter|korrespond)",
    r"(?:ist|lehrt) .{0,60}(?:professor\w*|dozent\w*|universität|hochschule)",
    r"est .{0,30}(?:journaliste|rédact|correspondant)",
    r"es .{0,30}(?:periodista|redactor|corresponsal)|[èé] .{0,30}(?:giornalista|jornalista)",
    r"jest .{0,30}dziennikark?\w*",
)
_NAME_PART = r"(?:[^\W\d_a-z][\w.’'-]*|de|von|van|al|bin|&)[\s—–-]+"
_NAME = rf"\W*(?:{_NAME_PART}){{1,5}}(?:\([^)]{{1,40}}\),?\s+)?"
_OF_WRITER = re.compile(rf"(?:{_NAME})(?i:{'|'.join(_WRITERS)})", re.DOTALL)
# Headings of what stands below an article without being part of it. "About 200" is none of these.
_ABOUT = (
    r"about (?:us|me|the (?:authors?|writer|company|series|report|project)|this \w+)",
    r"über (?:uns|mich|d(?:ie|en|as|iesen?|ieses) \w+)|à propos(?: d\S+)?(?: \w+){0,3}",
    r"(?:acerca de|sobre) (?:nosotros|mí|el|la|los|este|esta|o|a)(?: \w+){0,2}",
    r"informazioni su.{1,40}",
    r"o (?:autorze|firmie|nas)|об? (?:авторе|нас)|عن (?:الكاتب|المؤلف)",
    r"(?:the |die |der |l.|el )?(?:author|autor|autorin|auteur)|(?:press|media|presse)[- ]?kontakt",
    r"(?:press|media) contacts?",
)
_REFERENCES = (
    r"originalpublikation|fu(?:ss|ß)noten|quellen\w*|literatur(?:verzeichnis|angaben|hinweise)?",
    r"einzelnachweise|weiterführende \w+|(?:zum )?weiterlesen|references?|sources?",
    r"footnotes?|notes",
    r"bibliograph\w+|further reading|fuentes|referencias|bibliograf\w+|références|fonti",
    r"źródł\w+",
    r"источники|المصادر",
)
_CLOSING = re.compile(rf"(?:{'|'.join((*_ABOUT, *_REFERENCES))})\W*", re.IGNORECASE)
_LAST_ROWS, _LAST_SHARE, _BEGUN_SHARE = 3, 0.75, 0.3
_FEWEST_LISTED = 2
_LOOKED_AT = 250
_MOST_PLEA_WORDS, _MOST_BIO_WORDS = 60, 130
# Of the article's own rows, nine in ten share this much of their matter with the others.
_OWN_KINSHIP = 0.3


class _Article(NamedTuple):
    """All rows of a page, which of them are the article's, and the words of its headings."""

    rows: Sequence[Row]
    own: Sequence[int]
    headings: frozenset[str]


Reason = Callable[[_Article], Iterator[int]]


def without_foreign(
    rows: tuple[Row, ...], *, title: int | None, headings: frozenset[str]
) -> tuple[Row, ...]:
    """Take out of the article what stands in it and is not its own."""
    for reason in _REASONS:
        own = [at for at, row in enumerate(rows) if row.kind is not None and at != title]
        taken = frozenset(reason(_Article(rows, own, headings)))
        if taken and len(taken) < len(own):
            rows = tuple(
                _outside(row, reason) if at in taken else row for at, row in enumerate(rows)
            )
    return rows


def _outside(row: Row, reason: Reason) -> Row:
    """A row that is not the article's: another story's looks as it does, all else is furniture."""
    look = read_row(row.line).look if reason is _texts_of_links else Look.FURNITURE
    return replace(row, kind=None, look=look)


def _texts_of_links(article: _Article) -> Iterator[int]:
    """What stands below links to other stories, or the head of a list of such, and is foreign."""
    rows = article.rows
    counts = Counter(stem for at in article.own for stem in rows[at].matter)
    runs: list[list[int]] = [[]]
    for at in article.own[_after(article, _BEGUN_SHARE) :]:
        if _kinship(rows[at], counts) < _OWN_KINSHIP and _is_listed(rows, at, runs[-1]):
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
    return (at for run in runs if len(run) >= _FEWEST_LISTED for at in run)


def _is_listed(rows: Sequence[Row], at: int, run: Sequence[int]) -> bool:
    """Say whether a link, the head of a section or another text of the list is right above."""
    above = rows[max(0, at - 1)]
    return at - 1 in run or (above.kind is None and (above.linked or above.look is Look.SECTION))


def _kinship(row: Row, counts: Mapping[str, int]) -> float:
    """The share of a row's matter that other rows of the article have too."""
    if not row.matter:
        return 1.0
    return sum(counts[stem] > 1 for stem in row.matter) / len(row.matter)


def _closing_sections(article: _Article) -> Iterator[int]:
    """The end of an article from a heading on that says that references or the site follow."""
    for nth in range(_after(article, _LAST_SHARE), len(article.own)):
        row = article.rows[article.own[nth]]
        if row.kind is BlockKind.HEADING and _CLOSING.fullmatch(row.text):
            yield from article.own[nth:]
            return


def _closing_headings(article: _Article) -> Iterator[int]:
    """Headings with nothing of the article below them."""
    for at in reversed(article.own):
        row = article.rows[at]
        if row.kind is not BlockKind.HEADING or row.text not in article.headings:
            return
        yield at


def _closing_pleas(article: _Article) -> Iterator[int]:
    """The last rows that ask the reader for something, or say who wrote or published this."""
    for at in article.own[:0:-1][:_LAST_ROWS]:
        row = article.rows[at]
        plea = row.words <= _MOST_PLEA_WORDS and _PLEA.search(row.text)
        if not plea and not (row.words <= _MOST_BIO_WORDS and _is_of_writer(row.text)):
            return
        yield at


def _is_of_writer(text: str) -> bool:
    return _OF_WRITER.match(text[:_LOOKED_AT]) is not None


def _after(article: _Article, share: float) -> int:
    """The first of the article's rows above which this share of its words stands."""
    total = sum(article.rows[at].words for at in article.own)
    so_far = 0
    for nth, at in enumerate(article.own):
        if so_far >= share * total:
            return nth
        so_far += article.rows[at].words
    return len(article.own)


_REASONS: tuple[Reason, ...] = (
    _texts_of_links,
    _closing_sections,
    _closing_headings,
    _closing_pleas,
    _closing_headings,
)
