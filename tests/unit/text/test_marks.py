import pytest

from marsad.text.datelines import is_timestamp
from marsad.text.marks import Mark, mark_of, pointed_at

LINES = {
    Mark.READ_MORE: ["Read More →", "Continue reading", "Lire la suite", "Weiterlesen", "المزيد"],
    Mark.POINTER: [
        "Read also: Bridge collapses in Alder",
        "READ MORE: Bridge collapses",
        "Lire aussi : un pont s’effondre",
        "Read next: Bridge collapses",
    ],
    Mark.SECTION: [
        "Related articles",
        "You may also like",
        "Most read",
        "More News",
        "From the archive",
        "À lire également",
        "Read also:",
    ],
    Mark.COMMENTS: ["3 Comments", "Leave a Reply", "COMMENTS (57)", "12 Kommentare"],
    Mark.METADATA: [
        "Post category:International",
        "Reading time:7 mins read",
        "5 min read",
        "By Jane Doe and John Roe",
        "By Gareth Ellison at Bramall Lane",
        "From Our Correspondent, Kaduna",
        "Published 11:11 PM EST Nov 19, 2019",
        "30 November 2024",
        "2 hours ago",
        "Daily report · 5 December 2024 · 3 min read",
        "[5 Dec 2024, 14:58]   👁 12.7K",
        "(Reporting by Lina Farid; editing by Tom Hale)",
        "Source: The Daily Observer",
        "14:05 GMT",
    ],
    Mark.CREDIT: [
        "Photo: Samir Haddad",
        "Smoke rises over Karsin on Friday. (AFP)",
        "A fighter stands guard [File: Omar Kadour/AFP]",
    ],
    Mark.FURNITURE: [
        "Share this:",
        "Facebook Twitter WhatsApp",
        "We use cookies to make this site better.",
        "Sign up for our newsletter and never miss a story",
        "© The Alder Courier",
        "Home › World › Middle East",
        "News  |  Maps  |  Prevention  |  Hotline 101",
        "[ Print ]  [ Send to a friend ]",
        "Advertisement",
        "___",
    ],
}
ARTICLE = [
    "By noon, the army had left.",
    "On November 19, 12 people died",
    "12 dead in clashes near Aru on 30 November 2024",
    "Most of the city fell on Friday.",
    "The attack was the latest in a string of attacks.",
    "More than 20 people were killed, the monitor said.",
    "Follow the money",
    "Stalemate (July 1951 - July 1953)",
    "He left the details to his deputy.",
    "As of 14:30:",
    "3 Marco Rubio",
    "Aleppo, Syria (AP) — Fighters entered the city on Friday, residents said.",
]


@pytest.mark.parametrize(
    ("line", "mark"), [(line, mark) for mark, lines in LINES.items() for line in lines]
)
def test_a_line_says_what_it_is(line, mark):
    assert mark_of(line) is mark


@pytest.mark.parametrize("line", ARTICLE)
def test_a_line_of_an_article_says_nothing(line):
    assert mark_of(line) is None


def test_the_title_in_a_pointer_begins_after_its_label():
    line = "Read also: Bridge collapses"
    assert line[pointed_at(line) :].strip() == "Bridge collapses"


def test_a_timestamp_is_a_time_of_day_and_nothing_else():
    assert is_timestamp("14:05 GMT")
    assert is_timestamp("Friday, 7:45 p.m.")
    assert not is_timestamp("30 November 2024")
    assert not is_timestamp("Updated 14:05 by Jane Doe")
    assert not is_timestamp("Convoy leaves at 14:05")


def test_the_vowel_signs_of_a_pointer_are_not_of_the_title():
    line = "اقرأ أيضاً: انهيار جسر"
    assert line[pointed_at(line) :] == "انهيار جسر"
