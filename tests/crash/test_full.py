"""A full disk, a folder that cannot be written: a clear message, the last good site, no loss."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from setzkasten.messages.catalogue import wording
from tests.conftest import ROOT, Archive, article, make_archive
from tests.crash.building import (
    check_visible,
    contents,
    edit,
    kept_sources,
    machine_written,
    raw,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights of POSIX")

BUILD = """
import resource, sys
from pathlib import Path
from setzkasten.cli.main import main
limit = int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.dont_write_bytecode = True  # Python's own files are not what is looked at
sys.exit(main(["build", "--jobs", "1"], Path(sys.argv[1])))
"""

NOBODY = 65534


def _build(root: Path, *, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """Build as the command line does, perhaps with a limit for each file, in bytes."""
    command = [sys.executable, "-c", BUILD, str(root), str(limit)]
    # What measures coverage writes a file of its own, for which there is no room either.
    unmeasured = {name: value for name, value in os.environ.items() if name[:9] != "COVERAGE_"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=unmeasured if limit else None,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def _words(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join(f"{done.stdout} {done.stderr}".split())


def _edited(root: Path, seed: int = 2) -> Archive:
    """Return an archive that was built once and then edited."""
    made = make_archive(root, contents(raws=20, hands=8))
    assert made.build().published
    edit(made, random.Random(seed))  # noqa: S311  # a test that can be repeated
    return made


@pytest.mark.parametrize("limit", [100, 5_000, 120_000])
def test_files_that_cannot_be_written_whole_are_not_seen(tmp_path: Path, limit: int) -> None:
    made = _edited(tmp_path / "archiv")
    before, articles, sources = made.output(), machine_written(made), kept_sources(made)
    wanted = Archive(Path(shutil.copytree(made.root, tmp_path / "kopie")))
    assert wanted.build().published

    done = _build(made.root, limit=limit)
    assert "Traceback" not in done.stderr
    assert "die Datei wird zu groß für den Datenträger" in _words(done)
    assert kept_sources(made) == sources
    assert not [name for name in machine_written(made) if name.startswith(".")]
    check_visible(machine_written(made), articles, machine_written(wanted))
    if done.returncode:
        assert done.returncode == 1
        assert "die bisherige bleibt, wie sie ist" in _words(done)
        assert made.output() == before
    else:
        assert "ließ sich nicht festhalten" in _words(done) or "lässt sich nicht" in _words(done)
        assert made.output() == wanted.output()

    assert made.build().published
    assert made.output() == wanted.output()
    assert kept_sources(made) == sources


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "platte"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("no small disk without the right to mount")
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("room", [0, 40, 250])
def test_a_full_disk_leaves_the_last_good_site(small_disk: Path, tmp_path: Path, room: int) -> None:
    """The room, in kilobytes, ends the build at another moment each time."""
    made = _edited(small_disk / "archiv", seed=2)
    for number in range(100, 130):
        made.write(f"content/texte/{number}.txt", raw(number))
    before, articles, sources = made.output(), machine_written(made), kept_sources(made)
    wanted = Archive(Path(shutil.copytree(made.root, tmp_path / "kopie")))
    assert wanted.build().published

    filler = small_disk / "fueller"
    free = os.statvfs(small_disk)
    filler.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - room * 1024))
    done = _build(made.root)
    assert "Traceback" not in done.stderr
    assert kept_sources(made) == sources
    assert not [name for name in machine_written(made) if name.startswith(".")]
    check_visible(machine_written(made), articles, machine_written(wanted))
    if done.returncode:
        assert done.returncode == 1
        assert "der Datenträger ist voll" in _words(done)
        assert made.output() == before
    else:
        assert made.output() == wanted.output()
    assert done.returncode == 1 or room >= 100, "with so little room no build can succeed"

    filler.unlink()
    assert made.build().published
    assert made.output() == wanted.output()
    assert machine_written(made) == machine_written(wanted)


needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Archive]:
    """An archive that everybody may read and nobody but its owner may write.

    It was built before, so all modules are loaded that perhaps only the owner may read.
    """
    opened = [folder for folder in (tmp_path, *tmp_path.parents) if folder.stat().st_uid == 0]
    before = {folder: folder.stat().st_mode for folder in opened}
    for folder, mode in before.items():
        folder.chmod(mode | 0o055)
    yield _edited(tmp_path / "archiv")
    for folder, mode in before.items():
        folder.chmod(mode)


@contextmanager
def _as_nobody(*owned: Path) -> Iterator[None]:
    """Be a user to whom nothing belongs but the given folders."""
    for folder in owned:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@needs_root
@pytest.mark.parametrize(
    ("writable", "published"),
    [
        ((), False),
        ((".cache",), False),
        (("content/artikel",), False),
        (("site",), False),
        ((".cache", "site"), True),
        ((".cache", "site", "content/artikel"), True),
    ],
)
def test_without_permission_there_is_a_message_and_the_last_good_site(
    made: Archive, tmp_path: Path, writable: tuple[str, ...], *, published: bool
) -> None:
    before, sources = made.output(), kept_sources(made)
    wanted = Archive(Path(shutil.copytree(made.root, tmp_path / "kopie")))
    assert wanted.build().published
    with _as_nobody(*[made.root / name for name in writable]):
        report = made.build()
        again = made.build()
    assert report.published == again.published == published, report.problems
    assert kept_sources(made) == sources
    if not published:
        assert made.output() == before
    elif "content/artikel" in writable:
        assert made.output() == wanted.output()
    else:  # what cannot be renamed stays beside what is new
        assert wanted.output().keys() <= made.output().keys()
    if len(writable) < 3:
        assert "keine Berechtigung" in " ".join(wording(entry).text for entry in report.problems)
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


@needs_root
def test_a_text_that_may_not_be_read_is_told_and_the_rest_is_built(made: Archive) -> None:
    made.write("content/texte/geheim.txt", raw(999)).chmod(0)
    made.write("content/texte/zu/geheim.txt", raw(998)).parent.chmod(0)
    made.write("content/artikel/geheim.md", article("Geheim")).chmod(0)
    names = (".cache", "site", "content/artikel")
    with _as_nobody(*[made.root / name for name in names]):
        (made.root / "content/artikel/geheim.md").chmod(0)
        report = made.build()
    assert report.published
    assert report.written > 0
    told = {entry.path for entry in report.problems}
    closed = {"content/texte/geheim.txt", "content/artikel/geheim.md", "content/texte/zu"}
    assert closed <= told
    assert "Geheim" not in "".join(map(str, made.output().values()))
