"""SIGKILL while the Redaktion writes: the old file or the new one, never half, never another."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Archive, article, make_archive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")

DRIVER = """
import sys
from pathlib import Path

from setzkasten.redaktion.editing import Editing, current

root = Path(sys.argv[1])
editing = Editing(root)
print("bereit", flush=True)
for number in range(100_000):
    editing.change(current(root, "content/artikel/a.md"), {"title": f"T{number}"}, "Titel")
    if number % 2:
        editing.take_back()
    editing.take_in(f"{number}.txt", b"Text %d\\n" % number * 20_000)
"""

BODY = "Ein Satz, der bleibt. " * 20_000


def _kill_once(made: Archive, seed: int) -> int:
    """Let a Redaktion write and kill it; return how many texts it had taken in."""
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(made.root)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"bereit\n"
    time.sleep(random.Random(seed).uniform(0.001, 0.12))  # noqa: S311  # can be repeated
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    text = made.read("content/artikel/a.md")
    title = text.partition("Titel: ")[2].partition("\n")[0]
    assert text == article("{0}", BODY, Kommentar="x").replace("{0}", title)
    assert title == "A" or title.removeprefix("T").isdecimal()
    visible = [
        path for path in (made.root / "content/texte").glob("*") if not path.name.startswith(".")
    ]
    for path in visible:
        assert path.read_bytes() == b"Text %d\n" % int(path.stem) * 20_000
    return len(visible)


def _series(place: Path, seeds: range) -> int:
    made = make_archive(
        place / "archiv", {"content/artikel/a.md": article("A", BODY, Kommentar="x")}
    )
    (made.root / "content/texte").mkdir()
    written = 0
    for seed in seeds:
        written += _kill_once(made, seed)
        for path in (made.root / "content/texte").glob("*.txt"):
            path.unlink()
    # What the dead left behind is in nobody's way.
    (made.root / "content/artikel/a.md").write_text(article("A"), "utf-8")
    made.write("content/texte/0.txt", "Ein Titel\n\nEin Satz, der etwas sagt.\n")
    assert made.build().published
    assert made.articles() == ["a.md", "ein-titel.md"]
    return written


def test_a_killed_redaktion_leaves_whole_files(tmp_path: Path) -> None:
    assert _series(tmp_path, range(10)) > 0


@pytest.mark.slow
def test_a_redaktion_killed_a_hundred_times_leaves_whole_files(tmp_path: Path) -> None:
    first = int(os.environ.get("SETZKASTEN_SEED", "0")) or random.randrange(10**9)  # noqa: S311
    assert _series(tmp_path, range(first, first + 100)) > 0
