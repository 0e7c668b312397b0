"""How values read in a terminal: days, places, tolls, sources."""

from datetime import date

from marsad.records import (
    Bound,
    ClaimInContext,
    Incident,
    Place,
    ReconciledToll,
    Source,
    Time,
    TimePrecision,
    Toll,
    TollScope,
)

NOT_STATED = "not stated"

# So many digits of an id tell ten thousand incidents apart; the store takes any eight.
SHORT = 10


# How much of an ISO day names a whole year or month.
WHOLE = ((TimePrecision.YEAR, len("2024")), (TimePrecision.MONTH, len("2024-11")))


def words(value: str) -> str:
    """A value of our vocabulary as words: `single_source` is "single source"."""
    return value.replace("_", " ")


def many(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def short(record_id: str) -> str:
    """The digits of an id that a person types; `marsad show` takes them."""
    return record_id.removeprefix("inc-").removeprefix("dec-").removeprefix("sha256:")[:SHORT]


def when(incident: Incident) -> str:
    """The days on which it happened; where none is known, when it was first told."""
    known = days(incident.time)
    if first_day(incident.time) is not None or incident.first_reported is None:
        return known
    return f"{known}, told {incident.first_reported[:10]}"


def first_day(time: Time | None) -> date | None:
    return None if time is None else time.earliest or time.latest


def days(time: Time | None) -> str:
    """`2024-11-29`, `2024-11`, `2024-11-27 to 2024-11-29`, or the words if no day is known."""
    if time is None:
        return NOT_STATED
    if time.earliest is None and time.latest is None:
        return f"“{time.text}”"
    first, last = day(time.earliest), day(time.latest)
    for precision, size in WHOLE:
        if time.precision is precision and first[:size] == last[:size]:
            return first[:size]
    return first if first == last else f"{first} to {last}"


def day(known: date | None) -> str:
    return "…" if known is None else known.isoformat()


def moment(said: str | None) -> str | None:
    """A day, or a moment to the minute as the page gives it."""
    return None if said is None else said[: len("2024-11-30T18:00")].replace("T", " ")


def where(place: Place | None) -> str:
    """`Aleppo, Aleppo, SY`, or the page's words where the gazetteer is not sure."""
    if place is None:
        return NOT_STATED
    if place.name is None:
        return f"“{place.text}”"
    names = (place.name, place.admin1, place.country)
    return ", ".join(dict.fromkeys(name for name in names if name is not None))


def what(event_type: str | None, sub_event_type: str | None) -> str:
    """The finer of two names; a claim without either tells of a state."""
    return sub_event_type or event_type or "State"


def number(low: int | None, high: int | None, *, about: bool = False) -> str:
    """`12`, `277+`, `12–40`, `up to 40`, `~100`, `0 reported` or `not stated`."""
    if low is None and high is None:
        return NOT_STATED
    if low == high == 0:
        return "0 reported"
    if low is None:
        return f"up to {high:,}"
    if about:
        return f"~{low:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def stated(toll: Toll) -> str:
    """One toll as a claim states it."""
    parts = (
        number(toll.low, toll.high, about=toll.bound is Bound.ABOUT),
        words(toll.kind),
        toll.group,
        None if toll.since is None else f"since {toll.since}",
    )
    return " ".join(part for part in parts if part is not None)


def reconciled(toll: ReconciledToll) -> str:
    """One toll of an incident: `56 (54–60) killed`, what its statements come to."""
    if toll.low is None and toll.high is None and toll.best is not None:
        return f"~{toll.best:,} {words(toll.kind)}"
    whole = number(toll.low, toll.high)
    if toll.best is None or toll.low == toll.high or (toll.best == toll.low and toll.high is None):
        return f"{whole} {words(toll.kind)}"
    return f"{toll.best:,} ({whole}) {words(toll.kind)}"


def beside(toll: ReconciledToll) -> str:
    """For whom, or since when, a toll counts that stands beside those of the event."""
    group = "" if toll.group is None else f" ({toll.group} only)"
    since = "" if toll.since is None else f" since {toll.since}"
    return group + (f", in total{since}" if toll.scope is TollScope.PERIOD else "")


def tolls(incident: Incident) -> str:
    return ", ".join(reconciled(toll) for toll in incident.tolls) or NOT_STATED


def origins(incident: Incident) -> str:
    return ", ".join(origin.name for origin in incident.origins)


def independent(incident: Incident) -> str:
    """How many origins are independent; where more are named, some of them are one."""
    count = many(incident.independent_origins, "independent origin")
    more = len(incident.origins) > incident.independent_origins
    among = f" among {len(incident.origins)} sources" if more else ""
    return f"{count}{among}: {origins(incident)}"


def credited(sources: tuple[Source, ...]) -> str | None:
    """The sources of a claim with the words that credit them; None if the outlet speaks."""
    named = (f"{source.name} ({source.cue})" if source.cue else source.name for source in sources)
    return ", ".join(named) or None


def said_by(found: ClaimInContext) -> str:
    """Whose word a claim is: its sources', else the outlet's own."""
    return credited(found.claim.sources) or found.outlet
