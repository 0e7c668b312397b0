"""Give places their locations, or leave them open where the text does not settle it."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from marsad.coding.confidence import calibrated, calibration
from marsad.coding.homes import Home
from marsad.coding.place_evidence import Sense, confidence_in, weigh
from marsad.coding.place_filling import Resolution, filled, filled_vaguely
from marsad.coding.place_words import PlaceType, leads_to_whole, type_of
from marsad.coding.vague_places import read_vague
from marsad.gazetteer import Mention, guards
from marsad.gazetteer.store import Gazetteer
from marsad.records import Claim, Place, PlacePrecision

# Below this a place stays open. Of names of LGL and GeoVirus that were not fitted on, 89 of 100
# with a confidence of 0.8 to 0.9 are right, 75 of those with 0.7 to 0.8; of towns that the
# gazetteer lacks, 28 of 1,000 get a wrong point.
LEAST_CONFIDENCE = 0.8

# What strays to a country of which the article says nothing is never sure enough for a pin.
STRAY_CONFIDENCE = 0.75

# People of a city that is named without its country wherever it is written of.
WORLD_RANK = 1_500_000

_COUNTRY = frozenset({PlacePrecision.COUNTRY})

# Words that a place may carry beside its name and stay the same place: "the northern city of Homs".
_BESIDE_NAME = guards.TYPES | guards.DIRECTIONS | {"a", "an", "of", "s", "the"}
_WORD = re.compile(r"\w+")


_UNITS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2})


Resolved = tuple[Mention, Resolution | None]


def resolve_places(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    text: str,
    *,
    gazetteer: Gazetteer,
    home: Home | None = None,
) -> tuple[Claim, ...]:
    """Fill the places of all claims of one story from the names of the whole story.

    `mentions` are the names found in it, `text` is the text that all offsets point into. A place
    that stays unsure keeps its words alone.
    """
    places = [place for claim in claims for place in claim.places]
    located = iter(locate(places, mentions, text, gazetteer=gazetteer, home=home))
    return tuple(_at(claim, tuple(next(located) for _ in claim.places)) for claim in claims)


def _at(claim: Claim, places: tuple[Place, ...]) -> Claim:
    """The claim at its places, each once: "between Homs and Hama" is one by either name."""
    once, control = tuple(dict.fromkeys(places)), claim.control
    if control is not None and control.place is not None:
        control = msgspec.structs.replace(control, place=once.index(places[control.place]))
    return msgspec.structs.replace(claim, places=once, control=control)


def locate(
    places: Sequence[Place],
    mentions: Sequence[Mention],
    text: str,
    *,
    gazetteer: Gazetteer,
    home: Home | None = None,
) -> tuple[Place, ...]:
    """Fill places of one story, each by the name that it consists of."""
    named = {(mention.start, mention.end): mention for mention in mentions}
    for place in places:
        over = [m for m in named.values() if m.start < place.end and place.start < m.end]
        # What the claim calls a place is one, though its name may also be within another.
        if all(mention.within_name for mention in over):
            for mention in over:
                del named[mention.start, mention.end]
            named[place.start, place.end] = gazetteer.mention(place.text, place.start)
    ordered = [named[span] for span in sorted(named)]
    resolved = list(zip(ordered, resolve_mentions(ordered, text, home=home), strict=True))
    return tuple(_located(place, resolved, text, gazetteer) for place in places)


def resolve_mentions(
    mentions: Sequence[Mention],
    text: str,
    *,
    least: float = LEAST_CONFIDENCE,
    home: Home | None = None,
) -> tuple[Resolution | None, ...]:
    """Give each name of one story its location, None where that is less sure than `least`.

    The mentions are in the order of the text. A demonym's location is its country. `home` is where
    the outlet is at home.
    """
    found = _resolve(mentions, text, least, home)
    if home is None:
        return found
    # What is sure in any case is as sure as it was: a home moves only what it settles.
    alone = _resolve(mentions, text, LEAST_CONFIDENCE, None)
    return tuple(
        own
        if own is not None and at_home is not None and own.location == at_home.location
        else at_home
        for own, at_home in zip(alone, found, strict=True)
    )


def _resolve(
    mentions: Sequence[Mention], text: str, least: float, home: Home | None
) -> tuple[Resolution | None, ...]:
    senses = weigh(mentions, text, home)
    spoken_of = _spoken_of(mentions, senses)
    return tuple(
        _resolution(sense, least, stray=sense is not None and _strays(sense, spoken_of))
        for sense in senses
    )


def _spoken_of(
    mentions: Sequence[Mention], senses: Sequence[Sense | None]
) -> frozenset[str | None]:
    """The countries that an article names, and those of two or more of its places."""
    named = {
        mention.locations[0].country
        for mention in mentions
        if mention.locations and (mention.demonym or mention.locations[0].precision in _COUNTRY)
    }
    places = {(sense.likeliest.country, sense.likeliest.name) for sense in senses if sense}
    of_places = Counter(country for country, _ in places)
    return frozenset(named | {country for country, names in of_places.items() if names > 1})


def _strays(sense: Sense, spoken_of: frozenset[str | None]) -> bool:
    """Say whether a name of many countries points to one of which the article says nothing.

    Palma in an article on Mozambique is not the one in Spain, though that is far better known. A
    city of world rank needs no country beside it, and a name that only one country has neither.
    """
    location = sense.likeliest
    if not spoken_of or location.country in spoken_of or location.precision in _COUNTRY:
        return False
    shared = len({place.country for place in sense.locations}) > 1
    return shared and location.population < WORLD_RANK


def _resolution(sense: Sense | None, least: float, *, stray: bool) -> Resolution | None:
    if sense is None:
        return None
    most = STRAY_CONFIDENCE if stray else 1.0
    confidence = min(calibrated(confidence_in(sense, sense.likeliest), calibration()), most)
    if confidence < least:
        return None
    return Resolution(location=sense.likeliest, confidence=round(confidence, 2))


def _located(place: Place, resolved: Sequence[Resolved], text: str, gazetteer: Gazetteer) -> Place:
    """Fill a place by the one name in it, if there is one, and nothing else that names."""
    inside = [
        (mention, resolution)
        for mention, resolution in resolved
        if mention.start < place.end and place.start < mention.end and mention.places
    ]
    if len(inside) != 1:
        return place
    mention, resolution = inside[0]
    if resolution is None:
        return _coarse(place, mention, resolved, text, gazetteer)
    named = [
        (other, None if found is None else found.location)
        for other, found in resolved
        if not other.demonym
    ]
    vague = read_vague(mention, resolution.location, text, named, gazetteer)
    if vague is not None:
        return filled_vaguely(place, resolution, vague, text, gazetteer)
    return filled(place, resolution, gazetteer) if _is_bare(place, mention) else place


def _coarse(
    place: Place,
    mention: Mention,
    resolved: Sequence[Resolved],
    text: str,
    gazetteer: Gazetteer,
) -> Place:
    """A place that is not known, put where the text has it: "Talmenes in Idlib province"."""
    if not _is_bare(place, mention):
        return place
    following = next((each for each in resolved if each[0].start >= place.end), None)
    if following is None or following[1] is None:
        return place
    said = type_of(following[0], text) in {PlaceType.UNIT, PlaceType.DISTRICT}
    unit = said and following[1].location.precision in _UNITS
    inside = unit and leads_to_whole(place.end, following[0], text)
    return filled(place, following[1], gazetteer) if inside else place


def _is_bare(place: Place, mention: Mention) -> bool:
    """Say whether a place is just this name: "the city of Homs" is, "Homs airport" is not."""
    before = place.text[: max(0, mention.start - place.start)]
    after = place.text[max(0, mention.end - place.start) :]
    return all(word in _BESIDE_NAME for word in _WORD.findall(f"{before} {after}".lower()))
