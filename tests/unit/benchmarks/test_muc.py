from datetime import date

import numpy as np
import pytest

from benchmarks._muc import linear
from benchmarks._muc.entities import Entity, Likely, clean, join, key_of
from benchmarks._muc.fills import number_text
from benchmarks._muc.messages import message_of, report_of
from benchmarks._muc.phrases import Phrase, phrases_of
from benchmarks._muc.scenes import lines_of
from benchmarks._muc.slots import Cluster, instrument_type, instruments
from benchmarks._muc.splitting import Target, average, overlap
from benchmarks._muc.told import read_message
from marsad.pipeline.read import Toolbox
from marsad.records import Bound

RECORD = {
    "docid": "OWN-1",
    "text": """(NOBODY)

   PUERTO VIEJO (HONDURAS), 4 FEB 91 (OWN-AGENCY) -- [REPORT] [ANA RUIZ] [TEXT] TWO ARMED MEN
YESTERDAY KILLED MAYOR PEDRO LOPEZ IN TELA.

   A BOMB DAMAGED THREE BANKS.  [PASSAGE OMITTED] NOBODY WAS HURT.""",
}


@pytest.fixture(scope="module")
def told():
    return read_message(message_of(RECORD), Toolbox())


def test_a_message_tells_whence_and_of_which_day_it_is():
    message = message_of(RECORD)
    assert (message.place, message.country) == ("PUERTO VIEJO", "HONDURAS")
    assert message.published == date(1991, 2, 4)
    assert set(message.desk) >= {"REPORT", "TEXT"}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("LA CEIBA, 12 DEC 89 -- [TEXT] IT RAINED.", date(1989, 12, 12)),
        ("LA CEIBA, NO DATE (A RADIO) -- [TEXT] IT RAINED.", None),
        ("LA CEIBA, 31 FEB 90 (A PAPER) -- IT RAINED.", None),
    ],
    ids=["without an agency", "without a date", "a day that is none"],
)
def test_a_day_is_read_only_where_there_is_one(line, day):
    assert message_of({"docid": "OWN-2", "text": line}).published == day


def test_lines_are_joined_and_offsets_kept():
    message = message_of(RECORD)
    first, second = (message.text[a:b] for a, b in message.paragraphs)
    assert first == "TWO ARMED MEN YESTERDAY KILLED MAYOR PEDRO LOPEZ IN TELA."
    assert "OMITTED" not in second
    assert len(message.text) == len(RECORD["text"])


def test_a_report_holds_the_paragraphs():
    report = report_of(message_of(RECORD))
    assert [b.kind for b in report.article.blocks] == ["paragraph", "paragraph"]
    assert report.article.published == "1991-02-04"


def test_phrases_are_told_by_heads_titles_and_names(told):
    found = {p.text for p in phrases_of(lines_of(told), told.names, told.message.text)}
    assert {"TWO ARMED MEN", "MAYOR", "PEDRO LOPEZ", "THREE BANKS"} <= found
    assert "YESTERDAY" not in found


def test_the_features_of_a_phrase_tell_its_part_in_the_event(told):
    phrases = phrases_of(lines_of(told), told.names, told.message.text)
    banks = next(p for p in phrases if p.lemma == "bank")
    assert "path:dobj:damage" in banks.features


def test_a_victim_bears_the_harm_that_its_verb_tells(told):
    phrases = phrases_of(lines_of(told), told.names, told.message.text)
    mayor = next(p for p in phrases if p.text == "PEDRO LOPEZ")
    banks = next(p for p in phrases if p.lemma == "bank")
    assert "harm:dobj:killed" in mayor.features
    assert not any(f.startswith("harm:dobj:killed") for f in banks.features)


