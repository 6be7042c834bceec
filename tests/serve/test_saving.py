"""A save is told at once when it is complete, and never while it is half done."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.serve import saving
from setzkasten.serve.saving import Saves, Step
from setzkasten.serve.watching import Watcher
from tests.conftest import Archive, article

Make = Callable[..., Archive]

PATH = "content/artikel/a.md"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only there closing a file is told")


def _noted(*steps: Step, path: str = PATH) -> Saves:
    saves = Saves()
    for step in steps:
        saves.note(path, step)
    return saves


def _took(saves: Saves) -> float:
    start = time.monotonic()
    assert saves.settle() == {PATH}
    return time.monotonic() - start


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting is long enough to be told from none on a busy machine."""
    monkeypatch.setattr(saving, "QUIET", 0.4)


@pytest.mark.usefixtures("slow")
def test_what_was_written_and_closed_is_not_waited_for() -> None:
    assert _took(_noted(Step.OPENED, Step.WRITTEN, Step.WRITTEN, Step.CLOSED)) < 0.3
    assert _took(_noted(Step.CLOSED)) < 0.3


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    "steps", [(Step.WRITTEN,), (Step.OTHER,), (Step.OTHER, Step.CLOSED), (Step.CLOSED, Step.OTHER)]
)
def test_all_else_is_complete_when_nothing_follows(steps: tuple[Step, ...]) -> None:
    assert _took(_noted(*steps)) >= 0.4


@pytest.mark.usefixtures("slow")
def test_files_of_other_names_may_be_steps_to_a_save() -> None:
    saves = _noted(Step.CLOSED, path="content/artikel/a.md~")
    threading.Timer(0.1, saves.note, (PATH, Step.CLOSED)).start()
    assert saves.settle() == {"content/artikel/a.md~", PATH}


@pytest.mark.usefixtures("slow")
def test_one_of_many_files_waits_for_the_others() -> None:
    saves = _noted(Step.CLOSED)
    assert _took(saves) < 0.3
    saves.note(PATH, Step.CLOSED)
    assert _took(saves) >= 0.4


def test_an_open_file_is_waited_for_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "OPEN", 0.4)
    assert _took(_noted(Step.OPENED, Step.WRITTEN)) >= 0.4
    saves = _noted(Step.OPENED, Step.WRITTEN)
    threading.Timer(0.1, saves.note, (PATH, Step.CLOSED)).start()
    assert _took(saves) < 0.39


def test_reading_is_nothing() -> None:
    saves = _noted(Step.OPENED, Step.LEFT)
    assert not saves.wait(0)
    saves.note(PATH, Step.WRITTEN)  # its mode or time, since nobody has it open
    assert _took(saves) < 0.4


# --- with real files ----------------------------------------------------------------------


class _Readings:
    """What the file says at each call."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: list[str] = []
        self.told = threading.Event()

    def __call__(self, _changed: frozenset[str]) -> None:
        self.found.append(self.path.read_text("utf-8") if self.path.exists() else "")
        self.told.set()


NEW = article("Neu", "Ein Absatz. " * 500)


def _in_pieces(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(NEW), 1000):
            file.write(NEW[start : start + 1000])
            file.flush()
            time.sleep(0.05)


def _emptied_first(path: Path) -> None:
    path.write_text("", "utf-8")
    path.write_text(NEW, "utf-8")


def _moved_into_place(path: Path) -> None:
    beside = path.with_name(".a.md.swp")
    beside.write_text(NEW, "utf-8")
    beside.replace(path)


def _moved_away_first(path: Path) -> None:
    path.rename(path.with_name("a.md~"))
    path.write_text(NEW, "utf-8")
    path.with_name("a.md~").unlink()


def _deleted_first(path: Path) -> None:
    path.unlink()
    path.write_text(NEW, "utf-8")


def _with_its_mode_set(path: Path) -> None:
    path.write_text(NEW, "utf-8")
    path.chmod(0o600)
    os.utime(path)


@linux
@pytest.mark.parametrize(
    "save",
    [
        *(_in_pieces, _emptied_first, _moved_into_place, _moved_away_first, _deleted_first),
        _with_its_mode_set,
    ],
)
def test_no_half_file_is_ever_read(archive: Make, save: Callable[[Path], None]) -> None:
    made = archive({PATH: article("Alt")})
    readings = _Readings(made.root / PATH)
    with Watcher(made.root, readings):
        save(made.root / PATH)
        assert readings.told.wait(10)
        time.sleep(0.3)
    assert set(readings.found) == {NEW}
