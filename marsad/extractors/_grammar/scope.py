"""What stretch of time a toll covers: this event, a running total, or an older event recalled."""

import re
from datetime import date, timedelta

from marsad.extractors._grammar.passages import Passages
from marsad.extractors._grammar.setting import is_comparison
from marsad.extractors._grammar.tolls import CountedToll
from marsad.extractors._grammar.tree import Tree
from marsad.records import Time, TimePrecision, TollScope
from marsad.text.dates import TimeExpression, anchor

# An event of longer ago is one that the page only recalls.
RECALLED = timedelta(days=180)

_COUNT = (
    r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few"
    r"|some|many"
    r"|fifteen|twenty|thirty|forty|fifty|sixty|the)"
)
_SPAN = r"(?:(?:day|week|weekend|fortnight|month|year|decade|hour)s?|nights)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
RUNNING = re.compile(
    r"\b(?:"
    rf"(?:in|over|during|within|for|across) (?:just |less than |more than |about |barely )?"
    rf"(?:the (?:space|course) of )?(?:the )?(?:past|last|previous|preceding|first|recent)"
    rf" (?:{_COUNT} )?{_SPAN}"
    rf"|(?:in|over|within|during) (?:just |less than |more than |about |barely |under )?"
    rf"(?:the (?:space|course) of )?{_COUNT} (?:days|weeks|months|years|nights)"
    r"|in (?:a|one|the) (?:single )?(?:week|month|year|fortnight)"
    r"|over (?:the )?(?:weeks|days|months|years|several days|weekend)"
    r"|(?:so far )?this year|so far this (?:month|week)|so far in \w+|to date|all told since"
    r"|(?:every|each|a|per) (?:day|week|month|year)(?= |[,.;]|$)(?! (?:ago|after|before"
    r"|earlier|later|on))"
    r"|from \d{1,2}(?: \w+)? to \d{1,2} \w+|between \d{1,2}(?: \w+)? and \d{1,2} \w+"
    rf"|from {_MONTH} \d{{1,2}} to (?:\w+ )?\d{{1,2}}|between the \w+ of"
    r"|between \w+ \d{1,2} and (?:\w+ )?\d{1,2}"
    r"|between \d{1,2} \w+,[^.;]{1,90}?, and \d{1,2} \w+"
    r"|(?:tally|toll|count|total|sum|figures?|losses) (?:so far|until now|to now|up to now)"
    r"|by \d{1,2} \w+,? (?:\w+ ){0,5}had (?:documented|recorded|counted|verified|logged|registered)"
    r"|between (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|20\d\d) and"
    r"|daily|in the (?:\w+ )?(?:days|weeks|months|years) (?:since|up to|to)"
    r")\b",
    re.IGNORECASE,
)
# "Has since died" and "in the hours since" name no day since which anybody counts.
SINCE = re.compile(
    r"(?<!\bhas )(?<!\bhave )(?<!\bhad )(?<!\bhours )(?<!\bever )(?<!\bwas )(?<!\bwere )"
    r"\bsince\b(?! then)(?!\s*[,.;]|$)",
    re.IGNORECASE,
)
RECALLING = re.compile(
    r"\b(?:(?:\w+|\d+) (?:weeks|months|years|days|decades) (?:ago|earlier|before)"
    r"|(?:a|one) (?:week|month|year|decade) (?:ago|earlier|before)"
    r"|last (?:month|year|spring|summer|autumn|winter|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)"
    r"|(?:an? )?(?:earlier|similar|previous) (?:attack|raid|strike|bombing|blast|ambush"
    r"|massacre|clash))\b"
    r"(?!,? when)",
    re.IGNORECASE,
)
YEAR = re.compile(
    r"\b(?:in|of|on|since|by|,) (?:early |late |mid-)?(?:[A-Z]\w+ )?(?:\d{1,2},? )?((?:19"
    r"|20)\d\d)\b"
)
# "Since our second statement the number has risen": the count is of the same event.
LAST_TOLD = re.compile(
    r" (?:(?:the|our|its|their|his|her|this|an?|that) )?(?:\w+ ){0,2}?"
    r"(?:statements?|updates?|reports?|bulletins?|communiqu[eé]s?|briefings?|posts?|counts?|tall(?:y|ies)"
    r"|announcements?|dispatch(?:es)?)\b",
    re.IGNORECASE,
)
# Where another statement begins.
TURN = re.compile(
    r";|,? (?:while|whereas|but) |\. |, (?=(?:which (?:raises|brings|takes|lifts|pushes|makes)"
    r"|raising|bringing|taking|lifting|pushing|revising) )"
)


