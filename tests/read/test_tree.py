"""Finding and reading files: what is there, and nothing that points elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.model.problem import Problem
from setzkasten.read import files as module
from setzkasten.read.files import read_bytes, text_of
from setzkasten.read.tree import find_files, reason
from setzkasten.sources import find_sources
from tests.conftest import codes, only, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
no_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything"
)


def _paths(root: Path) -> list[str]:
    return [file.path for file in find_files(root, "content")[0]]


def test_files_come_sorted_with_forward_slashes(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "Ä.txt", "a.TXT"):
        write(tmp_path / "content" / name, "x")
    assert _paths(tmp_path) == [
        *("content/a.TXT", "content/a/b/c.txt", "content/a/z.txt", "content/b.txt", "content/Ä.txt")
    ]


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert find_files(tmp_path, "content") == ([], [])


@pytest.mark.parametrize(
    "name", [".git/x.txt", ".x.txt", "~$x.txt", "Thumbs.db", "desktop.ini", "a/.DS_Store"]
)
def test_hidden_files_are_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    write(tmp_path / "content" / name, "x")
    assert find_files(tmp_path, "content") == ([], [])


@posix
def test_links_and_pipes_are_reported_and_not_read(tmp_path: Path) -> None:
    write(tmp_path / "geheim.txt", "x")
    write(tmp_path / "fort/x.txt", "x")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "geheim.txt")
    (folder / "ordner").symlink_to(tmp_path / "fort")
    (folder / "schleife").symlink_to(folder)
    (folder / "ins-leere.txt").symlink_to("nirgends")
    os.mkfifo(folder / "rohr.txt")
    found, problems = find_files(tmp_path, "content")
    assert found == []
    assert codes(problems) == ["keine-datei"] * 5
    assert {problem.path for problem in problems} == {
        f"content/{name}"
        for name in ("link.txt", "ordner", "schleife", "ins-leere.txt", "rohr.txt")
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_unicode_are_reported(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt"))).write_bytes(b"x")
    found, problems = find_files(tmp_path, "content")
    assert found == []
    only(problems, "dateiname-unlesbar").path.encode("utf-8")


@posix
@no_root
def test_a_folder_without_permission_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "content/zu/x.txt", "x")
    (tmp_path / "content/zu").chmod(0)
    try:
        found, problems = find_files(tmp_path, "content")
    finally:
        (tmp_path / "content/zu").chmod(0o755)
    assert found == []
    assert only(problems, "ordner-nicht-lesbar").path == "content/zu"


def test_a_folder_with_the_name_of_a_text_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "content/texte/alt.txt/neu.txt", "x")
    sources = find_sources(tmp_path)
    assert [file.path for file in sources.texts] == ["content/texte/alt.txt/neu.txt"]


@pytest.mark.parametrize(
    ("path", "code", "right"),
    [
        ("content/artikel/x.txt", "falscher-ordner", "content/texte"),
        ("content/texte/x.md", "falscher-ordner", "content/artikel"),
        ("content/artikel/tief/x.md", "falscher-ordner", "content/artikel"),
        ("content/x.txt", "falscher-ordner", "content/texte"),
        ("content/texte/x.docx", "kein-klartext", None),
        ("content/texte/foto.jpg", "falscher-ordner", "content/bilder"),
    ],
)
def test_files_in_the_wrong_place_are_reported(
    tmp_path: Path, path: str, code: str, right: str | None
) -> None:
    write(tmp_path / path, "x")
    sources = find_sources(tmp_path)
    problem = only(sources.problems, code)
    assert problem.path == path
    assert right is None or ("richtig", right) in problem.values
    assert path not in [file.path for file in (*sources.texts, *sources.articles)]


def test_a_signature_changes_with_the_file(tmp_path: Path) -> None:
    write(tmp_path / "content/a.txt", "eins")
    before = find_files(tmp_path, "content")[0]
    assert find_files(tmp_path, "content")[0] == before
    write(tmp_path / "content/a.txt", "eins!")
    assert find_files(tmp_path, "content")[0] != before


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "ordner.txt").mkdir()
    for name in ("fehlt.txt", "ordner.txt"):
        found = read_bytes(tmp_path, name)
        assert isinstance(found, Problem)
        assert found.code == "nicht-lesbar"


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    write(tmp_path / "zehn.txt", "x" * 10)
    write(tmp_path / "elf.txt", "x" * 11)
    assert read_bytes(tmp_path, "zehn.txt") == b"x" * 10
    found = read_bytes(tmp_path, "elf.txt")
    assert isinstance(found, Problem)
    assert found.code == "zu-gross"


def test_text_that_is_no_utf8_is_reported_with_its_line() -> None:
    found = text_of("eins\nzwei\nSüß".encode("cp1252"), "a.md")
    assert isinstance(found, Problem)
    assert (found.code, found.line) == ("kein-utf8", 3)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_comes_in_one_form_whatever_the_line_ends(text: str) -> None:
    found = text_of(text.encode("utf-8"), "a.md")
    assert isinstance(found, str)
    assert "\r" not in found
    for ends in ("\r\n", "\r"):
        other = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", ends)
        assert text_of(other.encode("utf-8"), "a.md") == found
    assert text_of(found.encode("utf-8"), "a.md") == found.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "x"), PermissionError(13, "x"), IsADirectoryError(21, "x")]
)
def test_the_usual_reasons_are_said_in_german(error: OSError) -> None:
    assert "Betriebssystem" not in reason(error)
    assert reason(error)


def test_a_full_disk_is_said_in_german() -> None:
    import errno

    said = reason(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert "No space" not in said
