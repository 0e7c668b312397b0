"""What deeper layers say in English, told again in the reader's language.

Each pattern is a sentence of theirs, with names where something stands in it. What fits none stays
as it is: better an English sentence than none.
"""

import re
from functools import lru_cache
from string import Formatter

from marsad.web.tongue import DEFAULT, mark, say, tongue

GRADES = (
    mark("cannot be judged: nobody asserts or claims it"),
    mark("confirmed: {count} independent origins assert it"),
    mark("probably true: one origin asserts it, another claims it"),
    mark("possibly true: one independent origin asserts it"),
    mark("possibly true: {count} independent origins claim it"),
    mark("doubtful: one origin claims it, and nobody else asserts it"),
    mark("probably true: {count} independent origins assert it, and it is denied"),
    mark("possibly true: two origins assert it, and it is denied"),
    mark("doubtful: one origin asserts it, and it is denied"),
    mark("improbable: it is only claimed, and it is denied"),
)
ERRORS = (
    mark("{text} is no id of {thing}: give at least {count} of its digits."),
    mark("the store has no {thing} {text}."),
    mark("more than one {thing} begins with {text}: give more of its digits."),
    mark("a decision needs a name: say who decides, with --by NAME."),
    mark("a merge needs two incidents: name two that differ."),
    mark("a split needs some of the incident's claims to leave and some to stay."),
    mark("{letter} is no grade of a source. There are: {letters}."),
    mark("{field} cannot be {value}: {error}."),
    mark("{field} cannot be corrected. There are: {fields}."),
    mark("the claim has no {field}."),
    mark("Invalid enum value {value}"),
    mark("Invalid RFC3339 encoded date"),
    mark("Expected `{wanted}`, got `{given}`"),
    mark("Expected `str` of length <= {count}"),
    mark("Expected `str` of length >= {count}"),
    mark("Expected `str` matching regex {pattern}"),
    mark("Expected `int` <= {count}"),
    mark("Expected `int` >= {count}"),
    mark("Not Found"),
    mark("Method Not Allowed"),
    mark("Unauthorized"),
)
# Why two incidents may be one or two: of `matching`, without their points.
REASONS = (
    mark("scope: {scopes}"),
    mark("scope: two texts recall older events"),
    mark("type: one side gains, and the other"),
    mark("type: none"),
    mark("type: {kin}"),
    mark("place: neither names it"),
    mark("place: only one names it"),
    mark("place: both name one that sounds {name}"),
    mark("place: neighbours, {both}"),
    mark("place: one lies in the other, {both}"),
    mark("place: {name}"),
    mark("days: not known"),
    mark("days: {count} apart"),
    mark("days: they meet, the wider is {count}"),
    mark("days: undated, published {count} days after or before"),
    mark("days: undated, published soon after"),
    mark("days: both since {day}"),
    mark("days: two stretches that meet"),
    mark("{kind}: both {number}"),
    mark("{kind}: both figures can hold"),
    mark("{kind}: {one} and {other}, about equal"),
    mark("{kind}: {one} and {other}, as counts go"),
    mark("{kind}: {one} and {other}, a steep rise"),
    mark("{kind}: {one} and {other}, of two voices"),
    mark("control: who gains in one loses in the other"),
    mark("control: two holders are named"),
    mark("control: the place changes hands"),
    mark("parties: others"),
    mark("parties: {names}"),
    mark("weapons: others"),
    mark("weapons: {names}"),
    mark("telling: one denies what the other tells"),
    mark("telling: a second one beside the first"),
    mark("telling: one text tells it twice"),
    mark("telling: one voice gives two figures"),
    mark("telling: a second one"),
    mark("words: others"),
    mark("words: {degree} alike"),
    mark("articles: {degree} alike in words"),
    mark("hours: {one} and {other}"),
    mark("page: one is the headline"),
    mark("page: in one sentence"),
    mark("page: one sentence after the other"),
    mark("page: {count} apart"),
    mark("page: the later one turns to something else"),
    mark("page: the later one names neither place nor day"),
    mark("proof: without {lacking} in common, nothing shows that they are one"),
)
# Words that stand in these sentences.
THINGS = (
    mark("an incident"),
    mark("a claim"),
    mark("a page"),
    mark("a decision"),
    mark("incident"),
    mark("claim"),
    mark("page"),
    mark("decision"),
    mark("close"),
    mark("loose"),
    mark("same"),
    mark("killed"),
    mark("injured"),
    mark("displaced"),
    mark("arrested"),
    mark("a town"),
    mark("a doer"),
    mark("a figure"),
    mark("a place"),
    mark("a day"),
    mark("a type"),
    mark("dawn"),
    mark("morning"),
    mark("midday"),
    mark("afternoon"),
    mark("evening"),
    mark("night"),
)
# Longer ones hold what somebody sent: they are not looked through.
LONGEST = 400
POINTS = re.compile(r"(?P<told>.*) (?P<points>\([+-][\d.e-]+\))", re.DOTALL)


def retold(text: str) -> str:
    """A sentence of ours in the reader's language, with any points at its end."""
    scored = POINTS.fullmatch(text)
    if scored is not None:
        return f"{retold(scored['told'])} {scored['points']}"
    if tongue().code == DEFAULT or len(text) > LONGEST:
        return text
    for words, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            return say(words, **{name: _thing(value) for name, value in found.groupdict().items()})
    return text


def _thing(text: str) -> str:
    return say(text) if text in THINGS else text


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(words, _pattern(words)) for words in (*GRADES, *ERRORS, *REASONS)]


def _pattern(words: str) -> re.Pattern[str]:
    parts = [
        re.escape(text) + (f"(?P<{name}>.+?)" if name else "")
        for text, name, _, _ in Formatter().parse(words)
    ]
    return re.compile("".join(parts), re.DOTALL)
