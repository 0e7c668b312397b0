"""Find the names in a text that may be places', and leave out those that are only part of a name.

A name is a capitalised run of words that the gazetteer knows, the longest first. It is dropped where
it is part of a longer name ("Paris Hilton", "Bank of England"), and, if it could as well be a word,
a person or a village that few know, unless the text says once that it is a place ("in Nice").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from marsad.gazetteer import Location, Mention
from marsad.gazetteer.spelling import ARTICLES, key_of
from marsad.records import PlacePrecision

LONGEST_NAME = 6
