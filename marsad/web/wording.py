"""How values read for people: figures, places, and sentences of them, in the reader's language.

Pages, panel and map all use these, so that one value reads the same everywhere. What is coded has
its words in `code_words`, days in `days_said`.
"""

from collections.abc import Sequence
from types import MappingProxyType

from marsad.records import (
    Bound,
    ControlState,
    ControlStatus,
    EventType,
    Incident,
    Place,
    PlacePrecision,
    ReconciledToll,
    Toll,
    TollScope,
)
from marsad.vocabulary import TOLL_ORDER
from marsad.web.code_words import FIGURES, NOUGHTS, words_of
from marsad.web.days_said import day_text
from marsad.web.place_names import country_name, place_name, province_name
from marsad.web.tongue import counted, mark_count, number_text, say, say_in

# The name of a family's colour and mark, in the style sheet and in marks.svg.
FAMILY_OF = MappingProxyType(
    {
        EventType.BATTLES: "battles",
        EventType.EXPLOSIONS: "explosions",
        EventType.CIVILIANS: "civilians",
        EventType.PROTESTS: "protests",
        EventType.RIOTS: "riots",
        EventType.STRATEGIC: "strategic",
    }
)

# What is counted, by the word for one of it.
NOUNS = MappingProxyType(
    {
        "claim": mark_count("{n} claim", "{n} claims"),
        "incident": mark_count("{n} incident", "{n} incidents"),
        "independent source": mark_count("{n} independent source", "{n} independent sources"),
        "page": mark_count("{n} page", "{n} pages"),
        "problem": mark_count("{n} problem", "{n} problems"),
        "sentence": mark_count("{n} sentence", "{n} sentences"),
        "source": mark_count("{n} source", "{n} sources"),
    }
)

# How many stand for a number that is open upwards, where a language tells one from several.
MANY = 2


def family(event_type: EventType | None) -> str:
    return "other" if event_type is None else FAMILY_OF[event_type]


def not_stated() -> str:
    return say("not stated")


# --- figures --------------------------------------------------------------------------------


def figure(low: int | None, high: int | None, bound: Bound | None = None) -> str:
    """A number as stated: `277+`, `12–40`, `~100`, `up to 40`, `0 reported`, `not stated`."""
    if low is None:
        return not_stated() if high is None else say("up to {number}", number=number_text(high))
    if low == high == 0:
        return say("0 reported")
    about = bound is Bound.ABOUT
    if high is None or low == high:
        number = number_text(low)
        if about:
            return say("~{number}", number=number)
        return number if high is not None else say("{number}+", number=number)
    span = _span(low, number_text(high))
    return say("~{number}", number=span) if about else span


def _span(low: int, high: str) -> str:
    return say_in("numbers", "{low}–{high}", low=number_text(low), high=high)


def toll_text(toll: Toll) -> str:
    """A toll with its kind: `277+ killed`."""
    return with_kind(figure(toll.low, toll.high, toll.bound), toll)


def with_kind(number: str, toll: Toll | ReconciledToll) -> str:
    """A toll's number with what it counts."""
    most = toll.high if toll.high is not None else toll.low
    if most is None:
        return say("{kind}: not stated", kind=words_of(toll.kind))
    if toll.low == toll.high == 0:
        return say(NOUGHTS[toll.kind])
    several = MANY if toll.high is None else most
    return counted(*FIGURES[toll.kind], several, figure=number)


def toll_detail(toll: Toll) -> str:
    """What a toll counts beyond its kind: whom, since when, or that it is only recalled."""
    parts = [toll.group] if toll.group else []
    if toll.scope is TollScope.PERIOD:
        parts.append(in_all(toll))
    if toll.scope is TollScope.PAST:
        parts.append(say("an older event"))
    return ", ".join(parts)


def in_all(toll: Toll | ReconciledToll) -> str:
    """Of a running total: since when."""
    return say("in all since {day}", day=day_text(toll.since)) if toll.since else say("in all")


def overall_text(toll: ReconciledToll) -> str:
    """All sources' figures in one: from the lowest to the highest, `0–277+` if the top is open."""
    lows = [said.low for said in toll.statements if said.low is not None]
    if toll.high is None and toll.low is not None and max(lows, default=0) > toll.low:
        return _span(toll.low, say("{number}+", number=number_text(max(lows))))
    return figure(toll.low, toll.high)


def harm_text(incident: Incident) -> str | None:
    """The first toll of an incident in the order of gravity, None where no source gives any."""
    tolls = sorted(incident.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    return None if not tolls else with_kind(overall_text(tolls[0]), tolls[0])


# --- places ---------------------------------------------------------------------------------


def place_text(place: Place | None) -> str:
    """A place with what it lies in: `Saraqib, Idlib, Syria`; its words where it is not resolved."""
    if place is None:
        return say("place not stated")
    name = place_name(place)
    wider = (province_name(place), country_name(place.country))
    return ", ".join(dict.fromkeys([name, *(part for part in wider if part)]))


def place_detail(place: Place | None) -> str | None:
    """How exactly the place is known, in a word."""
    if place is None:
        return None
    if place.latitude is None:
        return say("not found in the gazetteer")
    return words_of(place.precision) if place.precision else None


POINTS = (PlacePrecision.SITE, PlacePrecision.TOWN)


def is_point(place: Place) -> bool:
    """Whether one is at a place, and not somewhere in it."""
    return place.precision in POINTS


# --- sentences ------------------------------------------------------------------------------


def event_text(incident: Incident) -> str:
    """What happened, by the finest type that is known: `Air or drone strike`."""
    if incident.sub_event_type is not None:
        return words_of(incident.sub_event_type)
    return say("Event") if incident.event_type is None else words_of(incident.event_type)


def headline(incident: Incident) -> str:
    """What happened and where, in plain words: `Air or drone strike, Idlib`."""
    what, place = event_text(incident), incident.place
    return what if place is None else f"{what}, {place_name(place)}"


def holder_text(state: ControlState, holders: Sequence[str]) -> str:
    """Who holds a place: one name, or all that are named where it is contested."""
    if state.status is ControlStatus.CONTESTED:
        return either(holders)
    return state.holder or say("not known")


def either(names: Sequence[str]) -> str:
    """Names of which one is right: `A or B`."""
    return say_in("between names", " or ").join(names)


def count_text(number: int, noun: str) -> str:
    """A count with its noun: `1 claim`, `5 claims`."""
    return counted(*NOUNS[noun], number)
