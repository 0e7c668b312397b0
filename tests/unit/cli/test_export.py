import errno
import os

import pytest

from marsad.cli.export import opened_output
from marsad.errors import InputError


def test_a_file_takes_its_place_when_it_is_whole(tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    with opened_output(str(target)) as out:
        out.write(b"new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def fail_halfway(target, error):
    with opened_output(str(target)) as out:
        out.write(b"half")
        raise error


def test_a_full_disk_leaves_what_was_there(tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(InputError, match=r"cannot write .*No space left on device"):
        fail_halfway(target, full)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_bug_while_writing_leaves_no_half_file(tmp_path):
    with pytest.raises(RuntimeError):
        fail_halfway(tmp_path / "out.csv", RuntimeError())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_named(tmp_path):
    with (
        pytest.raises(InputError, match=r"cannot write .*No such file or directory"),
        opened_output(str(tmp_path / "gone" / "out.csv")),
    ):
        pass


def test_a_new_file_has_the_permissions_of_a_new_file(tmp_path):
    target = tmp_path / "out.csv"
    with opened_output(str(target)):
        pass
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with opened_output(str(pipe)) as out:
        out.write(b"words")
    assert os.read(reader, 100) == b"words"
    assert not pipe.is_file()
    os.close(reader)
