"""The ZIP of everything: complete, checkable without us, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.export.bag import bag_files, bag_name
from setzkasten.export.packing import pack, packed
from setzkasten.export.reading import Holdings
from setzkasten.publish.manifest import read_manifest
from tests.conftest import Archive, tree
from tests.export.conftest import holdings_of, nasty_archive

Exported = tuple[Archive, Holdings]


def _files(exported: Exported) -> dict[str, bytes]:
    made, holdings = exported
    return dict(bag_files(made.root, holdings.settings, len(holdings.pieces)))


def test_everything_that_matters_is_in_it(demo: Exported) -> None:
    files = _files(demo)
    folder = bag_name(demo[1].settings)
    assert folder == "handel-und-wandel"
    data = {
        name.removeprefix(f"{folder}/data/"): content
        for name, content in files.items()
        if name.startswith(f"{folder}/data/")
    }
    wanted = {
        path: content
        for path, content in tree(demo[0].root).items()
        if not path.startswith((".cache/", "export/")) and not path.endswith("/")
    }
    assert data == wanted, "every file of the archive, byte for byte"


def test_checksums_cover_every_file(nasty: Exported) -> None:
    files = _files(nasty)
    folder = bag_name(nasty[1].settings)
    manifests = (f"{folder}/manifest-sha256.txt", f"{folder}/tagmanifest-sha256.txt")
    covered = {}
    for manifest in manifests:
        covered |= read_manifest(files[manifest].decode("utf-8"))
    sums = {
        name.removeprefix(f"{folder}/"): hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name != manifests[1]
    }
    assert covered == sums


def test_the_bag_says_what_bagit_wants(nasty: Exported) -> None:
    files = _files(nasty)
    assert files["pruefarchiv/bagit.txt"] == (
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )
    payload = [data for name, data in files.items() if name.startswith("pruefarchiv/data/")]
    oxum = f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}\n"
    assert oxum in files["pruefarchiv/bag-info.txt"].decode()
    assert "3 Artikel" in files["pruefarchiv/LIESMICH.txt"].decode()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_the_unpacked_zip_can_be_checked_without_us(nasty: Exported, tmp_path: Path) -> None:
    made, holdings = nasty
    made.write("content/texte/merk würdig 100%.txt", "Ein Text.\n")
    path = tmp_path / "x.zip"
    pack(path, bag_files(made.root, holdings.settings, 3))
    made.delete("content/texte/merk würdig 100%.txt")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "pruefarchiv"
    # A percent sign is encoded as BagIt wants it, which sha256sum does not know.
    manifest = folder / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text("utf-8").replace("%25", "%"), "utf-8")
    check = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    assert subprocess.run(check, cwd=folder, check=False).returncode == 0
    (folder / "data/setzkasten.yaml").write_text("anders", "utf-8")
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 1


def test_equal_archives_make_equal_bytes(nasty: Exported, tmp_path: Path) -> None:
    again = nasty_archive(tmp_path / "anderswo")
    holdings = holdings_of(again)
    paths = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for path, (made, held) in zip(paths, (nasty, (again, holdings)), strict=True):
        os.utime(made.root / "setzkasten.yaml", (1, 1))
        pack(path, bag_files(made.root, held.settings, 3))
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_and_git_stay_outside(archive: Callable[..., Archive], tmp_path: Path) -> None:
    made = archive({"content/artikel/a.md": "---\nTitel: A\n---\n"})
    (tmp_path / "geheim").mkdir()
    (tmp_path / "geheim/x.txt").write_text("geheim", "utf-8")
    (made.root / "content/bilder").symlink_to(tmp_path / "geheim", target_is_directory=True)
    (made.root / "content/texte").mkdir()
    (made.root / "content/texte/x.txt").symlink_to(tmp_path / "geheim/x.txt")
    made.write("site/.git/config", "x")
    holdings = holdings_of(made)
    names = [name for name, _ in bag_files(made.root, holdings.settings, 1)]
    assert not [name for name in names if "geheim" in name or ".git" in name or "x.txt" in name]


def test_nobody_ever_sees_half_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"the last good one")

    def failing() -> object:
        yield "a", b"x"
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        pack(path, failing())  # type: ignore[arg-type]
    assert path.read_bytes() == b"the last good one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.zip"]


def test_packing_minds_no_clock_and_no_rights() -> None:
    data = packed([("ä.txt", b"x" * 100)])
    entry = zipfile.ZipFile(io.BytesIO(data)).infolist()[0]
    assert entry.filename == "ä.txt"
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.external_attr >> 16 == 0o100644
