"""A reader who stops early, as `head` does, ends a command quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import ROOT, Archive, article

Make = Callable[..., Archive]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes")

FILES = {
    "content/texte/a.txt": "Der Zoll\n\nEin Absatz über den Zoll und die Pakete.\n",
    **{
        f"content/artikel/{n}.md": article(f"Titel {n}", "[x](/nichts/)", Kategorien="[Zoll]")
        for n in range(40)
    },
}

COMMANDS = [
    ["build"],
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
    ["explain", "a.txt"],
    ["term", "rename", "Zoll", "Abgaben", "--dry-run"],
    ["export", "catalogue"],
    ["deploy", "--dry-run"],
    ["rules", "nginx"],
    ["--help"],
    ["check", "--help"],
]


def _start(
    made: Archive, command: list[str], stdout: int, *, buffered: bool = True
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "setzkasten", *command],
        cwd=made.root,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "" if buffered else "1"},
    )


@pytest.mark.parametrize("buffered", [True, False], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_closed_pipe_is_no_failure(archive: Make, command: list[str], *, buffered: bool) -> None:
    made = archive(FILES)
    made.build(lasting=True)
    reading, writing = os.pipe()
    os.close(reading)  # before anything is written, so that every write fails
    try:
        process = _start(made, command, writing, buffered=buffered)
    finally:
        os.close(writing)
    _, told = process.communicate(timeout=120)
    assert told == b""
    assert process.returncode == 141
    assert not (made.root / ".cache/fehler.txt").exists()


def test_head_gets_its_line(archive: Make) -> None:
    made = archive(FILES)
    process = _start(made, ["check", "--all"], subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert told == b""
    assert process.wait(120) in {1, 141}  # 1 where all fitted into the pipe before it was closed


def test_a_fault_of_another_pipe_is_told(
    archive: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from setzkasten.cli import main as command_line

    def broken(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setitem(command_line._COMMANDS, "check", broken)
    assert command_line.main(["check"], archive(FILES).root) == 3
    assert "eigenen Fehler" in capsys.readouterr().err
