"""Builds in processes of their own, to be killed, and archives that they can be compared with."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, Archive, article, tree

DRIVER = """
import sys
from pathlib import Path

import setzkasten.making as making
import setzkasten.workers as workers
from setzkasten.cli.main import main
from setzkasten.normalise import normalise
from setzkasten.options import Options
from setzkasten.progress import Silent
from setzkasten.site import Site

root, jobs = Path(sys.argv[1]), int(sys.argv[2])
if jobs > 1:  # even the smallest archive is built by several processes, in many batches
    workers.FILES = making.GROUPS = workers.Portions(batch=4, worthwhile=1)


class Telling(Silent):
    def phase(self, name):
        print(name, flush=True)


normalise(b"Warm", "w.txt")
print("bereit", flush=True)
report = Site(root, Options(jobs=jobs), Telling()).build()
print("fertig", flush=True)
sys.exit(0 if report.published else 1)
"""

PHASES = ("bereit", "Lesen", "Normalisieren", "Ordnen", "Setzen", "Veröffentlichen")


@dataclass(frozen=True)
class End:
    """How a build came to its end: the last phase it told of, and the signal or exit code."""

    phase: str
    code: int


def start(root: Path, jobs: int = 1) -> subprocess.Popen[bytes]:
    """Start a build in a process group of its own."""
    command = [sys.executable, "-c", DRIVER, str(root), str(jobs)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, start_new_session=True
    )


def build_and_kill(root: Path, phase: str, delay: float, jobs: int = 1) -> End:
    """Start a build and kill it, without a chance to clean up, some time after a phase began.

    Args:
        root: the archive.
        phase: the name of the phase, in German.
        delay: seconds after its beginning.
        jobs: processes that build.
    """
    process = start(root, jobs)
    assert process.stdout is not None
    seen = ""
    while line := process.stdout.readline().decode().strip():
        seen = line
        if line == phase:
            break
    _wait(process, delay)
    os.kill(process.pid, signal.SIGKILL)
    code = process.wait()
    rest = process.stdout.read().decode().split()
    process.stdout.close()
    return End(rest[-1] if rest else seen, code)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Sleep to the microsecond, as far as the system can."""
    end = time.perf_counter() + seconds
    if seconds > 0.002:
        select.select([], [], [], seconds - 0.001)
    while time.perf_counter() < end and process.poll() is None:
        pass


def is_gone(group: int) -> bool:
    """Tell whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def raw(number: int, words: str = "") -> str:
    """Return a raw text."""
    return (
        f"Laden Nummer {number} geht ins Netz {words}\n\nDer erste Absatz {words} ist lang genug, "
        f"um einer zu sein.\n\nUnd noch einer kommt dazu, damit der Text kein Titel ist. {words}\n"
        f"\nKategorie: Handel\nTags: Netz, Nummer {number % 5}\n"
    )


def contents(raws: int, hands: int) -> dict[str, str]:
    """Return an archive of raw texts, of articles written by hand, of pages and pictures."""
    files = {f"content/texte/{number}.txt": raw(number) for number in range(raws)}
    for number in range(hands):
        head = {"Datum": f"201{number % 7}-0{1 + number % 9}", "Schlagworte": "[Netz, Hand]"}
        text = article(f"Von Hand {number}", f"Absatz {number}. " * 60, **head)
        files[f"content/artikel/von-hand-{number}.md"] = text
        files[f"content/bilder/bild{number}.jpg"] = f"Bild {number} " * 5_000
    files["content/seiten/impressum.md"] = article("Impressum")
    return files


def edit(made: Archive, chance: random.Random) -> None:
    """Change an archive as an afternoon of work does: a few texts, articles, pictures, words."""
    numbers = sorted(int(p.stem) for p in (made.root / "content/texte").glob("*.txt"))
    for number in chance.sample(numbers, 5):
        made.write(f"content/texte/{number}.txt", raw(number, f"neu{chance.randrange(10**6)}"))
    new = numbers[-1] + 1
    for number in range(new, new + 3):
        made.write(f"content/texte/{number}.txt", raw(number))
    for number in chance.sample(numbers, 2):
        made.delete(f"content/texte/{number}.txt")
    hands = sorted((made.root / "content/artikel").glob("von-hand-*.md"))
    for path in chance.sample(hands, 3):
        text = article(f"Von Hand {chance.randrange(10**6)}", "Neu. " * chance.randrange(9_000))
        made.write(path.relative_to(made.root).as_posix(), text)
    picture = chance.choice(sorted((made.root / "content/bilder").glob("*.jpg")))
    made.write(picture.relative_to(made.root).as_posix(), "x" * chance.randrange(300_000))
    if chance.random() < 0.2:  # every page changes
        made.write("setzkasten.yaml", made.read("setzkasten.yaml") + f"# {chance.random()}\n")
        title = f"Titel: Archiv {chance.randrange(10**6)}\n"
        rest = made.read("setzkasten.yaml").splitlines(True)
        made.write("setzkasten.yaml", title + "".join(x for x in rest if x[:6] != "Titel:"))
    if chance.random() < 0.2:  # the whole site is swapped
        made.delete(".cache")


def machine_written(made: Archive) -> dict[str, bytes]:
    """Return the articles that the program wrote."""
    found = tree(made.root / "content/artikel")
    return {name: data for name, data in found.items() if not name.startswith("von-hand-")}


def kept_sources(made: Archive) -> dict[str, bytes]:
    """Return what no build may ever change: raw texts, articles by hand, pictures, settings."""
    found = tree(made.root / "content") | {"setzkasten": made.read("setzkasten.yaml").encode()}
    return {
        name: data
        for name, data in found.items()
        if not name.startswith("artikel/") or name.startswith("artikel/von-hand-")
    }


def check_visible(site: Mapping[str, bytes], *states: Mapping[str, bytes]) -> None:
    """Check that each file of a site is whole: as one of the states has it."""
    for name, data in site.items():
        if name.endswith("/"):  # an empty folder, about to be filled or removed
            continue
        assert any(state.get(name) == data for state in states), f"{name} is of no known state"
