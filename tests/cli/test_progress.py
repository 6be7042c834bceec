"""The bar of a long build: only on a terminal, only after a while, and gone at the end."""

from __future__ import annotations

import io
import re

import pytest

from setzkasten.cli import progress as module
from setzkasten.cli.progress import TerminalProgress

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def words(self) -> str:
        """What has been written, without the commands to the terminal."""
        return _COLOURS.sub("", self.getvalue())


def _terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Let a test have a terminal; pytest takes one from a fixture away before the test begins."""
    made = _Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    return made


def _work(progress: TerminalProgress) -> None:
    with progress:
        progress.phase("Lesen")
        progress.total(40)
        for _ in range(40):
            progress.step()
        progress.phase("Setzen")
        progress.total(60)
        progress.step(20)


def test_a_long_build_has_a_bar_that_names_its_phases(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    _work(TerminalProgress())
    assert "Lesen" in terminal.words
    assert "Setzen" in terminal.words
    assert "20/60" in terminal.words


def test_a_short_build_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    monkeypatch.setattr(module, "PATIENCE", 60.0)
    _work(TerminalProgress())
    assert terminal.words == ""


def test_nor_has_one_that_nobody_looks_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    _work(TerminalProgress())
    assert capsys.readouterr().err == ""


def test_it_says_how_fast_it_goes_and_how_long_it_will_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _terminal(monkeypatch)
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    progress = TerminalProgress()
    progress.phase("Lesen")
    progress.total(5_000)
    assert progress._pace() == "", "nothing is done yet"
    now[0] += 2
    for _ in range(3):
        progress.step(1_000)
    assert progress._pace() == "1.500/s, noch 1 s"
    progress.total(0)
    assert progress._pace() == "", "nobody knows how much there is"
    progress.__exit__(None, None, None)


def test_whoever_waits_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    TerminalProgress().waiting("Prozess 7")
    assert "Prozess 7" in capsys.readouterr().err
