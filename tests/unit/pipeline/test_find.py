import os
from pathlib import Path

from marsad.pipeline.find import find_all
from marsad.records import Page, Problem


def test_a_path_that_is_missing_is_a_problem_and_the_next_one_is_found(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("Rockets struck.")
    missing, found = find_all([tmp_path / "gone.txt", page])
    assert isinstance(missing, Problem)
    assert missing.stage == "find"
    assert isinstance(found, Page)
    assert found.location == str(page)


def test_a_name_that_is_no_text_is_written_as_well_as_it_can_be(tmp_path):
    name = Path(os.fsdecode(bytes(tmp_path) + b"/n\xff.txt"))
    name.write_text("Rockets struck.")
    (found,) = find_all([name])
    assert found.location.endswith("/n\N{REPLACEMENT CHARACTER}.txt")
    gone, _ = find_all([name.with_name(name.name + "x.txt"), name])
    assert gone.message.isprintable()
    gone.message.encode("utf-8")
