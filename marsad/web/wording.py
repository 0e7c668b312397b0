"""How values read for people: figures, days, places, and the words for what we code.

Pure functions from records to short plain text. Pages, panel and map all use these, so that one
value reads the same everywhere.
"""

from collections.abc import Sequence
from datetime import date, datetime
from types import MappingProxyType

from marsad.records import (
    Bound,
    ControlState,
    ControlStatus,
    EventType,
    Incident,
    Modality,
    Place,
    PlacePrecision,
    ReconciledToll,
    Status,
    SubEventType,
    Time,
    TimePrecision,
    Toll,
    TollKind,
    TollScope,
)
from marsad.vocabulary import TOLL_ORDER

NOT_STATED = "not stated"

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

_T = SubEventType
EVENT_WORDS = MappingProxyType(
    {
        _T.ARMED_CLASH: "Armed clash",
        _T.GOVERNMENT_REGAINS: "Government regains territory",
        _T.NON_STATE_OVERTAKES: "Non-state group takes territory",
        _T.CHEMICAL_WEAPON: "Chemical weapon used",
        _T.AIR_STRIKE: "Air or drone strike",
        _T.SUICIDE_BOMB: "Suicide bombing",
        _T.SHELLING: "Shelling or missile attack",
        _T.REMOTE_EXPLOSIVE: "Bomb, mine or remote explosive",
        _T.GRENADE: "Grenade attack",
        _T.SEXUAL_VIOLENCE: "Sexual violence",
        _T.ATTACK: "Attack on civilians",
        _T.ABDUCTION: "Abduction or forced disappearance",
        _T.PEACEFUL_PROTEST: "Peaceful protest",
        _T.PROTEST_WITH_INTERVENTION: "Protest with intervention",
        _T.EXCESSIVE_FORCE: "Excessive force against protesters",
        _T.VIOLENT_DEMONSTRATION: "Violent demonstration",
        _T.MOB_VIOLENCE: "Mob violence",
        _T.AGREEMENT: "Agreement",
        _T.ARRESTS: "Arrests",
        _T.CHANGE_TO_GROUP: "Change to a group or its activity",
        _T.DISRUPTED_WEAPONS_USE: "Weapons use disrupted",
        _T.BASE_ESTABLISHED: "Headquarters or base established",
        _T.LOOTING: "Looting or destruction of property",
        _T.NON_VIOLENT_TRANSFER: "Territory changes hands without fighting",
        _T.OTHER: "Other strategic development",
    }
)

TOLL_WORDS = MappingProxyType({kind: kind.value.replace("_", " ") for kind in TollKind})

STATUS_WORDS = MappingProxyType(
    {
        Status.CORROBORATED: ("corroborated", "borne out by independent sources"),
        Status.SINGLE_SOURCE: ("single source", "rests on one source"),
        Status.CONTESTED: ("contested", "sources contradict each other"),
        Status.CLAIMED: ("claimed", "a party's own word, or told with distance"),
        Status.DENIED: ("denied", "only known from its denial"),
        Status.WITHDRAWN: ("withdrawn", "the pages that told of it no longer do"),
    }
)

MODALITY_WORDS = MappingProxyType(
    {
        Modality.ASSERTED: "told as fact",
        Modality.CLAIMED: "told with distance, or a party's own word",
        Modality.DENIED: "someone says it did not happen",
        Modality.PLANNED: "announced, ordered or vowed",
        Modality.POSSIBLE: "feared, or may happen",
    }
)

CONTROL_WORDS = MappingProxyType(
    {
        ControlStatus.ASSESSED: ("assessed", "borne out by a source that does not gain from it"),
        ControlStatus.CLAIMED: ("claimed", "only the word of the side that gains"),
        ControlStatus.CONTESTED: ("contested", "sources name different holders"),
        ControlStatus.UNKNOWN: ("unknown", "nobody says who holds it"),
    }
)

PRECISION_WORDS = MappingProxyType(
    {
        PlacePrecision.SITE: "exact site",
        PlacePrecision.TOWN: "town",
        PlacePrecision.ADMIN2: "district",
        PlacePrecision.ADMIN1: "province",
        PlacePrecision.COUNTRY: "country",
        PlacePrecision.REGION: "region",
    }
)


def family(event_type: EventType | None) -> str:
    return "other" if event_type is None else FAMILY_OF[event_type]


# --- figures --------------------------------------------------------------------------------


def figure(low: int | None, high: int | None, bound: Bound | None = None) -> str:
    """A number as stated: `277+`, `12–40`, `~100`, `up to 40`, `0 reported`, `not stated`."""
    if low is None and high is None:
        return NOT_STATED
    if low == high == 0:
        return "0 reported"
    if low is None:
        return f"up to {high:,}"
    about = "~" if bound is Bound.ABOUT else ""
    if high is None:
        return f"{about}{low:,}" if about else f"{low:,}+"
    return f"{about}{low:,}" if low == high else f"{about}{low:,}–{high:,}"


