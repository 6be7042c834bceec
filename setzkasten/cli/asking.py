"""Show what would change in files, ask, and change it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from setzkasten.cli.reporting import print_problems
from setzkasten.cli.terminal import harmless, styled
from setzkasten.desk.changing import FileChange, diff, write_changes
from setzkasten.language.numbers import count
from setzkasten.model.problem import Problem

_COLOURS = {"+": "green", "-": "red", "@": "blue"}


def print_diff(changes: Sequence[FileChange], out: TextIO) -> None:
    """Print what would change, file by file."""
    for change in changes:
        for number, line in enumerate(diff(change)):
            style = "bold" if number < 2 else _COLOURS.get(line[:1], "")  # noqa: PLR2004
            shown = harmless(line)
            print(styled(shown, style, out) if style else shown, file=out)


def hand_note(changes: Sequence[FileChange], machine: frozenset[str], *, done: bool) -> str:
    """Say how many files stop following their raw text; "" for none.

    Args:
        changes: the files.
        machine: those that follow their raw text.
        done: whether they are changed already.
    """
    theirs = sum(change.path in machine for change in changes)
    if not theirs:
        return ""
    if theirs == len(changes):
        which = "Sie folgt" if theirs == 1 else "Sie folgen"
    else:
        which = "Eine davon folgt" if theirs == 1 else f"{theirs} davon folgen"
    if done:
        which = which.replace("folgt", "folgte").replace("folgen", "folgten")
    after = "gilt sie" if theirs == 1 else "gelten sie"
    when = "jetzt" if done else "danach"
    return f"{which} bisher dem Originaltext; {when} {after} als von Hand bearbeitet."


def agreed(question: str) -> bool:
    """Ask a question on the terminal; without one, the answer is no."""
    if not sys.stdin.isatty():
        return False
    answer = input(f"{question} [j/N] ")
    return answer.strip().lower() in {"j", "ja", "y", "yes"}


def carry_out(root: Path, changes: Sequence[FileChange], out: TextIO) -> bool:
    """Write the files and say so; returns whether all went well."""
    written, problems = write_changes(root, changes)
    print(f"{count(len(written), 'Datei', 'Dateien')} geändert.", file=out)
    return tell(problems)


def tell(problems: Sequence[Problem]) -> bool:
    """Print what went wrong; returns whether nothing did."""
    print_problems(problems, sys.stderr)
    return not problems
