"""Learns the points by which pairs of claims are matched: marsad/matching/data/points.toml.

    python -m tools.train_pairs --streams corpus/streams --data DIR [--only st1 st2] [--try]

It reads the pages of our own streams, of FA-KES and of ECB+ through the whole pipeline, takes the
pairs whose answer is known, and fits a logistic regression that starts from
tools/points_by_hand.toml. With --try it learns from all groups but one, and shows how each left-out
group is matched; it writes nothing then.
"""

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from benchmarks._incidents import ecb, ecb_scores, fakes, stream_scores, streams
from benchmarks._incidents.agreement import figures
from benchmarks._incidents.learning import learn
from benchmarks._incidents.reading import Matched, Read, match_pages, reader
from benchmarks._incidents.samples import MADE, Sample, made_samples, samples
from marsad.matching import reasons, scoring
from marsad.matching.incidents import makes_incident, match_claims
from marsad.matching.reasons import Points
from marsad.records import ClaimInContext
from marsad.text.distinctive import distinctive, distinctive_near

HERE = Path(__file__).parent
BY_HAND = HERE / "points_by_hand.toml"
POINTS = HERE.parent / "marsad" / "matching" / "data" / "points.toml"

# ECB+ tells of crimes at home, and calls a shot and a death two events: its pairs count less, and
# those of one story that are two events not at all.
ECB_COUNTS = 0.25
ECB = "ecbplus"

# Articles of FA-KES are labelled sentence by sentence, three incidents and a half to a page. With
# what three streams taught, on the fourth, and on the articles kept apart: B-cubed F1 .775 and .730
# without them, .779 and .781 so, .769 and .780 with 0.3, .755 and .794 with 1.
FAKES = "fakes"
FAKES_COUNTS = 0.1

# A store of a whole war holds many more pairs that are two things than a stream does. Made-up
# claims show that; counted for more than this they spoil what the streams teach.
MADE_COUNTS = 0.02
MADE_CLAIMS = 1_500

HEAD = """\
# How much each reason weighs that two claims tell of one thing: in two pages, and on one page.
#
# Two claims are one from 6 points on. Each point is a unit of log-odds: 7 points are likelier than
# not by 2.7 to 1. Written by tools/train_pairs.py; docs/matching-points.md says from what.
"""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of which it is known what they tell of."""

    name: str
    told: tuple[ClaimInContext, ...]
    truth: dict[str, str]
    samples: tuple[Sample, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=["st1", "st2", "st3", "st4"])
    parser.add_argument("--try", action="store_true", dest="trial")
    arguments = parser.parse_args()
    read = reader()
    groups = [*stream_groups(arguments.streams, arguments.only, read)]
    groups += fakes_group(arguments.data, read)
    others = [*ecb_samples(arguments.data / ECB, read), *made_samples(MADE_CLAIMS)]
    if arguments.trial:
        for left_out in groups:
            known = [group for group in groups if group is not left_out]
            points = learn_from([s for group in known for s in group.samples] + others)
            print(left_out.name, matched(left_out, points))
        return
    write(learn_from([s for group in groups for s in group.samples] + others))


def stream_groups(folder: Path, only: Sequence[str], read: Read) -> Iterator[Group]:
    for stream in streams.read_streams(folder):
        if stream.name in only:
            found = match_pages([streams.page_of(row) for row in stream.rows], read)
            truth = stream_scores.label(stream, found).truth
            told = with_words(found)
            pairs = tuple(samples(told, truth, stream.name))
            yield Group(name=stream.name, told=told, truth=truth, samples=pairs)


def fakes_group(data: Path, read: Read) -> Iterator[Group]:
    """The articles of FA-KES that may be learnt from."""
    articles = fakes.read_articles(data, kept=False)
    if articles:
        found = match_pages([each.page for each in articles], read)
        told, truth = with_words(found), fakes.label(articles, found.claims)
        yield Group(name=FAKES, told=told, truth=truth, samples=tuple(samples(told, truth, FAKES)))


def ecb_samples(folder: Path, read: Read) -> Iterator[Sample]:
    """The pairs of claims of ECB+ that are one event, or of two stories."""
    for topic in ecb.TOPICS:
        texts = {text.page.id: text for text in ecb.read_texts(folder, (topic,))}
        found = match_pages([text.page for text in texts.values()], read)
        told = with_words(found)
        seen = [s for c in told if (s := ecb_scores.see(c, texts[c.page_id], found))]
        truth = {each.told.claim.id: each.event for each in seen}
        story = {each.told.claim.id: texts[each.told.page_id].story for each in seen}
        for sample in samples(told, truth, ECB):
            left, right = (story.get(name) for name in sample.names)
            if not sample.one_page and (sample.same or left != right):
                yield sample


def with_words(found: Matched) -> tuple[ClaimInContext, ...]:
    """The claims that make incidents, with the words by which they are matched."""
    return tuple(
        msgspec.structs.replace(
            told,
            words=distinctive_near(
                found.texts[told.page_id], told.claim.evidence.start, told.claim.evidence.end
            ),
            article_words=distinctive(found.texts[told.page_id]),
        )
        for told in found.claims
        if makes_incident(told.claim)
    )


def learn_from(known: Sequence[Sample]) -> Points:
    table = tomllib.loads(BY_HAND.read_text("utf-8"))
    of_pages = [sample for sample in known if not sample.one_page]
    of_page = [sample for sample in known if sample.one_page]
    pages = learn(of_pages, table["pages"], counting(of_pages))
    page = learn(of_page, table["pages"] | table["page"], counting(of_page))
    return Points(pages=pages, page=page)


def counting(known: Sequence[Sample]) -> np.ndarray:
    counts = {ECB: ECB_COUNTS, FAKES: FAKES_COUNTS, MADE: MADE_COUNTS}
    return np.array([counts.get(sample.group, 1.0) for sample in known])


def matched(group: Group, points: Points) -> dict[str, float]:
    """How a group is matched with some points."""
    scoring.points_table = lambda: points
    found = {c: i.id for i in match_claims(group.told) for c in i.claims}
    scoring.points_table = reasons.points_table
    return figures(group.truth, {claim: found[claim] for claim in group.truth})


def write(points: Points) -> None:
    parts = [HEAD]
    for name, table in (("pages", points.pages), ("page", points.page)):
        rows = "\n".join(f"{reason} = {value:.2f}" for reason, value in table.items())
        parts.append(f"[{name}]\n{rows}\n")
    POINTS.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
