import pytest

from marsad.errors import InputError
from marsad.pipeline.pages import find_pages
from marsad.records import Problem


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.md", "notes.docx", "README.md", "D.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Rockets struck.")
    return tmp_path


def test_a_folder_gives_the_pages_of_its_files_by_name(folder):
    found = [page.location.removeprefix(f"{folder}/") for page in find_pages([folder])]
    assert found == ["D.TXT", "a.html", "b.txt", "sub/c.md"]


def test_paths_are_read_in_the_order_given(folder):
    found = [page.location for page in find_pages([folder / "b.txt", folder / "a.html"])]
    assert found == [str(folder / "b.txt"), str(folder / "a.html")]


def test_a_file_of_an_unknown_kind_is_refused_with_the_known_ones(folder):
    with pytest.raises(InputError, match=r"notes\.docx is of a kind that no reader reads.*\.txt"):
        list(find_pages([folder / "notes.docx"]))


def test_a_path_that_is_not_there_is_named(folder):
    with pytest.raises(InputError, match=r"no file or folder .*gone\.txt"):
        list(find_pages([folder / "gone.txt"]))


def test_a_file_that_is_no_page_is_a_problem_and_the_next_one_follows(folder):
    with (folder / "a.html").open("wb") as large:
        large.truncate(21 * 2**20)
    first, *rest = find_pages([folder / "a.html", folder / "b.txt"])
    assert isinstance(first, Problem)
    assert len(rest) == 1
