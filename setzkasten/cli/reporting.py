"""Tell in German what a build did and what is wrong."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import TextIO

from setzkasten.cli.terminal import harmless, styled
from setzkasten.language.dates import long_date
from setzkasten.language.numbers import count, number
from setzkasten.messages.catalogue import CATALOGUE, Wording, wording
from setzkasten.model.problem import Problem, Severity
from setzkasten.redaktion.addresses import Way
from setzkasten.report import Report
from setzkasten.sources import stem_of

MOST_IN_FULL = 2
"""So many problems of one kind are told in full; of more, only the first."""

MOST_RECOGNISED = 5
"""Of so many new texts it is said what was recognised; of more, only their names."""

MOST_PLACES = 12
"""So many further places of one kind are named."""

MOST_WITHHELD = 6
"""So many drafts, and so many articles that are yet to come, are named."""

LONG = 2.0
"""Builds that take so many seconds say what they took them for."""

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def print_report(
    report: Report, *, profile: bool = False, stream: TextIO | None = None, origin: str = ""
) -> None:
    """Print what a build did: arrivals, problems, and a summary at the end.

    Args:
        report: of the build.
        profile: whether to say more of where the time went.
        stream: where to print; None for the standard output.
        origin: where the site can be looked at, such as `http://localhost:8000`.
    """
    out = stream or sys.stdout
    for arrival in report.arrivals[:20]:
        print(f"+ {_path(arrival.text)} → {_path(arrival.article)}", file=out)
        if arrival.recognised and len(report.arrivals) <= MOST_RECOGNISED:
            print(f"    {harmless(arrival.recognised)}", file=out)
            if origin:
                print(f"    {origin}{arrival.url}", file=out)
                desk = Way().article(stem_of(arrival.article))
                print(f"    Redaktion: {origin}{desk}", file=out)
    if len(report.arrivals) > 20:  # noqa: PLR2004
        more = count(len(report.arrivals) - 20, "weiterer Text", "weitere Texte")
        print(f"+ … und {more}", file=out)
    for article in report.followed[:20]:
        print(f"↻ {_path(article)} folgt dem geänderten Originaltext", file=out)
    for article in report.removed_articles[:20]:
        print(f"− {_path(article)} ging mit seinem gelöschten Originaltext", file=out)
    print_problems(report.problems, out)
    print(summary(report), file=out)
    if profile:
        print("\n".join(_profile(report)), file=out)
    elif report.published and _total(report) >= LONG:
        phases = [f"{name} {_seconds(seconds)}" for name, seconds in report.seconds.items()]
        print(" · ".join(phases), file=out)


def _path(path: str) -> str:
    """Return a path in one line, whatever its name holds."""
    return harmless(path).replace("\n", "␊")


def summary(report: Report) -> str:
    """Return the summary of a build in one or two lines."""
    if not report.published:
        return "Die Website wurde nicht erneuert; die bisherige bleibt, wie sie ist."
    parts = [
        count(report.articles, "Artikel", "Artikel"),
        count(report.categories, "Kategorie", "Kategorien"),
        count(report.tags, "Schlagwort", "Schlagworte"),
        count(report.authors, "Autorin oder Autor", "Autorinnen und Autoren"),
    ]
    if report.duplicates:
        parts.append(count(report.duplicates, "Duplikat", "Duplikate"))
    files = [
        count(report.written, "Datei geschrieben", "Dateien geschrieben"),
        f"{number(report.unchanged)} unverändert",
        f"{number(report.removed)} entfernt",
    ]
    lines = [" · ".join(parts), *_withheld(report)]
    return "\n".join([*lines, f"{', '.join(files)} · {_seconds(_total(report))}"])


def _withheld(report: Report) -> Iterator[str]:
    """Yield a line about what is not published yet, and which that is; none where all is."""
    drafts, coming = report.drafts, report.coming
    parts = []
    if drafts:
        names = _named([stem_of(entry.path) for entry in drafts])
        parts.append(f"{count(len(drafts), 'Entwurf', 'Entwürfe')} ({names})")
    if coming:
        names = _named(
            [f"{stem_of(entry.path)} am {long_date(entry.due or '')}" for entry in coming]
        )
        later = count(len(coming), "Artikel erscheint", "Artikel erscheinen")
        parts.append(f"{later} später ({names})")
    if parts:
        where = "Nur in der Vorschau" if report.previewed else "Nicht veröffentlicht"
        yield f"{where}: {' · '.join(parts)}"


def _named(names: list[str]) -> str:
    """Name some files by their stems, and say how many more there are."""
    shown = [_path(name) for name in names[:MOST_WITHHELD]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" und {count(more, 'weiterer', 'weitere')}" if more else "")


def _total(report: Report) -> float:
    return report.total or sum(report.seconds.values())


def _profile(report: Report) -> Iterator[str]:
    """Yield what each phase took, its share of all, and what came before and between them."""
    total = _total(report)
    phases = dict(report.seconds)
    phases["Übriges"] = max(0.0, total - sum(phases.values()))
    for name, seconds in phases.items():
        share = round(100 * seconds / total) if total else 0
        yield f"  {name:<16} {_seconds(seconds):>9} {share:>4} %"


def _seconds(value: float) -> str:
    return f"{value:.2f} s".replace(".", ",")


def print_problems(problems: Iterable[Problem], out: TextIO) -> None:
    """Print problems, the worst last, so that they are still on the screen.

    Of problems of one kind the first is told in full, the others by their places, if these
    differ.
    """
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    for severity in reversed(Severity):
        for code, found in kinds.items():
            if CATALOGUE[code].severity is severity:
                for line in _kind(found, out):
                    print(line, file=out)


def _kind(problems: list[Problem], out: TextIO) -> Iterator[str]:
    """Yield the lines about problems of one kind."""
    wordings = [_printable(wording(problem)) for problem in problems]
    places = {entry.place for entry in wordings if entry.place}
    in_full = len(wordings) <= MOST_IN_FULL or len(places) < len(wordings)
    if in_full:
        shown = wordings[:MOST_PLACES]
        yield from [_problem(entry, out) for entry in shown]
    else:
        shown = wordings[: MOST_PLACES + 1]
        yield _problem(wordings[0], out)
        yield f"  Ebenso an {count(len(wordings) - 1, 'weiteren Stelle', 'weiteren Stellen')}:"
        yield from [f"    {entry.place}" for entry in shown[1:]]
    if len(wordings) > len(shown):
        yield f"    … und {count(len(wordings) - len(shown), 'weitere', 'weitere')}"


def _printable(entry: Wording) -> Wording:
    text, cure = harmless(entry.text), harmless(entry.cure)
    return Wording(entry.severity, _path(entry.place), text, cure)


def _problem(entry: Wording, out: TextIO) -> str:
    width = min(100, get_terminal_size().columns) - 1
    head = styled(f"{entry.severity}:", _STYLES[entry.severity], out)
    lines = [f"{head} {entry.place}".rstrip()]
    lines += textwrap.wrap(entry.text, width, initial_indent="  ", subsequent_indent="  ")
    lines += textwrap.wrap(entry.cure, width, initial_indent="  → ", subsequent_indent="    ")
    return "\n".join(lines)
