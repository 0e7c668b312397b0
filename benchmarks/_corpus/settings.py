"""Where and when of the claims that are met: as labelled, and as read."""

from collections import Counter
from collections.abc import Iterator

from benchmarks._corpus.agreement import overlap
from benchmarks._corpus.labels import Labelled, LabelledClaim
from marsad.records import Claim, Place, Time

Said = tuple[str, str, str]


def compare_setting(
    text: str, label: LabelledClaim, claim: Claim, counts: Counter[str]
) -> Iterator[Said]:
    """Count the day and the place of one claim; say what differs.

    The sets that are labelled for neither count nothing: no claim of theirs has a day or a place.
    """
    right = same_days(label.time, claim.time)
    if label.time is not None:
        counts.update(times=1, times_right=right)
    if claim.time is not None:
        counts.update(times_read=1, times_read_right=label.time is not None and right)
    if not right:
        yield "time", told(text, label.time), shown(claim.time)
    if label.places:
        counts.update(places=1, places_right=first_right(label, claim))
        counts.update(places_whole=all_right(label, claim))
    if claim.places:
        counts.update(places_read=1, places_read_right=first_right(label, claim))
    if not all_right(label, claim):
        wanted = [text[p.start : p.end] for p in label.places]
        yield "place", str(wanted), str([p.text for p in claim.places])


def same_days(label: Labelled | None, time: Time | None) -> bool:
    """Whether both come to the same days, or neither names any."""
    if label is None or time is None:
        return label is None and time is None
    read = tuple(day.isoformat() if day else None for day in (time.earliest, time.latest))
    return read == (label.fields.get("earliest"), label.fields.get("latest"))


def first_right(label: LabelledClaim, claim: Claim) -> bool:
    """Whether the place that leads the claim is one that the label names."""
    return bool(claim.places) and any(overlap(p, claim.places[0]) for p in label.places)


def all_right(label: LabelledClaim, claim: Claim) -> bool:
    """Whether every place of the event is named and no other is; what contains it may be too."""
    wanted = [p for p in label.places if p.fields.get("role") != "within"]
    named = all(is_named(p, claim.places) for p in wanted)
    return named and all(any(overlap(p, q) for p in label.places) for q in claim.places)


def is_named(label: Labelled, places: tuple[Place, ...]) -> bool:
    return any(overlap(label, place) for place in places)


def told(text: str, label: Labelled | None) -> str:
    if label is None:
        return "none"
    days = [label.fields.get(key) for key in ("earliest", "latest")]
    return f"{text[label.start : label.end]} {days}"


def shown(time: Time | None) -> str:
    return "none" if time is None else f"{time.text} {[str(time.earliest), str(time.latest)]}"
