"""`check`: everything that an editor should look at, and what can be mended at once."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.check.check import Checked, check_archive
from setzkasten.cli.asking import agreed, carry_out, hand_note, print_diff, tell
from setzkasten.cli.clock import today
from setzkasten.cli.findings import as_github, as_json, print_findings
from setzkasten.language.numbers import count
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import Severity
from setzkasten.options import Options
from setzkasten.receipt import unchanged
from setzkasten.remembering import Memory
from setzkasten.report import Report
from setzkasten.sources import find_sources

if TYPE_CHECKING:
    import argparse

FAILED = 1
BUSY = 4
"""Exit code where another build in the same archive did not end in time."""


def check(options: argparse.Namespace, root: Path) -> int:
    """Build, so that nothing is stale, check, and say what was found; returns the exit code."""
    day = today()
    report = _build(root, options.base_url, day)
    if any(entry.code == "bau-laeuft" for entry in report.problems):
        tell(report.problems)
        return BUSY
    checked = check_archive(root, report, date.fromisoformat(day), options.base_url)
    if options.fix:
        done = _fix(root, checked, yes=options.yes, apart=options.format != "text")
        if done is None:
            return FAILED
        if done:
            report = _build(root, options.base_url, day)
            checked = check_archive(root, report, date.fromisoformat(day), options.base_url)
    _FORMATS[options.format](checked, options)
    failed = checked.count(Severity.ERROR) or not report.published
    failed = failed or (options.strict and checked.count(Severity.WARNING))
    return FAILED if failed else 0


def _build(root: Path, base_url: str | None, day: IsoDate) -> Report:
    # Where the preview runs, its site keeps the drafts that somebody may be looking at.
    wanted = Options(base_url=base_url, today=day, drafts=Memory(root, Options()).load().drafts)
    sources = find_sources(root)
    report = unchanged(root, wanted, sources)
    if report is not None:
        return report
    from setzkasten.cli.progress import TerminalProgress
    from setzkasten.site import Site

    with TerminalProgress() as progress:
        return Site(root, wanted, progress).build(sources)


def _fix(root: Path, checked: Checked, *, yes: bool, apart: bool) -> bool | None:
    """Show what can be mended, ask, and mend it.

    Returns:
        Whether anything was changed; None where that went wrong.
    """
    from setzkasten.desk.changing import plan_changes
    from setzkasten.desk.mending import mends

    out = sys.stderr if apart else sys.stdout
    changes, problems = plan_changes(root, mends(checked.stock.articles))
    tell(problems)
    if not changes:
        print("Es gibt nichts, was sich von selbst in Ordnung bringen ließe.", file=out)
        return False
    print_diff(changes, out)
    note = hand_note(changes, checked.stock.machine, done=False)
    print(f"\n{count(len(changes), 'Datei', 'Dateien')} zu ändern. {note}".rstrip(), file=out)
    if not (yes or agreed("So ändern?")):
        print("Nichts geändert. Ohne Nachfrage: check --fix --yes", file=out)
        return False
    return True if carry_out(root, changes, out) else None


def _text(checked: Checked, options: argparse.Namespace) -> None:
    print_findings(checked, sys.stdout, everything=options.all)


def _json(checked: Checked, options: argparse.Namespace) -> None:  # noqa: ARG001
    print(as_json(checked))


def _github(checked: Checked, options: argparse.Namespace) -> None:  # noqa: ARG001
    for line in as_github(checked):
        print(line)


_FORMATS = {"text": _text, "json": _json, "github": _github}
