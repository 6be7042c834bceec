"""A new file is written whole and never over another one."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from setzkasten.publish.atomic import write_new


def test_a_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "neu" / "a.txt"
    write_new(target, b"Text")
    assert target.read_bytes() == b"Text"
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"]


def test_what_is_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"alt")
    with pytest.raises(FileExistsError):
        write_new(target, b"neu")
    assert target.read_bytes() == b"alt"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links are of POSIX")
def test_a_link_that_leads_nowhere_is_something_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "fehlt")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.txt", b"neu")
    assert not (tmp_path / "fehlt").exists()


def test_the_second_name_that_a_killed_process_left_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"alt")
    os.link(target, tmp_path / ".a.txt.neu")
    with pytest.raises(FileExistsError):
        write_new(target, b"neu")
    assert target.read_bytes() == b"alt"


@pytest.mark.parametrize("there", [False, True])
def test_file_systems_without_links_do_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "a.txt"
    if there:
        target.write_bytes(b"alt")
        with pytest.raises(FileExistsError):
            write_new(target, b"neu")
    else:
        write_new(target, b"neu")
    assert target.read_bytes() == (b"alt" if there else b"neu")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
