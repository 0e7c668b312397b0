"""Annotated articles in LGL's format (TR-News and GWN share it) and in GeoVirus'."""

from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from msgspec import Struct

from marsad.gazetteer.distance import Point


class Gold(Struct, frozen=True, kw_only=True):
    """An annotated name, and where the place lies, if that is given.

    `title` is that of its Wikipedia page, by which GeoVirus says what it is.
    """

    start: int
    end: int
    point: Point | None
    title: str | None = None


class Article(Struct, frozen=True, kw_only=True):
    """A text with its annotated names; `outlet` is the host it was published on, if given."""

    text: str
    gold: tuple[Gold, ...]
    outlet: str | None = None


def read_articles(path: Path) -> list[Article]:
    """Read a file in LGL's or GeoVirus' format; an empty list if it is in neither."""
    try:
        root = ET.parse(path).getroot()  # noqa: S314  benchmark data that the user chose
    except ET.ParseError:
        return []
    return [_read_article(article) for article in root.iter("article") if _is_annotated(article)]


def _is_annotated(article: ET.Element) -> bool:
    return article.find("toponyms") is not None or article.find("locations") is not None


def _read_article(article: ET.Element) -> Article:
    text = article.findtext("text") or ""
    gold = [
        _read_gold(name, text) for name in (*article.iter("toponym"), *article.iter("location"))
    ]
    return Article(
        text=text,
        gold=tuple(sorted(gold, key=lambda name: name.start)),
        outlet=article.findtext("domain"),
    )


def _read_gold(name: ET.Element, text: str) -> Gold:
    words = name.findtext("phrase") or name.findtext("name") or ""
    start = int(name.findtext("start") or 0)
    # GeoVirus counts from one, and some of its offsets are off by more.
    if text[start : start + len(words)] != words:
        start = max(text.rfind(words, 0, start + len(words)), 0)
    latitude = name.findtext("gaztag/lat") or name.findtext("lat")
    longitude = name.findtext("gaztag/lon") or name.findtext("lon")
    point = (float(latitude), float(longitude)) if latitude and longitude else None
    page = name.findtext("page")
    title = unquote(page.rsplit("/", 1)[-1]).replace("_", " ") if page else None
    return Gold(start=start, end=start + len(words), point=point, title=title)
