"""A fault of the program: a word to the editor, the trace to a file, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from setzkasten.cli import main as module
from setzkasten.cli.failures import tell_failure
from setzkasten.cli.main import main
from tests.conftest import make_archive


def _fail(text: str) -> None:
    raise IndexError(text)


def _raised(text: str) -> Exception:
    try:
        _fail(text)
    except IndexError as error:
        return error
    raise AssertionError


def test_the_trace_is_kept_for_developers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_failure(_raised("außer Rand"), tmp_path)
    trace = (tmp_path / ".cache/fehler.txt").read_text("utf-8")
    assert "test_failures.py" in trace
    assert "IndexError: außer Rand" in trace
    said = capsys.readouterr().err
    assert str(tmp_path / ".cache/fehler.txt") in said
    assert "Ihre Dateien sind unverändert" in said
    assert "Traceback" not in said


def test_where_nothing_can_be_written_the_error_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".cache").write_text("keine Mappe", "utf-8")
    tell_failure(_raised("außer Rand"), tmp_path)
    assert "IndexError: außer Rand" in capsys.readouterr().err


def test_a_fault_in_a_command_ends_with_a_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_archive(tmp_path)

    def faulty(*_arguments: object) -> int:
        raise IndexError("außer Rand")

    monkeypatch.setitem(module._COMMANDS, "build", faulty)
    assert main(["build"], made.root) == 3
    assert "auf einen eigenen Fehler gestoßen" in capsys.readouterr().err
