"""How the findings of a check are written: for people, as JSON, as annotations of GitHub."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from itertools import groupby
from shutil import get_terminal_size
from typing import TextIO

from setzkasten.check.check import Checked
from setzkasten.cli.terminal import harmless, has_colour
from setzkasten.language.numbers import count
from setzkasten.messages.catalogue import wording
from setzkasten.model.problem import Problem, Severity

MOST = 8
"""So many findings of one kind are shown, unless all are asked for."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}
_NAMES = {
    Severity.ERROR: ("Fehler", "Fehler"),
    Severity.WARNING: ("Warnung", "Warnungen"),
    Severity.NOTE: ("Hinweis", "Hinweise"),
}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def print_findings(checked: Checked, out: TextIO, *, everything: bool = False) -> None:
    """Print the findings by severity and kind: places and words, then what to do.

    Args:
        checked: what was found.
        out: where to; in colour on a terminal that wants it.
        everything: whether to show all findings of a kind.
    """
    from rich.console import Console
    from rich.text import Text

    class Findings(Console):
        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704  # rich calls this with the error at hand, and would exit with 1

    width = min(100, get_terminal_size().columns)
    colour = has_colour(out)
    console = Findings(
        file=out,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=not colour,
        force_terminal=colour,
        legacy_windows=False,
        soft_wrap=True,
    )
    for style, line in _lines(checked, width - 1, everything=everything):
        console.print(Text(line, style if colour else ""))


def _lines(checked: Checked, width: int, *, everything: bool) -> Iterator[tuple[str, str]]:
    """Yield each line with its style."""
    for severity, found in groupby(checked.problems, key=lambda entry: wording(entry).severity):
        problems = list(found)
        yield _STYLES[severity], f"── {count(len(problems), *_NAMES[severity])} ──"
        for _, kind in groupby(problems, key=lambda entry: entry.code):
            yield "", ""
            yield from _kind(list(kind), width, everything=everything)
        yield "", ""
    yield "bold", summary(checked)
    if checked.problems and not everything:
        yield "dim", "Alles ungekürzt: check --all. Was sich von selbst beheben lässt: check --fix"


def _kind(problems: list[Problem], width: int, *, everything: bool) -> Iterator[tuple[str, str]]:
    """Yield the findings of one kind; words and cures that are the same for all come once."""
    shown = problems if everything or len(problems) <= MOST + 1 else problems[:MOST]
    words = [wording(entry) for entry in shown]
    same_text = len(words) > 1 and len({entry.text for entry in words}) == 1
    same_cure = len({entry.cure for entry in words}) == 1
    if same_text:
        yield from [("", line) for line in _wrapped(words[0].text, width, "", "")]
    for entry in words:
        place = _one_line(entry.place) or "Das ganze Archiv"
        yield "bold", f"  {place}" if same_text else place
        if not same_text:
            yield from [("", line) for line in _wrapped(entry.text, width, "  ", "  ")]
        if entry.cure and not same_cure:
            yield from [("", line) for line in _wrapped(entry.cure, width, "  → ", "    ")]
    if len(problems) > len(shown):
        yield "dim", f"  … und {count(len(problems) - len(shown), 'weiteres Mal', 'weitere Male')}"
    if same_cure and words[0].cure:
        yield from [("", line) for line in _wrapped(words[0].cure, width, "→ ", "  ")]


def _wrapped(text: str, width: int, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        _one_line(text),
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _one_line(text: str) -> str:
    return harmless(text).replace("\n", "␊")


def summary(checked: Checked) -> str:
    """Return the result in one line."""
    articles = count(checked.articles, "Artikel", "Artikel")
    counts = [
        count(number, *_NAMES[severity])
        for severity in Severity
        if (number := checked.count(severity))
    ]
    found = ", ".join(counts) or "nichts zu beanstanden"
    links = "" if checked.complete else " Links nicht geprüft, weil der Bau gescheitert ist."
    return f"{articles} geprüft: {found}.{links}"


def as_json(checked: Checked) -> str:
    """Return the findings as JSON: counts, and a list in the order of severity."""
    findings = []
    for entry in checked.problems:
        words = wording(entry)
        findings.append(
            {
                "severity": _LEVELS[words.severity],
                "code": entry.code,
                "file": entry.path or None,
                "line": entry.line,
                "message": words.text,
                "cure": words.cure or None,
                "values": dict(entry.values),
            }
        )
    document = {
        "articles": checked.articles,
        "complete": checked.complete,
        **{f"{_LEVELS[severity]}s": checked.count(severity) for severity in Severity},
        "findings": findings,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_github(checked: Checked) -> Iterator[str]:
    """Yield a workflow command for each finding, the worst first, then the result.

    GitHub shows ten annotations of each kind per step. The form and what has to be escaped:
    "Workflow commands for GitHub Actions" in its documentation, and `command.ts` of
    `actions/toolkit`.
    """
    for entry in checked.problems:
        words = wording(entry)
        properties = []
        if entry.path:
            properties.append(f"file={_property(entry.path)}")
        if entry.path and entry.line:
            properties.append(f"line={entry.line}")
        properties.append(f"title={_property(str(words.severity))}")
        message = f"{words.text} {words.cure}".strip()
        yield f"::{_LEVELS[words.severity]} {','.join(properties)}::{_data(message)}"
    yield summary(checked)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
