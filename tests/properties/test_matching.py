"""What holds of incidents and lineages for any claims and any texts."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ids import incident_id, lineage_id
from marsad.matching.incidents import makes_incident, match_claims
from marsad.matching.lineage import find_lineages, fingerprint
from marsad.records import (
    Actor,
    ActorRole,
    Bound,
    Claim,
    ClaimId,
    ClaimInContext,
    Control,
    ControlChange,
    Judgement,
    LineageId,
    Modality,
    PageId,
    Place,
    PlacePrecision,
    Quote,
    Source,
    SubEventType,
    Time,
    Toll,
    TollKind,
    TollScope,
    Verdict,
)
from marsad.text.moments import moment
from marsad.vocabulary import EVENT_TYPE_OF

# The same examples in every run, however busy the machine.
STEADY = settings(derandomize=True, deadline=None, max_examples=80)

FRIDAY = date(2024, 11, 29)
SAID = ("2024-11-29", "2024-11-29T10:00:00+03:00", "2024-11-30T08:00:00+00:00", "2024-12-03")
PLACES = (
    Place(text="Saraqib", start=0, end=7, geonameid=1, country="SY", admin1="Idlib",
          latitude=35.86, longitude=36.80, precision=PlacePrecision.TOWN),
    Place(text="Idlib region", start=0, end=12, geonameid=2, country="SY", admin1="Idlib",
          latitude=35.80, longitude=36.60, precision=PlacePrecision.ADMIN1),
    Place(text="Kabul", start=0, end=5, geonameid=3, country="AF", admin1="Kabul",
          latitude=34.52, longitude=69.17, precision=PlacePrecision.TOWN),
    Place(text="Nowhere", start=0, end=7),
)  # fmt: skip
KINDS = (
    SubEventType.ARMED_CLASH,
    SubEventType.NON_STATE_OVERTAKES,
    SubEventType.GOVERNMENT_REGAINS,
    SubEventType.AIR_STRIKE,
    SubEventType.AGREEMENT,
)

times = st.integers(-1, 2).map(
    lambda n: Time(
        text="then",
        start=0,
        end=4,
        earliest=FRIDAY + timedelta(days=n),
        latest=FRIDAY + timedelta(days=n),
    )
)
tolls = st.builds(
    lambda number, scope: Toll(
        text="n", start=0, end=1, kind=TollKind.KILLED, low=number, high=number,
        bound=Bound.EXACT, scope=scope,
    ),
    st.sampled_from((2, 12, 15, 90)),
    st.sampled_from((TollScope.INCIDENT, TollScope.INCIDENT, TollScope.PERIOD, TollScope.PAST)),
)  # fmt: skip
actors = st.sampled_from(("hts", "saa")).map(
    lambda name: Actor(text="a", start=0, end=1, role=ActorRole.ACTOR, name=name, id=name)
)
sources = st.sampled_from(("sohr", None)).map(
    lambda name: Source(text="s", start=0, end=1, name=name or "police", id=name)
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from((*KINDS, None)))
    places = draw(st.lists(st.sampled_from(PLACES), max_size=1).map(tuple))
    held = draw(st.lists(actors, max_size=1).map(tuple))
    change = draw(st.sampled_from((None, ControlChange.TAKEN, ControlChange.LOST)))
    return Claim(
        id=ClaimId(""),
        story="article",
        event_type=EVENT_TYPE_OF[kind] if kind else None,
        sub_event_type=kind,
        modality=draw(st.sampled_from(tuple(Modality))),
        sources=draw(st.lists(sources, max_size=1).map(tuple)),
        actors=held,
        places=places,
        time=draw(st.none() | times),
        tolls=draw(st.lists(tolls, max_size=1).map(tuple)),
        control=Control(place=0, holder=0 if held else None, change=change)
        if change and places
        else None,
        evidence=Quote(text=draw(st.sampled_from(("One.", "Two."))), start=0, end=4),
        confidence=0.9,
        extractor="made",
    )


@st.composite
def streams(draw: st.DrawFn, least: int = 0) -> list[ClaimInContext]:
    """Claims of a few pages, two of which copy one text."""
    told = []
    for n, claim in enumerate(draw(st.lists(claims(), min_size=least, max_size=10))):
        page = draw(st.integers(0, 3))
        named = Claim(**{f: getattr(claim, f) for f in claim.__struct_fields__} | {"id": f"c{n}"})
        told.append(
            ClaimInContext(
                claim=named,
                page_id=PageId(f"p{page}"),
                outlet=f"outlet {page}",
                said=SAID[page],
                lineage=LineageId(f"lin-{max(page, 1)}"),
            )
        )
    return told


judgements = st.lists(
    st.builds(
        lambda left, right, verdict: Judgement(
            left=ClaimId(f"c{left}"), right=ClaimId(f"c{right}"), verdict=verdict, judged_by="Amal"
        ),
        st.integers(0, 4),
        st.integers(5, 9),
        st.sampled_from(tuple(Verdict)),
    ),
    max_size=3,
)


@STEADY
@given(told=streams(), decided=judgements, random=st.randoms())
def test_the_order_of_claims_and_of_judgements_changes_nothing(told, decided, random):
    expected = match_claims(told, judgements=decided)
    random.shuffle(told)
    random.shuffle(decided)
    assert match_claims(told, judgements=decided) == expected


@STEADY
@given(told=streams())
def test_every_claim_that_makes_an_incident_is_in_exactly_one(told):
    found = [claim for incident in match_claims(told) for claim in incident.claims]
    assert sorted(found) == sorted(t.claim.id for t in told if makes_incident(t.claim))


@STEADY
@given(told=streams(least=2))
def test_claims_said_later_never_part_those_that_were_one_incident(told):
    told.sort(key=lambda each: moment(each.said))
    middle = moment(told[len(told) // 2].said)
    before = match_claims([each for each in told if moment(each.said) < middle])
    now = match_claims(told)
    for incident in before:
        assert any(set(incident.claims) <= set(later.claims) for later in now)


@STEADY
@given(told=streams(least=2))
def test_an_incident_keeps_its_id_when_a_later_claim_joins_it(told):
    last = max(moment(each.said) for each in told)
    before = match_claims([each for each in told if moment(each.said) < last])
    now = {incident.id: incident for incident in match_claims(told)}
    kept = [incident for incident in before if incident.id in now]
    joined = [incident for incident in before if incident.id not in now]
    assert all(set(incident.claims) <= set(now[incident.id].claims) for incident in kept)
    assert all(
        any(set(gone.claims) < set(other.claims) for other in now.values()) for gone in joined
    )


@STEADY
@given(told=streams())
def test_an_incident_is_named_by_the_first_of_its_claims(told):
    said = {each.claim.id: (moment(each.said), each.claim.id) for each in told}
    for incident in match_claims(told):
        assert incident.claims == tuple(sorted(incident.claims, key=said.__getitem__))
        assert incident.id == incident_id(incident.claims[0])


@STEADY
@given(told=streams(), decided=judgements)
def test_what_people_call_different_is_apart(told, decided):
    different = {(j.left, j.right) for j in decided if j.verdict is Verdict.DIFFERENT}
    for incident in match_claims(told, judgements=decided):
        assert not any({left, right} <= set(incident.claims) for left, right in different)


@STEADY
@given(told=streams())
def test_every_number_of_an_incident_is_one_that_its_claims_state(told):
    by_id = {each.claim.id: each.claim for each in told}
    for incident in match_claims(told):
        stated = {t.low for claim in incident.claims for t in by_id[claim].tolls}
        for toll in incident.tolls:
            assert {toll.low, toll.best, toll.high} - {None} <= stated
        assert incident.independent_origins <= len(incident.origins)
        assert sum(origin.claims for origin in incident.origins) == len(incident.claims)


texts = st.lists(st.integers(0, 6), min_size=0, max_size=12).map(
    lambda parts: " ".join(f"part{part} word{n}" for part in parts for n in range(10))
)


@STEADY
@given(bodies=st.lists(texts, max_size=6), random=st.randoms())
def test_lineages_do_not_depend_on_the_order_of_pages(bodies, random):
    pages = [(PageId(f"p{n}"), SAID[n % 4], fingerprint(body)) for n, body in enumerate(bodies)]
    expected = find_lineages(pages)
    random.shuffle(pages)
    assert find_lineages(pages) == expected
    said = {page: (moment(when), page) for page, when, _ in pages}
    for lineage in expected.values():
        members = [page for page in expected if expected[page] == lineage]
        assert lineage == lineage_id(min(members, key=said.__getitem__))
