"""Event types on the CASE 2021 snippets: one label a snippet, weighted F1 over the labels.

A snippet's label is the type of its first claim:
news tells first what matters most. The five labels of the set that are no
ACLED sub-type (disasters, organised crime, diplomacy, attribution) are never given: `all` counts
them as misses, `acled` leaves their snippets out. The list of the set is kept as it is: TSV files
with the columns id, text, type.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.ids import page_id
from marsad.pipeline.read import Toolbox, open_tools, read_page
from marsad.records import Page, SubEventType
from marsad.settings import load_settings

T = SubEventType
LABELS = {
    T.ABDUCTION: "ABDUCT_DISSAP", T.AGREEMENT: "AGREEMENT", T.AIR_STRIKE: "AIR_STRIKE",
    T.ARMED_CLASH: "ARMED_CLASH", T.ARRESTS: "ARREST", T.SHELLING: "ART_MISS_ATTACK",
    T.ATTACK: "ATTACK", T.CHANGE_TO_GROUP: "CHANGE_TO_GROUP_ACT", T.CHEMICAL_WEAPON: "CHEM_WEAP",
    T.DISRUPTED_WEAPONS_USE: "DISR_WEAP", T.EXCESSIVE_FORCE: "FORCE_AGAINST_PROTEST",
    T.GOVERNMENT_REGAINS: "GOV_REGAINS_TERIT", T.GRENADE: "GRENADE",
    T.BASE_ESTABLISHED: "HQ_ESTABLISHED", T.MOB_VIOLENCE: "MOB_VIOL",
    T.NON_STATE_OVERTAKES: "NON_STATE_ACTOR_OVERTAKES_TER",
    T.NON_VIOLENT_TRANSFER: "NON_VIOL_TERRIT_TRANSFER", T.OTHER: "OTHER",
    T.PEACEFUL_PROTEST: "PEACE_PROTEST", T.LOOTING: "PROPERTY_DISTRUCT",
    T.PROTEST_WITH_INTERVENTION: "PROTEST_WITH_INTER", T.REMOTE_EXPLOSIVE: "REM_EXPLOS",
    T.SEXUAL_VIOLENCE: "SEX_VIOL", T.SUICIDE_BOMB: "SUIC_BOMB",
    T.VIOLENT_DEMONSTRATION: "VIOL_DEMONSTR",
}  # fmt: skip
OTHERS = frozenset({"NATURAL_DISASTER", "MAN_MADE_DISASTER", "ORG_CRIME", "DIPLO", "ATTRIB"})
NOTHING = "NONE"


def score(data: Path) -> Iterator[dict[str, Any]]:
    """One row for each TSV file of the set."""
    toolbox = open_tools(load_settings())
    for path in sorted((data / "case2021").glob("*.tsv")):
        pairs = list(labelled(path, toolbox))
        within = [p for p in pairs if p[0] not in OTHERS]
        yield {
            "set": "case2021",
            "split": path.stem,
            "snippets": len(pairs),
            "weighted_f1_all": weighted_f1(pairs),
            "weighted_f1_acled": weighted_f1(within),
            "read_acled": round(sum(p[1] != NOTHING for p in within) / max(1, len(within)), 3),
            "silent_others": round(
                sum(p[1] == NOTHING for p in pairs if p[0] in OTHERS)
                / max(1, sum(p[0] in OTHERS for p in pairs)),
                3,
            ),
        }


def labelled(path: Path, toolbox: Toolbox) -> Iterator[tuple[str, str]]:
    """Gold and given label of each snippet."""
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            yield row["type"], label_of(row["text"], toolbox)


def label_of(text: str, toolbox: Toolbox) -> str:
    body = text.encode()
    page = Page(id=page_id(body), location="snippet.txt", media_type="text/plain", body=body)
    claims = [c for r in read_page(page, toolbox) for c in r.claims if c.sub_event_type is not None]
    first = claims[0].sub_event_type if claims else None
    return LABELS[first] if first is not None else NOTHING


def weighted_f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of each gold label, weighted by how often it is gold."""
    gold = Counter(g for g, _ in pairs)
    given = Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    total = sum(gold.values())
    each = {k: 2 * right[k] / (gold[k] + given[k]) if right[k] else 0.0 for k in gold}
    return round(sum(each[k] * gold[k] for k in gold) / max(1, total), 3)
