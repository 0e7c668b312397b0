"""Why each number of a ladder is what it is, in the reader's language.

The steps themselves say it in English (`matching/derivation.py`); these are the same words, put
together from what a step names.
"""

from types import MappingProxyType

from marsad.records import Policy, ReconciledToll, Standing, TollPart, TollStatement, TollStep
from marsad.web.code_words import words_of
from marsad.web.days_said import moment_text
from marsad.web.outlets import outlet_words
from marsad.web.telling import listed
from marsad.web.tongue import mark, number_text, say

_LAST_WORD = (
    mark("the lowest last word of an origin"),
    mark("the newest figure of those best placed to know"),
    mark("the highest last word of an origin"),
)
_UCDP = (
    mark("the lowest reliable figure"),
    mark("the most reliable figure, of equals the lower"),
    mark("the highest reliable figure"),
)
_MIN_MAX = (
    mark("the lowest that an independent origin holds"),
    mark("what independent origins hold"),
    mark("the highest that an independent origin holds"),
)
_WIDEST = (
    mark("the lowest that anyone ever gave"),
    mark("the newest figure of those best placed to know"),
    mark("the highest that anyone ever gave"),
)

# Low, best and high, as in `derivation.WHY`.
REASONS = MappingProxyType(
    {
        Policy.LAST_WORD: _LAST_WORD,
        Policy.UCDP: _UCDP,
        Policy.ACLED: (mark("the most conservative of the newest figures"),) * 3,
        Policy.MIN_MAX: _MIN_MAX,
        Policy.NEWEST_RELIABLE: (mark("the newest figure of the most reliable source"),) * 3,
        Policy.RANKED: (mark("the newest figure of the first source in your ranking"),) * 3,
        Policy.WIDEST: _WIDEST,
    }
)
ORDER = (TollPart.LOW, TollPart.BEST, TollPart.HIGH)


def why_words(step: TollStep, toll: ReconciledToll) -> str:
    """Why a number was chosen: `best 15: a hospital, 3 Feb 2025, the newest figure of …`."""
    number = {TollPart.LOW: toll.low, TollPart.BEST: toll.best, TollPart.HIGH: toll.high}[step.part]
    return say(
        "{part} {number}: {whose}, {why}",
        part=words_of(step.part),
        number=say("open upwards") if number is None else number_text(number),
        whose=_whose(toll.statements[step.statement]),
        why=say(REASONS[toll.policy][ORDER.index(step.part)]),
    )


def aside_words(step: TollStep, toll: ReconciledToll) -> str:
    """Why a figure gave no number."""
    said = toll.statements[step.statement]
    later = None if said.replaced_by is None else toll.statements[said.replaced_by]
    stated = say("{amount}: {whose}", amount=_amount(said), whose=_whose(said))
    if said.standing is Standing.PARTIAL:
        return say("{stated}, for {groups} only", stated=stated, groups=listed(said.groups))
    if said.standing is Standing.REVISED:
        return _revised(stated, later)
    return _withdrawn(stated, later)


def _revised(stated: str, later: TollStatement | None) -> str:
    if later is None:
        return say("{stated}, an earlier count", stated=stated)
    words = mark("{stated}, an earlier count, replaced by {amount}")
    return say(words, stated=stated, amount=_amount(later))


def _withdrawn(stated: str, later: TollStatement | None) -> str:
    if later is None:
        words = mark("{stated}, whose page was captured again and no longer says so")
        return say(words, stated=stated)
    words = mark(
        "{stated}, whose page was captured again and no longer says so, and gives {amount}"
    )
    return say(words, stated=stated, amount=_amount(later))


def _amount(said: TollStatement) -> str:
    """A figure as one reads it: `20`, `at least 20`, `up to 20`, `12 to 20`."""
    if said.low is None:
        return say("no number") if said.high is None else _up_to(said.high)
    low = number_text(said.low)
    if said.high is None:
        return say("at least {number}", number=low)
    if said.low == said.high:
        return low
    return say("{low} to {high}", low=low, high=number_text(said.high))


def _up_to(number: int) -> str:
    return say("up to {number}", number=number_text(number))


def _whose(said: TollStatement) -> str:
    source = outlet_words(said.source)
    whose = f"{source}, {moment_text(said.said)}" if said.said else source
    return say("{whose} (no source named)", whose=whose) if said.own else whose