def likely(text, slot="desc", chance=0.5, start=0):
    phrase = Phrase(
        line=0, head=0, lemma=text.split()[-1].lower(), text=text, start=start,
        end=start + len(text), proper=False, features=(), acts=(),
    )  # fmt: skip
    return Likely(phrase=phrase, slot=slot, chance=chance, types=(1.0, 0.0, 0.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (likely("TWO FARMERS"), likely("THE FARMERS"), 1),
        (likely("FARMERS"), likely("SOLDIERS"), 2),
        (likely("LUIS PAZ", "name"), likely("PAZ", "name"), 1),
        (likely("LUIS PAZ", "name"), likely("JUAN PAZ", "name"), 2),
        (likely("ARMED MEN"), likely("ARMED MEN", "perp"), 2),
    ],
    ids=["other determiners", "other nouns", "a last name", "another first name", "another slot"],
)
def test_phrases_are_joined_where_they_name_the_same(a, b, count):
    assert len(join([a, b])) == count


def test_an_entity_bears_its_fullest_name():
    entity = Entity(
        slot="name", mentions=(likely("PAZ", "name", 0.6), likely("LUIS PAZ", "name", 0.5))
    )
    assert entity.text() == "LUIS PAZ"


@pytest.mark.parametrize(
    ("text", "fill"),
    [("THE\nTWO  BANKS,", "BANKS"), ("12 HOUSES", "HOUSES"), ("A", "A"), ("[FMLX]", "FMLX")],
)
def test_a_fill_has_no_determiner_and_one_line(text, fill):
    assert clean(text) == fill


def test_a_key_leaves_determiners_out():
    assert key_of("THE THREE POWER TOWERS") == ("POWER", "TOWERS")


@pytest.mark.parametrize(
    ("low", "high", "bound", "text"),
    [
        (3, 3, Bound.EXACT, "3"),
        (12, None, Bound.UNSPECIFIED, "PLURAL"),
        (50, 50, Bound.ABOUT, "~50"),
        (8, None, Bound.AT_LEAST, "8 -"),
        (None, 9, Bound.AT_MOST, "- 9"),
        (3, 5, Bound.BETWEEN, "3 - 5"),
    ],
)
def test_numbers_are_written_as_the_set_has_them(low, high, bound, text):
    assert number_text(low, high, bound) == text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("CAR BOMB", "VEHICLE BOMB"), ("MACHINE GUNS", "MACHINE GUN"), ("RIFLES", "RIFLE"),
        ("DYNAMITE CHARGES", "DYNAMITE"), ("HOMEMADE BOMBS", "BOMB"), ("ROPE", None),
    ],
)  # fmt: skip
def test_an_instrument_has_the_type_of_its_words(words, kind):
    assert instrument_type(Entity(slot="instr", mentions=(likely(words, "instr"),))) == kind


def test_a_weapon_that_is_not_named_is_told_by_its_type_alone():
    cluster = Cluster(type="ATTACK", entities=())
    assert instruments(cluster, "GUN") == {
        "INCIDENT: INSTRUMENT ID": [],
        "INCIDENT: INSTRUMENT TYPE": ["GUN"],
    }


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [({1}, {1, 2}, "shared"), ({1}, {2}, "apart"), ({1}, set(), "one"), (set(), set(), "none")],
)
def test_two_sets_of_places_are_shared_apart_or_unknown(left, right, word):
    assert overlap(left, right) == word


def test_groups_are_as_near_as_their_pairs_on_average():
    a, b, c = (Target(entities=(Entity(slot="desc", mentions=(likely(t),)),)) for t in "ABC")
    odds = {(id(a), id(b)): 0.8, (id(a), id(c)): 0.4}
    assert average([a], [b, c], odds) == pytest.approx(0.6)


ROWS = [["bias", "bomb"], ["bias", "kidnap"]] * 40


def learned():
    ids = linear.encode(ROWS, 64)
    return linear.train(ids, [0, 1] * 40, ("BOMBING", "KIDNAPPING"), buckets=64)


def test_a_linear_model_learns_what_tells_two_classes_apart():
    odds = linear.predict(learned(), ROWS[:2])
    assert odds.argmax(axis=1).tolist() == [0, 1]


def test_the_same_examples_give_the_same_weights():
    assert np.array_equal(learned().weights, learned().weights)


def test_models_are_kept_to_half_precision(tmp_path):
    model = learned()
    linear.save({"type": model}, tmp_path / "m.npz")
    again = linear.load(tmp_path / "m.npz")["type"]
    assert again.classes == model.classes
    assert np.allclose(again.weights, model.weights, atol=0.02)
