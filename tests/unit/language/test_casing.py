import pytest

from marsad.language.casing import is_capitals, restore_case

PRINTED = """Three soldiers were wounded on Monday when guerrillas fired mortars at the barracks in
Villa Hermosa, according to Colonel Pedro Ruiz."""
BULLETIN = """THREE SOLDIERS WERE WOUNDED ON MONDAY WHEN GUERRILLAS FIRED MORTARS AT THE BARRACKS
IN VALLE NUEVO.  COLONEL PEDRO RUIZ SAID THE U.S. EMBASSY WAS CLOSED AND THAT THE 3D BRIGADE'S
MEN DIDN'T FIRE BACK.

   NOBODY CLAIMED RESPONSIBILITY."""


@pytest.mark.parametrize(
    ("capitals", "printed"),
    [
        ("THE MAYOR WAS KILLED BY A BOMB NEAR THE BRIDGE.",
         "The mayor was killed by a bomb near the bridge."),
        ("GUNMEN KIDNAPPED PRESIDENT CARLOS GOMEZ IN LIMA ON FRIDAY.",
         "Gunmen kidnapped President Carlos Gomez in Lima on Friday."),
        ("THE U.S. EMBASSY'S GUARDS DIDN'T SHOOT.", "The U.S. Embassy's guards didn't shoot."),
        ("THE 2D BATTALION FIRED 20MM SHELLS ON THE 1ST DAY.",
         "The 2d Battalion fired 20mm shells on the 1st day."),
        ("IT WAS CALM.  THE TOWN IS NOW QUIET, THE POLICE SAID.",
         "It was calm.  The town is now quiet, the police said."),
    ],
    ids=["plain words", "names and days", "apostrophes and abbreviations", "after digits",
         "sentences"],
)  # fmt: skip
def test_capitals_become_what_print_would_have(capitals, printed):
    assert restore_case(capitals).casefold() == printed.casefold()
    assert restore_case(capitals) == printed


def test_no_letter_is_added_or_taken_away():
    restored = restore_case(BULLETIN)
    assert len(restored) == len(BULLETIN)
    assert restored.upper() == BULLETIN.upper()


def test_print_is_left_alone():
    assert restore_case(PRINTED) == PRINTED


def test_only_the_stretches_in_capitals_change():
    text = f"{PRINTED}\n\n{BULLETIN}"
    assert restore_case(text).startswith(PRINTED)
    assert "soldiers were wounded on Monday when guerrillas" in restore_case(text)[len(PRINTED) :]


@pytest.mark.parametrize(
    "text", ["", "FMLN", "NATO, UN AND OAS", "12 30", "Rebels of the FARC and the ELN met the OAS"],
    ids=["nothing", "an acronym", "three acronyms", "numbers", "print with acronyms"],
)  # fmt: skip
def test_acronyms_alone_are_no_text_in_capitals(text):
    assert restore_case(text) == text or is_capitals(text)


def test_letters_that_change_their_number_in_small_stay_as_they_are():
    text = "THE CITY OF İZMİR WAS HIT BY A BOMB ON SUNDAY."
    assert len(restore_case(text)) == len(text)


def test_an_acronym_in_brackets_stays_one():
    text = "THE PEOPLE'S LIBERATION MOVEMENT [PLMX] SAID THE PLMX WAS NOT INVOLVED IN THE ATTACK."
    assert restore_case(text).count("PLMX") == 2


def test_the_same_text_gives_the_same_case():
    assert restore_case(BULLETIN) == restore_case(BULLETIN)
