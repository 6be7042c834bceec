"""The same bytes for any hash seed, time zone, language, number of processes and folder order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Archive, article, make_archive, tree

FILES = {
    **{
        f"content/texte/{number}.txt": (
            f"Text Nummer {number % 4}\n\nEin Absatz, der lang genug ist für einen Text.\n\n"
            f"Noch ein Absatz mit der Zahl {number}.\n\n"
            "Kategorien: Handel, handel, E-Commerce, e commerce, Öl, Oel\n\nSchlagworte: C++, C#\n"
        )
        for number in range(8)
    },
    **{
        f"content/artikel/h{number}.md": article(
            f"Von Hand {number}",
            Datum=f"201{number}-10-29",
            Autor="[Ämilie, Zoe]",
            Kategorien="[Öl]",
        )
        for number in range(6)
    },
    "content/seiten/impressum.md": article("Impressum"),
    "content/seiten/ueber.md": article("Über das Archiv"),
    "content/bilder/a.jpg": "x",
}

RUN = """
import sys
import setzkasten.making as making
import setzkasten.workers as workers
workers.FILES = making.GROUPS = workers.Portions(batch=3, worthwhile=1)
from setzkasten.cli.main import main
sys.exit(main())
"""


def _build(root: Path, *flags: str, **environment: str) -> dict[str, bytes]:
    """Build in a process of its own, with many small batches where there are more processes."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "build", *flags],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return tree(root / "site")


def _archive(root: Path) -> Archive:
    made = make_archive(root, FILES)
    shutil.copytree(ROOT / "themes/magazin", root / "themes/magazin")
    shutil.copytree(ROOT / "themes/schlicht", root / "themes/schlicht")
    made.write("setzkasten.yaml", made.read("setzkasten.yaml").replace("winzig", "magazin"))
    return made


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = _archive(tmp_path_factory.mktemp("erwartet")).root
    return _build(root, "--jobs", "1", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")


@pytest.mark.parametrize(
    ("flags", "environment"),
    [
        (("--jobs", "1"), {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}),
        (
            ("--jobs", "2"),
            {"PYTHONHASHSEED": "4711", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8"},
        ),
        (("--jobs", "3"), {"PYTHONHASHSEED": "random", "PYTHONUTF8": "0", "LC_ALL": "POSIX"}),
    ],
)
def test_the_surroundings_of_a_build_do_not_show(
    tmp_path: Path, expected: dict[str, bytes], flags: tuple[str, ...], environment: dict[str, str]
) -> None:
    found = _build(_archive(tmp_path / "archiv mit Ümlaut").root, *flags, **environment)
    assert found.keys() == expected.keys()
    assert found == expected


def test_the_order_of_folders_does_not_show(tmp_path: Path, expected: dict[str, bytes]) -> None:
    root = _archive(tmp_path / "vorlage").root
    other = tmp_path / "rueckwaerts"
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_file():
            target = other / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert _build(other) == expected


def test_the_package_can_be_run_as_a_module(tmp_path: Path, expected: dict[str, bytes]) -> None:
    root = _archive(tmp_path / "archiv").root
    done = subprocess.run(
        [sys.executable, "-m", "setzkasten", "build"],
        cwd=root / "content/texte",  # the archive is found from any folder below it
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Ö" in done.stdout.decode("utf-8") or "Artikel" in done.stdout.decode("utf-8")
    assert tree(root / "site") == expected