def scope_of(
    tree: Tree, counted: CountedToll, time: Time | None, story: Passages, *, whole: TollScope | None
) -> TollScope:
    """What the toll covers; a part covers what its whole does."""
    if whole is not None:
        return whole
    if (time is not None and is_recalled(time, story)) or recalls(tree, counted, story):
        return TollScope.PAST
    if runs(tree, counted) or (time is not None and is_stretch(time)):
        return TollScope.PERIOD
    return TollScope.INCIDENT


def recalls(tree: Tree, counted: CountedToll, story: Passages) -> bool:
    """Whether the words beside the toll lead back to another event: "three months ago"."""
    words, _ = statement_around(tree, counted)
    if RECALLING.search(words) and not SINCE.search(words) and not RUNNING.search(words):
        return True
    year = story.published.year if story.published is not None else None
    years = [int(m.group(1)) for m in YEAR.finditer(words)]
    return year is not None and bool(years) and max(years) < year and not SINCE.search(words)


def runs(tree: Tree, counted: CountedToll) -> bool:
    """Whether the words beside the toll say that it was counted over days."""
    words, start = statement_around(tree, counted)
    if RUNNING.search(words):
        return True
    for since in SINCE.finditer(words):
        before = tree.article_text[tree.start : start + since.start()]
        after = words[since.end() :]
        if not (is_superlative(before) or causal(after) or LAST_TOLD.match(after)):
            return True
    return False


def statement_around(tree: Tree, counted: CountedToll) -> tuple[str, int]:
    """The part of the sentence, between turns, in which the toll stands, and where it begins."""
    start, end = tree.start, tree.end
    for turn in TURN.finditer(tree.text):
        at = tree.start + turn.start()
        if at < counted.start:
            start = at + len(turn.group())
        elif at >= counted.end:
            end = at
            break
    return tree.article_text[start:end], start


def is_superlative(before: str) -> bool:
    return (
        re.search(
            r"\b(?:most|worst|first|only|\w{3,}est|highest|time|such"
            r"|figure)\b[^.;]{0,60}$", before[-80:],
            re.IGNORECASE,
        )
        is not None
    )  # fmt: skip


def causal(after: str) -> bool:
    """Whether "since" gives a reason: "since the road is closed"."""
    return re.match(r" (?:it|they|he|she|there|we|most|many|all|no) ", after) is not None


def since_when(tree: Tree, counted: CountedToll, time: Time | None, story: Passages) -> date | None:
    """The day since which a running total counts, where the words name it."""
    words, start = statement_around(tree, counted)
    inside = [e for e in story.times if start <= e.start < start + len(words)]
    for expression in inside:
        if follows_since(tree, expression) and not is_comparison(tree, expression):
            return anchor(expression, story.published).earliest
    for expression in inside:
        days = anchor(expression, story.published)
        if days.precision is TimePrecision.PERIOD and days.earliest is not None:
            return days.earliest
    return time.earliest if time is not None and is_stretch(time) else None


def follows_since(tree: Tree, expression: TimeExpression) -> bool:
    before = tree.article_text[max(tree.start, expression.start - 60) : expression.start]
    own = expression.text.casefold().startswith("since")
    return own or re.search(r"\bsince\b[^,.;]{0,55}$", before, re.IGNORECASE) is not None


def is_stretch(time: Time) -> bool:
    """Whether the words span a stretch of days over which a total runs, and not one night."""
    if time.precision is not TimePrecision.PERIOD:
        return False
    if time.text.casefold().startswith("since"):
        return True
    return (
        time.earliest is not None
        and time.latest is not None
        and time.latest - time.earliest >= timedelta(days=2)
    )


def is_recalled(time: Time, story: Passages) -> bool:
    """Whether the day lies so far before the page that the page only recalls the event."""
    day = time.latest
    return day is not None and story.published is not None and story.published - day > RECALLED
