"""SIGKILL at random moments: nothing half written is seen, nothing lost, and the next build heals.

`pytest tests/crash -m slow` runs the long series; each failure names the seed that repeats it.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Archive, make_archive, tree
from tests.crash.building import (
    PHASES,
    build_and_kill,
    check_visible,
    contents,
    edit,
    is_gone,
    kept_sources,
    machine_written,
    start,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")

LONGEST = {"bereit": 0.02, "Lesen": 0.02, "Normalisieren": 0.1, "Ordnen": 0.01, "Setzen": 0.1}
"""Seconds about which a phase of the small archive takes; publishing has the rest."""


@pytest.fixture
def made(tmp_path: Path) -> Archive:
    made = make_archive(tmp_path / "archiv", contents(raws=24, hands=8))
    assert made.build().published
    return made


def _kill_once(made: Archive, place: Path, seed: int, jobs: int) -> str:
    """Edit, build, kill, check, heal, compare; returns the phase in which the build died."""
    chance = random.Random(seed)  # noqa: S311  # a test that can be repeated
    before, articles = made.output(), machine_written(made)
    edit(made, chance)
    sources = kept_sources(made)
    # What a build comes to that nobody kills; memory and all, since that knows what was deleted.
    shutil.rmtree(place, ignore_errors=True)
    wanted = Archive(Path(shutil.copytree(made.root, place)))
    assert wanted.build().published
    expected = wanted.output()
    phase = chance.choice(PHASES)
    end = build_and_kill(made.root, phase, chance.uniform(0, LONGEST.get(phase, 0.03)), jobs)

    seen = made.output()
    if (made.root / "site").is_dir():
        check_visible(seen, before, expected)
    else:  # the one moment in which the folder is swapped; the old one waits beside it
        assert tree(made.root / ".cache/alt") == before
    assert kept_sources(made) == sources
    visible = {name: data for name, data in machine_written(made).items() if name[0] != "."}
    check_visible(visible, articles, machine_written(wanted))

    report = made.build()
    assert report.published, report.problems
    assert made.output() == expected
    assert kept_sources(made) == sources
    assert machine_written(made) == machine_written(wanted), "rests in the folder of articles"
    assert made.build().written == 0
    assert made.output() == made.clean(place)
    return end.phase


@pytest.mark.parametrize("seed", range(10))
def test_a_killed_build_is_healed(made: Archive, tmp_path: Path, seed: int) -> None:
    _kill_once(made, tmp_path / "rein", seed, jobs=1 + seed % 2)


@pytest.mark.slow
def test_a_hundred_killed_builds_are_healed(
    made: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = int(os.environ.get("SETZKASTEN_SEED", "0")) or random.randrange(10**9)  # noqa: S311
    died: dict[str, int] = {}
    for seed in range(first, first + 100):
        with capsys.disabled():
            print(f"\rseed {seed}", end=" ", flush=True)
        phase = _kill_once(made, tmp_path / "rein", seed, jobs=1 + seed % 2)
        died[phase] = died.get(phase, 0) + 1
    with capsys.disabled():
        print(died)
    assert sum(died.values()) - died.get("fertig", 0) > 50, "most builds have to die before the end"


def test_two_kills_in_a_row_are_healed(made: Archive, tmp_path: Path) -> None:
    """The build that heals is killed itself, time and again, and in the end one gets through."""
    chance = random.Random(7)  # noqa: S311
    edit(made, chance)
    edit(made, chance)
    sources = kept_sources(made)
    for phase in ("Veröffentlichen", "bereit", "Veröffentlichen"):
        build_and_kill(made.root, phase, chance.uniform(0, 0.01))
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")
    assert kept_sources(made) == sources


def test_no_worker_outlives_a_killed_build(made: Archive) -> None:
    """Else they would wait for ever, and perhaps write into what the next build prepares."""
    shutil.rmtree(made.root / ".cache")
    shutil.rmtree(made.root / "content/artikel")
    process = start(made.root, jobs=2)
    assert process.stdout is not None
    while process.stdout.readline().decode().strip() not in {"Setzen", ""}:
        pass
    process.kill()
    process.wait()
    process.stdout.close()
    end = time.monotonic() + 10
    while not is_gone(process.pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert is_gone(process.pid)
