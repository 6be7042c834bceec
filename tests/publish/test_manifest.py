"""Lists of checksums, and what publishing would change."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.publish.manifest import (
    Difference,
    Folder,
    difference,
    read_manifest,
    survey,
    write_manifest,
)
from tests.conftest import write

SUMS = st.sampled_from([digit * 64 for digit in "0123456789abcdef"])
NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00/"), min_size=1, max_size=12
).filter(lambda name: not name.startswith(("./", " ")) and name not in {".", ".."})
MANIFESTS = st.dictionaries(NAMES, SUMS, max_size=6)


@given(MANIFESTS)
def test_a_manifest_can_be_read_again(manifest: dict[str, str]) -> None:
    assert read_manifest(write_manifest(manifest)) == manifest


@given(MANIFESTS, MANIFESTS)
def test_every_file_is_added_changed_removed_or_the_same(
    before: dict[str, str], now: dict[str, str]
) -> None:
    found = difference(before, now)
    assert set(found.added) == now.keys() - before.keys()
    assert set(found.removed) == before.keys() - now.keys()
    assert all(before[name] != now[name] for name in found.changed)
    assert len(found.added) + len(found.changed) + found.unchanged == len(now)
    assert difference(now, now) == Difference((), (), (), len(now))


def test_lines_that_are_no_checksums_are_left_out() -> None:
    text = f"Unsinn\n\n{'a' * 64}  x.html\n{'b' * 64} *./y/z.html\n{'c' * 63}  kurz\n"
    assert read_manifest(text) == {"x.html": "a" * 64, "y/z.html": "b" * 64}
    assert read_manifest(f"{'a' * 64}  .nojekyll\n") == {".nojekyll": "a" * 64}


def test_a_folder_is_seen_with_all_its_files(tmp_path: Path) -> None:
    write(tmp_path / "index.html", "x")
    write(tmp_path / "ä/b.css", b"\x00" * 3_000_000)
    write(tmp_path / ".git/config", "x")
    folder = survey(tmp_path)
    assert {name: held.size for name, held in folder.files.items()} == {
        "index.html": 1,
        "ä/b.css": 3_000_000,
    }
    assert folder.links == ()
    assert survey(tmp_path / "fehlt") == Folder({})


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_no_files(tmp_path: Path) -> None:
    write(tmp_path / "a/index.html", "x")
    (tmp_path / "b").symlink_to("a", target_is_directory=True)
    (tmp_path / "c.html").symlink_to("a/index.html")
    folder = survey(tmp_path)
    assert list(folder.files) == ["a/index.html"]
    assert folder.links == ("b", "c.html")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_other_programs_check_it_too(tmp_path: Path) -> None:
    write(tmp_path / "site/ä b.html", "x")
    write(tmp_path / "liste.txt", write_manifest(survey(tmp_path / "site").manifest))
    command = ["sha256sum", "--check", "--strict", "../liste.txt"]
    done = subprocess.run(command, cwd=tmp_path / "site", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["100%.html", "a%0Ab.html", "a\nb.html", "a\rb%25.html"])
def test_names_of_any_kind_come_back(name: str) -> None:
    assert read_manifest(write_manifest({name: "0" * 64})) == {name: "0" * 64}
