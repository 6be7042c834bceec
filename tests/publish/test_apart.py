"""Folders apart from their neighbours."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from setzkasten.publish.apart import make_apart


def test_makes_a_folder_with_its_parents(tmp_path: Path) -> None:
    make_apart(tmp_path / "a" / "b" / "c", tmp_path / "ort")
    assert list((tmp_path / "a" / "b" / "c").iterdir()) == []


def test_leaves_a_folder_that_is_in_use(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "datei").write_text("da")
    make_apart(tmp_path / "c", tmp_path / "ort")
    assert (tmp_path / "c" / "datei").read_text() == "da"


def test_says_when_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("")
    with pytest.raises(FileExistsError):
        make_apart(tmp_path / "c", tmp_path / "ort")


def test_marks_the_nursery_where_the_file_system_knows_the_mark(tmp_path: Path) -> None:
    probe = tmp_path / "probe"
    probe.mkdir()
    try:
        known = subprocess.run(["chattr", "+T", str(probe)], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("chattr is not installed")
    if known.returncode:
        pytest.skip("the file system does not know the mark")
    make_apart(tmp_path / "neu", tmp_path / "oben")
    told = subprocess.run(["lsattr", "-d", str(tmp_path / "oben")], capture_output=True, check=True)
    assert b"T" in told.stdout.split()[0]
