"""Full text by SQLite's FTS5: the words of articles, and the words of the claims' evidence.

Words match whatever their case and accents. Scripts without spaces between words (Chinese, Thai)
are found by whole runs only.
"""

import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, column, delete, false, func, insert, select, table
from sqlalchemy.sql.selectable import Select

from marsad.records import Claim, PageId
from marsad.store import tables
from marsad.store.rows import Hit
from marsad.store.statements import insert_all

SNIPPET_WORDS = 24

# The rowids are `article.number` and `claim.number`.
article_words = table("article_words", column("rowid"), column("title"), column("words"))
claim_words = table("claim_words", column("rowid"), column("words"))


def add_article(connection: Connection, number: int, *, title: str | None, words: str) -> None:
    row = {"rowid": number, "title": title or "", "words": words}
    connection.execute(insert(article_words), row)


def add_claims(connection: Connection, numbered: Iterable[tuple[int, Claim]]) -> None:
    rows = ({"rowid": number, "words": claim.evidence.text} for number, claim in numbered)
    insert_all(connection, claim_words, rows)


def forget_page(connection: Connection, page_id: PageId) -> None:
    for words, owner in ((article_words, tables.articles), (claim_words, tables.claims)):
        numbers = select(owner.c.number).where(owner.c.page_id == page_id)
        connection.execute(delete(words).where(words.c.rowid.in_(numbers)))


def forget_all(connection: Connection) -> None:
    connection.execute(delete(article_words))
    connection.execute(delete(claim_words))


def to_match(text: str) -> str | None:
    """A user's words as an FTS5 query: all of them, "quoted words" together; None if none."""
    words = text.replace("\0", " ")  # where FTS5 would see the query end
    phrases = (phrase.strip('"') for phrase in re.findall(r'"[^"]*"|[^\s"]+', words))
    quoted = [f'"{phrase}"' for phrase in phrases if re.search(r"\w", phrase)]
    return " ".join(quoted) or None


def has_words(words: str, text: str) -> ColumnElement[bool]:
    """The condition that a row of a table of words has the user's words; no words, no row."""
    match = to_match(text)
    return false() if match is None else column(words).op("MATCH", is_comparison=True)(match)


def find_pages(connection: Connection, text: str, *, limit: int) -> list[Hit]:
    query = (
        select(
            tables.articles.c.page_id,
            tables.articles.c.title,
            func.snippet(column("article_words"), 1, "", "", "…", SNIPPET_WORDS).label("snippet"),
        )
        .join_from(
            article_words, tables.articles, tables.articles.c.number == article_words.c.rowid
        )
        .where(has_words("article_words", text))
        .order_by(column("rank"), tables.articles.c.page_id, tables.articles.c.ordinal)
        .limit(limit)
    )
    return [Hit(**row) for row in connection.execute(query).mappings()]


def claim_numbers(text: str) -> Select[tuple[int]]:
    """The numbers of the claims whose evidence has the user's words."""
    return select(claim_words.c.rowid).where(has_words("claim_words", text))
