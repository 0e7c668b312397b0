"""Incidents that a lens matched anew go by the ids that the store has for them."""

from marsad.records import ClaimId, IncidentId
from marsad.web.scene import _keep_names


def test_a_campaign_and_its_parts_point_to_each_other_by_their_stored_ids(make):
    page = make.page()
    siege, strike = (make.claim(page, nth, id=ClaimId(f"c{nth}")) for nth in range(2))
    one, other = IncidentId("one"), IncidentId("other")
    found = [
        make.incident(siege, id=one, campaign="siege of Saraqeb", parts=(other,)),
        make.incident(strike, id=other, part_of=one),
    ]
    named = {siege.id: IncidentId("kept one"), strike.id: IncidentId("kept other")}
    now = {each.id: each for each in _keep_names(found, named)}
    assert now["kept one"].parts == ("kept other",)
    assert now["kept other"].part_of == "kept one"