def toll_text(toll: Toll) -> str:
    """A toll with its kind: `277+ killed`."""
    return with_kind(figure(toll.low, toll.high, toll.bound), toll.kind)


def with_kind(number: str, kind: TollKind) -> str:
    words = TOLL_WORDS[kind]
    if number == NOT_STATED:
        return f"{words}: {number}"
    return f"0 {words} reported" if number == "0 reported" else f"{number} {words}"


def toll_detail(toll: Toll) -> str:
    """What a toll counts beyond its kind: whom, since when, or that it is only recalled."""
    parts = [toll.group] if toll.group else []
    if toll.scope is TollScope.PERIOD:
        parts.append(f"in all since {day_text(toll.since)}" if toll.since else "in all")
    if toll.scope is TollScope.PAST:
        parts.append("an older event")
    return ", ".join(parts)


def overall_text(toll: ReconciledToll) -> str:
    """All sources' figures in one: from the lowest to the highest, `0–277+` if the top is open."""
    lows = [said.low for said in toll.statements if said.low is not None]
    if toll.high is None and toll.low is not None and max(lows, default=0) > toll.low:
        return f"{toll.low:,}–{max(lows):,}+"
    return figure(toll.low, toll.high)


def harm_text(incident: Incident) -> str | None:
    """The first toll of an incident in the order of gravity, None where no source gives any."""
    tolls = sorted(incident.tolls, key=lambda toll: TOLL_ORDER.index(toll.kind))
    return None if not tolls else with_kind(overall_text(tolls[0]), tolls[0].kind)


# --- days -----------------------------------------------------------------------------------


def day_text(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def days_text(time: Time | None) -> str:
    """When it happened, as exactly as it is known: `29 Nov 2024`, `27–29 Nov 2024`."""
    if time is None:
        return "day not stated"
    first, last = time.earliest, time.latest
    if first is None and last is None:
        return "day not known"
    if first is None or last is None:
        return f"from {day_text(first)}" if first else f"until {day_text(last or date.max)}"
    if time.precision is TimePrecision.MONTH:
        return f"{first:%B %Y}"
    if time.precision is TimePrecision.YEAR:
        return str(first.year)
    return span_text(first, last)


def when_text(incident: Incident) -> str:
    """When an incident happened; where no source says, also when it was first reported."""
    days, reported = days_text(incident.time), incident.first_reported
    if reported is None or (incident.time and (incident.time.earliest or incident.time.latest)):
        return days
    return f"{days}, reported {moment_text(reported[:10])}"


def span_text(first: date, last: date) -> str:
    """Two days with nothing said twice: `27–29 Nov 2024`, `30 Nov – 2 Dec 2024`."""
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def moment_text(moment: str | None) -> str:
    """A publication time, `3 Feb 2025, 21:45 +03:00`; the words themselves if they are no time."""
    if moment is None:
        return NOT_STATED
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    day = day_text(parsed.date())
    if len(moment) <= len("2024-11-30"):
        return day
    zone = parsed.strftime("%z")
    return f"{day}, {parsed:%H:%M} {'UTC' if zone == '+0000' else zone}".rstrip()


# --- places ---------------------------------------------------------------------------------


def place_text(place: Place | None) -> str:
    """A place with what it lies in: `Saraqib, Idlib, SY`; its words where it is not resolved."""
    if place is None:
        return "place not stated"
    name = place.name or place.text
    wider = [part for part in (place.admin1, place.country) if part and part != name]
    return ", ".join([name, *wider])


def place_detail(place: Place | None) -> str | None:
    """How exactly the place is known, in a word."""
    if place is None:
        return None
    if place.latitude is None:
        return "not found in the gazetteer"
    return PRECISION_WORDS[place.precision] if place.precision else None


# --- sentences ------------------------------------------------------------------------------


def event_text(incident: Incident) -> str:
    """What happened, by the finest type that is known: `Air or drone strike`."""
    if incident.sub_event_type is not None:
        return EVENT_WORDS[incident.sub_event_type]
    return "Event" if incident.event_type is None else incident.event_type.value


def headline(incident: Incident) -> str:
    """What happened and where, in plain words: `Air or drone strike, Idlib`."""
    what, place = event_text(incident), incident.place
    return what if place is None else f"{what}, {place.name or place.text}"


def holder_text(state: ControlState, holders: Sequence[str]) -> str:
    """Who holds a place: one name, or all that are named where it is contested."""
    if state.status is ControlStatus.CONTESTED:
        return " or ".join(holders)
    return state.holder or "not known"


def count_text(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: `1 claim`, `5 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
